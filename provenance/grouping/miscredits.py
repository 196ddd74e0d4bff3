"""Say where a quotation is credited to another than its own: another source, or the one that quotes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from corpus.model import Span
from provenance.checks import Match
from provenance.crediting.voices import Voices
from provenance.grouping.collate import covered
from provenance.grouping.library import Library
from provenance.model import Apparatus, Passage, Place, QuotationRecord, Variant, Witness
from quotes.words.tokens import words


class Miscredit(NamedTuple):
    """What is wrong in a credit, as a fact to print, and the source that is wrongly credited, if one is."""

    fact: str
    source: str | None = None


def miscredit(
    records: Sequence[QuotationRecord], matches: Sequence[Match], library: Library, voices: Voices
) -> Miscredit | None:
    """Return what is wrong in the credit of a quotation; None where nothing is, or where it is not certain.

    Args:
        records: the quotation, or the parts of a split one.
        matches: where the sources have its words.
        library: the sources.
        voices: the sources' names, and whom they quote.
    """
    named = _misnamed(records, matches, library, voices)
    if named is not None:
        return Miscredit(f"credited to {library.name(named)}", named)
    facts = (_unheard(records, match, voices) for match in matches)
    return next((Miscredit(fact) for fact in facts if fact), None)


def _misnamed(
    records: Sequence[QuotationRecord], matches: Sequence[Match], library: Library, voices: Voices
) -> str | None:
    """Return the source that the draft names where the words stand in others, and only there.

    The source that has the words may itself quote the one that is named; then nothing is said.
    """
    attributions = (record.quotation.attribution for record in records)
    attribution = next(filter(None, attributions), None)
    named = voices.credits.named(attribution) if attribution else None
    if named is None:
        return None
    places = [place for match in matches for place in (match.passage.place, *match.passage.also)]
    if any(place is not None and place.document == named for place in places):
        return None
    around = " ".join(f"{m.passage.before} {m.passage.text} {m.passage.after}" for m in matches)
    if voices.credits.mentioned(named, around) or library.has(named, matches[0].text):
        return None
    return named


def _unheard(records: Sequence[QuotationRecord], match: Match, voices: Voices) -> str | None:
    """Return what a source says of words that are another voice's than the one credited.

    Where the words stand elsewhere too, as some source's own, nothing is said.
    """
    place = match.passage.place
    if place is None or not voices.has_other_than(place.document):
        return None
    covers = covered(match.passage.text, match.changes)
    found = words(covers.of(match.passage.text))
    if not found:
        return None
    span = Span(found[0].span.start, found[-1].span.end).shifted(place.span.start + covers.start)
    places = (Place(place.document, span), *match.passage.also)
    facts = [voices.unheard(each.document, each.span, records[0]) for each in places]
    return facts[0] if all(facts) else None


def with_miscredits(
    apparatus: Iterable[Apparatus],
    records: Iterable[QuotationRecord],
    library: Library,
    voices: Voices,
) -> list[Apparatus]:
    """Say of each witness of a passage what is wrong in its credit.

    Args:
        apparatus: the passages of the sources.
        records: the quotations of all articles.
        library: the sources.
        voices: the sources' names, and whom they quote.
    """
    by_id = {record.id: record for record in records}
    desk = _Desk(by_id, library, voices)
    return [
        replace(one, variants=tuple(desk.variant(one.passage, each) for each in one.variants))
        for one in apparatus
    ]


@dataclass(frozen=True, slots=True)
class _Desk:
    """Looks at the credits of witnesses; ``records`` are all quotations by id."""

    records: Mapping[str, QuotationRecord]
    library: Library
    voices: Voices

    def variant(self, passage: Passage, variant: Variant) -> Variant:
        if not any(witness.quotations for witness in variant.witnesses):
            return variant
        return replace(
            variant, witnesses=tuple(self._witness(passage, variant, one) for one in variant.witnesses)
        )

    def _witness(self, passage: Passage, variant: Variant, witness: Witness) -> Witness:
        records = [self.records[id] for id in witness.quotations if id in self.records]  # noqa: A001
        if not any(record.quotation.attribution for record in records):
            return witness
        match = Match(
            span=witness.span, text=witness.text, passage=passage, changes=variant.changes, citation=""
        )
        wrong = miscredit(records, (match,), self.library, self.voices)
        return replace(witness, miscredit=wrong.fact) if wrong else witness
