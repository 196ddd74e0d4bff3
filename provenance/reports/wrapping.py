"""Fill terminal lines with coloured pieces of text, counting columns rather than characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wcwidth import wcwidth

from provenance.reports.printable import on_one_line, width_of

_WORDS_AND_BLANKS = re.compile(r"(\s+)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text and the ANSI parameters to paint it with, as "1;31"; "" leaves it plain."""

    text: str
    paint: str = ""


def painted(piece: Piece, *, colour: bool) -> str:
    """Return the piece with its escape sequences, or its bare text."""
    return f"\x1b[{piece.paint}m{piece.text}\x1b[0m" if colour and piece.paint and piece.text else piece.text


def wrapped(pieces: Iterable[Piece], width: int, indent: str, *, colour: bool) -> list[str]:
    """Return the pieces as lines of at most ``width`` columns, every line indented.

    Words that do not fit a line are broken. The pieces lose what a terminal would obey.

    >>> wrapped([Piece("to "), Piece("honour", "31"), Piece(" it")], 12, "  ", colour=False)
    ['  to honour', '  it']
    """
    room = max(8, width - len(indent))
    lines: list[str] = []
    line: list[Piece] = []
    used = 0
    for word in _words(pieces, room):
        columns = sum(width_of(piece.text) for piece in word)
        if line and used + 1 + columns > room:
            lines.append(indent + "".join(painted(piece, colour=colour) for piece in line))
            line, used = [], 0
        if line:
            line.append(Piece(" "))
            used += 1
        line += word
        used += columns
    if line:
        lines.append(indent + "".join(painted(piece, colour=colour) for piece in line))
    return lines


def _words(pieces: Iterable[Piece], room: int) -> Iterator[list[Piece]]:
    """Yield words, each a list of pieces without blanks, no word wider than ``room``."""
    word: list[Piece] = []
    for piece in pieces:
        for part in _WORDS_AND_BLANKS.split(piece.text):
            if part and not part.isspace():
                clean = on_one_line(part)
                word += [Piece(clean, piece.paint)] if clean else []
            elif part and word:
                yield from _broken(word, room)
                word = []
    if word:
        yield from _broken(word, room)


def _broken(word: list[Piece], room: int) -> Iterator[list[Piece]]:
    """Yield a word as it is, or in pieces of at most ``room`` columns."""
    if sum(len(piece.text) for piece in word) * 2 <= room:
        yield word
        return
    part: list[Piece] = []
    used = 0
    for piece in word:
        begin = 0
        for offset, character in enumerate(piece.text):
            columns = max(0, wcwidth(character))
            if used + columns > room:
                yield [*part, Piece(piece.text[begin:offset], piece.paint)]
                part, begin, used = [], offset, 0
            used += columns
        part = [*part, Piece(piece.text[begin:], piece.paint)]
    yield part
