"""The rows of all tables as JSON Lines: one object a line, its table named in ``table``."""

from __future__ import annotations

from provenance.model import Trace
from provenance.reports.as_json import dumped
from provenance.reports.lookup import lookup_in
from provenance.reports.tables import TABLES


def to_jsonl(trace: Trace) -> str:
    """Return every row of every table as one line of JSON, the columns of docs/columns.md as its fields."""
    lookup = lookup_in(trace)
    return "".join(
        dumped({"table": table.name, **dict(zip(table.columns, cells, strict=True))}) + "\n"
        for table in TABLES
        for cells in table.cells(trace, lookup)
    )
