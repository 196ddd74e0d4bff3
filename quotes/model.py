"""What a quotation is, who is credited with it, and what a wording change is.

All spans are code points of the text they belong to: of `Document.text` for quotations, of the passage
and the variant for changes. All are named tuples, because an article has hundreds of them and a frozen
dataclass takes four times as long to make.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import NamedTuple

from corpus.model import Span


class Form(StrEnum):
    """What a marked stretch is."""

    QUOTATION = "quotation"  # a whole clause or more
    FRAGMENT = "fragment"  # some words inside the writer's own clause
    TITLE = "title"  # the name of a work, a law, a programme
    TERM = "term"  # a term, a so-called or scare quotation
    BLOCK = "block"  # a block quotation without marks
    CAPTION = "caption"  # words of a caption or a credit line
    BOILERPLATE = "boilerplate"  # related links, notices, tag lists


class SpeakerKind(StrEnum):
    """What kind of source is credited."""

    PERSON = "person"
    DOCUMENT = "document"
    ORGANISATION = "organisation"
    UNNAMED = "unnamed"


class Attribution(NamedTuple):
    """Who is credited with a quotation, and how that was found.

    ``speaker`` are the article's own words at ``speaker_span``; ``resolved`` is the name behind a pronoun
    or a short name, ``resolved_span`` where that name stands. ``confidence`` runs from 0 to 1 and is the
    measured accuracy of ``rule``.
    """

    speaker: str
    speaker_span: Span
    kind: SpeakerKind | None
    rule: str
    confidence: float
    cue: str | None = None
    cue_span: Span | None = None
    resolved: str | None = None
    resolved_span: Span | None = None
    second: str | None = None  # "Some Member States told ..., the report said": the source's own source
    second_span: Span | None = None


class Quotation(NamedTuple):
    """Words that an article puts between quotation marks, or sets as a block quotation.

    ``span`` lies between the marks; ``open`` and ``close`` are the marks ("" for a block, or where a mark
    is missing). ``level`` is 0 for an outer quotation, 1 for one nested in it; ``parent`` is the index of
    the enclosing quotation in the document's list. Parts of one split quotation share ``group``.
    ``segments`` are the runs between ellipses and brackets, in order. ``reason`` says why ``form`` was
    chosen.
    """

    span: Span
    open: str
    close: str
    level: int
    parent: int | None
    form: Form
    reason: str
    group: int
    segments: tuple[Span, ...]
    attribution: Attribution | None = None

    @property
    def spoken(self) -> tuple[Span, ...]:
        """The stretches around a saying inside the marks, « A, dit-elle. B »; all of it where none is."""
        credit, span = self.attribution, self.span
        if credit is None or credit.cue_span is None or not span.contains(credit.speaker_span):
            return (span,)
        start = min(credit.cue_span.start, credit.speaker_span.start)
        before = max((segment.end for segment in self.segments if segment.end <= start), default=span.start)
        behind = min((segment.start for segment in self.segments if segment.start > start), default=span.end)
        return tuple(part for part in (Span(span.start, before), Span(behind, span.end)) if len(part))


class Severity(IntEnum):
    """How much a change matters to a reader who trusts the marks."""

    NONE = 0  # cosmetic
    STYLE = 1  # house style
    MARKED = 2  # a change that the writer shows
    UNMARKED = 3  # a change that the writer does not show
    MEANING = 4  # a change that may turn the sense


class Change(NamedTuple):
    """One place where a variant departs from the passage.

    ``passage`` and ``variant`` are the spans of ``before`` and ``after``; either may be empty. ``kind`` is a
    code of docs/changes.md. ``note`` states a fact about the change that the words alone do not show, such
    as what an ellipsis cut.
    """

    kind: str
    severity: Severity
    before: str
    after: str
    passage: Span
    variant: Span
    note: str = ""
