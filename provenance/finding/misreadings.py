"""Pair words that are one word misspelt, misread or joined otherwise ("counter-terrorism")."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.fuzz import ratio

from provenance.finding.chain import Block

_LEAST_RATIO = 75.0  # of two words that are one word misspelt or misread
_LEAST_FUZZY_LETTERS = 4
_MOST_JOINED = 3  # words that may have been run together


def pairs_alike(ours: Sequence[str], theirs: Sequence[str]) -> list[Block]:
    """Pair words that are misspelt, misread or joined otherwise, in order."""
    found: list[Block] = []
    i = j = 0
    while i < len(ours) and j < len(theirs):
        taken = _say_the_same(ours, i, theirs, j)
        if taken is None:
            longer = (len(ours) - i) - (len(theirs) - j)
            i, j = i + (longer >= 0), j + (longer <= 0)
            continue
        found.append(Block(i, i + taken[0], j, j + taken[1]))
        i, j = i + taken[0], j + taken[1]
    return found


def _say_the_same(ours: Sequence[str], i: int, theirs: Sequence[str], j: int) -> tuple[int, int] | None:
    """Return how many words from either side are one word, misspelt or parted; None if none are."""
    our, their = ours[i], theirs[j]
    if our[0] != their[0] and our[-1] != their[-1]:
        return None  # as most words that do not match; the same words run together begin alike
    if their.startswith(our) and (taken := _joined(ours, i, their)):
        return taken
    if our.startswith(their) and (taken := _joined(theirs, j, our)):
        return taken[1], taken[0]
    return (1, 1) if alike(our, their) else None


def _joined(parts: Sequence[str], first: int, whole: str) -> tuple[int, int] | None:
    """Return (count, 1) where so many parts run together make the whole."""
    joined = parts[first]
    for count in range(2, min(_MOST_JOINED, len(parts) - first) + 1):
        joined += parts[first + count - 1]
        if joined == whole:
            return count, 1
    return None


def alike(one: str, other: str) -> bool:
    """Tell whether two folded words are one word misspelt or misread.

    >>> alike("fiction", "flction"), alike("iran", "iraq")
    (True, False)
    """
    if one == other:
        return True
    if min(len(one), len(other)) < _LEAST_FUZZY_LETTERS or (one[0] != other[0] and one[-1] != other[-1]):
        return False
    if one.isdigit() or other.isdigit():
        return False
    return ratio(one, other) > _LEAST_RATIO
