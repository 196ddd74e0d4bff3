"""The sources that drafts are checked against: their sentences, their words, how to cite a place in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from corpus.lines import Lines
from corpus.locating.locate import cite
from corpus.model import Document, Metadata, Span
from provenance.checks import Near
from provenance.file_lines import text_begins
from provenance.finding.findings import Finding, Part
from provenance.grouping.collate import Rules
from provenance.grouping.elsewhere import outermost
from provenance.grouping.passages import passage_at, place_in, sentence_words
from provenance.indexing.index import SourceIndex
from provenance.indexing.shingles import word_hash
from provenance.model import Passage, Place
from quotes.words.tokens import words

MOST_PLACES = 1_000  # of the same words that are counted
MOST_TRIED = 20_000  # places of the rarest word that are looked at
MOST_NEAR_CHARACTERS = 116  # of a nearest place that are shown; a shorter sentence is shown whole
MOST_GAP_WORDS = 300  # of a source, between parts of one quotation that are compared as one


@dataclass(frozen=True, slots=True)
class Window:
    """Sentences ``first`` to ``last`` of a text, both counted over all texts.

    ``source`` is the stretch of them that a draft's stretch ``article`` follows; ``also`` are other places
    with the same words and ``choice`` says why this one was preferred.
    """

    text: int
    first: int
    last: int
    source: Span
    article: Span
    also: tuple[tuple[int, Span], ...] = ()
    choice: str = ""

    def joined(self, later: Window) -> Window:
        """Return one window from this one's beginning to a later one's end."""
        return Window(
            self.text,
            self.first,
            later.last,
            Span(self.source.start, max(self.source.end, later.source.end)),
            Span(self.article.start, max(self.article.end, later.article.end)),
            tuple(sorted({*self.also, *later.also})),
            self.choice or later.choice,
        )


def window_of(part: Part, finding: Finding) -> Window:
    """Return the window of one part of a finding."""
    return Window(
        finding.text,
        part.sentence,
        part.sentence,
        part.source,
        part.article,
        finding.alternatives,
        finding.choice,
    )


@dataclass(frozen=True, slots=True)
class Library:
    """The sources, in the order of the index's texts, and the stylebook by which words are compared."""

    documents: tuple[Document, ...]
    index: SourceIndex
    rules: Rules
    lines: tuple[Lines, ...]

    @classmethod
    def of(cls, documents: Sequence[Document], rules: Rules) -> Library:
        """Index the sources."""
        return cls.over(documents, SourceIndex([document.text for document in documents], rules.names), rules)

    @classmethod
    def over(cls, documents: Sequence[Document], index: SourceIndex, rules: Rules) -> Library:
        """Return the sources with the index that was made of their texts."""
        lines = (Lines.of(document.text, text_begins(document)) for document in documents)
        return cls(tuple(documents), index, rules, tuple(lines))

    def name(self, id: str) -> str:  # noqa: A002 - the glossary's name
        """Return the short name of a source."""
        return short_name(next(document.metadata for document in self.documents if document.id == id))

    def citation(self, text: int, span: Span) -> str:
        """Return the short name of a source and where in it a stretch stands, by line for want of better."""
        document = self.documents[text]
        place = cite(document.locators, span) or f"line {self.lines[text].position(span.start).line}"
        return f"{short_name(document.metadata)}, {place}"

    def passage(self, window: Window) -> Passage:
        """Return the sentences of a window as a passage, from the first word to the last."""
        document = self.documents[window.text]
        sentences = sentence_words(window.first, window.last, self.index, document.text)
        span = Span(min(sentences.start, window.source.start), max(sentences.end, window.source.end))
        others = outermost(window.also, (window.text, span))
        also = tuple(place_in(self.documents[text], other) for text, other in others)
        return passage_at(span, document, also, window.choice)

    def words_between(self, one: Window, other: Window) -> int:
        """Return how many words of the source stand between two windows of one text."""
        between = Span(one.source.end, max(one.source.end, other.source.start))
        return len(between.of(self.index.texts[one.text]).split())

    def exact(self, text: str) -> list[Place]:
        """Return where the same words stand in the sources, in any spelling, the first `MOST_PLACES`."""
        wanted = [self.index.spellings.canonical(word_hash(word.folded)) for word in words(text)]
        return list(islice(self._places(wanted), MOST_PLACES)) if wanted else []

    def has(self, id: str, text: str) -> bool:  # noqa: A002 - the glossary's name
        """Tell whether one source has the same words, wherever in it."""
        return any(place.document == id for place in self.exact(text))

    def _places(self, wanted: Sequence[int]) -> Iterator[Place]:
        index, count = self.index, len(wanted)
        rarest = min(range(count), key=lambda offset: index.count_of(wanted[offset]))
        for position in index.positions_of(wanted[rarest])[:MOST_TRIED].tolist():
            first = position - rarest
            if first < 0 or index.canonical_hashes[first : first + count] != wanted:
                continue
            text = index.text_of(first)
            if text == index.text_of(first + count - 1):
                span = Span(int(index.starts[first]), int(index.ends[first + count - 1]))
                yield Place(self.documents[text].id, span)

    def window(self, place: Place, article: Span) -> Window:
        """Return the sentences that a place touches."""
        text = next(at for at, document in enumerate(self.documents) if document.id == place.document)
        low, high = self.index.borders_of(text)
        starts = self.index.starts[low:high]
        first = low + max(0, int(np.searchsorted(starts, place.span.start, side="right")) - 1)
        last = low + max(0, int(np.searchsorted(starts, place.span.end)) - 1)
        numbers = self.index.sentences.at(first), self.index.sentences.at(max(first, last))
        return Window(text, *numbers, place.span, article)

    def near(self, window: Window, score: float, others: int = 0) -> Near:
        """Return a window as the place nearest to something."""
        sentence = self.passage(window).text
        around = _in_words(self.documents[window.text].text, window.source)
        return Near(
            place=Place(self.documents[window.text].id, window.source),
            text=sentence if len(sentence) <= MOST_NEAR_CHARACTERS else around,
            citation=self.citation(window.text, window.source),
            score=score,
            others=others,
        )


def _in_words(text: str, span: Span) -> str:
    """Return a stretch of a text with what stands around it, cut between words."""
    spare = max(0, MOST_NEAR_CHARACTERS - len(span)) // 2
    start = text.find(" ", max(0, span.start - spare), span.start) + 1 or span.start
    end = text.rfind(" ", span.end, span.end + spare)
    return text[start : end if end >= 0 else span.end]


def short_name(source: Metadata) -> str:
    """Return the short name of a source: its symbol, else its title, else its id."""
    return source.symbol or source.title or source.id
