"""What each column of each table holds, in words."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from provenance.reports.tables import TABLES, Table

COLUMNS_FILE = Path(__file__).with_name("columns.toml")


@cache
def meanings() -> dict[str, dict[str, str]]:
    """Return one sentence for each column of each table, by table and column."""
    with COLUMNS_FILE.open("rb") as file:
        return tomllib.load(file)


def table_docs(table: Table) -> str:
    """Return a table's columns as a Markdown table."""
    said = meanings()[table.name]
    lines = ["| column | what it holds |", "| --- | --- |"]
    return "\n".join(lines + [f"| `{column}` | {said[column]} |" for column in table.columns])


def all_docs() -> str:
    """Return the Markdown of all tables, each under its heading."""
    return "\n\n".join(f"## {table.name}\n\n{table_docs(table)}" for table in TABLES)
