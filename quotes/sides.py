"""What a collation needs to know of each of its two texts before it cuts them into units."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from quotes.dates import MONTHS, DateOrder, date_orders
from quotes.lexicon import Lexicon, lexicon_for
from quotes.runs import Runs, runs
from quotes.units import Other, Phrases, bracketed

MOST_ACRONYM = 7  # letters
LEAST_COMPOUND = 5  # letters; shorter words come together by chance


@dataclass(frozen=True, slots=True)
class Side:
    """One text of a collation.

    ``words`` are its folded words, ``joints`` what two or three neighbours make when written as one,
    ``lower`` the words that it writes in small letters somewhere, ``lexicon`` the small words of its
    language, ``clipped`` the words written with an apostrophe, ``acronyms`` those written in capitals,
    ``dates`` the orders of day and month in its dates.
    """

    runs: Runs
    words: frozenset[str]
    joints: frozenset[str]
    lower: frozenset[str]
    lexicon: Lexicon
    clipped: frozenset[str]
    acronyms: frozenset[str]
    dates: frozenset[DateOrder]

    def says(self, phrase: str) -> bool:
        """Tell whether the text has these folded words, in this order and next to each other."""
        wanted = phrase.split()
        if not self.words.issuperset(wanted):
            return False
        return len(wanted) == 1 or f" {phrase} " in f" {' '.join(self.runs.folded)} "


def side(text: str) -> Side:
    """Read one text of a collation."""
    words = runs(text)
    folded = words.folded
    joints = {one + two for one, two in pairwise(folded)}
    joints |= {one + two + three for one, two, three in zip(folded, folded[1:], folded[2:], strict=False)}
    lower = {word for word, start in zip(folded, words.starts, strict=True) if text[start].islower()}
    return Side(
        runs=words,
        words=frozenset(folded),
        joints=frozenset(joints),
        lower=frozenset(lower),
        lexicon=lexicon_for(folded),
        clipped=_written(words, _clipped),
        acronyms=_written(words, _acronym),
        dates=date_orders(folded) if not MONTHS.isdisjoint(folded) else frozenset(),
    )


def _written(words: Runs, test: Callable[[str], bool]) -> frozenset[str]:
    """Return the folded words whose written form passes a test."""
    text = words.text
    return frozenset(
        folded
        for folded, start, end in zip(words.folded, words.starts, words.ends, strict=True)
        if (end - start > len(folded) or text[start].isupper()) and test(text[start:end])
    )


def _clipped(written: str) -> bool:
    return "'" in written or "’" in written


def _acronym(written: str) -> bool:
    return 2 <= len(written) <= MOST_ACRONYM and written.isupper()


def other_of(one: Side, other: Side, phrases: Phrases, *, inserts: bool) -> Other:
    """Gather what cutting ``one`` needs to know of the text it is laid against.

    Args:
        one: the text to cut.
        other: the text it is laid against.
        phrases: the words of ``one`` to read as one unit.
        inserts: whether square and round brackets in ``one`` may be a writer's insertions.
    """
    compounds = frozenset(
        word for word in (one.joints & other.words) - one.words if len(word) >= LEAST_COMPOUND
    )
    dates = bool(one.dates and other.dates and one.dates != other.dates)
    if not inserts:
        return Other(words=compounds, phrases=phrases, inserts=False, dates=dates)
    running = f" {' '.join(other.runs.folded)} " if "(" in one.runs.text else ""
    brackets = frozenset(bracketed(other.runs.text, "bracket"))
    parens = bracketed(other.runs.text, "paren") if running else ()
    return Other(
        words=compounds, phrases=phrases, brackets=brackets, parens=parens, running=running, dates=dates
    )
