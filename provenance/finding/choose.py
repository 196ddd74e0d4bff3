"""Choose among reproductions that claim the same words of an article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Sequence
from dataclasses import replace
from operator import attrgetter

from provenance.finding.article_words import ArticleWords
from provenance.finding.chain import Block, weight_of
from provenance.finding.evidence import loose_bits
from provenance.finding.reproduction import MarkedWords, Reproduction, is_credited, marked_between
from quotes.words.wordforms import contractions

_EQUAL_SHARE = 0.97  # of the best weight: places with as much have the same words
_LEAST_WORDS_LEFT = 3
_REASONS = (
    "the nearest wording", "the source that the article names", "the source of what else it quotes",
    "the source that the article reproduces most", "the first place",
)  # fmt: skip
_GARBLED_BITS = 1.0  # what a word costs that is not quite the article's
_IN_FULL_BITS = 1.0  # for the first words that a contraction is short for: enough to tell two places
_CLEARLY_BITS = 20.0  # by which a lighter piece must have more of the words that it shares with a heavier one

_Rank = tuple[float, bool, bool, float, int]  # what is better of a piece, as the reasons say


def without_overlaps(
    pieces: list[Reproduction],
    article: ArticleWords,
    shorten: Callable[[Reproduction, int, int], Reproduction | None],
    marked: Sequence[MarkedWords] = (),
    expected: frozenset[int] = frozenset(),
) -> list[Reproduction]:
    """Keep the best piece over every stretch of the article, in order; equal ones become its alternatives.

    ``shorten`` returns what is left of a piece between two words of the article, or None if that is too
    little: a piece that overlaps a better one keeps its own end. Of equal pieces those are better whose text
    one of their quotations, among ``marked``, is credited to, then those in ``expected`` texts.
    """
    text_weights = _text_weights(pieces, article)
    text_of = article.index.text_of

    def rank(piece: Reproduction) -> _Rank:
        text = text_of(piece.source)
        named = is_credited(text, marked_between(marked, piece.first, piece.end))
        return closeness(piece, article), named, text in expected, text_weights[text], -piece.source

    waiting = sorted(pieces, key=rank)
    kept = _Kept()
    while waiting:
        piece = waiting.pop()
        other = kept.rival_of(piece)
        if other is None:
            kept.add(piece)
            continue
        if _same_words(piece, other):
            places = (*other.alternatives, (piece.source, piece.source_end))
            choice = _choice(rank(other), rank(piece))
            kept.change(other, replace(other, alternatives=places, choice=choice))
            continue
        if _says_more(piece, other, article):
            rest = _longer_rest(other, piece, shorten)
            if rest is None or rest.net + piece.net > other.net:
                kept.remove(other)
                insort(waiting, piece, key=rank)
                if rest is not None:
                    insort(waiting, rest, key=rank)
                continue
        rest = _longer_rest(piece, other, shorten)
        if rest is not None:
            insort(waiting, rest, key=rank)
    return kept.pieces


class _Kept:
    """Pieces that share no word, in the order of the article; thousands may stand in one."""

    def __init__(self) -> None:
        self.pieces: list[Reproduction] = []
        self._arrivals: dict[int, int] = {}  # by a piece's first word
        self._count = 0

    def rival_of(self, piece: Reproduction) -> Reproduction | None:
        """Return the piece that came first of those that share a word with another."""
        low = bisect_right(self.pieces, piece.first, key=_end)
        high = bisect_left(self.pieces, piece.end, key=_first)
        return min(self.pieces[low:high], key=lambda one: self._arrivals[one.first], default=None)

    def add(self, piece: Reproduction) -> None:
        """Add a piece that shares no word with the others."""
        self._count += 1
        self._arrivals[piece.first] = self._count
        insort(self.pieces, piece, key=_first)

    def change(self, piece: Reproduction, other: Reproduction) -> None:
        """Put a piece of the same words in the place of one."""
        self.pieces[bisect_left(self.pieces, piece.first, key=_first)] = other

    def remove(self, piece: Reproduction) -> None:
        """Take a piece out."""
        del self.pieces[bisect_left(self.pieces, piece.first, key=_first)]


_first = attrgetter("first")
_end = attrgetter("end")


def within(blocks: Sequence[Block], first: int, end: int) -> list[Block]:
    """Return what lies in the article's words [first, end)."""
    found: list[Block] = []
    for block in blocks:
        low, high = max(first, block.article), min(end, block.article_end)
        if low < high and block.is_exact:
            found.append(
                Block(low, high, block.source + low - block.article, block.source + high - block.article)
            )
        elif first <= block.article and block.article_end <= end:
            found.append(block)
    return found


def closeness(piece: Reproduction, article: ArticleWords) -> float:
    """Return a piece's net bits without what its source's words weigh too much where they are garbled.

    A misread word, or two run together, are rare and so weigh much, but tell no more than the article's own.
    """
    index = article.index
    weights = index.columns.weights
    bits = piece.net + (_IN_FULL_BITS if _begins_in_full(piece, article) else 0.0)
    for block in piece.blocks:
        ours = article.hashes(block.article, block.article_end)
        theirs = index.canonical_hashes[block.source : block.source_end]
        if ours == theirs:
            continue
        for our, their, weight in zip(ours, theirs, weights[block.source : block.source_end], strict=False):
            if our != their:
                bits -= _GARBLED_BITS + max(0.0, weight - index.weight_of_word(our))
    return bits


def _begins_in_full(piece: Reproduction, article: ArticleWords) -> bool:
    """Tell whether a contraction before the first words that match is short for what the source has there."""
    first = piece.blocks[0]
    if first.article == piece.first:
        return False
    (word,) = article.folded(first.article - 1, first.article)
    for full in map(str.split, contractions().get(word, ())):
        if article.index.folded(max(0, first.source - len(full)), first.source) == full:
            return True
    return False


def _text_weights(pieces: list[Reproduction], article: ArticleWords) -> dict[int, float]:
    weights: dict[int, float] = {}
    for piece in pieces:
        text = article.index.text_of(piece.source)
        weights[text] = weights.get(text, 0.0) + piece.weight
    return weights


def _same_words(piece: Reproduction, kept: Reproduction) -> bool:
    """Tell whether a piece lays the words of a kept one elsewhere."""
    return piece.weight >= _EQUAL_SHARE * kept.weight and piece.first <= kept.first and kept.end <= piece.end


def _says_more(piece: Reproduction, kept: Reproduction, article: ArticleWords) -> bool:
    """Tell whether of the words that two pieces share the lighter one has clearly more."""
    first, end = max(piece.first, kept.first), min(piece.end, kept.end)
    own, other = (_net(within(one.blocks, first, end), article) for one in (piece, kept))
    return own > other + _CLEARLY_BITS


def _net(blocks: Sequence[Block], article: ArticleWords) -> float:
    return weight_of(blocks, article.index) - loose_bits(blocks, article)


def _longer_rest(
    piece: Reproduction, kept: Reproduction, shorten: Callable[[Reproduction, int, int], Reproduction | None]
) -> Reproduction | None:
    """Return the longer of the ends that a piece has beyond a kept one."""
    before, after = kept.first - piece.first, piece.end - kept.end
    if max(before, after) < _LEAST_WORDS_LEFT:
        return None
    return shorten(piece, piece.first, kept.first) if before >= after else shorten(piece, kept.end, piece.end)


def _choice(kept: _Rank, rival: _Rank) -> str:
    """Say why one of two places was preferred."""
    better = (reason for reason, one, other in zip(_REASONS, kept, rival, strict=True) if one > other)
    return next(better, _REASONS[-1])
