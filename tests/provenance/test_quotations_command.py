"""`provenance quotations`: the table, JSON Lines, CSV, and what it refuses."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpus.errors import NothingReadError
from provenance.cli import group
from provenance.reports.tables import QUOTATIONS

ARTICLE = (
    "Holt said, “We will rebuild.” She showed a film titled “The Long Road Home.”\n\n"
    "“One state said the ties ‘made any break mere fiction,’” the council report added.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "article.txt").write_text(ARTICLE, "utf-8")
    return tmp_path


def _run(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(group, ["quotations", *map(str, arguments)], input=stdin)


def test_the_table_names_outlet_quotation_credit_and_rule(folder: Path) -> None:
    lines = _run(folder).stdout.splitlines()
    assert lines[0].split() == ["outlet", "quotation", "credited", "to", "rule"]
    assert lines[1].split() == ["article.txt", "“We", "will", "rebuild.”", "Holt", "lead-in"]
    assert lines[-1].startswith("article.txt  ")
    assert "‘made any break mere fiction,’" in lines[-1]


def test_a_json_line_holds_each_quotation_at_its_place(folder: Path) -> None:
    (line,) = _run(folder, "--jsonl").stdout.splitlines()
    article = json.loads(line)
    for quote in article["quotes"]:
        assert ARTICLE[quote["start"] : quote["end"]] == quote["text"]
    assert [quote["form"] for quote in article["quotes"]] == ["quotation", "title", "quotation", "fragment"]
    assert article["quotes"][3]["parent"] == 2


def test_forms_and_outer_choose_what_is_listed(folder: Path) -> None:
    (line,) = _run(folder, "--jsonl", "--forms", "quotation,fragment", "--outer").stdout.splitlines()
    quotes = json.loads(line)["quotes"]
    assert [quote["form"] for quote in quotes] == ["quotation", "quotation"]
    assert all(quote["parent"] is None for quote in quotes)


def test_parents_count_in_what_is_listed(folder: Path) -> None:
    (line,) = _run(folder, "--jsonl", "--forms", "quotation,fragment").stdout.splitlines()
    assert json.loads(line)["quotes"][2]["parent"] == 1


def test_the_csv_has_the_columns_of_the_quotations_table(folder: Path) -> None:
    rows = list(csv.reader(io.StringIO(_run(folder, "--csv").stdout_bytes.decode("utf-8-sig"))))
    assert tuple(rows[0]) == QUOTATIONS.columns
    assert len(rows) == 5


def test_a_quotation_that_begins_like_a_formula_is_guarded(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("He typed “=1+2 and all the rest of it” there.", "utf-8")
    assert "\"'=1+2" in _run(tmp_path, "--csv").stdout or ",'=1+2" in _run(tmp_path, "--csv").stdout
    assert "'=1+2" not in _run(tmp_path, "--csv", "--no-formula-guard").stdout


def test_standard_input_is_one_article() -> None:
    (line,) = _run("-", "--jsonl", stdin="Holt said, “We will rebuild.”").stdout.splitlines()
    assert json.loads(line)["quotes"][0]["speaker"] == "Holt"


def test_an_article_without_quotations_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nothing was said that day by anyone at all.", "utf-8")
    assert _run(tmp_path).stdout == "no quotations\n"


def test_escape_sequences_do_not_reach_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Holt said, “We \x1b[31mwill\u202e rebuild it.”", "utf-8")
    assert "\x1b" not in _run(tmp_path).stdout


def test_a_bad_file_among_good_ones_is_a_warning(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    result = _run(folder, "--jsonl")
    assert result.exit_code == 0
    assert "empty.txt" in result.stderr


def test_nothing_to_read_is_an_error(tmp_path: Path) -> None:
    assert isinstance(_run(tmp_path / "absent").exception, NothingReadError)


def test_an_unknown_form_is_named_with_those_that_are_known(folder: Path) -> None:
    result = _run(folder, "--forms", "poem")
    assert result.exit_code == 2
    assert "poem" in result.stderr
    assert "fragment" in result.stderr
