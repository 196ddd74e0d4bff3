"""Numbers that are written in words of other languages than English, by value.

Words are read one after another: "quatrocentos e vinte", "vingt-cinq", "сорок два". German, Dutch and Italian
write them as one word; German, Dutch and Arabic say the ones before the tens. Chinese numerals are read sign
by sign. The words stand in data/numerals.toml.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from corpus.data_files import data_text
from quotes.words.numbers import key, value_of_digits
from quotes.words.runs import Runs

MOST_WORDS = 10  # of a number; a longer one is a list
MOST_LETTERS = 40  # of a number written as one word
_VIGESIMAL = frozenset((60, 80))  # French goes on from these to 79 and 99
_AND = "و"  # Arabic, written as one with the number behind it
# letters that Arabic and Hebrew write as one with the digits behind them
_CLITICS = frozenset("وبلكفسבהולמש")


class Numeral(NamedTuple):
    """A number in words: the first of them, how many they are, and the key of its value."""

    start: int
    length: int
    value: str


@dataclass(frozen=True, slots=True)
class _Language:
    """One language's number words by value, and the words that join them.

    ``small_first`` tells that the ones come before the tens, ``tens_multiply`` that twenty is "two ten".
    """

    values: Mapping[str, int]
    joints: frozenset[str]
    small_first: bool
    tens_multiply: bool


@cache
def _languages() -> Mapping[str, _Language]:
    content = tomllib.loads(data_text("quotes", "numerals"))
    grammar = content["grammar"]
    return {
        language: _Language(
            values,
            frozenset(grammar["joints"].get(language, ())),
            language in grammar["small_first"],
            language in grammar["tens_multiply"],
        )
        for language, values in content["languages"].items()
    }


def value_in(language: str, folded: str) -> str | None:
    """Return the value of one number word of a language other than English as a key, None for other words.

    >>> value_in("de", "zweiundzwanzig"), value_in("ar", "و350"), value_in("fr", "elf")
    ('22', '350', None)
    """
    if folded[:1] in _CLITICS and folded[1:].isdecimal():
        return value_of_digits(folded[1:])
    value = _value(language, folded)
    return None if value is None else key(value)


def numerals_in(language: str, words: Runs) -> Iterator[Numeral]:
    """Yield the numbers that a text's words hold, in order.

    >>> from quotes.words.runs import runs
    >>> [each.value for each in numerals_in("fr", runs("vingt-cinq ans, soixante et onze, dix"))]
    ['25', '71', '10']
    """
    if language not in _languages():
        return
    at = 0
    while at < len(words.folded):
        if _value(language, words.folded[at]) is None:
            at += 1
            continue
        numeral = _longest(language, words, at)
        yield numeral
        at += numeral.length


def _longest(language: str, words: Runs, start: int) -> Numeral:
    """Return the longest number that begins with a word; joints count where a number follows."""
    known = _languages()[language]
    values: list[int] = []
    length, sum_of_all = 1, _value(language, words.folded[start]) or 0
    for offset, word in enumerate(words.folded[start : start + MOST_WORDS]):
        if offset and not _is_joined(words, start + offset):
            break
        if word in known.joints and offset:
            continue
        value = _value(language, word)
        if value is None:
            break
        values.append(value)
        together = _sum(values, known)
        if together is None:
            break
        length, sum_of_all = offset + 1, together
    return Numeral(start, length, key(sum_of_all))


def _is_joined(words: Runs, index: int) -> bool:
    """Tell whether only blanks or a hyphen stand between a word and the one before it."""
    return not words.text[words.ends[index - 1] : words.starts[index]].strip(" \u00a0\u202f\n-‐‑")


@lru_cache(maxsize=20_000)
def _value(language: str, word: str) -> int | None:
    """Return what one word is worth, also one that holds a whole number or Arabic's "and"."""
    known = _languages().get(language)
    if known is None or word.isdecimal() or len(word) > MOST_LETTERS:
        return None
    if word in known.values:
        return known.values[word]
    if word.startswith(_AND):
        return known.values.get(word[1:])
    parts = _parts(word, known)
    return _sum([known.values[part] for part in parts if part in known.values], known)


def _parts(word: str, language: _Language) -> tuple[str, ...]:
    """Cut a word into number words and joints, the longest first; empty where that fails."""
    for length in range(len(word), 1, -1):
        head, rest = word[:length], word[length:]
        if head not in language.values and head not in language.joints:
            continue
        if not rest:
            return (head,) if head in language.values else ()
        parts = _parts(rest, language)
        if parts:
            return (head, *parts)
    return ()


def _sum(values: Sequence[int], language: _Language) -> int | None:
    """Return what number words one after another are worth, None where they make no one number."""
    total = current = last = 0
    least = 0  # the last scale of thousands; the next is smaller
    for value in values:
        if value >= 1000:
            if least and value >= least:
                return None
            total, current, least = total + max(current, 1) * value, 0, value
        elif value == 100 and 0 < current < 100:
            current *= 100
        elif value >= 100 and current:
            return None
        elif not last or _goes_on(current, value, last, language):
            current += _worth(current, value, last, language)
        else:
            return None
        last = value
    return total + current if values else None


def _worth(current: int, value: int, last: int, language: _Language) -> int:
    """Return what a word below a hundred adds: "quatre-vingt" and "四十" multiply."""
    ones = current % 10
    if (last == 4 and value == 20) or (value == 10 and ones and language.tens_multiply):
        return ones * value - ones
    return value


def _goes_on(current: int, value: int, last: int, language: _Language) -> bool:
    """Tell whether a number goes on with a word: "vingt deux" does, "deux trois" does not."""
    rest = current % 100
    if rest == 0:
        return last >= 100
    if value < 10:
        return rest % 10 == 0 and (rest >= 20 or language.tens_multiply)
    if value < 20 and rest in _VIGESIMAL:
        return True
    if last == 4 and value == 20:
        return True
    return (
        rest < 10 and value % 10 == 0 and (language.small_first or (language.tens_multiply and value == 10))
    )
