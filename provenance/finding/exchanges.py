"""Tell where a quotation gives two parts of a sentence in the other order.

An alignment runs in order on both sides, so it has one of the parts. The other is looked for here: the rest
of the quotation, word for word on the other side of that part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from provenance.finding.article_words import ArticleWords
from provenance.finding.chain import Block, weight_of
from provenance.finding.reproduction import MarkedWords, Reproduction, marked_at

_LEAST_WORDS = 3  # of the part that is looked for; fewer stand beside any words by chance
_MOST_WORDS = 60


def with_exchanges(
    found: Sequence[Reproduction], marked: Sequence[MarkedWords], article: ArticleWords
) -> list[Reproduction]:
    """Return what an article reproduces, in order, each with the part that changed places with it.

    Args:
        found: what the article reproduces, in order; no word twice.
        marked: the article's outer quotations.
        article: the article's words.
    """
    whole: list[Reproduction] = []
    for piece in found:
        taken = whole[-1].end if whole else 0
        if piece.first < taken:
            continue  # the part that changed places with the one before
        words = marked_at(piece.first, marked)
        whole.append(_exchanged(piece, words, taken, article) if words else piece)
    return whole


def _exchanged(piece: Reproduction, words: MarkedWords, taken: int, article: ArticleWords) -> Reproduction:
    """Return a piece with the rest of its quotation, if that stands on its other side in the sentence.

    ``taken`` is where what comes before the piece ends.
    """
    first, last = piece.blocks[0], piece.blocks[-1]
    after, before = words.end - last.article_end, first.article - words.first
    if not before and _may_hold(after):
        rest = Block(last.article_end, words.end, first.source - after, first.source)
        blocks = (*piece.blocks, rest)
    elif not after and _may_hold(before) and taken <= words.first:
        rest = Block(words.first, first.article, last.source_end, last.source_end + before)
        blocks = (rest, *piece.blocks)
    else:
        return piece
    if not _is_in_sentence(rest, piece, article):
        return piece
    weight = weight_of(blocks, article.index)
    return replace(
        piece,
        blocks=blocks,
        first=words.first,
        end=words.end,
        source=min(rest.source, first.source),
        source_end=max(rest.source_end, last.source_end),
        weight=weight,
        net=piece.net + weight - piece.weight,
        alternatives=(),
        choice="",
    )


def _may_hold(count: int) -> bool:
    return _LEAST_WORDS <= count <= _MOST_WORDS


def _is_in_sentence(rest: Block, piece: Reproduction, article: ArticleWords) -> bool:
    """Tell whether a block pairs the same words, in the sentence of the source that a piece lies in."""
    index = article.index
    if rest.source < 0:
        return False
    if (
        article.hashes(rest.article, rest.article_end)
        != index.canonical_hashes[rest.source : rest.source_end]
    ):
        return False
    first, last = piece.blocks[0], piece.blocks[-1]
    places = (rest.source, rest.source_end - 1, first.source, last.source_end - 1)
    return len(set(map(index.sentences.at, places))) == 1
