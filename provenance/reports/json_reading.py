"""Read back the trace that `as_json` wrote, strictly: what is damaged or foreign is refused in one line."""

from __future__ import annotations

import json

from corpus.errors import UsageError
from corpus.model import Metadata, Problem, Role
from provenance.model import (
    Apparatus,
    Basis,
    Manner,
    Nearest,
    Passage,
    Place,
    QuotationRecord,
    Trace,
    Unplaced,
    Variant,
    Witness,
)
from provenance.reports.fields import Fields, fields_of
from quotes.model import Attribution, Change, Form, Quotation, Severity, SpeakerKind

FORMAT = 1  # of the JSON form; another number says that fields were renamed or have another meaning

_METADATA_TEXTS = (
    "outlet", "title", "author", "published", "url", "archived_url", "symbol", "via", "language", "notes",
    "path", "sha256",
)  # fmt: skip


def from_json(text: str) -> Trace:
    """Return the trace that `to_json` wrote.

    Raises:
        UsageError: the text is not JSON, not a trace, or one of another format.
    """
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UsageError(
            f"saved trace: not JSON ({error}); save the trace again with `trace --json`"
        ) from error
    fields = fields_of(value, "")
    if fields.values.get("format") != FORMAT:
        raise UsageError(f"saved trace: not a trace of format {FORMAT}; make it with `trace --json`")
    settings = fields.inner("settings")
    return Trace(
        fingerprint=fields.text("fingerprint"),
        settings={name: settings.text(name) for name in settings.values},
        documents=tuple(map(_document, fields.each("documents"))),
        quotations=tuple(map(_quotation, fields.each("quotations"))),
        apparatus=tuple(map(_apparatus, fields.each("passages"))),
        unplaced=tuple(map(_unplaced, fields.each("unplaced"))),
        problems=tuple(map(_problem, fields.each("problems"))),
    )


def _document(fields: Fields) -> Metadata:
    texts = {name: fields.text(name, "") for name in _METADATA_TEXTS}
    return Metadata(
        id=fields.text("id"),
        role=fields.choice("role", Role),
        characters=fields.integer("characters", 0),
        **texts,
    )


def _quotation(fields: Fields) -> QuotationRecord:
    return QuotationRecord(
        id=fields.text("id"),
        document=fields.text("document"),
        text=fields.text("text"),
        quotation=Quotation(
            span=fields.span(),
            open=fields.text("open"),
            close=fields.text("close"),
            level=fields.integer("level"),
            parent=fields.integer_or_none("parent"),
            form=fields.choice("form", Form),
            reason=fields.text("reason", ""),
            group=fields.integer("group"),
            segments=fields.spans("segments"),
            attribution=_attribution(fields),
        ),
        before=fields.text("before", ""),
        after=fields.text("after", ""),
    )


def _attribution(fields: Fields) -> Attribution | None:
    if fields.text_or_none("speaker") is None:
        return None
    return Attribution(
        speaker=fields.text("speaker"),
        speaker_span=fields.span("speaker_start", "speaker_end"),
        kind=fields.choice("speaker_kind", SpeakerKind) if fields.text_or_none("speaker_kind") else None,
        rule=fields.text("rule"),
        confidence=fields.number("confidence"),
        cue=fields.text_or_none("cue"),
        cue_span=fields.span_or_none("cue_start", "cue_end"),
        resolved=fields.text_or_none("speaker_resolved"),
        resolved_span=fields.span_or_none("speaker_resolved_start", "speaker_resolved_end"),
        second=fields.text_or_none("second"),
        second_span=fields.span_or_none("second_start", "second_end"),
    )


def _apparatus(fields: Fields) -> Apparatus:
    assembled = fields.text_or_none("document") is None
    passage = Passage(
        id=fields.text("id"),
        basis=fields.choice("basis", Basis),
        text=fields.text("text"),
        place=None if assembled else _place(fields),
        also=tuple(map(_place, fields.each("also"))),
        choice=fields.text("choice", ""),
        before=fields.text("before", ""),
        after=fields.text("after", ""),
    )
    variants = tuple(map(_variant, fields.each("variants")))
    return Apparatus(passage, variants, fields.text("conflict", ""))


def _place(fields: Fields) -> Place:
    return Place(fields.text("document"), fields.span(), fields.text_or_none("locator"))


def _variant(fields: Fields) -> Variant:
    return Variant(
        id=fields.text("id"),
        text=fields.text("text"),
        severity=fields.choice("severity", Severity),
        changes=tuple(map(_change, fields.each("changes"))),
        witnesses=tuple(map(_witness, fields.each("witnesses"))),
    )


def _change(fields: Fields) -> Change:
    return Change(
        kind=fields.text("kind"),
        severity=fields.choice("severity", Severity),
        before=fields.text("before"),
        after=fields.text("after"),
        passage=fields.span("passage_start", "passage_end"),
        variant=fields.span(),
        note=fields.text("note", ""),
    )


def _witness(fields: Fields) -> Witness:
    return Witness(
        document=fields.text("document"),
        span=fields.span(),
        covers=fields.span("passage_start", "passage_end"),
        manner=fields.choice("manner", Manner),
        quotations=fields.texts("quotations"),
        score=fields.number("score"),
        text=fields.text("text", ""),
        before=fields.text("before", ""),
        after=fields.text("after", ""),
        miscredit=fields.text("miscredit", ""),
        elsewhere=fields.text("elsewhere", ""),
    )


def _unplaced(fields: Fields) -> Unplaced:
    nearest = None
    if fields.values.get("nearest") is not None:
        inner = fields.inner("nearest")
        nearest = Nearest(_place(inner), inner.text("text", ""), inner.number("score"))
    return Unplaced(fields.text("quotation"), fields.text("reason"), nearest)


def _problem(fields: Fields) -> Problem:
    return Problem(fields.text("where"), fields.text("slug"), fields.text("message"))
