"""Place the quotations with changed words in the sources that their article reproduces."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from provenance.finding.article_words import ArticleWords
from provenance.finding.chain import Block, paired_words, weight_of
from provenance.finding.evidence import context_bits, loose_bits
from provenance.finding.misreadings import alike
from provenance.finding.reproduction import MarkedWords, Reproduction
from provenance.model import Manner
from quotes.words.numbers import number_at

_CHANGED_BITS = 50.0  # for a quotation with changed words, context included
_LEAST_ONE_OTHER_WORDS = 3  # of a quotation that has one word for another
_MOST_ONE_OTHER_WORDS = 8
_BESIDE_WORDS = 60  # between it and what the article reproduces: a paragraph or two
_BESIDE_SOURCE_WORDS = 120  # and between their places in the source
_OTHER_NUMBER_BITS = 22.0  # of the words that match, where a number stands for a number
_OTHER_WORD_BITS = 28.0  # where another word does; bench 2026-11: three in six sets, two quoted, one alludes
_LEAST_FUZZY_WORDS = 4
_MOST_FUZZY_WORDS = 120
_MOST_VOTES = 60  # places of a word that is rare enough to vote for where a changed quotation stands
_VOTE_WINDOW = 8
_WINDOWS = 3
_FUZZY_SHARE = 0.6  # of a changed quotation's words that must match


def changed(words: MarkedWords, article: ArticleWords, texts: frozenset[int]) -> Reproduction | None:
    """Place a quotation with changed words in one of the texts that the article reproduces elsewhere."""
    count = words.end - words.first
    if words.credited is not None:
        texts |= {words.credited}
    if not _LEAST_FUZZY_WORDS <= count <= _MOST_FUZZY_WORDS or not texts or words.weak:
        return None
    best: Reproduction | None = None
    for first in _voted_places(words, article, texts):
        blocks = _pair(words, first, article)
        if paired_words(blocks) < _FUZZY_SHARE * count:
            continue
        found = reproduction(blocks, words, article)
        if found.net + context_bits(found, article) >= _CHANGED_BITS and (
            best is None or found.net > best.net
        ):
            best = found
    return best


def one_other(
    words: MarkedWords, article: ArticleWords, reproductions: Sequence[Reproduction]
) -> Reproduction | None:
    """Place a few words of which a source has all but one, where the article reproduces just that place.

    "Dark for eleven weeks", a line below a quotation from where the source has "dark for eleven nights",
    can hardly mean anything else.
    """
    count = words.end - words.first
    if not _LEAST_ONE_OTHER_WORDS <= count <= _MOST_ONE_OTHER_WORDS or words.weak:
        return None
    found = [one for known in _beside(words, reproductions) for one in _with_one_other(words, known, article)]
    return max(found, key=lambda one: (one.weight, -one.source), default=None)


def _beside(words: MarkedWords, reproductions: Sequence[Reproduction]) -> Sequence[Reproduction]:
    """Return what an article reproduces within a few lines of a quotation."""
    low = bisect_left(reproductions, words.first - _BESIDE_WORDS, key=lambda known: known.end)
    high = bisect_right(reproductions, words.end + _BESIDE_WORDS, key=lambda known: known.first)
    return reproductions[low:high]


def _with_one_other(words: MarkedWords, known: Reproduction, article: ArticleWords) -> Iterator[Reproduction]:
    """Yield the places near a reproduction's that have all words of a quotation but one, and enough."""
    index = article.index
    begin, end = index.borders_of(index.text_of(known.source))
    low = max(begin, known.source - _BESIDE_SOURCE_WORDS)
    high = min(end, known.source_end + _BESIDE_SOURCE_WORDS)
    ours, theirs = article.hashes(words.first, words.end), index.canonical_hashes[low:high]
    for place in range(len(theirs) - len(ours) + 1):
        other = [at for at, word in enumerate(ours) if theirs[place + at] != word]
        if len(other) == 1:
            found = _around(other[0], words, low + place, article)
            if found.weight >= _least_bits(words.first + other[0], found.source + other[0], article):
                yield found


def _around(other: int, words: MarkedWords, source: int, article: ArticleWords) -> Reproduction:
    """Return a quotation laid against as many words of a source, all paired but one."""
    count = words.end - words.first
    pairs = [(0, other), (other + 1, count)]
    blocks = [
        Block(words.first + low, words.first + high, source + low, source + high)
        for low, high in pairs
        if low < high
    ]
    return replace(reproduction(tuple(blocks), words, article), source=source, source_end=source + count)


def _least_bits(ours: int, theirs: int, article: ArticleWords) -> float:
    """Return what the other words must weigh where one stands for another: a number says more."""
    pair = [*article.folded(ours, ours + 1), *article.index.folded(theirs, theirs + 1)]
    return _OTHER_NUMBER_BITS if all(number_at([word], 0) for word in pair) else _OTHER_WORD_BITS


def _voted_places(words: MarkedWords, article: ArticleWords, texts: frozenset[int]) -> list[int]:
    """Return the positions in some texts for which most rare words of a quotation vote."""
    votes: Counter[int] = Counter()
    index = article.index
    for offset, word in enumerate(article.hashes(words.first, words.end)):
        if index.count_of(word) > _MOST_VOTES:
            continue
        for position in index.positions_of(word).tolist():
            if index.text_of(position) in texts:
                votes[(position - offset) // _VOTE_WINDOW] += 1
    ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))[:_WINDOWS]
    return [window * _VOTE_WINDOW for window, count in ranked if count >= 2]


def _pair(words: MarkedWords, first: int, article: ArticleWords) -> tuple[Block, ...]:
    """Pair a quotation's words with those of a window of the source, by edit distance and likeness."""
    index, count = article.index, words.end - words.first
    text = index.text_of(max(0, first))
    begin, end = index.borders_of(text)
    low, high = max(begin, first - _VOTE_WINDOW), min(end, first + count + 2 * _VOTE_WINDOW)
    steps = Levenshtein.opcodes(article.hashes(words.first, words.end), index.canonical_hashes[low:high])
    blocks: list[Block] = []
    for step in steps:
        ours, theirs = words.first + step.src_start, low + step.dest_start
        if step.tag == "equal":
            blocks.append(Block(ours, words.first + step.src_end, theirs, low + step.dest_end))
        elif step.tag == "replace" and alike(
            *article.folded(ours, ours + 1), *index.folded(theirs, theirs + 1)
        ):
            blocks.append(Block(ours, ours + 1, theirs, theirs + 1))
    return tuple(blocks)


def reproduction(blocks: tuple[Block, ...], words: MarkedWords, article: ArticleWords) -> Reproduction:
    """Return a quotation whose words are paired so as a reproduction of its own."""
    weight = weight_of(blocks, article.index)
    return Reproduction(
        blocks=blocks,
        first=words.first,
        end=words.end,
        source=blocks[0].source,
        source_end=blocks[-1].source_end,
        manner=Manner.QUOTED,
        quotations=(words.quotation,),
        weight=weight,
        net=weight - loose_bits(blocks, article),
    )
