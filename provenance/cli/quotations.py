"""``provenance quotations``: every quotation of some articles and who is credited with it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from provenance.cli.options import guard_option, limits_option
from provenance.cli.printing import put
from provenance.cli.telling import warn

if TYPE_CHECKING:
    from corpus.model import Document, Problem
    from quotes.model import Form, Quotation

    Found = Iterator[tuple[Document, tuple[Quotation, ...]]]

_FORMS = "quotation,fragment,title,term,block"
_TABLE_WIDTH = 120  # columns where there is no terminal to ask


@click.command(name="quotations")
@click.argument("articles", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="ARTICLES...")
@click.option("--jsonl", "form", flag_value="jsonl", help="Print one JSON object for each article.")
@click.option("--csv", "form", flag_value="csv", help="Print CSV, with the columns of quotations.csv.")
@click.option(
    "--forms", default=_FORMS, show_default=True, metavar="FORM,...",
    help="List only these forms; 'all' lists captions and boilerplate, too.",
)  # fmt: skip
@click.option("--outer", is_flag=True, help="Leave out quotations that stand inside another.")
@limits_option
@guard_option
def command(
    articles: tuple[Path, ...],
    form: str | None,
    forms: str,
    outer: bool,
    limits: tuple[str, ...],
    formula_guard: bool,
) -> None:
    """List every quotation and who is credited with it.

    ARTICLES are files and folders; "-" reads one article from standard input. By default the list is a
    table; a question mark stands behind a credit whose rule is right less than seven times out of ten.
    """
    from quotes.model import Form

    names = [name.strip() for name in forms.split(",")]
    unknown = [name for name in names if name not in {*Form, "all"}]
    if unknown:
        known = ", ".join(each.value for each in Form)
        raise click.UsageError(f"--forms {unknown[0]}: no such form; choose from {known}, all")
    wanted = frozenset(Form) if "all" in names else frozenset(map(Form, names))
    _printer(form, guard=formula_guard)(_found(articles, wanted, limits, outer=outer))


def _printer(form: str | None, *, guard: bool) -> Callable[[Found], None]:
    if form == "jsonl":
        return _print_lines
    return (lambda found: _print_csv(found, guard=guard)) if form == "csv" else _print_table


def _found(
    articles: tuple[Path, ...], forms: frozenset[Form], limits: tuple[str, ...], *, outer: bool
) -> Found:
    """Yield each article with its quotations; warn of what cannot be read.

    Raises:
        NothingReadError: not one article could be read.
    """
    from corpus.errors import NothingReadError
    from corpus.model import Problem
    from provenance.reports.as_quotations import selected
    from quotes.extract import quotations

    problems: list[Problem] = []
    read = False
    for item in _items(articles, limits):
        if isinstance(item, Problem):
            problems.append(item)
            continue
        read = True
        yield item, selected(quotations(item), forms, outer=outer)
    if not read:
        raise NothingReadError(tuple(problems))
    warn(problems)


def _items(articles: tuple[Path, ...], settings: tuple[str, ...]) -> Iterator[Document | Problem]:
    from corpus.limits import limits_with
    from corpus.model import Role
    from corpus.read import read_all, read_bytes

    limits = limits_with(settings)
    files = [path for path in articles if str(path) != "-"]
    if len(files) < len(articles):
        yield from read_bytes(sys.stdin.buffer.read(), "standard input", Role.ARTICLE, limits)
    if files:
        yield from read_all(files, Role.ARTICLE, limits)


def _print_lines(found: Found) -> None:
    from provenance.reports.as_quotations import json_line

    for document, quotations in found:
        put(f"{json_line(document, quotations)}\n")


def _print_csv(found: Found, *, guard: bool) -> None:
    from provenance.reports.as_csv import csv_text
    from provenance.reports.quotation_lists import csv_cells, csv_columns

    rows = (cells for document, quotations in found for cells in csv_cells(document, quotations))
    put(csv_text(csv_columns(), rows, formula_guard=guard))


def _print_table(found: Found) -> None:
    from provenance.reports.quotation_lists import table

    width = shutil.get_terminal_size((_TABLE_WIDTH, 24)).columns
    put(f"{table(found, width)}\n")
