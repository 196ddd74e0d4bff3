"""Place the quotations that are too short, or too changed, to be found by shingles.

A short quotation says little by its words alone; where it stands says more. It is looked up word for word,
and accepted when its words are telling enough, given what else the article reproduces and how near that
stands.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from rapidfuzz.distance import Levenshtein

from provenance.article_words import ArticleWords
from provenance.chain import Block, paired_words, weight_of
from provenance.evidence import context_bits, is_name, is_telling, loose_bits
from provenance.index import SourceIndex
from provenance.misreadings import alike
from provenance.model import Manner
from provenance.reproduction import MarkedWords, Reproduction
from quotes.numbers import number_at

_NEAR_WORDS = 250  # from a reproduction of the same article: about a page
_NEAR_BITS = 15.0  # for a quotation that stands near one
_NEAR_TERM_BITS = 22.0  # for one that looks like a term, or that stands far off, context included
_DEVOTED_REPRODUCTIONS = 4  # an article with so many is about that source: any page of it is near
_MOST_PLACES = 200  # a quotation that stands in more places is a stock phrase
_MOST_TRIED = 24  # places whose surroundings are compared
_STOCK_PLACES = 4  # one that stands in as many needs like surroundings
_STOCK_CONTEXT_BITS = 8.0
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


class _Context:
    """Where the article is known to reproduce its sources; ``texts`` are those that it does reproduce.

    ``expected`` are those that are known from elsewhere.
    """

    def __init__(
        self, index: SourceIndex, reproductions: Iterable[Reproduction], expected: frozenset[int]
    ) -> None:
        self.index = index
        self.expected = expected
        by_text: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for known in reproductions:
            by_text[index.text_of(known.source)].append((known.source, known.source_end))
        self.texts = expected.union(by_text)
        self._starts: dict[int, list[int]] = {}
        self._ends: dict[int, list[int]] = {}  # the furthest so far, so that the nearest end is the last
        for text, places in by_text.items():
            places.sort()
            self._starts[text] = [start for start, _ in places]
            self._ends[text] = list(accumulate((end for _, end in places), max))

    def distance(self, text: int, source: int) -> float:
        """Return how many words away the nearest reproduction of the same source stands."""
        starts, ends = self._starts.get(text, []), self._ends.get(text, [])
        after = bisect_right(starts, source)
        before = max(0, source - ends[after - 1]) if after else math.inf
        return min(before, starts[after] - source) if after < len(starts) else before

    def reproduced(self, text: int) -> int:
        """Return how many reproductions of one source the article has."""
        return len(self._starts.get(text, ()))


def place_short(
    reproductions: Sequence[Reproduction],
    marked: Sequence[MarkedWords],
    article: ArticleWords,
    expected: frozenset[int] = frozenset(),
) -> list[Reproduction]:
    """Add to an article's reproductions the quotations that none of them covers; in order.

    ``reproductions`` are in order and share no word. ``expected`` are source texts that the article is known
    to reproduce.
    """
    context = _Context(article.index, reproductions, expected)
    placed = list(reproductions)
    for words in marked:
        place = bisect_right(reproductions, words.first, key=lambda known: known.end)
        if place < len(reproductions) and reproductions[place].first < words.end:
            continue
        found = (
            _exact(words, article, context)
            or _changed(words, article, context)
            or _one_other(words, article, reproductions)
        )
        if found:
            placed.append(found)
    return sorted(placed, key=lambda known: known.first)


def _exact(words: MarkedWords, article: ArticleWords, context: _Context) -> Reproduction | None:
    """Place a quotation whose words stand in a source in the same order."""
    count = words.end - words.first
    places = list(_exact_places(article.hashes(words.first, words.end), context.index))
    if not places:
        return None
    tried = [
        _reproduction((Block(words.first, words.end, place, place + count),), words, article)
        for place in places[:_MOST_TRIED]
    ]
    ranked = sorted(tried, key=lambda one: _preference(one, words, article, context))
    best = ranked[0]
    found = replace(
        best,
        alternatives=tuple((one.source, one.source_end) for one in ranked[1:]),
        choice=_choice(best, words, article, context),
    )
    return found if _is_sure(found, len(places), words, article, context) else None


def _preference(
    found: Reproduction, words: MarkedWords, article: ArticleWords, context: _Context
) -> tuple[bool, bool, bool, float, float, int]:
    """Order places: in the source that is named, in an expected one, near, in like surroundings, early."""
    text = context.index.text_of(found.source)
    distance = context.distance(text, found.source)
    named = words.credited == text
    expected = text in context.expected
    return (
        not named,
        not expected,
        distance > _NEAR_WORDS,
        -context_bits(found, article),
        distance,
        found.source,
    )


def _choice(found: Reproduction, words: MarkedWords, article: ArticleWords, context: _Context) -> str:
    other, _, far, bits, distance, _ = _preference(found, words, article, context)
    if not other:
        return "the source that the article names"
    if not far:
        return "the place nearest to what else the article reproduces"
    if bits:
        return "the place in the likest surroundings"
    return "the first place" if distance == math.inf else "the source that the article reproduces most"


def _is_sure(
    found: Reproduction, places: int, words: MarkedWords, article: ArticleWords, context: _Context
) -> bool:
    """Tell whether an exact short quotation is more than a stock phrase."""
    if words.weak:
        return False
    text = context.index.text_of(found.source)
    count = words.end - words.first
    near = context.distance(text, found.source) <= _NEAR_WORDS
    named = words.credited == text and places < _STOCK_PLACES
    if near or named or (places == 1 and context.reproduced(text) >= _DEVOTED_REPRODUCTIONS):
        least = _NEAR_TERM_BITS if words.term or not near else _NEAR_BITS
        bits = found.weight + context_bits(found, article)
        return count >= 2 and found.weight >= _NEAR_BITS and bits >= least
    if words.term or count < 3 or is_name(found, article):
        return False
    if places >= _STOCK_PLACES and context_bits(found, article) < _STOCK_CONTEXT_BITS:
        return False
    return is_telling(found, article, supported=text in context.texts)


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
    texts = context.texts if words.credited is None else context.texts | {words.credited}
    if not _LEAST_FUZZY_WORDS <= count <= _MOST_FUZZY_WORDS or not texts or words.weak:
        return None
    best: Reproduction | None = None
    for first in _voted_places(words, article, texts):
        blocks = _pair(words, first, article, context.index)
        if paired_words(blocks) < _FUZZY_SHARE * count:
            continue
        found = _reproduction(blocks, words, article)
        if found.net + context_bits(found, article) >= _CHANGED_BITS and (
            best is None or found.net > best.net
        ):
            best = found
    return best


def _one_other(
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
    return replace(_reproduction(tuple(blocks), words, article), source=source, source_end=source + count)


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


def _pair(words: MarkedWords, first: int, article: ArticleWords, index: SourceIndex) -> tuple[Block, ...]:
    """Pair a quotation's words with those of a window of the source, by edit distance and likeness."""
    count = words.end - words.first
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


def _reproduction(blocks: tuple[Block, ...], words: MarkedWords, article: ArticleWords) -> Reproduction:
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
