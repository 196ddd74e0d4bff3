"""What one run found: passages, their variants and witnesses. The only thing that a report reads.

The words are those of textual criticism (docs/glossary.md). Nothing here holds a document's whole text: a
witness carries its own words and a little context on either side.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from corpus.model import Metadata, Problem, Span
from quotes.model import Change, Quotation, Severity


class Basis(StrEnum):
    """Where a passage's words come from."""

    SOURCE = "source"
    ASSEMBLED = "assembled"


class Manner(StrEnum):
    """How an article carries a passage's words."""

    QUOTED = "quoted"  # all of them inside quotation marks
    PARTLY = "partly"  # some of them inside
    ECHO = "echo"  # the words without marks


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of one document; ``locator`` is a pinpoint such as "para. 36 (p. 11)", None if unknown."""

    document: str
    span: Span
    locator: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of a source, or of a text assembled from quotations, that articles reproduce.

    ``place`` is where it stands in its source, None when assembled; ``also`` are other places with the same
    words, and ``choice`` says why ``place`` was preferred to them. ``before`` and ``after`` are the source's
    words around it.
    """

    id: str
    basis: Basis
    text: str
    place: Place | None = None
    also: tuple[Place, ...] = ()
    choice: str = ""
    before: str = ""
    after: str = ""

    @property
    def locator(self) -> str | None:
        """The pinpoint of its place."""
        return self.place.locator if self.place else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """One article's reproduction of a passage.

    ``span`` is in the article, ``covers`` the part of the passage's text that it reproduces. ``text`` are the
    article's words at ``span``, ``before`` and ``after`` its context. ``quotations`` are the ids of the
    quotations that carry it. ``score`` runs from 0 (nothing in common) to 1 (the same words). ``miscredit``
    says what is wrong in the article's credit, where the sources show it beyond doubt. ``elsewhere`` says
    whom other articles with the same words name, and whether that bears this article's credit out.
    """

    document: str
    span: Span
    covers: Span
    manner: Manner
    quotations: tuple[str, ...]
    score: float
    text: str
    before: str = ""
    after: str = ""
    miscredit: str = ""
    elsewhere: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One distinct wording of a passage and the witnesses that carry it.

    Applying ``changes`` to the passage's text gives ``text``, letter for letter.
    """

    id: str
    text: str
    severity: Severity
    changes: tuple[Change, ...]
    witnesses: tuple[Witness, ...]


@dataclass(frozen=True, slots=True)
class Apparatus:
    """A passage with all its variants, the most carried first.

    ``conflict`` says who credits whom where articles name different persons for the same words, else "".
    """

    passage: Passage
    variants: tuple[Variant, ...]
    conflict: str = ""

    @property
    def witnesses(self) -> tuple[Witness, ...]:
        """The witnesses of all variants."""
        if len(self.variants) == 1:  # as most have
            return self.variants[0].witnesses
        return tuple([witness for variant in self.variants for witness in variant.witnesses])


class QuotationRecord(NamedTuple):
    """A quotation together with what a report needs of its article."""

    id: str
    document: str
    text: str
    quotation: Quotation
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Nearest:
    """The place that came nearest to an unplaced quotation; ``score`` from 0 to 1."""

    place: Place
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A quotation that stands in no passage, and why."""

    quotation: str
    reason: str
    nearest: Nearest | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Everything that one run found, in an order that does not depend on the order of the inputs.

    ``settings`` are the options that change results, as strings; ``fingerprint`` is their hash together with
    the tool's version.
    """

    fingerprint: str
    settings: dict[str, str] = field(default_factory=dict)
    documents: tuple[Metadata, ...] = ()
    quotations: tuple[QuotationRecord, ...] = ()
    apparatus: tuple[Apparatus, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    problems: tuple[Problem, ...] = ()
