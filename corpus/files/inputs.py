"""Cut what is to be read into units of work that processes can share.

A JSON Lines file is cut at line ends; other files are grouped until a group is worth a process's while.
Nothing is read here but manifests and line ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corpus.errors import reason
from corpus.files.addresses import joined
from corpus.files.formats import Format, by_suffix
from corpus.files.identity import told_apart
from corpus.files.walk import InputFile, find_files
from corpus.limits import DEFAULT_LIMITS, Limits
from corpus.model import Problem, Role

RECORD_CHUNK_BYTES: Final = 4_000_000
"""How much of a JSON Lines file is one unit: some 30 ms of parsing against 1 ms of handing over."""
GROUP_BYTES: Final = 2_000_000
"""How many bytes of small files are one unit."""
_BLOCK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A unit of work that can be sent to another process.

    Either the lines of one JSON Lines file between two byte offsets (``end`` is not None), the first of
    them numbered ``first_line`` from 1, or one or more whole files.
    """

    files: tuple[InputFile, ...]
    limits: Limits
    start: int = 0
    end: int | None = None
    first_line: int = 1

    @property
    def bytes(self) -> int:
        """How much is to be read, for progress."""
        return sum(file.size for file in self.files) if self.end is None else self.end - self.start


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that is to be read, in order, and what cannot be."""

    chunks: tuple[Chunk, ...]
    problems: tuple[Problem, ...]


def plan(paths: Sequence[Path], role: Role, limits: Limits = DEFAULT_LIMITS) -> Plan:
    """Find the files under some paths and cut them into chunks.

    Args:
        paths: files and folders, in the order in which they are to be read.
        role: what a document is unless a manifest or the document itself says otherwise.
        limits: what one input may cost; carried along in the chunks.
    """
    problems: list[Problem] = []
    files = joined(told_apart(list(find_files(paths, role, problems))), problems)
    return Plan(tuple(_chunks(files, limits, problems)), tuple(problems))


def _chunks(files: Iterable[InputFile], limits: Limits, problems: list[Problem]) -> Iterator[Chunk]:
    group: list[InputFile] = []
    for file in files:
        if by_suffix(file.path.name) == (Format.JSONL, False) and file.size > RECORD_CHUNK_BYTES:
            yield from _line_chunks(file, limits, problems)
            continue
        if group and sum(other.size for other in group) + file.size > GROUP_BYTES:
            yield Chunk(files=tuple(group), limits=limits)
            group = []
        group.append(file)
    if group:
        yield Chunk(files=tuple(group), limits=limits)


def _line_chunks(file: InputFile, limits: Limits, problems: list[Problem]) -> Iterator[Chunk]:
    """Cut a JSON Lines file after the last line end in each stretch of `RECORD_CHUNK_BYTES`."""
    start, line = 0, 1
    try:
        for end, lines in _line_ends(file.path):
            yield Chunk(files=(file,), limits=limits, start=start, end=end, first_line=line)
            start, line = end, line + lines
    except OSError as error:
        message = f"cannot be read: {reason(error)}; check its permissions"
        problems.append(Problem(file.where, "unreadable", message))


def _line_ends(path: Path) -> Iterator[tuple[int, int]]:
    """Yield the offset behind the last whole line of each stretch and the number of lines in the stretch."""
    position = end = lines = start = 0
    with path.open("rb", buffering=0) as file:
        while block := file.read(_BLOCK_BYTES):
            if (last := block.rfind(b"\n")) >= 0:
                end = position + last + 1
                lines += block.count(b"\n")
            position += len(block)
            if end - start >= RECORD_CHUNK_BYTES - _BLOCK_BYTES and end > start:
                yield end, lines
                start, lines = end, 0
    if position > start:
        yield position, lines
