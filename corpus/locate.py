"""Say where in a document a stretch of its text stands, as an editor would cite it.

Paragraph numbers come before pages: the United Nations Editorial Manual asks for paragraph numbers where a
document has them. A numbered paragraph is believed only as the next of a run (35, 36, 37), so that "36." at
the start of a wrapped line, a table of contents or a list inside a paragraph makes no false start.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.model import Locator, LocatorKind, Span

FEWEST_PARAGRAPHS = 3  # a shorter run is more often a list than the numbering of a document
LEAST_PROSE = 0.6  # of the numbers must stand before sentences; section numbers stand before headings
MOST_STARTS = 40  # runs tried for one style of number; bounds the time that a hostile text can take
MOST_HEADING_CHARACTERS = 120
MOST_MASTHEAD_LINES = 30
MOST_MASTHEAD_CHARACTERS = 60

# S/2020/415, A/HRC/49/2/Add.1, E/CN.4/2004/7, A/RES/70/1, and the short old form S/25719
SYMBOL = re.compile(
    r"(?<![\w/.])[A-Z]{1,8}(?:/[A-Z0-9][A-Za-z0-9.()\-]{0,20}){0,5}/(?:PV\.|SR\.|L\.|CRP\.|Add\.)?\d{1,6}"
    r"(?:/(?:Add|Corr|Rev)\.\d{1,3})*(?![\w/])"
)

# each style of number that documents put before their paragraphs; group 1 is the number
_STYLES = (
    re.compile(
        r"^[ \t\xa0]*(\d{1,4})\.[ \t\xa0\u2000-\u200a]+(?=[^\W\d_a-zß-öø-ÿ]|[\"'“”„‘«‹(\[])", re.MULTILINE
    ),
    re.compile(r"^[ \t\xa0]*\[(\d{1,4})\][ \t\xa0\u2000-\u200a]+(?=\S)", re.MULTILINE),
    re.compile(
        r"^[ \t\xa0]*\((\d{1,4})\)[ \t\xa0\u2000-\u200a]+(?=[^\W\d_a-zß-öø-ÿ]|[\"'“”„‘«‹])", re.MULTILINE
    ),
    re.compile(r"^[ \t\xa0]*[¶§][ \t\xa0]?(\d{1,4})\.?[ \t\xa0\u2000-\u200a]+(?=\S)", re.MULTILINE),
)
_LEADERS = re.compile(r"(?:\.[ \t]?){4}|…{2}")
_CLOSING = re.compile(
    r"^[ \t]*(?:annex|annexe|appendix|enclosure|anexo|anhang|anlage)\b.{0,60}$", re.I | re.M
)
_SUMMARY = re.compile(r"^[ \t]*(?:executive )?summary[ \t]*$", re.I | re.M)
_CONTENTS = re.compile(r"^[ \t]*(?:table of )?contents?[ \t]*$", re.I | re.M)
_GAP = re.compile(r"\n[ \t]*\n")
_ITEM = re.compile(r"[ \t]*(?:\([a-z0-9]{1,5}\)|[•●▪◦*–—-]|[a-z0-9]{1,3}[.)])[ \t]")
_TERMINAL = '.!?:;,”"’)»'


@dataclass(frozen=True, slots=True)
class _Start:
    """A place that looks like the start of a numbered paragraph."""

    number: int
    at: int


@dataclass(frozen=True, slots=True)
class Places:
    """A document's locators, arranged so that looking one up costs a search by halves.

    Each field is sorted by start, and its locators do not overlap.
    """

    pages: tuple[Locator, ...]
    paragraphs: tuple[Locator, ...]
    footnotes: tuple[Locator, ...]

    @classmethod
    def of(cls, locators: Iterable[Locator]) -> Places:
        """Arrange a document's locators."""
        kinds: dict[LocatorKind, list[Locator]] = {kind: [] for kind in LocatorKind}
        for locator in sorted(locators, key=lambda each: each.span):
            kinds[locator.kind].append(locator)
        return cls(
            tuple(kinds[LocatorKind.PAGE]),
            tuple(kinds[LocatorKind.PARAGRAPH]),
            tuple(kinds[LocatorKind.FOOTNOTE]),
        )

    def cite(self, span: Span) -> str:
        """Return where ``span`` stands: "para. 36 (p. 11)", or "" where nothing is known.

        A footnote comes before the paragraph, the paragraph before the page.
        """
        pages = _range("p.", "pp.", _labels(self.pages, span))
        inner = _range("footnote", "footnotes", _labels(self.footnotes, span)) or _range(
            "para.", "paras.", _labels(self.paragraphs, span)
        )
        if inner and pages:
            return f"{inner} ({pages})"
        return inner or pages


def cite(locators: Iterable[Locator], span: Span) -> str:
    """Return where ``span`` stands, as an editor cites it; "" where no locator covers it.

    To cite many spans of one document, arrange its locators once with `Places.of`.

    >>> page = Locator(LocatorKind.PAGE, "11", Span(0, 90))
    >>> spans = {"36": Span(0, 30), "37": Span(30, 60)}
    >>> paragraphs = [Locator(LocatorKind.PARAGRAPH, label, span) for label, span in spans.items()]
    >>> cite([page, *paragraphs], Span(4, 9))
    'para. 36 (p. 11)'
    >>> cite([page, *paragraphs], Span(4, 39))
    'paras. 36–37 (p. 11)'
    """
    return Places.of(locators).cite(span)


def symbol(text: str) -> str:
    r"""Return the document symbol of a masthead: one that closes a short line near the top; else "".

    Symbols inside running text name other documents, so they are never taken.

    >>> symbol("United Nations   S/2020/415\nSecurity Council\n\nRecalling its resolution S/RES/1999/1267")
    'S/2020/415'
    """
    for line in _first_lines(text, MOST_MASTHEAD_LINES):
        short = line.strip().rstrip("*")
        if len(short) > MOST_MASTHEAD_CHARACTERS:
            continue
        matches = list(SYMBOL.finditer(short))
        if matches and matches[-1].end() == len(short):
            return matches[-1].group()
    return ""


def numbered_paragraphs(text: str) -> tuple[Locator, ...]:
    r"""Find a text's numbered paragraphs; numbers stand at line starts as "36.", "[36]", "(36)" or "¶ 36".

    Numbers must run on one by one from 1 (or, in an extract, from where a run begins); lists inside a
    paragraph, tables of contents and years at line starts are passed over. A paragraph reaches to the next
    one, less the headings between them; the last ends before an annex. A summary before paragraph 1 is
    labelled "summary".

    Returns:
        The locators in order of the text; empty where fewer than three paragraphs follow each other.

    >>> [each.label for each in numbered_paragraphs("1. One.\n\n2. Two,\n2019. Year.\n\n3. Three.")]
    ['1', '2', '3']
    """
    chains = (longest_run(_starts(style, text)) for style in _STYLES)
    chain = max(chains, key=len)
    if len(chain) < FEWEST_PARAGRAPHS or not _are_prose(text, chain):
        return ()
    return (*_summary(text, chain[0].at), *paragraph_locators(text, chain, len(text)))


def longest_run(starts: Sequence[_Start]) -> tuple[_Start, ...]:
    """Return the longest run of consecutive numbers among the starts, which are in order of the text.

    Of equally long runs with one end the latest wins if nothing interrupts it before they meet: the first
    then began in a table of contents or an agenda.
    """
    ahead: dict[int, list[int]] = {}
    for index, start in enumerate(starts):
        ahead.setdefault(start.number, []).append(index)
    firsts = ahead.get(1) or [index for index, start in enumerate(starts) if start.number + 1 in ahead]
    best: tuple[int, ...] = ()
    for first in firsts[:MOST_STARTS]:
        run = _run(starts, ahead, first)
        if len(run) > len(best) or (len(run) == len(best) and _meets_unbroken(run, best)):
            best = run
    return tuple(starts[index] for index in best)


def _are_prose(text: str, chain: Sequence[_Start]) -> bool:
    """Tell whether the numbers stand before sentences, or before headings and the items of a list."""
    stops = [*(start.at for start in chain[1:]), len(text)]
    blocks = (_first_block(text, start.at, stop) for start, stop in zip(chain, stops, strict=True))
    prose = sum(len(block) > MOST_HEADING_CHARACTERS or block.endswith(tuple(_TERMINAL)) for block in blocks)
    return prose >= LEAST_PROSE * len(chain)


def _first_block(text: str, start: int, stop: int) -> str:
    """Return what stands between ``start`` and the next blank line, or ``stop``."""
    gap = _GAP.search(text, start, stop)
    return text[start : gap.start() if gap else stop].rstrip()


def _line_end(text: str, at: int) -> int:
    """Return where the line that holds ``at`` ends."""
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def paragraph_locators(text: str, chain: Sequence[_Start], stop: int) -> list[Locator]:
    """Return a locator for each start of a run; the last reaches to ``stop`` at most."""
    closing = _CLOSING.search(text, chain[-1].at, stop)
    end = closing.start() if closing else _end_of_last(text, chain[-1].at, stop)
    borders = [*(start.at for start in chain), end]
    return [
        Locator(LocatorKind.PARAGRAPH, str(start.number), _without_headings(text, Span(begin, until)))
        for start, (begin, until) in zip(chain, pairwise(borders), strict=True)
    ]


def _meets_unbroken(run: tuple[int, ...], earlier: tuple[int, ...]) -> bool:
    """Tell whether ``run`` goes start by start, none passed over, until it joins an earlier run."""
    common = set(earlier)
    meeting = next((index for index in run if index in common), None)
    return meeting is not None and run.index(meeting) == meeting - run[0]


def _labels(locators: tuple[Locator, ...], span: Span) -> list[str]:
    """Return the labels, in order and once each, of the locators that share a character with ``span``."""
    low = bisect_right(locators, span.start, key=lambda each: each.span.end)
    high = bisect_left(locators, max(span.end, span.start + 1), key=lambda each: each.span.start)
    return list(dict.fromkeys(each.label for each in locators[low:high]))


def _range(one: str, many: str, labels: list[str]) -> str:
    """Write labels as "para. 36" or "paras. 36–37"; a label that is a word ("summary") stands alone.

    >>> _range("p.", "pp.", ["11", "12", "13"])
    'pp. 11–13'
    """
    named = list(dict.fromkeys(label for label in labels if label.isalpha() and len(label) > 4))
    numbers = [label for label in labels if label not in named]
    if not numbers:
        return ", ".join(named)
    number = f"{one} {numbers[0]}" if len(numbers) == 1 else f"{many} {numbers[0]}–{numbers[-1]}"
    return ", ".join([*named, number])


def _first_lines(text: str, most: int) -> list[str]:
    """Return the first lines of a text that are not blank."""
    head = text[: most * 400]
    return [line for line in head.splitlines() if line.strip()][:most]


def _starts(style: re.Pattern[str], text: str) -> list[_Start]:
    """Return all places that look like numbered paragraphs, entries of a table of contents left out."""
    found = []
    for match in style.finditer(text):
        line = text[match.end() : _line_end(text, match.end())]
        if not _LEADERS.search(line[-200:]):
            found.append(_Start(int(match[1]), match.start(1) - _opening_length(text, match.start(1))))
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
        if (
            gap < 0
            or len(block) > MOST_HEADING_CHARACTERS
            or block.endswith(tuple(_TERMINAL))
            or _ITEM.match(block)
        ):
            return Span(span.start, end)
        end = span.start + len(text[span.start : gap].rstrip())
