"""Check drafts against sources: from paths to a `Checked`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.errors import NothingReadError
from corpus.files.inputs import Chunk, plan
from corpus.model import Document, Problem, Role
from corpus.read import read_all, read_bytes, read_chunk
from provenance.checks import Checked, CheckedDraft
from provenance.crediting.crediting import Credits
from provenance.crediting.voices import Voices
from provenance.drafts.judging import checks
from provenance.engine import Progress, run
from provenance.file_lines import FileLines
from provenance.finding.reproduce import Reproducer
from provenance.grouping.collate import Rules
from provenance.grouping.library import Library
from provenance.naming import shown_path
from provenance.options import Options, fingerprint


@dataclass(frozen=True, slots=True)
class Piped:
    """A draft that comes from no file: its name, whose suffix may tell its kind, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Checking:
    """The work of checking drafts; it can be sent to another process."""

    library: Library
    voices: Voices
    reproducer: Reproducer

    def __call__(self, chunk: Chunk) -> tuple[list[CheckedDraft], list[Problem]]:
        """Read a chunk and check each document in it."""
        return self._sorted(read_chunk(chunk))

    def piped(self, piped: Piped) -> tuple[list[CheckedDraft], list[Problem]]:
        """Check what came from no file."""
        return self._sorted(read_bytes(piped.data, piped.name, Role.ARTICLE), piped.data)

    def _sorted(
        self, read: Iterable[Document | Problem], data: bytes | None = None
    ) -> tuple[list[CheckedDraft], list[Problem]]:
        drafts: list[CheckedDraft] = []
        problems: list[Problem] = []
        for each in read:
            if isinstance(each, Problem):
                problems.append(each)
            else:
                drafts.append(self._draft(each, data))
        return drafts, problems

    def _draft(self, draft: Document, data: bytes | None) -> CheckedDraft:
        found = self.reproducer.findings([draft])[0]
        lines = FileLines.of(draft, data)
        judged = checks(draft, found, self.library, self.voices, lines)
        return CheckedDraft(draft.metadata, shown_path(draft.metadata), judged)


def check(
    drafts: Sequence[Path],
    sources: Sequence[Path],
    options: Options | None = None,
    piped: Piped | None = None,
    progress: Progress | None = None,
) -> Checked:
    """Check every quotation of some drafts against some sources.

    Args:
        drafts: files and folders.
        sources: files and folders of the documents that the drafts may quote.
        options: the settings; None for the defaults.
        piped: a further draft that comes from no file.
        progress: called with the bytes that have been read and checked since the last call.

    Raises:
        NothingReadError: no draft, or none of the sources, could be read.
        UsageError: a profile or a table of names cannot be used.
    """
    options = options or Options()
    rules = Rules(options)
    documents, problems = _sources(sources, options, frozenset(path.resolve() for path in drafts))
    library = Library.of(documents, rules)
    metadata = tuple(document.metadata for document in documents)
    named = Credits(metadata, rules.names)
    work = Checking(library, Voices(documents, named), Reproducer(library.index, named, all_quotations=True))
    planned = plan(drafts, Role.ARTICLE, options.limits)
    results = [work.piped(piped)] if piped else []
    results += run(work, planned.chunks, options.processes, progress)
    found = [draft for checked, _ in results for draft in checked]
    problems += [*planned.problems, *(problem for _, noted in results for problem in noted)]
    if not found:
        raise NothingReadError(tuple(problems))
    settings = {**options.settings, **rules.settings}
    return Checked(
        fingerprint=fingerprint(settings),
        settings=settings,
        sources=metadata,
        drafts=tuple(sorted(found, key=lambda draft: (draft.shown, draft.metadata.id))),
        problems=tuple(problems),
    )


def _sources(
    paths: Sequence[Path], options: Options, drafts: frozenset[Path]
) -> tuple[list[Document], list[Problem]]:
    """Read the sources, each text once, each with an id of its own; a draft is no source of itself."""
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for read in read_all(paths, Role.SOURCE, options.limits):
        if isinstance(read, Problem):
            problems.append(read)
            continue
        if Path(read.metadata.path).resolve() in drafts:
            message = "is the draft itself, so it is not read as a source"
            problems.append(Problem(read.metadata.path, "draft-among-sources", message))
            continue
        rival = documents.get(read.id)
        if rival is None:
            documents[read.id] = read
        elif rival.metadata.sha256 != read.metadata.sha256:
            own = f"{read.metadata.path}#{read.id}"
            documents.setdefault(own, replace(read, metadata=read.metadata._replace(id=own)))
    if not documents:
        raise NothingReadError(tuple(problems))
    return [documents[key] for key in sorted(documents)], problems
