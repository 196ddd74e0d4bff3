"""``provenance report``: any report, later, from a saved trace."""

from __future__ import annotations

from pathlib import Path

import click

from corpus.errors import UsageError
from provenance.cli.options import guard_option, keep_inputs
from provenance.cli.printing import hand_over
from provenance.cli.showing import Showing, screen_text, showing_options
from provenance.cli.telling import warn_of_slow_page
from provenance.model import Trace

FORMATS = (
    "text", "csv", "html", "site", "xlsx", "json", "jsonl", "sqlite", "annotations", "tei", "markdown",
    "docx",
)  # fmt: skip
TABLE_NAMES = ("passages", "variants", "witnesses", "changes", "outlets", "unplaced", "quotations")


@click.command(name="report")
@click.argument("saved", type=click.Path(path_type=Path), metavar="TRACE.json")
@click.option(
    "-f",
    "--format",
    "chosen",
    type=click.Choice(FORMATS),
    help="The report. [default: what the name after -o asks for, else text]",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Write to this file; csv and site, and a name without an ending, make a folder.",
)
@click.option(
    "--site",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write an index and a page for each passage into this folder: for more than 10,000 wordings.",
)
@click.option("--table", type=click.Choice(TABLE_NAMES), help="Print this one table as CSV.")
@showing_options
@guard_option
def command(
    saved: Path,
    chosen: str | None,
    output: Path | None,
    site: Path | None,
    table: str | None,
    showing: Showing,
    formula_guard: bool,
) -> None:
    """Make any report from a saved trace.

    TRACE.json is what `provenance trace` saves, the folder that it wrote, or - for standard input. Without
    options, prints the summary and the passages.
    """
    from provenance.reports.saved import read_trace

    if table and (chosen or site):
        raise UsageError(f"report: --table {table} prints CSV; leave out --format and --site")
    keep_inputs(output, [saved])
    chosen = chosen or _text_name(output)
    trace = showing.of(read_trace(saved))
    if site:
        chosen, output = "site", site
    if table or chosen == "text" or (chosen is None and output is None):
        text = (
            _table(trace, table, formula_guard)
            if table
            else screen_text(trace, showing.limit, printed=output is None)
        )
        hand_over(text, output)
    else:
        for path in _written(trace, chosen, output, formula_guard):
            click.echo(str(path), err=True)


def _text_name(output: Path | None) -> str | None:
    """Return "text" for a name in .txt, None for any other."""
    return "text" if output is not None and output.suffix.lower() == ".txt" else None


def _table(trace: Trace, name: str, formula_guard: bool) -> str:
    from provenance.reports.as_csv import to_csv
    from provenance.reports.tables import TABLES

    chosen = next(table for table in TABLES if table.name == name)
    return to_csv(trace, chosen, formula_guard=formula_guard)


def _written(trace: Trace, chosen: str | None, output: Path | None, formula_guard: bool) -> tuple[Path, ...]:
    """Write the report; print it where it is text and no file was named."""
    from provenance.reports.as_site import write_site
    from provenance.reports.formats import Format, format_for, text_of, write_report
    from provenance.reports.write import write_folder

    if chosen in ("csv", "site") and output is None:
        raise UsageError(f"report: {chosen} makes several files; name a folder with -o")
    if output is None:
        hand_over(text_of(trace, Format(str(chosen))), None)
        return ()
    if chosen == "site":
        return write_site(trace, output)[:1]
    warn_of_slow_page(trace, "--site writes a page for each passage")
    if chosen == "csv" or (chosen is None and not output.suffix):
        return write_folder(trace, output, formula_guard=formula_guard)
    return (write_report(trace, Format(chosen) if chosen else format_for(output), output),)
