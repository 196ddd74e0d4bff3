"""Find the numbered paragraphs of a text.

A number is believed only as the next of a run (35, 36, 37), so that "36." at the start of a wrapped line, a
table of contents or a list inside a paragraph makes no false start. Annexes may have runs of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.locating.openings import BEGINS, BEGINS_UNBRACKETED, GAP
from corpus.locating.steps import steps_of
from corpus.locating.treaties import articles_of
from corpus.model import Locator, LocatorKind, Span
from corpus.word_lists import any_of

FEWEST_PARAGRAPHS = 3  # a shorter run is more often a list than the numbering of a document
LEAST_PROSE = 0.6  # of the numbers must stand before sentences; section numbers stand before headings
LEAST_COVERED = 0.2  # of a part's text must stand in its numbered paragraphs; a list or endnotes hold less
MOST_STARTS = 40  # runs tried for one style of number; bounds the time that a hostile text can take
MOST_ANNEXES = 100
MOST_HEADING_CHARACTERS = 120

# Each style of number that documents put before their paragraphs; group 1 is the number. These patterns are
# looked for behind a line feed put before the text: a first letter that is sure is found ten times as fast.
_STYLES = (
    re.compile(rf"\n[ \t\xa0]*(\d{{1,4}})\.{GAP}(?={BEGINS})"),
    re.compile(rf"\n[ \t\xa0]*\[(\d{{1,4}})\]{GAP}(?=\S)"),
    re.compile(rf"\n[ \t\xa0]*\((\d{{1,4}})\){GAP}(?={BEGINS_UNBRACKETED})"),
    re.compile(rf"\n[ \t\xa0]*[¶§][ \t\xa0]?(\d{{1,4}})\.?{GAP}(?=\S)"),
    re.compile(rf"\n[ \t\xa0]*(\d{{1,4}})[ \t\xa0]?[-–—][ \t\xa0]+(?={BEGINS})"),  # Arabic
    re.compile(
        r"\n[ \t\xa0\u3000]*(\d{1,4})[．、。][ \t\xa0\u3000]*(?=[^\W\d_]|[「『“《(（])"
    ),  # Chinese, Japanese
)
_LEADERS = re.compile(r"(?:\.[ \t]?){4}|…{2}")
_ANNEX = re.compile(
    rf"\n[ \t]*({any_of('annexes')})\b[ \t]*([IVXLC]{{1,6}}\b|[A-Z]\b|\d{{1,3}}\b)?.{{0,60}}$",
    re.IGNORECASE | re.MULTILINE,
)
_SUMMARY = re.compile(rf"^[ \t]*(?:{any_of('summaries')})[ \t]*$", re.IGNORECASE | re.MULTILINE)
_CONTENTS = re.compile(rf"^[ \t]*(?:{any_of('contents')})[ \t]*$", re.IGNORECASE | re.MULTILINE)
_GAP = re.compile(r"\n[ \t]*\n")
_ITEM = re.compile(r"[ \t]*(?:\([a-z0-9]{1,5}\)|[•●▪◦*–—-]|[a-z0-9]{1,3}[.)])[ \t]")
_SECTION = re.compile(r"[ \t]*(?:\d{1,3}|[IVXLC]{1,6}|[A-Z])\.?[ \t]+[^\n]{0,119}[^\n.!?:;,。]\s*")
_TERMINAL = re.compile(r"[.!?:;,”\"’…。！？；：؟،][)\]»”’]?$")


@dataclass(frozen=True, slots=True)
class _Start:
    """A place that looks like the start of a numbered paragraph."""

    number: int
    at: int


@dataclass(frozen=True, slots=True)
class _Part:
    """The run of numbers of the document (``name`` "") or of an annex, which ends at ``stop``."""

    name: str
    chain: tuple[_Start, ...]
    stop: int


def numbered_paragraphs(text: str) -> tuple[Locator, ...]:
    r"""Find a text's numbered paragraphs; numbers stand at line starts as "36.", "[36]", "(36)" or "¶ 36".

    Numbers must run on one by one from 1 (or, in an extract, from where a run begins); lists inside a
    paragraph, tables of contents and years at line starts are passed over. A paragraph reaches to the next
    one, less the headings between them. An annex with numbers of its own gives labels such as "annex II, 5".
    A summary before paragraph 1 is labelled "summary".

    Returns:
        The locators in order of the text; empty where fewer than three paragraphs follow each other.

    >>> [each.label for each in numbered_paragraphs("1. One.\n\n2. Two,\n2019. Year.\n\n3. Three.")]
    ['1', '2', '3']
    """
    borders = _borders(text)
    candidates = (_parts(text, _starts(style, text), borders) for style in _STYLES)
    parts = max(candidates, key=lambda each: sum(len(part.chain) for part in each))
    located = [locator for part in parts for locator in _locators(text, part)]
    for others in (_in_steps(text), _in_articles(text)):
        located = others if len(others) > len(located) else located
    return (*_summary(text, located[0].span.start), *located) if located else ()


def _in_steps(text: str) -> list[Locator]:
    """Return the paragraphs that are numbered in steps (3.1, 3.2), if they are paragraphs."""
    steps = steps_of(text)
    chain = [_Start(0, step.at) for step in steps]
    if len(chain) < FEWEST_PARAGRAPHS or not _are_paragraphs(text, chain, Span(0, len(text))):
        return []
    located = _spanned(text, [step.label for step in steps], [step.at for step in steps], len(text))
    return [replace(each, span=_without_section(text, each.span)) for each in located]


def _without_section(text: str, span: Span) -> Span:
    """Cut the number and title of the next section off the end of a paragraph: "2. Methods"."""
    begin = span.start + span.of(text).rfind("\n\n")
    if begin < span.start or not _SECTION.fullmatch(text, begin + 2, span.end):
        return span
    return _without_headings(text, Span(span.start, begin))


def _in_articles(text: str) -> list[Locator]:
    """Return the articles of a treaty or law and their paragraphs, if they fill the text."""
    places = articles_of(text)
    chain = [_Start(0, place.at) for place in places]
    if not chain or _end_of_last(text, chain[-1].at, len(text)) - chain[0].at < LEAST_COVERED * len(text):
        return []
    return _spanned(text, [place.label for place in places], [place.at for place in places], len(text))


def _borders(text: str) -> list[tuple[int, str]]:
    """Return where the document and each annex begins, with the annex's name ("" for the document)."""
    annexes = [
        (found.start(), " ".join([found[1].lower(), *(found[2] or "").split()]))
        for found in _ANNEX.finditer(f"\n{text}")
        if not _LEADERS.search(found[0])
    ]
    return [(0, ""), *annexes[:MOST_ANNEXES]]


def _parts(text: str, starts: Sequence[_Start], borders: Sequence[tuple[int, str]]) -> list[_Part]:
    """Return the runs of numbers before prose, of the document and of its annexes.

    The first run has no name, since a table of contents may name the annexes before the document begins. A
    run that goes on where the last one stopped is a part of it: what looked like an annex was a heading.
    """
    parts: list[_Part] = []
    places = [start.at for start in starts]
    stops = [*(at for at, _ in borders[1:]), len(text)]
    for (begin, name), stop in zip(borders, stops, strict=True):
        inside = starts[bisect_left(places, begin) : bisect_left(places, stop)]
        last = parts[-1] if parts else None
        further = _longest_run(inside, last.chain[-1].number + 1) if last else ()
        chain = _longest_run(inside, 1) or (() if last else _longest_run(inside, None))
        if last and further and len(further) >= len(chain):
            parts[-1] = _Part(last.name, (*last.chain, *further), stop)
        elif len(chain) >= FEWEST_PARAGRAPHS and _are_paragraphs(text, chain, Span(begin, stop)):
            parts.append(_Part(name if last else "", chain, stop))
    return parts


def _longest_run(starts: Sequence[_Start], number: int | None) -> tuple[_Start, ...]:
    """Return the longest run of consecutive numbers from ``number`` on, or from any where it is None.

    ``starts`` are in order of the text. Of equally long runs with one end the latest wins if nothing
    interrupts it before they meet: the first then began in a table of contents or an agenda.
    """
    ahead: dict[int, list[int]] = {}
    for index, start in enumerate(starts):
        ahead.setdefault(start.number, []).append(index)
    firsts = range(len(starts)) if number is None else ahead.get(number, [])
    best: tuple[int, ...] = ()
    for first in firsts[:MOST_STARTS]:
        run = _run(starts, ahead, first)
        if len(run) > len(best) or (len(run) == len(best) and _meets_unbroken(run, best)):
            best = run
    return tuple(starts[index] for index in best)


def _are_paragraphs(text: str, chain: Sequence[_Start], part: Span) -> bool:
    """Tell whether numbers count the paragraphs of a part of a text, and not the items of a list in it."""
    covered = _end_of_last(text, chain[-1].at, part.end) - chain[0].at
    return covered >= LEAST_COVERED * len(part) and _are_prose(text, chain, part.end)


def _are_prose(text: str, chain: Sequence[_Start], stop: int) -> bool:
    """Tell whether the numbers stand before sentences, or before headings and the items of a list."""
    stops = [*(start.at for start in chain[1:]), stop]
    blocks = [_first_block(text, start.at, until) for start, until in zip(chain, stops, strict=True)]
    prose = sum(len(block) > MOST_HEADING_CHARACTERS or bool(_TERMINAL.search(block)) for block in blocks)
    return prose >= LEAST_PROSE * len(chain)


def _first_block(text: str, start: int, stop: int) -> str:
    """Return what stands between ``start`` and the next blank line, or ``stop``."""
    gap = _GAP.search(text, start, stop)
    return text[start : gap.start() if gap else stop].rstrip()


def _line_end(text: str, at: int) -> int:
    """Return where the line that holds ``at`` ends."""
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _locators(text: str, part: _Part) -> list[Locator]:
    """Return a locator for each start of a run."""
    before = f"{part.name}, " if part.name else ""
    labels = [f"{before}{start.number}" for start in part.chain]
    return _spanned(text, labels, [start.at for start in part.chain], part.stop)


def _spanned(text: str, labels: Sequence[str], starts: Sequence[int], stop: int) -> list[Locator]:
    """Return a locator for each label, from its start to the next, the headings between them left out."""
    borders = [*starts, _end_of_last(text, starts[-1], stop)]
    return [
        Locator(LocatorKind.PARAGRAPH, label, _without_headings(text, Span(begin, until)))
        for label, (begin, until) in zip(labels, pairwise(borders), strict=True)
    ]


def _meets_unbroken(run: tuple[int, ...], earlier: tuple[int, ...]) -> bool:
    """Tell whether ``run`` goes start by start, none passed over, until it joins an earlier run."""
    common = set(earlier)
    meeting = next((index for index in run if index in common), None)
    return meeting is not None and run.index(meeting) == meeting - run[0]


def _starts(style: re.Pattern[str], text: str) -> list[_Start]:
    """Return all places that look like numbered paragraphs, entries of a table of contents left out."""
    found = []
    text = f"\n{text}"
    for match in style.finditer(text):
        line = text[match.end() : _line_end(text, match.end())]
        if not _LEADERS.search(line[-200:]):
            found.append(_Start(int(match[1]), match.start(1) - 1 - _opening_length(text, match.start(1))))
    return found


def _opening_length(text: str, at: int) -> int:
    """Return 1 or 2 where the number at ``at`` has a bracket or a sign before it on its line."""
    before = text[max(0, at - 2) : at]
    if before[-1:] in {"[", "(", "¶", "§"}:
        return 1
    return 2 if before[:1] in {"¶", "§"} else 0


def _run(starts: Sequence[_Start], ahead: dict[int, list[int]], first: int) -> tuple[int, ...]:
    """Follow consecutive numbers from ``first``; one number may be missing if two more follow it."""
    run = [first]
    while True:
        number = starts[run[-1]].number
        after = _next(ahead, number + 1, run[-1])
        if after is None:
            after = _next(ahead, number + 2, run[-1])
            if after is None or _next(ahead, number + 3, after) is None or len(run) < FEWEST_PARAGRAPHS:
                return tuple(run)
        run.append(_past_list(starts, ahead, run[-1], after))


def _next(ahead: dict[int, list[int]], number: int, after: int) -> int | None:
    """Return the index of the first start with this number that comes after another start."""
    indices = ahead.get(number, [])
    place = bisect_right(indices, after)
    return indices[place] if place < len(indices) else None


def _past_list(starts: Sequence[_Start], ahead: dict[int, list[int]], last: int, found: int) -> int:
    """Return ``found``, or the same number further on when ``found`` belongs to a list inside a paragraph.

    A list shows itself by a 1 of its own after ``last`` and by the number coming again before the next.
    """
    number = starts[found].number
    inner = _next(ahead, 1, last)
    again = _next(ahead, number, found)
    if inner is None or inner > found or again is None:
        return found
    following = _next(ahead, number + 1, found)
    is_list = following is not None and again < following and found - inner == number - 1
    return again if is_list else found


def _summary(text: str, first: int) -> list[Locator]:
    """Return the locator of a summary that stands before paragraph 1, if there is one."""
    heading = _SUMMARY.search(text, 0, first)
    if heading is None:
        return []
    contents = _CONTENTS.search(text, heading.end(), first)
    span = _without_headings(text, Span(heading.start(), contents.start() if contents else first))
    return [Locator(LocatorKind.PARAGRAPH, "summary", span)] if len(span) > len(heading.group()) else []


def _end_of_last(text: str, start: int, stop: int) -> int:
    """Return where the last paragraph ends: before the first block that is not one of its list items."""
    borders = [gap.end() for gap in _GAP.finditer(text, start, stop)]
    for begin in borders:
        if text[begin:stop].strip() and not _ITEM.match(text, begin):
            return begin
    return stop


def _without_headings(text: str, span: Span) -> Span:
    """Cut headings and blank space off the end of a paragraph: short blocks without a closing mark."""
    end = span.start + len(span.of(text).rstrip())
    while True:
        gap = text.rfind("\n\n", span.start, end)
        block = text[gap + 2 : end].strip()
        if gap < 0 or len(block) > MOST_HEADING_CHARACTERS or _TERMINAL.search(block) or _ITEM.match(block):
            return Span(span.start, end)
        end = span.start + len(text[span.start : gap].rstrip())
