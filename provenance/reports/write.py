"""Write reports to files: whole, or not at all.

A report is written under a temporary name beside its place and then moved there, so that a reader never sees
half a report and one that fails leaves nothing behind.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from corpus.errors import UsageError
from provenance.model import Trace
from provenance.reports.as_csv import csv_lines
from provenance.reports.as_html import html_pieces
from provenance.reports.as_json import json_lines
from provenance.reports.lookup import lookup_in
from provenance.reports.tables import CSV_TABLES


def write_folder(trace: Trace, folder: Path, *, formula_guard: bool = True) -> tuple[Path, ...]:
    """Write the CSV files, trace.json and report.html into a folder and return their paths.

    The folder is made where it is missing; files of these names in it are replaced.

    Raises:
        UsageError: the folder or a file in it cannot be written.
    """
    lookup = lookup_in(trace)
    reports = {
        f"{table.name}.csv": csv_lines(table.columns, table.cells(trace, lookup), formula_guard=formula_guard)
        for table in CSV_TABLES
    }
    reports |= {"trace.json": json_lines(trace), "report.html": html_pieces(trace)}
    return tuple(write_pieces(folder / name, pieces) for name, pieces in reports.items())


def write_text(path: Path, text: str) -> Path:
    """Write a text as UTF-8, as it is; return the path."""
    return write_pieces(path, (text,))


def write_pieces(path: Path, pieces: Iterable[str]) -> Path:
    """Write a text as UTF-8, as it is, piece by piece, so that it need not be held whole; return the path."""
    with replacing(path) as temporary, temporary.open("wb") as file:
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
        raise UsageError(f"{path}: cannot be written ({error.strerror}); choose another place") from error
    temporary = Path(name)
    try:
        yield temporary
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror}); choose another place") from error
    finally:
        with suppress(OSError):
            temporary.unlink()
