"""What the engine finds in one article, in a form that can be sent between processes."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.model import Metadata, Problem, Span
from corpus.syndication import Sketch
from provenance.model import Manner, QuotationRecord


@dataclass(frozen=True, slots=True)
class Part:
    """The stretch of a finding that lies in one sentence of the source.

    ``article`` is in the article's text, ``source`` in the source's.
    """

    sentence: int
    article: Span
    source: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One reproduction: an article's stretch laid against a source's, cut at the source's sentences.

    ``text`` is the source's index. ``marked`` are the stretches of the article inside quotation marks.
    ``excerpt`` is the article's text around it, from ``excerpt_start`` on. ``alternatives`` are (text, span)
    of other places with the same words, ``choice`` says why this one was preferred.
    """

    document: str
    text: int
    parts: tuple[Part, ...]
    manner: Manner
    marked: tuple[Span, ...]
    score: float
    excerpt: str
    excerpt_start: int
    alternatives: tuple[tuple[int, Span], ...] = ()
    choice: str = ""

    @property
    def article(self) -> Span:
        """The stretch of the article."""
        return Span(self.parts[0].article.start, self.parts[-1].article.end)

    @property
    def source(self) -> Span:
        """The stretch of the source."""
        return Span(self.parts[0].source.start, self.parts[-1].source.end)


@dataclass(frozen=True, slots=True)
class ArticleFindings:
    """All that was found in one article.

    ``quotations`` is empty for an article that reproduces and names no source, unless all were asked for.
    ``sketch`` is there for an article that reproduces anything, to tell copies of one text.
    """

    metadata: Metadata
    findings: tuple[Finding, ...] = ()
    quotations: tuple[QuotationRecord, ...] = ()
    sketch: Sketch | None = None


ChunkFindings = tuple[list[ArticleFindings], list[Problem]]
