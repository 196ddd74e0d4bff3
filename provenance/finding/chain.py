"""Chain runs of shared words that stand in the same order on both sides.

The best chain is found by dynamic programming over all runs of an article, not greedily from one side, so
that swapping article and source, or reading backwards, finds the same.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from provenance.finding.scan import Runs
from provenance.indexing.index import SourceIndex

MOST_ARTICLE_GAP_WORDS = 30  # an attribution between two halves of a quotation
MOST_SOURCE_GAP_WORDS = 90  # what an ellipsis may cut
_LEAST_CHAIN_BITS = 27.0  # what a misspelt word leaves of a short quotation; lighter ones are looked up
_MOST_BACK = 48  # runs looked back at; chance runs of stock phrases lie between true ones
_ARTICLE_GAP_BITS = 1.5  # for each word of the article that is not in the source
_SOURCE_GAP_BITS = 0.8  # for each word of the source that is left out, until
_CHEAP_GAP_WORDS = 12  # this many; from there on the logarithm counts


class Block(NamedTuple):
    """Words [article, article_end) that say the same as source words [source, source_end).

    A NamedTuple, since an article makes hundreds.
    """

    article: int
    article_end: int
    source: int
    source_end: int

    @property
    def is_exact(self) -> bool:
        """Whether both sides have the same number of words."""
        return self.article_end - self.article == self.source_end - self.source


Chain = tuple[Block, ...]


def paired_words(blocks: Iterable[Block]) -> int:
    """Return how many words of the article blocks pair."""
    return sum([block.article_end - block.article for block in blocks])


def paired_source_words(blocks: Iterable[Block]) -> int:
    """Return how many words of the source blocks pair."""
    return sum([block.source_end - block.source for block in blocks])


def weight_of(blocks: Sequence[Block], index: SourceIndex) -> float:
    """Return the weight of the paired source words in bits."""
    sums = index.columns.weight_sums
    return sum([sums[block.source_end] - sums[block.source] for block in blocks], 0.0)


def chains(runs: Runs, index: SourceIndex) -> list[Chain]:
    """Return the best chains of an article's runs, best first; no run serves two chains.

    Chains of several sources may lie over the same words of the article: a later step chooses.
    """
    if not len(runs):
        return []
    rows = list(zip(runs.article.tolist(), runs.source.tolist(), runs.words.tolist(), strict=True))
    weights = runs.weights.tolist()
    texts = [index.text_of(source) for _, source, _ in rows]
    scores, previous = _best_scores(rows, weights, texts)
    found: list[Chain] = []
    used = [False] * len(rows)
    for last in sorted(range(len(rows)), key=lambda row: (-scores[row], rows[row])):
        if scores[last] < _LEAST_CHAIN_BITS:
            break
        chosen = _walk_back(last, previous, used)
        if chosen:
            found.append(_blocks([rows[row] for row in chosen]))
    return found


def _best_scores(
    rows: list[tuple[int, int, int]], weights: list[float], texts: list[int]
) -> tuple[list[float], list[int]]:
    """Score, for every run, the best chain that ends with it; -1 where it begins one."""
    scores, previous = list(weights), [-1] * len(rows)
    of_text: defaultdict[int, list[int]] = defaultdict(list)
    for this, (article, source, words) in enumerate(rows):
        weight, most_overlap = weights[this], (words - 1) // 2
        earlier = of_text[texts[this]]
        for that in reversed(earlier):
            if that < this - _MOST_BACK:
                break
            other_article, other_source, other_words = rows[that]
            article_gap = article - other_article - other_words
            source_gap = source - other_source - other_words
            if not -most_overlap <= source_gap <= MOST_SOURCE_GAP_WORDS:
                continue  # most pairs; an overlap of half a run would lose more than it keeps
            if not -most_overlap <= article_gap <= MOST_ARTICLE_GAP_WORDS:
                continue
            cost = _gap_cost(article_gap, source_gap, words, weight)
            if scores[that] - cost > 0 and scores[that] + weight - cost > scores[this]:
                scores[this], previous[this] = scores[that] + weight - cost, that
        earlier.append(this)
    return scores, previous


def _gap_cost(article_gap: int, source_gap: int, words: int, weight: float) -> float:
    """Return the price of joining two runs in bits; a small overlap costs the words that it wastes."""
    overlap = max(0, -article_gap, -source_gap)
    cost = weight * overlap / words + _ARTICLE_GAP_BITS * max(0, article_gap)
    cheap = min(max(0, source_gap), _CHEAP_GAP_WORDS)
    cost += _SOURCE_GAP_BITS * cheap
    return cost + 4 * math.log2(source_gap / _CHEAP_GAP_WORDS) if source_gap > _CHEAP_GAP_WORDS else cost


def _walk_back(last: int, previous: list[int], used: list[bool]) -> list[int]:
    """Return the runs of the chain that ends at ``last``, up to one that a better chain has."""
    chosen: list[int] = []
    row = last
    while row != -1 and not used[row]:
        used[row] = True
        chosen.append(row)
        row = previous[row]
    return chosen[::-1]


def _blocks(rows: list[tuple[int, int, int]]) -> Chain:
    """Turn runs into blocks that do not overlap on either side."""
    blocks: list[Block] = []
    for article, source, words in rows:
        overlap = max(0, blocks[-1].article_end - article, blocks[-1].source_end - source) if blocks else 0
        blocks.append(Block(article + overlap, article + words, source + overlap, source + words))
    return tuple(blocks)
