"""Read a file in the form of a mail: saved web pages and mails are that, in parts."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from pathlib import Path

from corpus.errors import DocumentError
from corpus.files.whole import whole_file
from corpus.limits import Limits

MOST_PARTS = 5_000  # a page with all its pictures has a few hundred
MOST_BOUNDARIES = 60  # every line is held against each that is open; a page has one, and one for a frame


def message_of(path: Path, limits: Limits, advice: str) -> Message:
    """Return the message that a file holds.

    Args:
        path: the file.
        limits: what it may cost.
        advice: what to do with one that holds mails in mails in mails.

    Raises:
        DocumentError: ``unreadable``, ``too-large`` or ``too-complex``
    """
    data = whole_file(path, limits)
    if data.lower().count(b"boundary=") > MOST_BOUNDARIES:
        raise DocumentError(str(path), "too-complex", f"holds mails in mails in mails; {advice}")
    return message_from_bytes(data)


def parts_of(message: Message, kinds: frozenset[str]) -> Iterator[Message]:
    """Yield the parts of some content types, in order, attachments left out."""
    for number, part in enumerate(message.walk()):
        if number > MOST_PARTS:
            return
        if part.get_content_type() in kinds and part.get_content_disposition() != "attachment":
            yield part


def in_utf8(part: Message) -> bytes:
    """Return a part's text in UTF-8 with its mark, by the character set that it names; else as it is."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    if not charset:
        return data
    try:
        return data.decode(charset).encode("utf-8-sig")
    except (LookupError, ValueError):
        return data
