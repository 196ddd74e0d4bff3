"""The other spellings and name styles of the sources' words, so that "honor" in an article finds "honour".

A shingle is entered with each other spelling of each of its words. Elsewhere all spellings of a word are one:
the canonical word.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import chain

import numpy as np

from provenance.indexing.neighbours import Signs, word_signs
from provenance.indexing.ordering import Distinct
from provenance.indexing.shingles import GRAM_FACTORS, Hashes, Offsets, word_hash
from quotes.words.names import Aliases
from quotes.words.variants import word_variants


class Spellings:
    """The spellings of a vocabulary, all words by their hashes."""

    def __init__(self, vocabulary: Mapping[int, str], names: Aliases | None) -> None:
        """Look up the spellings of folded words; ``names`` None is for those that come with the tool."""
        self._canonical: dict[int, int] = {}
        self._others: dict[int, tuple[int, ...]] = {}
        for word, folded in vocabulary.items():
            family = word_variants(folded, names)
            if len(family) < 2:
                continue
            hashes = {variant: word_hash(variant) for variant in family}
            representative = hashes[min(family)]
            self._others[word] = tuple(
                sorted(value for variant, value in hashes.items() if variant != folded)
            )
            for value in hashes.values():
                self._canonical[value] = representative

    def canonical(self, word: int) -> int:
        """Return the hash under which all spellings and name styles of a word are one."""
        return self._canonical.get(word, word)

    def canonical_words(self, words: Hashes) -> list[int]:
        """Return the canonical hashes of a few words, like `canonical_of`, which is for many."""
        canonical = self._canonical
        return [canonical.get(word, word) for word in words.tolist()]

    def canonical_of(self, words: Hashes) -> list[int]:
        """Return the canonical hash of every word of an array."""
        known, canonical = self._table
        rows = np.searchsorted(known, words)
        found: list[int] = np.where(known.take(rows) == words, canonical.take(rows), words).tolist()
        return found

    @cached_property
    def _table(self) -> tuple[Hashes, Hashes]:
        """The words with other spellings, sorted, with their canonical hashes; at the end one beyond all."""
        known = sorted(self._canonical)
        canonical = [self._canonical[word] for word in known]
        beyond = (1 << 64) - 1
        return np.array([*known, beyond], dtype=np.uint64), np.array([*canonical, beyond], dtype=np.uint64)

    def signs(self, words: Hashes) -> Signs:
        """Return the bits of `neighbours` that stand for each of some words in any spelling."""
        signs = word_signs(words)
        for place, word in enumerate(words.tolist()):
            others = self._others.get(word)
            if others:
                signs[place] |= np.bitwise_or.reduce(word_signs(np.array(others, dtype=np.uint64)))
        return signs

    def shingles(self, own: Hashes, hashes: Hashes, words: Distinct) -> tuple[Hashes, Offsets]:
        """Return the shingles with one word in another spelling, and their positions.

        One word changed changes the sum that a shingle is by what the word's factor makes of it.

        Args:
            own: the shingles as they are written, see `provenance.indexing.shingles.shingles`.
            hashes: the word at each position, shape (positions,).
            words: the distinct ones.
        """
        at, change = self._changes(hashes, words)
        grams, places = [], []
        for offset, factor in enumerate(GRAM_FACTORS):
            first = at - offset
            inside = np.flatnonzero((first >= 0) & (first < len(own)))
            grams.append(own[first[inside]] + change[inside] * np.uint64(factor))
            places.append(first[inside])
        return np.concatenate(grams), np.concatenate(places)

    def _changes(self, hashes: Hashes, words: Distinct) -> tuple[Offsets, Hashes]:
        """Return every position whose word has other spellings, once for each, and the change in hash."""
        others = [self._others.get(word, ()) for word in words.hashes.tolist()]
        counts = np.array(list(map(len, others)), dtype=np.int64)
        spellings = np.array(list(chain.from_iterable(others)), dtype=np.uint64)
        at = np.flatnonzero(counts.take(words.numbers))
        numbers = words.numbers[at]
        repeated = np.repeat(at, counts[numbers])
        begins = np.cumsum(counts) - counts
        difference: Hashes = spellings[counted_up(begins[numbers], counts[numbers])] - hashes[repeated]
        return repeated, difference


def counted_up(begins: Offsets, counts: Offsets) -> Offsets:
    """Return begin .. begin + count - 1 for every begin and count, one after the other."""
    ends = np.cumsum(counts)
    up: Offsets = np.arange(int(ends[-1]) if len(ends) else 0)
    up += np.repeat(begins - (ends - counts), counts)
    return up
