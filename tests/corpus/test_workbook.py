"""Workbooks: rows of every sheet with a column of texts, days written out, strings of all kinds."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from corpus.errors import DocumentError
from corpus.limits import DEFAULT_LIMITS
from corpus.model import Problem
from corpus.readers.workbook import read
from corpus.reading import Reading


def workbook(folder: Path, *sheets: Sequence[Sequence[object]], since_1904: bool = False) -> Path:
    """Write a workbook; each sheet is a list of rows."""
    path = folder / "articles.xlsx"
    with Workbook(path, {"date_1904": since_1904, "default_date_format": "dd.mm.yyyy"}) as book:
        for rows in sheets:
            sheet = book.add_worksheet()
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def readings(path: Path) -> Iterator[Reading]:
    return (item for item in read(path, DEFAULT_LIMITS) if isinstance(item, Reading))


HEAD = ("Headline", "Date", "Source", "Full Text")


def test_a_row_is_a_text_with_its_fields(tmp_path: Path) -> None:
    row = ("Rain", datetime.date(2024, 3, 5), "Post", "It rained.\r\n“Yes,” she said.")
    [reading] = readings(workbook(tmp_path, [HEAD, row]))
    assert reading.text == "It rained.\r\n“Yes,” she said."
    assert (reading.part, reading.found) == (
        "2",
        {"title": "Rain", "outlet": "Post", "published": "2024-03-05"},
    )


def test_a_title_and_a_query_may_stand_above_the_names_of_the_columns(tmp_path: Path) -> None:
    rows = [("Export of 1 June",), (), HEAD, ("Rain", "2024-03-05", "Post", "It rained.")]
    assert [(each.text, each.part) for each in readings(workbook(tmp_path, rows))] == [("It rained.", "4")]


def test_days_are_counted_from_1904_where_the_workbook_says_so(tmp_path: Path) -> None:
    rows = [("text", "date"), ("It rained.", datetime.date(2024, 3, 5))]
    [reading] = readings(workbook(tmp_path, rows, since_1904=True))
    assert reading.found == {"published": "2024-03-05"}


def test_every_sheet_with_texts_is_read_and_others_are_passed_over(tmp_path: Path) -> None:
    about, first, second = [("About",)], [("text",), ("One.",)], [("", "text"), ("", "Two.")]
    found = list(readings(workbook(tmp_path, about, first, second)))
    assert [(each.part, each.text) for each in found] == [("2", "One."), ("Sheet3!2", "Two.")]


def test_a_cell_in_several_fonts_is_one_text(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 2, "text")
        sheet.write_rich_string(1, 2, "It ", book.add_format({"bold": True}), "rained", ".")
    assert [each.text for each in readings(path)] == ["It rained."]


def test_a_row_without_text_is_a_problem(tmp_path: Path) -> None:
    [problem] = read(workbook(tmp_path, [("title", "text"), ("Rain", "")]), DEFAULT_LIMITS)
    assert isinstance(problem, Problem)
    assert (problem.slug, problem.where.rpartition(":")[2]) == ("no-text", "2")


def test_a_workbook_without_texts_names_its_columns(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no column of texts among country, people; call it 'text'"):
        list(read(workbook(tmp_path, [("Country", "People"), ("x", 1)]), DEFAULT_LIMITS))


def test_a_cell_that_refers_to_what_is_not_there_says_so(tmp_path: Path) -> None:
    path, broken = workbook(tmp_path, [("text", "title"), ("It rained.", "Rain")]), tmp_path / "broken.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            new.writestr(
                name, old.read(name).replace(b'<c r="B2" t="s"><v>3</v>', b'<c r="B2" t="s"><v>99</v>')
            )
    with pytest.raises(DocumentError, match="refer to what is not there; open and save it again"):
        list(read(broken, DEFAULT_LIMITS))


def test_cells_in_the_last_corner_cost_little_and_too_many_are_refused(tmp_path: Path) -> None:
    far, many = tmp_path / "far.xlsx", tmp_path / "many.xlsx"
    for path, rows in ((far, 1), (many, 650)):
        with Workbook(path, {"constant_memory": True}) as book:
            sheet = book.add_worksheet()
            sheet.write_row(0, 0, ("text", "outlet"))
            sheet.write_row(1, 0, ("It rained.", "Post"))
            for row in range(2, 2 + rows):
                sheet.write(row, 16_383, "x")
    assert [each.text for each in readings(far)] == ["It rained."]
    with pytest.raises(DocumentError, match="far more than its size lets expect; save it as CSV"):
        list(read(many, DEFAULT_LIMITS))
