"""Lay the quotation marks of an article over its alignments, and keep what is a reproduction.

Marks decide three things: where a reproduction ends (attribution words that happen to stand in the source
too do not belong to it), how much evidence it needs (words inside marks claim to be someone's; words outside
claim nothing), and its manner.
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.finding.article_words import ArticleWords
from provenance.finding.chain import Block, Chain, weight_of
from provenance.finding.choose import within, without_overlaps
from provenance.finding.clauses import is_beside_cue
from provenance.finding.density import FILLED_SHARE
from provenance.finding.evidence import is_supporting, suffices, surplus_bits
from provenance.finding.pieces import piece_of, pieces_of
from provenance.finding.reproduction import MarkedWords, Reproduction, is_credited, marked_at, marked_between

_UNMARKED_CHAIN_BITS = 56.0  # what a chain must weigh to be aligned wherever it stands
_UNMARKED_CHAIN_SURPRISE_BITS = 14.0  # and tell beyond a place; bench 2026-11: at 20, one in 3,000 was lost
_REPORTED_CHAIN_BITS = 38.0  # and beside a word such as "said"


def promising(chains: Sequence[Chain], marked: Sequence[MarkedWords], article: ArticleWords) -> list[Chain]:
    """Return the chains that may become reproductions, in order."""
    return [chain for chain in chains if _is_promising(chain, marked, article)]


def _is_promising(chain: Chain, marked: Sequence[MarkedWords], article: ArticleWords) -> bool:
    """Tell whether a chain fills a quotation, weighs and tells much, or weighs something beside a cue."""
    if any(_fills(block, marked, article) for block in chain):
        return True
    weight = weight_of(chain, article.index)
    if weight < _REPORTED_CHAIN_BITS:
        return False
    if weight >= _UNMARKED_CHAIN_BITS and surplus_bits(chain, article.index) >= _UNMARKED_CHAIN_SURPRISE_BITS:
        return True
    return is_beside_cue(chain[0].article, chain[-1].article_end, article)


def _fills(block: Block, marked: Sequence[MarkedWords], article: ArticleWords) -> bool:
    """Tell whether a block covers a good part of the quotation that it ends in."""
    words = marked_at(block.article_end - 1, marked) or marked_at(block.article, marked)
    if words is None:
        return False
    covered = min(block.article_end, words.end) - max(block.article, words.first)
    return covered >= FILLED_SHARE * (words.end - words.first - article.bracketed(words.first, words.end))


def overlay(
    alignments: Sequence[Chain],
    marked: Sequence[MarkedWords],
    article: ArticleWords,
    expected: frozenset[int] = frozenset(),
    known: Sequence[Reproduction] = (),
) -> list[Reproduction]:
    """Return what the article reproduces, in order, no word twice.

    ``expected`` are source texts that the article is known to reproduce, from whatever else is known of it;
    ``known`` are reproductions that need no further evidence.
    """
    pieces = [piece for blocks in alignments for piece in pieces_of(blocks, marked, article)]
    text_of = article.index.text_of
    sufficing = {id(piece): suffices(piece, marked, article, supported=False) for piece in pieces}
    sure = expected.union(
        text_of(piece.source) for piece in pieces if sufficing[id(piece)] and is_supporting(piece)
    )

    def enough(piece: Reproduction) -> bool:
        if sufficing.get(id(piece), False):
            return True
        text = text_of(piece.source)
        own = marked_between(marked, piece.first, piece.end)
        return suffices(piece, marked, article, supported=text in sure or is_credited(text, own))

    def shorten(piece: Reproduction, first: int, end: int) -> Reproduction | None:
        rests = [
            rest for rest in pieces_of(within(piece.blocks, first, end), marked, article) if enough(rest)
        ]
        inside = [rest for rest in rests if first <= rest.first and rest.end <= end]
        return max(inside, key=lambda rest: rest.weight, default=None)

    def kept(piece: Reproduction) -> list[Reproduction]:
        if enough(piece):
            return [piece]
        return [part for part in _smaller(piece, marked, article) if enough(part)]

    found = [part for piece in pieces for part in kept(piece)]
    if not found:
        return sorted(known, key=lambda piece: piece.first)
    return without_overlaps([*found, *known], article, shorten, marked, expected)


def _smaller(piece: Reproduction, marked: Sequence[MarkedWords], article: ArticleWords) -> list[Reproduction]:
    """Return what may stand where a piece as a whole does not: what each of its quotations reproduces.

    Of one without a quotation that is its longest run, since chance words beside it may break its borders.
    """
    if not piece.quotations and len(piece.blocks) > 1:
        longest = max(piece.blocks, key=lambda block: block.article_end - block.article)
        return [piece_of([longest], marked, article)]
    if len(piece.quotations) < 2:
        return []
    each = marked_between(marked, piece.first, piece.end)
    return [
        part
        for words in each
        for part in pieces_of(within(piece.blocks, words.first, words.end), marked, article)
    ]
