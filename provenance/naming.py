"""What a document is called in messages, and where in its file its text begins."""

from __future__ import annotations

from pathlib import Path

from corpus.formats import Format, by_suffix
from corpus.lines import first_line
from corpus.model import Document, Metadata

_AS_IT_STANDS = (Format.TEXT, None)  # kinds of file that hold their text as it is read


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


def text_begins(document: Document, data: bytes | None = None) -> int:
    """Return on which line of its file a document's text begins, 1 where its lines are not the file's.

    ``data`` is the file's content; None reads it again.
    """
    if data is not None:
        return first_line(document.text, data)
    path = Path(document.metadata.path)
    if by_suffix(path.name)[0] not in _AS_IT_STANDS:
        return 1
    try:
        return first_line(document.text, path.read_bytes())
    except OSError:
        return 1
