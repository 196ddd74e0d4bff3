"""The tables that CSV files, workbook sheets and database tables are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from provenance.model import Trace
from provenance.reports import row_types, rows
from provenance.reports.lookup import Lookup, lookup_in

Cell = str | int | float


@dataclass(frozen=True, slots=True)
class Table:
    """A named table: its columns in order and how its rows are made."""

    name: str
    columns: tuple[str, ...]
    rows_of: Callable[[Trace, Lookup], Iterator[tuple[Cell, ...]]]

    def cells(self, trace: Trace, lookup: Lookup | None = None) -> Iterator[tuple[Cell, ...]]:
        """Yield the table's rows as tuples, in the order of the columns."""
        return self.rows_of(trace, lookup or lookup_in(trace))


PASSAGES = Table("passages", row_types.PassageRow._fields, rows.passage_rows)
VARIANTS = Table("variants", row_types.VariantRow._fields, rows.variant_rows)
WITNESSES = Table("witnesses", row_types.WitnessRow._fields, rows.witness_rows)
CHANGES = Table("changes", row_types.ChangeRow._fields, rows.change_rows)
OUTLETS = Table("outlets", row_types.OutletRow._fields, rows.outlet_rows)
UNPLACED = Table("unplaced", row_types.UnplacedRow._fields, rows.unplaced_rows)
QUOTATIONS = Table("quotations", row_types.QuotationRow._fields, rows.quotation_rows)

TABLES = (PASSAGES, VARIANTS, WITNESSES, CHANGES, OUTLETS, UNPLACED, QUOTATIONS)
CSV_TABLES = (PASSAGES, WITNESSES, CHANGES, OUTLETS, UNPLACED, QUOTATIONS)
