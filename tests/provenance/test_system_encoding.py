"""Commands on a system whose own encoding, like Windows' 1252, lacks most of the world's letters."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SAID = "Лодки стояли у берега до рассвета и никто не вышел"
ARTICLE = f"В докладе сказано: «{SAID}»."
REPORT = f"Комиссия опросила рыбаков. {SAID}. Причина неизвестна.\n"


def _run(*arguments: str | Path, given: str = "") -> subprocess.CompletedProcess[bytes]:
    environment = os.environ | {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "provenance", *map(str, arguments)]
    return subprocess.run(command, input=given.encode(), capture_output=True, env=environment, check=False)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "arguments",
    [
        ("trace", "ARTICLE", "-s", "REPORT"),
        ("trace", "ARTICLE", "-s", "REPORT", "--json"),
        ("check", "ARTICLE", "-s", "REPORT"),
        ("find", SAID, "ARTICLE"),
        ("quotations", "ARTICLE"),
        ("quotations", "ARTICLE", "--jsonl"),
        ("quotations", "ARTICLE", "--csv"),
        ("corpus", "show", "ARTICLE"),
        ("compare", "REPORT", "ARTICLE"),
    ],
    ids=" ".join,
)
def test_what_is_printed_is_utf_8(arguments: tuple[str, ...], article: Path, report: Path) -> None:
    paths = {"ARTICLE": article, "REPORT": report}
    ended = _run(*(paths.get(each, each) for each in arguments))
    assert ended.stderr == b""
    assert SAID.split(maxsplit=1)[0] in ended.stdout.decode()


def test_standard_input_is_read_as_utf_8(report: Path) -> None:
    ended = _run("compare", report, "-", given=SAID)
    assert SAID in ended.stdout.decode()


def test_lines_on_standard_input_that_are_not_utf_8_are_named() -> None:
    command = [sys.executable, "-m", "provenance", "compare"]
    ended = subprocess.run(command, input=b'{"source": "\xff"}', capture_output=True, check=False)
    assert (ended.returncode, ended.stderr) == (
        2,
        b"provenance: stdin line 1: not JSON in UTF-8; give one object a line\n",
    )
