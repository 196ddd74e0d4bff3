"""Find what a batch of articles reproduces: the engine's steps, one article after the other.

scan -> chains -> alignments -> quotation marks laid over them -> short quotations -> findings. An article
without a shared run of words costs nothing but the scan.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.model import Document, Span
from provenance.context import CONTEXT_CHARACTERS, around
from provenance.crediting.crediting import Credits
from provenance.finding.align import align
from provenance.finding.article_words import ArticleWords
from provenance.finding.chain import Chain, chains
from provenance.finding.exchanges import with_exchanges
from provenance.finding.findings import ArticleFindings, Finding, Identity, Known, Lone, identity_of
from provenance.finding.overlay import overlay, promising
from provenance.finding.own import apart_from_own, own_reproductions
from provenance.finding.parts import parts_and_score
from provenance.finding.place import place_short
from provenance.finding.reproduction import Reproduction, marked_words
from provenance.finding.scan import Candidate, candidates
from provenance.indexing.index import SourceIndex
from provenance.indexing.shingles import word_table
from provenance.model import QuotationRecord
from quotes.extract import quotations
from quotes.model import Quotation


@dataclass(frozen=True, slots=True)
class Reproducer:
    """Everything that finding reproductions needs: the sources and their names.

    ``credits`` are the names of the index's texts, None where they have none. ``all_quotations`` tells to
    list the quotations of articles that neither reproduce nor name a source, too. ``known`` is what is known
    of articles, by their id and hash; their quotations are not listed again.
    """

    index: SourceIndex
    credits: Credits | None = None
    all_quotations: bool = False
    known: Mapping[Identity, Known] = field(default_factory=dict)

    def findings(self, articles: Sequence[Document]) -> list[ArticleFindings]:
        """Return what each article reproduces, in order."""
        worth = {
            found.text: found for found in candidates([article.text for article in articles], self.index)
        }
        return [self._article(article, worth.get(place)) for place, article in enumerate(articles)]

    def _article(self, article: Document, candidate: Candidate | None) -> ArticleFindings:
        known = self.known.get(identity_of(article.metadata))
        if known is not None:
            if candidate is None and not known.texts:
                return ArticleFindings(article.metadata)
            return self._reproduced(article, candidate, known)
        named = self.credits is not None and self.credits.written_in(article.text)
        if candidate is None and not named and not self.all_quotations:
            return ArticleFindings(article.metadata)
        quoted = quotations(article)
        found = ArticleFindings(article.metadata)
        if candidate is not None or named:
            found = self._reproduced(article, candidate, Known(quoted))
        if not (found.findings or self.all_quotations or named):
            return found
        return found._replace(quotations=tuple(records(article, quoted)))

    def _reproduced(self, article: Document, candidate: Candidate | None, known: Known) -> ArticleFindings:
        if candidate is None and not known.quotations:
            return ArticleFindings(article.metadata)
        table = candidate.words if candidate else word_table([article.text]).words_of(0)
        words = ArticleWords(article.text, table, self.index)
        numbered = self.credits.number if self.credits else None
        marked = marked_words(known.quotations, words, numbered)
        own = own_reproductions(known.lone, marked, self.index)
        chosen: list[Chain] = []
        if candidate:
            own, runs = apart_from_own(own, candidate.runs)
            chosen = promising(chains(runs, self.index), marked, words)
        found = overlay([align(chain, words) for chain in chosen], marked, words, known.texts, own)
        found = with_exchanges(place_short(found, marked, words, known.texts), marked, words)
        outer = (quotation for quotation in known.quotations if not quotation.level)
        inside = tuple(span for quotation in outer for span in quotation.spoken)
        alone = set(map(id, own))
        return ArticleFindings(
            article.metadata,
            tuple(finding_of(article.id, one, words, inside) for one in found if id(one) not in alone),
            lone=tuple(
                Lone(one.quotations[0], self.index.text_of(one.source)) for one in found if id(one) in alone
            ),
        )


def quotation_id(document: str, span: Span) -> str:
    """Return the id of a quotation: its document and place, so that it never depends on other documents."""
    return f"{document}@{span.start}-{span.end}"


def records(article: Document, quoted: Iterable[Quotation]) -> Iterable[QuotationRecord]:
    """Give quotations their ids, words and context."""
    text = article.text
    for quotation in quoted:
        start, end = quotation.span.start, quotation.span.end
        yield QuotationRecord(
            quotation_id(article.id, quotation.span),
            article.id,
            text[start:end],
            quotation,
            *around(text, quotation.span),
        )


def finding_of(document: str, found: Reproduction, words: ArticleWords, inside: Sequence[Span]) -> Finding:
    """Return a reproduction as a finding in a document; ``inside`` are what it has between outer marks."""
    index = words.index
    text = index.text_of(found.source)
    cut, score = parts_and_score(found, words, inside)
    start, end = cut[0].article.start, cut[-1].article.end
    excerpt_start = max(0, start - CONTEXT_CHARACTERS)
    own = _place((found.source, found.source_end), index)
    alternatives = tuple(sorted({_place(other, index) for other in found.alternatives} - {own}))
    return Finding(
        document=document,
        text=text,
        parts=cut,
        manner=found.manner,
        marked=tuple(_sharing(inside, start, end)),
        score=score,
        excerpt=words.text[excerpt_start : end + CONTEXT_CHARACTERS],
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
