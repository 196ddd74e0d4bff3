"""CSV and TSV tables with a column of texts, under any usual column names.

A row's text is kept exactly as it stands in its cell, unless it was encoded twice.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from corpus.clean import one_line
from corpus.describing.metadata import ID_NAMES, TEXT_NAMES, canonical_name, fields_of
from corpus.double_encoding import doubly_encoded, is_doubled, undoubled
from corpus.errors import DocumentError
from corpus.files.streaming import open_text
from corpus.files.table import rows_of
from corpus.limits import Limits
from corpus.model import Problem
from corpus.reading import Reading

MOST_ROWS_ABOVE_HEAD: Final = 20
"""How many rows of a table may stand above the one that names its columns."""
_SHOWN_COLUMNS = 12
_MOST_HEAD = 10_000  # characters of a line in which column names are looked for
_CELL = re.compile(r"[^,;\t|\"\r\n]+")  # of a head, whatever parts it


def read(path: Path, limits: Limits) -> Iterator[Reading | Problem]:
    """Read a table's rows, one at a time; a row without text is a problem.

    Raises:
        DocumentError: ``no-text-column``, ``empty``, ``binary`` or ``bad-csv``.
    """
    where = one_line(str(path))
    above = _lines_above_head(path, where, limits)
    with open_text(path, where) as stream:
        for _ in range(above):
            stream.readline(limits.most_line_bytes)
        rows = rows_of(stream, limits)
        try:
            names = [canonical_name(cell) for cell in next(rows, (1, []))[1]]
            column = text_column(names, where)
            for number, cells in rows:
                if cells:
                    row = dict(zip(names, cells, strict=False))
                    yield row_reading(row, column, f"{where}:{above + number}")
        except csv.Error as error:
            message = f"the table breaks off ({error}); save it as CSV again"
            raise DocumentError(where, "bad-csv", message) from error


def _lines_above_head(path: Path, where: str, limits: Limits) -> int:
    """Return how many lines, such as an export's title, stand above the one that names a column of texts.

    That is 0 where no line does; a line "sep=;" just above it belongs to it.
    """
    above = ""
    with open_text(path, where) as stream:
        for place in range(MOST_ROWS_ABOVE_HEAD + 1):
            line = stream.readline(limits.most_line_bytes)[:_MOST_HEAD]
            if names_texts(_CELL.findall(line)):
                return place - above.startswith("sep=")
            above = line
    return 0


def names_texts(cells: Iterable[str]) -> bool:
    """Tell whether a row names a column of texts."""
    return not {canonical_name(cell) for cell in cells}.isdisjoint(TEXT_NAMES)


def text_column(names: Sequence[str], where: str) -> str:
    """Return the name of the column that holds the texts.

    Raises:
        DocumentError: ``no-text-column``.
    """
    column = next((name for name in TEXT_NAMES if name in names), None)
    if column is None:
        shown = ", ".join(filter(None, names[:_SHOWN_COLUMNS]))
        message = f"no column of texts among {shown or 'unnamed columns'}; call it 'text'"
        raise DocumentError(where, "no-text-column", one_line(message))
    return column


def row_reading(row: Mapping[str, str], column: str, where: str) -> Reading | Problem:
    """Return the text of a row with the fields that its other columns give.

    Args:
        row: cells by the canonical names of their columns.
        column: which of them holds the text.
        where: the row's place, ending in its number after a colon.
    """
    doubled = is_doubled(row.get(column, ""))
    if doubled:
        row = {name: undoubled(value) for name, value in row.items()}
    text = row.get(column, "")
    if not text.strip():
        message = f"the row has no text in column '{one_line(column)}'; fill or remove it"
        return Problem(where, "no-text", message)
    found = fields_of({name: value for name, value in row.items() if name != column})
    if role := row.get("role"):
        found["role"] = role
    if name := next((row[name].strip() for name in ID_NAMES if row.get(name)), ""):
        found["id"] = name
    warnings = (doubly_encoded(where),) if doubled else ()
    return Reading(text=text, part=where.rpartition(":")[2], found=found, warnings=warnings)
