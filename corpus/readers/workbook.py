"""Workbooks of spreadsheets (.xlsx) with a column of texts, under any usual column names.

Every sheet of which one of the first rows names such a column is read. A row's text is kept exactly as it
stands in its cell; days are written out.
"""

from __future__ import annotations

import datetime
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Final, Protocol

from openpyxl import load_workbook

from corpus.clean import one_line
from corpus.describing.metadata import canonical_name
from corpus.errors import DocumentError
from corpus.files.archive import Archive
from corpus.limits import Limits
from corpus.model import Problem
from corpus.readers.table import MOST_ROWS_ABOVE_HEAD, names_texts, row_reading, text_column
from corpus.reading import Reading

_MOST_CELLS: Final = 10_000_000  # with the empty ones before the last of each row
_MOST_ROWS: Final = 1_100_000  # a sheet of Excel has 1,048,576
# What a library raises for cells that refer to what is not there.
_DAMAGE = (AttributeError, IndexError, KeyError, TypeError, ValueError)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")

warnings.filterwarnings("ignore", module="openpyxl")  # of styles and pictures, which no reader needs


def read(path: Path, limits: Limits) -> Iterator[Reading | Problem]:
    """Read the rows of a workbook's sheets; a row without text is a problem.

    Raises:
        DocumentError: ``no-text-column``, ``unpacks-too-large`` where a small file stands for very many cells
            or repeats the same long string in them, ``unreadable-archive`` where cells refer to what is not
            there, or as `corpus.files.archive.Archive` does.
    """
    try:
        yield from _rows(Archive(path, limits).checked(), one_line(str(path)), limits)
    except _DAMAGE as error:
        message = "its cells refer to what is not there; open and save it again"
        raise DocumentError(one_line(str(path)), "unreadable-archive", message) from error


def _rows(archive: BytesIO, where: str, limits: Limits) -> Iterator[Reading | Problem]:
    book = load_workbook(archive, read_only=True, data_only=True)
    budget = _Budget(where, limits.most_unpacked_bytes)
    heads: list[str] = []
    is_first = True
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # what it says of its size may be wrong
        rows = budget.spent(sheet.iter_rows())
        names = _column_names(rows)
        heads += names.values()
        if not names_texts(names.values()):
            continue
        column = text_column(list(names.values()), where)
        prefix = "" if is_first else f"{sheet.title}!"
        is_first = False
        for number, cells in rows:
            row = {names[place]: cell for place, cell in cells.items() if place in names}
            yield row_reading(row, column, f"{where}:{prefix}{number}")
    text_column(heads, where)


def _column_names(rows: Iterator[tuple[int, dict[int, str]]]) -> dict[int, str]:
    """Read on to the row that names a column of texts; return its names by column, else the first row's."""
    first: dict[int, str] = {}
    for _, cells in islice(rows, MOST_ROWS_ABOVE_HEAD + 1):
        names = {place: canonical_name(cell) for place, cell in cells.items()}
        if names_texts(names.values()):
            return names
        first = first or names
    return first


class _Cell(Protocol):
    """A cell, empty or not."""

    @property
    def value(self) -> object: ...

    @property
    def data_type(self) -> str: ...


class _Budget:
    """What the cells of all sheets may cost together."""

    def __init__(self, where: str, most_characters: int) -> None:
        self._where = where
        self._characters = most_characters
        self._cells = _MOST_CELLS

    def spent(self, rows: Iterable[Sequence[_Cell]]) -> Iterator[tuple[int, dict[int, str]]]:
        """Yield the number and the cells, by column, of each row that holds anything.

        Raises:
            DocumentError: ``unpacks-too-large``.
        """
        for number, row in enumerate(rows, 1):
            filled = ((place, _text(cell)) for place, cell in enumerate(row) if cell.value is not None)
            cells = {place: text for place, text in filled if text.strip()}
            self._cells -= len(row)
            self._characters -= sum(map(len, cells.values()))
            if min(self._cells, self._characters) < 0 or number > _MOST_ROWS:
                message = "its cells hold far more than its size lets expect; save it as CSV"
                raise DocumentError(self._where, "unpacks-too-large", message)
            if cells:
                yield number, cells


def _text(cell: _Cell) -> str:
    """Return a filled cell as text: a day in full, a whole number without a point, nothing for an error."""
    value = cell.value
    if cell.data_type == "e":
        return ""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _unescaped(str(value))


def _unescaped(text: str) -> str:
    r"""Return a text with the control characters that XML cannot hold.

    >>> _unescaped("one_x000D_\ntwo")
    'one\r\ntwo'
    """
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
