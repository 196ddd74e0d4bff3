"""Numbers by value: 20 and twenty, 1,200 and 1200, 1.5 million and 1,500,000."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache

from corpus.data_files import data_text

MOST_WORDS = 12  # a number longer than this in words is a list, or hostile
MOST_DIGITS = 40

_DIGITS = re.compile(r"(\d+(?:[.,]\d+)*)([a-z]*)")
_THOUSANDS = re.compile(r"\d{1,3}(?:([,. \u00a0\u202f\u2009'’])\d{3})(?:\1\d{3})*(?:[.,]\d+)?")
_ORDINAL_ENDINGS = frozenset(("st", "nd", "rd", "th"))
# Those of Arabic, Persian and the scripts of India, and the marks that Arabic puts between digits.
_ASCII_DIGITS = {
    **{zero + digit: str(digit) for zero in (0x660, 0x6F0, 0x966, 0x9E6) for digit in range(10)},
    0x66B: ".",
    0x66C: ",",
}
_LETTER_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}


def value_of_digits(written: str) -> str | None:
    """Return the value of a number in digits as a key, None when it is none.

    Ordinals and cardinals have different keys; decades keep their s.

    >>> value_of_digits("1,200"), value_of_digits("1200"), value_of_digits("21st"), value_of_digits("5bn")
    ('1200', '1200', '21th', '5000000000')
    """
    written = written.translate(_ASCII_DIGITS)
    if len(written) > MOST_DIGITS or (not written.isascii() and not _THOUSANDS.fullmatch(written)):
        return None
    plain = re.sub(r"(?<=\d)[ \u00a0\u202f\u2009'’](?=\d{3})", "", written.lower())
    match = _DIGITS.fullmatch(plain)
    if match is None:
        return None
    value = _decimal(match.group(1))
    if value is None:
        return None
    return _with_ending(value, match.group(2))


def _with_ending(value: Decimal, ending: str) -> str | None:
    if not ending:
        return key(value)
    if ending in _ORDINAL_ENDINGS:
        return f"{key(value)}th"
    if ending in _LETTER_SCALES:
        return key(value * _LETTER_SCALES[ending])
    return None


def _decimal(digits: str) -> Decimal | None:
    """Read digits whose commas or dots part thousands or decimals, as the text shows."""
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        digits = digits.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?", digits):
        digits = digits.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d+,\d+", digits):
        digits = digits.replace(",", ".")
    try:
        return Decimal(digits)
    except InvalidOperation:
        return None


def key(value: Decimal | int) -> str:
    """Return one string for each value, whatever zeros it was written with.

    >>> key(Decimal("1.50")), key(1200)
    ('1.5', '1200')
    """
    text = format(Decimal(value), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def number_at(folded: Sequence[str], start: int) -> tuple[str, int] | None:
    """Read a number written in words, or digits with a scale ("1.5 million").

    Args:
        folded: the folded words of a text; digits as written, with their separators.
        start: where the number begins.

    Returns:
        The value's key and how many words it takes, or None.
    """
    table = _words()
    total, current, length, ordinal = Decimal(0), Decimal(0), 0, False
    for word in folded[start : start + MOST_WORDS]:
        if ordinal:
            break
        if word in table.scales and length:
            current = max(current, Decimal(1)) * table.scales[word]
            if table.scales[word] >= 1000:
                total, current = total + current, Decimal(0)
        elif (
            word == "and"
            and length
            and folded[start + length - 1] in table.scales
            and _continues(folded, start + length + 1)
        ):
            pass
        elif word in table.ordinals and _fits(current, table.ordinals[word], length):
            current, ordinal = current + table.ordinals[word], True
        elif word in table.cardinals and _fits(current, table.cardinals[word], length):
            current += table.cardinals[word]
        elif length == 0 and (digits := value_of_digits(word)) is not None and not digits.endswith("th"):
            current = Decimal(digits)
        else:
            break
        length += 1
    if not length:
        return None
    return key(total + current) + ("th" if ordinal else ""), length


def _fits(current: Decimal, value: int, length: int) -> bool:
    """Tell whether a word goes on with the number: "twenty one" does, "one twenty" does not."""
    return (
        length == 0
        or (value < 10 and current % 100 >= 20 and current % 10 == 0)
        or (current % 100 == 0 and value < 100)
    )


def _continues(folded: Sequence[str], index: int) -> bool:
    return index < len(folded) and (folded[index] in _words().cardinals or folded[index] in _words().ordinals)


@dataclass(frozen=True, slots=True)
class _Words:
    """Number words by value; ``first`` are those that can begin a number."""

    cardinals: Mapping[str, int]
    ordinals: Mapping[str, int]
    scales: Mapping[str, int]
    first: frozenset[str]
    percent: frozenset[tuple[str, ...]]
    times: Mapping[str, int]
    with_stop: frozenset[str]


@cache
def _words() -> _Words:
    content = tomllib.loads(data_text("quotes", "numbers"))
    first = frozenset(content["cardinals"]) | frozenset(content["ordinals"])
    percent = (*content["percent"]["phrases"], *content["percent"]["words"])
    return _Words(
        content["cardinals"],
        content["ordinals"],
        content["scales"],
        first,
        frozenset(tuple(phrase.split()) for phrase in percent),
        content["times"],
        frozenset(content["with_stop"]["scales"]),
    )


def first_words() -> frozenset[str]:
    """Return the folded words that can begin a number written in words."""
    return _words().first


def times() -> Mapping[str, int]:
    """Return the folded words for how often something was done, with that number: "twice"."""
    return _words().times


def scales_with_stop() -> frozenset[str]:
    """Return the folded scales that are written with a stop: "Mrd."."""
    return _words().with_stop


def percent_words() -> frozenset[tuple[str, ...]]:
    """Return the ways to say "per hundred", each as its folded words."""
    return _words().percent
