"""The witnesses as W3C Web Annotations: an article's words, linked to the source's.

https://www.w3.org/TR/annotation-model/. Every target carries the exact words with 32 characters on either
side (TextQuoteSelector) and their position (TextPositionSelector) in code points of the text that was read.
What has no web address is named by a UUID made from its SHA-256 and its id, so that the names last.
"""

from __future__ import annotations

import re
import uuid

from corpus.model import Metadata, Span
from provenance.model import Apparatus, Passage, Trace, Variant, Witness
from provenance.reports.as_json import Json, dumped
from provenance.reports.links import web_address
from provenance.reports.lookup import Lookup, lookup_in
from provenance.reports.marking import marked
from provenance.reports.rows import kinds_of, worst_of
from provenance.reports.wording import MANNER_WORDS, credit_notes, worst_word

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
QUOTE_CONTEXT = 32  # characters of prefix and suffix, as Hypothesis keeps them

_PAGE = re.compile(r"\bp\. (\d{1,5})\b")
_NAMES = uuid.UUID("6b1f1a52-6d0a-4c3e-9f5b-6f2a5d6b7c10")  # this tool's own name space


def to_annotations(trace: Trace) -> str:
    """Return the annotation collection as JSON-LD, one annotation a line."""
    lookup = lookup_in(trace)
    items = [
        dumped(_annotation(apparatus, variant, witness, lookup))
        for apparatus in trace.apparatus
        for variant in apparatus.variants
        for witness in variant.witnesses
    ]
    name = _name("collection", trace.fingerprint, *(document.id for document in trace.documents))
    head = dumped({"@context": CONTEXT, "id": name, "type": "AnnotationCollection", "total": len(items)})
    page = dumped({"id": f"{name}#page-1", "type": "AnnotationPage", "partOf": name, "startIndex": 0})
    body = ",\n".join(items)
    return f'{head[:-1]},\n"first": {page[:-1]}, "items": [\n{body}\n]}}}}\n'


def _annotation(apparatus: Apparatus, variant: Variant, witness: Witness, lookup: Lookup) -> dict[str, Json]:
    article = lookup.document(witness.document)
    tags = (worst_word(worst_of((variant,))), *kinds_of(variant))
    bodies = [
        _textual(_description(variant, witness), "describing"),
        *(_textual(note, "commenting") for note in credit_notes(witness.miscredit, witness.elsewhere)),
        *(_textual(tag, "tagging") for tag in tags),
    ]
    place = _source_body(apparatus.passage, lookup)
    return {
        "id": _name(
            "annotation", variant.id, witness.document, str(witness.span.start), str(witness.span.end)
        ),
        "type": "Annotation",
        "motivation": "linking",
        "body": [*place, *bodies],
        "target": {
            "type": "SpecificResource",
            "source": _resource(article),
            "selector": _selectors(witness.text, witness.before, witness.after, witness.span),
        },
    }


def _textual(value: str, purpose: str) -> Json:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _description(variant: Variant, witness: Witness) -> str:
    said = f"{MANNER_WORDS[witness.manner]}, {worst_word(worst_of((variant,)))}"
    return f"{said}: {marked(variant)}" if variant.changes else said


def _source_body(passage: Passage, lookup: Lookup) -> list[Json]:
    """Return the passage's place in its source as a body; an assembled passage has none."""
    source = lookup.source_of(passage)
    if source is None or passage.place is None:
        return []
    selectors = _selectors(passage.text, passage.before, passage.after, passage.place.span)
    page = _PAGE.search(passage.locator or "")
    if page and source.path.lower().endswith(".pdf"):
        rfc = "http://tools.ietf.org/rfc/rfc3778"
        selectors.append({"type": "FragmentSelector", "conformsTo": rfc, "value": f"page={page[1]}"})
    return [
        {
            "type": "SpecificResource",
            "source": _resource(source),
            "selector": selectors,
            "purpose": "linking",
        }
    ]


def _selectors(text: str, before: str, after: str, span: Span) -> list[Json]:
    return [
        {
            "type": "TextQuoteSelector",
            "exact": text,
            "prefix": before[-QUOTE_CONTEXT:],
            "suffix": after[:QUOTE_CONTEXT],
        },
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
    ]


def _resource(document: Metadata) -> dict[str, Json]:
    address = web_address(document.url)
    return {
        "id": address or _name("document", document.sha256, document.id),
        "type": "Text",
        "title": document.title or document.carrier,
    }


def _name(*parts: str) -> str:
    text = "\n".join(parts).encode("utf-8", "replace").decode("utf-8")
    return uuid.uuid5(_NAMES, text).urn
