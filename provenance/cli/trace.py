"""``provenance trace``: the main job."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from provenance.cli.options import options_of, run_options, watched
from provenance.cli.showing import screen_text, showing_options, shown
from provenance.cli.telling import warn


@click.command(name="trace")
@click.argument("articles", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="ARTICLES...")
@click.option(
    "-s",
    "--source",
    "sources",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A source document, or a folder of them; may be repeated. Without any, passages are assembled "
    "from the quotations themselves.",
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
@click.option("--no-formula-guard", is_flag=True, help="Leave cells that begin like a formula as they are.")
def command(
    articles: tuple[Path, ...],
    sources: tuple[Path, ...],
    output: Path | None,
    as_json: bool,
    outlets: tuple[str, ...],
    min_severity: str | None,
    order: str,
    limit: int | None,
    profile: str,
    aliases: Path | None,
    source_kind: str,
    all_quotations: bool,
    processes: int | None,
    limits: tuple[str, ...],
    no_formula_guard: bool,
) -> None:
    """Trace quoted passages across articles, with or without their sources.

    ARTICLES are files and folders. Every passage that they quote is listed with the outlets that quote it,
    its wordings, and what each changed.
    """
    from provenance.trace import trace

    options = options_of(profile, aliases, source_kind, processes, limits, all_quotations=all_quotations)
    with watched(not as_json or output is not None) as progress:
        found = trace(articles, sources, options, progress)
    warn(found.problems)
    if output is not None:
        from provenance.reports.write import write_folder

        for path in write_folder(found, output, formula_guard=not no_formula_guard):
            click.echo(str(path), err=True)
    if as_json:
        from provenance.reports.as_json import to_json

        click.echo(to_json(found), nl=False)
    elif output is None or sys.stdout.isatty():
        click.echo(screen_text(shown(found, outlets, min_severity, order), limit), nl=False)
