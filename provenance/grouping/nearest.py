"""Find the place of the sources that comes nearest to words that stand in none of them.

The words of a quotation vote for stretches of the sources, each with its weight in bits; a word counts once a
stretch. What the best stretch has of the quotation's bits is the likeness.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus.model import Span
from provenance.indexing.index import SourceIndex
from provenance.indexing.shingles import Offsets, word_hash
from quotes.words.rarity import bits
from quotes.words.tokens import words

LEAST_SCORE = 0.4  # what has less of a quotation is near by chance
_LEAST_COMMON_SCORE = 0.6  # where it shares only words that any sentence may have: "it is a", "to them that"
_COMMON_BITS = 10.0  # that such a word weighs at most
_LEAST_VOTERS = 2  # words; one alone may stand anywhere
_LEAST_WIDTH = 8  # words of a stretch: a short quotation may have lost some in the middle
_MOST_PLACES = 2_000  # of one word; a commoner one says nothing
_MOST_WORDS = 400  # of a quotation that are looked up


@dataclass(frozen=True, slots=True)
class NearestPlace:
    """A stretch of one text of an index; ``score`` is its likeness to what was looked up, 0 to 1."""

    text: int
    span: Span
    score: float


def nearest(text: str, index: SourceIndex) -> NearestPlace | None:
    """Return the stretch of a source that has most of a text's words, None where none has much of them."""
    own = words(text)[:_MOST_WORDS]
    weights = {index.spellings.canonical(word_hash(word.folded)): bits(word.folded) for word in own}
    positions, votes = _votes(weights, index)
    if not len(positions):
        return None
    width = max(_LEAST_WIDTH, len(own))
    found = _densest(positions, votes, width)
    inside = {word: weights[word] for word in index.spellings.canonical_of(index.hashes[found])}
    score = sum(inside.values()) / sum(weights.values())
    least = LEAST_SCORE if max(inside.values()) > _COMMON_BITS else _LEAST_COMMON_SCORE
    if len(inside) < _LEAST_VOTERS or score < least:
        return None
    source = index.text_of(int(found[0]))
    last = min(int(found[-1]), int(index.first_word[source + 1]) - 1)
    span = Span(int(index.starts[found[0]]), int(index.ends[last]))
    return NearestPlace(source, span, round(score, 4))


def _votes(weights: dict[int, float], index: SourceIndex) -> tuple[Offsets, npt.NDArray[np.float64]]:
    """Return where the words stand in the sources, in order, and each place's weight; the shape is (n,)."""
    places = {word: index.positions_of(word) for word in weights}
    kept = {word: found for word, found in places.items() if 0 < len(found) <= _MOST_PLACES}
    if not kept:
        return np.empty(0, np.int64), np.empty(0, np.float64)
    positions = np.concatenate(list(kept.values()))
    votes = np.concatenate([np.full(len(found), weights[word]) for word, found in kept.items()])
    order = np.argsort(positions, kind="stable")
    return positions[order], votes[order]


def _densest(positions: Offsets, votes: npt.NDArray[np.float64], width: int) -> Offsets:
    """Return the positions inside the stretch of so many words that gathers most votes, the first such.

    A word that stands twice in a stretch votes twice here; `nearest` counts it once.
    """
    sums = np.concatenate(([0.0], np.cumsum(votes)))
    ends = np.searchsorted(positions, positions + width)
    begins = np.arange(len(positions))
    best = int((sums[ends] - sums[begins]).argmax())
    return positions[best : ends[best]]
