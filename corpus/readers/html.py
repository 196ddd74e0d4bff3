"""Web pages, by trafilatura's extraction."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from corpus.clean import decode, one_line
from corpus.errors import DocumentError
from corpus.limits import Limits
from corpus.model import Problem
from corpus.reading import Reading


def read(path: Path, limits: Limits) -> Iterator[Reading | Problem]:
    """Read the article of a web page.

    Raises:
        DocumentError: ``no-article`` when the page holds none.
    """
    import trafilatura  # noqa: PLC0415 - takes 0.3 s to load
    from trafilatura.settings import Document as TrafilaturaDocument  # noqa: PLC0415

    where = one_line(str(path))
    with path.open("rb") as file:
        page = decode(file.read(limits.most_bytes), where).text
    found = trafilatura.bare_extraction(page, fast=True, with_metadata=True)
    if not isinstance(found, TrafilaturaDocument) or not found.text:
        raise DocumentError(where, "no-article", "no article was found in the page; save its text as .txt")
    yield Reading(text=found.text.replace("\n", "\n\n"), found={"title": found.title or ""})
