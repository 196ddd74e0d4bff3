"""Dates by value: 31 December 2019 and December 31, 2019, the fourth of May and May 4."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from quotes.words.numbers import first_words, number_at, value_of_digits

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
DATE_HEADS = MONTHS | {"the"}  # words with which a date may begin, besides those of a day


_MOST_WORDS = 7  # "the twenty first of december 2019"
_MOST_DAY_WORDS = 4  # before the month: "the twenty first of"


class DateOrder(Enum):
    """How a date is put: 31 December, December 31, the 31st of December."""

    DAY_FIRST = auto()
    MONTH_FIRST = auto()
    DAY_OF_MONTH = auto()


def date_at(folded: Sequence[str], start: int) -> tuple[str, int, DateOrder] | None:
    """Read a date with a day.

    Args:
        folded: the folded words of a text.
        start: where the date begins.

    Returns:
        A key for its value, how many words it takes and its order; None where no date begins.

    >>> date_at("31 december 2019".split(), 0)[:2] == date_at("december 31 2019".split(), 0)[:2]
    True
    >>> date_at("the first of may".split(), 0)
    ('#date 5-1', 4, <DateOrder.DAY_OF_MONTH: 3>)
    """
    ahead = folded[start : start + _MOST_WORDS]
    if not ahead:
        return None
    if ahead[0] in MONTHS:
        day = _day(ahead[1]) if len(ahead) > 1 else 0
        return _date(ahead, ahead[0], day, 2, DateOrder.MONTH_FIRST) if day else None
    at = int(ahead[0] == "the")
    day, length = _day_at(ahead, at)
    if not day:
        return None
    spelt, at = not ahead[at][0].isdigit(), at + length
    of = ahead[at : at + 1] == ["of"]
    at += of
    # "the first may" is no date
    if at == len(ahead) or ahead[at] not in MONTHS or (spelt and not of):
        return None
    return _date(ahead, ahead[at], day, at + 1, DateOrder.DAY_OF_MONTH if of else DateOrder.DAY_FIRST)


def date_orders(folded: Sequence[str]) -> frozenset[DateOrder]:
    """Return the orders of all dates in a text."""
    months = [index for index, word in enumerate(folded) if word in MONTHS]
    found = (date_at(folded, max(0, index - before)) for index in months for before in range(_MOST_DAY_WORDS))
    return frozenset(date[2] for date in found if date is not None)


def _day_at(folded: Sequence[str], start: int) -> tuple[int, int]:
    """Return the day that some words give, in digits or as an ordinal, and their number; 0, 0 for none."""
    if start >= len(folded):
        return 0, 0
    if day := _day(folded[start]):
        return day, 1
    if folded[start] in first_words() and (read := number_at(folded, start)) and read[0].endswith("th"):
        return _day(read[0]), read[1]
    return 0, 0


def _day(word: str) -> int:
    """Return the day that a word gives in digits, 0 when it gives none."""
    value = value_of_digits(word) or ""
    digits = value.removesuffix("th")
    return int(digits) if digits.isdigit() and len(digits) <= 2 and 1 <= int(digits) <= 31 else 0


def _date(
    folded: Sequence[str], month: str, day: int, length: int, order: DateOrder
) -> tuple[str, int, DateOrder]:
    """Return a date of so many words, and of one more where a year follows."""
    number = 9 if month == "sep" else _MONTHS.index(month) % 12 + 1
    after = folded[length] if length < len(folded) else ""
    year = after if len(after) == 4 and after.isascii() and after.isdigit() else ""
    return f"#date {number}-{day} {year}".rstrip(), length + bool(year), order
