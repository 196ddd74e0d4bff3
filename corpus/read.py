"""Read documents: from files to `Document`, with metadata from every place that gives some.

The order of trust: a row of ``manifest.csv``, what the file itself says, nothing else. Bad input never
raises; it comes out as a `Problem` among the documents.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.clean import one_line, without_surrogates
from corpus.describing.metadata import role_of
from corpus.describing.naming import fields_from_name
from corpus.describing.outlets import outlet_behind
from corpus.errors import DocumentError, reason
from corpus.files.addresses import fields_for
from corpus.files.bundle import unbundled
from corpus.files.formats import Format, by_suffix
from corpus.files.inputs import Chunk, plan
from corpus.files.opening import Opened, is_packed, opened, packed_lines, stretch
from corpus.files.walk import InputFile
from corpus.hashing import sha256_of
from corpus.limits import DEFAULT_LIMITS, Limits
from corpus.locating.numbering import numbered_paragraphs
from corpus.model import Document, Metadata, Problem, Role
from corpus.readers import jsonlines
from corpus.reading import Reading
from corpus.registry import readings

MOST_PROBLEMS = 50  # of one unit of work that are told one by one


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
        yield from _capped(_guarded(file, chunk), file, is_whole=chunk.end is None)


def _guarded(file: InputFile, chunk: Chunk) -> Iterator[Document | Problem]:
    """Read one file; whatever goes wrong becomes a problem."""
    try:
        yield from _read_file(file, chunk)
    except DocumentError as error:
        yield error.problem
    except OSError as error:
        yield Problem(file.where, "unreadable", f"cannot be read: {reason(error)}; check its permissions")
    except Exception as error:
        # a library's surprise at one file must not end the run
        message = f"the file could not be read ({type(error).__name__}); convert it to plain text"
        yield Problem(file.where, "unreadable", one_line(message))


def _capped(
    found: Iterator[Document | Problem], file: InputFile, *, is_whole: bool
) -> Iterator[Document | Problem]:
    """Tell the first problems of a file one by one and count the rest, so that it drowns no other's.

    A whole file that gives nothing at all is a problem, too.
    """
    problems = 0
    is_bare = True
    for item in found:
        is_bare = False
        if isinstance(item, Problem):
            problems += 1
            if problems > MOST_PROBLEMS:
                continue
        yield item
    if is_bare and is_whole:
        yield Problem(file.where, "empty", "the file holds no text; look at what made it")
    if problems > MOST_PROBLEMS:
        message = f"{problems - MOST_PROBLEMS:,} more problems in this file; check what made it"
        yield Problem(file.where, "more-problems", message)


def read_bytes(
    data: bytes, name: str, role: Role, limits: Limits = DEFAULT_LIMITS
) -> Iterator[Document | Problem]:
    """Read what came by another way than a file, such as standard input.

    Args:
        data: the contents of a file of any kind.
        name: becomes the id; its suffix, if any, tells the kind where the contents do not.
        role: what a document is unless it says otherwise.
        limits: what the input may cost.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"input{Path(name).suffix}"
        path.write_bytes(data)
        status = path.stat()
        file = InputFile(
            path=path, id=name, role=role, size=len(data), changed=status.st_mtime_ns, shown=name
        )
        yield from read_chunk(Chunk(files=(file,), limits=limits))


def _read_file(file: InputFile, chunk: Chunk) -> Iterator[Document | Problem]:
    limits = chunk.limits
    if chunk.end is not None:
        with stretch(chunk) as lines:
            numbered = jsonlines.lines(lines, chunk.end - chunk.start, chunk.first_line, limits)
            yield from jsonlines.documents(numbered, file, limits)
    elif by_suffix(file.path.name)[0] is Format.JSONL and is_packed(file.path):
        with packed_lines(file, limits) as lines:
            yield from jsonlines.documents(jsonlines.lines(lines, None, 1, limits), file, limits)
    else:
        with opened(file, limits) as source:
            yield from source.warnings
            yield from _read_opened(source, limits)


def _read_opened(source: Opened, limits: Limits) -> Iterator[Document | Problem]:
    if source.format is Format.JSONL:
        with source.path.open("rb") as lines:
            yield from jsonlines.documents(jsonlines.lines(lines, None, 1, limits), source.file, limits)
    elif source.format is Format.ZIP:
        with unbundled(source.path, source.file, limits) as work:
            yield from work.problems
            for chunk in work.chunks:
                yield from read_chunk(chunk)
    else:
        for reading in readings(source, limits):
            yield from _results(reading, source, limits)


def _results(reading: Reading | Problem, source: Opened, limits: Limits) -> Iterator[Document | Problem]:
    if isinstance(reading, Problem):
        yield source.renamed(reading)
        return
    if len(reading.text) > limits.most_characters:
        length, most = len(reading.text), limits.most_characters
        message = f"{length:,} characters, more than {most:,}; split it, or raise --most characters"
        yield Problem(source.file.where, "too-long", message)
        return
    yield _document(reading, source.file, source.sha256)
    yield from map(source.renamed, reading.warnings)


def _document(reading: Reading, file: InputFile, sha256: str) -> Document:
    """Join a text with its metadata, each field from the most trusted place that gives it."""
    text = without_surrogates(reading.text)
    known = {field: without_surrogates(value) for field, value in reading.found.items() if value}
    name = known.pop("id", "") or (f"{file.id}#{reading.part}" if reading.part else file.id)
    named_role = role_of(known.pop("role", ""))
    if reading.part:
        # the row of a file that holds many texts fills gaps; a row of the text's own counts most
        row = dict(file.parts.get(reading.part) or file.parts.get(name, {}))
        named_role = role_of(row.pop("role", "")) or named_role
        known = {**file.known, **known, **row}
        sha256 = sha256_of(text)
    else:
        known = {**fields_from_name(file.path.stem), **known, **file.known}
    known = {**(file.bundled or {}), **known}
    if file.lists:
        known = {**known, **fields_for(file.lists, known.get("url", "")), **file.known}
    known["outlet"] = known.get("outlet") or outlet_behind(known.get("url", ""))
    role = file.role if file.role_fixed else named_role or file.role
    locators = reading.locators
    if role is Role.SOURCE and not locators:
        locators = numbered_paragraphs(text)
    metadata = Metadata(
        id=one_line(name), role=role, path=file.where, sha256=sha256, characters=len(text), **known
    )
    return Document(metadata, text, locators, reading.blocks)
