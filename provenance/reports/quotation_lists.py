"""The quotations of articles, whether traced or not, for people to read: as CSV rows, as a table.

The CSV has the columns of quotations.csv.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tabulate import tabulate

from corpus.model import Document
from provenance.model import QuotationRecord, Trace
from provenance.reports.printable import on_one_line, shortened
from provenance.reports.tables import QUOTATIONS, Cell
from quotes.model import Attribution, Quotation

CONTEXT = 60  # characters on either side of a quotation that the rows show
DOUBTFUL = 0.7  # a rule that is right less often is marked with a question mark in the table
_COLUMNS = ("outlet", "quotation", "credited to", "rule")
_LEAST_WIDTH = 60


def csv_columns() -> tuple[str, ...]:
    """Return the columns of the CSV form, those of quotations.csv."""
    return QUOTATIONS.columns


def csv_cells(document: Document, quotations: Sequence[Quotation]) -> Iterator[tuple[Cell, ...]]:
    """Yield one row for each quotation of an article."""
    records = tuple(_records(document, quotations))
    yield from QUOTATIONS.cells(Trace(fingerprint="", documents=(document.metadata,), quotations=records))


def table(found: Iterable[tuple[Document, Sequence[Quotation]]], width: int) -> str:
    """Return the quotations of some articles as a table that fits ``width`` columns of a terminal."""
    widths = _widths(max(width, _LEAST_WIDTH))
    rows = [
        tuple(shortened(on_one_line(cell), columns) for cell, columns in zip(cells, widths, strict=True))
        for document, quotations in found
        for cells in (_row(document, quotation) for quotation in quotations)
    ]
    if not rows:
        return "no quotations"
    return tabulate([_COLUMNS, *rows], tablefmt="plain", disable_numparse=True)


def _widths(width: int) -> tuple[int, int, int, int]:
    """Share the terminal's columns out; two blanks part the table's."""
    outlet, credited, rule = width // 6, width // 4, 20
    return outlet, width - outlet - credited - rule - 6, credited, rule


def _row(document: Document, quotation: Quotation) -> tuple[str, str, str, str]:
    words = f"{quotation.open}{quotation.span.of(document.text)}{quotation.close}"
    return (
        document.metadata.carrier,
        "  " * quotation.level + words,
        _credited(quotation.attribution),
        quotation.attribution.rule if quotation.attribution else f"({quotation.form.value})",
    )


def _credited(attribution: Attribution | None) -> str:
    if attribution is None:
        return ""
    name = attribution.speaker
    if attribution.resolved and attribution.resolved != name:
        name = f"{name} = {attribution.resolved}"
    return f"{name} ?" if attribution.confidence < DOUBTFUL else name


def _records(document: Document, quotations: Sequence[Quotation]) -> Iterator[QuotationRecord]:
    text = document.text
    for quotation in quotations:
        start, end = quotation.span.start, quotation.span.end
        yield QuotationRecord(
            id=f"{document.id}@{start}-{end}",  # as in a trace
            document=document.id,
            text=quotation.span.of(text),
            quotation=quotation,
            before=text[max(0, start - CONTEXT) : start],
            after=text[end : end + CONTEXT],
        )
