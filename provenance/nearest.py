"""Find the place of the sources that comes nearest to words that stand in none.

The rarer words of a quotation vote for stretches of the sources, each with its weight; the winning stretch is
then searched for the best likeness, letter by letter.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz.fuzz import partial_ratio_alignment

from corpus.model import Span
from provenance.index import SourceIndex
from provenance.shingles import Offsets, word_hash
from quotes.fold import VANISHING, fold
from quotes.tokens import words

LEAST_SCORE = 0.4  # below, two texts have no more in common than any two
_LEAST_VOTERS = 2  # words; one alone may stand anywhere
_MOST_PLACES = 2_000  # of one word; a commoner one says nothing
_MOST_WORDS = 400  # of a quotation that are looked up


@dataclass(frozen=True, slots=True)
class NearestPlace:
    """A stretch of one text of an index; ``score`` is its likeness to what was looked up, 0 to 1."""

    text: int
    span: Span
    score: float


def nearest(text: str, index: SourceIndex) -> NearestPlace | None:
    """Return the stretch of a source that is most like a text, None where nothing is."""
    own = words(text)[:_MOST_WORDS]
    positions, weights = _votes({index.canonical(word_hash(word.folded)) for word in own}, index)
    if not len(positions):
        return None
    width = max(8, len(own))
    bins = positions // width
    # each stretch is two bins wide and begins at every bin, so that none is cut by a border
    score = np.bincount(bins, weights) + np.append(np.bincount(bins, weights)[1:], 0.0)
    best = int(score.argmax())
    inside = positions[(bins == best) | (bins == best + 1)]
    if len(np.unique(index.hashes[inside])) < _LEAST_VOTERS:
        return None
    return _liked(text, int(inside.min()), int(inside.max()) + 1, len(own), index)


def _votes(hashes: set[int], index: SourceIndex) -> tuple[Offsets, npt.NDArray[np.float64]]:
    """Return where the words stand in the sources, and each place's weight; both have the shape (n,)."""
    places = {word: index.positions_of(word) for word in sorted(hashes)}
    kept = {word: found for word, found in places.items() if 0 < len(found) <= _MOST_PLACES}
    if not kept:
        return np.empty(0, np.int64), np.empty(0, np.float64)
    weights = [np.full(len(found), index.weight_of_word(word)) for word, found in kept.items()]
    return np.concatenate(list(kept.values())), np.concatenate(weights)


def _liked(text: str, first: int, end: int, count: int, index: SourceIndex) -> NearestPlace | None:
    """Return the stretch most like a text among the words [first, end) and as many around them."""
    source = index.text_of(first)
    low, high = int(index.first_word[source]), int(index.first_word[source + 1])
    low, high = max(low, first - count), min(high, end + count)
    around = Span(int(index.starts[low]), int(index.ends[high - 1]))
    found = partial_ratio_alignment(_plain(text), _plain(around.of(index.texts[source])))
    if found is None or found.score < 100 * LEAST_SCORE:
        return None
    span = Span(around.start + found.dest_start, around.start + max(found.dest_start + 1, found.dest_end))
    return NearestPlace(source, span, round(found.score / 100, 4))


def _plain(text: str) -> str:
    """Return a text folded for comparing, its length kept."""
    return fold(text).replace(VANISHING, " ")
