"""See to it that every document of a run has an id of its own, and counts once.

What is done depends on the documents alone, never on the order in which they were given.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from corpus.model import Document, Metadata, Problem
from provenance.findings import ArticleFindings


def distinct_sources(sources: Iterable[Document], problems: list[Problem]) -> list[Document]:
    """Return the sources sorted by id, each id once; another text with the same id is noted."""
    kept: dict[str, Document] = {}
    for source in sorted(sources, key=lambda one: _identity(one.metadata)):
        rival = kept.setdefault(source.id, source)
        if rival.metadata.sha256 != source.metadata.sha256:
            problems.append(_rival(source.metadata))
    return list(kept.values())


def distinct_articles(
    articles: Iterable[ArticleFindings], sources: Iterable[Document], problems: list[Problem]
) -> list[ArticleFindings]:
    """Return the articles sorted by id, each id once; a text that is one of the sources is no article."""
    known = {source.metadata.sha256 for source in sources}
    kept: dict[str, ArticleFindings] = {}
    for article in sorted(articles, key=lambda one: _identity(one.metadata)):
        metadata = article.metadata
        if metadata.sha256 in known:  # a folder of articles may hold the source too
            message = "the same text is given as a source, so it is not searched as an article"
            problems.append(Problem(metadata.id, "article-is-source", message))
            continue
        rival = kept.setdefault(metadata.id, article)
        if rival is article:
            continue
        if rival.metadata.sha256 == metadata.sha256:
            message = "the same text was given twice; it counts once"
            problems.append(Problem(metadata.id, "duplicate", message))
        else:
            problems.append(_rival(metadata))
    return list(kept.values())


def apart(sources: Sequence[Document], taken: Collection[str]) -> list[Document]:
    """Give the sources whose ids some articles have ids of their own."""
    return [
        replace(source, metadata=replace(source.metadata, id=f"source: {source.id}"))
        if source.id in taken
        else source
        for source in sources
    ]


def _rival(metadata: Metadata) -> Problem:
    message = f"another document has the id {metadata.id}, so this one is left out; give each its own"
    return Problem(metadata.path or metadata.id, "duplicate-id", message)


def _identity(metadata: Metadata) -> tuple[str, str, str]:
    return metadata.id, metadata.sha256, metadata.path
