"""``provenance find``: where a passage stands, in which wording, and who is credited."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from provenance.cli.options import run_options, watched
from provenance.cli.printing import put
from provenance.cli.telling import warn

if TYPE_CHECKING:
    from provenance.options import Options


@click.command(name="find")
@click.argument("words", metavar="WORDS")
@click.argument("articles", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="ARTICLES...")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@run_options
def command(
    words: str,
    articles: tuple[Path, ...],
    as_json: bool,
    options: Options,
) -> None:
    """Look one passage up in all articles: where, in which wording, who is credited.

    WORDS are any number of words, in quotation marks for the shell; ARTICLES are files and folders. Few words
    are found as they are, save for capitals, accents, spelling and name styles; more words also where they
    were changed or cut.
    """
    from provenance.searching import search

    with watched(not as_json) as progress:
        found = search(words, articles, options, progress)
    warn(found.problems)
    from provenance.reports.as_found import to_found_json, to_found_text

    width = shutil.get_terminal_size((100, 24)).columns
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    text = to_found_json(found) if as_json else to_found_text(found, width=width, colour=colour)
    put(text)
