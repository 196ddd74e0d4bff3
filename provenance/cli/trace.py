"""``provenance trace``: the main job."""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from provenance.cli.options import guard_option, run_options, source_option, watched
from provenance.cli.printing import put
from provenance.cli.showing import Showing, screen_text, showing_options
from provenance.cli.telling import warn, warn_of_slow_page

if TYPE_CHECKING:
    from provenance.options import Options


@click.command(name="trace")
@click.argument("articles", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="ARTICLES...")
@source_option(
    "A source document, or a folder of them; may be repeated. Without any, passages are assembled "
    "from the quotations themselves."
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write the CSV files, trace.json and report.html into this folder.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the whole trace as JSON.")
@showing_options
@run_options
@click.option(
    "--all-quotations",
    is_flag=True,
    help="Report on the quotations of articles that reproduce no source, too.",
)
@guard_option
def command(
    articles: tuple[Path, ...],
    sources: tuple[Path, ...],
    output: Path | None,
    as_json: bool,
    showing: Showing,
    options: Options,
    all_quotations: bool,
    formula_guard: bool,
) -> None:
    """Trace quoted passages across articles, with or without their sources.

    ARTICLES are files and folders. Every passage that they quote is listed with the outlets that quote it,
    its wordings, and what each changed.
    """
    from provenance.engine import spread_large
    from provenance.trace import trace

    if output is not None:
        from provenance.reports.write import make_folder

        make_folder(output)
    with watched(not as_json or output is not None) as progress:
        found = trace(articles, sources, replace(options, all_quotations=all_quotations), progress)
    warn(found.problems)
    if output is not None:
        from provenance.reports.write import write_folder

        spreading = partial(spread_large, processes=options.processes)
        for path in write_folder(found, output, formula_guard=formula_guard, spread=spreading):
            click.echo(str(path), err=True)
        page = f"`provenance report {output / 'trace.json'} --site FOLDER` writes a page for each passage"
        warn_of_slow_page(found, page)
    if as_json:
        from provenance.reports.as_json import to_json

        put(to_json(found))
    elif output is None or sys.stdout.isatty():
        put(screen_text(showing.of(found), showing.limit))
