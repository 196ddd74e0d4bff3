"""Spread units of work over processes.

It holds no logic of its own: any number of processes gives the same results in the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar, cast

import numpy as np

from corpus.files.inputs import Chunk
from corpus.model import Document, Problem, Role
from corpus.read import read_chunk
from corpus.syndication import sketch
from provenance.finding.findings import ArticleFindings, ChunkFindings
from provenance.finding.reproduce import Reproducer, records
from provenance.indexing.shingles import BATCH_CHARACTERS
from quotes.extract import quotations

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

Item = TypeVar("Item")
Result = TypeVar("Result")
Progress = Callable[[int], None]

_BATCHES_A_PROCESS = 8  # so that a slow one at the end keeps no other process waiting for long
_LEAST_PARALLEL_BYTES = 3_000_000  # below, starting processes costs more than it saves


@dataclass(frozen=True, slots=True)
class Quoting:
    """The work of listing every article's quotations."""

    def __call__(self, chunk: Chunk) -> ChunkFindings:
        """Read a chunk and find its quotations."""
        found: list[ArticleFindings] = []
        problems: list[Problem] = []
        quoted = [
            ArticleFindings(document.metadata, (), tuple(records(document, quotations(document))))
            for document in _articles(chunk, found, problems)
        ]
        return found + quoted, problems


@dataclass(frozen=True, slots=True)
class Reproducing:
    """The work of finding what articles reproduce."""

    reproducer: Reproducer

    def __call__(self, chunk: Chunk) -> ChunkFindings:
        """Read a chunk in batches that fit the processor's cache and find what each reproduces."""
        found: list[ArticleFindings] = []
        problems: list[Problem] = []
        batch: list[Document] = []
        size = 0
        for document in _articles(chunk, found, problems):
            batch.append(document)
            size += len(document.text)
            if size >= BATCH_CHARACTERS:
                found += self._findings(batch)
                batch, size = [], 0
        return found + self._findings(batch), problems

    def _findings(self, batch: Sequence[Document]) -> list[ArticleFindings]:
        return [
            one._replace(sketch=sketch(document)) if one.findings or one.lone else one
            for document, one in zip(batch, self.reproducer.findings(batch), strict=True)
        ]


def _keep_freed_memory() -> None:
    """Teach the C library's allocator to keep what the scan frees, batch after batch.

    glibc raises its thresholds when a large block is freed for the first time; without, every batch asks the
    system for the same memory again (bench 2026-11: 2.2 of 8.5 s). Elsewhere this does nothing.
    """
    np.empty(31 << 20, dtype=np.uint8)


def run(
    work: Callable[[Chunk], Result],
    chunks: Sequence[Chunk],
    processes: int,
    progress: Progress | None = None,
) -> Iterator[Result]:
    """Do the work on every chunk and yield the results in the chunks' order."""
    if processes < 2 or len(chunks) < 2 or sum(chunk.bytes for chunk in chunks) < _LEAST_PARALLEL_BYTES:
        _keep_freed_memory()
        yield from _told(map(work, chunks), chunks, progress)
        return
    with _pool(work, min(processes, len(chunks))) as pool:
        yield from _told(cast("Iterator[Result]", pool.map(_do, chunks)), chunks, progress)


def spread(work: Callable[[Item], Result], items: Sequence[Item], processes: int) -> list[Result]:
    """Do the work on every item in several processes and return the results in order."""
    with _pool(work, min(processes, len(items))) as pool:
        batch = -(-len(items) // (_BATCHES_A_PROCESS * processes))
        return cast("list[Result]", list(pool.map(_do, items, chunksize=batch)))


def spread_large(work: Callable[[Item], Result], items: Sequence[Item], processes: int) -> list[Result]:
    """Do a work that holds much, as `spread` does; in this process where it had to be sent to others."""
    if processes < 2 or _start_method() == "spawn":
        return list(map(work, items))
    return spread(work, items, processes)


def _pool(work: Callable[[Item], Result], processes: int) -> ProcessPoolExecutor:
    import multiprocessing  # noqa: PLC0415 - most runs are small and start no process
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    context = multiprocessing.get_context(_start_method())
    return ProcessPoolExecutor(processes, mp_context=context, initializer=_adopt, initargs=(work,))


def _start_method() -> str:
    import multiprocessing  # noqa: PLC0415 - as above

    return "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"


def _told(results: Iterator[Result], chunks: Sequence[Chunk], progress: Progress | None) -> Iterator[Result]:
    for chunk, result in zip(chunks, results, strict=True):
        if progress:
            progress(chunk.bytes)
        yield result


def _articles(chunk: Chunk, sources: list[ArticleFindings], problems: list[Problem]) -> Iterator[Document]:
    """Yield a chunk's articles; sources among them and problems are put aside."""
    for read in read_chunk(chunk):
        if isinstance(read, Problem):
            problems.append(read)
        elif read.metadata.role is Role.SOURCE:
            sources.append(ArticleFindings(read.metadata))
        else:
            yield read


_adopted: list[Callable[..., object]] = []


def _adopt(work: Callable[..., object]) -> None:
    """Keep a worker process's work, so that it is sent once and not with every chunk."""
    _adopted[:] = [work]
    _keep_freed_memory()


def _do(item: object) -> object:
    return _adopted[0](item)
