"""A quotation as JSON: its place, its marks, its form, and who is credited with it.

A module of its own, so that a list of quotations starts without all that a trace is made of.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from corpus.model import Span
from provenance.reports.printable import has_no_half
from quotes.model import Attribution, Quotation

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"

_HALVES = re.compile("[\ud800-\udfff]")
# made once: `json.dumps` makes one for every value
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False)
# An unattributed quotation carries them all as null, so that every quotation has the same fields.
_ATTRIBUTION_FIELDS = (
    "speaker", "speaker_start", "speaker_end", "speaker_kind", "speaker_resolved", "speaker_resolved_start",
    "speaker_resolved_end", "cue", "cue_start", "cue_end", "second", "second_start", "second_end", "rule",
    "confidence",
)  # fmt: skip


def listed(items: Iterable[str], *, between: str = ", ", border: str = "") -> Iterator[str]:
    """Yield the pieces of a JSON list; ``border`` stands inside its brackets, unless it is empty."""
    before, end = f"[{border}", "[]"
    for item in items:
        yield before + item
        before, end = between, f"{border}]"
    yield end


def dumped(value: Json) -> str:
    """Return a value as JSON on one line, readable letters kept, half surrogates escaped."""
    text = _ENCODER.encode(value)
    return text if has_no_half(text) else _HALVES.sub(lambda half: f"\\u{ord(half[0]):04x}", text)


def found_json(quotation: Quotation, text: str) -> dict[str, Json]:
    """Return a quotation, whose words are ``text``, as a JSON object: marks, form, and who is credited."""
    return {
        "start": quotation.span.start,
        "end": quotation.span.end,
        "text": text,
        "open": quotation.open,
        "close": quotation.close,
        "level": quotation.level,
        "parent": quotation.parent,
        "form": quotation.form.value,
        "reason": quotation.reason,
        "group": quotation.group,
        "segments": [[segment.start, segment.end] for segment in quotation.segments],
        **_attribution_json(quotation.attribution),
    }


def _attribution_json(attribution: Attribution | None) -> dict[str, Json]:
    if attribution is None:
        return dict.fromkeys(_ATTRIBUTION_FIELDS)
    resolved_start, resolved_end = _ends(attribution.resolved_span)
    cue_start, cue_end = _ends(attribution.cue_span)
    second_start, second_end = _ends(attribution.second_span)
    return {
        "speaker": attribution.speaker,
        "speaker_start": attribution.speaker_span.start,
        "speaker_end": attribution.speaker_span.end,
        "speaker_kind": attribution.kind.value if attribution.kind else None,
        "speaker_resolved": attribution.resolved,
        "speaker_resolved_start": resolved_start,
        "speaker_resolved_end": resolved_end,
        "cue": attribution.cue,
        "cue_start": cue_start,
        "cue_end": cue_end,
        "second": attribution.second,
        "second_start": second_start,
        "second_end": second_end,
        "rule": attribution.rule,
        "confidence": attribution.confidence,
    }


def _ends(span: Span | None) -> tuple[int, int] | tuple[None, None]:
    return (span.start, span.end) if span is not None else (None, None)
