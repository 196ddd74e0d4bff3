"""Place the quotations that are too short, or too changed, to be found by shingles.

A short quotation says little by its words alone; where it stands says more. It is looked up word for word, and
accepted when its words are telling enough, given what else the article reproduces and how near that stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import Levenshtein

from provenance.align import ArticleWords, alike, weight_of
from provenance.chain import Block
from provenance.index import SourceIndex
from provenance.model import Manner
from provenance.overlay import (
    EXACT_BITS,
    SUPPORTED_EXACT_BITS,
    SUPPORTED_WHOLE_BITS,
    MarkedWords,
    Reproduction,
    is_name,
    loose_bits,
)

_NEAR_WORDS = 250  # from a reproduction of the same article: about a page
_NEAR_BITS = 15.0  # for a quotation that stands near one
_LEAST_NEAR_WORDS = 2
_MOST_PLACES = 200  # a quotation that stands in more places is a stock phrase
_STOCK_PLACES = 4  # one that stands in as many needs a reproduction nearby
_LEAST_FUZZY_WORDS = 4
_MOST_FUZZY_WORDS = 120
_MOST_VOTES = 60  # places of a word that is rare enough to vote for where a changed quotation stands
_VOTE_WINDOW = 8
_WINDOWS = 3
_FUZZY_SHARE = 0.6  # of a changed quotation's words that must match


@dataclass(frozen=True, slots=True)
class _Context:
    """Where the article is known to reproduce its sources."""

    index: SourceIndex
    reproductions: tuple[Reproduction, ...]
    texts: frozenset[int]

    def distance(self, text: int, source: int) -> float:
        """Return how many words away the nearest reproduction of the same source stands."""
        low, high = int(self.index.first_word[text]), int(self.index.first_word[text + 1])
        distances = [
            max(0, known.source - source, source - known.source_end)
            for known in self.reproductions
            if low <= known.source < high
        ]
        return min(distances, default=float("inf"))


def place_short(
    reproductions: Sequence[Reproduction], marked: Sequence[MarkedWords], article: ArticleWords
) -> list[Reproduction]:
    """Add to an article's reproductions the quotations that none of them covers; in order."""
    context = _Context(
        article.index,
        tuple(reproductions),
        frozenset(article.index.text_of(known.source) for known in reproductions),
    )
    placed = list(reproductions)
    for words in marked:
        if any(known.first < words.end and words.first < known.end for known in reproductions):
            continue
        found = _exact(words, article, context) or _changed(words, article, context)
        if found:
            placed.append(found)
    return sorted(placed, key=lambda known: known.first)


def _exact(words: MarkedWords, article: ArticleWords, context: _Context) -> Reproduction | None:
    """Place a quotation whose words stand in a source in the same order."""
    count = words.end - words.first
    places = list(_exact_places(article.hashes[words.first : words.end], context.index))
    if not places:
        return None
    ranked = sorted(places, key=lambda place: (context.distance(context.index.text_of(place), place), place))
    best = ranked[0]
    block = Block(words.first, words.end, best, best + count)
    found = _reproduction((block,), words, article.index)
    nearest = context.distance(context.index.text_of(best), best) < float("inf")
    found = replace(
        found,
        alternatives=tuple((place, place + count) for place in ranked[1:]),
        choice="the place nearest to what else the article reproduces" if nearest else "the first place",
    )
    return found if _is_sure(found, len(places), words, article, context) else None


def _is_sure(
    found: Reproduction, places: int, words: MarkedWords, article: ArticleWords, context: _Context
) -> bool:
    """Tell whether an exact short quotation is more than a stock phrase."""
    text = context.index.text_of(found.source)
    count = words.end - words.first
    if context.distance(text, found.source) <= _NEAR_WORDS and not words.weak:
        return found.weight >= _NEAR_BITS and count >= _LEAST_NEAR_WORDS
    if places >= _STOCK_PLACES or words.weak or is_name(found, article) or count < 3:
        return False
    return found.weight >= (SUPPORTED_EXACT_BITS if text in context.texts else EXACT_BITS)


def _exact_places(words: Sequence[int], index: SourceIndex) -> Iterable[int]:
    """Return every position where the words stand in a row inside one source."""
    count = len(words)
    rarest = min(range(count), key=lambda offset: index.count_of(words[offset]))
    if index.count_of(words[rarest]) > _MOST_PLACES * 20:
        return
    hashes = index.canonical_hashes
    found = 0
    for position in index.positions_of(words[rarest]).tolist():
        first = position - rarest
        if first < 0 or hashes[first : first + count] != words:
            continue
        if index.text_of(first) == index.text_of(first + count - 1):
            found += 1
            if found > _MOST_PLACES:
                return
            yield first


def _changed(words: MarkedWords, article: ArticleWords, context: _Context) -> Reproduction | None:
    """Place a quotation with changed words in a source that the article reproduces elsewhere."""
    count = words.end - words.first
    if not _LEAST_FUZZY_WORDS <= count <= _MOST_FUZZY_WORDS or not context.texts or words.weak:
        return None
    best: Reproduction | None = None
    for first in _voted_places(words, article, context):
        blocks = _pair(words, first, article, context.index)
        if sum(block.article_end - block.article for block in blocks) < _FUZZY_SHARE * count:
            continue
        found = _reproduction(blocks, words, context.index)
        if found.net >= SUPPORTED_WHOLE_BITS and (best is None or found.net > best.net):
            best = found
    return best


def _voted_places(words: MarkedWords, article: ArticleWords, context: _Context) -> list[int]:
    """Return the source positions for which most rare words of a quotation vote."""
    votes: Counter[int] = Counter()
    index = context.index
    for offset, word in enumerate(article.hashes[words.first : words.end]):
        if index.count_of(word) > _MOST_VOTES:
            continue
        for position in index.positions_of(word).tolist():
            if index.text_of(position) in context.texts:
                votes[(position - offset) // _VOTE_WINDOW] += 1
    ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))[:_WINDOWS]
    return [window * _VOTE_WINDOW for window, count in ranked if count >= 2]


def _pair(words: MarkedWords, first: int, article: ArticleWords, index: SourceIndex) -> tuple[Block, ...]:
    """Pair a quotation's words with those of a window of the source, by edit distance and likeness."""
    count = words.end - words.first
    text = index.text_of(max(0, first))
    low = max(int(index.first_word[text]), first - _VOTE_WINDOW)
    high = min(int(index.first_word[text + 1]), first + count + 2 * _VOTE_WINDOW)
    steps = Levenshtein.opcodes(article.hashes[words.first : words.end], index.canonical_hashes[low:high])
    blocks: list[Block] = []
    for step in steps:
        ours, theirs = words.first + step.src_start, low + step.dest_start
        if step.tag == "equal":
            blocks.append(Block(ours, words.first + step.src_end, theirs, low + step.dest_end))
        elif step.tag == "replace" and alike(article.folded(ours), index.folded(theirs)):
            blocks.append(Block(ours, ours + 1, theirs, theirs + 1))
    return tuple(blocks)


def _reproduction(blocks: tuple[Block, ...], words: MarkedWords, index: SourceIndex) -> Reproduction:
    weight = weight_of(blocks, index)
    return Reproduction(
        blocks=blocks,
        first=words.first,
        end=words.end,
        source=blocks[0].source,
        source_end=blocks[-1].source_end,
        manner=Manner.QUOTED,
        quotations=(words.quotation,),
        weight=weight,
        net=weight - loose_bits(blocks),
    )
