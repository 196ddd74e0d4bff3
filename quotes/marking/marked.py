"""Find the marked stretches of a text: what stands between quotation marks, with the marks.

Quotations over several paragraphs open anew in each and close in the last; a closing mark that is missing,
or one too many, costs only its own paragraph.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from quotes.marking.dialogue import dialogue_spans
from quotes.marking.marks import (
    AGAINST_NEIGHBOURS,
    FAMILIES,
    IGNORED,
    Family,
    Mark,
    double_marks,
    prices_of,
    style_of,
)
from quotes.marking.pairing import Pairing, pair
from quotes.marking.paragraphs import paragraphs
from quotes.marking.singles import opening_marks, single_pairs

_REOPENS = (0.0, AGAINST_NEIGHBOURS, IGNORED)  # prices of » at a paragraph's beginning, which it cannot close
_MOST_PARAGRAPHS_UNCLOSED = 8  # a quotation that never reopens its marks runs no further than this
_DASH = "—"  # opens speech in dialogue that is set between dashes
_EDGE = "\n"  # what stands beyond the text's ends
_INTRODUCES = ":,"  # what stands before an opening mark that is surely meant


class Marked(NamedTuple):
    """Words between marks at [start, end); ``open`` and ``close`` are the marks, "" where one is missing.

    ``continued`` tells that the next paragraph opens anew, so that the quotation goes on there.
    """

    start: int
    end: int
    open: str
    close: str
    continued: bool = False


class Doubtful(NamedTuple):
    """The marks of one family in a paragraph, where some of them found no partner."""

    paragraph: int
    family: Family
    marks: Sequence[Mark]
    pairing: Pairing


def marked_spans(text: str, borders: Sequence[tuple[int, int]] | None = None) -> list[Marked]:
    """Return every marked stretch of the text, sorted by start, outer ones first; they nest and never cross.

    ``borders`` are the text's paragraphs, where the caller has them already.

    >>> [text[m.start:m.end] for text in ["He said “no”."] for m in marked_spans(text)]
    ['no']
    """
    borders = paragraphs(text) if borders is None else borders
    doubles = _double_spans(text, borders)
    doubles += [Marked(start, end, _DASH, "") for start, end in dialogue_spans(text, borders)]
    openings = opening_marks(text)
    if openings:
        doubles += _all_single_spans(text, borders, doubles, openings)
    return without_crossings(doubles)


def without_crossings(found: Iterable[Marked]) -> list[Marked]:
    """Sort the stretches and drop empty ones and those that cross an earlier, longer one."""
    kept: list[Marked] = []
    open_ends: list[int] = []
    last = (-1, -1)
    for marked in sorted(found, key=lambda marked: (marked.start, -marked.end)):
        while open_ends and open_ends[-1] <= marked.start:
            open_ends.pop()
        crossing = open_ends and marked.end > open_ends[-1]
        if crossing or marked.end <= marked.start or (marked.start, marked.end) == last:
            continue
        kept.append(marked)
        open_ends.append(marked.end)
        last = (marked.start, marked.end)
    return kept


def _marks_by_paragraph(text: str, borders: Sequence[tuple[int, int]]) -> dict[int, dict[Family, list[Mark]]]:
    """Group the text's double marks by paragraph and family, in order."""
    grouped: dict[int, dict[Family, list[Mark]]] = {}
    found = double_marks(text)
    if not found:
        return grouped
    known = prices_of(style_of(text))
    paragraph, ends = -1, [end for _, end in borders]
    until = 0
    families: dict[Family, list[Mark]] = {}
    for start, end in found:
        if end - start == 3:
            start, end = _outer_two(text, start, end)  # noqa: PLW2901 - the mark is less than was found
        context = text[start - 1 : end + 1]
        if not start or end == len(text):
            context = (
                f"{text[max(0, start - 1) : start] or _EDGE}{text[start:end]}{text[end : end + 1] or _EDGE}"
            )
        if until <= start:
            paragraph = bisect_right(ends, start, paragraph + 1)
            until = ends[paragraph]
            families = grouped[paragraph] = {}
        begins = text[start] == "»" and paragraph > 0 and start == borders[paragraph][0]
        mark = Mark(start, end, *(_REOPENS if begins else known[context]))
        families.setdefault(FAMILIES[text[start]], []).append(mark)
    return grouped


def _outer_two(text: str, start: int, end: int) -> tuple[int, int]:
    """Of three apostrophes in a row return the two that make the outer mark."""
    opens = end < len(text) and not text[end].isspace() and (start == 0 or text[start - 1].isspace())
    return (start, end - 1) if opens else (start + 1, end)


def _double_spans(text: str, borders: Sequence[tuple[int, int]]) -> list[Marked]:
    """Find what stands between double marks, paragraph by paragraph."""
    by_paragraph = _marks_by_paragraph(text, borders)
    found: list[Marked] = []
    doubtful: list[Doubtful] = []
    for place, families in by_paragraph.items():
        for family, marks in families.items():
            reopened = _reopens(borders, by_paragraph, place + 1, family)
            pairing = pair(marks, reopened=reopened)
            found += [_between(text, *one) for one in pairing.pairs]
            if pairing.open or pairing.strays:
                doubtful.append(Doubtful(place, family, marks, pairing))
                found += _unclosed(text, borders[place], pairing, reopened=reopened)
    joined = _over_paragraphs(text, doubtful)
    starts = {marked.start for marked in joined}
    return [marked for marked in found if marked.close or marked.start not in starts] + joined


def _between(text: str, opening: Mark, closing: Mark) -> Marked:
    return Marked(
        opening.end, closing.start, text[opening.start : opening.end], text[closing.start : closing.end]
    )


def _unclosed(text: str, border: tuple[int, int], pairing: Pairing, *, reopened: bool) -> list[Marked]:
    """Let quotations without a closing mark run to the paragraph's end, if they were surely opened."""
    found: list[Marked] = []
    for mark in pairing.open:
        before = text[border[0] : mark.start].rstrip()
        if reopened or not before or before[-1] in _INTRODUCES:
            found.append(Marked(mark.end, border[1], text[mark.start : mark.end], "", continued=reopened))
    return found


def _reopens(
    borders: Sequence[tuple[int, int]],
    by_paragraph: dict[int, dict[Family, list[Mark]]],
    place: int,
    family: Family,
) -> bool:
    """Tell whether the paragraph begins with an opening mark of the family."""
    if place >= len(borders):
        return False
    marks = by_paragraph.get(place, {}).get(family)
    return marks is not None and marks[0].start == borders[place][0] and not marks[0].looks_closing


def _all_single_spans(
    text: str, borders: Sequence[tuple[int, int]], doubles: Sequence[Marked], openings: Sequence[int]
) -> list[Marked]:
    """Find what stands between single marks, in each paragraph that has a mark that may open."""
    ordered = sorted(doubles, key=_start)
    starts = [marked.start for marked in ordered]
    ends = [end for _, end in borders]
    found: list[Marked] = []
    for place in sorted({bisect_right(ends, opening) for opening in openings}):
        border = borders[place]
        inside = ordered[bisect_left(starts, border[0]) : bisect_left(starts, border[1])]
        found += _single_spans(text, border, inside)
    return found


def _start(marked: Marked) -> int:
    return marked.start


def _single_spans(text: str, border: tuple[int, int], doubles: Sequence[Marked]) -> list[Marked]:
    """Find single-marked stretches inside each double-marked one and in the text around them."""
    found: list[tuple[int, int]] = []
    for marked in doubles:
        found += single_pairs(text, marked.start, marked.end)
    around = _masked(text, border, doubles)
    found += [(start + border[0], close + border[0]) for start, close in single_pairs(around, 0, len(around))]
    return [Marked(start + 1, close, text[start], text[close]) for start, close in found]


def _masked(text: str, border: tuple[int, int], doubles: Sequence[Marked]) -> str:
    """Return the paragraph with what stands between double marks made unreadable, letter for letter."""
    pieces: list[str] = []
    place = border[0]
    for marked in doubles:
        if marked.start >= place:
            pieces += (text[place : marked.start], "x" * (marked.end - marked.start))
            place = marked.end
    pieces.append(text[place : border[1]])
    return "".join(pieces)


def _over_paragraphs(text: str, doubtful: Sequence[Doubtful]) -> list[Marked]:
    """Find quotations that open in one paragraph and close in a later one without opening anew.

    Both marks are without a partner in their own paragraphs, and no mark of their family stands between them.
    """
    joined: list[Marked] = []
    waiting: dict[Family, tuple[int, Mark]] = {}
    for place, family, marks, pairing in doubtful:
        opened = waiting.pop(family, None)
        if opened and _closes(opened[0], place, marks, pairing):
            joined.append(_between(text, opened[1], marks[0]))
        last = marks[-1]
        if last in pairing.open or (last in pairing.strays and not last.looks_closing):
            waiting[family] = (place, last)
    return joined


def _closes(opened_in: int, place: int, marks: Sequence[Mark], pairing: Pairing) -> bool:
    return (
        0 < place - opened_in <= _MOST_PARAGRAPHS_UNCLOSED
        and marks[0] in pairing.strays
        and marks[0].looks_closing
    )
