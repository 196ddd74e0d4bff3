"""What a page carries besides its text: running heads and feet, page numbers, line numbers.

A line near the edge of the page is furniture when, digits masked, it comes back on other pages, or when a
browser printed it around the page.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.pdf.lines import Line
from corpus.pdf.printouts import printed

ZONE = 0.14  # of the page's height, above and below
RECURRING_SHARE = 0.3  # of the pages, for feet: odd and even pages differ
FEWEST_AT_HEIGHT = 3  # pages, for heads, which change with the chapter
HEIGHT_STEP = 3.0  # points
MOST_CROSSED = 0.2  # of the pages: a first page's job number, and a last page's
MOST_FOOT_CHARACTERS = 60
FEWEST_LINE_NUMBERS = 10

_DIGITS = re.compile(r"\d+")
ROMAN = re.compile(r"[ivxlc]{1,7}", re.IGNORECASE)
EDGES = " .-–—|[]()"
_GLUED_MARK = re.compile(r"\d{1,4}[^\W\d_]")  # "7Ibid.": a note's mark that is not raised


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one page in the file's order; ``number`` counts from 0, ``height`` is in points."""

    number: int
    height: float
    lines: tuple[Line, ...]


def part_furniture(pages: Sequence[Page]) -> tuple[list[Page], list[tuple[Line, ...]]]:
    """Part the pages' text from their furniture.

    Returns:
        The pages without furniture, and the furniture of each.
    """
    rows = [_rows(page) for page in pages]
    recurring = _recurring(rows)
    band = _foot_band(pages, rows, recurring)
    bare, parted = [], []
    for page, found in zip(pages, rows, strict=True):
        running = {id(line) for row in found if row.keys & recurring for line in row.lines}
        body = [line for line in page.lines if line.base > band and id(line) not in running]
        around = {id(row) for row in _browsers_own(found)}
        removed = [
            line
            for row in found
            for line in row.lines
            if id(row) in around
            or (
                (row.keys & recurring or (line.base <= band and len(line.text) <= MOST_FOOT_CHARACTERS))
                and not _is_text(line, row, recurring, body)
            )
        ]
        gone = {id(line) for line in removed} | _line_numbers(page.lines)
        bare.append(
            Page(page.number, page.height, tuple(line for line in page.lines if id(line) not in gone))
        )
        parted.append(tuple(removed))
    return bare, parted


def printed_rows(pages: Iterable[Page]) -> list[str]:
    """Return the text of each row that a browser printed around the pages, in order."""
    return [row.text for page in pages for row in _browsers_own(_rows(page))]


def _is_text(line: Line, row: _Row, recurring: set[_Key], body: Sequence[Line]) -> bool:
    """Tell whether a line beside a head or foot is one of a column of text, whose next line is near."""
    own = without_numbers(line.text)
    if len(row.lines) == 1 or any(key[1] == own for key in row.keys & recurring):
        return False
    return any(
        abs(other.size - line.size) < 0.1 * line.size
        and abs(other.base - line.base) < 1.5 * line.size
        and other.left < line.right
        and line.left < other.right
        for other in body
    )


_Key = tuple[str, str, int]  # zone, masked text, height


@dataclass(frozen=True, slots=True)
class _Row:
    """The lines on one baseline near a page's edge, and what may come back on other pages.

    ``keys`` has the whole row's text and each of its lines that has letters: a head often joins what stays
    with what changes. It is empty where one of the lines is a note's.
    """

    lines: tuple[Line, ...]
    keys: frozenset[_Key]

    @property
    def text(self) -> str:
        """What stands in the row, from left to right."""
        return " ".join(line.text for line in self.lines)


def _browsers_own(rows: Sequence[_Row]) -> list[_Row]:
    """Return the rows that a browser printed around a page."""
    is_printed = printed([row.text for row in rows])
    return [row for row, found in zip(rows, is_printed, strict=True) if found]


def _rows(page: Page) -> list[_Row]:
    """Return the rows near the edges of a page."""
    edge = [line for line in page.lines if not ZONE * page.height <= line.base <= (1 - ZONE) * page.height]
    edge.sort(key=lambda line: (-line.base, line.left))
    rows: list[list[Line]] = []
    for line in edge:
        if rows and rows[-1][-1].base - line.base < 0.3 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_row(page, sorted(row, key=lambda line: line.left)) for row in rows]


def _row(page: Page, lines: Sequence[Line]) -> _Row:
    """Make a row with its keys."""
    if any(line.label or _GLUED_MARK.match(line.text) for line in lines):
        return _Row(tuple(lines), frozenset())
    zone = "head" if lines[0].base > 0.5 * page.height else "foot"
    texts = {without_numbers(" ".join(line.text for line in lines))}
    texts |= {masked for line in lines if _has_letters(masked := without_numbers(line.text))}
    height = round(lines[0].base / HEIGHT_STEP)
    return _Row(tuple(lines), frozenset((zone, text, height) for text in texts))


def without_numbers(text: str) -> str:
    """Return a line's text with its numbers masked, so that page numbers tell no pages apart."""
    if ROMAN.fullmatch(text.strip(EDGES)):
        return "#"
    masked = _DIGITS.sub("#", text)
    # only letters and figures: blanks and points come out differently from page to page
    return "".join(each for each in masked if each.isalpha() or each == "#") or masked


def _has_letters(text: str) -> bool:
    """Tell whether a text has letters."""
    return any(character.isalpha() for character in text)


def _recurring(rows: Sequence[Sequence[_Row]]) -> set[_Key]:
    """Return the keys that come back on enough pages.

    What has letters must come back at one height: the last line of the footnotes always stands at the same
    place too, and says "Ibid., p. 9" on many pages, so a foot must be on a good share of them.
    """
    heights: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    on_pages: Counter[tuple[str, str]] = Counter()
    for page in rows:
        keys = {key for row in page for key in row.keys}
        on_pages.update({(zone, text) for zone, text, _ in keys})
        for zone, text, height in keys:
            heights[zone, text][height] += 1
    enough = max(2, RECURRING_SHARE * len(rows))
    few = max(2, min(FEWEST_AT_HEIGHT, len(rows)))
    recurring = set()
    for (zone, text), counts in heights.items():
        least = few if zone == "head" else enough
        for height in counts:
            near = sum(counts[height + step] for step in (-1, 0, 1))
            if (near if _has_letters(text) else on_pages[zone, text]) >= least:
                recurring.add((zone, text, height))
    return recurring


def _foot_band(pages: Sequence[Page], rows: Sequence[Sequence[_Row]], recurring: set[_Key]) -> float:
    """Return the height below which only feet stand, in points; 0 where text reaches down to them.

    It is the middle page's, so that no one page decides.
    """
    tops = [
        max(
            (line.base + 0.7 * line.size for row in found if row.keys & recurring for line in row.lines),
            default=0.0,
        )
        for found in ([row for row in page if _is_low(row)] for page in rows)
    ]
    highest = sorted(top for top in tops if top)
    if len(highest) < 2:
        return 0.0
    band = highest[len(highest) // 2]
    crossed = sum(any(_crosses(row, band, recurring) for row in page) for page in rows)
    return band if crossed <= MOST_CROSSED * len(pages) else 0.0


def _is_low(row: _Row) -> bool:
    """Tell whether a row stands at the foot of its page."""
    return any(zone == "foot" for zone, _, _ in row.keys)


def _crosses(row: _Row, band: float, recurring: set[_Key]) -> bool:
    """Tell whether a row of text reaches down to where the feet stand."""
    return row.lines[0].base <= band and not row.keys & recurring


def _line_numbers(lines: Iterable[Line]) -> set[int]:
    """Return the ids of the numbers 1, 2, 3 ... that court papers print beside their lines."""
    alone = [line for line in lines if line.text.isdecimal() and len(line.text) <= 2]
    alone.sort(key=lambda line: -line.base)
    found: set[int] = set()
    for _, run in groupby(enumerate(alone), key=lambda pair: int(pair[1].text) - pair[0]):
        numbers = [line for _, line in run]
        rights = [line.right for line in numbers]
        if len(numbers) >= FEWEST_LINE_NUMBERS and max(rights) - min(rights) < 2 * numbers[0].size:
            found.update(id(line) for line in numbers)
    return found
