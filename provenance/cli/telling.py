"""What commands say on standard error of their inputs and outputs: a warning a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from corpus.model import Problem

if TYPE_CHECKING:
    from provenance.model import Trace


def warn(problems: Iterable[Problem]) -> None:
    """Name each input that could not be used, or is doubtful; a file's name cannot move the cursor."""
    from provenance.reports.printable import on_one_line

    for problem in problems:
        click.echo(f"warning: {on_one_line(f'{problem.where}: {problem.message}')}", err=True)


def warn_of_slow_page(trace: Trace, remedy: str) -> None:
    """Say that the page which is being written holds more wordings than open fast, and what to do."""
    from provenance.reports.as_html import MOST_VARIANTS_IN_ONE_PAGE

    if sum(len(each.variants) for each in trace.apparatus) > MOST_VARIANTS_IN_ONE_PAGE:
        click.echo(f"warning: so many wordings make a slow page; {remedy}", err=True)
