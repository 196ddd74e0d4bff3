"""Write reports to files: whole, or not at all.

A report is written under a temporary name beside its place and then moved there, so that a reader never sees
half a report and one that fails leaves nothing behind.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import UsageError, reason
from provenance.model import Trace
from provenance.reports.as_csv import csv_lines
from provenance.reports.as_html import html_pieces
from provenance.reports.as_json import json_lines
from provenance.reports.lookup import Lookup, lookup_in
from provenance.reports.saved import SAVED_NAME
from provenance.reports.tables import CSV_TABLES

_LEAST_SPREAD_QUOTATIONS = 2_000  # fewer are written sooner than processes start
_BUFFER = 1 << 20  # bytes; with Python's own 8,192 the calls of the system take as long as the encoding
_TABLES = {f"{table.name}.csv": table for table in CSV_TABLES}
_PAGE = "report.html"

Spread = Callable[[Callable[[str], Path], Sequence[str]], Iterable[Path]]


@dataclass(frozen=True, slots=True)
class _Writing:
    """The work of writing one file of a folder, by its name."""

    trace: Trace
    lookup: Lookup
    folder: Path
    formula_guard: bool

    def __call__(self, name: str) -> Path:
        """Write the file and return its path."""
        return write_pieces(self.folder / name, self._pieces(name))

    def _pieces(self, name: str) -> Iterator[str]:
        if name == _PAGE:
            return html_pieces(self.trace)
        if name == SAVED_NAME:
            return json_lines(self.trace)
        table = _TABLES[name]
        cells = table.cells(self.trace, self.lookup)
        return csv_lines(table.columns, cells, formula_guard=self.formula_guard)


def write_folder(
    trace: Trace, folder: Path, *, formula_guard: bool = True, spread: Spread = map
) -> tuple[Path, ...]:
    """Write the CSV files, trace.json and report.html into a folder and return their paths.

    The folder is made where it is missing; files of these names in it are replaced. ``spread`` does a work on
    every item of a list, in as many processes as it likes; it shares out the files of a large trace.

    Raises:
        UsageError: the folder or a file in it cannot be written.
    """
    names = (*_TABLES, SAVED_NAME, _PAGE)
    writing = _Writing(trace, lookup_in(trace), folder, formula_guard)
    largest_first = sorted(names, key=lambda name: name not in (SAVED_NAME, _PAGE))
    written = (spread if len(trace.quotations) >= _LEAST_SPREAD_QUOTATIONS else map)(writing, largest_first)
    return tuple(sorted(written, key=lambda path: names.index(path.name)))


def make_folder(folder: Path) -> None:
    """Make a folder to write to, with those above it, before long work begins.

    Raises:
        UsageError: the file system refuses.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder}: cannot be made ({reason(error)}); choose another place") from error


def write_text(path: Path, text: str) -> Path:
    """Write a text as UTF-8, as it is; return the path."""
    return write_pieces(path, (text,))


def write_pieces(path: Path, pieces: Iterable[str]) -> Path:
    """Write a text as UTF-8, as it is, piece by piece, so that it need not be held whole; return the path."""
    with replacing(path) as temporary, temporary.open("wb", buffering=_BUFFER) as file:
        for piece in pieces:
            file.write(piece.encode("utf-8"))
    return path


def write_bytes(path: Path, content: bytes) -> Path:
    """Write a file whole or not at all; return the path."""
    with replacing(path) as temporary:
        temporary.write_bytes(content)
    return path


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a temporary path to write to, which takes the place of ``path`` when all went well.

    Raises:
        UsageError: the file system refuses.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
        os.close(handle)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({reason(error)}); choose another place") from error
    temporary = Path(name)
    try:
        yield temporary
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({reason(error)}); choose another place") from error
    finally:
        with suppress(OSError):
            temporary.unlink()
