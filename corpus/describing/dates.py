"""Days and months as files write them, in figures or in the words of many languages, brought to ISO 8601."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.word_lists import word_lists

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?=$|[T\s])")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:$|T?\d{4,6}(?:Z|[+-]\d\d:?\d\d)?$)")
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_EAST_ASIAN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_ORDINAL = r"(?:st|nd|rd|th|er|[ºª])?"
_WORDY = re.compile(
    rf"(?:(\d{{1,2}}){_ORDINAL}[.,]?[\s-]+(?:de\s+)?)?([^\W\d_]{{3,12}})[.,]?[\s-]+(?:de\s+)?"
    rf"(?:(\d{{1,2}}){_ORDINAL},?\s+)?(\d{{4}})(?!\d)"
)
_MONTHS = {
    name: number for number, names in word_lists("corpus", "months")["names"].items() for name in names
}
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FIRST_YEAR = 1000  # an earlier one, mostly 1, stands for no date


@lru_cache(maxsize=8192)  # the records of one file share few dates
def iso_date(value: str) -> str:
    """Return a date in ISO 8601, as exact as it is known; "" when it is none or cannot be told.

    Day and month in figures only ("01/06/2020") are told apart only where one of them is over 12;
    otherwise the year is all that is known.

    >>> [iso_date(d) for d in ("2020-06-01T10:00:00Z", "2020-06", "June 1, 2020", "Mon, 01 Jun 2020")]
    ['2020-06-01', '2020-06', '2020-06-01', '2020-06-01']
    >>> [iso_date(d) for d in ("25/06/2020", "05/06/2020", "yesterday", "0001-01-01")]
    ['2020-06-25', '2020', '', '']
    """
    value = value.strip()[:80]
    for pattern in (_ISO, _COMPACT, _SLASHED, _EAST_ASIAN):
        if match := pattern.match(value):
            return _checked(*match.groups())
    if match := _NUMERIC.match(value):
        if value[match.end(1)] == ".":  # the day stands first wherever dots part figures
            return _checked(match[3], match[2], match[1])
        return _from_figures(int(match[1]), int(match[2]), match[3])
    for match in _WORDY.finditer(value):
        if month := _MONTHS.get(match[2].lower()):
            return _checked(match[4], month, match[1] or match[3])
    return ""


def _checked(year: str, month: str | None, day: str | None) -> str:
    """Write a date without the parts that no calendar has; none at all where a system had none to give."""
    if int(year) < _FIRST_YEAR:
        return ""
    if not month or not 1 <= int(month) <= 12:
        return year
    if not day or not 1 <= int(day) <= _DAYS[int(month) - 1]:
        return f"{year}-{int(month):02d}"
    return f"{year}-{int(month):02d}-{int(day):02d}"


def _from_figures(first: int, second: int, year: str) -> str:
    if first > 12 >= second:
        return _checked(year, str(second), str(first))
    if second > 12 >= first or first == second:
        return _checked(year, str(first), str(second))
    return year
