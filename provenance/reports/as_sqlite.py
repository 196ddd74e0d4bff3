"""The tables as one SQLite file, with foreign keys and full-text search, as Datasette likes it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from corpus.errors import UsageError
from corpus.model import Metadata
from provenance.model import Trace
from provenance.reports.lookup import lookup_in
from provenance.reports.printable import encodable
from provenance.reports.tables import TABLES, Cell
from provenance.reports.write import replacing

_NUMBERS = {
    "outlets", "articles", "variants", "quoted", "partly", "echoes", "changes", "severity", "level", "group",
    "start", "end", "passage_start", "passage_end", "score", "confidence", "nearest_score", "nearest_start",
    "nearest_end", "characters",
}  # fmt: skip
# These count in one table and list names in another.
_TEXTS = {("variants", "outlets"), ("changes", "outlets"), ("outlets", "variants")}
_KEYS = {
    "documents": "document", "passages": "passage", "variants": "variant", "changes": "change",
    "quotations": "quotation",
}  # fmt: skip
_REFERENCES = {
    "passage": "passages", "variant": "variants", "article": "documents", "quotation": "quotations",
}  # fmt: skip
_SEARCHED = {
    "passages": ("text",),
    "variants": ("text",),
    "witnesses": ("text", "title", "credited"),
    "quotations": ("text", "credited"),
}
_DOCUMENT_COLUMNS = (
    "document", "role", "outlet", "title", "author", "published", "url", "archived_url", "symbol", "via",
    "language", "notes", "path", "sha256", "characters",
)  # fmt: skip
# Tables in an order in which every reference finds what it names.
_ORDER = ("quotations", "passages", "variants", "witnesses", "changes", "outlets", "unplaced")


def write_sqlite(trace: Trace, path: Path) -> Path:
    """Write the trace's tables to a new SQLite file in place of ``path``; return the path.

    Raises:
        UsageError: the file cannot be written, or two things in the trace have one id.
    """
    with replacing(path) as temporary, closing(sqlite3.connect(temporary)) as connection:
        try:
            _fill(connection, trace)
        except sqlite3.IntegrityError as error:
            message = f"{path}: the trace contradicts itself ({error}); trace the articles again"
            raise UsageError(message) from error
        except sqlite3.OperationalError as error:
            raise UsageError(f"{path}: cannot be written ({error}); choose another place") from error
    return path


def _fill(connection: sqlite3.Connection, trace: Trace) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    with connection:
        _make(connection, "documents", _DOCUMENT_COLUMNS, map(_document, trace.documents))
        lookup = lookup_in(trace)
        tables = {table.name: table for table in TABLES}
        for name in _ORDER:
            _make(connection, name, tables[name].columns, tables[name].cells(trace, lookup))
        _make(
            connection,
            "problems",
            ("where", "slug", "message"),
            ((problem.where, problem.slug, problem.message) for problem in trace.problems),
        )
        about = (("fingerprint", trace.fingerprint), *sorted(trace.settings.items()))
        _make(connection, "settings", ("name", "value"), about)
        for name, columns in _SEARCHED.items():
            _make_searchable(connection, name, columns)
    connection.execute("VACUUM")


def _document(document: Metadata) -> tuple[Cell, ...]:
    return (
        document.id,
        document.role.value,
        *(str(getattr(document, name)) for name in _DOCUMENT_COLUMNS[2:-1]),
        document.characters,
    )


def _make(
    connection: sqlite3.Connection, table: str, columns: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]
) -> None:
    """Make one table, its keys and indexes, and fill it; an empty number becomes null."""
    parts = [_column(table, column) for column in columns]
    if table == "outlets":
        parts.append('PRIMARY KEY ("passage", "outlet")')
    connection.execute(f'CREATE TABLE "{table}" ({", ".join(parts)})')
    places = ", ".join("?" * len(columns))
    numeric = [_is_number(table, column) for column in columns]
    connection.executemany(
        f'INSERT INTO "{table}" VALUES ({places})',
        (tuple(map(_value, row, numeric)) for row in rows),
    )
    for column in columns:
        if _reference(table, column):
            connection.execute(f'CREATE INDEX "{table}_{column}" ON "{table}" ("{column}")')


def _column(table: str, column: str) -> str:
    if _KEYS.get(table) == column:
        return f'"{column}" TEXT PRIMARY KEY'
    kind = "NUMERIC" if _is_number(table, column) else "TEXT"
    target = _reference(table, column)
    return f'"{column}" {kind}' + (f' REFERENCES "{target}" ("{_KEYS[target]}")' if target else "")


def _reference(table: str, column: str) -> str | None:
    return None if _KEYS.get(table) == column else _REFERENCES.get(column)


def _is_number(table: str, column: str) -> bool:
    return column in _NUMBERS and (table, column) not in _TEXTS


def _value(cell: Cell, numeric: bool) -> Cell | None:
    if isinstance(cell, str):
        return None if numeric and not cell else encodable(cell)
    return cell


def _make_searchable(connection: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> None:
    names = ", ".join(f'"{column}"' for column in columns)
    connection.execute(
        f'CREATE VIRTUAL TABLE "{table}_fts" USING fts5({names}, content="{table}", '
        "tokenize='unicode61 remove_diacritics 2')"
    )
    connection.execute(f'INSERT INTO "{table}_fts" ("{table}_fts") VALUES (\'rebuild\')')
