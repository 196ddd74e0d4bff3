"""Where shingles stand: a table that is looked up by hash.

A table of flags turns nearly everything away; for what is left, a directory of the leading bits says where to
look among the sorted keys.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from provenance.indexing.ordering import first_of_each, order_of
from provenance.indexing.shingles import Hashes, Offsets

Positions = npt.NDArray[np.int32]

POSITION_BITS = 32  # of a word position, where it shares an integer with another number to be sorted by both
_NONE = np.empty(0, dtype=np.int64)
_MOST_FILTER_BITS = 24


@dataclass(frozen=True, slots=True)
class Known:
    """Shingles of a batch that stand in a source: their first words, and the row of each in the index."""

    article: Offsets
    row: Offsets

    def where(self, chosen: npt.NDArray[np.bool_]) -> Known:
        """Return some of them."""
        return Known(self.article[chosen], self.row[chosen])


class ShinglePlaces:
    """Distinct shingles, sorted, each with the positions at which it stands, in order.

    Those of row ``i`` are ``positions[offsets[i] : offsets[i + 1]]``.
    """

    def __init__(self, grams: Hashes, positions: Offsets) -> None:
        """Sort shingles and their positions, both of shape (n,)."""
        order = order_of(grams)
        grams, positions = grams[order], positions[order]
        self.offsets = np.append(first_of_each(grams), len(grams))
        number = np.repeat(np.arange(len(self)), np.diff(self.offsets))
        placed = np.sort((number << POSITION_BITS) | positions)  # the positions of each shingle in order
        self.positions: Positions = (placed & ((1 << POSITION_BITS) - 1)).astype(np.int32)
        self._keys = grams[self.offsets[:-1]]
        self._begins, self._key_shift = _directory_of(self._keys)
        self._filter, self._filter_shift = _filter_of(self._keys)

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def known(self, grams: Hashes) -> Known:
        """Return which of the shingles ``grams``, shape (n,), stand in the table, in order."""
        if not len(self) or not len(grams):
            return Known(_NONE, _NONE)
        likely = np.flatnonzero(self._filter.take(_slots(grams, self._filter_shift)))
        rows = self._rows(grams[likely])
        known = np.flatnonzero(rows >= 0)
        return Known(likely[known], rows[known])

    def _rows(self, grams: Hashes) -> Offsets:
        """Return the row of each shingle among the keys, -1 for what is not there."""
        slots = _slots(grams, self._key_shift)
        rows, ends = self._begins.take(slots), self._begins.take(slots + 1)
        found = np.full(len(grams), -1, dtype=np.int64)
        waiting = np.flatnonzero(rows < ends)
        while len(waiting):
            here = rows[waiting]
            same = self._keys.take(here) == grams[waiting]
            found[waiting[same]] = here[same]
            rows[waiting] += 1
            waiting = waiting[~same & (here + 1 < ends[waiting])]
        return found


def _slots(hashes: Hashes, shift: np.uint64) -> Offsets:
    """Return the leading bits of hashes as indexes; the shift leaves out at least one bit."""
    return (hashes >> shift).view(np.int64)


def _directory_of(keys: Hashes) -> tuple[Positions, np.uint64]:
    """Return where the keys with the same leading bits begin, two slots a key or more, and the shift."""
    size = max(12, len(keys).bit_length() + 1)
    shift = np.uint64(64 - size)
    begins = np.zeros((1 << size) + 1, dtype=np.int32)
    np.cumsum(np.bincount(_slots(keys, shift), minlength=1 << size), out=begins[1:])
    return begins, shift


def _filter_of(keys: Hashes) -> tuple[npt.NDArray[np.bool_], np.uint64]:
    """Return a table of the keys' leading bits, sixteen slots a key, and the shift that yields them."""
    size = min(_MOST_FILTER_BITS, max(12, (16 * len(keys)).bit_length()))
    shift = np.uint64(64 - size)
    slots = np.zeros(1 << size, dtype=bool)
    slots[_slots(keys, shift)] = True
    return slots, shift
