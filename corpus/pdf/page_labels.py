"""What editors cite a page by: the number printed among its furniture, else what the file calls it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from corpus.pdf.furniture import EDGES, ROMAN, without_numbers
from corpus.pdf.lines import Line

LEAST_OFFSET_SHARE = 0.4  # of the pages with a number at one place, before a count of pages is believed
_PAGE_NUMBER = re.compile(r"(?<![\w/.,–-])(\d{1,4})(?:/\d{1,4})?(?![\w/.,–-])")
_Numbered = tuple[tuple[str, int], int]  # a line's masked text and the number's place in it, the number


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


def _numbers(lines: Iterable[Line]) -> list[_Numbered]:
    """Return the numbers among a page's furniture that may be the page's, each with its slot.

    Those with the least beside them come first: a number alone is more often the page's.
    """
    found = [
        ((without_numbers(line.text), place), int(number[1]))
        for line in lines
        for place, number in enumerate(_PAGE_NUMBER.finditer(line.text))
    ]
    return sorted(found, key=lambda each: len(each[0][0]))


def _believed_offsets(numbers: Sequence[Sequence[_Numbered]]) -> set[_Numbered]:
    """Return the slots that count pages, each with the difference between printed and counted number.

    A day, an hour or a chapter in the same head keeps step with the pages by chance alone, and not for long.
    """
    votes = Counter((slot, number - page) for page, found in enumerate(numbers) for slot, number in found)
    pages = Counter(slot for found in numbers for slot, _ in found)
    return {
        (slot, offset)
        for (slot, offset), count in votes.items()
        if count >= max(2, min(5, LEAST_OFFSET_SHARE * pages[slot]))
    }


def _printed(lines: Sequence[Line], numbers: Sequence[_Numbered], page: int, offsets: set[_Numbered]) -> str:
    """Return the number printed on a page, or "": one that keeps step with other pages, or a Roman one."""
    for slot, number in numbers:
        if (slot, number - page) in offsets:
            return str(number)
    romans = [line.text.strip(EDGES) for line in lines]
    return next((roman for roman in romans if ROMAN.fullmatch(roman)), "")


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
