"""What one check of a draft is about: a quotation, or the parts of one that its attribution splits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.model import Document, Span
from provenance.checks import Remark, Stretch
from provenance.file_lines import FileLines
from provenance.finding.findings import Finding
from provenance.grouping.library import Library
from provenance.model import QuotationRecord
from quotes.kinds import Code

Records = tuple[QuotationRecord, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A quotation or its parts, in order, and what it is judged by."""

    draft: Document
    records: Records
    library: Library
    lines: FileLines

    @property
    def marked(self) -> list[Span]:
        """Where the parts stand in the draft, in order, without a saying inside the marks."""
        return [span for record in self.records for span in record.quotation.spoken]

    @property
    def span(self) -> Span:
        """From the first part to the last."""
        return Span(self.records[0].quotation.span.start, self.records[-1].quotation.span.end)

    @property
    def text(self) -> str:
        """The draft's words there."""
        return self.span.of(self.draft.text)

    def holds(self, record: QuotationRecord) -> bool:
        """Tell whether a quotation lies inside this one."""
        parts = (own.quotation.span for own in self.records)
        return any(span.start <= record.quotation.span.start < span.end for span in parts)

    def stretch(self, span: Span) -> Stretch:
        """Return a span of the draft with its lines and columns."""
        return Stretch(span, self.lines.position(span.start), self.lines.position(span.end))

    def remark(self, code: Code, note: str = "") -> tuple[Remark, ...]:
        """Return a remark on the whole, none where the stylebook lets it pass."""
        severity = self.library.rules.profile.severity(code)
        remark = Remark(code=code, severity=severity, stretch=self.stretch(self.span), note=note)
        return (remark,) if severity else ()


def units_of(records: Iterable[QuotationRecord], findings: Sequence[Finding]) -> list[Records]:
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
