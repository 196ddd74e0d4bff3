"""``provenance corpus``: see and describe what would be read, before anything is traced."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from provenance.cli.options import limits_option
from provenance.cli.printing import put
from provenance.cli.telling import warn

if TYPE_CHECKING:
    from corpus.model import Document, Problem

_PATHS = click.Path(path_type=Path)
_COLUMNS = ("id", "role", "outlet", "title", "published", "via", "characters")
_WIDTHS = (40, None, 24, 48, None, 20, None)
_role_option = click.option(
    "--role",
    type=click.Choice(["article", "source"]),
    default="article",
    show_default=True,
    help="What documents are by default.",
)


@click.group(name="corpus")
def command() -> None:
    """See and describe what would be read."""


@command.command(name="list")
@click.argument("paths", nargs=-1, required=True, type=_PATHS, metavar="PATHS...")
@_role_option
@limits_option
@click.option("--jsonl", is_flag=True, help="Print one JSON object for each document.")
def list_documents(paths: tuple[Path, ...], role: str, limits: tuple[str, ...], *, jsonl: bool) -> None:
    """List the documents in PATHS, with what is known of each.

    Copies of one text in several outlets and everything that could not be read are told on standard error.
    """
    from corpus.errors import NothingReadError
    from corpus.limits import limits_with
    from corpus.model import Problem, Role
    from corpus.read import read_all
    from corpus.syndication import as_problem, sketch, syndications

    problems: list[Problem] = []
    rows, sketches = [], []
    for item in read_all(paths, Role(role), limits_with(limits)):
        if isinstance(item, Problem):
            problems.append(item)
        else:
            rows.append(_fields(item))
            sketches.append(sketch(item))
    if not rows:
        warn(problems[1:])
        raise NothingReadError(tuple(problems))
    _print_lines(rows) if jsonl else _print_table(rows)
    warn([*problems, *map(as_problem, syndications(sketches))])


@command.command(name="show", short_help="Print the text of FILE as it is read.")
@click.argument("file", type=_PATHS)
@click.option("--id", "wanted", default=None, help="Show only the document with this id.")
@_role_option
@limits_option
@click.option("--plain", is_flag=True, help="Print the text alone, exactly as offsets count it.")
def show_document(file: Path, wanted: str | None, role: str, limits: tuple[str, ...], *, plain: bool) -> None:
    """Print the text of FILE as it is read, with its pages, paragraphs and blocks in the margin."""
    from corpus.errors import NothingReadError
    from corpus.limits import limits_with
    from corpus.model import Problem, Role
    from corpus.read import read_all

    problems: list[Problem] = []
    found = 0
    for item in read_all([file], Role(role), limits_with(limits)):
        if isinstance(item, Problem):
            problems.append(item)
        elif wanted in (None, item.id):
            found += 1
            put(item.text if plain else "".join(f"{line}\n" for line in _shown(item)))
    if not found and not problems:
        problems.append(_nothing_in(file, wanted))
    if not found:
        raise NothingReadError(tuple(problems))
    warn(problems)


@command.command(name="init")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--update", is_flag=True, help="Add rows for files that the manifest does not name yet.")
@limits_option
def write_manifest(folder: Path, limits: tuple[str, ...], *, update: bool) -> None:
    """Write a manifest.csv into FOLDER with what its files say.

    Doubtful cells end in a question mark, for a person to settle; until then their values are used.
    """
    from corpus.clean import decode
    from corpus.describing import manifest
    from corpus.draft import draft, extended, manifest_text
    from corpus.errors import NothingReadError, UsageError
    from corpus.limits import limits_with
    from provenance.reports.write import write_text

    path = folder / manifest.NAME
    if path.exists() and not update:
        raise UsageError(f"{path}: is there already; add --update to name the files that it does not")
    drafted = draft(folder, limits_with(limits))
    if not drafted.rows and not path.exists():
        raise NothingReadError(drafted.problems)
    if path.exists():
        known = decode(path.read_bytes(), str(path)).text
        if "path" not in manifest.layout(known)[1]:
            raise UsageError(f"{path}: has no column 'path'; add it, or remove the file")
        text = extended(known, drafted.rows)
    else:
        text = manifest_text(drafted.rows)
    write_text(path, f"\ufeff{text}")
    doubts = sum(cell.endswith("?") for row in drafted.rows for cell in row)
    click.echo(f"{path}: files named: {len(drafted.rows)}; cells to settle, marked with ?: {doubts}")
    warn(drafted.problems)


def _nothing_in(file: Path, wanted: str | None) -> Problem:
    """Return why a file that can be read shows nothing."""
    from corpus.model import Problem

    if wanted:
        return Problem(wanted, "no-such-id", "no document has this id; see 'provenance corpus list'")
    return Problem(str(file), "no-document", "holds no document; name a text, a page, or a folder of them")


def _fields(document: Document) -> dict[str, str | int]:
    return {
        name: value for name, value in document.metadata._asdict().items() if value or name == "characters"
    }


def _print_lines(rows: list[dict[str, str | int]]) -> None:
    import json

    for row in rows:
        put(f"{json.dumps(row, ensure_ascii=False)}\n")


def _print_table(rows: list[dict[str, str | int]]) -> None:
    from tabulate import tabulate

    from provenance.reports.wording import counted

    cells = [_cells(row) for row in rows]
    alignment = ("left",) * (len(_COLUMNS) - 1) + ("right",)
    table = tabulate(cells, _COLUMNS, tablefmt="simple", disable_numparse=True, colalign=alignment)
    total = sum(int(row["characters"]) for row in rows)
    put(f"{table}\n\n{counted(len(rows), 'document')}, {total:,} characters\n")


def _cells(row: dict[str, str | int]) -> list[str]:
    """Return a row of the table, long values cut."""
    from provenance.reports.printable import on_one_line

    texts = (on_one_line(str(row.get(name, ""))) for name in _COLUMNS)
    return [
        text if most is None or len(text) <= most else f"{text[: most - 1]}…"
        for text, most in zip(texts, _WIDTHS, strict=True)
    ]


def _shown(document: Document) -> Iterator[str]:
    """Yield what is known of a document, then its lines, each after the labels of what begins in it."""
    from provenance.reports.printable import on_one_line, shown

    for name, value in _fields(document).items():
        yield f"{name}: {on_one_line(str(value))}"
    yield ""
    labels = _labels(document)
    start = place = 0
    for line in document.text.split("\n"):
        end = start + len(line)
        first = place
        while place < len(labels) and labels[place][0] <= end:
            place += 1
        if place > first:
            yield f"── {', '.join(label for _, label in labels[first:place])}"
        yield shown(line)
        start = end + 1


def _labels(document: Document) -> list[tuple[int, str]]:
    """Return where each page, numbered paragraph, footnote and block begins."""
    from corpus.model import LocatorKind

    words = {LocatorKind.PAGE: "p.", LocatorKind.PARAGRAPH: "para.", LocatorKind.FOOTNOTE: "footnote"}
    located = [(each.span.start, f"{words[each.kind]} {each.label}") for each in document.locators]
    return sorted([*located, *((each.span.start, each.kind.value) for each in document.blocks)])
