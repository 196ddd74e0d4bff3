"""What the documents show of the program, made by running it: cog writes it into them and compares it.

``python -m cogapp -I . -r @docs/generated.txt`` brings every generated part up to date.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click

from provenance.cli import COMMANDS, group

PROJECT = Path(__file__).parents[1]
COLUMNS = 100  # what a command prints where there is no terminal, too


def output_of(command: str) -> str:
    """Return what a ``provenance`` command line prints when it is run in the project's folder.

    Raises:
        RuntimeError: the command did not end with exit code 0.
    """
    program, *arguments = shlex.split(command)
    if program != "provenance":
        raise ValueError(f"not a command of this project: {command}")
    environment = {**os.environ, "COLUMNS": str(COLUMNS), "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    finished = subprocess.run(
        [sys.executable, "-m", "provenance", *arguments],
        cwd=PROJECT, env=environment, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if finished.returncode:
        raise RuntimeError(f"{command} ended with {finished.returncode}: {finished.stderr}")
    return finished.stdout


def output_block(command: str) -> str:
    """Return a command's output as a Markdown block."""
    return f"```text\n{_trimmed(output_of(command))}```\n"


def command_sections() -> str:
    """Return a section for each command: its name, what it is for, and its help."""
    return "\n".join(_command_section(name, purpose) for name, purpose in COMMANDS.items())


def parts_of(command: str) -> list[str]:
    """Return the names of a command's own commands, none for most."""
    context = click.Context(group)
    found = group.get_command(context, command)
    return found.list_commands(context) if isinstance(found, click.Group) else []


def column_sections() -> str:
    """Return a section for each table of the CSV files and workbooks: its columns and what they hold."""
    path = PROJECT / "provenance" / "reports" / "columns.toml"
    tables: dict[str, dict[str, str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return "\n".join("\n".join(_column_section(name, columns)) + "\n" for name, columns in tables.items())


def _command_section(name: str, purpose: str) -> str:
    section = f"## provenance {name}\n\n{purpose}\n\n{output_block(f'provenance {name} --help')}"
    return section + "".join(
        f"\n### provenance {name} {part}\n\n{output_block(f'provenance {name} {part} --help')}"
        for part in parts_of(name)
    )


def _column_section(name: str, columns: dict[str, str]) -> Iterator[str]:
    yield f"## {name}\n"
    yield "| column | holds |"
    yield "| --- | --- |"
    for column, meaning in columns.items():
        yield f"| `{column}` | {meaning.replace('|', '/')} |"


def _trimmed(text: str) -> str:
    """Return a text without blanks at its lines' ends, which editors and hooks would take away."""
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())
