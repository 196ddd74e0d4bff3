"""Read ``manifest.csv``: what a person says of the files in a folder.

Columns are ``path,role,outlet,title,author,published,url,archived_url,symbol,via,lang,notes``; missing
ones are fine, unknown ones are ignored. A row's path is relative to the manifest's folder; ``file#part``
names one text of a file that holds many, ``bundle.zip/file`` a file in an archive. A cell that ends in ``?``
is a guess: its value is used. Titles and notes may end in a question mark of their own, so there a guess ends
in ``(?)``.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final

from corpus.clean import decode, one_line
from corpus.describing.dates import iso_date
from corpus.describing.metadata import canonical_name, role_of, tidy
from corpus.errors import DocumentError, reason
from corpus.model import Problem

NAME: Final = "manifest.csv"
COLUMNS: Final = (
    "path", "role", "outlet", "title", "author", "published", "url", "archived_url", "symbol", "via", "lang",
    "notes",
)  # fmt: skip
_MOST_BYTES = 50_000_000  # some 200,000 rows
_FREE_TEXT = ("title", "notes")
_DAY = re.compile(r"\d{4}-\d\d?-\d\d?(?!\d)")
_PART = re.compile(r"#|(?<=\.zip)/", re.IGNORECASE)
_GUARDED = ("'=", "'+", "'-", "'@")  # an apostrophe that keeps a spreadsheet from calculating
_OTHER_NAMES = {"lang": "language", "date": "published", "file": "path", "filename": "path"}

Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What one manifest says, and what is wrong with it.

    ``rows`` are the fields by path (posix, relative to the manifest's folder); ``parts`` those of single
    texts, by file and by the part's name.
    """

    rows: Mapping[str, Fields] = field(default_factory=dict)
    parts: Mapping[str, Mapping[str, Fields]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def names(self, path: str) -> bool:
        """Tell whether a row names a file or a text in it."""
        return path in self.rows or path in self.parts


def load(folder: Path) -> Manifest:
    """Read the manifest of a folder; one that is absent is empty, one that cannot be read is a problem."""
    path = folder / NAME
    where = one_line(str(path))
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return Manifest()
    except OSError as error:
        return _unusable(where, f"cannot be read: {reason(error)}; check its permissions")
    if len(data) > _MOST_BYTES:
        return _unusable(where, f"is larger than {_MOST_BYTES:,} bytes; give each folder its own manifest")
    try:
        return parse(decode(data, where).text, where)
    except DocumentError as error:
        return _unusable(where, error.problem.message)


def parse(text: str, where: str) -> Manifest:
    """Read a manifest's text.

    Args:
        text: CSV with a line of column names; commas, semicolons or tabs.
        where: the manifest's name in problems.
    """
    rows: dict[str, Fields] = {}
    parts: dict[str, dict[str, Fields]] = {}
    problems: list[Problem] = []
    try:
        for line, cells in _records(text):
            path, problem = _path_of(cells, f"{where}:{line}")
            if problem:
                problems.append(problem)
            elif path in rows:
                message = f"names {path} a second time; the first row is used"
                problems.append(Problem(f"{where}:{line}", "bad-manifest", message))
            else:
                rows[path] = _fields(cells)
                problems.extend(_doubts(cells, rows[path], f"{where}:{line}"))
                file, part = parted(path)
                if part:
                    parts.setdefault(file, {})[part] = rows[path]
    except (csv.Error, ValueError) as error:
        problems.append(Problem(where, "bad-manifest", f"is not a CSV with a path column ({error}); fix it"))
    return Manifest(rows, parts, tuple(problems))


def parted(path: str) -> tuple[str, str]:
    """Return the file that a row's path names and the part of that file, "" for all of it.

    >>> parted("may.csv#12"), parted("may/export.zip/a/1.txt"), parted("may/1.txt")
    (('may.csv', '12'), ('may/export.zip', 'a/1.txt'), ('may/1.txt', ''))
    """
    if border := _PART.search(path):
        return path[: border.start()], path[border.end() :]
    return path, ""


def layout(text: str) -> tuple[str, list[str]]:
    """Return what parts the cells of a manifest, and what its columns hold, in order; none of no table.

    >>> layout("File;Date;mine")
    (';', ['path', 'published', 'mine'])
    """
    delimiter = _delimiter(text)
    try:
        head = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
    except csv.Error:
        head = []
    return delimiter, [field_of_column(canonical_name(cell)) for cell in head]


def field_of_column(name: str) -> str:
    """Return the field that a column of this name holds."""
    return _OTHER_NAMES.get(name, name)


def _unusable(where: str, message: str) -> Manifest:
    return Manifest(problems=(Problem(where, "bad-manifest", message),))


def _records(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the line number and the cells by column of each row."""
    delimiter, names = layout(text)
    if "path" not in names:
        raise ValueError("the first line names no column 'path'")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    next(reader)
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield reader.line_num, dict(zip(names, cells, strict=False))


def _delimiter(text: str) -> str:
    head = text.partition("\n")[0]
    return max(",;\t", key=head.count)


def _path_of(cells: Fields, where: str) -> tuple[str, Problem | None]:
    """Return a row's path in posix form, or the problem with it; a path may not leave the folder."""
    raw = cells.get("path", "").strip()
    if not raw:
        return "", Problem(where, "bad-manifest", "the row names no path; fill it in or remove the row")
    path = PurePosixPath(raw.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or raw[1:2] == ":":
        message = f"the path {one_line(raw)} leaves the manifest's folder; only files inside it can be named"
        return "", Problem(where, "path-escapes", message)
    return str(path), None


def _fields(cells: Fields) -> dict[str, str]:
    """Return a row's values by the field names of `Metadata`, guesses included, and ``role``."""
    found = {}
    for name in COLUMNS[1:]:
        column = field_of_column(name)
        value = _without_mark(column, tidy(cells.get(column, "")))
        if column == "published":
            value = iso_date(value)
        if column == "role":
            value = role_of(value) or ""
        if value:
            found[column] = value
    return found


def _doubts(cells: Fields, fields: Fields, where: str) -> Iterator[Problem]:
    """Yield what a row says of role and date that nobody can make sense of."""
    role, day = (_without_mark(name, tidy(cells.get(name, ""))) for name in ("role", "published"))
    if role and "role" not in fields:
        message = f"the role {role!r} is none; write article or source"
        yield Problem(where, "bad-manifest", message)
    known = fields.get("published", "")
    if day and (not known or (_DAY.match(day) and len(known) < len("2020-06-01"))):
        message = f"{day!r} is no day of the calendar; write it as 2020-06-01"
        yield Problem(where, "bad-manifest", message)


def _without_mark(column: str, value: str) -> str:
    """Take off the mark of a guess, and a guard against formulas.

    >>> _without_mark("outlet", "The Hill ?"), _without_mark("title", "Did it rain?")
    ('The Hill', 'Did it rain?')
    """
    if value.startswith(_GUARDED):
        value = value[1:]
    if column in _FREE_TEXT:
        return value.removesuffix("(?)").rstrip()
    return value.removesuffix("(?)").removesuffix("?").rstrip()
