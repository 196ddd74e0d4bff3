"""What was written opens in LibreOffice with every cell as it was, and no formula alive."""

from __future__ import annotations

import csv
import subprocess
from pathlib import Path

import pytest

from provenance.model import Trace
from provenance.reports.appendix import By
from provenance.reports.as_docx import to_docx
from provenance.reports.as_xlsx import to_xlsx
from provenance.reports.printable import for_xml
from provenance.reports.tables import TABLES
from provenance.reports.write import write_folder
from tests.provenance.hostile_traces import hostile_trace
from tests.provenance.office import convert, needs_office, sheets
from tests.provenance.traces import small_trace

pytestmark = needs_office
both = pytest.mark.parametrize("trace", [small_trace(), hostile_trace()], ids=["small", "hostile"])


@both
def test_a_csv_file_opens_with_every_cell_as_written(trace: Trace, tmp_path: Path) -> None:
    write_folder(trace, tmp_path / "out")
    for name in ("passages", "witnesses", "unplaced"):
        path = tmp_path / "out" / f"{name}.csv"
        with path.open(encoding="utf-8-sig", newline="") as file:
            written = list(csv.reader(file))
        assert sheets(path, tmp_path / name)[name] == written


@both
def test_a_workbook_opens_with_every_cell_as_the_rows_have_it(trace: Trace, tmp_path: Path) -> None:
    path = tmp_path / "trace.xlsx"
    path.write_bytes(to_xlsx(trace))
    opened = sheets(path, tmp_path / "sheets")
    for table in TABLES:
        rows = [list(table.columns), *([for_xml(str(cell)) for cell in row] for row in table.cells(trace))]
        assert opened[table.name] == rows
    assert len(opened["grid"]) == len(trace.apparatus) + 1


@both
@pytest.mark.parametrize("by", list(By))
def test_an_appendix_opens_as_a_document_with_all_its_notes(trace: Trace, by: By, tmp_path: Path) -> None:
    path = tmp_path / "appendix.docx"
    path.write_bytes(to_docx(trace, by))
    written = convert(path, "txt:Text (encoded):UTF8", tmp_path / "text")
    text = written[0].read_text("utf-8-sig")
    assert text.startswith("Fact-check appendix\n")
    assert "Note 1" in text
    assert "How this was made" in text


def test_an_appendix_has_page_numbers(tmp_path: Path) -> None:
    path = tmp_path / "appendix.docx"
    path.write_bytes(to_docx(small_trace(), By.ARTICLE))
    pdf = convert(path, "pdf", tmp_path / "pdf")[0]
    text = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True).stdout.decode()
    assert "1 of " in text
    assert "2 of " in text
