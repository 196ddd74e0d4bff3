"""Every command that reads documents takes limits, and says which it does not know."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpus.errors import UsageError
from provenance.cli import group

COMMANDS = {
    "trace": ("trace", "{file}"),
    "check": ("check", "{file}", "-s", "{file}"),
    "find": ("find", "rain on the hill", "{file}"),
    "appendix": ("appendix", "{file}", "-o", "{file}.md"),
    "quotations": ("quotations", "{file}"),
    "corpus list": ("corpus", "list", "{file}"),
    "corpus show": ("corpus", "show", "{file}"),
    "corpus init": ("corpus", "init", "{folder}"),
}


def run(command: str, folder: Path, *limits: str) -> Result:
    file = folder / "story.txt"
    file.write_text("She said “rain on the hill” was no news at all to the shepherds.", encoding="utf-8")
    arguments = [each.format(file=file, folder=folder) for each in COMMANDS[command]]
    return CliRunner().invoke(group, [*arguments, *limits])


@pytest.mark.parametrize("command", COMMANDS)
def test_a_limit_holds(command: str, tmp_path: Path) -> None:
    ended = run(command, tmp_path, "--most", "characters=10")
    assert "more than 10" in str(ended.exception) + ended.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_a_limit_that_there_is_not_is_told(command: str, tmp_path: Path) -> None:
    assert isinstance(run(command, tmp_path, "--most", "pagen=10").exception, UsageError)
