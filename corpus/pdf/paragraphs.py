"""Paragraphs out of lines, by what a typesetter does to part them.

Wider leading, an indent, a number or a bullet, another size, and above all a line that stops although the
next word would have fitted on it. Where a column or a page ends there is no leading to go by, so a sentence
that is not finished decides.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.pdf.lines import Line
from corpus.pdf.order import Flow

WIDER = 1.25  # times the usual leading
USUAL_LEADING = 1.2  # times the font size, where a document has too few lines to tell
INDENT = 0.8  # of the font size
OTHER_SIZE = 0.12  # of the font size
SHORT = 0.25  # of the flow's width
MOST_BOXES = 6  # paragraphs of other sizes that may interrupt one
CENTRED = 1.0  # of the font size: how far from the middle a centred line may be

_ITEM = re.compile(r"(?:\d{1,4}[.)]|\[\d{1,4}\]|\([a-z0-9]{1,4}\)|[a-z][.)]|[•●▪◦■□○–—*])\s")
_NUMBERED = re.compile(r"(?:\d{1,4}\.|\[\d{1,4}\]|¶\s?\d{1,4})\s")
_TERMINAL = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_LEADERS = re.compile(r"(?:\. ?){4}\s?\w{1,5}$")  # a line of a table of contents
_NO_START = re.compile(r"[a-zß-öø-ÿ,;:.!?)\]”’]")


@dataclass(frozen=True, slots=True)
class _Place:
    """A line with the margins of the flow it stands in."""

    line: Line
    left: float
    right: float
    flow: int


def paragraphs(pages: Iterable[Sequence[Flow]]) -> list[list[Line]]:
    """Group the lines of all pages into paragraphs, in order; a paragraph may run over columns and pages."""
    places = _places(pages)
    leading = _leadings(places)
    groups: list[list[_Place]] = []
    for place in places:
        if groups and not _starts(groups[-1], place, leading):
            groups[-1].append(place)
        else:
            groups.append([place])
    return [[place.line for place in group] for group in _resumed(groups)]


def _resumed(groups: Iterable[list[_Place]]) -> list[list[_Place]]:
    """Put a paragraph together that a box, a caption or a pulled quotation interrupts in mid-sentence."""
    resumed: list[list[_Place]] = []
    for group in groups:
        host = _interrupted(resumed[-MOST_BOXES - 1 :], group[0])
        if host is None:
            resumed.append(group)
        else:
            host.extend(group)
    return resumed


def _interrupted(before: Sequence[list[_Place]], place: _Place) -> list[_Place] | None:
    """Return the paragraph that a line goes on with, all that stands between being of other sizes."""
    if not place.line.text[:1].islower():
        return None
    host = next((group for group in reversed(before) if _is_as_large(group[-1], place)), None)
    if host is None or host is before[-1]:
        return None
    unfinished = _is_full(host[-1]) and not _TERMINAL.search(host[-1].line.text)
    return host if unfinished else None


def _is_as_large(one: _Place, other: _Place) -> bool:
    """Tell whether two lines are of one size."""
    size = max(one.line.size, other.line.size)
    return abs(one.line.size - other.line.size) <= OTHER_SIZE * size


def _places(pages: Iterable[Sequence[Flow]]) -> list[_Place]:
    """Return all lines with their margins."""
    flows = [flow for page in pages for flow in page]
    return [
        _Place(line, flow.left, flow.right, number)
        for number, flow in enumerate(flows)
        for line in flow.lines
        if line.text
    ]


def _leadings(places: Sequence[_Place]) -> dict[int, float]:
    """Return the usual distance of two baselines, in points, for each font size rounded to points."""
    gaps: dict[int, Counter[float]] = defaultdict(Counter)
    for before, after in pairwise(places):
        gap = before.line.base - after.line.base
        if before.flow == after.flow and 0 < gap < 4 * after.line.size:
            gaps[round(after.line.size)][round(2 * gap) / 2] += 1
    return {size: counts.most_common(1)[0][0] for size, counts in gaps.items() if counts.total() > 4}


def _starts(group: Sequence[_Place], place: _Place, leading: dict[int, float]) -> bool:
    """Tell whether a line starts a paragraph, given the lines of the one before it."""
    before, after = group[-1].line, place.line
    size = max(before.size, after.size)
    if not _is_as_large(group[-1], place):
        return True
    if _goes_on_hyphen(before, after):
        return False
    if group[-1].flow != place.flow:
        return _starts_over_a_break(group[-1], place)
    gap = before.base - after.base
    usual = leading.get(round(after.size), USUAL_LEADING * after.size)
    return not -0.5 * size < gap <= WIDER * max(usual, after.size) or _starts_below(group, place)


def _goes_on_hyphen(before: Line, after: Line) -> bool:
    """Tell whether a word runs on from one line to the next."""
    return before.text.endswith("-") and before.text[-2:-1].isalpha() and after.text[:1].islower()


def _starts_over_a_break(last: _Place, place: _Place) -> bool:
    """Tell whether a line at the head of a column or page starts a paragraph."""
    before, after = last.line, place.line
    if _ITEM.match(after.text):
        return True
    if not _TERMINAL.search(before.text):
        # a heading at the foot of a page is short, and what follows it starts like a sentence
        return _stops_early(last, place) and not _NO_START.match(after.text)
    return _stops_early(last, place) or _is_indented(place) or not _is_full(last)


def _starts_below(group: Sequence[_Place], place: _Place) -> bool:
    """Tell whether a line at the usual distance below another starts a paragraph."""
    last = group[-1]
    if _NO_START.match(place.line.text):
        return False
    ended = bool(_TERMINAL.search(last.line.text))
    if _NUMBERED.match(place.line.text) and ended:
        return True
    if _ITEM.match(place.line.text) and not _is_full(last):
        return True
    if _LEADERS.search(last.line.text):
        return True
    if _both_centred(last, place):
        return False
    if _stops_early(last, place) and (ended or _is_short(last)):
        return True
    moved = place.line.left - last.line.left
    hanging = len(group) == 1 and _is_numbered(group)
    indented = (
        moved > INDENT * place.line.size and not hanging and (ended or last.line.text.endswith((")", "]")))
    )
    back = moved < -INDENT * place.line.size and len(group) > 1 and ended and not _is_numbered(group)
    return indented or back


def _is_numbered(group: Sequence[_Place]) -> bool:
    """Tell whether a paragraph begins with a number, after which the lines may hang as they like."""
    return bool(_NUMBERED.match(group[0].line.text))


def _stops_early(last: _Place, place: _Place) -> bool:
    """Tell whether the next line's first word would have fitted on a line, so that its end is meant."""
    words = place.line.text.split(" ", 2)
    # typists keep "10 April" on one line
    word = " ".join(words[:2]) if words[0][:1].isdigit() else words[0]
    width = (place.line.right - place.line.left) / max(1, len(place.line.text))
    needed = (len(word) + 1) * width + 0.8 * place.line.size
    return last.right - last.line.right > needed


def _is_short(place: _Place) -> bool:
    """Tell whether a line stops far from the right margin, as a heading does."""
    return place.right - place.line.right > SHORT * (place.right - place.left)


def _is_full(place: _Place) -> bool:
    """Tell whether a line reaches the right margin."""
    return place.right - place.line.right < 1.5 * place.line.size


def _is_indented(place: _Place) -> bool:
    """Tell whether a line begins to the right of the margin."""
    return place.line.left - place.left > INDENT * place.line.size


def _both_centred(last: _Place, place: _Place) -> bool:
    """Tell whether two lines stand around the middle of their flow, as the lines of a title do."""
    middle = (place.left + place.right) / 2
    return all(
        abs((each.line.left + each.line.right) / 2 - middle) < CENTRED * each.line.size
        and each.line.left - each.left > each.line.size
        for each in (last, place)
    )
