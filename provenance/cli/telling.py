"""What every command says on standard error of its inputs: a warning a line."""

from __future__ import annotations

from collections.abc import Iterable

import click

from corpus.model import Problem


def warn(problems: Iterable[Problem]) -> None:
    """Name each input that could not be used, or is doubtful; a file's name cannot move the cursor."""
    from provenance.reports.printable import on_one_line

    for problem in problems:
        click.echo(f"warning: {on_one_line(f'{problem.where}: {problem.message}')}", err=True)
