"""Answer what a report asks again and again: which document, which outlet, who is credited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.model import Metadata, Role
from provenance.model import Apparatus, Passage, Place, QuotationRecord, Trace, Variant, Witness
from quotes.model import Attribution


@dataclass(frozen=True, slots=True)
class Lookup:
    """A trace's documents and quotations by id.

    An id that the trace does not list gives a document of which only the id is known, so that a report of a
    damaged trace still says what it can.
    """

    trace: Trace
    documents: dict[str, Metadata]
    quotations: dict[str, QuotationRecord]

    def document(self, id: str) -> Metadata:  # noqa: A002 - the glossary's name
        """Return a document's metadata."""
        return self.documents.get(id) or Metadata(id=id, role=Role.ARTICLE)

    def quotation(self, id: str) -> QuotationRecord | None:  # noqa: A002 - the glossary's name
        """Return a quotation, None when the trace does not cover it."""
        return self.quotations.get(id)

    def source_of(self, passage: Passage) -> Metadata | None:
        """Return the source of a passage, None for an assembled one."""
        return self.document(passage.place.document) if passage.place else None

    def name_of(self, document: Metadata) -> str:
        """Return the short name of a source: its symbol, else its title, else its id."""
        return document.symbol or document.title or document.id

    def citation(self, place: Place) -> str:
        """Return the short name of a place's document and its pinpoint, for want of one its characters."""
        name = self.name_of(self.document(place.document))
        return (
            f"{name}, {place.locator}" if place.locator else f"{name} [{place.span.start}:{place.span.end}]"
        )

    def carriers(self, witnesses: Iterable[Witness]) -> tuple[str, ...]:
        """Return the names of the outlets of some witnesses, each once, sorted."""
        return tuple(sorted({self.document(witness.document).carrier for witness in witnesses}))

    def by_outlet(self, apparatus: Apparatus) -> dict[str, list[tuple[Variant, Witness]]]:
        """Return a passage's witnesses, each with its variant, by outlet."""
        found: dict[str, list[tuple[Variant, Witness]]] = {}
        for variant in apparatus.variants:
            for witness in variant.witnesses:
                outlet = self.document(witness.document).carrier
                found.setdefault(outlet, []).append((variant, witness))
        return found

    def first_published(self, witnesses: Iterable[Witness]) -> str:
        """Return the earliest known date among some witnesses, "" where none is known."""
        dates = [self.document(witness.document).published for witness in witnesses]
        return min(filter(None, dates), default="")

    def carriers_on(self, date: str, witnesses: Iterable[Witness]) -> tuple[str, ...]:
        """Return the names of the outlets of those witnesses that were published on a date, sorted.

        Dates of different exactness are compared as far as both go: "2020-06" may be the first of June or the
        last, so it stands beside "2020-06-01" rather than before it.
        """
        articles = [self.document(witness.document) for witness in witnesses]
        dated = [article for article in articles if article.published]
        outlets = {a.carrier for a in dated if a.published.startswith(date) or date.startswith(a.published)}
        return tuple(sorted(outlets))

    def attribution_of(self, witness: Witness) -> Attribution | None:
        """Return who is credited with a witness's words: by its first attributed quotation."""
        for id in witness.quotations:  # noqa: A001
            record = self.quotations.get(id)
            if record and record.quotation.attribution:
                return record.quotation.attribution
        return None

    def passages_of_quotations(self) -> dict[str, tuple[str, ...]]:
        """Return the ids of the passages that each quotation carries, by the quotation's id."""
        found: dict[str, dict[str, None]] = {}
        for apparatus in self.trace.apparatus:
            for witness in apparatus.witnesses:
                for quotation in witness.quotations:
                    found.setdefault(quotation, {})[apparatus.passage.id] = None
        return {quotation: tuple(passages) for quotation, passages in found.items()}


def lookup_in(trace: Trace) -> Lookup:
    """Return the look-up of a trace."""
    return Lookup(
        trace,
        {document.id: document for document in trace.documents},
        {record.id: record for record in trace.quotations},
    )
