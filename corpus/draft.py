"""Draft a folder's ``manifest.csv`` from what its files say, with doubts marked for a person to settle."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final

from corpus.clean import one_line
from corpus.describing import manifest
from corpus.describing.naming import fields_from_name
from corpus.describing.outlets import known_outlet
from corpus.files.formats import Format, by_suffix
from corpus.files.inputs import Chunk, plan
from corpus.files.walk import InputFile
from corpus.limits import DEFAULT_LIMITS, Limits
from corpus.model import Document, Metadata, Problem, Role
from corpus.read import read_chunk

_MARK: Final = " ?"
_UNKNOWN: Final = "?"  # read as nothing, but seen by a person
_FROM_PAGES: Final = (Format.HTML, Format.MHTML)
_SPREADSHEET_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Draft:
    """The rows of a manifest, cells in the order of `manifest.COLUMNS`, and what could not be read."""

    rows: tuple[tuple[str, ...], ...]
    problems: tuple[Problem, ...]


def draft(folder: Path, limits: Limits = DEFAULT_LIMITS) -> Draft:
    """Draft a row for each file of a folder that a manifest there does not name yet."""
    work = plan([folder], Role.ARTICLE, limits)
    existing = manifest.load(folder)
    rows: list[tuple[str, ...]] = []
    problems = list(work.problems)
    for file in _files(work.chunks):
        path = file.path.relative_to(folder).as_posix()
        found = list(read_chunk(Chunk(files=(file,), limits=limits)))
        problems += (item for item in found if isinstance(item, Problem))
        documents = [item.metadata for item in found if isinstance(item, Document)]
        if documents and not existing.names(path):
            rows.append(_row(path, file, documents))
    return Draft(tuple(rows), tuple(problems))


def manifest_text(rows: Iterable[tuple[str, ...]]) -> str:
    """Write rows as CSV with Windows line ends, as spreadsheets like it."""
    return extended(",".join(manifest.COLUMNS), rows)


def extended(text: str, rows: Iterable[tuple[str, ...]]) -> str:
    """Add rows to a manifest, parted as its cells are, in the order of the columns that a person left in it.

    Args:
        text: the manifest.
        rows: cells in the order of `manifest.COLUMNS`.
    """
    delimiter, names = manifest.layout(text)
    added = io.StringIO(newline="")
    writer = csv.writer(added, delimiter=delimiter)
    for row in rows:
        cells = dict(zip(map(manifest.field_of_column, manifest.COLUMNS), row, strict=True))
        writer.writerow([_unformulated(cells.get(name, "")) for name in names])
    end = "" if text.endswith("\n") else "\r\n"
    return f"{text}{end}{added.getvalue()}"


def _files(chunks: Iterable[Chunk]) -> Iterator[InputFile]:
    """Yield each file once, however many chunks it was cut into."""
    files = (file for chunk in chunks for file in chunk.files)
    for _, same in groupby(files, key=lambda file: file.path):
        yield next(same)


def _row(path: str, file: InputFile, documents: list[Metadata]) -> tuple[str, ...]:
    """Return the row of a file; one that holds many texts gets no more than a note."""
    if len(documents) > 1:
        cells = {
            "path": path,
            "role": str(documents[0].role),
            "notes": f"holds {len(documents)} texts",
        }
    else:
        cells = {"path": path, **_cells(documents[0], file)}
    return tuple(cells.get(column, "") for column in manifest.COLUMNS)


def _cells(found: Metadata, file: InputFile) -> dict[str, str]:
    """Return what is known of one document; what was read off a page or a name is doubtful."""
    guessed = fields_from_name(file.path.stem)
    outlet = found.outlet
    is_guess = outlet == guessed.get("outlet") or by_suffix(file.path.name)[0] in _FROM_PAGES
    if outlet and is_guess and known_outlet(found.url) != outlet:
        outlet += _MARK
    day = found.published
    return {
        # a document with a symbol is seldom an article
        "role": f"source{_MARK}" if found.symbol and found.role is Role.ARTICLE else str(found.role),
        "outlet": outlet or _UNKNOWN,
        "title": found.title,
        "author": found.author,
        "published": f"{day}{_MARK}" if day and day == guessed.get("published") else day or _UNKNOWN,
        "url": found.url,
        "archived_url": found.archived_url,
        "symbol": found.symbol,
        "via": found.via,
        "lang": found.language,
        "notes": found.notes,
    }


def _unformulated(cell: str) -> str:
    """Keep a spreadsheet from taking a cell for a formula.

    >>> _unformulated("=1+2")
    "'=1+2"
    """
    return f"'{cell}" if cell.startswith(_SPREADSHEET_FORMULA) else one_line(cell)
