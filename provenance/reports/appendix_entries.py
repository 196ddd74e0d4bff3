"""Make the entries of the appendix from what the trace found; numbers are given later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from provenance.model import Apparatus, QuotationRecord, Unplaced, Variant, Witness
from provenance.reports.appendix_model import Entry, InSource, MarkedRun, Published
from provenance.reports.links import link_to
from provenance.reports.lookup import Lookup
from provenance.reports.marking import ENDS, runs_of
from provenance.reports.page_data import context, grade_of, where_of
from provenance.reports.printable import on_one_line, shown
from provenance.reports.rows import credited
from provenance.reports.verdicts import NOT_FOUND, statement, verdict
from provenance.reports.wording import MANNER_WORDS, credit_notes
from quotes.model import Attribution

MOST_CONTEXT = 180  # characters on either side; two lines of print


@dataclass(frozen=True, slots=True)
class Find:
    """A witness with the wording and the passage that it belongs to."""

    apparatus: Apparatus
    variant: Variant
    witness: Witness


def found_entry(finds: tuple[Find, ...], lookup: Lookup) -> Entry:
    """Return the entry for words of one article, which may run over several passages."""
    grade = grade_of(*(find.variant for find in finds))
    manners = frozenset(find.witness.manner for find in finds)
    assembled = all(find.apparatus.passage.place is None for find in finds)
    return Entry(
        number=0,
        published=tuple(_published(find.witness, lookup) for find in finds),
        found=tuple(_in_source(find, lookup) for find in finds),
        verdict=verdict(grade, manners, assembled=assembled, miscredited=_miscredited(finds)),
        grade=grade,
    )


def variant_entry(apparatus: Apparatus, variant: Variant, lookup: Lookup) -> Entry:
    """Return the entry for one wording of a passage and all articles that carry it."""
    finds = [Find(apparatus, variant, witness) for witness in variant.witnesses]
    manners = frozenset(find.witness.manner for find in finds) if len(finds) == 1 else frozenset()
    grade = grade_of(variant)
    return Entry(
        number=0,
        published=tuple(_published(find.witness, lookup) for find in finds),
        found=tuple(_in_source(find, lookup) for find in finds[:1]),
        verdict=verdict(
            grade, manners, assembled=apparatus.passage.place is None, miscredited=_miscredited(finds)
        ),
        grade=grade,
    )


def missing_entry(unplaced: Unplaced, record: QuotationRecord, lookup: Lookup) -> Entry:
    """Return the entry for a quotation that was not found, with the nearest words where there are any."""
    article = lookup.document(record.document)
    published = Published(
        outlet=on_one_line(article.carrier),
        title=on_one_line(article.title),
        date=on_one_line(article.published),
        manner="quoted",
        credited=_credit(record.quotation.attribution),
        via=on_one_line(article.via),
        notes=(),
        before=context(record.before, before=True, most=MOST_CONTEXT),
        words=shown(record.text),
        after=context(record.after, before=False, most=MOST_CONTEXT),
        link=link_to(article.url, record.text),
    )
    nearest: tuple[InSource, ...] = ()
    if unplaced.nearest:
        place = unplaced.nearest.place
        nearest = (
            InSource(
                lead="Nearest words",
                citation=on_one_line(lookup.citation(place)),
                title=on_one_line(lookup.document(place.document).title),
                before="",
                words=shown(unplaced.nearest.text),
                after="",
                also="",
                runs=(),
                statements=(
                    f"These are the nearest words, with a likeness of {unplaced.nearest.score:.2f} of 1.",
                ),
            ),
        )
    reason = on_one_line(unplaced.reason)
    because = f"{reason[:1].upper()}{reason[1:]}." if reason else ""
    is_said = reason.startswith("not in the given sources")  # the same in other words
    said = because if is_said else " ".join(filter(None, (NOT_FOUND, because)))
    return Entry(number=0, published=(published,), found=nearest, verdict=said, grade=None)


def _miscredited(finds: Sequence[Find]) -> int:
    """Return how many of the articles credit the words otherwise than the sources do."""
    return sum(bool(find.witness.miscredit) for find in finds)


def _published(witness: Witness, lookup: Lookup) -> Published:
    article = lookup.document(witness.document)
    return Published(
        outlet=on_one_line(article.carrier),
        title=on_one_line(article.title),
        date=on_one_line(article.published),
        manner=MANNER_WORDS[witness.manner],
        credited=_credit(lookup.attribution_of(witness)),
        via=on_one_line(article.via),
        notes=tuple(map(on_one_line, credit_notes(witness.miscredit, witness.elsewhere))),
        before=context(witness.before, before=True, most=MOST_CONTEXT),
        words=shown(witness.text),
        after=context(witness.after, before=False, most=MOST_CONTEXT),
        link=link_to(article.url, witness.text),
    )


def _credit(attribution: Attribution | None) -> str:
    """Return who is credited, and in which words where a name was put for a pronoun."""
    if attribution is None:
        return ""
    name = on_one_line(credited(attribution))
    words = on_one_line(attribution.speaker)
    return f"{name} (“{words}”)" if words and words != name else name


def _in_source(find: Find, lookup: Lookup) -> InSource:
    passage, covers = find.apparatus.passage, find.witness.covers
    source = lookup.source_of(passage)
    assembled = source is None
    statements = [statement(change, assembled=assembled) for change in find.variant.changes]
    if find.apparatus.conflict:
        statements.append(
            f"Articles credit these words to different persons: {on_one_line(find.apparatus.conflict)}."
        )
    return InSource(
        lead="In the source" if source else "In the wording that the articles share",
        citation=where_of(passage, lookup),
        title=on_one_line(source.title) if source else "",
        before=context(passage.before + passage.text[: covers.start], before=True, most=MOST_CONTEXT),
        words=shown(passage.text[covers.start : covers.end]),
        after=context(passage.text[covers.end :] + passage.after, before=False, most=MOST_CONTEXT),
        also="; ".join(on_one_line(lookup.citation(place)) for place in passage.also),
        runs=_runs(find.variant) if any(each.kind not in ENDS for each in find.variant.changes) else (),
        statements=tuple(said for said in statements if said),
    )


def _runs(variant: Variant) -> tuple[MarkedRun, ...]:
    return tuple(
        MarkedRun(run=run, grade=0 if run.change is None else int(variant.changes[run.change].severity) + 1)
        for run in runs_of(variant)
    )
