"""Find what a batch of articles reproduces: the engine's steps, one article after the other.

scan -> chains -> alignments -> quotation marks laid over them -> short quotations -> findings. An article
without a shared run of words costs nothing but the scan.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.model import Document, Span
from provenance.align import ArticleWords, align
from provenance.chain import chains
from provenance.findings import ArticleFindings, Finding
from provenance.index import SourceIndex
from provenance.model import QuotationRecord
from provenance.overlay import overlay, promising
from provenance.parts import parts, score
from provenance.place import place_short
from provenance.reproduction import Crediting, Reproduction, marked_words
from provenance.scan import Candidate, candidates
from provenance.shingles import word_table
from quotes.model import Quotation

CONTEXT_CHARACTERS = 240  # on each side of a quotation or a witness: about two lines

Quoting = Callable[[Document], Sequence[Quotation]]


@dataclass(frozen=True, slots=True)
class KnownQuotations:
    """Hands out the quotations that were found on an earlier walk, by the article's id and text."""

    by_article: Mapping[tuple[str, str], Sequence[Quotation]]

    def __call__(self, article: Document) -> Sequence[Quotation]:
        """Return an article's quotations."""
        return self.by_article.get((article.id, article.metadata.sha256), ())


@dataclass(frozen=True, slots=True)
class Reproducer:
    """Everything that finding reproductions needs: the sources, how to find quotations, and names of sources.

    ``names`` are titles and symbols; an article that has one of them names a source. ``crediting`` tells
    which source an attribution names. ``expected`` are, by an article's id and hash, the source texts that it
    is known to reproduce. Without ``lists_quotations`` no findings list any: whoever asks knows them already.
    """

    index: SourceIndex
    quoting: Quoting
    names: tuple[str, ...] = ()
    all_quotations: bool = False
    crediting: Crediting | None = None
    expected: Mapping[tuple[str, str], frozenset[int]] = field(default_factory=dict)
    lists_quotations: bool = True

    def findings(self, articles: Sequence[Document]) -> list[ArticleFindings]:
        """Return what each article reproduces, in order."""
        worth = {
            found.text: found for found in candidates([article.text for article in articles], self.index)
        }
        return [self._article(article, worth.get(place)) for place, article in enumerate(articles)]

    def _article(self, article: Document, candidate: Candidate | None) -> ArticleFindings:
        reproduced: tuple[Finding, ...] = ()
        quotations: Sequence[Quotation] | None = None
        expected = self.expected.get((article.id, article.metadata.sha256), frozenset())
        named = any(name in article.text for name in self.names)
        if candidate is not None or expected or named:
            quotations = self.quoting(article)
            reproduced = self._reproduced(article, candidate, quotations, expected)
        if not (self.lists_quotations and (reproduced or self.all_quotations or named)):
            return ArticleFindings(article.metadata, reproduced)
        if quotations is None:
            quotations = self.quoting(article)
        return ArticleFindings(article.metadata, reproduced, tuple(records(article, quotations)))

    def _reproduced(
        self,
        article: Document,
        candidate: Candidate | None,
        quotations: Sequence[Quotation],
        expected: frozenset[int],
    ) -> tuple[Finding, ...]:
        runs = chains(candidate.runs, self.index) if candidate else []
        if not quotations and not promising(runs, (), self.index):
            return ()
        table = candidate.words if candidate else word_table([article.text]).words_of(0)
        words = ArticleWords(article.text, table, self.index)
        marked = marked_words(quotations, words, self.crediting)
        chosen = promising(runs, marked, self.index)
        found = overlay([align(chain, words) for chain in chosen], marked, words, expected)
        found = place_short(found, marked, words, expected)
        inside = tuple(quotation.span for quotation in quotations if not quotation.level)
        return tuple(_finding(article, reproduction, words, inside) for reproduction in found)


def quotation_id(document: str, span: Span) -> str:
    """Return the id of a quotation: its document and place, so that it never depends on other documents."""
    return f"{document}@{span.start}-{span.end}"


def records(article: Document, quotations: Iterable[Quotation]) -> Iterable[QuotationRecord]:
    """Give quotations their ids, words and context."""
    text = article.text
    for quotation in quotations:
        start, end = quotation.span.start, quotation.span.end
        yield QuotationRecord(
            quotation_id(article.id, quotation.span),
            article.id,
            text[start:end],
            quotation,
            text[max(0, start - CONTEXT_CHARACTERS) : start],
            text[end : end + CONTEXT_CHARACTERS],
        )


def _finding(article: Document, found: Reproduction, words: ArticleWords, inside: Sequence[Span]) -> Finding:
    index = words.index
    text = index.text_of(found.source)
    cut = parts(found, words, inside)
    start, end = cut[0].article.start, cut[-1].article.end
    excerpt_start = max(0, start - CONTEXT_CHARACTERS)
    own = _place((found.source, found.source_end), index)
    alternatives = tuple(sorted({_place(other, index) for other in found.alternatives} - {own}))
    return Finding(
        document=article.id,
        text=text,
        parts=cut,
        manner=found.manner,
        marked=tuple(_sharing(inside, start, end)),
        score=score(found, cut, words),
        excerpt=article.text[excerpt_start : end + CONTEXT_CHARACTERS],
        excerpt_start=excerpt_start,
        alternatives=alternatives,
        choice=found.choice if alternatives else "",
    )


def _sharing(spans: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """Return which of some sorted spans that do not overlap share a character with [start, end)."""
    first = bisect_right(spans, start, key=lambda span: span.end)
    return spans[first : bisect_left(spans, end, key=lambda span: span.start)]


def _place(words: tuple[int, int], index: SourceIndex) -> tuple[int, Span]:
    first, end = words
    return index.text_of(first), Span(index.columns.starts[first], index.columns.ends[end - 1])
