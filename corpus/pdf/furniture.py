"""What a page carries besides its text: running heads and feet, page numbers, line numbers.

A line near the edge of the page is furniture when, digits masked, it comes back on other pages. The numbers
among the furniture give the printed page numbers, which are what an editor cites.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.pdf.lines import Line

ZONE = 0.14  # of the page's height, above and below
RECURRING_SHARE = 0.3  # of the pages, for furniture at any height in its zone: odd and even pages differ
FEWEST_AT_HEIGHT = 3  # pages, for furniture at one height: heads that change with the chapter
HEIGHT_STEP = 3.0  # points
MOST_FOOT_CHARACTERS = 60
FEWEST_LINE_NUMBERS = 10
LEAST_OFFSET_SHARE = 0.4  # of the pages with a number, before a count of pages is believed

_DIGITS = re.compile(r"\d+")
_ROMAN = re.compile(r"[ivxlc]{1,7}", re.IGNORECASE)
_EDGES = " .-–—|[]()"
_PAGE_NUMBER = re.compile(r"(?<![\w/.,–-])(\d{1,4})(?:/\d{1,4})?(?![\w/.,–-])")


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
    recurring = _recurring(pages)
    band = _foot_band(pages, recurring)
    bare, parted = [], []
    for page in pages:
        numbers = _line_numbers(page.lines)
        removed = [
            line
            for line in page.lines
            if _key(page, line) in recurring or _is_foot(line, band) or id(line) in numbers
        ]
        chosen = {id(line) for line in removed}
        bare.append(
            Page(page.number, page.height, tuple(line for line in page.lines if id(line) not in chosen))
        )
        parted.append(tuple(line for line in removed if id(line) not in numbers))
    return bare, parted


def page_labels(furniture: Sequence[Sequence[Line]], own: Sequence[str]) -> list[str]:
    """Return the label of each page: the printed number, else the file's own label, else "[3]" by count.

    Args:
        furniture: the furniture of each page.
        own: the label that the file gives for each page, or "".
    """
    numbers = [_numbers(lines) for lines in furniture]
    offsets = _believed_offsets(numbers)
    printed = [
        _printed(lines, found, page, offsets)
        for page, (lines, found) in enumerate(zip(furniture, numbers, strict=True))
    ]
    filled = [label or _between(printed, page) for page, label in enumerate(printed)]
    taken = set(filled)
    anywhere = any(filled)
    return [
        label or (given if given and given not in taken else f"[{page + 1}]" if anywhere else str(page + 1))
        for page, (label, given) in enumerate(zip(filled, own, strict=True))
    ]


def _zone(page: Page, line: Line) -> str:
    """Return "head" or "foot" for a line near the page's edge, else ""."""
    if line.base > (1 - ZONE) * page.height:
        return "head"
    return "foot" if line.base < ZONE * page.height else ""


def _masked(text: str) -> str:
    """Return a line's text with its numbers masked, so that page numbers do not tell pages apart."""
    if _ROMAN.fullmatch(text.strip(_EDGES)):
        return "#"
    return " ".join(_DIGITS.sub("#", text).split())


_Key = tuple[str, str, int]


def _key(page: Page, line: Line) -> _Key:
    """Return what makes two lines of two pages the same furniture."""
    return _zone(page, line), _masked(line.text), round(line.base / HEIGHT_STEP)


def _recurring(pages: Sequence[Page]) -> set[_Key]:
    """Return the keys that come back on enough pages."""
    at_height: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    on_pages: Counter[tuple[str, str]] = Counter()
    for page in pages:
        keys = {_key(page, line) for line in page.lines if _zone(page, line)}
        on_pages.update({(zone, text) for zone, text, _ in keys})
        for zone, text, height in keys:
            at_height[zone, text][height] += 1
    enough = max(2, RECURRING_SHARE * len(pages))
    few = max(2, min(FEWEST_AT_HEIGHT, len(pages)))
    return {
        (zone, text, height)
        for (zone, text), heights in at_height.items()
        for height in heights
        if on_pages[zone, text] >= enough or sum(heights[height + step] for step in (-1, 0, 1)) >= few
    }


def _foot_band(pages: Sequence[Page], recurring: set[_Key]) -> float:
    """Return the height below which only feet stand, in points; the middle page's, so that none decides."""
    highest = sorted(
        max(bases)
        for page in pages
        if (
            bases := [
                line.base + 0.7 * line.size
                for line in page.lines
                if _is_recurring_foot(page, line, recurring)
            ]
        )
    )
    return highest[len(highest) // 2] if len(highest) > 1 else 0.0


def _is_recurring_foot(page: Page, line: Line, recurring: set[_Key]) -> bool:
    """Tell whether a line is a foot that comes back."""
    key = _key(page, line)
    return key[0] == "foot" and key in recurring


def _is_foot(line: Line, band: float) -> bool:
    """Tell whether a short line stands where only feet stand, as a first page's job number does."""
    return line.base <= band and len(line.text) <= MOST_FOOT_CHARACTERS


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


def _numbers(lines: Iterable[Line]) -> list[int]:
    """Return the numbers among a page's furniture that may be the page's."""
    return [int(found[1]) for line in lines for found in _PAGE_NUMBER.finditer(line.text)]


def _believed_offsets(numbers: Sequence[Sequence[int]]) -> set[int]:
    """Return the differences between printed and counted number that enough pages share."""
    votes = Counter(number - page for page, found in enumerate(numbers) for number in set(found))
    pages = sum(bool(found) for found in numbers)
    return {offset for offset, count in votes.items() if count >= max(2, min(5, LEAST_OFFSET_SHARE * pages))}


def _printed(lines: Sequence[Line], numbers: Sequence[int], page: int, offsets: set[int]) -> str:
    """Return the number printed on a page, or "": one that keeps step with other pages, or a Roman one."""
    for number in numbers:
        if number - page in offsets:
            return str(number)
    romans = [line.text.strip(_EDGES) for line in lines]
    return next((roman for roman in romans if _ROMAN.fullmatch(roman)), "")


def _between(printed: Sequence[str], page: int) -> str:
    """Return the number of a page that prints none, counted on from its neighbours if they agree."""
    before = next((number for number in range(page - 1, -1, -1) if printed[number]), None)
    after = next((number for number in range(page + 1, len(printed)) if printed[number]), None)
    if before is not None and printed[before].isdecimal():
        count = int(printed[before]) + page - before
        if after is None or not printed[after].isdecimal() or int(printed[after]) - after == count - page:
            return str(count)
    if before is None and after is not None and printed[after].isdecimal():
        count = int(printed[after]) - after + page
        return str(count) if count > 0 else ""
    return ""
