"""Give each quotation of a draft its verdict: verbatim, changed, spliced, misattributed, not found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.model import Document
from provenance.checks import Check, Match, Near, Remark, Verdict
from provenance.crediting.voices import Voices
from provenance.drafts.checked_unit import Unit, units_of
from provenance.drafts.matching import NO_QUOTATIONS, found_matches, second_look
from provenance.file_lines import FileLines
from provenance.finding.findings import ArticleFindings, Finding
from provenance.grouping.library import Library
from provenance.grouping.miscredits import Miscredit, miscredit
from provenance.grouping.unplaced import LEAST_WORDS
from provenance.model import QuotationRecord
from quotes.kinds import Code
from quotes.model import Severity
from quotes.words.tokens import words

LEAST_AROUND = 2  # words around a quotation inside another
MOST_KEPT_AROUND = 0.25  # of these, that the source may have by chance
_ENDS = frozenset((Code.PARTIAL_START, Code.PARTIAL_END))


def checks(
    draft: Document, found: ArticleFindings, library: Library, voices: Voices, lines: FileLines
) -> tuple[Check, ...]:
    """Return a check for each outer quotation of a draft that has a word, in order.

    A quotation inside another has a check of its own where the sources have it and not the words around it:
    “He told me, ‘The lamp is out,’” is a witness's, who quotes the source.

    Args:
        draft: the draft.
        found: its quotations, and what the engine found that it reproduces.
        library: the sources.
        voices: the sources' names, and whom they quote.
        lines: where in its file the draft's places are.
    """
    findings = found.findings
    worded = sorted(filter(_has_words, found.quotations), key=lambda record: record.quotation.span)
    judged: list[Check] = []
    for group in units_of([record for record in worded if not record.quotation.level], findings):
        unit = Unit(draft, group, library, lines)
        inside = [record for record in worded if record.quotation.level == 1 and unit.holds(record)]
        nested = [Unit(draft, (record,), library, lines) for record in inside]
        judged += _checked(unit, nested, findings, voices)
    return tuple(judged)


def _has_words(record: QuotationRecord) -> bool:
    return bool(words(record.text))


def _checked(
    unit: Unit, nested: Sequence[Unit], findings: Sequence[Finding], voices: Voices
) -> Iterable[Check]:
    """Return the check of a quotation, and of those in it that are found where it is not."""
    check = _check(unit, findings, voices)
    likely = [one for one in nested if len(words(one.text)) >= LEAST_WORDS]
    apart = [one for one in likely if _stands_apart(one, unit, check)]
    if check.verdict is not Verdict.NOT_FOUND and not apart:
        return (check,)
    inner = [found for one in likely if (found := _check(one, findings, voices)).matches]
    return (_not_found(unit, None) if inner else check, *inner)


def _stands_apart(nested: Unit, unit: Unit, check: Check) -> bool:
    """Tell whether all that the sources have of a quotation stands in one inside it."""
    around = [
        span
        for span in (word.span.shifted(unit.span.start) for word in words(unit.text))
        if not span.overlap(nested.span)
    ]
    changed = [
        change.variant.shifted(match.span.start) for match in check.matches for change in match.changes
    ]
    kept = sum(not any(span.overlap(place) for place in changed) for span in around)
    return len(around) >= LEAST_AROUND and kept <= MOST_KEPT_AROUND * len(around)


def _check(unit: Unit, findings: Sequence[Finding], voices: Voices) -> Check:
    matches = found_matches(unit, findings)
    if not matches:
        matches, near = second_look(unit)
        if not matches:
            return _not_found(unit, near)
    return _found(unit, matches, miscredit(unit.records, matches, unit.library, voices))


def _not_found(unit: Unit, near: Near | None) -> Check:
    if unit.records[0].quotation.form in NO_QUOTATIONS:
        verdict = Verdict.NO_QUOTATION
    elif len(words(unit.text)) < LEAST_WORDS:
        verdict = Verdict.TOO_SHORT
    else:
        verdict = Verdict.NOT_FOUND
    remarks = unit.remark(Code.NOT_FOUND) if verdict is Verdict.NOT_FOUND else ()
    return Check(
        records=unit.records,
        stretch=unit.stretch(unit.span),
        text=unit.text,
        verdict=verdict,
        severity=max((remark.severity for remark in remarks), default=None),
        remarks=remarks,
        near=near,
    )


def _found(unit: Unit, matches: tuple[Match, ...], wrong: Miscredit | None) -> Check:
    """Return the check of a quotation that the sources have."""
    changes = [change for match in matches for change in match.changes]
    remarks = [remark for match in matches for remark in _change_remarks(unit, match)]
    verdict = Verdict.CHANGED
    if all(change.kind in _ENDS for change in changes):
        verdict = Verdict.VERBATIM
    if len(matches) > 1 or any(change.kind == Code.SPLICE for change in changes):
        verdict = Verdict.SPLICED
    if len(matches) > 1:
        remarks += unit.remark(Code.SPLICE, _apart(matches))
    if wrong is not None:
        verdict = Verdict.MISATTRIBUTED
        remarks += unit.remark(Code.MISATTRIBUTED, wrong.fact)
    severities = [change.severity for change in changes] + [remark.severity for remark in remarks]
    return Check(
        records=unit.records,
        stretch=unit.stretch(unit.span),
        text=unit.text,
        verdict=verdict,
        severity=max(severities, default=None),
        matches=matches,
        remarks=tuple(sorted(remarks, key=lambda remark: remark.stretch.span)),
        credited_source=wrong.source if wrong else None,
    )


def _change_remarks(unit: Unit, match: Match) -> list[Remark]:
    return [
        Remark(
            code=change.kind,
            severity=change.severity,
            stretch=unit.stretch(change.variant.shifted(match.span.start)),
            change=change,
            note=change.note,
            citation=match.citation,
        )
        for change in match.changes
        if change.severity > Severity.NONE
    ]


def _apart(matches: Sequence[Match]) -> str:
    """Say from where the parts of a spliced quotation come."""
    return " and ".join(dict.fromkeys(match.citation for match in matches))
