"""What a collation needs to know of each of its two texts before it cuts them into units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from quotes.wording.specials import bracketed
from quotes.wording.unit import Other, Phrases
from quotes.words.dates import MONTHS, DateOrder, date_orders
from quotes.words.lexicon import Lexicon, lexicon_for
from quotes.words.runs import Runs, runs
from quotes.words.small_words import small_words

_ELIDING = frozenset(("fr", "it"))
_WORDS_ELIDED = "|".join(sorted(small_words("elided")))
_ELIDED = re.compile(rf"(?<!\w)(?:{_WORDS_ELIDED})['’](?=\w)", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
MOST_ACRONYM = 7  # letters
LEAST_COMPOUND = 5  # letters; shorter words come together by chance


@dataclass(frozen=True, eq=False)
class Side:
    """One text of a collation; what few collations ask for is worked out when it is asked for.

    ``words`` are its folded words, ``dates`` the orders of day and month in its dates.
    """

    runs: Runs
    words: frozenset[str]
    dates: frozenset[DateOrder]
    _parted: Runs

    @cached_property
    def lexicon(self) -> Lexicon:
        """The small words of its language."""
        return lexicon_for(self._parted.folded)

    @cached_property
    def has_digits(self) -> bool:
        """Tell whether there is a digit in it."""
        return _DIGIT.search(self.runs.text) is not None

    @cached_property
    def clipped(self) -> frozenset[str]:
        """The words written with an apostrophe."""
        if "'" not in self.runs.text and "’" not in self.runs.text:
            return frozenset()
        return frozenset(folded for folded, written in self._written() if "'" in written or "’" in written)

    def acronyms(self, among: frozenset[str]) -> list[str]:
        """Return which of some folded words are written in capitals, sorted."""
        if self.words.isdisjoint(among):
            return []
        text, starts, ends, words = self.runs
        places = [place for place, folded in enumerate(words) if folded in among]
        return sorted({words[place] for place in places if _acronym(text[starts[place] : ends[place]])})

    def _written(self) -> Iterator[tuple[str, str]]:
        text = self.runs.text
        for folded, start, end in zip(self.runs.folded, self.runs.starts, self.runs.ends, strict=True):
            yield folded, text[start:end]

    @cached_property
    def lower(self) -> frozenset[str]:
        """The words that the text writes in small letters somewhere."""
        text = self.runs.text
        starts = zip(self.runs.folded, self.runs.starts, strict=True)
        return frozenset(word for word, start in starts if text[start].islower())

    @cached_property
    def running(self) -> str:
        """The folded words, each between blanks."""
        return f" {' '.join(self.runs.folded)} "

    @cached_property
    def _written_as_one(self) -> str:
        return "".join(self.runs.folded)

    def says(self, phrase: str) -> bool:
        """Tell whether the text has these folded words, in this order and next to each other."""
        if " " not in phrase:
            return phrase in self.words
        return self.words.issuperset(phrase.split()) and f" {phrase} " in self.running

    def parted(self, words: Iterable[str]) -> frozenset[str]:
        """Return which words two or three neighbours make when they are written as one."""
        likely = frozenset(word for word in words if word in self._written_as_one)
        if not likely:
            return likely
        folded = self.runs.folded
        joined = {one + two for one, two in pairwise(folded)}
        joined |= {one + two + three for one, two, three in zip(folded, folded[1:], folded[2:], strict=False)}
        return likely & joined


def side(text: str, language: str = "") -> Side:
    """Read one text of a collation; ``language`` is that of the other text, "" where it is not known."""
    words = runs(text)
    parted = _without_elisions(words) if _ELIDED.search(text) else words
    if parted is not words and (language or lexicon_for(parted.folded).language) in _ELIDING:
        words = parted
    folded = words.folded
    return Side(
        runs=words,
        words=frozenset(folded),
        dates=date_orders(folded) if not MONTHS.isdisjoint(folded) else frozenset(),
        _parted=parted,
    )


def _without_elisions(words: Runs) -> Runs:
    """Part the words that an apostrophe joins: "n’a" is "n" and "a"."""
    found = Runs(words.text, [], [], [])
    for start, end, folded in zip(words.starts, words.ends, words.folded, strict=True):
        elided = _ELIDED.match(words.text, start, end)
        pieces = runs(words.text[start : elided.end()]).folded if elided else []
        if elided is None or not folded.startswith(pieces[0]) or len(pieces[0]) == len(folded):
            _add(found, start, end, folded)
            continue
        _add(found, start, elided.end() - 1, pieces[0])
        _add(found, elided.end(), end, folded[len(pieces[0]) :])
    return found


def _add(found: Runs, start: int, end: int, folded: str) -> None:
    found.starts.append(start)
    found.ends.append(end)
    found.folded.append(folded)


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
    compounds = one.parted(word for word in other.words - one.words if len(word) >= LEAST_COMPOUND)
    dates = bool(one.dates and other.dates and one.dates != other.dates)
    if not inserts:
        return Other(words=compounds, phrases=phrases, inserts=False, dates=dates)
    bracketing = "(" in one.runs.text or "[" in one.runs.text
    running = other.running if bracketing else ""
    brackets = frozenset(bracketed(other.runs.text, "bracket"))
    parens = bracketed(other.runs.text, "paren") if running else ()
    return Other(
        words=compounds, phrases=phrases, brackets=brackets, parens=parens, running=running, dates=dates
    )
