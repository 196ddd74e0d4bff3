"""Tell shingles that may be part of a longer run by what stands beside them, before anything is sorted.

What an article shares with a hundred sources by chance are nearly all single shingles. One of a longer run
has the same word before it, or behind it, at both its places. So each place has a sign of 32 bits: one bit of
fifteen for the word before, one of fifteen for the word behind, and one bit that says that the shingle tells
something by itself. Where two signs share no bit, there is no longer run.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from provenance.indexing.shingles import SHINGLE_WORDS, Hashes

Signs = npt.NDArray[np.uint32]

ALONE = np.uint32(1 << 31)
_SLOTS = 15


def word_signs(words: Hashes) -> Signs:
    """Return the bit that stands for each of some words."""
    bits: Signs = np.uint32(1) << np.minimum(words >> np.uint64(60), np.uint64(_SLOTS - 1)).astype(np.uint32)
    return bits


def beside(sides: Signs, first: npt.NDArray[np.integer]) -> Signs:
    """Return the signs of the shingles that begin at some words, without the bit for the shingles themselves.

    Args:
        sides: the bits of every word of a text, see `word_signs`; of one with several spellings all.
        first: the first words of the shingles; what lies beyond the text's ends may have any bits.
    """
    before = sides.take(first - 1, mode="clip")
    return before | (sides.take(first + SHINGLE_WORDS, mode="clip") << np.uint32(_SLOTS))
