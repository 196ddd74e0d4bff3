"""The whole trace as JSON, without loss, and back.

One line for each document, quotation, passage, unplaced quotation and problem, so that two saved traces can
be compared by any tool that compares lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corpus.model import Metadata, Problem
from provenance.model import Apparatus, Place, QuotationRecord, Trace, Unplaced, Variant, Witness
from provenance.reports.json_reading import FORMAT, from_json
from provenance.reports.quotation_json import Json, dumped, found_json, listed
from quotes.model import Change

# from_json is read here as the other half of to_json, Json and dumped with what they are for.
__all__ = [
    "Json",
    "apparatus_json",
    "change_json",
    "document_json",
    "dumped",
    "from_json",
    "json_lines",
    "quotation_json",
    "to_json",
    "variant_json",
    "witness_json",
]


def to_json(trace: Trace) -> str:
    """Return the trace in the form of docs/trace-format.md.

    The same trace always gives the same text, which ends in a line feed and can be encoded as UTF-8.
    """
    return "".join(json_lines(trace))


def json_lines(trace: Trace) -> Iterator[str]:
    """Yield the lines of `to_json`, their line feeds in front or behind."""
    yield f'{{"format": {FORMAT}, "fingerprint": {dumped(trace.fingerprint)},\n'
    yield f'"settings": {dumped(dict(sorted(trace.settings.items())))},\n'
    yield from _by_name("documents", map(document_json, trace.documents))
    yield ",\n"
    yield from _by_name("quotations", map(quotation_json, trace.quotations))
    yield ",\n"
    yield from _by_name("passages", map(apparatus_json, trace.apparatus))
    yield ",\n"
    yield from _by_name("unplaced", map(_unplaced_json, trace.unplaced))
    yield ",\n"
    yield from _by_name("problems", map(_problem_json, trace.problems))
    yield "}\n"


def document_json(document: Metadata) -> Json:
    """Return a document's metadata as a JSON object."""
    return {
        "id": document.id,
        "role": document.role.value,
        "outlet": document.outlet,
        "title": document.title,
        "author": document.author,
        "published": document.published,
        "url": document.url,
        "archived_url": document.archived_url,
        "symbol": document.symbol,
        "via": document.via,
        "language": document.language,
        "notes": document.notes,
        "path": document.path,
        "sha256": document.sha256,
        "characters": document.characters,
    }


def quotation_json(record: QuotationRecord) -> Json:
    """Return a quotation of a trace as a JSON object, with its place in the trace and the words around it."""
    return {
        "id": record.id,
        "document": record.document,
        **found_json(record.quotation, record.text),
        "before": record.before,
        "after": record.after,
    }


def apparatus_json(apparatus: Apparatus) -> Json:
    """Return a passage with its variants and witnesses as a JSON object."""
    passage = apparatus.passage
    return {
        "id": passage.id,
        "basis": passage.basis.value,
        **(_place_json(passage.place) if passage.place else {"document": None, "start": None, "end": None}),
        "text": passage.text,
        "locator": passage.locator,
        "before": passage.before,
        "after": passage.after,
        "also": [_cited_json(place) for place in passage.also],
        "choice": passage.choice,
        "conflict": apparatus.conflict,
        "variants": [variant_json(variant) for variant in apparatus.variants],
    }


def variant_json(variant: Variant) -> Json:
    """Return a variant with its changes and witnesses as a JSON object."""
    return {
        "id": variant.id,
        "text": variant.text,
        "severity": int(variant.severity),
        "changes": [change_json(change) for change in variant.changes],
        "witnesses": [witness_json(witness) for witness in variant.witnesses],
    }


def change_json(change: Change) -> Json:
    """Return one wording change as a JSON object."""
    return {
        "kind": change.kind,
        "severity": int(change.severity),
        "before": change.before,
        "after": change.after,
        "passage_start": change.passage.start,
        "passage_end": change.passage.end,
        "start": change.variant.start,
        "end": change.variant.end,
        "note": change.note,
    }


def witness_json(witness: Witness) -> Json:
    """Return one witness as a JSON object."""
    return {
        "document": witness.document,
        "start": witness.span.start,
        "end": witness.span.end,
        "passage_start": witness.covers.start,
        "passage_end": witness.covers.end,
        "manner": witness.manner.value,
        "quotations": list(witness.quotations),
        "score": witness.score,
        "text": witness.text,
        "before": witness.before,
        "after": witness.after,
        "miscredit": witness.miscredit,
        "elsewhere": witness.elsewhere,
    }


def _by_name(name: str, items: Iterable[Json]) -> Iterator[str]:
    """Yield a list by its name, an item a line."""
    yield f'"{name}": '
    yield from listed(map(dumped, items), between=",\n", border="\n")


def _place_json(place: Place) -> dict[str, Json]:
    return {"document": place.document, "start": place.span.start, "end": place.span.end}


def _cited_json(place: Place) -> dict[str, Json]:
    return {**_place_json(place), "locator": place.locator}


def _unplaced_json(unplaced: Unplaced) -> Json:
    nearest = unplaced.nearest
    return {
        "quotation": unplaced.quotation,
        "nearest": {**_cited_json(nearest.place), "score": nearest.score, "text": nearest.text}
        if nearest
        else None,
        "reason": unplaced.reason,
    }


def _problem_json(problem: Problem) -> Json:
    return {"where": problem.where, "slug": problem.slug, "message": problem.message}
