"""Checks as data: one JSON object for all, or one line for each quotation."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.checks import Check, Checked, CheckedDraft, Match, Near, Remark, Stretch
from provenance.reports.as_json import Json, change_json, document_json, dumped
from provenance.reports.check_words import credit_of, kinds_in, marked_words, message
from provenance.reports.wording import SEVERITY_WORDS

FORMAT = 1


def to_check_json(checked: Checked) -> str:
    """Return everything as one object, each check on a line of its own."""
    checks = ",\n".join(dumped(each) for each in _checks(checked))
    head: dict[str, Json] = {
        "format": FORMAT,
        "fingerprint": checked.fingerprint,
        "settings": dict(checked.settings),
        "sources": [document_json(source) for source in checked.sources],
        "drafts": [document_json(draft.metadata) for draft in checked.drafts],
        "counts": {verdict.value: count for verdict, count in sorted(checked.count().items())},
        "worst": None if checked.worst is None else int(checked.worst),
        "problems": [
            {"where": problem.where, "slug": problem.slug, "message": problem.message}
            for problem in checked.problems
        ],
    }
    return f'{dumped(head)[:-1]},\n"checks": [\n{checks}\n]}}\n'


def to_check_jsonl(checked: Checked) -> str:
    """Return one object for each quotation; each names the profile by which it was judged."""
    settings: dict[str, Json] = {
        "profile": checked.settings.get("profile", ""),
        "fingerprint": checked.fingerprint,
    }
    return "".join(dumped({**each, **settings}) + "\n" for each in _checks(checked))


def _checks(checked: Checked) -> Iterator[dict[str, Json]]:
    for draft in checked.drafts:
        for check in draft.checks:
            yield _check(draft, check)


def _check(draft: CheckedDraft, check: Check) -> dict[str, Json]:
    first = check.records[0]
    attribution = first.quotation.attribution
    return {
        "draft": draft.metadata.id,
        "path": draft.shown,
        **stretch_json(check.stretch),
        "text": check.text,
        "verdict": check.verdict.value,
        "severity": None if check.severity is None else int(check.severity),
        "severity_word": None if check.severity is None else SEVERITY_WORDS[check.severity],
        "kinds": list(kinds_in(check)),
        "marked": marked_words(check),
        "form": first.quotation.form.value,
        "credited": credit_of(check) or None,
        "credited_as": attribution.speaker if attribution else None,
        "credited_source": check.credited_source,
        "matches": [_match(match) for match in check.matches],
        "nearest": _near(check.near) if check.near else None,
        "remarks": [_remark(remark, check) for remark in check.remarks],
        "quotations": [record.id for record in check.records],
        "before": first.before,
        "after": check.records[-1].after,
    }


def stretch_json(stretch: Stretch) -> dict[str, Json]:
    """Return where a stretch stands in its file."""
    return {
        "line": stretch.begin.line,
        "column": stretch.begin.column,
        "end_line": stretch.end.line,
        "end_column": stretch.end.column,
        "start": stretch.span.start,
        "end": stretch.span.end,
    }


def _match(match: Match) -> Json:
    passage = match.passage
    place = passage.place
    return {
        "source": place.document if place else None,
        "citation": match.citation,
        "passage": passage.text,
        "passage_start": place.span.start if place else None,
        "passage_end": place.span.end if place else None,
        "locator": passage.locator,
        "also": [
            {"source": other.document, "start": other.span.start, "end": other.span.end}
            for other in passage.also
        ],
        "before": passage.before,
        "after": passage.after,
        "text": match.text,
        "start": match.span.start,
        "end": match.span.end,
        "changes": [change_json(change) for change in match.changes],
    }


def _near(near: Near) -> Json:
    return {
        "source": near.place.document,
        "citation": near.citation,
        "start": near.place.span.start,
        "end": near.place.span.end,
        "text": near.text,
        "score": near.score,
        "others": near.others,
    }


def _remark(remark: Remark, check: Check) -> Json:
    return {
        "code": remark.code,
        "severity": int(remark.severity),
        "message": message(remark, check),
        **stretch_json(remark.stretch),
    }
