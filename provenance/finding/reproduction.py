"""A stretch of an article that reproduces a stretch of a source, in words, and the marks that it meets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from provenance.finding.article_words import ArticleWords
from provenance.finding.chain import Block
from provenance.model import Manner
from quotes.model import Attribution, Form, Quotation

Crediting = Callable[[Attribution], int | None]

_WEAK_FORMS = frozenset((Form.TITLE, Form.CAPTION, Form.BOILERPLATE))


@dataclass(frozen=True, slots=True)
class MarkedWords:
    """The words [first, end) of one outer quotation.

    ``weak`` ones are titles, captions and page furniture; a ``term`` may or may not be quoted from somewhere;
    one that is not ``closed`` goes on in the next paragraph. ``credited`` is the index's text that the
    article names as the quotation's source, None where it names none or may mean another.
    """

    quotation: int
    first: int
    end: int
    weak: bool
    term: bool
    closed: bool
    credited: int | None = None


@dataclass(frozen=True, slots=True)
class Reproduction:
    """A stretch of an article that reproduces a stretch of a source, with what the marks say of it.

    ``first`` and ``end`` are the article's words, ``source`` and ``source_end`` the source's word
    positions; they may reach beyond the blocks to the quotation marks. ``weight`` are the bits of the
    paired words, ``net`` the same less what does not match. ``alternatives`` are other places with the same
    words, as (source, source_end); ``choice`` says why this place was preferred to them.
    """

    blocks: tuple[Block, ...]
    first: int
    end: int
    source: int
    source_end: int
    manner: Manner
    quotations: tuple[int, ...]
    weight: float
    net: float
    alternatives: tuple[tuple[int, int], ...] = ()
    choice: str = ""


def marked_words(
    quotations: Sequence[Quotation], article: ArticleWords, crediting: Crediting | None = None
) -> list[MarkedWords]:
    """Return the word ranges of the outer quotations, in order; those without a word are left out.

    ``crediting`` tells which of the index's texts an attribution names.
    """
    found = []
    for place, quotation in enumerate(quotations):
        if quotation.level:
            continue
        first, end = article.first_at(quotation.span.start), article.first_at(quotation.span.end)
        if end > first:
            weak, term = quotation.form in _WEAK_FORMS, quotation.form is Form.TERM
            attribution = quotation.attribution
            credited = crediting(attribution) if crediting and attribution else None
            found.append(MarkedWords(place, first, end, weak, term, bool(quotation.close), credited))
    return found


def marked_at(word: int, marked: Sequence[MarkedWords]) -> MarkedWords | None:
    """Return the quotation that a word lies in."""
    place = bisect_right(marked, word, key=_first) - 1
    return marked[place] if place >= 0 and word < marked[place].end else None


def is_credited(text: int, marked: Sequence[MarkedWords]) -> bool:
    """Tell whether the article names a text as the source of one of some quotations."""
    return any(words.credited == text for words in marked)


def marked_between(marked: Sequence[MarkedWords], first: int, end: int) -> Sequence[MarkedWords]:
    """Return the quotations that share a word with [first, end), in order."""
    low = bisect_right(marked, first, key=_end)
    high = bisect_left(marked, end, key=_first)
    return marked[low:high]


_first = attrgetter("first")
_end = attrgetter("end")
