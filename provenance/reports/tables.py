"""The tables that CSV files, workbook sheets and database tables are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from operator import attrgetter

from provenance.model import Trace
from provenance.reports import row_types, rows
from provenance.reports.lookup import Lookup, lookup_in

Cell = str | int | float


@dataclass(frozen=True, slots=True)
class Table:
    """A named table: its columns in order and how its rows are made."""

    name: str
    columns: tuple[str, ...]
    rows_of: Callable[[Trace, Lookup], Iterator[row_types.Row]]

    def cells(self, trace: Trace, lookup: Lookup | None = None) -> Iterator[tuple[Cell, ...]]:
        """Yield the table's rows as tuples, in the order of the columns."""
        get = attrgetter(*self.columns)
        for row in self.rows_of(trace, lookup or lookup_in(trace)):
            yield get(row)


def _table(
    name: str, row: type[row_types.Row], rows_of: Callable[[Trace, Lookup], Iterator[row_types.Row]]
) -> Table:
    return Table(name, tuple(field.name for field in fields(row)), rows_of)


PASSAGES = _table("passages", row_types.PassageRow, rows.passage_rows)
VARIANTS = _table("variants", row_types.VariantRow, rows.variant_rows)
WITNESSES = _table("witnesses", row_types.WitnessRow, rows.witness_rows)
CHANGES = _table("changes", row_types.ChangeRow, rows.change_rows)
OUTLETS = _table("outlets", row_types.OutletRow, rows.outlet_rows)
UNPLACED = _table("unplaced", row_types.UnplacedRow, rows.unplaced_rows)
QUOTATIONS = _table("quotations", row_types.QuotationRow, rows.quotation_rows)

TABLES = (PASSAGES, VARIANTS, WITNESSES, CHANGES, OUTLETS, UNPLACED, QUOTATIONS)
CSV_TABLES = (PASSAGES, WITNESSES, CHANGES, OUTLETS, UNPLACED, QUOTATIONS)
