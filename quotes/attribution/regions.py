"""The stretches in which attribution works: paragraphs, and quotations that hold others."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from quotes.attribution.grammar.sentences import HOLE, Hole, Words, words_of
from quotes.attribution.mentions import Mention, mentions
from quotes.marking.layout import Layout
from quotes.marking.marked import Marked
from quotes.words.vocabulary import Vocabulary


class Region(NamedTuple):
    """The stretch [start, end) and the places of the quotations directly in it."""

    start: int
    end: int
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pages:
    """A text's paragraphs as words and as mentioned names, each made when it is first asked for.

    ``text`` is the layout's, without the private character that stands for a quotation among the words.
    """

    layout: Layout
    vocabulary: Vocabulary
    text: str
    places: dict[int, list[int]] = field(default_factory=dict)
    _words: dict[int, Words] = field(default_factory=dict)
    _mentions: dict[int, list[Mention]] = field(default_factory=dict)

    def words(self, paragraph: int) -> Words:
        """Return the words of a paragraph, its quotations one word each."""
        found = self._words.get(paragraph)
        if found is None:
            start, end = self.layout.paragraphs[paragraph]
            found = self._words[paragraph] = self.cut(start, end, self.places.get(paragraph, ()))
        return found

    def cut_already(self, offset: int) -> tuple[Words, list[Mention]] | None:
        """Return the words and the names of the paragraph that holds an offset, if it is cut already."""
        paragraph = bisect_right(self.layout.paragraphs, (offset, len(self.text))) - 1
        return (self._words[paragraph], self.mentions(paragraph)) if paragraph in self._words else None

    def cut(self, start: int, end: int, places: Sequence[int] = ()) -> Words:
        """Cut any stretch into words; ``places`` are the quotations directly in it."""
        marked = self.layout.marked
        holes = [hole_of(marked[place], place, start, end) for place in places]
        return words_of(self.text, start, end, holes, self.vocabulary)

    def mentions(self, paragraph: int) -> list[Mention]:
        """Return the names that a paragraph mentions outside its quotations, in order."""
        found = self._mentions.get(paragraph)
        if found is None:
            found = self._mentions[paragraph] = mentions(self.words(paragraph))
        return found


def pages_of(layout: Layout, vocabulary: Vocabulary) -> Pages:
    """Return a text's pages, with nothing cut yet."""
    pages = Pages(layout, vocabulary, layout.text.replace(HOLE, " "))
    for place, parent in enumerate(layout.parents):
        if parent is None:
            pages.places.setdefault(layout.in_paragraph[place], []).append(place)
    return pages


def nested_regions(layout: Layout) -> list[Region]:
    """Return the quotations that hold others, each with those directly in it."""
    inside: dict[int, list[int]] = {}
    for place, parent in enumerate(layout.parents):
        if parent is not None:
            inside.setdefault(parent, []).append(place)
    return [
        Region(layout.marked[parent].start, layout.marked[parent].end, tuple(places))
        for parent, places in inside.items()
    ]


def hole_of(marked: Marked, place: int, low: int, high: int) -> Hole:
    """Return a quotation with its marks, as far as they lie in the stretch [low, high)."""
    start, end, opening, closing, _ = marked
    first, last = start - len(opening), end + len(closing)
    return Hole(first if first > low else low, last if last < high else high, start, end, place)
