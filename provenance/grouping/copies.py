"""Tell copies of one text in several outlets, so that a wire story does not count as many witnesses."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.describing.outlets import wire_that_publishes
from corpus.model import Problem
from corpus.syndication import as_problem, syndications
from provenance.finding.findings import ArticleFindings


def with_wires(articles: Sequence[ArticleFindings], problems: list[Problem]) -> list[ArticleFindings]:
    """Return the articles, each copy of a wire's text with the wire named as where it came from.

    Args:
        articles: in any order; only those with a sketch are compared.
        problems: receives a note for every text that several outlets carry.
    """
    groups = syndications(article.sketch for article in articles if article.sketch)
    problems += map(as_problem, groups)
    wires = {name: group.wire for group in groups if group.wire for name in group.documents}
    return [_from(article, wires.get(article.metadata.id, "")) for article in articles]


def _from(article: ArticleFindings, wire: str) -> ArticleFindings:
    """Name the wire, unless the article says itself where it came from or the wire published it."""
    metadata = article.metadata
    if not wire or metadata.via or wire_that_publishes(metadata.outlet) == wire:
        return article
    return article._replace(metadata=metadata._replace(via=wire))
