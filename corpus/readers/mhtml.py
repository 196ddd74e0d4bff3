"""Saved web pages in one file (MHTML): the page's HTML, read as any other, with its address."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import Message
from pathlib import Path

from corpus.errors import DocumentError
from corpus.files.mime import in_utf8, message_of, parts_of
from corpus.limits import Limits
from corpus.model import Problem
from corpus.readers.html import reading_of
from corpus.reading import Reading

PAGES = frozenset(("text/html", "application/xhtml+xml"))
_ADDRESSES = ("Snapshot-Content-Location", "Content-Location")


def read(path: Path, limits: Limits) -> Iterator[Reading | Problem]:
    """Yield the article of the page that the file holds: the first part of HTML.

    The date of the file is that of the capture, not of the article, so it is not handed on.

    Raises:
        DocumentError: ``unreadable``, ``too-large``, ``too-complex``, ``no-page``, or as `reading_of` does
    """
    where = str(path)
    message = message_of(path, limits, "save the page again as HTML")
    page = next(parts_of(message, PAGES), None)
    if page is None:
        raise DocumentError(where, "no-page", "holds no web page; save the page again as HTML")
    yield reading_of(in_utf8(page), where, _address(message, page), limits)


def _address(message: Message, page: Message) -> str:
    """Return the address of the page, or ""."""
    for part in (message, page):
        for name in _ADDRESSES:
            address = str(part.get(name, "")).strip()
            if address.startswith(("http://", "https://")):
                return "".join(address.split())
    return ""
