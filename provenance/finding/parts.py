"""Cut a reproduction at the sentences of its source: a passage is made of sentences.

A sentence of which a reproduction has but a stray common word is no part of it. Words of the article that
pair with nothing go with the sentence that they stand in, and never over a quotation mark.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from corpus.model import Span
from provenance.finding.article_words import ArticleWords
from provenance.finding.chain import Block, paired_source_words, paired_words, weight_of
from provenance.finding.findings import Part
from provenance.finding.reproduction import Reproduction
from provenance.indexing.index import SourceIndex
from quotes.words.stops import SENTENCE_STOPS

# What a sentence's words must weigh, in bits, to be part of a reproduction; a function word has 4 to 8.
_LEAST_UNMARKED_BITS = 24.0
_LEAST_MARKED_BITS = 10.0

_Sentence = tuple[int, list[Block]]  # a sentence's number and the blocks that lie in it


def parts_and_score(
    found: Reproduction, words: ArticleWords, marked: Sequence[Span]
) -> tuple[tuple[Part, ...], float]:
    """Return the parts of a reproduction, in order, one at least; and the share of words paired in them.

    The share is that on the longer side, from 0 to 1.

    Args:
        found: what an article reproduces.
        words: the article's words.
        marked: the article's outer quotations, in order.
    """
    groups = _by_sentence(found.blocks, words.index)
    kept = groups if len(groups) == 1 else _without_strays(groups, words, marked)
    between = [
        _borders(left[1][-1].article_end, right[1][0].article, words, marked)
        for left, right in pairwise(kept)
    ]
    first = found.first if kept[0] == groups[0] else kept[0][1][0].article
    end = found.end if kept[-1] == groups[-1] else kept[-1][1][-1].article_end
    firsts = [first, *(after for _, after in between)]
    ends = [*(before for before, _ in between), end]
    cut = tuple(
        Part(group[0], _article_span(first, end, words), _source_span(group, found, words.index))
        for group, first, end in zip(kept, firsts, ends, strict=True)
    )
    return cut, _score([block for _, blocks in kept for block in blocks], cut, words)


def _score(blocks: Sequence[Block], cut: Sequence[Part], words: ArticleWords) -> float:
    """Return the share of the words of some parts that their blocks pair."""
    index = words.index
    low, high = index.borders_of(index.text_of(blocks[0].source))
    starts = index.columns.starts[low:high]
    ours = sum(_count(words.starts, part.article) for part in cut)
    theirs = sum(_count(starts, part.source) for part in cut)
    paired = paired_words(blocks)
    paired_theirs = paired_source_words(blocks)
    return round(min(1.0, paired / max(1, ours), paired_theirs / max(1, theirs)), 4)


def _count(starts: Sequence[int], span: Span) -> int:
    """Return how many words begin in a stretch."""
    return bisect_left(starts, span.end) - bisect_left(starts, span.start)


def _by_sentence(blocks: Sequence[Block], index: SourceIndex) -> list[_Sentence]:
    """Group blocks by the sentence of the source that they lie in, cut at its borders."""
    first, last = index.sentences.at(blocks[0].source), index.sentences.at(blocks[-1].source_end - 1)
    if first == last:
        return [(first, list(blocks))]
    groups: list[_Sentence] = []
    for block in blocks:
        for piece in _cut_at_sentences(block, index):
            sentence = index.sentences.at(piece.source)
            if groups and groups[-1][0] == sentence:
                groups[-1][1].append(piece)
            else:
                groups.append((sentence, [piece]))
    return groups


def _cut_at_sentences(block: Block, index: SourceIndex) -> Iterable[Block]:
    """Cut a block where a sentence of the source begins inside it."""
    rest = block
    if block.is_exact:
        for border in index.sentences.borders_inside(block.source, block.source_end):
            middle = rest.article + border - rest.source
            yield Block(rest.article, middle, rest.source, border)
            rest = Block(middle, rest.article_end, border, rest.source_end)
    yield rest


def _without_strays(groups: list[_Sentence], words: ArticleWords, marked: Sequence[Span]) -> list[_Sentence]:
    """Drop sentences of which too little is paired: at an end, or amid words of the article's own."""
    kept = []
    for place, (sentence, blocks) in enumerate(groups):
        between = 0 < place < len(groups) - 1
        if between:
            paired = paired_words(blocks)
            reach = groups[place + 1][1][0].article - groups[place - 1][1][-1].article_end
        if (between and 2 * paired > reach) or not _is_stray(blocks, words, marked):
            kept.append((sentence, blocks))
    return kept or groups


def _is_stray(blocks: list[Block], words: ArticleWords, marked: Sequence[Span]) -> bool:
    """Tell whether what is paired of a sentence is too little, unless it is all of the sentence."""
    index = words.index
    inside = any(_mark_at(block.article, words, marked) is not None for block in blocks)
    if weight_of(blocks, index) >= (_LEAST_MARKED_BITS if inside else _LEAST_UNMARKED_BITS):
        return False
    first, end = blocks[0].source, blocks[-1].source_end
    return paired_source_words(blocks) < end - first or not index.sentences.are_whole(first, end)


def _mark_at(word: int, words: ArticleWords, marked: Sequence[Span]) -> int | None:
    """Return which quotation a word stands in."""
    start = words.starts[word]
    place = bisect_right(marked, start, key=lambda span: span.start) - 1
    return place if place >= 0 and start < marked[place].end else None


def _borders(first: int, end: int, words: ArticleWords, marked: Sequence[Span]) -> tuple[int, int]:
    """Part the unpaired words [first, end) between two sentences: where one ends, where the next begins.

    Words before the first stop or mark go with the sentence before, words after the last with the next. Where
    there is none, all go with the next.
    """
    parted = [word for word in range(first, end + 1) if _is_parted(word, words, marked)]
    return (parted[0], parted[-1]) if parted else (first, first)


def _is_parted(word: int, words: ArticleWords, marked: Sequence[Span]) -> bool:
    """Tell whether a stop or a quotation mark stands between a word and the one before it."""
    if _mark_at(word - 1, words, marked) != _mark_at(word, words, marked):
        return True
    return not SENTENCE_STOPS.isdisjoint(words.before(word))


def _source_span(group: _Sentence, found: Reproduction, index: SourceIndex) -> Span:
    """Return the characters of a sentence that a reproduction has.

    It may reach a few changed words beyond the first and the last that match, but not into another sentence.
    """
    sentence, blocks = group
    borders = index.sentences.span(sentence)
    first, end = blocks[0].source, blocks[-1].source_end
    if blocks[0].article == found.blocks[0].article:
        first = found.source
    if blocks[-1].article_end == found.blocks[-1].article_end:
        end = found.source_end
    starts, ends = index.columns.starts, index.columns.ends
    while starts[first] < borders.start:
        first += 1
    while ends[end - 1] > borders.end:
        end -= 1
    return Span(starts[first], ends[end - 1])


def _article_span(first: int, end: int, words: ArticleWords) -> Span:
    return with_brackets(words.text, words.starts[first], words.ends[end - 1])


def with_brackets(text: str, start: int, end: int) -> Span:
    """Return a stretch with the bracket right after or before it that makes a pair with one inside it.

    >>> with_brackets("a [former adviser], b", 3, 17).of("a [former adviser], b")
    'former adviser'
    >>> with_brackets("for fear [of them].", 0, 17).of("for fear [of them].")
    'for fear [of them]'
    """
    for opening, closing in ("[]", "()"):
        inside = text[start:end]
        surplus = inside.count(opening) - inside.count(closing)
        if surplus > 0 and text[end : end + 1] == closing:
            end += 1
        if surplus < 0 and start and text[start - 1] == opening:
            start -= 1
    return Span(start, end)
