"""What a browser prints around a page that it saves as PDF: day, title, address and the page's number.

Chrome, Edge and Safari print the address and the number below the page, Firefox the address above it and the
number with the day below.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_COUNTER = r"(?:[^\W\d_]{1,12} )?\d{1,4} ?(?:/|[^\W\d_]{1,4}) ?\d{1,4}"  # "1/3", "1 of 3", "Page 1 of 3"
_STAMP = r"\d{1,4}[./-] ?\d{1,2}[./-] ?\d{2,4},? (?:[^\W\d_]{1,3} )?\d{1,2}[:.]\d\d(?: ?[AaPp]\.?[Mm]\.?)?"
_ADDRESS = r"(?:https?|file)://\S+"
_ADDRESS_AND_COUNTER = re.compile(rf"({_ADDRESS}) {_COUNTER}")
_STAMP_FIRST = re.compile(rf"{_STAMP}(?: .*)?")
_COUNTER_AND_STAMP = re.compile(rf"{_COUNTER} {_STAMP}")
_ADDRESS_LAST = re.compile(rf"(?:.* )?({_ADDRESS})")
_OF_THE_WEB = re.compile(r"https?://[\w.-]+\.[a-z]{2,24}(?:[/:?#]\S*)?")
_CUT = ("…", "...")


def printed(rows: Sequence[str]) -> list[bool]:
    """Tell of each row of text near a page's edges whether a browser printed it around the page.

    >>> printed(["3/5/24, 8:00 AM Bridge closed", "It rained.", "https://post.example/b 1/3"])
    [True, False, True]
    >>> printed(["3/5/24, 8:00 AM Bridge closed", "See https://post.example/b"])
    [False, False]
    """
    for sure, other in ((_ADDRESS_AND_COUNTER, _STAMP_FIRST), (_COUNTER_AND_STAMP, _ADDRESS_LAST)):
        if any(map(sure.fullmatch, rows)):
            return [bool(sure.fullmatch(row) or other.fullmatch(row)) for row in rows]
    return [False] * len(rows)


def printed_address(rows: Iterable[str]) -> tuple[str, str]:
    """Return the address that a browser printed, as far as it goes, and the same if it is whole, else "".

    Args:
        rows: what was printed around the pages.

    >>> printed_address(["https://post.example/a/long/one… 1/3"])
    ('https://post.example/a/long/one…', '')
    """
    for row in rows:
        match = _ADDRESS_AND_COUNTER.fullmatch(row) or _ADDRESS_LAST.fullmatch(row)
        if match and _OF_THE_WEB.fullmatch(match[1]):
            return match[1], "" if match[1].endswith(_CUT) else match[1]
    return "", ""
