"""``provenance check``: every quotation of a draft against the sources, before it is published."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from provenance.cli.options import guard_option, keep_inputs, run_options, source_option, watched
from provenance.cli.printing import hand_over
from provenance.cli.telling import warn

if TYPE_CHECKING:
    from provenance.checks import Checked
    from provenance.drafts.checking import Piped
    from provenance.options import Options

FORMATS = ("text", "json", "jsonl", "csv", "sarif", "github")
# from what severity on the exit code is 1
FAIL_ON = {"marked": 2, "unmarked": 3, "meaning": 4, "never": 5}


@click.command(name="check")
@click.argument("drafts", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="DRAFT...")
@source_option("A document that the draft quotes, or a folder of them; may be repeated.", required=True)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="How the findings are printed. [default: what the name after -o asks for, else text]",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to this file. For a Word draft, a name in .docx makes a copy of the draft with a comment at "
    "each finding.",
)
@click.option(
    "--fail-on",
    type=click.Choice(list(FAIL_ON)),
    default="never",
    show_default=True,
    help="End with exit code 1 when there is a finding at least as severe.",
)
@click.option("-q", "--quiet", is_flag=True, help="Leave out quotations with which nothing is wrong.")
@click.option(
    "--stdin-name", default="stdin", show_default=True, help='The name to print for a draft given as "-".'
)
@run_options
@guard_option
def command(
    drafts: tuple[Path, ...],
    sources: tuple[Path, ...],
    form: str | None,
    output: Path | None,
    fail_on: str,
    quiet: bool,
    stdin_name: str,
    options: Options,
    formula_guard: bool,
) -> None:
    """Check every quotation of a draft against its sources.

    DRAFT is a file or a folder; "-" reads a draft from standard input. Each quotation is verbatim, changed,
    spliced from distant passages, credited to another source than its own, not found, or too short to say.
    """
    from provenance.drafts.checking import check

    keep_inputs(output, (*drafts, *sources))
    form = form or _form_for(output)
    files = [path for path in drafts if str(path) != "-"]
    piped = _piped(stdin_name) if len(files) < len(drafts) else None
    with watched(output is not None or form == "text") as progress:
        checked = check(files, sources, options, piped, progress)
    warn(checked.problems)
    if output is not None and output.suffix.lower() == ".docx":
        _annotate(checked, output)
        output = None
    hand_over(_report(checked, form, output, quiet=quiet, guard=formula_guard), output)
    if checked.worst is not None and checked.worst >= FAIL_ON[fail_on]:
        sys.exit(1)


def _form_for(output: Path | None) -> str:
    """Return the form that a file name asks for: that of its ending, text where it has none of a form."""
    ending = output.suffix.lower().removeprefix(".") if output else ""
    return ending if ending in FORMATS else "text"


def _piped(name: str) -> Piped:
    from provenance.drafts.checking import Piped

    return Piped(name, sys.stdin.buffer.read())


def _report(checked: Checked, form: str, output: Path | None, *, quiet: bool, guard: bool) -> str:
    """Return the report in the form that was chosen."""
    match form:
        case "json":
            from provenance.reports.as_check_json import to_check_json

            return to_check_json(checked)
        case "jsonl":
            from provenance.reports.as_check_json import to_check_jsonl

            return to_check_jsonl(checked)
        case "csv":
            from provenance.reports.as_check_csv import to_check_csv

            return to_check_csv(checked, formula_guard=guard)
        case "sarif":
            from provenance.reports.as_sarif import to_sarif

            return to_sarif(checked)
        case "github":
            from provenance.reports.as_github import to_github

            return to_github(checked)
    from provenance.reports.as_check_text import to_check_text

    width = shutil.get_terminal_size((100, 24)).columns
    colour = output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return to_check_text(checked, width=width, colour=colour, quiet=quiet)


def _annotate(checked: Checked, output: Path) -> None:
    """Write the copy of a Word draft with its comments.

    Raises:
        UsageError: there is not exactly one draft, or it is no Word file.
    """
    from corpus.errors import UsageError
    from provenance.reports.as_word_comments import annotated
    from provenance.reports.write import write_bytes

    paths = [Path(draft.metadata.path) for draft in checked.drafts]
    if len(paths) != 1 or paths[0].suffix.lower() != ".docx" or not paths[0].is_file():
        raise UsageError(
            f"{output}: comments can be put into one Word draft (.docx); give it as a file, alone"
        )
    click.echo(str(write_bytes(output, annotated(paths[0], checked.drafts[0]))), err=True)
