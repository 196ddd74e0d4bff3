"""Place the quotations that are too short, or too changed, to be found by shingles.

A short quotation says little by its words alone; where it stands says more. It is looked up word for word,
and accepted when its words are telling enough, given what else the article reproduces and how near that
stands.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

from provenance.finding.article_words import ArticleWords
from provenance.finding.chain import Block
from provenance.finding.evidence import context_bits, is_name, is_telling
from provenance.finding.place_changed import changed, one_other, reproduction
from provenance.finding.reproduction import MarkedWords, Reproduction
from provenance.indexing.index import SourceIndex

_NEAR_WORDS = 250  # from a reproduction of the same article: about a page
_NEAR_BITS = 15.0  # for a quotation that stands near one
_NEAR_TERM_BITS = 22.0  # for one that looks like a term, or that stands far off, context included
_DEVOTED_REPRODUCTIONS = 4  # an article with so many is about that source: any page of it is near
_MOST_PLACES = 200  # a quotation that stands in more places is a stock phrase
_MOST_TRIED = 24  # places whose surroundings are compared
_STOCK_PLACES = 4  # one that stands in as many needs like surroundings
_STOCK_CONTEXT_BITS = 8.0


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
            or changed(words, article, context.texts)
            or one_other(words, article, reproductions)
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
        reproduction((Block(words.first, words.end, place, place + count),), words, article)
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
