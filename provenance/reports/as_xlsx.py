"""The tables as one workbook: a sheet each, and the grid of passages by outlets.

Every cell of a document's words is a string, so nothing in it is a formula or a link and no guard has to
change it. Only counts and offsets are numbers.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from provenance.model import Trace
from provenance.reports.columns import meanings
from provenance.reports.lookup import Lookup, lookup_in
from provenance.reports.printable import for_xml
from provenance.reports.rows import worst_of
from provenance.reports.tables import TABLES, Cell, Table
from provenance.reports.wording import GRADES, worst_word

LONGEST_CELL = 32_767  # characters; Excel's own bound
MOST_GRID_OUTLETS = 1_000  # columns; Excel has 16,384, nobody scrolls that far

_WIDTHS = {"text": 60, "marked": 60, "before": 30, "after": 30, "title": 32, "nearest_text": 40, "note": 40}
_COLOURS = {
    "verbatim": ("#E2EFE7", "#1F5A40"),
    "cosmetic": ("#E6ECEF", "#3C5260"),
    "house style": ("#E0EBF7", "#14539A"),
    "marked": ("#EDE5F6", "#5A3088"),
    "unmarked": ("#FBE9D3", "#7A3F00"),
    "meaning": ("#FBE1DE", "#98140F"),
}
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def to_xlsx(trace: Trace) -> bytes:
    """Return the workbook: a sheet for each table, then ``grid`` and ``about``."""
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer, _OPTIONS)
    # A fixed date, so that the same trace gives the same bytes.
    workbook.set_properties({"title": "Who quoted what", "created": datetime(2000, 1, 1)})
    formats = _formats(workbook)
    lookup = lookup_in(trace)
    for table in TABLES:
        _sheet(workbook.add_worksheet(table.name), table, table.cells(trace, lookup), formats)
    _grid(workbook.add_worksheet("grid"), trace, lookup, formats)
    _about(workbook.add_worksheet("about"), trace, formats)
    workbook.close()
    return buffer.getvalue()


def _formats(workbook: Workbook) -> dict[str, Format]:
    formats = {
        word: workbook.add_format({"bg_color": paper, "font_color": ink, "valign": "top"})
        for word, (paper, ink) in _COLOURS.items()
    }
    formats["head"] = workbook.add_format({"bold": True, "bottom": 1, "valign": "top"})
    formats["turned"] = workbook.add_format({"bold": True, "bottom": 1, "rotation": 60, "valign": "bottom"})
    formats["cell"] = workbook.add_format({"text_wrap": True, "valign": "top"})
    return formats


def _sheet(
    sheet: Worksheet, table: Table, rows: Iterable[tuple[Cell, ...]], formats: dict[str, Format]
) -> None:
    """Fill one sheet: a frozen head with a filter, a comment on each head that says what the column holds."""
    graded = {column for column, name in enumerate(table.columns) if name in ("worst", "severity_word")}
    last = 0
    for last, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            _write(sheet, last, column, cell, formats[str(cell)] if column in graded else formats["cell"])
    for column, name in enumerate(table.columns):
        sheet.set_column(column, column, _WIDTHS.get(name, 14))
        sheet.write_string(0, column, name, formats["head"])
        sheet.write_comment(0, column, meanings()[table.name][name], {"author": ""})
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, last, len(table.columns) - 1)


def _write(sheet: Worksheet, row: int, column: int, cell: Cell, look: Format) -> None:
    if isinstance(cell, str):
        sheet.write_string(row, column, for_xml(cell)[:LONGEST_CELL], look)
    else:
        sheet.write_number(row, column, cell, look)


def _grid(sheet: Worksheet, trace: Trace, lookup: Lookup, formats: dict[str, Format]) -> None:
    """Fill the sheet of passages by outlets, most carrying outlets first."""
    by_passage = [lookup.by_outlet(apparatus) for apparatus in trace.apparatus]
    names = sorted({name for outlets in by_passage for name in outlets})
    names.sort(key=lambda name: -sum(name in outlets for outlets in by_passage))
    column_of = {name: column for column, name in enumerate(names[:MOST_GRID_OUTLETS], 3)}
    for column, head in enumerate(("passage", "locator", "text")):
        sheet.write_string(0, column, head, formats["head"])
    for name, column in column_of.items():
        sheet.write_string(0, column, for_xml(name)[:LONGEST_CELL], formats["turned"])
    for row, (apparatus, outlets) in enumerate(zip(trace.apparatus, by_passage, strict=True), 1):
        passage = apparatus.passage
        for column, text in enumerate((passage.id, passage.locator or "", passage.text)):
            _write(sheet, row, column, text, formats["cell"])
        for name, pairs in outlets.items():
            if name in column_of:
                word = worst_word(worst_of(tuple(variant for variant, _ in pairs)))
                sheet.write_string(row, column_of[name], word, formats[word])
    sheet.set_column(0, 1, 14)
    sheet.set_column(2, 2, 60)
    sheet.freeze_panes(1, 3)


def _about(sheet: Worksheet, trace: Trace, formats: dict[str, Format]) -> None:
    """Fill the sheet that says what the words mean and how the trace was made."""
    lines = [("fingerprint", trace.fingerprint), *sorted(trace.settings.items())]
    lines += [(grade.word, grade.meaning) for grade in GRADES]
    lines += [(f"problem: {problem.where}", problem.message) for problem in trace.problems]
    for row, (name, value) in enumerate(lines):
        _write(sheet, row, 0, name, formats["head"])
        _write(sheet, row, 1, value, formats["cell"])
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 80)
