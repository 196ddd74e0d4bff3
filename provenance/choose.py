"""Choose among reproductions that claim the same words of an article."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable
from dataclasses import replace

from provenance.align import ArticleWords
from provenance.reproduction import Reproduction

_EQUAL_SHARE = 0.97  # of the best weight: places with as much have the same words
_LEAST_WORDS_LEFT = 3


def without_overlaps(
    pieces: list[Reproduction],
    article: ArticleWords,
    shorten: Callable[[Reproduction, int, int], Reproduction | None],
) -> list[Reproduction]:
    """Keep the best piece over every stretch of the article, in order; equal ones become its alternatives.

    ``shorten`` returns what is left of a piece between two words of the article, or None if that is too
    little: a piece that overlaps a better one keeps its own end.
    """
    text_weights = _text_weights(pieces, article)
    text_of = article.index.text_of

    def rank(piece: Reproduction) -> tuple[float, float, int]:
        return piece.weight, text_weights[text_of(piece.source)], -piece.source

    waiting = sorted(pieces, key=rank)
    kept: list[Reproduction] = []
    while waiting:
        piece = waiting.pop()
        rival = next((place for place, other in enumerate(kept) if _overlap(piece, other)), None)
        if rival is None:
            kept.append(piece)
            continue
        other = kept[rival]
        if _same_words(piece, other):
            places = (*other.alternatives, (piece.source, piece.source_end))
            kept[rival] = replace(
                other, alternatives=places, choice=_choice(other, piece, text_weights, article)
            )
            continue
        rest = _longer_rest(piece, other, shorten)
        if rest is not None:
            insort(waiting, rest, key=rank)
    return sorted(kept, key=lambda piece: piece.first)


def _text_weights(pieces: list[Reproduction], article: ArticleWords) -> dict[int, float]:
    weights: dict[int, float] = {}
    for piece in pieces:
        text = article.index.text_of(piece.source)
        weights[text] = weights.get(text, 0.0) + piece.weight
    return weights


def _overlap(one: Reproduction, other: Reproduction) -> bool:
    return one.first < other.end and other.first < one.end


def _same_words(piece: Reproduction, kept: Reproduction) -> bool:
    """Tell whether a piece lays the words of a kept one elsewhere."""
    return piece.weight >= _EQUAL_SHARE * kept.weight and piece.first <= kept.first and kept.end <= piece.end


def _longer_rest(
    piece: Reproduction, kept: Reproduction, shorten: Callable[[Reproduction, int, int], Reproduction | None]
) -> Reproduction | None:
    """Return the longer of the ends that a piece has beyond a kept one."""
    before, after = kept.first - piece.first, piece.end - kept.end
    if max(before, after) < _LEAST_WORDS_LEFT:
        return None
    return shorten(piece, piece.first, kept.first) if before >= after else shorten(piece, kept.end, piece.end)


def _choice(kept: Reproduction, rival: Reproduction, texts: dict[int, float], article: ArticleWords) -> str:
    """Say why one of two places was preferred."""
    if kept.weight > rival.weight:
        return "the nearest wording"
    if texts[article.index.text_of(kept.source)] > texts[article.index.text_of(rival.source)]:
        return "the source that the article reproduces most"
    return "the first place"
