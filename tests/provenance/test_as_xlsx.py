"""The workbook without a spreadsheet: no formula, no link, the same bytes every time."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest

from provenance.model import Trace
from provenance.reports.as_xlsx import to_xlsx
from tests.provenance.hostile_traces import hostile_trace
from tests.provenance.large_traces import large_trace
from tests.provenance.traces import small_trace


@pytest.mark.parametrize("trace", [small_trace(), hostile_trace(), Trace(fingerprint="f")])
def test_no_cell_is_a_formula_or_a_link(trace: Trace) -> None:
    with zipfile.ZipFile(BytesIO(to_xlsx(trace))) as book:
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(sheets) == 9
        for name in sheets:
            text = book.read(name).decode("utf-8")
            assert not re.search(r"<f[ >]|<hyperlink", text)
            assert 'state="frozen"' in text or name.endswith("sheet9.xml")


def test_the_same_trace_gives_the_same_workbook() -> None:
    assert to_xlsx(small_trace()) == to_xlsx(small_trace())


def test_tables_have_filters_and_comments_on_their_heads() -> None:
    with zipfile.ZipFile(BytesIO(to_xlsx(large_trace(3, 4, 5)))) as book:
        assert '<autoFilter ref="A1:X4"/>' in book.read("xl/worksheets/sheet1.xml").decode()
        assert "Where it stands in the source" in book.read("xl/comments1.xml").decode()
