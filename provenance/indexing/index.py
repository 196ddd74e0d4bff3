"""An index of source texts: which word shingles stand where.

All sources share one row of word positions, one source after the other; no shingle runs from one source into
the next. A shingle is also entered with the other spellings of each of its words, at no cost to the scan.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import cast

import numpy as np
import numpy.typing as npt

from provenance.indexing.neighbours import ALONE, Signs, beside
from provenance.indexing.ordering import Distinct, distinct
from provenance.indexing.sentences import SourceSentences
from provenance.indexing.shingle_places import POSITION_BITS, Known, ShinglePlaces
from provenance.indexing.shingles import (
    SHINGLE_WORDS,
    Hashes,
    Offsets,
    WordTable,
    batches,
    inside_texts,
    shingles,
    word_table,
)
from provenance.indexing.spellings import Spellings, counted_up
from provenance.indexing.surprise import Weights, rarities, surprises
from quotes.words.fold import VANISHING, fold
from quotes.words.names import Aliases
from quotes.words.rarity import bits

# A shingle that stands in more places than this is looked up in the first of them only: the rest repeat
# a passage or a stock phrase.
MOST_PLACES = 24
_LEAST_PLACES = 2
_MOST_SEEDS = 2_000_000  # of a batch; a text that repeats itself over and over may have more, to no use
_USUAL_WORDS = 200_000  # the size of source at which the bounds of scan and evidence were set
_MOST_CHANCE_BITS = 4.0
_LEAST_HABIT_WORDS = 10_000
_NONE = np.empty(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Seeds:
    """Shared shingles: word ``article[i]`` of a batch and source word ``source[i]`` begin the same one."""

    article: Offsets
    source: Offsets


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Arrays of an index as plain numbers, see `plain_offsets`."""

    starts: Sequence[int]
    ends: Sequence[int]
    weights: Sequence[float]
    weight_sums: Sequence[float]
    surprise_sums: Sequence[float]


class SourceIndex:
    """Word positions of all sources and the shingles that start at them.

    ``texts`` are the sources' texts, in the order of their ids; ``hashes``, ``starts``, ``ends``, ``weights``
    and ``surprises`` have one entry a word position; ``starts`` and ``ends`` are offsets in the word's own
    text. ``weights`` are the bits of a word by itself, ``surprises`` those after the word before it.
    ``places`` say where each shingle stands, also with another spelling of one of its words; ``spellings``
    and ``sentences`` are those of all sources.

    ``names`` are the names that count as one; None for those that come with the tool.
    """

    def __init__(self, texts: Sequence[str], names: Aliases | None = None) -> None:
        self.texts = tuple(texts)
        tables = [word_table(batch) for batch in batches(self.texts)]
        self.first_word = _first_words(tables)
        self.hashes = np.concatenate([table.hashes for table in tables] or [np.empty(0, np.uint64)])
        self.starts = np.concatenate([_own_offsets(table, table.starts) for table in tables] or [_NONE])
        self.ends = np.concatenate([_own_offsets(table, table.ends) for table in tables] or [_NONE])
        self._distinct = distinct(self.hashes)
        self._vocabulary = self._words(self._distinct)
        self.spellings = Spellings(self._vocabulary, names)
        general = np.array([bits(self._vocabulary[word]) for word in self._distinct.hashes.tolist()])
        self.weights: Weights = rarities(self._distinct.counts, general)[self._distinct.numbers]
        self.surprises = surprises(self._distinct.numbers, self.hashes, self.first_word, self.weights)
        self.places = self._shingle_places()
        self._first_words: list[int] = self.first_word.tolist()  # bisected far faster than an array
        self.sentences = SourceSentences(self.texts, self.starts, self.ends, self._first_words)

    def __getstate__(self) -> dict[str, object]:
        """Return what another process needs; views of memory cannot be sent, and are made again."""
        return {name: value for name, value in self.__dict__.items() if name != "columns"}

    @cached_property
    def columns(self) -> Columns:
        """The arrays as plain numbers."""
        return Columns(
            starts=plain_offsets(self.starts),
            ends=plain_offsets(self.ends),
            weights=_plain_weights(self.weights),
            weight_sums=_plain_weights(self.weight_sums),
            surprise_sums=_plain_weights(self.surprise_sums),
        )

    def text_of(self, position: int) -> int:
        """Return which text a word position belongs to."""
        return bisect_right(self._first_words, position) - 1

    def borders_of(self, text: int) -> tuple[int, int]:
        """Return the position of a text's first word, and the end of its words."""
        return self._first_words[text], self._first_words[text + 1]

    def folded(self, first: int, end: int) -> list[str]:
        """Return the words at the positions [first, end) as they are compared."""
        return [self._vocabulary[word] for word in self.hashes[first:end].tolist()]

    @cached_property
    def canonical_hashes(self) -> list[int]:
        """The canonical hash of every word position."""
        found: list[int] = self._canonical_words[self._distinct.numbers].tolist()
        return found

    @property
    def _canonical_words(self) -> Hashes:
        """The canonical hash of every distinct word."""
        return np.array(self.spellings.canonical_words(self._distinct.hashes), dtype=np.uint64)

    @cached_property
    def _by_word(self) -> tuple[dict[int, tuple[int, int]], Offsets]:
        """For every canonical word its range in a row of positions, and that row."""
        words, numbers = np.unique(self._canonical_words, return_inverse=True)
        placed = np.sort((numbers[self._distinct.numbers] << POSITION_BITS) | np.arange(len(self.hashes)))
        borders = np.searchsorted(placed >> POSITION_BITS, np.arange(len(words) + 1)).tolist()
        ranges = dict(zip(words.tolist(), pairwise(borders), strict=True))
        return ranges, placed & ((1 << POSITION_BITS) - 1)

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

    @cached_property
    def surprise_sums(self) -> npt.NDArray[np.float64]:
        """Running sums of the surprises, as ``weight_sums``."""
        return np.concatenate(([0.0], np.cumsum(self.surprises, dtype=np.float64)))

    @cached_property
    def shingle_surprises(self) -> Weights:
        """The surprises of the shingle that begins at each position, 0 where none does."""
        sums = self.surprise_sums
        found: Weights = np.zeros(len(self.hashes), dtype=np.float32)
        found[: len(sums) - SHINGLE_WORDS] = sums[SHINGLE_WORDS:] - sums[:-SHINGLE_WORDS]
        return found

    @property
    def place_bits(self) -> float:
        """How many bits say at which of all word positions something stands: what any place has by chance."""
        return math.log2(max(1, len(self.hashes)))

    @property
    def knows_habits(self) -> bool:
        """Whether the sources are long enough to tell which common words follow one another by habit."""
        return len(self.hashes) >= _LEAST_HABIT_WORDS

    @cached_property
    def row_surprises(self) -> Weights:
        """The surprises of each known shingle, at the place where they are greatest."""
        places = self.places
        if not len(places):
            return np.empty(0, dtype=np.float32)
        found: Weights = np.maximum.reduceat(self.shingle_surprises[places.positions], places.offsets[:-1])
        return found

    @cached_property
    def _signs(self) -> Signs:
        """What stands beside the known shingles, in any spelling, at each of their places."""
        sides = self.spellings.signs(self._distinct.hashes)
        return beside(sides[self._distinct.numbers], self.places.positions) | ALONE

    def seeds(self, known: Known, signs: Signs | None = None) -> Seeds:
        """Return every place where one of the known shingles stands in a source.

        The result is sorted by article position, then by source position.

        Args:
            known: shingles of a batch, in order.
            signs: what stands beside each of them (`provenance.indexing.neighbours`), to leave out places
                where none of that does; None to return them all.
        """
        rows, offsets = known.row, self.places.offsets
        begins = offsets[rows]
        most = max(_LEAST_PLACES, min(MOST_PLACES, _MOST_SEEDS // max(1, len(rows))))
        counts = np.minimum(offsets[rows + 1] - begins, most)
        articles, places = np.repeat(known.article, counts), counted_up(begins, counts)
        if signs is not None:
            shared = np.flatnonzero(self._signs.take(places) & np.repeat(signs, counts))
            articles, places = articles[shared], places[shared]
        return Seeds(articles, self.places.positions[places].astype(np.int64))

    def _words(self, found: Distinct) -> dict[int, str]:
        """Return every word hash with its folded word."""
        where = found.first
        texts = np.searchsorted(self.first_word, where, side="right") - 1
        return {
            word: fold(self.texts[text][start:end]).replace(VANISHING, "")
            for word, text, start, end in zip(
                found.hashes.tolist(),
                texts.tolist(),
                self.starts[where].tolist(),
                self.ends[where].tolist(),
                strict=True,
            )
        }

    def _shingle_places(self) -> ShinglePlaces:
        """Return where the shingles stand, in every spelling."""
        own = shingles(self.hashes)
        variant, variant_at = self.spellings.shingles(own, self.hashes, self._distinct)
        gram = np.concatenate((own, variant))
        position = np.concatenate((np.arange(len(own)), variant_at))
        real = inside_texts(self.first_word)[position]
        return ShinglePlaces(gram[real], position[real])


def plain_offsets(array: Offsets) -> Sequence[int]:
    """Return an array to be read one by one, in a third of the time that the array itself takes."""
    return cast("Sequence[int]", array.data)


def _plain_weights(array: npt.NDArray[np.floating]) -> Sequence[float]:
    return cast("Sequence[float]", array.data)


def _first_words(tables: Iterable[WordTable]) -> Offsets:
    """Return the position of each text's first word, and the end of all positions."""
    counts = [np.diff(table.first_word) for table in tables]
    return np.concatenate(([0], np.cumsum(np.concatenate(counts or [_NONE]))))


def _own_offsets(table: WordTable, offsets: Offsets) -> Offsets:
    """Turn offsets in a batch's buffer into offsets in each word's own text."""
    return offsets - np.repeat(table.text_starts[:-1], np.diff(table.first_word))
