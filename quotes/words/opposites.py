"""Words that turn a sentence round where one stands for the other: approved and rejected, fair and unfair.

The words stand in data/opposites.toml.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from corpus.word_lists import word_lists

_LEAST_NEGATED = 4  # letters of what a negating syllable stands before: "unfair"


class _Side(NamedTuple):
    """Words of one meaning: whole ones, and what all forms of a word begin with."""

    words: frozenset[str]
    beginnings: tuple[str, ...]


def opposites(language: str, before: str, after: str) -> bool:
    """Tell whether of two folded words one says the opposite of the other.

    >>> opposites("en", "necessary", "unnecessary"), opposites("en", "formed", "informed")
    (True, False)
    >>> opposites("en", "approved", "rejected"), opposites("en", "approved", "accepted")
    (True, False)
    """
    return _is_negated(language, before, after) or _is_reversed(language, before, after)


def _is_negated(language: str, before: str, after: str) -> bool:
    """Tell whether one of two words is the other with a negating syllable before it."""
    lists = word_lists("quotes", "opposites")
    plain, negated = sorted((before, after), key=len)
    prefix = negated.removesuffix(plain)
    if len(plain) < _LEAST_NEGATED or prefix == negated:
        return False
    negating = prefix in lists["negating"].get(language, ())
    return negating and not negated.startswith(lists["not_negated"][language])


def _is_reversed(language: str, before: str, after: str) -> bool:
    """Tell whether two words stand on the two sides of one pair."""
    return any((pair, not side) in _sides_of(language, after) for pair, side in _sides_of(language, before))


def _sides_of(language: str, word: str) -> frozenset[tuple[int, bool]]:
    """Return the pairs that a word stands in, by number, and whether on the first side."""
    return frozenset(
        (number, first)
        for number, sides in enumerate(_pairs(language))
        for first, side in zip((True, False), sides, strict=True)
        if word in side.words or word.startswith(side.beginnings)
    )


@cache
def _pairs(language: str) -> tuple[tuple[_Side, ...], ...]:
    pairs = word_lists("quotes", "opposites")["pairs"].get(language, ())
    return tuple(tuple(map(_side, pair.split(" : "))) for pair in pairs)


def _side(written: str) -> _Side:
    words = written.split()
    beginnings = tuple(word.removesuffix("*") for word in words if word.endswith("*"))
    return _Side(frozenset(word for word in words if not word.endswith("*")), beginnings)
