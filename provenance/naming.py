"""What a document is called in messages."""

from __future__ import annotations

from corpus.model import Metadata


def shown_path(document: Metadata) -> str:
    """Return a document's path as messages print it: one of several texts of a file with its id.

    >>> from corpus.model import Role
    >>> shown_path(Metadata(id="a.md", role=Role.ARTICLE, path="drafts/a.md"))
    'drafts/a.md'
    >>> shown_path(Metadata(id="lead", role=Role.ARTICLE, path="drafts/b.jsonl"))
    'drafts/b.jsonl#lead'
    """
    path = document.path.replace("\\", "/")
    if path == document.id or path.endswith(f"/{document.id}"):
        return document.path
    return f"{document.path}#{document.id}"
