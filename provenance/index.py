"""An index of source texts: which word shingles stand where.

All sources share one row of word positions, one source after the other; no shingle runs from one source into
the next. A shingle is also entered with the other spellings and name styles of each of its words,
so that "honour" seeds against "honor" at no cost to the scan.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from corpus.model import Span
from provenance.sentences import sentences
from provenance.shingles import (
    SHINGLE_WORDS,
    Hashes,
    Offsets,
    WordTable,
    batches,
    shingle_hash,
    shingles,
    word_hash,
    word_table,
)
from quotes.fold import VANISHING, fold
from quotes.rarity import bits
from quotes.variants import word_variants

Positions = npt.NDArray[np.int32]
Weights = npt.NDArray[np.float32]

# A shingle that stands in more places than this is looked up in the first of them only: the rest repeat
# a passage or a stock phrase.
MOST_PLACES = 24
_USUAL_WORDS = 200_000  # the size of source at which the bounds of scan and evidence were set
_MOST_CHANCE_BITS = 4.0
_NONE = np.empty(0, dtype=np.int64)
_MOST_FILTER_BITS = 24


@dataclass(frozen=True, slots=True)
class Seeds:
    """Shared shingles: word ``article[i]`` of a batch and source word ``source[i]`` begin the same one."""

    article: Offsets
    source: Offsets


class SourceIndex:
    """Word positions of all sources and the shingles that start at them.

    ``texts`` are the sources' texts, in the order of their ids; ``hashes``, ``starts``, ``ends`` and
    ``weights`` have one entry a word position; ``starts`` and ``ends`` are offsets in the word's own text.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = tuple(texts)
        tables = [word_table(batch) for batch in batches(self.texts)]
        self.first_word = _first_words(tables)
        self.hashes = np.concatenate([table.hashes for table in tables] or [np.empty(0, np.uint64)])
        self.starts = np.concatenate([_own_offsets(table, table.starts) for table in tables] or [_NONE])
        self.ends = np.concatenate([_own_offsets(table, table.ends) for table in tables] or [_NONE])
        self._vocabulary = self._words()
        self._variants = _Variants(self._vocabulary)
        self.weights = self._weigh()
        self._keys, self._offsets, self._positions = self._shingle_places()
        self._filter, self._shift = _filter_of(self._keys)

    def text_of(self, position: int) -> int:
        """Return which text a word position belongs to."""
        return int(np.searchsorted(self.first_word, position, side="right")) - 1

    def folded(self, position: int) -> str:
        """Return the word at a position as it is compared."""
        return self._vocabulary[int(self.hashes[position])]

    def canonical(self, word: int) -> int:
        """Return the hash under which all spellings and name styles of a word are one."""
        return self._variants.canonical.get(word, word)

    def canonical_of(self, words: Iterable[int]) -> list[int]:
        """Return the canonical hash of every word."""
        canonical = self._variants.canonical.get
        return [canonical(word, word) for word in words]

    @cached_property
    def canonical_hashes(self) -> list[int]:
        """The canonical hash of every word position."""
        return self.canonical_of(self.hashes.tolist())

    @cached_property
    def _sentences(self) -> tuple[Offsets, list[Span]]:
        """The first word position and the characters of every sentence with a word, over all texts."""
        firsts: list[Offsets] = []
        spans: list[Span] = []
        for text, (low, high) in enumerate(pairwise(self.first_word.tolist())):
            found = sentences(self.texts[text])
            begins = low + np.searchsorted(self.starts[low:high], [span.start for span in found])
            worded = np.flatnonzero(np.diff(np.append(begins, high)) > 0)
            firsts.append(begins[worded])
            spans += [found[place] for place in worded.tolist()]
        return np.concatenate([*firsts, _NONE]).astype(np.int64), spans

    def sentence_of(self, position: int) -> int:
        """Return the number of the sentence that a word position lies in, counted over all texts."""
        return int(np.searchsorted(self._sentences[0], position, side="right")) - 1

    def sentence_borders(self, first: int, end: int) -> list[int]:
        """Return the positions inside (first, end) at which a sentence begins."""
        low = np.searchsorted(self._sentences[0], first, side="right")
        high = np.searchsorted(self._sentences[0], end)
        borders: list[int] = self._sentences[0][low:high].tolist()
        return borders

    def sentence_span(self, sentence: int) -> Span:
        """Return the characters of a sentence in its own text."""
        return self._sentences[1][sentence]

    @cached_property
    def _by_word(self) -> tuple[dict[int, tuple[int, int]], Offsets]:
        """For every canonical word its range in a row of positions, and that row."""
        canonical = np.array(self.canonical_hashes, dtype=np.uint64)
        order = np.argsort(canonical, kind="stable")
        words, firsts = np.unique(canonical[order], return_index=True)
        ends = np.append(firsts[1:], len(order)).tolist()
        return dict(zip(words.tolist(), zip(firsts.tolist(), ends, strict=True), strict=True)), order

    def positions_of(self, word: int) -> Offsets:
        """Return the positions of a canonical word, in order."""
        ranges, positions = self._by_word
        low, high = ranges.get(word, (0, 0))
        return positions[low:high]

    def count_of(self, word: int) -> int:
        """Return how often a canonical word stands in all sources."""
        low, high = self._by_word[0].get(word, (0, 0))
        return high - low

    def weight_of_word(self, word: int) -> float:
        """Return the weight of a canonical word, 0 where no source has it."""
        low, high = self._by_word[0].get(word, (0, 0))
        return float(self.weights[self._by_word[1][low]]) if high > low else 0.0

    @cached_property
    def chance_bits(self) -> float:
        """How many bits more than in sources of the usual size a run must weigh not to be chance.

        Twice the words hold a given run twice as often by chance: one bit more. Negative for short sources.
        """
        more = math.log2(max(1, len(self.hashes)) / _USUAL_WORDS)
        return min(_MOST_CHANCE_BITS, max(-_MOST_CHANCE_BITS, more))

    @cached_property
    def weight_sums(self) -> npt.NDArray[np.float64]:
        """Running sums of the weights: the weight of [a, b) is ``sums[b] - sums[a]``."""
        return np.concatenate(([0.0], np.cumsum(self.weights, dtype=np.float64)))

    def seeds(self, grams: Hashes) -> Seeds:
        """Return every place where one of the shingles ``grams`` (shape (n,)) stands in a source.

        The result is sorted by article position, then by source position.
        """
        if not len(self._keys) or not len(grams):
            return Seeds(np.empty(0, np.int64), np.empty(0, np.int64))
        likely = np.flatnonzero(self._filter[(grams >> self._shift).astype(np.int64)])
        wanted = grams[likely]
        rows = np.searchsorted(self._keys, wanted)
        rows[rows == len(self._keys)] = 0
        same = self._keys[rows] == wanted
        articles, rows = likely[same], rows[same]
        begins = self._offsets[rows]
        counts = np.minimum(self._offsets[rows + 1] - begins, MOST_PLACES)
        ends = np.cumsum(counts)
        within = np.arange(int(ends[-1]) if len(ends) else 0) - np.repeat(ends - counts, counts)
        positions = self._positions[np.repeat(begins, counts) + within].astype(np.int64)
        return Seeds(np.repeat(articles, counts), positions)

    def _words(self) -> dict[int, str]:
        """Return every word hash with its folded word."""
        hashes, where = np.unique(self.hashes, return_index=True)
        texts = np.searchsorted(self.first_word, where, side="right") - 1
        return {
            word: fold(self.texts[text][start:end]).replace(VANISHING, "")
            for word, text, start, end in zip(
                hashes.tolist(),
                texts.tolist(),
                self.starts[where].tolist(),
                self.ends[where].tolist(),
                strict=True,
            )
        }

    def _weigh(self) -> Weights:
        """Weigh every word position: as rare as in English, or less where the sources use the word often."""
        words, counts = np.unique(self.hashes, return_counts=True)
        words_in_all = max(1, int(counts.sum()))
        own = -np.log2((counts + 1) / (words_in_all + 20_000))
        general = np.array([self._variants.bits.get(word, 0.0) for word in words.tolist()])
        weights = np.minimum(own, general).astype(np.float32)
        each: Weights = weights[np.searchsorted(words, self.hashes)]
        return each

    def _shingle_places(self) -> tuple[Hashes, Offsets, Positions]:
        """Return the distinct shingles, sorted, and the positions of each, in order."""
        grams, positions = [shingles(self.hashes)], [np.arange(max(0, len(self.hashes) - SHINGLE_WORDS + 1))]
        extra = self._variant_shingles()
        grams.append(np.array([gram for gram, _ in extra], dtype=np.uint64))
        positions.append(np.array([position for _, position in extra], dtype=np.int64))
        gram, position = np.concatenate(grams), np.concatenate(positions)
        real = self._inside_one_text(position)
        gram, position = gram[real], position[real]
        order = np.lexsort((position, gram))
        gram, position = gram[order], position[order]
        keys, begins = np.unique(gram, return_index=True)
        return keys, np.append(begins, len(gram)), position.astype(np.int32)

    def _inside_one_text(self, positions: Offsets) -> npt.NDArray[np.bool_]:
        """Tell which shingle positions lie wholly inside one text."""
        texts = np.searchsorted(self.first_word, positions, side="right") - 1
        inside: npt.NDArray[np.bool_] = positions + SHINGLE_WORDS <= self.first_word[texts + 1]
        return inside

    def _variant_shingles(self) -> list[tuple[int, int]]:
        """Return (shingle, position) for shingles with one word in another spelling."""
        variants = self._variants.others
        found: list[tuple[int, int]] = []
        hashes = self.hashes.tolist()
        with_variants = np.flatnonzero(np.isin(self.hashes, np.array(list(variants), dtype=np.uint64)))
        for position in with_variants.tolist():
            for first in range(
                max(0, position - SHINGLE_WORDS + 1), min(position, len(hashes) - SHINGLE_WORDS) + 1
            ):
                for other in variants[hashes[position]]:
                    gram = hashes[first : first + SHINGLE_WORDS]
                    gram[position - first] = other
                    found.append((shingle_hash(gram), first))
        return found


class _Variants:
    """The spellings and name styles of a vocabulary, by word hash."""

    def __init__(self, vocabulary: dict[int, str]) -> None:
        self.canonical: dict[int, int] = {}
        self.others: dict[int, tuple[int, ...]] = {}
        self.bits: dict[int, float] = {}
        for word, folded in vocabulary.items():
            self.bits[word] = bits(folded)
            family = word_variants(folded)
            if len(family) < 2:
                continue
            hashes = {variant: word_hash(variant) for variant in family}
            representative = hashes[min(family)]
            self.others[word] = tuple(sorted(value for variant, value in hashes.items() if variant != folded))
            for value in hashes.values():
                self.canonical[value] = representative


def _first_words(tables: Iterable[WordTable]) -> Offsets:
    """Return the position of each text's first word, and the end of all positions."""
    counts = [np.diff(table.first_word) for table in tables]
    return np.concatenate(([0], np.cumsum(np.concatenate(counts or [_NONE]))))


def _own_offsets(table: WordTable, offsets: Offsets) -> Offsets:
    """Turn offsets in a batch's buffer into offsets in each word's own text."""
    return offsets - np.repeat(table.text_starts[:-1], np.diff(table.first_word))


def _filter_of(keys: Hashes) -> tuple[npt.NDArray[np.bool_], np.uint64]:
    """Return a table of the keys' leading bits, sixteen slots a key, and the shift that yields them."""
    size = min(_MOST_FILTER_BITS, max(12, (16 * len(keys)).bit_length()))
    shift = np.uint64(64 - size)
    slots = np.zeros(1 << size, dtype=bool)
    slots[(keys >> shift).astype(np.int64)] = True
    return slots, shift
