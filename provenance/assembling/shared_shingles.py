"""Which shingles two wordings or more have, and where they stand in each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from provenance.assembling.readings import Reading
from provenance.indexing.shingles import SHINGLE_WORDS, Hashes, Offsets, shingles


def shingles_of(words: Sequence[int]) -> Hashes:
    """Return the hashes of the shingles of some words, in order."""
    return shingles(np.array(words, dtype=np.uint64))


@dataclass(frozen=True, slots=True)
class PlacedShingles:
    """The shared shingles of readings, one reading after the other.

    ``words`` are their first words in their readings and ``grams`` the numbers of the shingles, both of shape
    (shingles,); those of reading ``row`` are [bounds[row], bounds[row + 1]).
    """

    words: Offsets
    grams: Offsets
    bounds: Offsets

    def of(self, row: int) -> list[tuple[int, int]]:
        """Return (word, shingle) for the shared shingles of one reading."""
        low, high = self.bounds[row : row + 2].tolist()
        return list(zip(self.words[low:high].tolist(), self.grams[low:high].tolist(), strict=True))


def shared_shingles(readings: Sequence[Reading], beside: Sequence[Reading]) -> tuple[Hashes, PlacedShingles]:
    """Return the shingles that stand twice or more in all readings, sorted; and where in the first."""
    grams, rows, words = _every_shingle([*readings, *beside])
    keys, inverse, counts = np.unique(grams, return_inverse=True, return_counts=True)
    shared = counts > 1
    kept = np.flatnonzero(shared[inverse])
    bounds = np.searchsorted(rows[kept], np.arange(len(readings) + 1))
    return keys[shared], PlacedShingles(words[kept], (np.cumsum(shared) - 1)[inverse[kept]], bounds)


def _every_shingle(readings: Sequence[Reading]) -> tuple[Hashes, Offsets, Offsets]:
    """Return all shingles, the reading of each and its first word there; shape (shingles,)."""
    words = np.fromiter(chain.from_iterable(reading.words for reading in readings), dtype=np.uint64)
    firsts = np.cumsum([0, *(len(reading.words) for reading in readings)])
    grams = shingles(words)
    places = np.arange(len(grams))
    rows = np.searchsorted(firsts, places, side="right") - 1
    inside = np.flatnonzero(places + SHINGLE_WORDS <= firsts[rows + 1])
    return grams[inside], rows[inside], inside - firsts[rows[inside]]
