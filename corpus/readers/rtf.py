"""RTF files: their text, by striprtf, notes after it; headers and formatting are left out.

The text is the file's lines that hold words, parted by blank lines, then the foot- and endnotes, each after
its number. The marks of notes are no part of the text, nor what is hidden or deleted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from striprtf.striprtf import font_table_group, rtf_to_text

from corpus.errors import DocumentError
from corpus.files.whole import whole_file
from corpus.limits import Limits
from corpus.locating.locate import symbol
from corpus.locating.numbering import numbered_paragraphs
from corpus.model import Locator, LocatorKind, Problem
from corpus.paragraphs import Paragraphs
from corpus.reading import Reading
from corpus.word.text import roman

MOST_BYTES = 60_000_000  # pictures are written out in figures; the text of a book takes two million
MOST_TITLE_BYTES = 400
_BINARY = re.compile(rb"\\bin(\d{1,9}) ?")
_BLANKS = re.compile(" {2,}")  # left by what was taken out
_NOTE = re.compile(rb"\{(?:\\\*)?\\footnote\b ?")
_BRACE = re.compile(rb"\\.|[{}]", re.DOTALL)
_CODE_PAGE = re.compile(rb"\\ansicpg\d{1,5}")
_BETWEEN = "\ue000"  # parts notes while they are read
_LOST = re.compile(rb"\\(?:[\\{}]|(deleted|v)(?![a-zA-Z0-9-]) ?)")
_LOST_BORDER = re.compile(rb"\\(deleted0|v0)(?![0-9]) ?|\\.|[{}]", re.DOTALL)
_PICTURE = re.compile(rb"\b[0-9a-fA-F\r\n]{400,}")


def read(path: Path, limits: Limits) -> Iterator[Reading | Problem]:
    """Yield the one text of an RTF file.

    Raises:
        DocumentError: ``unreadable``, ``too-large``, ``unreadable-rtf`` or ``empty``.
    """
    where = str(path)
    data = _without_lost(_PICTURE.sub(b"", _without_binary(whole_file(path, limits))))
    if not data.lstrip().startswith(b"{\\rtf"):
        raise DocumentError(where, "unreadable-rtf", "does not begin as RTF does; save it as .docx or .txt")
    if len(data) > MOST_BYTES:
        raise DocumentError(where, "too-large", f"holds over {MOST_BYTES:,} bytes besides pictures; split it")
    body, footnotes, endnotes = _parted(data)
    text = _text(body, where)
    if not text:
        raise DocumentError(where, "empty", "the document holds no text; check the file")
    whole, notes = _noted(text, _notes(data, footnotes, where), _notes(data, endnotes, where))
    found = {"title": _info(data, b"title"), "author": _info(data, b"author"), "symbol": symbol(text)}
    yield Reading(
        text=whole,
        locators=(*numbered_paragraphs(text), *notes),
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


def _without_lost(data: bytes) -> bytes:
    """Cut out what is hidden, and what tracked changes delete."""
    parts, at = [], 0
    for found in _LOST.finditer(data):
        if found[1] and found.start() >= at:
            parts.append(data[at : found.start()])
            at = _lost_end(data, found.end())
    return b"".join([*parts, data[at:]])


def _lost_end(data: bytes, start: int) -> int:
    """Return where the words end that are lost from ``start`` on: with their group, or where it is said."""
    depth = 0
    for sign in _LOST_BORDER.finditer(data, start):
        depth += (sign[0] == b"{") - (sign[0] == b"}")
        if depth < 0:
            return sign.start()
        if sign[1] and not depth:
            return sign.end()
    return len(data)


def _parted(data: bytes) -> tuple[bytes, list[bytes], list[bytes]]:
    """Part RTF into its body, the footnotes and the endnotes, each without its braces."""
    body: list[bytes] = []
    found: tuple[list[bytes], list[bytes]] = ([], [])
    kept = 0
    for note in _NOTE.finditer(data):
        if note.start() < kept:  # inside another
            continue
        end = _group_end(data, note.end())
        body.append(data[kept : note.start()])
        kept = end
        content = data[note.end() : end].removesuffix(b"}")
        found[b"\\ftnalt" in content].append(content)
    return b"".join([*body, data[kept:]]), *found


def _group_end(data: bytes, start: int) -> int:
    """Return the offset behind the brace that closes a group, ``start`` being inside it."""
    depth = 1
    for brace in _BRACE.finditer(data, start):
        sign = brace.group()
        depth += (sign == b"{") - (sign == b"}")
        if not depth:
            return brace.end()
    return len(data)


def _notes(data: bytes, notes: list[bytes], where: str) -> list[str]:
    """Return the texts of some notes, read together, with the fonts and the code page of the whole."""
    if not notes:
        return []
    fonts = font_table_group(data.decode("latin-1")).encode("latin-1")  # type: ignore[no-untyped-call]
    page = _CODE_PAGE.search(data)
    head = b"{\\rtf1\\ansi" + (page.group() if page else b"") + fonts + b"\n"
    text = _text(head + b"\\par \\u57344?\\par ".join(b"{" + note + b"}" for note in notes) + b"}", where)
    return [" ".join(note.split("\n\n")).strip() for note in text.split(_BETWEEN)]


def _noted(text: str, footnotes: list[str], endnotes: list[str]) -> tuple[str, list[Locator]]:
    """Write the notes after a text, each after its number; return where they stand, too."""
    labelled = [(str(number), note) for number, note in enumerate(footnotes, 1)]
    labelled += [(roman(number), note) for number, note in enumerate(endnotes, 1)]
    noted = Paragraphs()
    noted.add(text)
    spans = [(label, noted.add(f"{label} {note}".rstrip())) for label, note in labelled]
    return noted.whole, [Locator(LocatorKind.FOOTNOTE, label, span) for label, span in spans]


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
