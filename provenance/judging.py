"""Judge the quotations of one draft: each against the place of the sources that it reproduces.

What the engine finds is taken as found. A quotation that it does not place is looked at a second time with
less caution than a search through the press needs: whoever checks a draft has given the sources that the
draft quotes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.model import Document, Span
from provenance.checks import Check, Match, Near, Remark, Stretch, Verdict
from provenance.context import around
from provenance.file_lines import FileLines
from provenance.findings import Finding
from provenance.leftovers import leftovers, shortened
from provenance.library import MOST_GAP_WORDS, Library, Window, window_of
from provenance.miscredits import Miscredit, miscredit
from provenance.model import Place, QuotationRecord
from provenance.nearest import nearest
from provenance.parts import with_brackets
from provenance.passages import gaps
from provenance.unplaced import LEAST_WORDS
from provenance.voices import Voices
from quotes.beside import with_words_beside
from quotes.changes import lay
from quotes.collation import Collation
from quotes.kinds import Code
from quotes.likeness import LEAST_LIKENESS, likeness, shared
from quotes.model import Form, Severity
from quotes.tokens import words

LEAST_SHARE = 0.45  # of a quotation's words, by weight, that what the engine found must have
LEAST_NEAR_SCORE = 0.5  # of the nearest stretch, for a closer look; other passages seldom reach it
LEAST_AROUND = 2  # words around a quotation inside another
MOST_KEPT_AROUND = 0.25  # of these, that the source may have by chance
LEAST_NEAR_WORDS = 6  # shorter quotations are like some sentence or other
_NO_QUOTATIONS = frozenset((Form.TITLE, Form.TERM, Form.CAPTION, Form.BOILERPLATE))
_ENDS = frozenset((Code.PARTIAL_START, Code.PARTIAL_END))

Records = tuple[QuotationRecord, ...]


def checks(
    draft: Document,
    records: Iterable[QuotationRecord],
    findings: Sequence[Finding],
    library: Library,
    voices: Voices,
    lines: FileLines,
) -> tuple[Check, ...]:
    """Return a check for each outer quotation of a draft that has a word, in order.

    A quotation inside another has a check of its own where the sources have it and not the words around it:
    “He told me, ‘The lamp is out,’” is a witness's, who quotes the source.

    Args:
        draft: the draft.
        records: its quotations.
        findings: what the engine found that it reproduces.
        library: the sources.
        voices: the sources' names, and whom they quote.
        lines: where in its file the draft's places are.
    """
    worded = sorted(filter(_has_words, records), key=lambda record: record.quotation.span)
    judged: list[Check] = []
    for group in _units([record for record in worded if not record.quotation.level], findings):
        unit = _Unit(draft, group, library, lines)
        inside = [record for record in worded if record.quotation.level == 1 and unit.holds(record)]
        nested = [_Unit(draft, (record,), library, lines) for record in inside]
        judged += _checked(unit, nested, findings, voices)
    return tuple(judged)


def _has_words(record: QuotationRecord) -> bool:
    return bool(words(record.text))


@dataclass(frozen=True, slots=True)
class _Unit:
    """One quotation, or the parts of a split one, and what it is judged by."""

    draft: Document
    records: Records
    library: Library
    lines: FileLines

    @property
    def marked(self) -> list[Span]:
        return [record.quotation.span for record in self.records]

    @property
    def span(self) -> Span:
        return Span(self.marked[0].start, self.marked[-1].end)

    @property
    def text(self) -> str:
        return self.span.of(self.draft.text)

    def holds(self, record: QuotationRecord) -> bool:
        """Tell whether a quotation lies inside this one."""
        return any(span.start <= record.quotation.span.start < span.end for span in self.marked)

    def stretch(self, span: Span) -> Stretch:
        return Stretch(span, self.lines.position(span.start), self.lines.position(span.end))

    def remark(self, code: Code, note: str = "") -> tuple[Remark, ...]:
        """Return a remark on the whole, none where the stylebook lets it pass."""
        severity = self.library.rules.profile.severity(code)
        remark = Remark(code=code, severity=severity, stretch=self.stretch(self.span), note=note)
        return (remark,) if severity else ()


def _units(records: Iterable[QuotationRecord], findings: Sequence[Finding]) -> list[Records]:
    """Join the parts of a split quotation that one finding runs over."""
    units: list[list[QuotationRecord]] = []
    for record in records:
        last = units[-1][-1] if units else None
        if last and last.quotation.group == record.quotation.group and _runs_over(last, record, findings):
            units[-1].append(record)
        else:
            units.append([record])
    return list(map(tuple, units))


def _runs_over(one: QuotationRecord, other: QuotationRecord, findings: Sequence[Finding]) -> bool:
    return any(
        finding.article.overlap(one.quotation.span) and finding.article.overlap(other.quotation.span)
        for finding in findings
    )


def _checked(
    unit: _Unit, nested: Sequence[_Unit], findings: Sequence[Finding], voices: Voices
) -> Iterable[Check]:
    """Return the check of a quotation, and of those in it that are found where it is not."""
    check = _check(unit, findings, voices)
    likely = [one for one in nested if len(words(one.text)) >= LEAST_WORDS]
    apart = [one for one in likely if _stands_apart(one, unit, check)]
    if check.verdict is not Verdict.NOT_FOUND and not apart:
        return (check,)
    inner = [found for one in likely if (found := _check(one, findings, voices)).matches]
    return (_not_found(unit, None) if inner else check, *inner)


def _stands_apart(nested: _Unit, unit: _Unit, check: Check) -> bool:
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


def _check(unit: _Unit, findings: Sequence[Finding], voices: Voices) -> Check:
    matches = _with_leftovers(unit, _windows(unit, findings))
    if not matches or (len(matches) == 1 and shared(_laid(unit, matches[0])) < LEAST_SHARE):
        matches, near = _second_look(unit)
        if not matches:
            return _not_found(unit, near)
    return _found(unit, matches, miscredit(unit.records, matches, unit.library, voices))


def _windows(unit: _Unit, findings: Sequence[Finding]) -> list[Window]:
    """Return the windows of the sources that a unit reproduces, in the unit's order; near ones made one."""
    parts = [
        window_of(part, finding)
        for finding in findings
        if finding.article.overlap(unit.span)
        for part in finding.parts
        if any(part.article.overlap(marked) for marked in unit.marked)
    ]
    return _joined(sorted(parts, key=lambda part: part.article), unit.library)


def _joined(parts: Iterable[Window], library: Library) -> list[Window]:
    """Make one window of those that follow each other in the source as they do in the draft."""
    windows: list[Window] = []
    for window in parts:
        if windows and _follows(windows[-1], window, library):
            windows[-1] = windows[-1].joined(window)
        else:
            windows.append(window)
    return windows


def _follows(one: Window, other: Window, library: Library) -> bool:
    """Tell whether a window follows another so soon in the source that both are compared as one."""
    if one.text != other.text or other.first < one.last:
        return False
    return library.words_between(one, other) <= MOST_GAP_WORDS


def _matches(unit: _Unit, windows: Sequence[Window]) -> tuple[Match, ...]:
    """Lay a unit's words against each window; the words between two go with the second."""
    if not windows:
        return ()
    borders = [unit.span.start, *(window.article.start for window in windows[1:]), unit.span.end]
    return tuple(
        _match(unit, Span(start, end), window)
        for (start, end), window in zip(pairwise(borders), windows, strict=True)
        if start < end
    )


def _with_leftovers(unit: _Unit, windows: Sequence[Window]) -> tuple[Match, ...]:
    """Lay a unit's words against its windows and, where it has words of another place, against that too."""
    matches = _matches(unit, windows)
    if len(matches) != 1:
        return matches
    for region in leftovers(matches[0]):
        for span in shortened(unit.draft.text, region):
            places = unit.library.exact(span.of(unit.draft.text))
            if not places:
                continue
            found = unit.library.window(places[0], span)
            both = (found, replace(windows[0], article=Span(span.end, unit.span.end)))
            rest = (replace(windows[0], article=Span(unit.span.start, span.start)), found)
            at_start = region.start == matches[0].span.start
            return _matches(unit, _joined(both if at_start else rest, unit.library))
    return matches


def _match(unit: _Unit, stretch: Span, window: Window) -> Match:
    span = _worded(unit.draft.text, stretch)
    text = span.of(unit.draft.text)
    marked = [Span(max(m.start, span.start), min(m.end, span.end)) for m in unit.marked if m.overlap(span)]
    outside = [gap.shifted(-span.start) for gap in gaps(marked, span)]
    passage = unit.library.passage(window)
    changes = unit.library.rules.compare(passage.text, text, outside)
    before, after = around(unit.draft.text, span)
    return Match(
        span=span,
        text=text,
        passage=passage,
        changes=with_words_beside(changes, text, before, after, unit.library.rules.profile),
        citation=unit.library.citation(window.text, window.source),
    )


def _worded(text: str, stretch: Span) -> Span:
    """Return a stretch from its first word to its last, as passages are cut too."""
    found = words(stretch.of(text))
    if not found:
        return stretch
    return with_brackets(text, stretch.start + found[0].span.start, stretch.start + found[-1].span.end)


def _laid(unit: _Unit, match: Match) -> Collation:
    return lay(match.passage.text, match.text, names=unit.library.rules.names)


def _second_look(unit: _Unit) -> tuple[tuple[Match, ...], Near | None]:
    """Return the match of a quotation that the engine does not place, or what comes nearest to it."""
    count = len(words(unit.text))
    if unit.records[0].quotation.form in _NO_QUOTATIONS:
        return (), None
    library = unit.library
    exact = library.exact(unit.text)
    if exact:
        window = library.window(exact[0], unit.span)
        if count >= LEAST_WORDS:
            return _matches(unit, [window]), None
        return (), library.near(window, 1.0, len(exact) - 1)
    if count < LEAST_WORDS:
        return (), None
    found = nearest(unit.text, library.index)
    if found is None:
        return (), None
    window = library.window(Place(library.documents[found.text].id, found.span), unit.span)
    if count >= LEAST_NEAR_WORDS and found.score >= LEAST_NEAR_SCORE:
        match = _match(unit, unit.span, window)
        if likeness(_laid(unit, match)) >= LEAST_LIKENESS:
            return (match,), None
    return (), library.near(window, found.score)


def _not_found(unit: _Unit, near: Near | None) -> Check:
    if unit.records[0].quotation.form in _NO_QUOTATIONS:
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


def _found(unit: _Unit, matches: tuple[Match, ...], wrong: Miscredit | None) -> Check:
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


def _change_remarks(unit: _Unit, match: Match) -> list[Remark]:
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
