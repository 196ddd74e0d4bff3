"""Scan batches of articles for runs of words that stand in a source too.

Vectorised over a whole batch: most articles share nothing with any source, and must cost no Python. What
comes out are the few articles worth a closer look, each with its runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from provenance.indexing.index import Seeds, SourceIndex
from provenance.indexing.neighbours import ALONE, Signs, beside, word_signs
from provenance.indexing.shingle_places import POSITION_BITS, Known
from provenance.indexing.shingles import SHINGLE_WORDS, Offsets, WordTable, inside_texts, shingles, word_table
from provenance.indexing.surprise import Weights
from quotes.words.fold import MARK_CHARACTERS

# Weights are in bits (quotes.words.rarity): a function word has 4 to 8, a rare word 17. Bench 2026-11: with
# these, 2 % of articles that share nothing with a 15,000-word source are looked at, and none of the labelled
# cases is lost.
LONE_BITS = 50.0  # a run that is worth a look wherever it stands
ONE_MARK_BITS = 30.0  # a run that touches a quotation mark at one end
TWO_MARKS_BITS = 18.0  # a run that fills a pair of marks
_CLAUSE_BITS = 44.0  # a run that ends where a clause may end
PAIR_BITS = 46.0  # two runs near each other in the article and in the source
_NEAR_ARTICLE_WORDS = 8
_NEAR_SOURCE_WORDS = 20
_ANCHOR_BITS = 26.0  # weaker runs count only beside a stronger one
_BESIDE_WORDS = 40
_MOST_BESIDE = 24
_ROUNDS = 2  # a weak run beside a weak run beside a telling one
_LOOK_AHEAD = 4  # rows between two runs of a pair: chance runs of the same words lie between them

# How much less likely than a given place of the sources a run must be besides, for what words follow each
# other by habit turns up by chance, and the oftener, the larger the sources (see the module
# provenance.indexing.surprise). In short sources these bounds lie under those above.
_LONE_SURPRISE_BITS = 20.0  # also of a pair
_ONE_MARK_SURPRISE_BITS = 0.0
_CLAUSE_SURPRISE_BITS = 14.0
_ANCHOR_SURPRISE_BITS = 5.0  # bench 2026-11: in 100 sources, six sevenths of the runs of chance have less
_ANCHOR_AT_MARK_SURPRISE_BITS = 0.0


@dataclass(frozen=True, slots=True)
class Runs:
    """Runs of words that an article and a source share, sorted by (article word, source word).

    ``article`` and ``source`` are the first words of each run, ``words`` its length, ``text`` the article's
    index in the batch, ``weights`` the bits of its words by themselves, ``surprises`` the bits of each after
    the one before. All have shape (runs,).
    """

    article: Offsets
    source: Offsets
    words: Offsets
    text: Offsets
    weights: npt.NDArray[np.float64]
    surprises: npt.NDArray[np.float64]

    def where(self, chosen: npt.NDArray[np.bool_] | slice) -> Runs:
        """Return some of the runs."""
        rows = chosen if isinstance(chosen, slice) else np.flatnonzero(chosen)
        return Runs(
            self.article[rows],
            self.source[rows],
            self.words[rows],
            self.text[rows],
            self.weights[rows],
            self.surprises[rows],
        )

    def __len__(self) -> int:
        return len(self.article)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article worth a closer look: its index in the batch, its words, its runs counted in those words."""

    text: int
    words: WordTable
    runs: Runs


def candidates(texts: Sequence[str], index: SourceIndex) -> list[Candidate]:
    """Return the articles of a batch that may reproduce a source, in order."""
    table = word_table(texts)
    known = index.places.known(shingles(table.hashes))
    known = known.where(inside_texts(table.first_word).take(known.article))
    joined = _joined(index.seeds(known, _signs(known, table, index)), len(table))
    telling = _weighed(joined.where(_may_tell(joined, table, index)), table, index)
    looked_at = np.zeros(len(texts), dtype=bool)
    looked_at[telling.text[_worth_a_look(telling, table, index)]] = True
    if not looked_at.any():
        return []
    runs = telling.where(looked_at.take(telling.text))
    runs = runs.where(_anchored(runs, table, index))
    return [_candidate(text, table, runs) for text in np.flatnonzero(looked_at).tolist()]


def _candidate(text: int, table: WordTable, runs: Runs) -> Candidate:
    low, high = np.searchsorted(runs.text, (text, text + 1))
    own = runs.where(slice(low, high))
    first = table.first_word[text]
    return Candidate(
        text,
        table.words_of(text),
        Runs(own.article - first, own.source, own.words, own.text, own.weights, own.surprises),
    )


@dataclass(frozen=True, slots=True)
class _Joined:
    """Seeds that follow one another on both sides, joined: runs before they are weighed."""

    article: Offsets
    source: Offsets
    words: Offsets

    def where(self, chosen: npt.NDArray[np.bool_]) -> _Joined:
        """Return some of them."""
        rows = np.flatnonzero(chosen)
        return _Joined(self.article[rows], self.source[rows], self.words[rows])


def _joined(seeds: Seeds, words_in_all: int) -> _Joined:
    """Join seeds that follow one another on both sides; ``words_in_all`` are the words of the batch."""
    width = max(1, words_in_all.bit_length())
    rows = (seeds.source - seeds.article + words_in_all) << width  # by diagonal, then along it
    rows |= seeds.article
    rows.sort()
    firsts = np.flatnonzero(np.diff(rows, prepend=-2) != 1)
    words = np.diff(np.append(firsts, len(rows))) + SHINGLE_WORDS - 1
    rows = rows[firsts]
    article = rows & ((1 << width) - 1)
    return _Joined(article, (rows >> width) - words_in_all + article, words)


def _signs(known: Known, table: WordTable, index: SourceIndex) -> Signs:
    """Return what stands beside each known shingle, or that it may tell alone."""
    signs = beside(word_signs(table.hashes), known.article)
    alone = _may_tell_alone(known.article, index.row_surprises.take(known.row), table, index)
    signs[alone] |= ALONE
    return signs


def _may_tell(joined: _Joined, table: WordTable, index: SourceIndex) -> npt.NDArray[np.bool_]:
    """Tell what may make its article worth a look."""
    may = joined.words > SHINGLE_WORDS
    single = np.flatnonzero(~may)
    surprises = index.shingle_surprises.take(joined.source[single])
    may[single] = _may_tell_alone(joined.article[single], surprises, table, index)
    return may


def _may_tell_alone(
    first: Offsets, surprises: Weights, table: WordTable, index: SourceIndex
) -> npt.NDArray[np.bool_]:
    """Tell which single shingles may make their article worth a look.

    One may as half of a telling pair, as an anchor, or as all that stands between two marks.
    """
    place = index.place_bits
    may = surprises >= min((place + _LONE_SURPRISE_BITS) / 2, place + _ANCHOR_AT_MARK_SURPRISE_BITS)
    rest = np.flatnonzero(~may)
    rest = rest[_after_mark(first[rest], table)]
    may[rest[_before_mark(first[rest] + SHINGLE_WORDS, table)]] = True
    return may


def _weighed(joined: _Joined, table: WordTable, index: SourceIndex) -> Runs:
    """Weigh runs and sort them by their place in the articles."""
    order = np.argsort((joined.article << POSITION_BITS) | joined.source)
    article, source, words = joined.article[order], joined.source[order], joined.words[order]
    runs_of_texts = np.diff(np.searchsorted(article, table.first_word))
    ends = source + words
    return Runs(
        article=article,
        source=source,
        words=words,
        text=np.repeat(np.arange(len(runs_of_texts)), runs_of_texts),
        weights=index.weight_sums[ends] - index.weight_sums[source],
        surprises=index.surprise_sums[ends] - index.surprise_sums[source],
    )


def _worth_a_look(runs: Runs, table: WordTable, index: SourceIndex) -> npt.NDArray[np.bool_]:
    """Tell which runs are telling by themselves, at a quotation mark, or together with a neighbour."""
    chance, place = index.chance_bits, index.place_bits
    opened, closed = _after_mark(runs.article, table), _before_mark(runs.article + runs.words, table)
    lone = (runs.weights >= LONE_BITS + chance) & (runs.surprises >= place + _LONE_SURPRISE_BITS)
    at_mark = (opened | closed) & (runs.surprises >= place + _ONE_MARK_SURPRISE_BITS)
    worth = lone | (at_mark & (runs.weights >= ONE_MARK_BITS + chance))
    worth |= opened & closed & (runs.weights >= TWO_MARKS_BITS)
    clause = (runs.weights >= _CLAUSE_BITS + chance) & (runs.surprises >= place + _CLAUSE_SURPRISE_BITS)
    worth |= clause & _before_stop(runs.article + runs.words, table)
    for ahead in range(1, min(_LOOK_AHEAD, len(runs) - 1) + 1):
        one, other = _pairs(runs, ahead)
        telling = runs.weights[one] + runs.weights[other] >= PAIR_BITS + chance
        telling &= runs.surprises[one] + runs.surprises[other] >= place + _LONE_SURPRISE_BITS
        worth[one[telling]] = True
    return worth


def _pairs(runs: Runs, ahead: int) -> tuple[Offsets, Offsets]:
    """Return the runs that another, so many rows ahead, follows nearby in the article and in the source."""
    gaps = runs.article[ahead:] - (runs.article + runs.words)[:-ahead]
    one = np.flatnonzero((gaps >= 0) & (gaps <= _NEAR_ARTICLE_WORDS))
    other = one + ahead
    gaps = runs.source[other] - runs.source[one] - runs.words[one]
    near = (gaps >= 0) & (gaps <= _NEAR_SOURCE_WORDS) & (runs.text[one] == runs.text[other])
    return one[near], other[near]


def _anchored(runs: Runs, table: WordTable, index: SourceIndex) -> npt.NDArray[np.bool_]:
    """Keep the telling runs and those that lie beside one on both sides."""
    kept = _is_anchor(runs, table, index)
    grown = np.flatnonzero(kept)
    for _ in range(_ROUNDS):
        beside = _beside(grown, runs)
        grown = beside[~kept[beside]]
        kept[grown] = True
    return kept


def _is_anchor(runs: Runs, table: WordTable, index: SourceIndex) -> npt.NDArray[np.bool_]:
    """Tell which runs count by themselves: at a quotation mark, words that tell less do."""
    at_mark = _after_mark(runs.article, table) | _before_mark(runs.article + runs.words, table)
    least = index.place_bits + np.where(at_mark, _ANCHOR_AT_MARK_SURPRISE_BITS, _ANCHOR_SURPRISE_BITS)
    found: npt.NDArray[np.bool_] = (runs.weights >= _ANCHOR_BITS) & (runs.surprises >= least)
    return found


def _beside(rows: Offsets, runs: Runs) -> Offsets:
    """Return the runs that lie near some of the runs in the article and in the source."""
    ahead = np.concatenate((np.arange(-_MOST_BESIDE, 0), np.arange(1, _MOST_BESIDE + 1)))
    ones, others = np.repeat(rows, len(ahead)), (rows[:, None] + ahead).ravel()
    inside = (others >= 0) & (others < len(runs))
    ones, others = ones[inside], others[inside]
    near = np.abs(runs.article[ones] - runs.article[others]) <= _BESIDE_WORDS
    near &= np.abs(runs.source[ones] - runs.source[others]) <= 2 * _BESIDE_WORDS
    near &= runs.text[ones] == runs.text[others]
    found = np.zeros(len(runs), dtype=bool)
    found[others[near]] = True
    return np.flatnonzero(found)


def _after_mark(firsts: Offsets, table: WordTable) -> npt.NDArray[np.bool_]:
    """Tell before which words a quotation mark stands."""
    return _IS_MARK.take(table.codes[np.maximum(table.starts[firsts] - 1, 0)], mode="clip")


def _before_stop(ends: Offsets, table: WordTable) -> npt.NDArray[np.bool_]:
    """Tell behind the last of which words [.., end) a comma or full stop stands."""
    after = np.minimum(table.ends[ends - 1], len(table.codes) - 1)
    return _IS_STOP.take(table.codes[after], mode="clip")


def _before_mark(ends: Offsets, table: WordTable) -> npt.NDArray[np.bool_]:
    """Tell behind the last of which words [.., end) a mark stands, or a comma or full stop and a mark."""
    end, last = table.ends[ends - 1], len(table.codes) - 1
    after, second = table.codes[np.minimum(end, last)], table.codes[np.minimum(end + 1, last)]
    stop = _IS_STOP.take(after, mode="clip") & _IS_MARK.take(second, mode="clip")
    return stop | _IS_MARK.take(after, mode="clip")


def _flags(characters: Iterable[str]) -> npt.NDArray[np.bool_]:
    """Return which code points are some characters; the last flag is for all beyond."""
    codes = list(map(ord, characters))
    flags = np.zeros(max(codes) + 2, dtype=bool)
    flags[codes] = True
    return flags


_IS_STOP = _flags(".,!?;:…")
_IS_MARK = _flags(MARK_CHARACTERS)
