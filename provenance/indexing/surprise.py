"""How much each word of the sources tells: by itself, and after the word before it.

By itself a word weighs as many bits as it is rare. But words follow one another by habit: whoever writes
"special" of a prosecutor goes on with "counsel", and a list of options comes in its usual order. Large
sources hold so much of this that runs of rare words turn up by chance. The sources themselves say how
much: a word that follows another in many places tells little there.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from provenance.indexing.ordering import distinct, first_of_each
from provenance.indexing.shingles import Hashes, Offsets

Weights = npt.NDArray[np.float32]

_SMOOTHING_WORDS = 20_000  # what a word's own count is shared over, so that short sources do not decide
_HABIT_WORDS = 8.0  # a word's rarity counts as much as so many places in which the word before it stands
_CONTEXT_WORDS = 4  # places with the same words so far off on either side repeat one passage and count once
_LEAST_BITS = 0.3
_PAIR_FACTORS = (np.uint64(0xD6E8FEB86659FD93), np.uint64(0xA0761D6478BD642F))
_CONTEXT_FACTORS = (np.uint64(0xE7037ED1A0B428DB), np.uint64(0x9E3779B97F4A7C15))


def rarities(counts: Offsets, general: npt.NDArray[np.float64]) -> Weights:
    """Weigh distinct words: as rare as in English, or less where the sources use the word often.

    Args:
        counts: how often each word stands in the sources, shape (words,).
        general: each word's bits in general English, shape (words,).
    """
    words_in_all = max(1, int(counts.sum()))
    own = -np.log2((counts + 1) / (words_in_all + _SMOOTHING_WORDS))
    return np.minimum(own, general).astype(np.float32)


def surprises(words: Offsets, hashes: Hashes, first_word: Offsets, weights: Weights) -> Weights:
    """Weigh every word position by how little the word before it lets one expect the word.

    A pair of words counts once for all places with the same surroundings, so a passage that sources repeat
    stays as telling as one that stands once; and the place itself does not count.

    Args:
        words: the number of each position's word among the distinct words, shape (positions,).
        hashes: the hash of the word at each position, shape (positions,).
        first_word: the position of each text's first word, and the end, shape (texts + 1,).
        weights: the bits of the word at each position, shape (positions,); the result is never greater.
    """
    if len(words) < 2:
        return weights
    pairs = hashes[:-1] * _PAIR_FACTORS[0]
    pairs += hashes[1:] * _PAIR_FACTORS[1]
    known = distinct(pairs)
    pair = known.numbers
    found_in = _pairs_in_places(pair, hashes)
    after = np.bincount(found_in, minlength=len(known.hashes))[pair] - 1.0
    firsts = words[known.first]  # the first word of each pair
    before = np.bincount(firsts[found_in], minlength=int(words.max()) + 1)[words[:-1]] - 1.0
    np.maximum(after, 0.0, out=after)
    np.maximum(before, 0.0, out=before)
    share = (after + _HABIT_WORDS * np.exp2(-weights[1:])) / (before + _HABIT_WORDS)
    found = weights.copy()
    found[1:] = np.minimum(weights[1:], np.maximum(_LEAST_BITS, -np.log2(share)))
    begins = first_word[:-1][first_word[:-1] < len(weights)]
    found[begins] = weights[begins]
    return found


def _pairs_in_places(pair: Offsets, hashes: Hashes) -> Offsets:
    """Return the number of each pair once for all its places that have the same words around them.

    Args:
        pair: the number of the pair at each position but the last, shape (positions - 1,).
        hashes: the hash of the word at each position, shape (positions,).
    """
    beyond = np.zeros(_CONTEXT_WORDS, dtype=np.uint64)
    around = np.concatenate((beyond, hashes))[: len(pair)] * _CONTEXT_FACTORS[0]
    around += np.concatenate((hashes[1 + _CONTEXT_WORDS :], beyond))[: len(pair)] * _CONTEXT_FACTORS[1]
    bits = np.uint64(
        64 - max(1, int(pair.max()).bit_length())
    )  # what a pair's number leaves: plenty for its places
    places = np.sort((pair.astype(np.uint64) << bits) | (around >> (np.uint64(64) - bits)))
    found: Offsets = (places[first_of_each(places)] >> bits).astype(np.int64)
    return found
