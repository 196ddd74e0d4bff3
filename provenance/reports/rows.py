"""Make the plain rows that all tables are made of, from the trace."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from provenance.model import Apparatus, Manner, Trace, Unplaced, Variant, Witness
from provenance.reports.links import link_to
from provenance.reports.lookup import Lookup
from provenance.reports.marking import marked
from provenance.reports.row_types import (
    ChangeRow,
    OutletRow,
    PassageRow,
    QuotationRow,
    UnplacedRow,
    VariantRow,
    WitnessRow,
)
from provenance.reports.wording import (
    BASIS_WORDS,
    MANNER_ORDER,
    MANNER_WORDS,
    SEVERITY_WORDS,
    worst_word,
)
from quotes.model import Attribution, Severity


def passage_rows(trace: Trace, lookup: Lookup) -> Iterator[PassageRow]:
    """Yield one row for each passage, in the trace's order."""
    for apparatus in trace.apparatus:
        passage, witnesses = apparatus.passage, apparatus.witnesses
        source = lookup.source_of(passage)
        manners = [witness.manner for witness in witnesses]
        first_published = lookup.first_published(witnesses)
        worst = worst_of(apparatus.variants)
        yield PassageRow(
            passage=passage.id,
            basis=BASIS_WORDS[passage.basis],
            source=source.id if source else "",
            symbol=source.symbol if source else "",
            source_title=source.title if source else "",
            locator=passage.locator or "",
            start=passage.place.span.start if passage.place else "",
            end=passage.place.span.end if passage.place else "",
            text=passage.text,
            outlets=len(lookup.carriers(witnesses)),
            articles=len({witness.document for witness in witnesses}),
            variants=len(apparatus.variants),
            quoted=manners.count(Manner.QUOTED),
            partly=manners.count(Manner.PARTLY),
            echoes=manners.count(Manner.ECHO),
            worst=worst_word(worst),
            worst_kinds=", ".join(_kinds_as_bad(apparatus, worst)) if worst is not None else "",
            first_published=first_published,
            first_outlets=_listed(lookup.carriers_on(first_published, witnesses)),
            also=_listed(lookup.citation(place) for place in passage.also),
            choice=passage.choice,
            before=passage.before,
            after=passage.after,
            conflict=apparatus.conflict,
        )


def variant_rows(trace: Trace, lookup: Lookup) -> Iterator[VariantRow]:
    """Yield one row for each variant of each passage."""
    for apparatus in trace.apparatus:
        for variant in apparatus.variants:
            yield VariantRow(
                passage=apparatus.passage.id,
                variant=variant.id,
                text=variant.text,
                marked=marked(variant),
                worst=worst_word(worst_of((variant,))),
                changes=len(variant.changes),
                kinds=", ".join(kinds_of(variant)),
                outlets=_listed(lookup.carriers(variant.witnesses)),
                articles=len({witness.document for witness in variant.witnesses}),
            )


def witness_rows(trace: Trace, lookup: Lookup) -> Iterator[WitnessRow]:
    """Yield one row for each witness, grouped by passage and variant."""
    for apparatus in trace.apparatus:
        for variant in apparatus.variants:
            shown = marked(variant), worst_word(worst_of((variant,))), ", ".join(kinds_of(variant))
            for witness in variant.witnesses:
                yield _witness_row(apparatus, variant, witness, shown, lookup)


def change_rows(trace: Trace, lookup: Lookup) -> Iterator[ChangeRow]:
    """Yield one row for each change of each variant, with the outlets that carry it."""
    for apparatus in trace.apparatus:
        source = lookup.source_of(apparatus.passage)
        for variant in apparatus.variants:
            outlets = _listed(lookup.carriers(variant.witnesses))
            for number, change in enumerate(variant.changes, 1):
                yield ChangeRow(
                    passage=apparatus.passage.id,
                    variant=variant.id,
                    change=f"{variant.id}.c{number}",
                    kind=change.kind,
                    severity=int(change.severity),
                    severity_word=SEVERITY_WORDS[change.severity],
                    before=change.before,
                    after=change.after,
                    note=change.note,
                    outlets=outlets,
                    articles=len({witness.document for witness in variant.witnesses}),
                    source=lookup.name_of(source) if source else "",
                    locator=apparatus.passage.locator or "",
                    passage_start=change.passage.start,
                    passage_end=change.passage.end,
                    start=change.variant.start,
                    end=change.variant.end,
                )


def outlet_rows(trace: Trace, lookup: Lookup) -> Iterator[OutletRow]:
    """Yield one row for each outlet that carries a passage, outlets by name within a passage."""
    for apparatus in trace.apparatus:
        for outlet, pairs in sorted(lookup.by_outlet(apparatus).items()):
            variants = tuple({variant.id: variant for variant, _ in pairs}.values())
            witnesses = tuple(witness for _, witness in pairs)
            yield OutletRow(
                passage=apparatus.passage.id,
                outlet=outlet,
                articles=len({witness.document for witness in witnesses}),
                manner=MANNER_WORDS[best_manner(witnesses)],
                worst=worst_word(worst_of(variants)),
                kinds=", ".join(dict.fromkeys(kind for variant in variants for kind in kinds_of(variant))),
                variants=_listed(variant.id for variant in variants),
                first_published=lookup.first_published(witnesses),
                locator=apparatus.passage.locator or "",
                text=apparatus.passage.text,
            )


def unplaced_rows(trace: Trace, lookup: Lookup) -> Iterator[UnplacedRow]:
    """Yield one row for each quotation that stands in no passage."""
    for unplaced in trace.unplaced:
        yield _unplaced_row(unplaced, lookup)


def quotation_rows(trace: Trace, lookup: Lookup) -> Iterator[QuotationRow]:
    """Yield one row for each quotation that the trace covers."""
    passages = lookup.passages_of_quotations()
    for record in trace.quotations:
        quotation, attribution = record.quotation, record.quotation.attribution
        article = lookup.document(record.document)
        yield QuotationRow(
            quotation=record.id,
            article=record.document,
            outlet=article.carrier,
            title=article.title,
            published=article.published,
            text=record.text,
            open=quotation.open,
            close=quotation.close,
            form=quotation.form.value,
            reason=quotation.reason,
            level=quotation.level,
            group=quotation.group,
            credited=credited(attribution),
            credited_as=attribution.speaker if attribution else "",
            speaker_kind=attribution.kind.value if attribution and attribution.kind else "",
            second=(attribution.second or "") if attribution else "",
            cue=(attribution.cue or "") if attribution else "",
            rule=attribution.rule if attribution else "",
            confidence=attribution.confidence if attribution else "",
            passages=_listed(passages.get(record.id, ())),
            start=quotation.span.start,
            end=quotation.span.end,
            before=record.before,
            after=record.after,
        )


def worst_of(variants: tuple[Variant, ...]) -> Severity | None:
    """Return the worst severity of any change in the variants, None when there is no change."""
    severities = [change.severity for variant in variants for change in variant.changes]
    return max(severities) if severities else None


def kinds_of(variant: Variant) -> tuple[str, ...]:
    """Return the kinds of a variant's changes, each once, the worst first."""
    if not variant.changes:  # as of most
        return ()
    ordered = sorted(variant.changes, key=lambda change: -change.severity)
    return tuple(dict.fromkeys(change.kind for change in ordered))


def best_manner(witnesses: tuple[Witness, ...]) -> Manner:
    """Return the manner nearest to a full quotation among some witnesses."""
    return min([witness.manner for witness in witnesses], key=MANNER_ORDER.index)


def credited(attribution: Attribution | None) -> str:
    """Return who is credited: the name behind a pronoun where known, else the article's words, else ""."""
    return (attribution.resolved or attribution.speaker) if attribution else ""


def _witness_row(
    apparatus: Apparatus, variant: Variant, witness: Witness, shown: tuple[str, str, str], lookup: Lookup
) -> WitnessRow:
    article = lookup.document(witness.document)
    source = lookup.source_of(apparatus.passage)
    attribution = lookup.attribution_of(witness)
    marked_text, worst, kinds = shown
    return WitnessRow(
        passage=apparatus.passage.id,
        variant=variant.id,
        article=witness.document,
        outlet=article.carrier,
        title=article.title,
        published=article.published,
        via=article.via,
        manner=MANNER_WORDS[witness.manner],
        text=witness.text,
        marked=marked_text,
        worst=worst,
        kinds=kinds,
        credited=credited(attribution),
        credited_as=attribution.speaker if attribution else "",
        cue=(attribution.cue or "") if attribution else "",
        source=lookup.name_of(source) if source else "",
        locator=apparatus.passage.locator or "",
        start=witness.span.start,
        end=witness.span.end,
        passage_start=witness.covers.start,
        passage_end=witness.covers.end,
        score=round(witness.score, 4),
        quotations=_listed(witness.quotations),
        before=witness.before,
        after=witness.after,
        url=article.url,
        link=link_to(article.url, witness.text),
        miscredit=witness.miscredit,
        elsewhere=witness.elsewhere,
    )


def _unplaced_row(unplaced: Unplaced, lookup: Lookup) -> UnplacedRow:
    record, nearest = lookup.quotation(unplaced.quotation), unplaced.nearest
    article = lookup.document(record.document) if record else lookup.document("")
    attribution = record.quotation.attribution if record else None
    return UnplacedRow(
        quotation=unplaced.quotation,
        article=article.id,
        outlet=article.carrier,
        title=article.title,
        published=article.published,
        text=record.text if record else "",
        form=record.quotation.form.value if record else "",
        credited=credited(attribution),
        credited_as=attribution.speaker if attribution else "",
        reason=unplaced.reason,
        nearest_score=round(nearest.score, 4) if nearest else "",
        nearest_source=lookup.citation(nearest.place) if nearest else "",
        nearest_text=nearest.text if nearest else "",
        nearest_start=nearest.place.span.start if nearest else "",
        nearest_end=nearest.place.span.end if nearest else "",
        start=record.quotation.span.start if record else "",
        end=record.quotation.span.end if record else "",
        before=record.before if record else "",
        after=record.after if record else "",
        url=article.url,
        link=link_to(article.url, record.text) if record else "",
    )


def _kinds_as_bad(apparatus: Apparatus, severity: Severity) -> Iterable[str]:
    """Return the kinds of the changes of a severity in a passage's variants, each once."""
    changes = [change for variant in apparatus.variants for change in variant.changes]
    return dict.fromkeys([change.kind for change in changes if change.severity == severity])


def _listed(names: Iterable[str]) -> str:
    """Join names by "; ", since names hold commas more often than semicolons."""
    return "; ".join(names)
