"""The report and appendix commands: what they print, write and refuse."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpus.errors import UsageError
from provenance.cli import group
from provenance.reports.as_json import from_json, to_json
from provenance.reports.columns import meanings
from provenance.reports.formats import Format
from provenance.reports.tables import TABLES
from tests.provenance.hostile_traces import hostile_trace
from tests.provenance.large_traces import large_trace
from tests.provenance.traces import small_trace


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "trace.json"
    path.write_text(to_json(small_trace()), "utf-8")
    return path


def _run(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(group, list(map(str, arguments)), input=stdin, catch_exceptions=True)


def test_without_options_the_passages_are_printed(saved: Path) -> None:
    result = _run("report", saved)
    assert result.exit_code == 0
    assert result.stdout.startswith("3 passages, carried by 6 outlets")
    assert "\x1b" not in result.stdout


def test_a_trace_on_standard_input_is_read() -> None:
    assert _run("report", "-", stdin=to_json(small_trace())).stdout.startswith("3 passages")


def test_the_folder_of_a_trace_stands_for_the_trace(saved: Path) -> None:
    assert _run("report", saved.parent).stdout.startswith("3 passages")


def test_a_table_is_printed_as_plain_csv(saved: Path) -> None:
    lines = _run("report", saved, "--table", "outlets", "--outlet", "Gazette").stdout_bytes.split(b"\r\n")
    assert lines[0].startswith(b"passage,outlet,articles")
    assert [line.split(b",")[1] for line in lines[1:-1]] == [b"Coastal Courier", b"Gazette"]


def test_filters_and_limits_choose_what_is_shown(saved: Path) -> None:
    result = _run("report", saved, "--min-severity", "meaning", "--sort", "severity", "--limit", "1")
    assert "(1 passage not shown)" in result.stdout
    assert "p3" not in result.stdout


@pytest.mark.parametrize("chosen", [each.value for each in Format])
def test_every_format_is_written_to_a_file(saved: Path, tmp_path: Path, chosen: str) -> None:
    result = _run("report", saved, "-f", chosen, "-o", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert (tmp_path / "out").stat().st_size > 500


@pytest.mark.parametrize(
    "name", ["a.html", "a.xlsx", "a.jsonl", "a.jsonld", "a.xml", "a.db", "a.json", "a.md", "a.docx"]
)
def test_a_file_name_asks_for_its_format(saved: Path, tmp_path: Path, name: str) -> None:
    assert _run("report", saved, "-o", tmp_path / name).exit_code == 0
    assert (tmp_path / name).exists()


def test_a_name_without_an_ending_makes_the_folder_of_files(saved: Path, tmp_path: Path) -> None:
    _run("report", saved, "-o", tmp_path / "out")
    assert from_json((tmp_path / "out" / "trace.json").read_text("utf-8")) == small_trace()
    assert (tmp_path / "out" / "report.html").exists()


def test_a_site_is_written_into_its_folder(saved: Path, tmp_path: Path) -> None:
    result = _run("report", saved, "--site", tmp_path / "site")
    assert result.stderr.strip().endswith("index.html")
    assert len(list((tmp_path / "site" / "passages").iterdir())) == 3


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-o", "report.pdf"), "no report ends so"),
        (("-f", "csv"), "name a folder with -o"),
        (("-f", "xlsx"), "name a file for it with -o"),
    ],
)
def test_what_cannot_be_made_is_refused(saved: Path, arguments: tuple[str, ...], message: str) -> None:
    result = _run("report", saved, *arguments)
    assert isinstance(result.exception, UsageError)
    assert message in str(result.exception)


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"\xff\xfe\x00", "not UTF-8"), (b"", "not JSON"), (b"[]", "should be an object")],
)
def test_a_damaged_trace_is_refused_with_its_name(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "damaged.json"
    path.write_bytes(content)
    result = _run("report", path)
    assert isinstance(result.exception, UsageError)
    assert str(result.exception).startswith(f"{path}: ")
    assert message in str(result.exception)


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.docx"])
@pytest.mark.parametrize("by", ["article", "passage"])
def test_an_appendix_is_written_from_a_saved_trace(saved: Path, tmp_path: Path, name: str, by: str) -> None:
    result = _run("appendix", "--trace", saved, "-o", tmp_path / name, "--by", by)
    assert result.exit_code == 0, result.output
    assert (tmp_path / name).stat().st_size > 500


def test_a_saved_trace_may_stand_where_articles_do(saved: Path, tmp_path: Path) -> None:
    for name, given in (("one.md", (saved,)), ("two.md", ("--trace", saved))):
        assert _run("appendix", *given, "-o", tmp_path / name).exit_code == 0
    assert (tmp_path / "one.md").read_bytes() == (tmp_path / "two.md").read_bytes()


def test_an_appendix_is_written_from_articles_and_a_source(tmp_path: Path) -> None:
    words = "the keepers of the lock had not opened the upper gate since the flood of the year before"
    (tmp_path / "source.txt").write_text(f"Report on the canal. In May {words}. No other gate was seen.")
    (tmp_path / "article.txt").write_text(
        f"The panel was blunt. “In May {words},” the report said. No one answered."
    )
    out = tmp_path / "appendix.md"
    result = _run("appendix", tmp_path / "article.txt", "-s", tmp_path / "source.txt", "-o", out)
    assert result.exit_code == 0, result.output
    assert words in out.read_text("utf-8")
    assert "**In the source**" in out.read_text("utf-8")


def test_an_appendix_needs_articles_or_a_trace_but_not_both(saved: Path, tmp_path: Path) -> None:
    for arguments in ((), ("article.txt", "--trace", saved)):
        result = _run("appendix", *arguments, "-o", tmp_path / "a.md")
        assert isinstance(result.exception, UsageError)


def test_every_column_is_described_and_nothing_else() -> None:
    assert {name: set(said) for name, said in meanings().items()} == {
        table.name: set(table.columns) for table in TABLES
    }


def test_hostile_and_large_traces_are_reported_in_every_format(tmp_path: Path) -> None:
    for number, trace in enumerate((hostile_trace(), large_trace(3, 200, 5, 50))):
        path = tmp_path / f"{number}.json"
        path.write_text(to_json(trace), "utf-8")
        for chosen in Format:
            written = tmp_path / f"{number}-report.{chosen}"
            assert _run("report", path, "-f", chosen.value, "-o", written).exit_code == 0
