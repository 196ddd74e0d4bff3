"""Mails saved as files, as a press release is sent: the plain text, else the page, without attachments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from pathlib import Path

from corpus.clean import decode, fold_newlines, without_surrogates
from corpus.describing.dates import iso_date
from corpus.errors import DocumentError
from corpus.files.mime import in_utf8, message_of, parts_of
from corpus.limits import Limits
from corpus.model import Problem
from corpus.readers.html import reading_of
from corpus.readers.mhtml import PAGES
from corpus.readers.text import undecoded
from corpus.reading import Reading

_PLAIN = frozenset(("text/plain",))
_FLOWED = re.compile(r"(?<=[^\n]) \n(?=[^\n>])")  # a blank before it says that the line goes on


def read(path: Path, limits: Limits) -> Iterator[Reading | Problem]:
    """Yield the mail's text, with its subject as title, its sender as author and the day that it was sent.

    Raises:
        DocumentError: ``unreadable``, ``too-large``, ``too-complex``, ``empty``, or as `reading_of` does
    """
    where = str(path)
    message = message_of(path, limits, "save the text of the mail as .txt")
    reading = _of_text(message, where) or _of_page(message, where, limits)
    if reading is None:
        raise DocumentError(where, "empty", "the mail has no text; save what is attached to it as files")
    yield replace(reading, found={**reading.found, **_found(message)})


def _of_text(message: Message, where: str) -> Reading | None:
    """Read the first part of plain text that holds any."""
    for part in parts_of(message, _PLAIN):
        data = in_utf8(part)
        if data.strip():
            decoded = decode(data, where)
            text = fold_newlines(decoded.text)
            if part.get_param("format") == "flowed":
                text = _FLOWED.sub(" ", text)
            return Reading(text=text, warnings=undecoded(where, decoded))
    return None


def _of_page(message: Message, where: str, limits: Limits) -> Reading | None:
    page = next(parts_of(message, PAGES), None)
    return reading_of(in_utf8(page), where, "", limits) if page is not None else None


def _found(message: Message) -> dict[str, str]:
    """Return what the head of the mail says."""
    fields = {
        "title": _header(message, "Subject"),
        "author": parseaddr(_header(message, "From"))[0],
        "published": iso_date(_header(message, "Date")),
    }
    return {name: value for name, value in fields.items() if value}


def _header(message: Message, name: str) -> str:
    """Return a line of the head in plain characters, on one line."""
    raw = str(message.get(name, ""))
    with suppress(LookupError, ValueError):  # one that is spoilt stays as it is written
        raw = str(make_header(decode_header(raw)))
    return " ".join(without_surrogates(raw).split())
