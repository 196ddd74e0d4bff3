"""``provenance trace``: the main job."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click


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
@click.option("--limit", type=click.IntRange(min=0), default=None, help="Show at most this many passages.")
@click.option("--profile", default="un", show_default=True, help="The stylebook: a name or a TOML file.")
@click.option(
    "--aliases", type=click.Path(path_type=Path, dir_okay=False), help="A TOML file of name styles."
)
@click.option(
    "--source-kind",
    type=click.Choice(["document", "speech"]),
    default="document",
    show_default=True,
    help="Whether the sources were written or spoken.",
)
@click.option(
    "--all-quotations",
    is_flag=True,
    help="Report on the quotations of articles that reproduce no source, too.",
)
@click.option(
    "--processes", type=click.IntRange(min=1), default=None, help="Processes to use. [default: all cores]"
)
@click.option("--no-formula-guard", is_flag=True, help="Leave cells that begin like a formula as they are.")
def command(
    articles: tuple[Path, ...],
    sources: tuple[Path, ...],
    output: Path | None,
    as_json: bool,
    limit: int | None,
    profile: str,
    aliases: Path | None,
    source_kind: str,
    all_quotations: bool,
    processes: int | None,
    no_formula_guard: bool,
) -> None:
    """Trace quoted passages across articles, with or without their sources.

    ARTICLES are files and folders. Every passage that they quote is listed with the outlets that quote it,
    its wordings, and what each changed.
    """
    from provenance.options import Options
    from provenance.trace import trace

    options = Options(
        profile=profile,
        aliases=str(aliases or ""),
        source_kind=source_kind,
        all_quotations=all_quotations,
        processes=processes or os.cpu_count() or 1,
    )
    with _progress(not as_json or output is not None) as progress:
        found = trace(articles, sources, options, progress)
    for problem in found.problems:
        click.echo(f"warning: {problem.where}: {problem.message}", err=True)
    if output is not None:
        from provenance.reports.write import write_folder

        for path in write_folder(found, output, formula_guard=not no_formula_guard):
            click.echo(str(path), err=True)
    if as_json:
        from provenance.reports.as_json import to_json

        click.echo(to_json(found), nl=False)
    elif output is None or sys.stdout.isatty():
        from provenance.reports.as_text import to_text

        width = shutil.get_terminal_size((100, 24)).columns
        colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        click.echo(to_text(found, width=width, colour=colour, limit=limit), nl=False)


@contextmanager
def _progress(wanted: bool) -> Iterator[Callable[[int], None] | None]:
    """Show how far the work is, where somebody is watching."""
    if not (wanted and sys.stderr.isatty()):
        yield None
        return
    done = 0

    def told(read: int) -> None:
        nonlocal done
        done += read
        click.echo(f"\rsearched {done / 1_000_000:.0f} MB", err=True, nl=False)

    yield told
    click.echo("\r" + " " * 24 + "\r", err=True, nl=False)
