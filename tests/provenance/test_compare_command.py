"""`provenance compare` as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpus.errors import UsageError
from provenance.cli import group

SOURCE = "The mill was sold. The keepers asked to honour the old lease. It rained."
QUOTATION = "“The keepers asked to honor the lease.”"


def _run(*arguments: str, stdin: str = "") -> Result:
    return CliRunner().invoke(group, ["compare", *arguments], input=stdin)


def _record(**fields: str) -> str:
    return json.dumps({"id": "a", "source": SOURCE, "quotation": QUOTATION} | fields) + "\n"


def _files(folder: Path) -> tuple[str, str]:
    (folder / "source.txt").write_text(SOURCE, encoding="utf-8")
    (folder / "quotation.txt").write_text(QUOTATION, encoding="utf-8")
    return str(folder / "source.txt"), str(folder / "quotation.txt")


def test_two_files_give_a_marked_text_and_a_list(tmp_path: Path) -> None:
    result = _run(*_files(tmp_path))
    assert result.exit_code == 0
    assert "asked to [-honour-]{+honor+} the [-old -]lease." in result.stdout
    assert "house style (spelling-variety): “honour” → “honor”" in result.stdout
    assert "The mill was sold" not in result.stdout


def test_json_lines_give_one_object_a_line() -> None:
    result = _run("--jsonl", stdin=_record() + "\n" + _record(id="b", quotation=SOURCE))
    first, second = map(json.loads, result.stdout.splitlines())
    assert (first["id"], first["same_passage"], first["worst"]) == ("a", True, 3)
    assert [change["kind"] for change in first["changes"]] == ["spelling-variety", "word-dropped"]
    assert (second["id"], second["changes"], second["worst"]) == ("b", [], 0)


def test_offsets_slice_the_texts_that_were_given() -> None:
    found = json.loads(_run("--jsonl", stdin=_record()).stdout)
    for change in found["changes"]:
        assert QUOTATION[change["start"] : change["end"]] == change["after"]
        assert SOURCE[change["passage_start"] : change["passage_end"]] == change["before"]


def test_applying_the_changes_to_the_passage_gives_the_quotation() -> None:
    found = json.loads(_run("--jsonl", stdin=_record()).stdout)
    text, at = "", found["passage_start"]
    for change in found["changes"]:
        text += SOURCE[at : change["passage_start"]] + change["after"]
        at = change["passage_end"]
    assert text + SOURCE[at : found["passage_end"]] == QUOTATION.strip("“”")


def test_another_passage_is_not_the_same() -> None:
    record = _record(quotation="Prices of grain fell sharply on the islands.")
    found = json.loads(_run("--jsonl", stdin=record).stdout)
    assert found["same_passage"] is False
    assert (found["changes"][0]["kind"], found["worst"]) == ("not-found", 4)
    assert "not found in the source" in _run(stdin=record).stdout


def test_a_profile_changes_the_severity() -> None:
    found = json.loads(_run("--jsonl", "--profile", "un", stdin=_record()).stdout)
    assert found["changes"][0]["severity"] == 2
    assert (found["profile"], len(found["profile_fingerprint"])) == ("un", 12)


def test_aliases_join_names(tmp_path: Path) -> None:
    file = tmp_path / "aliases.toml"
    file.write_text('[[group]]\nsets = [["keepers"], ["wardens"]]\nacross = "name-alias"\n', encoding="utf-8")
    record = _record(quotation="The wardens asked to honour the old lease.")
    found = json.loads(_run("--jsonl", "--aliases", str(file), stdin=record).stdout)
    assert [change["kind"] for change in found["changes"]] == ["name-alias"]


def test_a_quotation_without_changes_is_verbatim() -> None:
    assert _run(stdin=_record(quotation="It rained.")).stdout == "a: verbatim\n"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "stdin line 1: not JSON"),
        ("[]", "stdin line 1: needs an object"),
        ('{"source": "x"}', "stdin line 1: needs an object"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(line: str, told: str) -> None:
    result = _run("--jsonl", stdin=line + "\n")
    assert isinstance(result.exception, UsageError)
    assert told in str(result.exception)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    result = _run(str(tmp_path / "no.txt"), str(tmp_path / "no.txt"))
    assert isinstance(result.exception, UsageError)
    assert "no.txt: cannot be read (no such file" in str(result.exception)


def test_one_file_alone_is_refused(tmp_path: Path) -> None:
    result = _run(_files(tmp_path)[0])
    assert isinstance(result.exception, UsageError)
    assert "give the file with the quotation too" in str(result.exception)
