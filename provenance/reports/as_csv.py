"""A table as CSV that a spreadsheet opens as it is: byte-order mark, CRLF, guarded against formulas.

A spreadsheet takes a cell that begins with = + - @ for a formula, and a quotation may begin so. The guard
puts an apostrophe before such a cell. That alters a quotation's text, so it can be switched off, and
trace.json always holds the words as they are.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from provenance.model import Trace
from provenance.reports.lookup import Lookup
from provenance.reports.printable import encodable
from provenance.reports.tables import Cell, Table

BYTE_ORDER_MARK = "\ufeff"

# CWE-1236. A full-width sign is turned into the plain one by some spreadsheets; blanks before it are skipped.
_FORMULA = re.compile("'*(?:\\s*[=+\\-@＝＋－＠]|[\t\r\n])")


def to_csv(trace: Trace, table: Table, lookup: Lookup | None = None, *, formula_guard: bool = True) -> str:
    """Return one table of a trace as CSV text (RFC 4180), the byte-order mark included."""
    return csv_text(table.columns, table.cells(trace, lookup), formula_guard=formula_guard)


def csv_text(columns: tuple[str, ...], cells: Iterable[tuple[Cell, ...]], *, formula_guard: bool) -> str:
    """Return rows as CSV text; every row has one cell for each column."""
    buffer = io.StringIO(newline="")
    buffer.write(BYTE_ORDER_MARK)
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows((map(guarded, row) for row in cells) if formula_guard else cells)
    return encodable(buffer.getvalue())


def guarded(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet takes for a formula; numbers stay numbers.

    A cell that looks guarded already is guarded once more, so that `unguarded` gives back every cell.

    >>> guarded("=1+2"), guarded("a=b"), guarded(-3), guarded("'=1")
    ("'=1+2", 'a=b', -3, "''=1")
    """
    # Most cells begin with a letter or a digit, and that is quicker to see than the pattern.
    if isinstance(cell, str) and not cell[:1].isalnum() and _FORMULA.match(cell):
        return "'" + cell
    return cell


def unguarded(cell: str) -> str:
    """Return the cell that was guarded.

    >>> unguarded("'=1+2"), unguarded("'tis")
    ('=1+2', "'tis")
    """
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
