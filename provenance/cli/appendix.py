"""``provenance appendix``: the fact-check appendix."""

from __future__ import annotations

from pathlib import Path

import click

from corpus.errors import UsageError
from provenance.cli.options import keep_inputs, run_options, source_option
from provenance.cli.telling import warn
from provenance.model import Trace
from provenance.options import Options
from provenance.reports.appendix import By
from provenance.reports.formats import check_appendix_name, write_appendix


@click.command(name="appendix")
@click.argument("articles", nargs=-1, type=click.Path(path_type=Path), metavar="ARTICLES...")
@source_option("A source document, or a folder of them; may be repeated.")
@click.option("--trace", "saved", type=click.Path(path_type=Path), help="Use this saved trace instead.")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write: .md, .html or .docx.",
)
@click.option(
    "--by",
    type=click.Choice([by.value for by in By]),
    default=By.ARTICLE.value,
    show_default=True,
    help="Whether the notes follow the articles or the sources.",
)
@run_options
def command(
    articles: tuple[Path, ...],
    sources: tuple[Path, ...],
    saved: Path | None,
    output: Path,
    by: str,
    options: Options,
) -> None:
    """Write the fact-check appendix of some articles.

    Every quotation has a numbered note: as published, in the source with its pinpoint, what differs, and the
    verdict; then the sources with their hashes, and how the result was made. A saved trace may stand in the
    place of the articles.
    """
    if saved is None and len(articles) == 1 and _is_saved(articles[0]):
        (saved,), articles = articles, ()
    if bool(articles) == (saved is not None):
        raise UsageError("appendix: give articles, or a saved trace with --trace, but not both")
    if saved and sources:
        raise UsageError("appendix: a saved trace has its sources already; leave out --source")
    check_appendix_name(output)  # before the work, not after it
    keep_inputs(output, (*articles, *sources, *([saved] if saved else [])))
    trace = _saved(saved) if saved else _traced(articles, sources, options)
    warn(trace.problems)
    click.echo(str(write_appendix(trace, output, By(by))), err=True)


def _is_saved(path: Path) -> bool:
    from provenance.reports.saved import is_saved_trace

    return is_saved_trace(path)


def _saved(path: Path) -> Trace:
    from provenance.reports.saved import read_trace

    return read_trace(path)


def _traced(articles: tuple[Path, ...], sources: tuple[Path, ...], options: Options) -> Trace:
    from provenance.trace import trace

    return trace(articles, sources, options)
