"""RTF files: their text, by striprtf; footnotes and headers are left out, as is all formatting.

The text is the file's lines that hold words, parted by blank lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from striprtf.striprtf import rtf_to_text

from corpus.errors import DocumentError
from corpus.limits import Limits
from corpus.locate import numbered_paragraphs, symbol
from corpus.model import Problem
from corpus.reading import Reading
from corpus.whole import whole_file

MOST_BYTES = 60_000_000  # pictures are written out in figures; the text of a book takes two million
MOST_TITLE_BYTES = 400
_BINARY = re.compile(rb"\\bin(\d{1,9}) ?")
_BLANKS = re.compile(" {2,}")  # left by what was taken out
_PICTURE = re.compile(rb"\b[0-9a-fA-F\r\n]{400,}")


def read(path: Path, limits: Limits) -> Iterator[Reading | Problem]:
    """Yield the one text of an RTF file.

    Raises:
        DocumentError: ``unreadable``, ``too-large``, ``unreadable-rtf`` or ``empty``.
    """
    where = str(path)
    data = _PICTURE.sub(b"", _without_binary(whole_file(path, limits)))
    if not data.lstrip().startswith(b"{\\rtf"):
        raise DocumentError(where, "unreadable-rtf", "does not begin as RTF does; save it as .docx or .txt")
    if len(data) > MOST_BYTES:
        raise DocumentError(where, "too-large", f"holds over {MOST_BYTES:,} bytes besides pictures; split it")
    text = _text(data, where)
    if not text:
        raise DocumentError(where, "empty", "the document holds no text; check the file")
    found = {"title": _info(data, b"title"), "author": _info(data, b"author"), "symbol": symbol(text)}
    yield Reading(
        text=text,
        locators=numbered_paragraphs(text),
        found={name: given for name, given in found.items() if given},
    )


def _without_binary(data: bytes) -> bytes:
    """Cut out the stretches of raw bytes that an RTF file may hold for its pictures."""
    parts, at = [], 0
    for found in _BINARY.finditer(data):
        if found.start() >= at:
            parts.append(data[at : found.start()])
            at = found.end() + int(found[1])
    return b"".join([*parts, data[at:]])


def _text(data: bytes, where: str) -> str:
    """Return the text, its lines that hold words parted by blank lines."""
    try:
        plain = _plain(data)
    except (ValueError, LookupError, IndexError, AttributeError, OverflowError) as error:
        message = "is not well-formed RTF; open it and save it as .docx"
        raise DocumentError(where, "unreadable-rtf", message) from error
    lines = (_BLANKS.sub(" ", line).strip() for line in plain.splitlines())
    return "\n\n".join(line for line in lines if line)


def _plain(data: bytes) -> str:
    """Return what striprtf makes of RTF."""
    plain = rtf_to_text(data.decode("latin-1"), errors="replace")  # type: ignore[no-untyped-call]
    return str(plain)


def _info(data: bytes, name: bytes) -> str:
    """Return an entry of the file's information group, or ""."""
    group = data.find(b"{\\info")
    start = data.find(b"{\\" + name + b" ", group) if group >= 0 else -1
    end = data.find(b"}", start, start + MOST_TITLE_BYTES) if start >= 0 else -1
    if end < 0:
        return ""
    try:
        inner = _plain(b"{\\rtf1\\ansi " + data[start + len(name) + 3 : end] + b"}")
    except (ValueError, LookupError, IndexError):
        return ""
    return " ".join(inner.split())
