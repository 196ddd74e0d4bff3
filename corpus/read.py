"""Read documents: from files to `Document`, with metadata from every place that gives some.

The order of trust: a row of ``manifest.csv``, what the file itself says, nothing else. Bad input never
raises; it comes out as a `Problem` among the documents.
"""

from __future__ import annotations

import gzip
import importlib
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, cast

from corpus.clean import one_line, without_surrogates
from corpus.errors import DocumentError
from corpus.formats import HEAD_BYTES, Format, by_suffix, sniff
from corpus.hashing import sha256_of, sha256_of_file
from corpus.inputs import Chunk, plan
from corpus.limits import DEFAULT_LIMITS, Limits
from corpus.metadata import role_of
from corpus.model import Document, Metadata, Problem, Role
from corpus.readers import jsonlines
from corpus.reading import Reader, Reading
from corpus.walk import InputFile, reason

# format -> the module with its reader, imported when the first such file is met
_READERS = {
    Format.TEXT: "corpus.readers.text",
    Format.HTML: "corpus.readers.html",
    Format.CSV: "corpus.readers.table",
    Format.PDF: "corpus.readers.pdf",
    Format.DOCX: "corpus.readers.docx",
    Format.ODT: "corpus.readers.odt",
    Format.RTF: "corpus.readers.rtf",
    Format.EPUB: "corpus.readers.epub",
    Format.MHTML: "corpus.readers.mhtml",
}
_STREAMED = (Format.JSONL, Format.CSV, Format.WARC)  # of any length, for they are read piece by piece


def read_all(
    paths: Sequence[Path], role: Role, limits: Limits = DEFAULT_LIMITS
) -> Iterator[Document | Problem]:
    """Read everything under some paths, in order, in this process."""
    work = plan(paths, role, limits)
    yield from work.problems
    for chunk in work.chunks:
        yield from read_chunk(chunk)


def read_chunk(chunk: Chunk) -> Iterator[Document | Problem]:
    """Read one unit of work. Never raises for bad input."""
    for file in chunk.files:
        try:
            yield from _read_file(file, chunk)
        except DocumentError as error:
            yield error.problem
        except OSError as error:
            yield Problem(file.where, "unreadable", f"cannot be read: {reason(error)}; check its permissions")
        except Exception as error:  # a library's surprise at one file must not end the run
            message = f"the file could not be read ({type(error).__name__}); convert it to plain text"
            yield Problem(file.where, "unreadable", one_line(message))


def read_bytes(
    data: bytes, name: str, role: Role, limits: Limits = DEFAULT_LIMITS
) -> Iterator[Document | Problem]:
    """Read what came by another way than a file, such as standard input; ``name`` becomes its id."""
    with tempfile.NamedTemporaryFile(suffix=Path(name).suffix) as copy:
        copy.write(data)
        copy.flush()
        file = InputFile(path=Path(copy.name), id=name, role=role, size=len(data))
        yield from read_chunk(Chunk(files=(file,), limits=limits))


def _read_file(file: InputFile, chunk: Chunk) -> Iterator[Document | Problem]:
    form, packed = by_suffix(file.path.name)
    if form is Format.JSONL:
        yield from _read_lines(file, chunk, packed)
        return
    with file.path.open("rb") as opened:
        head = opened.read(HEAD_BYTES)
    form = sniff(head) or form or Format.TEXT
    if form not in _STREAMED and file.size > chunk.limits.most_bytes:
        message = f"the file is larger than {chunk.limits.most_bytes:,} bytes; split it"
        raise DocumentError(file.where, "too-large", message)
    sha256 = sha256_of_file(file.path)
    for reading in _reader(form, file)(file.path, chunk.limits):
        yield reading if isinstance(reading, Problem) else _document(reading, file, sha256)
        if isinstance(reading, Reading):
            yield from reading.warnings


def _read_lines(file: InputFile, chunk: Chunk, packed: bool) -> Iterator[Document | Problem]:
    try:
        with _open(file.path, packed=packed) as opened:
            opened.seek(chunk.start)
            numbered = jsonlines.lines(opened, chunk.end, chunk.first_line, chunk.limits)
            yield from jsonlines.documents(numbered, file, chunk.limits)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise DocumentError(
            file.where, "bad-gzip", "the gzip file is damaged; what came before was read"
        ) from error


def _open(path: Path, *, packed: bool) -> BinaryIO:
    return cast(BinaryIO, gzip.open(path)) if packed else path.open("rb")


def _reader(form: Format, file: InputFile) -> Reader:
    if form not in _READERS:
        raise DocumentError(
            file.where, "unknown-format", f"{form.value} cannot be read; convert it to plain text"
        )
    reader: Reader = importlib.import_module(_READERS[form]).read
    return reader


def _document(reading: Reading, file: InputFile, sha256: str) -> Document:
    known = {field: without_surrogates(value) for field, value in reading.found.items() if value}
    name = known.pop("id", "") or (f"{file.id}#{reading.part}" if reading.part else file.id)
    text = without_surrogates(reading.text)
    named_role = role_of(known.pop("role", ""))
    if reading.part:
        row = dict(file.parts.get(name if name in file.parts else reading.part, {}))
        named_role = role_of(row.pop("role", "")) or named_role
        known = {**file.known, **known, **row}
        sha256 = sha256_of(text)
    else:
        known.update(file.known)
    role = file.role if file.role_fixed else named_role or file.role
    metadata = Metadata(
        id=one_line(name), role=role, path=file.where, sha256=sha256, characters=len(text), **known
    )
    return Document(metadata, text, reading.locators, reading.blocks)
