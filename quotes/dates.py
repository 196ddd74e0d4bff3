"""Dates by value: 31 December 2019 and December 31, 2019, the 4th of May and May 4."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from quotes.numbers import value_of_digits

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sept",
    "oct",
    "nov",
    "dec",
]
MONTHS = frozenset(_MONTHS) | {"sep"}


class DateOrder(Enum):
    """Whether the day or the month comes first."""

    DAY_FIRST = auto()
    MONTH_FIRST = auto()


def date_at(folded: Sequence[str], start: int) -> tuple[str, int, DateOrder] | None:
    """Read a date with a day.

    Args:
        folded: the folded words of a text.
        start: where the date begins.

    Returns:
        A key for its value, how many words it takes and its order; None where no date begins.

    >>> date_at("31 december 2019".split(), 0)[:2] == date_at("december 31 2019".split(), 0)[:2]
    True
    """
    ahead = folded[start : start + 4]
    if len(ahead) >= 2 and ahead[0] in MONTHS and _day(ahead[1]):
        return _key(ahead[0], ahead[1], ahead[2:3], 2, DateOrder.MONTH_FIRST)
    if not ahead or not _day(ahead[0]):
        return None
    skipped = 2 if ahead[1:2] == ["of"] else 1
    if len(ahead) > skipped and ahead[skipped] in MONTHS:
        return _key(ahead[skipped], ahead[0], ahead[skipped + 1 :], skipped + 1, DateOrder.DAY_FIRST)
    return None


def date_orders(folded: Sequence[str]) -> frozenset[DateOrder]:
    """Return the orders of all dates in a text."""
    months = [index for index, word in enumerate(folded) if word in MONTHS]
    found = (date_at(folded, max(0, index - before)) for index in months for before in (0, 1, 2))
    return frozenset(date[2] for date in found if date is not None)


def _day(word: str) -> int:
    """Return the day that a word gives, 0 when it gives none."""
    value = value_of_digits(word) or ""
    digits = value.removesuffix("th")
    return int(digits) if digits.isdigit() and len(digits) <= 2 and 1 <= int(digits) <= 31 else 0


def _key(
    month: str, day: str, rest: Sequence[str], length: int, order: DateOrder
) -> tuple[str, int, DateOrder]:
    number = 9 if month == "sep" else _MONTHS.index(month) % 12 + 1
    year = rest[0] if rest and len(rest[0]) == 4 and rest[0].isascii() and rest[0].isdigit() else ""
    return f"#date {number}-{_day(day)} {year}".rstrip(), length + bool(year), order
