"""See to it that every document of a run has an id of its own, and counts once.

What is done depends on the documents alone, never on the order in which they were given.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from corpus.model import Document, Metadata, Problem
from provenance.finding.findings import ArticleFindings
from provenance.finding.reproduce import quotation_id


def distinct_sources(sources: Iterable[Document], problems: list[Problem]) -> list[Document]:
    """Return the sources sorted by id, each text once; texts that share an id are given ids of their own."""
    ordered = sorted(sources, key=lambda one: _identity(one.metadata), reverse=True)
    read = list({(source.id, source.metadata.sha256): source for source in ordered}.values())
    shared = _shared(source.metadata for source in read)
    problems += _told_apart(source.metadata for source in read if source.id in shared)
    return sorted((_own_source(one) if one.id in shared else one for one in read), key=lambda one: one.id)


def distinct_articles(
    articles: Iterable[ArticleFindings], sources: Iterable[Document], problems: list[Problem]
) -> list[ArticleFindings]:
    """Return the articles sorted by id, each id once; a text that is one of the sources is no article."""
    known = {source.metadata.sha256 for source in sources}
    kept: dict[tuple[str, str], ArticleFindings] = {}
    for article in sorted(articles, key=lambda one: _identity(one.metadata)):
        metadata = article.metadata
        if metadata.sha256 in known:  # a folder of articles may hold the source too
            message = "the same text is given as a source, so it is not searched as an article"
            problems.append(Problem(metadata.id, "article-is-source", message))
        elif kept.setdefault((metadata.id, metadata.sha256), article) is not article:
            message = "the same text was given twice; it counts once"
            problems.append(Problem(metadata.id, "duplicate", message))
    shared = _shared(article.metadata for article in kept.values())
    problems += _told_apart(one.metadata for one in kept.values() if one.metadata.id in shared)
    named = (_own_article(one) if one.metadata.id in shared else one for one in kept.values())
    return sorted(named, key=lambda one: one.metadata.id)


def apart(sources: Sequence[Document], taken: Collection[str]) -> list[Document]:
    """Give the sources whose ids some articles have ids of their own."""
    return [
        replace(source, metadata=source.metadata._replace(id=f"source: {source.id}"))
        if source.id in taken
        else source
        for source in sources
    ]


def _shared(read: Iterable[Metadata]) -> set[str]:
    """Return the ids that more than one text has."""
    return {name for name, count in Counter(one.id for one in read).items() if count > 1}


def _told_apart(read: Iterable[Metadata]) -> list[Problem]:
    message = "another text has the id {}, so this one is called {}; give each record an id of its own"
    return [Problem(one.path or one.id, "duplicate-id", message.format(one.id, _own_id(one))) for one in read]


def _own_id(metadata: Metadata) -> str:
    """Return an id that no other text has, whatever else is read."""
    return f"{metadata.id}~{metadata.sha256[:8]}"


def _own_source(source: Document) -> Document:
    return replace(source, metadata=source.metadata._replace(id=_own_id(source.metadata)))


def _own_article(article: ArticleFindings) -> ArticleFindings:
    name = _own_id(article.metadata)
    return ArticleFindings(
        article.metadata._replace(id=name),
        tuple(finding._replace(document=name) for finding in article.findings),
        tuple(
            record._replace(id=quotation_id(name, record.quotation.span), document=name)
            for record in article.quotations
        ),
        article.sketch and article.sketch._replace(id=name),
        article.lone,
    )


def _identity(metadata: Metadata) -> tuple[str, str, str]:
    return metadata.id, metadata.sha256, metadata.path
