"""Trace quoted passages: the whole walk from paths to a `Trace`.

With sources, every article is scanned against them. Without, the articles' quotations are first assembled
into longer texts, which then play the source. Either way the same engine finds, and the same code groups and
collates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path

from corpus.errors import NothingReadError
from corpus.files.inputs import Chunk, Plan, plan
from corpus.model import Document, Metadata, Problem, Role
from corpus.read import read_all, read_chunk
from provenance.assembling.assemble import assemble
from provenance.assembling.lone import known_articles
from provenance.assembling.settle import assembled_passages
from provenance.crediting.agreement import with_agreement
from provenance.crediting.crediting import Credits
from provenance.crediting.voices import Voices
from provenance.engine import Progress, Quoting, Reproducing, run, spread
from provenance.finding.findings import ArticleFindings, identity_of
from provenance.finding.reproduce import Reproducer
from provenance.grouping.collate import Rules
from provenance.grouping.copies import with_wires
from provenance.grouping.distinct import apart, distinct_articles, distinct_sources
from provenance.grouping.library import Library
from provenance.grouping.miscredits import with_miscredits
from provenance.grouping.passages import passages_of
from provenance.grouping.unplaced import unplaced_quotations
from provenance.indexing.index import SourceIndex
from provenance.model import Apparatus, Trace
from provenance.options import Options, fingerprint


@dataclass(slots=True)
class _Gathered:
    """What the work on all chunks gave."""

    index: SourceIndex
    articles: list[ArticleFindings] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    has_sources: bool = False


def trace(
    articles: Sequence[Path],
    sources: Sequence[Path] = (),
    options: Options | None = None,
    progress: Progress | None = None,
) -> Trace:
    """Find every passage that the articles reproduce.

    Args:
        articles: files and folders; a document that its manifest or record calls a source plays the source.
        sources: files and folders of the documents that may be quoted.
        options: the settings; None for the defaults.
        progress: called with the bytes that have been read and searched since the last call.

    Raises:
        NothingReadError: no article, or none of the given sources, could be read.
        UsageError: a profile or a table of names cannot be used.
    """
    options = options or Options()
    rules = Rules(options)
    planned = plan(articles, Role.ARTICLE, options.limits)
    problems = list(planned.problems)
    given = _read_sources(sources, planned, options, problems)
    read = distinct_sources(given, problems)
    gathered = _search(planned.chunks, read, rules, options, progress)
    if gathered.has_sources:
        given += [one for one in _documents(planned.chunks) if one.metadata.role is Role.SOURCE]
        read = distinct_sources(given, problems)
        gathered = _search(planned.chunks, read, rules, options, progress)
    problems += gathered.problems
    found = distinct_articles(gathered.articles, read, problems)
    if not found:
        raise NothingReadError(tuple(problems))
    found = with_wires(found, problems)
    read = apart(read, {article.metadata.id for article in found})
    return _trace(found, replace(gathered, problems=problems), read, rules, options)


def _read_sources(
    paths: Sequence[Path], planned: Plan, options: Options, problems: list[Problem]
) -> list[Document]:
    """Read the given sources and those that a manifest among the articles names."""
    documents: list[Document] = []
    for read in read_all(paths, Role.SOURCE, options.limits) if paths else ():
        if isinstance(read, Problem):
            problems.append(read)
        else:
            documents.append(read)
    if paths and not documents:
        raise NothingReadError(tuple(problems))
    chosen = tuple(
        replace(chunk, files=files)
        for chunk in planned.chunks
        if (files := tuple(file for file in chunk.files if file.role is Role.SOURCE))
    )
    documents += [document for document in _documents(chosen) if document.metadata.role is Role.SOURCE]
    return documents


def _documents(chunks: Iterable[Chunk]) -> Iterator[Document]:
    """Read chunks again, for their documents alone."""
    for read in chain.from_iterable(map(read_chunk, chunks)):
        if not isinstance(read, Problem):
            yield read


def _search(
    chunks: Sequence[Chunk],
    sources: Sequence[Document],
    rules: Rules,
    options: Options,
    progress: Progress | None,
) -> _Gathered:
    """Find what the articles reproduce, of the sources or of one another."""
    if not sources:
        return _search_one_another(chunks, rules, options, progress)
    index = SourceIndex([source.text for source in sources], rules.names)
    named = Credits([source.metadata for source in sources], rules.names)
    work = Reproducing(Reproducer(index, named, options.all_quotations))
    known = {source.id for source in sources}
    return _gather(run(work, chunks, options.processes, progress), index, known)


def _search_one_another(
    chunks: Sequence[Chunk], rules: Rules, options: Options, progress: Progress | None
) -> _Gathered:
    """Put texts together from the articles' quotations, and find what the articles reproduce of them."""
    quoted = _gather(run(Quoting(), chunks, options.processes, progress), SourceIndex([]), set())
    if quoted.has_sources:  # all that matters: the articles are searched for those
        return quoted
    assembled = assemble(
        (record for article in quoted.articles for record in article.quotations), rules.names
    )
    index = SourceIndex(assembled.texts, rules.names)
    reproducer = Reproducer(index, known=known_articles(quoted.articles, assembled, index))
    found = _gather(run(Reproducing(reproducer), chunks, options.processes), index, set())
    listed = {identity_of(one.metadata): one.quotations for one in quoted.articles}
    for place, one in enumerate(found.articles):
        found.articles[place] = one._replace(quotations=listed.get(identity_of(one.metadata), ()))
    return found


def _gather(
    results: Iterable[tuple[list[ArticleFindings], list[Problem]]], index: SourceIndex, known: set[str]
) -> _Gathered:
    gathered = _Gathered(index)
    for found, problems in results:
        gathered.problems += problems
        for article in found:
            if article.metadata.role is Role.SOURCE:
                gathered.has_sources |= article.metadata.id not in known
            else:
                gathered.articles.append(article)
    return gathered


def _trace(
    articles: Sequence[ArticleFindings],
    gathered: _Gathered,
    sources: Sequence[Document],
    rules: Rules,
    options: Options,
) -> Trace:
    """Group, collate and order what was found."""
    index = gathered.index
    findings = [finding for article in articles for finding in article.findings]
    records = [record for article in articles for record in article.quotations]
    if sources:
        spreading = partial(spread, processes=options.processes) if options.processes > 1 else None
        apparatus = passages_of(findings, index, sources, rules, spreading)
        known = Voices(sources, Credits([source.metadata for source in sources], rules.names))
        apparatus = with_miscredits(apparatus, records, Library.over(sources, index, rules), known)
        unplaced = unplaced_quotations(records, apparatus, index, sources)
    else:
        lone = [(one.text, article.quotations[one.quotation]) for article in articles for one in article.lone]
        apparatus = assembled_passages(findings, lone, index, rules)
        unplaced = unplaced_quotations(records, apparatus)
    documents = [source.metadata for source in sources] + [article.metadata for article in articles]
    carriers = {metadata.id: metadata.carrier for metadata in documents}
    apparatus = with_agreement(apparatus, records, carriers)
    settings = {**options.settings, **rules.settings}
    return Trace(
        fingerprint=fingerprint(settings),
        settings=settings,
        documents=tuple(documents),
        quotations=tuple(records),
        apparatus=tuple(in_order(apparatus, documents)),
        unplaced=unplaced,
        problems=tuple(
            sorted(gathered.problems, key=lambda problem: (problem.where, problem.slug, problem.message))
        ),
    )


def in_order(apparatus: Iterable[Apparatus], documents: Iterable[Metadata]) -> list[Apparatus]:
    """Return the passages, those that most outlets carry first, then in the order of the source."""
    carriers = {metadata.id: metadata.carrier for metadata in documents}

    def key(one: Apparatus) -> tuple[int, str, int, str]:
        outlets = {carriers.get(witness.document, witness.document) for witness in one.witnesses}
        place = one.passage.place
        return (
            -len(outlets),
            place.document if place else "",
            place.span.start if place else 0,
            one.passage.text,
        )

    return sorted(apparatus, key=key)
