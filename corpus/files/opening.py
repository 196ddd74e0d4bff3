"""Open a file for reading: unpack it within bounds, tell what it really holds, hash it.

The contents count for more than the suffix. A gzip file is unpacked to a temporary file, except JSON
Lines and web archives, which are read as they unpack.
"""

from __future__ import annotations

import gzip
import re
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from corpus.clean import one_line, reads_as_text
from corpus.errors import DocumentError
from corpus.files.formats import HEAD_BYTES, Format, by_suffix, no_reader, sniff, zip_format
from corpus.files.inputs import Chunk
from corpus.files.walk import InputFile
from corpus.files.whole import refuse_larger
from corpus.hashing import sha256_of_file
from corpus.limits import Limits
from corpus.model import Problem

_BLOCK_BYTES = 1 << 20
_LEAST_LINE_BYTES = 500  # what a line counts at least: blank ones take time, too
_MOST_RATIO = 50  # unpacked to packed, beyond the bound on unpacked bytes; prose packs to a third or a fourth
MANY_TEXTS: Final = frozenset((Format.JSONL, Format.CSV, Format.WARC, Format.PARQUET, Format.ZIP))
"""Formats that hold many texts, each with a hash of its own."""
_GZIP = b"\x1f\x8b"
_RECORD = re.compile(rb"\s*\{\s*\"\w+\"\s*:[^\n]*\"text\"\s*:|\s*\{\s*\"text\"\s*:")
_DAMAGED = "the gzip file is damaged or cut short; download it again"


@dataclass(frozen=True, slots=True)
class Opened:
    """A file ready for its reader.

    ``path`` is where the contents lie, unpacked; ``file`` is what the user knows. ``sha256`` covers the
    user's file and is empty for formats that hold many texts.
    """

    file: InputFile
    path: Path
    format: Format
    sha256: str
    warnings: tuple[Problem, ...] = ()

    def renamed(self, problem: Problem) -> Problem:
        """Return a reader's problem with the file named as the user knows it."""
        for name in (str(self.path), one_line(str(self.path))):
            if problem.where.startswith(name):
                return Problem(self.file.where + problem.where[len(name) :], problem.slug, problem.message)
        return problem


@contextmanager
def opened(file: InputFile, limits: Limits) -> Iterator[Opened]:
    """Open a file of any kind but packed JSON Lines; a reader's errors leave with the user's name for it.

    Raises:
        DocumentError: ``unknown-format``, ``too-large``, ``bad-gzip`` or ``unpacks-too-large``.
    """
    source = Opened(file, file.path, Format.OTHER, "")
    with ExitStack() as folders:
        try:
            path, name, head = _unpacked(file, folders, limits)
            form, warnings = _format(file, head, name)
            if form not in MANY_TEXTS:
                refuse_larger(path.stat().st_size, file.where, limits)
            sha256 = "" if form in MANY_TEXTS else sha256_of_file(file.path)
            source = Opened(file, path, form, sha256, warnings)
            yield source
        except DocumentError as error:
            problem = source.renamed(error.problem)
            raise DocumentError(problem.where, problem.slug, problem.message) from error


@contextmanager
def stretch(chunk: Chunk) -> Iterator[BinaryIO]:
    """Open the JSON Lines file of a chunk at the chunk's first byte.

    Raises:
        DocumentError: ``changed`` when the file is no longer the one that was cut into chunks.
    """
    [file] = chunk.files
    with file.path.open("rb", buffering=_BLOCK_BYTES) as stream:
        status = file.path.stat()
        if (status.st_size, status.st_mtime_ns) != (file.size, file.changed):
            raise DocumentError(file.where, "changed", "the file changed while it was read; run again")
        stream.seek(chunk.start)
        yield stream


@contextmanager
def packed_lines(file: InputFile, limits: Limits) -> Iterator[_Bounded]:
    """Open a gzipped JSON Lines file; reading on stops where it unpacks to absurd lengths.

    Raises:
        DocumentError: ``bad-gzip`` or ``unpacks-too-large``, while it is being read.
    """
    with gzip.open(file.path) as stream:
        try:
            yield _Bounded(stream, file, limits)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise DocumentError(file.where, "bad-gzip", _DAMAGED) from error


def is_packed(path: Path) -> bool:
    """Tell by its first bytes whether a file is gzipped."""
    return _head(path).startswith(_GZIP)


def _head(path: Path) -> bytes:
    with path.open("rb", buffering=0) as stream:
        return stream.read(HEAD_BYTES)


def _unpacked(file: InputFile, folders: ExitStack, limits: Limits) -> tuple[Path, str, bytes]:
    """Return where the contents of a file lie, the name whose suffix counts, and the first bytes."""
    form, packed = by_suffix(file.path.name)
    head = _head(file.path)
    if form is Format.WARC or not head.startswith(_GZIP):
        return file.path, file.path.name, head
    name = file.path.name.removesuffix(".gz") if packed else file.path.name
    copy = Path(folders.enter_context(tempfile.TemporaryDirectory())) / f"unpacked{Path(name).suffix}"
    try:
        with gzip.open(file.path) as packed_stream, copy.open("wb") as stream:
            _copy(packed_stream, stream, file, limits)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise DocumentError(file.where, "bad-gzip", _DAMAGED) from error
    return copy, name, _head(copy)


def _copy(source: gzip.GzipFile, target: BinaryIO, file: InputFile, limits: Limits) -> None:
    length = 0
    while block := source.read(_BLOCK_BYTES):
        length += len(block)
        if length > limits.most_unpacked_bytes:
            raise _too_large(file, limits)
        target.write(block)


def _too_large(file: InputFile, limits: Limits) -> DocumentError:
    message = (
        f"the file unpacks to more than {limits.most_unpacked_bytes:,} bytes; unpack and split it yourself"
    )
    return DocumentError(file.where, "unpacks-too-large", message)


class _Bounded:
    """A gzip stream that refuses to unpack to more than a text could."""

    def __init__(self, stream: gzip.GzipFile, file: InputFile, limits: Limits) -> None:
        self._stream = stream
        self._file = file
        self._limits = limits
        self._left = max(limits.most_unpacked_bytes, file.size * _MOST_RATIO)

    def readline(self, most: int) -> bytes:
        line = self._stream.readline(most)
        self._left -= max(len(line), _LEAST_LINE_BYTES)
        if self._left < 0:
            raise _too_large(self._file, self._limits)
        return line


def _format(file: InputFile, head: bytes, name: str) -> tuple[Format, tuple[Problem, ...]]:
    """Return what a file holds, with a warning when its suffix says otherwise.

    Raises:
        DocumentError: ``unknown-format`` for a kind of file that nobody reads.
    """
    promised, _ = by_suffix(name)
    found = sniff(head)
    if found is Format.ZIP:
        found = zip_format(head, promised)
    if found in (None, Format.ZIP) and promised is None and (message := no_reader(Path(name).suffix)):
        raise DocumentError(file.where, "unknown-format", message)
    if found is Format.GZIP and promised is Format.WARC:
        found = promised  # packed page by page, and read so
    if found is None:
        found = _without_signature(promised, head)
        if found not in _SIGNED or not reads_as_text(head):
            return found, ()
        found = Format.TEXT
    if promised is Format.MAIL and found is Format.MHTML:
        return promised, ()  # one with pictures in it looks like a saved page
    if promised is None or found is promised or (promised, found) in _SAME:
        return found, ()
    message = f"the name promises {promised.value}, but the file holds {found.value} and was read as such"
    return found, (Problem(file.where, "mislabelled", message),)


# formats that cannot lack a signature; without one the file is damaged, or a text under a wrong name
_SIGNED: Final = frozenset(
    (Format.PDF, Format.DOCX, Format.XLSX, Format.ODT, Format.EPUB, Format.RTF, Format.ZIP)
)
_SAME: Final = frozenset(
    (
        (Format.FEED, Format.HTML), (Format.HTML, Format.FEED), (Format.MHTML, Format.HTML),
        (Format.FEED, Format.NEWS_ITEM),
    )
)  # fmt: skip


def _without_signature(promised: Format | None, head: bytes) -> Format:
    """Return what a file without a signature is taken for.

    A text needs none; what promises a format that has one is damaged, which its reader will say.
    """
    return promised or (Format.JSONL if _RECORD.match(head) else Format.TEXT)
