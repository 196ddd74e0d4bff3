"""``provenance corpus``: list, show and init, as a user meets them."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import TextIO

import pytest
from click.testing import CliRunner, Result

from corpus.describing import manifest
from corpus.model import Document, Metadata, Role
from corpus.read import read_all
from provenance.cli import group

PAGE = """<html lang="en"><head><title>Rain</title><meta property="og:site_name" content="The Valley Post">
<link rel="canonical" href="https://valley.example/rain"></head><body><article><h1>Rain</h1>
<p>Rain fell on the northern valleys for the third day in a row, and the river rose by a metre.</p>
<p>“Nobody was hurt,” officials said on Monday, but the bridge at the old mill stays closed for now.</p>
</article></body></html>"""
REPORT = "\n\n".join(
    f"{n}. The committee noted rain in valley {n}, and asked for more figures." for n in range(1, 6)
)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(group, ["corpus", *map(str, arguments)], catch_exceptions=True)


def called(
    *arguments: str | Path, stdout: int | TextIO = subprocess.PIPE
) -> subprocess.CompletedProcess[str]:
    command = (sys.executable, "-m", "provenance", *map(str, arguments))
    return subprocess.run(command, stdout=stdout, stderr=subprocess.PIPE, text=True, check=False)


def metadata(folder: Path) -> list[Metadata]:
    return [item.metadata for item in read_all([folder], Role.ARTICLE) if isinstance(item, Document)]


def case(folder: Path) -> Path:
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    (folder / "2020-06-01_note.txt").write_text("A note.\n", encoding="utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\n")
    return folder


def test_list_shows_what_would_be_read_and_warns_of_the_rest(tmp_path: Path) -> None:
    ended = run("list", case(tmp_path))
    assert ended.exit_code == 0
    assert "The Valley Post" in ended.stdout
    assert "2 documents" in ended.stdout
    assert "broken.pdf" in ended.stderr


def test_where_nothing_can_be_read_every_file_is_named(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.docx", "c.txt"):
        (tmp_path / name).touch()
    ended = called("corpus", "list", tmp_path)
    warned = [line.partition(": ")[0] for line in ended.stderr.splitlines()]
    assert (ended.returncode, warned) == (2, ["warning", "warning", "provenance"])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no disk that is always full")
def test_a_full_disk_is_told_in_one_line(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        ended = called("corpus", "list", case(tmp_path), stdout=full)
    assert ended.stderr.splitlines()[-1].startswith("provenance: the output: no space left")
    assert (ended.returncode, "Traceback" in ended.stderr) == (2, False)


def test_list_as_json_lines_gives_every_field(tmp_path: Path) -> None:
    rows = [json.loads(line) for line in run("list", "--jsonl", case(tmp_path)).stdout.splitlines()]
    assert [row["id"] for row in rows] == ["2020-06-01_note.txt", "page.html"]
    assert rows[0]["published"] == "2020-06-01"
    assert rows[1]["url"] == "https://valley.example/rain"


def test_list_tells_of_copies_in_several_outlets(tmp_path: Path) -> None:
    text = " ".join(
        f"Sentence number {n} says that rain fell in the valley of that number." for n in range(9)
    )
    lines = [json.dumps({"id": outlet, "outlet": outlet, "text": text}) for outlet in ("Post", "Mill")]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    assert "Mill: the same text stands in Post" in run("list", tmp_path).stderr


def test_show_prints_the_text_with_its_paragraphs_in_the_margin(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(REPORT)
    shown = run("show", path, "--role", "source").stdout
    assert "── para. 4\n4. The committee" in shown
    assert run("show", "--plain", path).stdout == REPORT


def test_show_of_an_unknown_id_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("One.")
    ended = run("show", path, "--id", "b")
    assert "no document has this id" in str(ended.exception)


def test_init_writes_a_manifest_that_reads_back_the_same(tmp_path: Path) -> None:
    folder = case(tmp_path)
    before = metadata(folder)
    ended = run("init", folder)
    assert ended.exit_code == 0
    assert [
        item.metadata for item in read_all([folder], Role.ARTICLE) if isinstance(item, Document)
    ] == before


def test_init_marks_what_a_person_should_settle(tmp_path: Path) -> None:
    run("init", case(tmp_path))
    with (tmp_path / manifest.NAME).open(encoding="utf-8-sig", newline="") as file:
        note, page = csv.DictReader(file)
    assert (note["outlet"], note["published"]) == ("?", "2020-06-01 ?")
    assert (page["outlet"], page["title"], page["published"]) == ("The Valley Post ?", "Rain", "?")


def test_init_leaves_a_manifest_alone_unless_asked_to_add_to_it(tmp_path: Path) -> None:
    path = case(tmp_path) / manifest.NAME
    path.write_text("path,role,outlet\npage.html,article,Post")
    assert "is there already" in str(run("init", tmp_path).exception)
    assert run("init", "--update", tmp_path).exit_code == 0
    lines = path.read_text().splitlines()
    assert lines[1] == "page.html,article,Post"
    assert lines[2].startswith("2020-06-01_note.txt,article,")
    assert len(lines) == 3


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_init_adds_to_a_manifest_as_a_spreadsheet_saved_it(tmp_path: Path, encoding: str) -> None:
    path = case(tmp_path) / manifest.NAME
    path.write_bytes("Outlet;Mine;Path;Date\r\nKüstenpost;7;page.html;2020-06-02\r\n".encode(encoding))
    assert run("init", "--update", tmp_path).exit_code == 0
    assert path.read_text("utf-8-sig").splitlines()[1:] == [
        "Küstenpost;7;page.html;2020-06-02",
        "?;;2020-06-01_note.txt;2020-06-01 ?",
    ]
    assert {each.outlet for each in metadata(tmp_path)} == {"Küstenpost", ""}


def test_init_adds_nothing_to_what_is_no_manifest(tmp_path: Path) -> None:
    path = case(tmp_path) / manifest.NAME
    path.write_text("a,b\n1,2\n")
    assert "has no column 'path'" in str(run("init", "--update", tmp_path).exception)
    assert path.read_text() == "a,b\n1,2\n"


def test_a_cell_like_a_formula_is_guarded_and_read_back(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: =1+2\n---\nOne.")
    run("init", tmp_path)
    assert "'=1+2" in (tmp_path / manifest.NAME).read_text("utf-8-sig")
    [document] = read_all([tmp_path], Role.ARTICLE)
    assert isinstance(document, Document)
    assert document.metadata.title == "=1+2"
