"""Every text report of the small trace, letter for letter; `pytest --accept` takes what is written now."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from provenance import __version__
from provenance.reports.appendix import By
from provenance.reports.as_annotations import to_annotations
from provenance.reports.as_appendix import to_appendix_markdown
from provenance.reports.as_csv import to_csv
from provenance.reports.as_json import to_json
from provenance.reports.as_tei import to_tei
from provenance.reports.as_text import to_text
from provenance.reports.tables import CSV_TABLES, Table
from tests.provenance.traces import small_trace

Golden = Callable[[str, str], None]


@pytest.mark.parametrize("table", CSV_TABLES, ids=lambda table: table.name)
def test_a_table_is_as_accepted(golden: Golden, table: Table) -> None:
    golden(f"small-{table.name}.csv", to_csv(small_trace(), table).replace("\r\n", "\n"))


@pytest.mark.parametrize("width", [80, 120])
def test_the_terminals_text_is_as_accepted(golden: Golden, width: int) -> None:
    golden(f"small-{width}.txt", to_text(small_trace(), width=width, colour=False))


@pytest.mark.parametrize("by", list(By))
def test_the_appendix_is_as_accepted(golden: Golden, by: By) -> None:
    text = to_appendix_markdown(small_trace(), by).replace(__version__, "VERSION")
    golden(f"small-appendix-by-{by.value}.md", text)


def test_the_machine_forms_are_as_accepted(golden: Golden) -> None:
    golden("small-trace.json", to_json(small_trace()))
    golden("small-trace.jsonld", to_annotations(small_trace()))
    golden("small-trace.tei.xml", to_tei(small_trace()))
