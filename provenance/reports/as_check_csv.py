"""Checks as a check sheet: one row for each quotation, for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.checks import Check, Checked, CheckedDraft
from provenance.reports.as_csv import csv_text
from provenance.reports.check_words import credit_of, kinds_in, marked_words, message, verdict_message
from provenance.reports.tables import Cell
from provenance.reports.wording import worst_word

COLUMNS = (
    "draft", "line", "column", "end_line", "end_column", "verdict", "worst", "kinds", "text", "marked",
    "credited", "source", "source_text", "also", "nearest", "nearest_score", "nearest_text", "remarks",
    "before", "after", "start", "end", "profile", "fingerprint",
)  # fmt: skip


def to_check_csv(checked: Checked, *, formula_guard: bool = True) -> str:
    """Return the check sheet as CSV text (RFC 4180), the byte-order mark included."""
    return csv_text(COLUMNS, _rows(checked), formula_guard=formula_guard)


def _rows(checked: Checked) -> Iterator[tuple[Cell, ...]]:
    rules = checked.settings.get("profile", ""), checked.fingerprint
    for draft in checked.drafts:
        for check in draft.checks:
            yield (*_row(draft, check), *rules)


def _row(draft: CheckedDraft, check: Check) -> tuple[Cell, ...]:
    begin, end = check.stretch.begin, check.stretch.end
    near = check.near
    said = [message(remark, check) for remark in check.remarks] or [verdict_message(check)]
    return (
        draft.shown,
        begin.line,
        begin.column,
        end.line,
        end.column,
        check.verdict.value,
        worst_word(check.severity) if check.matches else "",
        ", ".join(kinds_in(check)),
        check.text,
        marked_words(check),
        credit_of(check),
        "; ".join(match.citation for match in check.matches),
        " […] ".join(match.passage.text for match in check.matches),
        "; ".join(place.document for match in check.matches for place in match.passage.also),
        near.citation if near else "",
        near.score if near else "",
        near.text if near else "",
        "; ".join(said),
        check.records[0].before,
        check.records[-1].after,
        check.stretch.span.start,
        check.stretch.span.end,
    )
