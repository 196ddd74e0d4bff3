"""The README's commands and what it says that they print."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from corpus.files.formats import BY_SUFFIX, Format
from provenance.cli import COMMANDS
from tests.shown import PROJECT, output_block

README = (PROJECT / "README.md").read_text(encoding="utf-8")
EXTRACTOR = PROJECT / ".ci" / "readme_commands.py"


def _marked(name: str) -> str:
    """Return the line that CI runs."""
    if not EXTRACTOR.exists():
        pytest.skip(".ci is not part of this distribution")
    found = subprocess.run(
        [sys.executable, str(EXTRACTOR), name], capture_output=True, text=True, encoding="utf-8", check=True
    )
    return found.stdout.removesuffix("\n")


@pytest.mark.parametrize("name", ["trace", "tests"])
def test_a_marked_command_is_one_line_that_begins_with_nothing_installed(name: str) -> None:
    line = _marked(name)
    assert "\n" not in line
    assert line.startswith("python3 -m venv .venv && .venv/bin/pip install ")


def test_the_output_shown_is_what_the_first_command_prints() -> None:
    traced = _marked("trace").rpartition(" && .venv/bin/")[2]
    assert traced.startswith("provenance trace ")
    assert output_block(traced) in README


def test_the_second_command_runs_every_check() -> None:
    assert _marked("tests").endswith(" && .venv/bin/python -m tests.check")


def test_every_command_is_named() -> None:
    assert [name for name in COMMANDS if f"provenance {name}" not in README] == []


@pytest.mark.parametrize("form", sorted({*BY_SUFFIX.values()}), ids=str)
def test_every_format_is_named_by_a_suffix(form: Format) -> None:
    suffixes = [suffix for suffix, promised in BY_SUFFIX.items() if promised is form]
    assert any(f"`{suffix}`" in README for suffix in suffixes)


def test_every_link_into_the_repository_leads_to_a_file() -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", README)
    assert [target for target in targets if not (PROJECT / target).exists()] == []


def test_the_exit_codes_are_those_of_the_program() -> None:
    missing = subprocess.run(
        [sys.executable, "-m", "provenance", "trace", "no-such-folder"],
        cwd=PROJECT, capture_output=True, check=False,
    )  # fmt: skip
    assert missing.returncode == 2
    assert len(missing.stderr.splitlines()) == 1
    assert "| 2 |" in README
