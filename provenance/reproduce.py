"""Find what a batch of articles reproduces: the engine's steps, one article after the other.

scan -> chains -> alignments -> quotation marks laid over them -> short quotations -> findings. An article
without a shared run of words costs nothing but the scan.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.model import Document, Span
from provenance.align import ArticleWords, align
from provenance.chain import Block, chains
from provenance.findings import ArticleFindings, Finding, Part
from provenance.index import SourceIndex
from provenance.model import QuotationRecord
from provenance.overlay import overlay, promising
from provenance.place import place_short
from provenance.reproduction import Reproduction, marked_words
from provenance.scan import Candidate, candidates
from quotes.model import Quotation

CONTEXT_CHARACTERS = 240  # on each side of a quotation or a witness: about two lines
_SENTENCE_STOPS = frozenset(".!?…。！？")

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

    ``names`` are titles and symbols; an article that has one of them names a source.
    """

    index: SourceIndex
    quoting: Quoting
    names: tuple[str, ...] = ()
    all_quotations: bool = False

    def findings(self, articles: Sequence[Document]) -> list[ArticleFindings]:
        """Return what each article reproduces, in order."""
        worth = {
            found.text: found for found in candidates([article.text for article in articles], self.index)
        }
        return [self._article(article, worth.get(place)) for place, article in enumerate(articles)]

    def _article(self, article: Document, candidate: Candidate | None) -> ArticleFindings:
        reproduced: tuple[Finding, ...] = ()
        quotations: Sequence[Quotation] | None = None
        if candidate is not None:
            quotations = self.quoting(article)
            reproduced = self._reproduced(article, candidate, quotations)
        if not (reproduced or self.all_quotations or any(name in article.text for name in self.names)):
            return ArticleFindings(article.metadata)
        if quotations is None:
            quotations = self.quoting(article)
        return ArticleFindings(article.metadata, reproduced, tuple(records(article, quotations)))

    def _reproduced(
        self, article: Document, candidate: Candidate, quotations: Sequence[Quotation]
    ) -> tuple[Finding, ...]:
        words = ArticleWords(article.text, candidate.words, self.index)
        marked = marked_words(quotations, words)
        chosen = promising(chains(candidate.runs, self.index), marked, self.index)
        found = place_short(overlay([align(chain, words) for chain in chosen], marked, words), marked, words)
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
    parts = tuple(_parts(found, words))
    start, end = parts[0].article.start, parts[-1].article.end
    excerpt_start = max(0, start - CONTEXT_CHARACTERS)
    own = _place((found.source, found.source_end), index)
    alternatives = tuple(sorted({_place(other, index) for other in found.alternatives} - {own}))
    return Finding(
        document=article.id,
        text=text,
        parts=parts,
        manner=found.manner,
        marked=tuple(span for span in inside if span.start < end and start < span.end),
        score=_score(found),
        excerpt=article.text[excerpt_start : end + CONTEXT_CHARACTERS],
        excerpt_start=excerpt_start,
        alternatives=alternatives,
        choice=found.choice if alternatives else "",
    )


def _place(words: tuple[int, int], index: SourceIndex) -> tuple[int, Span]:
    first, end = words
    return index.text_of(first), Span(int(index.starts[first]), int(index.ends[end - 1]))


def _score(found: Reproduction) -> float:
    """Return the share of paired words on the longer side, from 0 to 1."""
    ours = sum(block.article_end - block.article for block in found.blocks)
    theirs = sum(block.source_end - block.source for block in found.blocks)
    share = min(ours / (found.end - found.first), theirs / (found.source_end - found.source))
    return round(min(1.0, share), 4)


def _parts(found: Reproduction, words: ArticleWords) -> Iterable[Part]:
    """Cut a reproduction at the borders of the source's sentences."""
    groups = _by_sentence(found.blocks, words.index)
    last = len(groups) - 1
    for place, (sentence, blocks) in enumerate(groups):
        first, source = blocks[0].article, blocks[0].source
        end, source_end = blocks[-1].article_end, blocks[-1].source_end
        if place == 0:
            first, source = found.first, found.source
        else:
            first = _sentence_border(groups[place - 1][1][-1].article_end, first, words)
        if place == last:
            end, source_end = found.end, found.source_end
        else:
            end = _sentence_border(end, groups[place + 1][1][0].article, words)
        span = _source_span(source, source_end, sentence, words.index)
        yield Part(sentence, _article_span(first, end, words), span)


def _by_sentence(blocks: Iterable[Block], index: SourceIndex) -> list[tuple[int, list[Block]]]:
    """Group blocks by the sentence of the source that they lie in, cut at its borders."""
    groups: list[tuple[int, list[Block]]] = []
    for block in blocks:
        for piece in _cut_at_sentences(block, index):
            sentence = index.sentence_of(piece.source)
            if groups and groups[-1][0] == sentence:
                groups[-1][1].append(piece)
            else:
                groups.append((sentence, [piece]))
    return groups


def _source_span(first: int, end: int, sentence: int, index: SourceIndex) -> Span:
    """Return the characters of source words [first, end) that lie in a sentence.

    A reproduction may reach a few changed words beyond the last that match, over the sentence's border.
    """
    borders = index.sentence_span(sentence)
    while index.starts[first] < borders.start:
        first += 1
    while index.ends[end - 1] > borders.end:
        end -= 1
    return Span(int(index.starts[first]), int(index.ends[end - 1]))


def _cut_at_sentences(block: Block, index: SourceIndex) -> Iterable[Block]:
    """Cut a block where a sentence of the source begins inside it."""
    rest = block
    if block.is_exact:
        for border in index.sentence_borders(block.source, block.source_end):
            middle = rest.article + border - rest.source
            yield Block(rest.article, middle, rest.source, border)
            rest = Block(middle, rest.article_end, border, rest.source_end)
    yield rest


def _sentence_border(first: int, end: int, words: ArticleWords) -> int:
    """Return which of the unpaired words [first, end) begins the article's next sentence."""
    for word in range(first, end + 1):
        between = words.text[words.ends[word - 1] : words.starts[word]]
        if any(character in _SENTENCE_STOPS for character in between):
            return word
    return first


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
