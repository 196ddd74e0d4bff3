"""The CSV files: what a spreadsheet opens, and that it is all there."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.reports.as_csv import csv_text, guarded, to_csv, unguarded
from provenance.reports.printable import encodable
from provenance.reports.tables import CHANGES, CSV_TABLES, OUTLETS, PASSAGES, UNPLACED, WITNESSES, Table
from tests.provenance.hostile_traces import HOSTILE_TEXTS, hostile_trace
from tests.provenance.traces import small_trace


def _records(table: Table) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv(small_trace(), table).removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize("table", CSV_TABLES, ids=lambda table: table.name)
def test_a_file_begins_with_the_byte_order_mark_and_ends_its_lines_with_crlf(table: Table) -> None:
    content = to_csv(small_trace(), table).encode()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    assert content.count(b"\n") == content.count(b"\r\n")


@given(st.lists(st.tuples(st.text(), st.text(st.sampled_from("=+-@'\t\r\n\0 a\",;＝")))))
def test_a_file_read_back_gives_the_rows(rows: list[tuple[str, str]]) -> None:
    text = csv_text(("a", "b"), rows, formula_guard=True).removeprefix("\ufeff")
    read = [tuple(map(unguarded, row)) for row in csv.reader(io.StringIO(text, newline=""))]
    assert read[1:] == [tuple(map(encodable, row)) for row in rows]


def test_a_long_table_read_back_gives_the_rows() -> None:
    rows = [(f"p-{number}", number, number / 8, "yes" if number % 3 else "") for number in range(12_345)]
    text = csv_text(("a", "b", "c", "d"), rows, formula_guard=True).removeprefix("\ufeff")
    assert list(csv.reader(io.StringIO(text, newline="")))[1:] == [[*map(str, row)] for row in rows]


@given(st.text(st.sampled_from("=+-@'\t\r\n a＝"), max_size=6))
def test_no_guarded_cell_begins_like_a_formula(text: str) -> None:
    cell = str(guarded(text))
    assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝"))
    assert not cell.startswith(("\t", "\r", "\n"))


def test_a_negative_number_is_not_guarded() -> None:
    assert guarded(-3) == -3


def test_without_the_guard_the_words_stay_as_they_are() -> None:
    assert "=HYPERLINK" in csv_text(("a",), [(HOSTILE_TEXTS[4],)], formula_guard=False)
    assert "'=HYPERLINK" not in csv_text(("a",), [(HOSTILE_TEXTS[4],)], formula_guard=False)


@pytest.mark.parametrize("table", CSV_TABLES, ids=lambda table: table.name)
def test_hostile_texts_keep_every_row_in_its_columns(table: Table) -> None:
    text = to_csv(hostile_trace(), table).removeprefix("\ufeff")
    text.encode("utf-8")
    read = list(csv.reader(io.StringIO(text, newline="")))
    assert {len(row) for row in read} == {len(table.columns)}
    assert len(read) - 1 == len(list(table.cells(hostile_trace())))


def test_a_passage_is_counted_by_outlets_variants_and_manners() -> None:
    first = _records(PASSAGES)[0]
    assert (first["outlets"], first["articles"], first["variants"]) == ("5", "5", "4")
    assert (first["quoted"], first["partly"], first["echoes"]) == ("3", "1", "1")
    assert (first["worst"], first["worst_kinds"], first["locator"]) == (
        "meaning",
        "negation",
        "para. 36 (p. 11)",
    )


def test_the_first_to_carry_a_passage_are_those_of_the_earliest_day() -> None:
    passages = _records(PASSAGES)
    assert (passages[0]["first_published"], passages[0]["first_outlets"]) == (
        "2031-06", "Coastal Courier; Daily Dispatch; Evening Star; Forum; The Beacon",
    )  # fmt: skip
    assert (passages[2]["first_published"], passages[2]["first_outlets"]) == ("2031-06-01", "Coastal Courier")


def test_a_witness_shows_its_words_its_changes_and_who_is_credited() -> None:
    courier = next(row for row in _records(WITNESSES) if row["article"] == "courier")
    assert courier["text"] == "did not honor the agreement"
    assert courier["marked"] == "…did not [-honour-]{+honor+} the agreement…"
    assert (courier["credited"], courier["worst"], courier["manner"]) == (
        "the report",
        "house style",
        "quoted",
    )
    assert courier["link"] == "https://courier.example/a#top:~:text=did%20not%20honor%20the%20agreement"


def test_a_change_names_the_outlets_that_carry_it() -> None:
    negation = next(row for row in _records(CHANGES) if row["kind"] == "negation")
    assert (negation["before"], negation["after"], negation["outlets"]) == (" not", "", "Daily Dispatch")
    assert (negation["severity"], negation["severity_word"]) == ("4", "meaning")


def test_an_outlet_has_one_row_for_each_passage_that_it_carries() -> None:
    beacon = [(row["passage"], row["worst"]) for row in _records(OUTLETS) if row["outlet"] == "The Beacon"]
    assert beacon == [("p1", "verbatim"), ("p2", "meaning")]


def test_an_unplaced_quotation_shows_the_nearest_words() -> None:
    first = _records(UNPLACED)[0]
    assert first["text"] == "Nothing of the kind was ever agreed."
    assert first["nearest_source"] == "P/2031/44 [900:960]"
    assert first["nearest_text"] == "nothing else was ever put in writing"
