"""`provenance check` as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from corpus.errors import NothingReadError, UsageError
from provenance.cli import group
from provenance.cli.check import FORMATS
from tests.provenance.desk import LANTERN, ROTA, sources_in

MARKED = ROTA.replace("the old rota", "the [old] rota")
UNMARKED = ROTA.replace("honour the old rota", "honour the rota")
NEGATED = ROTA.replace("would not favour", "would favour")


def _run(folder: Path, text: str, *options: str) -> Result:
    draft = folder / "draft.txt"
    draft.write_text(f"“{text}” the inquiry said.", encoding="utf-8")
    return CliRunner().invoke(group, ["check", str(draft), "-s", str(sources_in(folder)), *options])


def test_a_finding_is_printed_and_the_exit_code_stays_0(tmp_path: Path) -> None:
    result = _run(tmp_path, NEGATED)
    assert result.exit_code == 0
    assert f"{tmp_path / 'draft.txt'}:1:" in result.stdout
    assert " negation " in result.stdout


def test_a_draft_among_its_sources_is_not_held_against_itself(tmp_path: Path) -> None:
    result = _run(tmp_path, "The harbour bell was melted down for spoons", "-s", str(tmp_path))
    assert "not-found" in result.stdout
    assert "is the draft itself" in result.stderr


def test_a_draft_is_never_written_over(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    result = _run(tmp_path, NEGATED, "-o", str(draft))
    assert isinstance(result.exception, UsageError)
    assert "is an input, and would be lost" in str(result.exception)
    assert draft.read_text("utf-8").startswith("“")


def test_the_ending_of_the_output_chooses_the_form(tmp_path: Path) -> None:
    result = _run(tmp_path, NEGATED, "-o", str(tmp_path / "found.csv"))
    assert result.exit_code == 0
    assert (tmp_path / "found.csv").read_text("utf-8-sig").startswith("draft,line,column,")


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_printed(tmp_path: Path, form: str) -> None:
    result = _run(tmp_path, NEGATED, "--format", form)
    assert result.exit_code == 0
    assert "negation" in result.stdout


@pytest.mark.parametrize(
    ("fail_on", "text", "code"),
    [
        ("meaning", NEGATED, 1),
        ("meaning", UNMARKED, 0),
        ("unmarked", UNMARKED, 1),
        ("unmarked", MARKED, 0),
        ("marked", MARKED, 1),
        ("marked", LANTERN, 0),
        ("never", NEGATED, 0),
    ],
)
def test_the_exit_code_says_whether_there_is_a_finding_so_severe(
    tmp_path: Path, fail_on: str, text: str, code: int
) -> None:
    assert _run(tmp_path, text, "--fail-on", fail_on).exit_code == code


def test_a_profile_decides_what_is_severe(tmp_path: Path) -> None:
    profile = tmp_path / "house.toml"
    profile.write_text("[severity]\nnegation = 1\n", encoding="utf-8")
    assert _run(tmp_path, NEGATED, "--fail-on", "marked", "--profile", str(profile)).exit_code == 0


def test_a_draft_from_standard_input_is_named_as_asked(tmp_path: Path) -> None:
    arguments = ["check", "-", "-s", str(sources_in(tmp_path)), "--stdin-name", "lead.md"]
    result = CliRunner().invoke(group, arguments, input=f"---\ntitle: x\n---\n“{NEGATED}”".encode())
    assert result.stdout.startswith("lead.md:4:")


def test_the_report_can_be_written_to_a_file(tmp_path: Path) -> None:
    result = _run(tmp_path, NEGATED, "-f", "json", "-o", str(tmp_path / "out.json"))
    assert result.stdout == ""
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["worst"] == 4


def test_a_word_draft_comes_back_with_comments_and_the_text_is_still_printed(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(f"“{NEGATED}” the inquiry said.")
    document.save(str(tmp_path / "draft.docx"))
    made = tmp_path / "annotated.docx"
    arguments = ["check", str(tmp_path / "draft.docx"), "-s", str(sources_in(tmp_path)), "-o", str(made)]
    result = CliRunner().invoke(group, arguments)
    assert " negation " in result.stdout
    assert [comment.text.partition(":")[0] for comment in docx.Document(str(made)).comments] == ["negation"]


def test_comments_for_a_draft_that_is_no_word_file_are_refused(tmp_path: Path) -> None:
    result = _run(tmp_path, NEGATED, "-o", str(tmp_path / "out.docx"))
    assert isinstance(result.exception, UsageError)
    assert "comments can be put into one Word draft" in str(result.exception)
    assert not (tmp_path / "out.docx").exists()


def test_a_draft_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    arguments = ["check", str(tmp_path / "absent.txt"), "-s", str(sources_in(tmp_path))]
    error = CliRunner().invoke(group, arguments).exception
    assert isinstance(error, NothingReadError)
    assert "absent.txt" in str(error)


def test_one_bad_draft_among_good_ones_is_a_warning(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(f"“{LANTERN}”", encoding="utf-8")
    arguments = ["check", str(good), str(tmp_path / "absent.txt"), "-s", str(sources_in(tmp_path))]
    result = CliRunner().invoke(group, arguments)
    assert result.exit_code == 0
    assert result.stderr.startswith("warning: ")
    assert "verbatim HB/1931/4" in result.stdout


def test_the_hook_runs_this_command() -> None:
    hooks = (Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    assert "entry: provenance check --quiet --fail-on unmarked\n" in hooks
