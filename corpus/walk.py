"""Find the files to read: in sorted order, each real file once, with what manifests say of them.

Hidden files and manifests are passed over. A file that the user names is always tried; in a folder only
files whose suffix promises a document are, and those that a manifest names.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from corpus import manifest
from corpus.clean import one_line
from corpus.formats import SILENT_SUFFIXES, by_suffix
from corpus.manifest import Fields, Manifest
from corpus.model import Problem, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFile:
    """A file to read and what is known of it from outside.

    ``id`` is its path relative to the folder that was given, or its name. ``role`` holds unless the text
    itself names one; ``role_fixed`` says that the command line or the manifest settles it. ``known`` is the
    manifest's row, ``parts`` its rows for single texts of the file. ``size`` (bytes) and ``changed``
    (nanoseconds) tell a later change. ``shown`` is the name to print, where it is not the path.
    """

    path: Path
    id: str
    role: Role
    role_fixed: bool = False
    known: Fields = field(default_factory=dict)
    parts: Mapping[str, Fields] = field(default_factory=dict)
    size: int = 0
    changed: int = 0
    shown: str = ""

    @property
    def where(self) -> str:
        """The file's name in problems: on one line, whatever it holds."""
        return self.shown or one_line(str(self.path))


@dataclass(frozen=True, slots=True)
class _Sidecar:
    """A manifest that may name the files of a folder below it; ``way`` leads down to that folder."""

    manifest: Manifest
    way: PurePosixPath

    def name_of(self, path: Path) -> str:
        return str(self.way / path.name)


class _Finder:
    """Gathers problems and remembers the real files seen while paths are walked."""

    def __init__(self, role: Role, problems: list[Problem]) -> None:
        self._role = role
        self._problems = problems
        self._seen: set[str] = set()
        self._manifests: dict[Path, Manifest] = {}

    def named(self, path: Path) -> Iterator[InputFile]:
        """Yield a file that the user named; its suffix is no reason to pass it over."""
        if self._is_readable(path) and self._is_new(path):
            # a file named as a source is one, whatever a manifest made for another run says
            fixed = self._role is Role.SOURCE
            sidecar = _Sidecar(self._manifest(path.parent), PurePosixPath())
            yield _input_file(path, path.name, self._role, sidecar, fixed=fixed)

    def inside(self, folder: Path) -> Iterator[InputFile]:
        """Yield the files of a folder and its subfolders; the manifest nearest to a file counts."""
        empty = True
        for subfolder, names in self._walk(folder):
            sidecars = self._sidecars(folder, subfolder)
            for path in (subfolder / name for name in names):
                empty = False
                sidecar = next((s for s in sidecars if s.manifest.names(s.name_of(path))), None)
                wanted = sidecar is not None or self._promises_text(path)
                if wanted and self._is_readable(path) and self._is_new(path):
                    yield _input_file(path, path.relative_to(folder).as_posix(), self._role, sidecar)
        if empty:
            self._note(folder, "empty-folder", "the folder holds no files; give one with documents in it")

    def _note(self, path: Path, slug: str, message: str) -> None:
        self._problems.append(Problem(one_line(str(path)), slug, message))

    def _manifest(self, folder: Path) -> Manifest:
        """Return the manifest of a folder; what is wrong with it is noted once."""
        if folder not in self._manifests:
            self._manifests[folder] = manifest.load(folder)
            self._problems.extend(self._manifests[folder].problems)
        return self._manifests[folder]

    def _walk(self, folder: Path) -> Iterator[tuple[Path, list[str]]]:
        """Yield each folder with its visible file names, sorted; one reached twice by links counts once."""
        entered: set[str] = set()
        for current, subfolders, names in os.walk(folder, onerror=self._note_unlisted, followlinks=True):
            real = os.path.realpath(current)
            if real in entered:
                subfolders.clear()
                continue
            entered.add(real)
            subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
            yield Path(current), sorted(n for n in names if not n.startswith(".") and n != manifest.NAME)

    def _note_unlisted(self, error: OSError) -> None:
        self._note(Path(error.filename), "unreadable", f"the folder cannot be listed: {reason(error)}")

    def _sidecars(self, folder: Path, subfolder: Path) -> list[_Sidecar]:
        """Return the manifests that may name a subfolder's files, the nearest first."""
        parts = subfolder.relative_to(folder).parts
        found = []
        for depth in range(len(parts), -1, -1):
            holder = folder.joinpath(*parts[:depth])
            is_new = holder not in self._manifests
            found.append(_Sidecar(self._manifest(holder), PurePosixPath(*parts[depth:])))
            if is_new:
                self._note_absent_files(holder)
        return found

    def _note_absent_files(self, folder: Path) -> None:
        for name in self._manifest(folder).rows:
            if not (os.path.lexists(folder / name) or os.path.lexists(folder / name.partition("#")[0])):
                message = f"names {one_line(name)}, which is not there; correct the path or remove the row"
                self._note(folder / manifest.NAME, "manifest-names-no-file", message)

    def _promises_text(self, path: Path) -> bool:
        """Tell whether a file in a folder is worth opening; note a suffix that nobody knows."""
        found, packed = by_suffix(path.name)
        if found or (packed and path.suffix == ".gz"):
            return True
        if path.suffix and path.suffix.lower() not in SILENT_SUFFIXES:
            message = (
                f"{one_line(path.suffix)} is not a known kind of file; name the file itself to have it tried"
            )
            self._note(path, "unknown-format", message)
        return False

    def _is_readable(self, path: Path) -> bool:
        try:
            status = path.stat()
        except (FileNotFoundError, NotADirectoryError):
            self._note(path, "missing", "there is no such file or folder; check the path")
        except OSError as error:
            self._note(path, "unreadable", f"cannot be opened: {reason(error)}")
        else:
            if stat.S_ISREG(status.st_mode):
                return True
            self._note(path, "not-a-file", "is neither a file nor a folder; copy its contents to a file")
        return False

    def _is_new(self, path: Path) -> bool:
        real = os.path.realpath(path)
        if real in self._seen:
            return False
        self._seen.add(real)
        return True


def find_files(paths: Iterable[Path], role: Role, problems: list[Problem]) -> Iterator[InputFile]:
    """Yield the files under some paths.

    Args:
        paths: files and folders, in the order in which they are to be read.
        role: what a document is unless a manifest or the document itself says otherwise.
        problems: receives what cannot be read.
    """
    finder = _Finder(role, problems)
    for path in paths:
        if path.is_dir():
            yield from finder.inside(path)
        elif path.name != manifest.NAME:
            yield from finder.named(path)


def reason(error: OSError) -> str:
    """Return why the system refused, in lower case."""
    return (error.strerror or type(error).__name__).lower()


def _input_file(
    path: Path, name: str, role: Role, sidecar: _Sidecar | None, *, fixed: bool = False
) -> InputFile:
    known: dict[str, str] = {}
    parts: Mapping[str, Fields] = {}
    if sidecar:
        known.update(sidecar.manifest.rows.get(sidecar.name_of(path), {}))
        parts = sidecar.manifest.parts.get(sidecar.name_of(path), {})
    named_role = known.pop("role", "")
    status = path.stat()
    return InputFile(
        path=path,
        id=one_line(name),
        role=Role(named_role) if named_role and not fixed else role,
        role_fixed=fixed or bool(named_role),
        known=known,
        parts=parts,
        size=status.st_size,
        changed=status.st_mtime_ns,
    )
