"""Where in its file a place of a document's text is: the line and the column that an editor shows.

The reader of Markdown keeps every line and takes the marks off it; a column is found again by laying the line
of the text against that of the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rapidfuzz.distance import Indel

from corpus.clean import decode, fold_newlines
from corpus.errors import DocumentError
from corpus.files.formats import Format, by_suffix
from corpus.lines import Lines, Position, first_line
from corpus.model import Document

_AS_IT_STANDS = (Format.TEXT, None)  # kinds of file that hold their text as it is read
MOST_COLUMNS = 20_000  # of a line whose columns are looked for; they cost its length squared


@dataclass(frozen=True, slots=True)
class FileLines:
    """The lines of a document's text, and those of its file where it is a text file, else none."""

    lines: Lines
    text: tuple[str, ...]
    file: tuple[str, ...]

    @classmethod
    def of(cls, document: Document, data: bytes | None = None) -> FileLines:
        """Find the lines; ``data`` is the file's content, None reads it again."""
        lines = Lines.of(document.text, text_begins(document, data))
        return cls(lines, tuple(document.text.split("\n")), _written(document, data))

    def position(self, offset: int) -> Position:
        """Return the position in the file of an offset of the text."""
        found = self.lines.position(offset)
        read = self.text[found.line - self.lines.first]
        written = self.file[found.line - 1] if found.line <= len(self.file) else read
        if read == written or max(len(read), len(written)) > MOST_COLUMNS:
            return found
        return Position(found.line, _column(read, written, found.column))


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


def _written(document: Document, data: bytes | None) -> tuple[str, ...]:
    path = Path(document.metadata.path)
    if by_suffix(path.name)[0] not in _AS_IT_STANDS:
        return ()
    try:
        whole = decode(path.read_bytes() if data is None else data, "")
    except (OSError, DocumentError):
        return ()
    return tuple(fold_newlines(whole.text).split("\n"))


@lru_cache(maxsize=256)
def _column(read: str, written: str, column: int) -> int:
    r"""Return the column in a line as written of a column in the line as read.

    >>> _column("Say here.", "Say *[here](http://a.example)*.", 5)
    7
    """
    at = column - 1
    for block in Indel.opcodes(read, written):
        if block.tag == "equal" and block.src_start <= at < block.src_end:
            return block.dest_start + at - block.src_start + 1
    return column + max(0, len(written) - len(read))
