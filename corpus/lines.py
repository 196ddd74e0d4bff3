"""Say on which line and in which column a place of a text is, as editors count: both from 1."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from corpus.clean import decode, fold_newlines
from corpus.describing.metadata import front_matter
from corpus.errors import DocumentError


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A line and a column, both from 1; columns count Unicode code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Lines:
    """Where the lines of a text begin, in order; ``first`` is the number of the first of them."""

    starts: tuple[int, ...]
    first: int = 1

    @classmethod
    def of(cls, text: str, first: int = 1) -> Lines:
        """Find the lines of a text."""
        return cls((0, *(match.end() for match in re.finditer("\n", text))), first)

    def position(self, offset: int) -> Position:
        r"""Return the position of an offset.

        >>> Lines.of("ab\ncd").position(4)
        Position(line=2, column=2)
        """
        line = bisect_right(self.starts, offset) - 1
        return Position(self.first + line, offset - self.starts[line] + 1)


def first_line(text: str, data: bytes) -> int:
    r"""Return on which line of a file a document's text begins: behind front matter, not on the first.

    Args:
        text: the document's text.
        data: the file's bytes; where the text has not the lines up to their end, the answer is 1.

    >>> first_line("It rained.", b"---\ntitle: Rain\n---\nIt rained.")
    4
    """
    try:
        whole = fold_newlines(decode(data, "").text)
    except DocumentError:
        return 1
    if whole.endswith(text):
        return 1 + whole.count("\n", 0, len(whole) - len(text))
    _, start = front_matter(whole)  # of Markdown, whose lines stay but lose their marks
    has_its_lines = whole.count("\n", start) == text.count("\n")
    return 1 + whole.count("\n", 0, start) if has_its_lines else 1
