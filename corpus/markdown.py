r"""Take the marks of Markdown off a text, line by line, and keep what they say of its nature.

Every line of the file stays a line of the text, so that places can be told by line. Within a line the marks
of emphasis, links, headings and block quotations go, and with them their columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape
from itertools import groupby
from typing import Final

from corpus.model import Block, BlockKind, Span

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_QUOTED = re.compile(r" {0,3}>(?: {0,4}>)* ?")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]+|$)")
_HEADING_END = re.compile(r"[ \t]#{1,20}[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_DEFINITION = re.compile(r" {0,3}\[[^\[\]\n^]{1,200}\]:[ \t]*<?[^\s<>]+>?[ \t]*(?:[\"'(].*)?")
_BULLET = re.compile(r"^(\s{0,20})[*+-][ \t]+(?=\S)")
# what may stand inside a line; each alternative takes linear time, since none can run over its own first sign
_INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|`(?P<code>[^`\n]+)`"
    r"|(?P<image>!)?\[(?P<text>[^\[\]]*)\](?:\((?:[^()\s]|\([^()\s]*\))*(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*\)"
    r"|\[(?P<reference>[^\[\]]{0,200})\])"
    r"|<(?P<address>(?:https?://|mailto:)[^\s<>]*)>"
    r"|(?P<note>\[\^[^\[\]\s]{1,40}\])"
    r"|(?P<tag></?[a-zA-Z][^<>\n]{0,300}>|<!--(?:(?!<!--)[^\n])*?-->)"
    r"|(?P<entity>&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});)"
    r"|(?P<marks>\*+|_+|~~)"
)


@dataclass(frozen=True, slots=True)
class Unmarked:
    """A text without marks and the stretches that they told apart, sorted by start."""

    text: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without the marks at its head; ``is_raw`` says that nothing in it is to be read."""

    text: str
    kind: BlockKind | None = None
    is_raw: bool = False


def unmarked(markdown: str) -> Unmarked:
    r"""Take the marks off a text.

    >>> unmarked("# Rain\n\n> It *will* [rain](https://a.example).\n").text
    'Rain\n\nIt will rain.\n'
    """
    lines = _without_underlines(list(_lines(markdown.split("\n"))))
    written: list[str] = []
    blocks: list[Block] = []
    position = 0
    for kind, group in groupby(lines, key=lambda line: line.kind):
        text = "\n".join(_written(list(group)))
        if kind and text.strip():
            start = position + len(text) - len(text.lstrip())
            blocks.append(Block(kind, Span(start, position + len(text.rstrip()))))
        written.append(text)
        position += len(text) + 1
    return Unmarked("\n".join(written), tuple(blocks))


def _lines(lines: Sequence[str]) -> Iterator[_Line]:
    """Yield the lines without what stands at their heads; fences and definitions become blank lines."""
    fence = ""
    for line in lines:
        match = _FENCE.match(line)
        if fence:
            is_end = match is not None and match[1].startswith(fence) and not line[match.end() :].strip()
            fence = "" if is_end else fence
            yield _Line("" if is_end else line, is_raw=True)
        elif match:
            fence = match[1]
            yield _Line("", is_raw=True)
        else:
            yield _line(line)


def _line(line: str) -> _Line:
    if match := _QUOTED.match(line):
        return _Line(_line(line[match.end() :]).text, BlockKind.QUOTATION)
    if match := _HEADING.match(line):
        return _Line(_HEADING_END.sub("", line[match.end() :]), BlockKind.HEADING)
    if _DEFINITION.fullmatch(line):
        return _Line("")
    return _Line(line if _RULE.fullmatch(line) else _BULLET.sub(r"\1• ", line))


def _without_underlines(lines: list[_Line]) -> list[_Line]:
    """Blank rules, and the lines under a heading, which make it one."""
    for place, line in enumerate(lines):
        if line.is_raw or not line.text.strip():
            continue
        above = lines[place - 1] if place else _Line("")
        if _UNDERLINE.fullmatch(line.text) and above.text.strip() and not above.is_raw and not above.kind:
            lines[place - 1] = replace(above, kind=BlockKind.HEADING)
            lines[place] = _Line("")
        elif _RULE.fullmatch(line.text):
            lines[place] = replace(line, text="")
    return lines


def _written(lines: Sequence[_Line]) -> Iterator[str]:
    """Yield lines of one kind without the marks inside them; marks count up to a blank line."""
    for is_raw, group in groupby(lines, key=lambda line: line.is_raw or not line.text.strip()):
        texts = [line.text for line in group]
        yield from texts if is_raw else _inline("\n".join(texts)).split("\n")


def _inline(text: str) -> str:
    """Take the marks out of a paragraph, whose line ends stay."""
    pieces: list[str] = []
    waiting: dict[str, list[int]] = {}
    position = 0
    for match in _INLINE.finditer(text):
        pieces.append(text[position : match.start()])
        position = match.end()
        if match["marks"]:
            _pair(match, text, pieces, waiting)
        else:
            pieces.append(_replacement(match))
    pieces.append(text[position:])
    return "".join(pieces)


_OWN: Final = ("escaped", "code", "address")


def _replacement(match: re.Match[str]) -> str:
    """Return what is left of anything but emphasis; line ends inside it stay."""
    if (name := match.lastgroup) in _OWN:
        return match[name]
    if match["entity"]:
        return unescape(match["entity"])
    if match["text"] is None:
        return ""
    if match["reference"] is not None and match["reference"] == match["text"]:
        return match.group()  # "[sic][sic]": nobody writes a link like that
    return "\n" * match["text"].count("\n") if match["image"] else _inline(match["text"])


def _pair(match: re.Match[str], text: str, pieces: list[str], waiting: dict[str, list[int]]) -> None:
    """Add a run of marks; two that open and close emphasis become nothing."""
    run = match.group()
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    is_word = run[0] == "_" and before.isalnum() and after.isalnum()
    opens = waiting.setdefault(run, [])
    if before.strip() and opens and not is_word:
        pieces[opens.pop()] = ""
        pieces.append("")
        return
    if after.strip() and not is_word and (not before.isalnum() or run[0] != "_"):
        opens.append(len(pieces))
    pieces.append(run)
