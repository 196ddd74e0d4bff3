"""Follow a quotation over its ellipses.

Three words in a row are found wherever they stand. The one or two that a quotation has before its first
ellipsis, or behind its last, are looked for here: near what is known, and only where the marks claim that
they belong to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from provenance.finding.article_words import ArticleWords
from provenance.finding.chain import Block
from provenance.finding.reproduction import MarkedWords
from quotes.marking.segments import ELLIPSIS

_MOST_END_WORDS = 4  # of a quotation before the first ellipsis, or behind the last
_MOST_CUT_WORDS = 60  # of the source, left out by one ellipsis


def over_ellipses(
    blocks: Sequence[Block], inside: Sequence[MarkedWords], article: ArticleWords
) -> list[Block]:
    """Return a reproduction's blocks with those that an ellipsis parts from them.

    Args:
        blocks: the reproduction's blocks, in order; at least one.
        inside: the quotations that it meets, in order.
        article: the article's words.
    """
    found = list(blocks)
    if inside and (before := _before(found[0], inside[0], article)):
        found.insert(0, before)
    if inside and (after := _after(found[-1], inside[-1], article)):
        found.append(after)
    return found


def _before(block: Block, words: MarkedWords, article: ArticleWords) -> Block | None:
    loose = block.article - words.first
    if not (0 < loose <= _MOST_END_WORDS and _is_cut(block.article, article)):
        return None
    index = article.index
    low = max(int(index.first_word[index.text_of(block.source)]), block.source - _MOST_CUT_WORDS)
    return _found(words.first, block.article, range(block.source - loose, low - 1, -1), article)


def _after(block: Block, words: MarkedWords, article: ArticleWords) -> Block | None:
    loose = words.end - block.article_end
    if not (0 < loose <= _MOST_END_WORDS and _is_cut(block.article_end, article)):
        return None
    index = article.index
    text = index.text_of(block.source_end - 1)
    high = min(int(index.first_word[text + 1]), block.source_end + _MOST_CUT_WORDS)
    return _found(block.article_end, words.end, range(block.source_end, high - loose + 1), article)


def _is_cut(word: int, article: ArticleWords) -> bool:
    """Tell whether an ellipsis stands before a word."""
    return ELLIPSIS.search(article.text, article.ends[word - 1], article.starts[word]) is not None


def _found(first: int, end: int, places: Iterable[int], article: ArticleWords) -> Block | None:
    """Return the article's words [first, end) at the first of some places of the source that has them."""
    wanted, source = article.hashes(first, end), article.index.canonical_hashes
    for place in places:
        if source[place : place + len(wanted)] == wanted:
            return Block(first, end, place, place + len(wanted))
    return None
