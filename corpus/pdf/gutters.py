"""The white gutters between columns, found before lines are made.

A file that writes straight across two columns leaves between them a gap that may be no wider than a blank in
badly justified text. Gaps that stand above each other on many lines are no blanks.
"""

from __future__ import annotations

import numpy as np

from corpus.pdf.characters import Characters, Flags, Floats, is_backward

LEAST_GAP = 1.0  # of the font size; a blank of justified text is seldom wider
FEWEST_GAPS = 8  # lines with a gap at one place
_BIN = 2.0  # points


def after_gutters(characters: Characters) -> Flags:
    """Mark the characters before which a gutter lies; shape (n,).

    A mark does no harm where there are no columns: pieces beside each other are joined again.
    """
    marked: Flags = np.zeros(len(characters.codes), np.bool_)
    solid = np.flatnonzero((characters.codes != ord(" ")) & ~is_backward(characters.codes))
    before, after = solid[:-1], solid[1:]
    size = np.maximum(characters.size[before], characters.size[after])
    level = np.abs(characters.base[after] - characters.base[before]) < 0.3 * size
    wide = level & (characters.left[after] - characters.right[before] >= LEAST_GAP * size)
    if np.count_nonzero(wide) < FEWEST_GAPS:
        return marked
    before, after = before[wide], after[wide]
    starts, stops = _strips(characters.right[before]), _strips(characters.left[after])
    white = np.r_[0, np.cumsum(_counts(starts, stops) >= FEWEST_GAPS)]
    marked[after[white[stops] > white[starts]]] = True
    return marked


def _strips(places: Floats) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return the numbers of the strips of the page that places lie in; shape (n,)."""
    strips: np.ndarray[tuple[int], np.dtype[np.int64]] = np.maximum(places / _BIN, 0).astype(np.int64)
    return strips


def _counts(
    starts: np.ndarray[tuple[int], np.dtype[np.int64]], stops: np.ndarray[tuple[int], np.dtype[np.int64]]
) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Count for each strip the gaps [start, stop) that lie over it; shape (strips,)."""
    length = int(stops.max()) + 1
    change = np.bincount(starts, minlength=length + 1) - np.bincount(stops, minlength=length + 1)
    counts: np.ndarray[tuple[int], np.dtype[np.int64]] = np.cumsum(change)[:length]
    return counts
