"""Saved web pages in one file (MHTML): the page's HTML, read as any other, with its address."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from pathlib import Path

from corpus.errors import DocumentError
from corpus.limits import Limits
from corpus.model import Problem
from corpus.readers.html import reading_of
from corpus.reading import Reading
from corpus.whole import whole_file

MOST_PARTS = 5_000  # a page with all its pictures has a few hundred
MOST_BOUNDARIES = 60  # every line is held against each that is open; a page has one, and one for a frame
_ADDRESSES = ("Snapshot-Content-Location", "Content-Location")


def read(path: Path, limits: Limits) -> Iterator[Reading | Problem]:
    """Yield the article of the page that the file holds.

    The date of the file is that of the capture, not of the article, so it is not handed on.

    Raises:
        DocumentError: ``unreadable``, ``too-large``, ``too-complex``, ``no-page``, or as `reading_of` does
    """
    where = str(path)
    data = whole_file(path, limits)
    if data.lower().count(b"boundary=") > MOST_BOUNDARIES:
        raise DocumentError(
            where, "too-complex", "holds mails in mails in mails; save the page again as HTML"
        )
    message = message_from_bytes(data)
    page = _page(message)
    if page is None:
        raise DocumentError(where, "no-page", "holds no web page; save the page again as HTML")
    yield reading_of(_html(page), where, _address(message, page), limits)


def _page(message: Message) -> Message | None:
    """Return the part that holds the page: the first of HTML that is not inside another's frame."""
    for number, part in enumerate(message.walk()):
        if number > MOST_PARTS:
            return None
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            return part
    return None


def _html(page: Message) -> bytes:
    """Return the page in UTF-8, by the character set that its part names; else as it is."""
    payload = page.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = page.get_content_charset()
    if not charset:
        return data
    try:
        return data.decode(charset).encode("utf-8-sig")
    except (LookupError, ValueError):
        return data


def _address(message: Message, page: Message) -> str:
    """Return the address of the page, or ""."""
    for part in (message, page):
        for name in _ADDRESSES:
            address = str(part.get(name, "")).strip()
            if address.startswith(("http://", "https://")):
                return "".join(address.split())
    return ""
