"""A table as CSV that a spreadsheet opens as it is: byte-order mark, CRLF, guarded against formulas.

A spreadsheet takes a cell that begins with = + - @ for a formula, and a quotation may begin so. The guard
puts an apostrophe before such a cell. That alters a quotation's text, so it can be switched off, and
trace.json always holds the words as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from provenance.model import Trace
from provenance.reports.lookup import Lookup
from provenance.reports.printable import encodable
from provenance.reports.tables import Cell, Table

BYTE_ORDER_MARK = "\ufeff"

_LINE_END = "\r\n"
_ROWS = 100  # written at once: column by column takes three quarters of what cell by cell does
_SHORT = 40  # characters of a text that may come again and again: a name, a date, nothing
_MOST_KEPT = 5_000  # of a column's cells; those of ids never come again
# CWE-1236. A full-width sign is turned into the plain one by some spreadsheets; blanks before it are skipped.
_FORMULA = re.compile("'*(?:\\s*[=+\\-@＝＋－＠]|[\t\r\n])")


def to_csv(trace: Trace, table: Table, lookup: Lookup | None = None, *, formula_guard: bool = True) -> str:
    """Return one table of a trace as CSV text (RFC 4180), the byte-order mark included."""
    return csv_text(table.columns, table.cells(trace, lookup), formula_guard=formula_guard)


def csv_text(columns: tuple[str, ...], cells: Iterable[tuple[Cell, ...]], *, formula_guard: bool) -> str:
    """Return rows as CSV text; every row has one cell for each column."""
    return "".join(csv_lines(columns, cells, formula_guard=formula_guard))


def csv_lines(
    columns: tuple[str, ...], cells: Iterable[tuple[Cell, ...]], *, formula_guard: bool
) -> Iterator[str]:
    """Yield the lines of rows as CSV text, many at a time, the byte-order mark before the first.

    The numbers of one column are all whole, or none is.
    """
    guard = guarded if formula_guard else str
    yield f"{BYTE_ORDER_MARK}{','.join(map(_Written(guard).__getitem__, columns))}{_LINE_END}"
    written = [_Written(guard).__getitem__ for _ in columns]
    rows = iter(cells)
    while some := list(islice(rows, _ROWS)):
        texts = [map(write, column) for write, column in zip(written, zip(*some, strict=True), strict=True)]
        yield encodable("".join([",".join(line) + _LINE_END for line in zip(*texts, strict=True)]))


class _Written(dict[Cell, str]):
    """The cells of one column as they are written, between quotation marks if they need them.

    Tables hold millions of cells, and a look-up costs a fraction of what the standard library's writer does:
    short ones are kept.
    """

    def __init__(self, guard: Callable[[Cell], Cell]) -> None:
        self._guard = guard

    def __missing__(self, cell: Cell) -> str:
        text = str(self._guard(cell))
        if '"' in text:
            text = '"' + text.replace('"', '""') + '"'
        elif "," in text or "\n" in text or "\r" in text:  # quicker than one search for them all
            text = f'"{text}"'
        if len(text) <= _SHORT:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[cell] = text
        return text


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
