"""CSV and TSV tables with a column of texts, under any usual column names.

A row's text is kept exactly as it stands in its cell.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from corpus.clean import decode, one_line
from corpus.errors import DocumentError
from corpus.limits import Limits
from corpus.metadata import ID_NAMES, TEXT_NAMES, canonical_name, fields_of
from corpus.model import Problem
from corpus.reading import Reading


def read(path: Path, limits: Limits) -> Iterator[Reading | Problem]:
    """Read a table's rows; a row without text is a problem.

    Raises:
        DocumentError: ``no-text-column``, ``empty``, ``binary`` or ``bad-csv``.
    """
    where = one_line(str(path))
    text = decode(path.read_bytes(), where).text
    csv.field_size_limit(limits.most_line_bytes)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        names = [canonical_name(cell) for cell in next(rows, [])]
        column = next((name for name in TEXT_NAMES if name in names), None)
        if column is None:
            message = f"no column of texts among {', '.join(names[:12])}; call it 'text'"
            raise DocumentError(where, "no-text-column", one_line(message))
        for cells in rows:
            if cells:
                yield _reading(dict(zip(names, cells, strict=False)), column, where, rows.line_num)
    except csv.Error as error:
        message = f"the table breaks off: {error}; save it as CSV again"
        raise DocumentError(f"{where}:{rows.line_num}", "bad-csv", message) from error


def _reading(row: dict[str, str], column: str, where: str, line: int) -> Reading | Problem:
    text = row.get(column, "")
    if not text.strip():
        return Problem(
            f"{where}:{line}", "no-text", f"the row has no text in column '{column}'; fill or remove it"
        )
    found = fields_of({name: value for name, value in row.items() if name != column})
    if role := row.get("role"):
        found["role"] = role
    if name := next((row[name].strip() for name in ID_NAMES if row.get(name)), ""):
        found["id"] = name
    return Reading(text=text, part=str(line), found=found)


def _delimiter(text: str) -> str:
    head = text.partition("\n")[0]
    return max(",;\t", key=head.count)
