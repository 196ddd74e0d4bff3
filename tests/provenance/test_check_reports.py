"""The forms that a check is printed in: they hold the same facts, and nothing of a draft breaks them."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from provenance.checks import Checked
from provenance.reports.as_check_csv import COLUMNS, to_check_csv
from provenance.reports.as_check_json import to_check_json, to_check_jsonl
from provenance.reports.as_check_text import to_check_text
from provenance.reports.as_github import to_github
from provenance.reports.as_sarif import file_uri, to_sarif
from tests.provenance.desk import FOG, LANTERN, ROTA, checked

NEGATED = ROTA.replace("would not favour", "would favour")
DRAFT = f"""# Goats

“{LANTERN}” the inquiry said.

🐐 “{NEGATED}” it added, as the third report said “{FOG}”

“We shall never ask for more than our share,” a boatman said. It was “grim”, he said.
"""
LINE = re.compile(r"^.+?:(\d+):(\d+): ([a-z-]+) (.+)$")


@pytest.fixture
def found(tmp_path: Path) -> Checked:
    return checked(tmp_path, DRAFT)


def _text(found: Checked, *, quiet: bool = False, colour: bool = False, width: int = 100) -> list[str]:
    return to_check_text(found, width=width, colour=colour, quiet=quiet).splitlines()


def test_text_has_a_line_with_path_line_column_code_and_message_for_each_remark(found: Checked) -> None:
    lines = [LINE.match(line) for line in _text(found) if not line.startswith(" ")]
    heads = [(match[1], match[3]) for match in lines if match]
    assert heads[:2] == [("3", "verbatim"), ("5", "negation")]
    assert ("7", "not-found") in heads


def test_the_column_of_a_remark_points_at_its_place(found: Checked) -> None:
    match = next(match for match in map(LINE.match, _text(found)) if match and match[3] == "negation")
    line = DRAFT.split("\n")[int(match[1]) - 1]
    assert line[: int(match[2]) - 1].rstrip().endswith("would")
    assert line[int(match[2]) - 1 :].lstrip().startswith("favour")


def test_text_shows_the_words_with_their_changes_and_who_is_credited(found: Checked) -> None:
    text = "\n".join(_text(found, width=160))
    assert "would [-not -]favour" in " ".join(text.split())
    assert "credited to a boatman" in text


def test_quiet_text_leaves_out_what_is_right(found: Checked) -> None:
    assert not any("verbatim HB" in line for line in _text(found, quiet=True))


def test_text_ends_with_what_it_comes_to_and_the_stylebook(found: Checked) -> None:
    *_, total, remarks, rules = _text(found)
    assert "in 1 draft against 2 sources: 2 verbatim, 1 changed, 1 not found, 1 too short" in total
    assert remarks == "remarks: 2 meaning"
    assert rules == f"profile default ({found.settings['profile_fingerprint']}), settings {found.fingerprint}"


def test_only_colour_holds_escape_sequences(found: Checked) -> None:
    assert "\x1b" not in "".join(_text(found))
    assert "\x1b[1;31mnegation\x1b[0m" in "".join(_text(found, colour=True))


def test_json_holds_every_check_with_offsets_that_slice_the_draft(found: Checked) -> None:
    data = json.loads(to_check_json(found))
    assert len(data["checks"]) == len(found.checks)
    assert data["counts"] == {"changed": 1, "not-found": 1, "too-short": 1, "verbatim": 2}
    assert data["worst"] == 4
    text = DRAFT.replace("# Goats", "Goats")  # as it is read
    for one in data["checks"]:
        assert text[one["start"] : one["end"]] == one["text"]
        for remark in one["remarks"]:
            assert {"code", "severity", "message", "line", "column", "end_line", "end_column"} <= set(remark)


def test_json_lines_hold_the_same_checks_one_a_line(found: Checked) -> None:
    lines = [json.loads(line) for line in to_check_jsonl(found).splitlines()]
    whole = json.loads(to_check_json(found))["checks"]
    assert [{key: line[key] for key in one} for line, one in zip(lines, whole, strict=True)] == whole
    assert {line["profile"] for line in lines} == {"default"}


def test_csv_has_a_row_for_each_quotation(found: Checked) -> None:
    rows = list(csv.DictReader(io.StringIO(to_check_csv(found).removeprefix("\ufeff"), newline="")))
    assert [row["verdict"] for row in rows] == [one.verdict.value for one in found.checks]
    assert tuple(rows[0]) == COLUMNS
    assert rows[1]["marked"] == NEGATED.replace("would favour", "would [-not -]favour")


def test_a_cell_that_begins_like_a_formula_is_guarded(tmp_path: Path) -> None:
    found = checked(tmp_path, "“=HYPERLINK(1) we shall never ask for more than our share,” he said.")
    assert "'=HYPERLINK" in to_check_csv(found)
    assert "'=HYPERLINK" not in to_check_csv(found, formula_guard=False)


def test_sarif_has_a_result_for_each_remark_and_a_rule_for_each_code(found: Checked) -> None:
    log = json.loads(to_sarif(found))
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert (log["version"], run["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    assert [result["ruleId"] for result in run["results"]] == ["negation", "not-found"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] == "error"
        region = result["locations"][0]["physicalLocation"]["region"]
        assert 1 <= region["startLine"] <= region["endLine"]
        assert region["startColumn"] >= 1


def test_a_result_keeps_its_fingerprint_when_lines_are_added_above(tmp_path: Path) -> None:
    (one,), (other,) = (
        {
            result["partialFingerprints"]["quotation/v1"]
            for result in json.loads(to_sarif(checked(tmp_path, draft)))["runs"][0]["results"]
        }
        for draft in (f"“{NEGATED}”", f"New.\n\nNew.\n\n“{NEGATED}”")
    )
    assert one == other


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a/b c.md", "a/b%20c.md"),
        ("é.md", "%C3%A9.md"),
        ("/a/b.md", "file:///a/b.md"),
        ("C:\\a\\b.md", "file:///C:/a/b.md"),
    ],
)
def test_a_path_is_written_as_a_uri(path: str, uri: str) -> None:
    assert file_uri(path) == uri


def test_github_gets_one_command_a_remark_and_one_summary(found: Checked) -> None:
    *commands, total = to_github(found).splitlines()
    assert [command.partition(" ")[0] for command in commands] == ["::error", "::error"]
    assert re.search(r",line=5,endLine=5,col=\d+,endColumn=\d+,title=negation%3A ", commands[0])
    assert total.startswith("::notice title=provenance check::")


def test_nothing_in_a_draft_can_end_a_command_or_begin_one(tmp_path: Path) -> None:
    words = ROTA.replace("cousins", "100 %\n::error::cousins,\x1b[31m\u202eevil")
    found = checked(tmp_path, f"“{words}”", name="a,b:c%d.md")
    out = to_github(found)
    assert all(line.startswith("::") for line in out.splitlines())
    assert not any(line.startswith("::error::") for line in out.splitlines())
    assert "a%2Cb%3Ac%25d.md" in out
    text = to_check_text(found, width=100, colour=False)
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_every_column_is_described() -> None:
    described = (Path(__file__).parents[2] / "docs" / "checking.md").read_text(encoding="utf-8")
    assert [column for column in COLUMNS if f"| `{column}` |" not in described] == []
