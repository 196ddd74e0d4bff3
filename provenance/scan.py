"""Scan batches of articles for runs of words that stand in a source too.

Vectorised over a whole batch: most articles share nothing with any source, and must cost no Python. What
comes out are the few articles worth a closer look, each with its runs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from provenance.index import Seeds, SourceIndex
from provenance.shingles import SHINGLE_WORDS, Offsets, WordTable, shingles, word_table
from quotes.fold import MARK_CHARACTERS

# Weights are in bits (quotes.rarity): a function word has 4 to 8, a rare word 17. Bench 2026-11: with these,
# 2 % of articles that share nothing with a 15,000-word source are looked at, and none of the labelled cases
# is lost.
LONE_BITS = 50.0  # a run that is worth a look wherever it stands
ONE_MARK_BITS = 30.0  # a run that touches a quotation mark at one end
TWO_MARKS_BITS = 18.0  # a run that fills a pair of marks
PAIR_BITS = 46.0  # two runs near each other in the article and in the source
_NEAR_ARTICLE_WORDS = 8
_NEAR_SOURCE_WORDS = 20
_ANCHOR_BITS = 26.0  # weaker runs count only beside a stronger one
_BESIDE_WORDS = 40
_MOST_BESIDE = 24
_LOOK_AHEAD = 4  # rows between two runs of a pair: chance runs of the same words lie between them


@dataclass(frozen=True, slots=True)
class Runs:
    """Runs of words that an article and a source share, sorted by (article word, source word).

    ``article`` and ``source`` are the first words of each run, ``words`` its length, ``text`` the article's
    index in the batch, ``weights`` the bits of its words. All have shape (runs,).
    """

    article: Offsets
    source: Offsets
    words: Offsets
    text: Offsets
    weights: npt.NDArray[np.float64]

    def where(self, chosen: npt.NDArray[np.bool_] | Offsets) -> Runs:
        """Return some of the runs."""
        return Runs(
            self.article[chosen],
            self.source[chosen],
            self.words[chosen],
            self.text[chosen],
            self.weights[chosen],
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
    runs = _runs(index.seeds(shingles(table.hashes)), table, index)
    if not len(runs):
        return []
    worth = np.unique(runs.text[_worth_a_look(runs, table, index.chance_bits)])
    runs = runs.where(np.isin(runs.text, worth))
    runs = runs.where(_anchored(runs))
    return [_candidate(int(text), table, runs) for text in worth]


def _candidate(text: int, table: WordTable, runs: Runs) -> Candidate:
    low, high = np.searchsorted(runs.text, (text, text + 1))
    own = runs.where(np.arange(low, high))
    first = table.first_word[text]
    return Candidate(
        text,
        table.words_of(text),
        Runs(own.article - first, own.source, own.words, own.text, own.weights),
    )


def _runs(seeds: Seeds, table: WordTable, index: SourceIndex) -> Runs:
    """Join seeds that follow one another on both sides into runs."""
    text = np.searchsorted(table.first_word, seeds.article, side="right") - 1
    inside = seeds.article + SHINGLE_WORDS <= table.first_word[text + 1]
    article, source, text = seeds.article[inside], seeds.source[inside], text[inside]
    order = np.lexsort((article, source - article))
    article, source, text = article[order], source[order], text[order]
    follows = (np.diff(article) == 1) & (np.diff(source) == 1)
    firsts = np.flatnonzero(np.concatenate(([True], ~follows))[: len(article)])
    words = np.diff(np.append(firsts, len(article))) + SHINGLE_WORDS - 1
    article, source, text = article[firsts], source[firsts], text[firsts]
    weights = index.weight_sums[source + words] - index.weight_sums[source]
    runs = Runs(article, source, words, text, weights)
    return runs.where(np.lexsort((source, article)))


def _worth_a_look(runs: Runs, table: WordTable, chance: float) -> npt.NDArray[np.bool_]:
    """Tell which runs are telling by themselves, at a quotation mark, or together with a neighbour."""
    opened, closed = _touching_marks(runs, table)
    worth = runs.weights >= LONE_BITS + chance
    worth |= (opened | closed) & (runs.weights >= ONE_MARK_BITS + chance)
    worth |= opened & closed & (runs.weights >= TWO_MARKS_BITS)
    for ahead in range(1, min(_LOOK_AHEAD, len(runs) - 1) + 1):
        article_gap = runs.article[ahead:] - runs.article[:-ahead] - runs.words[:-ahead]
        source_gap = runs.source[ahead:] - runs.source[:-ahead] - runs.words[:-ahead]
        near = (article_gap >= 0) & (article_gap <= _NEAR_ARTICLE_WORDS)
        near &= (source_gap >= 0) & (source_gap <= _NEAR_SOURCE_WORDS)
        near &= runs.text[ahead:] == runs.text[:-ahead]
        worth[:-ahead] |= near & (runs.weights[ahead:] + runs.weights[:-ahead] >= PAIR_BITS + chance)
    return worth


def _anchored(runs: Runs) -> npt.NDArray[np.bool_]:
    """Keep the telling runs and those that lie beside one on both sides."""
    kept = runs.weights >= _ANCHOR_BITS
    for _ in range(2):  # a weak run beside a weak run beside a telling one
        grown = kept.copy()
        for ahead in range(1, min(_MOST_BESIDE, len(runs) - 1) + 1):
            near = (runs.article[ahead:] - runs.article[:-ahead] <= _BESIDE_WORDS) & (
                np.abs(runs.source[ahead:] - runs.source[:-ahead]) <= 2 * _BESIDE_WORDS
            )
            near &= runs.text[ahead:] == runs.text[:-ahead]
            grown[ahead:] |= near & kept[:-ahead]
            grown[:-ahead] |= near & kept[ahead:]
        kept = grown
    return kept


def _touching_marks(runs: Runs, table: WordTable) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Tell which runs stand right after a quotation mark and which right before one.

    A comma or a full stop may stand between the last word and the mark.
    """
    last = len(table.codes) - 1
    before = table.codes[np.maximum(table.starts[runs.article] - 1, 0)]
    end = table.ends[runs.article + runs.words - 1]
    after, second = table.codes[np.minimum(end, last)], table.codes[np.minimum(end + 1, last)]
    closed = np.isin(after, _MARKS) | (np.isin(after, _STOPS) & np.isin(second, _MARKS))
    return np.isin(before, _MARKS), closed


_STOPS = np.array(sorted(map(ord, ".,!?;:…")), dtype=np.uint32)
_MARKS = np.array(sorted(map(ord, MARK_CHARACTERS)), dtype=np.uint32)
