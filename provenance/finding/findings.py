"""What the engine finds in one article, in a form that can be sent between processes.

What large runs send by the thousand are named tuples: they are made, sent and read in half the time of frozen
dataclasses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpus.model import Metadata, Problem, Span
from corpus.syndication import Sketch
from provenance.model import Manner, QuotationRecord
from quotes.model import Quotation


class Part(NamedTuple):
    """The stretch of a finding that lies in one sentence of the source.

    ``article`` is in the article's text, ``source`` in the source's.
    """

    sentence: int
    article: Span
    source: Span


@dataclass(frozen=True, slots=True)
class Lone:
    """A quotation that is an assembled text by itself: its place in its article's list, and the text."""

    quotation: int
    text: int


class Finding(NamedTuple):
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


class ArticleFindings(NamedTuple):
    """All that was found in one article.

    ``quotations`` is empty for an article that reproduces and names no source, unless all were asked for.
    ``sketch`` is there for an article that reproduces anything, to tell copies of one text. ``lone`` are the
    quotations that reproduce a text of their own, for which no finding is listed.
    """

    metadata: Metadata
    findings: tuple[Finding, ...] = ()
    quotations: tuple[QuotationRecord, ...] = ()
    sketch: Sketch | None = None
    lone: tuple[Lone, ...] = ()


Identity = tuple[str, str]  # of an article: its id and the hash of what it was read from


def identity_of(metadata: Metadata) -> Identity:
    """Return what tells an article from others, which may have the same id."""
    return metadata.id, metadata.sha256


@dataclass(frozen=True, slots=True)
class Known:
    """What an earlier walk has found in an article.

    ``texts`` are the index's texts that its quotations belong to; ``lone`` are those of its quotations that
    are a text by themselves.
    """

    quotations: Sequence[Quotation]
    texts: frozenset[int] = frozenset()
    lone: tuple[Lone, ...] = ()


ChunkFindings = tuple[list[ArticleFindings], list[Problem]]
