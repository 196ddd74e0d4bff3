"""Part alignments where they are thin: a few words that only happen to match hold nothing together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter

from provenance.finding.article_words import ArticleWords
from provenance.finding.chain import Block, paired_words, weight_of
from provenance.finding.evidence import loose_bits
from provenance.finding.reproduction import MarkedWords, marked_at

FILLED_SHARE = 0.4  # of a quotation's words, to have much of it
_MUCH_BITS = 40.0  # the same for a long one


def dense_parts(
    blocks: list[Block], marked: Sequence[MarkedWords], article: ArticleWords
) -> list[list[Block]]:
    """Part a group of blocks where too little matches, in order; drop what strays into a quotation.

    Args:
        blocks: blocks of one alignment, each wholly inside or outside marks.
        marked: the article's outer quotations.
        article: the article's words.
    """
    return [
        part for group in _without_strays(blocks, marked, article) for part in _parted_at_gaps(group, article)
    ]


def _without_strays(
    blocks: list[Block], marked: Sequence[MarkedWords], article: ArticleWords
) -> list[list[Block]]:
    """Part a group at the quotations of which it has but a few stray words."""
    inside = [marked_at(block.article, marked) for block in blocks]
    if None not in inside and inside[0] is inside[-1]:
        return [blocks]
    groups: list[list[Block]] = [[]]
    for words, together in groupby(zip(inside, blocks, strict=True), key=itemgetter(0)):
        own = [block for _, block in together]
        if words is None or _has_much_of(words, own, article):
            groups[-1] += own
        else:
            groups.append([])
    return [group for group in groups if group]


def _has_much_of(words: MarkedWords, own: Sequence[Block], article: ArticleWords) -> bool:
    paired = paired_words(own)
    share = paired / (words.end - words.first)
    return share >= FILLED_SHARE or weight_of(own, article.index) >= _MUCH_BITS


def _parted_at_gaps(blocks: list[Block], article: ArticleWords) -> list[list[Block]]:
    """Part a group at the gaps that what stands before them, or after them, does not pay for."""
    if len(blocks) < 2:
        return [blocks]
    weights = [weight_of([block], article.index) for block in blocks]
    costs = [loose_bits(gap, article) for gap in pairwise(blocks)]
    cuts = set(_unpaid(weights, costs))
    cuts.update(len(costs) - 1 - gap for gap in _unpaid(weights[::-1], costs[::-1]))
    borders = [0, *(gap + 1 for gap in sorted(cuts)), len(blocks)]
    return [blocks[first:end] for first, end in pairwise(borders)]


def _unpaid(weights: Sequence[float], costs: Sequence[float]) -> Iterator[int]:
    """Yield the gaps that cost more than all since the last such gap has gained."""
    gain = 0.0
    for gap, cost in enumerate(costs):
        gain += weights[gap] - cost
        if gain <= 0:
            yield gap
            gain = 0.0
