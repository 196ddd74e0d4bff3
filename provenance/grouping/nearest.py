"""Find the place of the sources that comes nearest to words that stand in none of them.

The words of a quotation vote for stretches of the sources, each with its weight in bits; a word counts once a
stretch. In the stretches with most votes the words are laid against the quotation's: what stands there in the
quotation's order, of the quotation's bits, is the likeness.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

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
_LEAST_WORDS = 3  # shared; two stand side by side in any long source
_LEAST_WIDTH = 8  # words of a stretch: a short quotation may have lost some in the middle
_MOST_PLACES = 2_000  # of one word; a commoner one says nothing
_MOST_STRETCHES = 8  # that are laid against a quotation
_MOST_WORDS = 400  # of a quotation that are looked up

Weights = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class NearestPlace:
    """A stretch of one text of an index; ``score`` is its likeness to what was looked up, 0 to 1."""

    text: int
    span: Span
    score: float


@dataclass(frozen=True, slots=True)
class _Shared:
    """Words that a text and a stretch have in order: their weight in bits, the last, and those before it."""

    weight: float = 0.0
    position: int = -1
    before: _Shared | None = None

    def positions(self) -> list[int]:
        """Return where the words stand in the sources, in order."""
        found: list[int] = []
        chain: _Shared | None = self
        while chain is not None and chain.before is not None:
            found.append(chain.position)
            chain = chain.before
        return found[::-1]


_NOTHING = _Shared()


def nearest(text: str, index: SourceIndex) -> NearestPlace | None:
    """Return the stretch of a source that has most of a text's words in order, None where none has much."""
    folded = [word.folded for word in words(text)[:_MOST_WORDS]]
    own = [index.spellings.canonical(word_hash(word)) for word in folded]
    weights = dict(zip(own, map(bits, folded), strict=True))
    total = sum(weights[word] for word in own)
    positions, votes = _votes(weights, index)
    best = _NOTHING
    for stretch, bound in _densest(positions, votes, max(_LEAST_WIDTH, len(own))):
        if bound <= best.weight:
            break
        best = max(best, _in_order(own, stretch, weights, index), key=attrgetter("weight"))
    found = best.positions()
    if len(found) < _LEAST_WORDS:
        return None
    telling = max(weights[word] for word in index.spellings.canonical_of(index.hashes[found]))
    score = best.weight / total
    if score < (LEAST_SCORE if telling > _COMMON_BITS else _LEAST_COMMON_SCORE):
        return None
    span = Span(int(index.starts[found[0]]), int(index.ends[found[-1]]))
    return NearestPlace(index.text_of(found[0]), span, round(score, 4))


def _in_order(
    own: Sequence[int], stretch: Offsets, weights: Mapping[int, float], index: SourceIndex
) -> _Shared:
    """Return the heaviest words that a text and a stretch have in the same order.

    The longest common subsequence (Wagner and Fischer 1974), with weights.
    """
    first = int(stretch[0])
    end = min(int(stretch[-1]) + 1, index.borders_of(index.text_of(first))[1])
    there = list(enumerate(index.spellings.canonical_of(index.hashes[first:end]), first))
    row = [_NOTHING] * (len(there) + 1)
    for word in own:
        weight, diagonal = weights[word], row[0]
        for column, (position, other) in enumerate(there, 1):
            above = row[column]
            if word == other:
                row[column] = _Shared(diagonal.weight + weight, position, diagonal)
            elif row[column - 1].weight > above.weight:
                row[column] = row[column - 1]
            diagonal = above
    return row[-1]


def _votes(weights: dict[int, float], index: SourceIndex) -> tuple[Offsets, Weights]:
    """Return where the words stand in the sources, in order, and each place's weight; the shape is (n,)."""
    places = {word: index.positions_of(word) for word in weights}
    kept = {word: found for word, found in places.items() if 0 < len(found) <= _MOST_PLACES}
    if not kept:
        return np.empty(0, np.int64), np.empty(0, np.float64)
    positions = np.concatenate(list(kept.values()))
    votes = np.concatenate([np.full(len(found), weights[word]) for word, found in kept.items()])
    order = np.argsort(positions, kind="stable")
    return positions[order], votes[order]


def _densest(positions: Offsets, votes: Weights, width: int) -> Iterator[tuple[Offsets, float]]:
    """Yield the positions inside the stretches of so many words that gather most votes, and their votes.

    The best comes first, and of stretches as good the first; none begins in one that was yielded before. A
    word that stands twice in a stretch votes twice here.
    """
    sums = np.concatenate(([0.0], np.cumsum(votes)))
    ends = np.searchsorted(positions, positions + width)
    gathered = sums[ends] - sums[:-1]
    for _ in range(min(_MOST_STRETCHES, len(positions))):
        best = int(gathered.argmax())
        yield positions[best : ends[best]], float(gathered[best])
        around = np.searchsorted(positions, (positions[best] - width // 2, positions[best] + width // 2))
        gathered[around[0] : around[1]] = 0.0
