"""Which line ends of a source its writer meant: those of rows, headings and posts; no wrapping.

Wrapping fills a line with as many words as it can hold. A line that had room for the next one's first word
was ended on purpose, as was one that is longer than any wrapping makes it. The items of a list stay with the
line that announces them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_ITEM = re.compile(r"[ \t]*(?:[•·‣▪●○◦][ \t]|\((?:\d{1,3}|[a-z]|[ivx]{1,5})\)[ \t])")
_HANDLE = re.compile(r"[ \t]*@\w+[ \t]*\Z")  # of whom a post is
_GAP = re.compile(r"\S(?:\t|[ \t]{3})[ \t]*(?=(\S))")  # between two columns of a table
_LONGEST_WRAPPED = 100  # characters
_ROOM = 0.7  # of the longest line of its paragraph, that a line and the next word take at most


def meant_line_ends(text: str) -> Iterator[int]:
    """Yield where lines begin, in order, before which one of the same paragraph was ended on purpose."""
    begins: list[int] = []
    lines: list[str] = []
    at = 0
    for line in (*text.split("\n"), ""):
        if line.strip():
            begins.append(at)
            lines.append(line)
        else:
            longest = max(map(len, lines), default=0)
            for (before, after), begin in zip(pairwise(lines), begins[1:], strict=False):
                if _is_meant(before, after, longest):
                    yield begin
            begins, lines = [], []
        at += len(line) + 1


def _is_meant(line: str, following: str, longest: int) -> bool:
    """Tell whether the end of a line is no wrapping; ``longest`` counts the longest of its paragraph."""
    if _ITEM.match(following):
        return False
    if _HANDLE.match(line) or _is_row(line) or _is_row(following):
        return True
    word = following.split(maxsplit=1)[0]
    room = len(line) > _LONGEST_WRAPPED or len(line) + 1 + len(word) <= _ROOM * longest
    return room and not word[0].islower()


def _is_row(line: str) -> bool:
    """Tell whether a line is the row of a table: two gaps, or one before a number."""
    gaps = [match[1] for match in _GAP.finditer(line)]
    return len(gaps) > 1 or any(map(str.isdigit, gaps))
