"""Find the files to read: in sorted order, each real file once, with what manifests say of them.

Hidden files and manifests are passed over. A file that the user names is always tried; in a folder only
files whose suffix promises a document are, and those that a manifest names.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from corpus.clean import one_line
from corpus.describing import manifest
from corpus.describing.manifest import Fields, Manifest
from corpus.errors import reason
from corpus.files.formats import SILENT_SUFFIXES, Format, by_suffix, no_reader
from corpus.model import Problem, Role
from corpus.word_lists import document_words

_COMPANION_ENDINGS = document_words("companion_folders")
_SURE_OUTPUT = frozenset(("trace.json", "passages.csv"))  # together in a folder: a run wrote its files here
_OUTPUT = _SURE_OUTPUT | {
    "report.html", "variants.csv", "witnesses.csv", "changes.csv", "outlets.csv", "unplaced.csv",
    "quotations.csv",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFile:
    """A file to read and what is known of it from outside.

    ``id`` is its path relative to the folder that was given, or its name. ``role`` holds unless the text
    itself names one; ``role_fixed`` says that the command line or the manifest settles it. ``known`` is the
    manifest's row, ``parts`` its rows for single texts of the file. ``size`` (bytes) and ``changed``
    (nanoseconds) tell a later change. ``shown`` is the name to print, where it is not the path. ``inside``
    says that it was found in a folder, not named. ``lists`` are the tables of addresses beside it.
    ``bundled`` is the row of the archive that it was unpacked from, which fills gaps; None for other files.
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
    inside: bool = False
    lists: tuple[str, ...] = ()
    bundled: Fields | None = None

    @property
    def where(self) -> str:
        """The file's name in problems: on one line, whatever it holds."""
        return self.shown or one_line(str(self.path))


def find_files(paths: Iterable[Path], role: Role, problems: list[Problem]) -> Iterator[InputFile]:
    """Yield the files under some paths.

    Args:
        paths: files and folders, in the order in which they are to be read.
        role: what a document is unless a manifest or the document itself says otherwise.
        problems: receives what cannot be read.
    """
    finder = _Finder(role, problems)
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112 - the method raises where a parent folder is closed
            yield from finder.inside(path)
        elif path.name != manifest.NAME:
            yield from finder.named(path)


@dataclass(frozen=True, slots=True)
class _Sidecar:
    """A manifest that may name the files of a folder below it; ``way`` leads down to that folder."""

    manifest: Manifest
    way: str

    def name_of(self, path: Path) -> str:
        return f"{self.way}{path.name}"


@dataclass(frozen=True, slots=True)
class _Known:
    """What a manifest says of a file, and of single texts in it."""

    fields: Fields
    parts: Mapping[str, Fields]

    @classmethod
    def of(cls, sidecar: _Sidecar | None, path: Path) -> _Known:
        if sidecar is None:
            return cls({}, {})
        name = sidecar.name_of(path)
        return cls(sidecar.manifest.rows.get(name, {}), sidecar.manifest.parts.get(name, {}))


class _Finder:
    """Gathers problems and remembers the real files seen while paths are walked."""

    def __init__(self, role: Role, problems: list[Problem]) -> None:
        self._role = role
        self._problems = problems
        self._seen: set[tuple[int, int]] = set()
        self._manifests: dict[Path, Manifest] = {}

    def named(self, path: Path) -> Iterator[InputFile]:
        """Yield a file that the user named; its suffix is no reason to pass it over."""
        if status := self._new_file(path):
            known = _Known.of(_Sidecar(self._manifest(path.parent), ""), path)
            yield self._input(path, path.name, status, known, named=True)

    def inside(self, folder: Path) -> Iterator[InputFile]:
        """Yield the files of a folder and its subfolders; the manifest nearest to a file counts."""
        empty, noted = True, len(self._problems)
        for subfolder, names in self._walk(folder):
            sidecars = self._sidecars(folder, subfolder)
            way = "".join(f"{part}/" for part in subfolder.relative_to(folder).parts)
            for path in (subfolder / name for name in names):
                sidecar = next((s for s in sidecars if s.manifest.names(s.name_of(path))), None)
                wanted = sidecar is not None or self._promises_text(path)
                empty = empty and not wanted
                if wanted and (status := self._new_file(path)):
                    yield self._input(path, way + path.name, status, _Known.of(sidecar, path), named=False)
        if empty and len(self._problems) == noted:
            self._note(folder, "empty-folder", "the folder holds no documents; give one that does")

    def _input(
        self, path: Path, name: str, status: os.stat_result, known: _Known, *, named: bool
    ) -> InputFile:
        # a file named as a source is one, whatever a manifest made for another run says
        fixed = named and self._role is Role.SOURCE
        row_role = known.fields.get("role")
        return InputFile(
            path=path,
            id=one_line(name),
            role=Role(row_role) if row_role and not fixed else self._role,
            role_fixed=fixed or bool(row_role),
            known={field: value for field, value in known.fields.items() if field != "role"},
            parts=known.parts,
            size=status.st_size,
            changed=status.st_mtime_ns,
            inside=not named,
        )

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
            pages = {name.rpartition(".")[0] for name in names if by_suffix(name)[0] is Format.HTML}
            subfolders[:] = sorted(
                name for name in subfolders if not (name.startswith(".") or _is_companion(name, pages))
            )
            yield Path(current), sorted(_documents_among(names))

    def _note_unlisted(self, error: OSError) -> None:
        self._note(Path(error.filename), "unreadable", f"the folder cannot be listed: {reason(error)}")

    def _sidecars(self, folder: Path, subfolder: Path) -> list[_Sidecar]:
        """Return the manifests that may name a subfolder's files, the nearest first."""
        parts = subfolder.relative_to(folder).parts
        found = []
        for depth in range(len(parts), -1, -1):
            holder = folder.joinpath(*parts[:depth])
            is_new = holder not in self._manifests
            found.append(_Sidecar(self._manifest(holder), "".join(f"{part}/" for part in parts[depth:])))
            if is_new:
                self._note_absent_files(holder)
        return found

    def _note_absent_files(self, folder: Path) -> None:
        for name in self._manifest(folder).rows:
            if not (os.path.lexists(folder / name) or os.path.lexists(folder / manifest.parted(name)[0])):
                message = f"names {one_line(name)}, which is not there; correct the path or remove the row"
                self._note(folder / manifest.NAME, "manifest-names-no-file", message)

    def _promises_text(self, path: Path) -> bool:
        """Tell whether a file in a folder is worth opening; note one of which nobody knows."""
        found, packed = by_suffix(path.name)
        if found or (packed and path.suffix == ".gz") or no_reader(path.suffix):
            return True  # of what nobody reads some is something else: RTF is often called .doc
        if path.suffix.lower() not in SILENT_SUFFIXES:
            self._note(path, "unknown-format", _unknown(path.suffix))
        return False

    def _new_file(self, path: Path) -> os.stat_result | None:
        """Return the status of a file that can be read and was not met before, by another name either."""
        try:
            status = path.stat()
        except (FileNotFoundError, NotADirectoryError):
            self._note(path, "missing", "there is no such file or folder; check the path")
            return None
        except (OSError, ValueError) as error:
            why = reason(error) if isinstance(error, OSError) else str(error)
            self._note(path, "unreadable", f"cannot be opened: {why}; check the path and its permissions")
            return None
        if not stat.S_ISREG(status.st_mode):
            self._note(path, "not-a-file", "is neither a file nor a folder; copy its contents to a file")
            return None
        identity = (status.st_dev, status.st_ino)
        if identity in self._seen:
            return None
        self._seen.add(identity)
        return status


def _unknown(suffix: str) -> str:
    """Return what to do about a file of a kind that nobody knows."""
    is_named = f"{one_line(suffix)} is not a known kind of file"
    why = is_named if suffix else "no ending of its name tells what kind of file it is"
    return f"{why}; name the file itself to have it tried"


def _documents_among(names: Iterable[str]) -> set[str]:
    """Return the names of a folder's files without hidden ones, the manifest and an earlier run's output."""
    visible = {name for name in names if not name.startswith(".")} - {manifest.NAME}
    return visible - _OUTPUT if visible >= _SURE_OUTPUT else visible


def _is_companion(folder: str, pages: Collection[str]) -> bool:
    """Tell whether a browser saved a folder's pictures and frames with one of the pages beside it."""
    return any(
        folder.endswith(ending) and folder.removesuffix(ending) in pages for ending in _COMPANION_ENDINGS
    )
