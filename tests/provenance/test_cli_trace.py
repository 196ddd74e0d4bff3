"""``provenance trace``: exit codes, what goes to stdout and what to stderr, and every kind of bad input."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from provenance.cli import main
from tests.provenance.lighthouse import LANTERN, REPORT

GULL = f"The report said “{LANTERN}” and no more."
PAGE = "<html><head><title>Harbour</title></head><body><nav><a href='/'>Home</a></nav></body></html>"


@dataclass(frozen=True, slots=True)
class Run:
    """How a command ended and what it wrote."""

    code: int
    out: str
    error: str

    @property
    def complaints(self) -> list[str]:
        """The lines on stderr."""
        return self.error.splitlines()


class Desk:
    """A folder to work in, and the command line."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capture = capture

    def write(self, name: str, content: str | bytes) -> Path:
        """Write a file and return its path."""
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def run(self, *arguments: str | Path) -> Run:
        """Run ``provenance trace``."""
        with pytest.raises(SystemExit) as ended:
            main(["trace", *map(str, arguments)])
        out, error = self._capture.readouterr()
        code = ended.value.code
        return Run(code if isinstance(code, int) else 0, out, error)


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, capsys)


@pytest.fixture
def gull(desk: Desk) -> Path:
    return desk.write("gull.txt", GULL)


@pytest.fixture
def report(desk: Desk) -> Path:
    return desk.write("report.txt", REPORT)


def test_a_trace_ends_with_code_0_and_nothing_on_stderr(desk: Desk, gull: Path, report: Path) -> None:
    ended = desk.run(gull, "-s", report)
    assert (ended.code, ended.error) == (0, "")


def test_the_passage_and_its_outlet_are_printed(desk: Desk, gull: Path, report: Path) -> None:
    printed = " ".join(desk.run(gull, "--source", report).out.split())
    assert "“The harbour inspectors found that the lantern had been dark" in printed
    assert "gull.txt: quoted" in printed


def test_nothing_printed_to_a_file_or_pipe_is_coloured(desk: Desk, gull: Path, report: Path) -> None:
    assert "\x1b" not in desk.run(gull, "-s", report).out


def test_finding_nothing_is_no_error(desk: Desk) -> None:
    ended = desk.run(desk.write("dull.txt", "A parade passed the town hall at noon."))
    assert ended.code == 0
    assert "no passage" in ended.out


def test_json_is_the_whole_trace_and_nothing_else(desk: Desk, gull: Path, report: Path) -> None:
    trace = json.loads(desk.run(gull, "-s", report, "--json").out)
    assert trace["format"] == 1
    assert [passage["text"] for passage in trace["passages"]] == [LANTERN.rstrip(".")]
    assert trace["passages"][0]["variants"][0]["witnesses"][0]["document"] == "gull.txt"


def test_json_names_the_problems_and_stderr_warns_of_them(desk: Desk, gull: Path) -> None:
    ended = desk.run(gull, desk.write("empty.txt", ""), "--json")
    assert [one["slug"] for one in json.loads(ended.out)["problems"]] == ["empty"]
    assert len(ended.complaints) == 1


def test_output_writes_the_files_and_says_where(desk: Desk, gull: Path, report: Path) -> None:
    folder = desk.folder / "out"
    ended = desk.run(gull, "-s", report, "-o", folder)
    written = sorted(path.name for path in folder.iterdir())
    assert written == sorted(Path(line).name for line in ended.complaints)
    assert {"passages.csv", "witnesses.csv", "changes.csv", "outlets.csv", "unplaced.csv"} <= set(written)
    assert {"quotations.csv", "trace.json", "report.html"} <= set(written)
    assert (ended.code, ended.out) == (0, "")


def test_output_and_json_give_both(desk: Desk, gull: Path, report: Path) -> None:
    folder = desk.folder / "out"
    ended = desk.run(gull, "-s", report, "-o", folder, "--json")
    assert ended.out == (folder / "trace.json").read_text(encoding="utf-8")


def test_the_limit_bounds_what_is_shown(desk: Desk, report: Path) -> None:
    quoting = desk.write("gull.txt", "\n\n".join(f"It said “{one}”." for one in REPORT.split(". ")))
    shown = [desk.run(quoting, "-s", report, "--limit", limit).out for limit in ("1", "9")]
    assert len(shown[0]) < len(shown[1])


def test_the_number_of_processes_changes_nothing(desk: Desk, gull: Path, report: Path) -> None:
    runs = [desk.run(gull, "-s", report, "--json", "--processes", count).out for count in ("1", "3")]
    assert runs[0] == runs[1]


def test_all_quotations_reports_on_articles_that_reproduce_nothing(desk: Desk, report: Path) -> None:
    dull = desk.write("dull.txt", "“It was a fine day for rowing on the bay,” said Anne Oakes.")
    counted, listed = (
        json.loads(desk.run(dull, "-s", report, "--json", *more).out)["quotations"]
        for more in ((), ("--all-quotations",))
    )
    assert counted == []
    assert [one["text"] for one in listed] == ["It was a fine day for rowing on the bay,"]


def test_another_profile_gives_other_severities(desk: Desk, report: Path) -> None:
    respelt = desk.write("gull.txt", f"“{REPORT.replace('honour', 'honor')}”")
    runs = [
        json.loads(desk.run(respelt, "-s", report, "--json", "--profile", name).out)["fingerprint"]
        for name in ("reuters", "lenient")
    ]
    assert runs[0] != runs[1]


# Bad input: one clear line each, never a traceback.

_BAD = {
    "an empty file": ("empty.txt", b"", "empty"),
    "nul bytes": ("nul.txt", bytes(5_000), "nul bytes"),
    "a record without text": ("records.jsonl", b'{"id": "a", "title": "Harbour"}\n', "no text"),
    "a record that is no object": ("records.jsonl", b"[1]\n", "no object"),
    "a line that is not JSON": ("records.jsonl", b"{not json}\n", "not JSON"),
    "a line of 50 MB": ("records.jsonl", b'{"text": "' + b"dark " * 10_000_000 + b'"}\n', "longer than"),
    "a text of 50 MB": ("long.txt", b"dark " * 10_000_000, "more than"),
    "a broken pdf": ("report.pdf", b"%PDF-1.7 broken", "pdf"),
    "a broken docx": ("draft.docx", b"PK\x03\x04broken", "zip"),
    "a broken gzip file": ("records.jsonl.gz", b"\x1f\x8b\x08\x00broken", "gzip"),
}


@pytest.mark.parametrize(("name", "content", "says"), _BAD.values(), ids=_BAD)
def test_bad_input_alone_ends_with_code_2_and_one_line(
    desk: Desk, name: str, content: bytes, says: str
) -> None:
    ended = desk.run(desk.write(name, content))
    assert (ended.code, ended.out) == (2, "")
    (line,) = ended.complaints
    assert name in line
    assert says in line


@pytest.mark.parametrize(("name", "content", "says"), _BAD.values(), ids=_BAD)
def test_bad_input_among_good_is_a_warning_on_one_line(
    desk: Desk, gull: Path, report: Path, name: str, content: bytes, says: str
) -> None:
    bad = desk.folder / "more"
    bad.mkdir()
    (bad / name).write_bytes(content)
    ended = desk.run(gull, bad / name, "-s", report)
    assert ended.code == 0
    assert "The harbour inspectors" in ended.out
    (line,) = ended.complaints
    assert line.startswith("warning: ")
    assert name in line
    assert says in line


def test_a_missing_path_ends_with_code_2_and_one_line(desk: Desk) -> None:
    ended = desk.run(desk.folder / "nowhere.txt")
    assert ended.code == 2
    (line,) = ended.complaints
    assert "nowhere.txt: there is no such file or folder" in line


def test_an_empty_folder_ends_with_code_2_and_one_line(desk: Desk) -> None:
    (desk.folder / "drafts").mkdir()
    ended = desk.run(desk.folder / "drafts")
    assert ended.code == 2
    (line,) = ended.complaints
    assert "drafts" in line


def test_a_folder_with_nothing_readable_ends_with_code_2(desk: Desk) -> None:
    folder = desk.folder / "drafts"
    folder.mkdir()
    (folder / "photograph.jpg").write_bytes(b"\xff\xd8\xff")
    ended = desk.run(folder)
    assert ended.code == 2
    (line,) = ended.complaints
    assert "drafts" in line


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_ends_with_code_2_and_one_line(desk: Desk, gull: Path) -> None:
    gull.chmod(0)
    ended = desk.run(gull)
    assert ended.code == 2
    assert len(ended.complaints) == 1


def test_a_page_without_an_article_ends_with_code_2_and_one_line(desk: Desk) -> None:
    ended = desk.run(desk.write("page.html", PAGE))
    assert ended.code == 2
    assert len(ended.complaints) == 1


def test_bytes_that_are_no_text_in_any_encoding_are_warned_of(desk: Desk) -> None:
    ended = desk.run(desk.write("gull.txt", GULL.encode() + b"\xff\x81\x8d"))
    assert ended.code == 0
    (line,) = ended.complaints
    assert "U+FFFD" in line


def test_many_bad_inputs_alone_are_one_line(desk: Desk) -> None:
    ended = desk.run(*(desk.write(f"empty-{number}.txt", b"") for number in range(4)))
    assert ended.code == 2
    (line,) = ended.complaints
    assert "(and 3 more problems; " in line


def test_a_source_that_cannot_be_read_ends_with_code_2(desk: Desk, gull: Path) -> None:
    ended = desk.run(gull, "-s", desk.write("empty.txt", b""))
    assert (ended.code, ended.out) == (2, "")
    (line,) = ended.complaints
    assert "empty.txt" in line


def test_one_bad_source_among_good_is_a_warning(desk: Desk, gull: Path, report: Path) -> None:
    ended = desk.run(gull, "-s", report, "-s", desk.write("empty.txt", b""))
    assert ended.code == 0
    assert len(ended.complaints) == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--profile", "nowhere"), "nowhere"),
        (("--profile", "bad.toml"), "bad.toml"),
        (("--aliases", "nowhere.toml"), "nowhere.toml"),
        (("--aliases", "bad.toml"), "bad.toml"),
        (("--limit", "many"), "--limit"),
        (("--processes", "0"), "--processes"),
        (("--source-kind", "song"), "--source-kind"),
        (("--no-such-option",), "--no-such-option"),
        (("-o", "gull.txt"), "gull.txt"),
    ],
    ids=" ".join,
)
def test_a_wrong_option_ends_with_code_2_and_one_line(
    desk: Desk, gull: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], says: str
) -> None:
    monkeypatch.chdir(desk.folder)
    desk.write("bad.toml", "not = = toml")
    ended = desk.run(gull, *arguments)
    assert (ended.code, ended.out) == (2, "")
    (line,) = ended.complaints
    assert says in line


def test_no_articles_at_all_end_with_code_2_and_one_line(desk: Desk) -> None:
    ended = desk.run()
    assert ended.code == 2
    assert len(ended.complaints) == 1


def test_an_output_folder_that_cannot_be_made_ends_with_code_2_and_one_line(desk: Desk, gull: Path) -> None:
    ended = desk.run(gull, "-o", gull / "out")
    assert ended.code == 2
    assert len(ended.complaints) == 1


def test_a_name_that_would_move_the_cursor_is_shown_plain(desk: Desk) -> None:
    ended = desk.run(desk.write("bad\x1b[31m\nname.txt", b""))
    assert ended.code == 2
    (line,) = ended.complaints
    assert "\x1b" not in line


def test_an_outlet_and_a_least_severity_choose_what_is_shown(desk: Desk) -> None:
    desk.write("gull.txt", f"---\noutlet: The Gull\n---\n{GULL}")
    desk.write("tern.txt", f"---\noutlet: The Tern\n---\n{GULL.replace('no more', 'nothing else')}")
    source = desk.write("report.txt", REPORT)
    articles = [desk.folder / name for name in ("gull.txt", "tern.txt")]
    everything = desk.run(*articles, "-s", source).out
    assert "The Gull" in everything
    assert "The Tern" in everything
    assert "no passage chosen" in desk.run(*articles, "-s", source, "--outlet", "The Plover").out
    assert "no passage chosen" in desk.run(*articles, "-s", source, "--min-severity", "meaning").out


def test_a_page_of_too_many_wordings_is_warned_of_with_the_remedy(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("provenance.reports.as_html.MOST_VARIANTS_IN_ONE_PAGE", 0)
    source, article = desk.write("source.txt", REPORT), desk.write("gull.txt", GULL)
    run = desk.run(article, "-s", source, "-o", desk.folder / "out")
    assert run.complaints[-1].startswith("warning: so many wordings make a slow page; `provenance report ")
    assert not any("slow page" in line for line in desk.run(article, "-s", source).complaints)
