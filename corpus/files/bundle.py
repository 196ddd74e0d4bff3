"""Zip archives of documents, as press databases and mail programs hand them out: read like a folder.

An archive is unpacked into a temporary folder, within the bounds of `archive`, and its files are found as
in any folder, with a ``manifest.csv`` in it. An archive inside an archive is refused.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from corpus.clean import one_line
from corpus.describing.metadata import role_of
from corpus.errors import DocumentError, reason
from corpus.files.archive import Archive
from corpus.files.inputs import Chunk, Plan, plan
from corpus.files.walk import InputFile
from corpus.limits import Limits
from corpus.model import Problem


@contextmanager
def unbundled(path: Path, bundle: InputFile, limits: Limits) -> Iterator[Plan]:
    """Unpack an archive and plan the reading of its files, which lasts as long as the context.

    Args:
        path: where the archive lies.
        bundle: the archive as the user knows it; its files are called ``bundle.zip/folder/file``.
        limits: what it may cost.

    Raises:
        DocumentError: ``nested-archive`` for one that was in another, or as `Archive` does.
    """
    if bundle.bundled is not None:
        message = "is an archive inside another; unpack the outer one and read its folder"
        raise DocumentError(bundle.where, "nested-archive", message)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        problems = _unpack(Archive(path, limits), folder, bundle.where)
        work = plan([folder], bundle.role, limits)
        chunks = (_renamed(chunk, bundle, folder) for chunk in work.chunks)
        found = (_named(problem, bundle.where, folder) for problem in work.problems)
        yield Plan(tuple(chunks), (*problems, *found))


def _unpack(archive: Archive, folder: Path, where: str) -> list[Problem]:
    """Write an archive's files into a folder; return what is wrong with single ones."""
    problems = []
    for member in sorted(archive.names):
        target = folder / member.replace("\\", "/")
        try:
            if not member.endswith(("/", "\\")):
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(archive.read(member))
        except DocumentError as error:
            if error.problem.slug == "unpacks-too-large":
                raise
            problems.append(Problem(f"{where}/{one_line(member)}", error.problem.slug, error.problem.message))
        except OSError as error:
            message = f"cannot be unpacked: {reason(error)}; unpack the archive and read its folder"
            problems.append(Problem(f"{where}/{one_line(member)}", "unreadable", message))
    return problems


def _renamed(chunk: Chunk, bundle: InputFile, folder: Path) -> Chunk:
    return replace(chunk, files=tuple(_member(file, bundle, folder) for file in chunk.files))


def _member(file: InputFile, bundle: InputFile, folder: Path) -> InputFile:
    """Return a file as a part of its archive: a row of a manifest for it alone counts most."""
    part = file.path.relative_to(folder).as_posix()
    row = dict(bundle.parts.get(part, {}))
    role = role_of(row.pop("role", ""))
    return replace(
        file,
        id=f"{bundle.id}/{file.id}",
        shown=f"{bundle.where}/{file.id}",
        role=bundle.role if bundle.role_fixed else role or file.role,
        role_fixed=bundle.role_fixed or role is not None or file.role_fixed,
        known={**file.known, **row},
        bundled=bundle.known,
    )


def _named(problem: Problem, where: str, folder: Path) -> Problem:
    """Return a problem with its place named as the user knows it."""
    return replace(problem, where=where + problem.where.removeprefix(str(folder)))
