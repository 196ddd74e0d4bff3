"""Open a text of any length whose encoding is not known, without holding it in memory."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import TextIO

from corpus.clean import encoding_of
from corpus.errors import DocumentError

_BLOCK_BYTES = 1 << 20


def open_text(path: Path, where: str) -> TextIO:
    """Open a text, its encoding told as by `corpus.clean.decode`; newlines stay as they are.

    Raises:
        DocumentError: ``empty`` or ``binary``.
    """
    with path.open("rb") as stream:
        head = stream.read(_BLOCK_BYTES)
    if not head.strip():
        raise DocumentError(where, "empty", "the file is empty")
    mark, encoding = encoding_of(head, where)
    encoding = encoding or ("utf-8" if _is_utf8(path) else "cp1252")
    text = path.open(encoding=encoding, errors="replace", newline="")
    if mark:
        text.read(1)
    return text


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as stream:
        try:
            while block := stream.read(_BLOCK_BYTES):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True
