"""Footnotes: told from the text above them by their size and their marks, and kept apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.pdf.lines import Line
from corpus.pdf.order import Flow

NOTE_SIZE = 0.93  # of the body's size, at most
MOST_MISSED_NOTES = 8  # one after another, before plain numbers are believed no more
_PLAIN_LABEL = re.compile(r"(\d{1,4}|[*†‡])(?:\.?\s+(?=[^\W\d_]|[“\"(\[])|(?=[^\W\d_a-z]|[“\"(]))")
_ENDED = re.compile(r"[.!?:)\]”\"’]$")


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: the mark it begins with, and its lines without it."""

    label: str
    lines: list[Line]


def body_size(flows: Iterable[Flow]) -> float:
    """Return the font size, in points to a half, in which most characters are set."""
    sizes: Counter[float] = Counter()
    for flow in flows:
        for line in flow.lines:
            sizes[round(2 * line.size) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def part_notes(pages: Sequence[Sequence[Flow]]) -> tuple[list[list[Flow]], list[Note]]:
    """Part the footnotes from the text of all pages.

    Returns:
        The pages' flows without notes, and the notes in order; a note that runs on over the page is one.
    """
    body = body_size(flow for page in pages for flow in page)
    notes: list[Note] = []
    bare = []
    for page in pages:
        kept = []
        last: Line | None = None  # of the notes of this page
        for flow in page:
            at = 0 if last and _is_below(flow, last, body) else _first_note_line(flow, body, notes)
            _add_lines(notes, flow.lines[at:])
            kept.append(replace(flow, lines=flow.lines[:at]))
            last = flow.lines[-1] if at < len(flow.lines) else last
        bare.append([flow for flow in kept if flow.lines])
    return bare, notes


def _is_below(flow: Flow, last: Line, body: float) -> bool:
    """Tell whether a flow goes on with a note: a note's short last line does not run across the columns."""
    return flow.lines[0].base < last.base and all(line.size <= NOTE_SIZE * body for line in flow.lines)


def _first_note_line(flow: Flow, body: float, notes: Sequence[Note]) -> int:
    """Return the index of the line where the notes below a flow begin; its length where there are none.

    Notes are the small lines at the end. They begin with a mark; lines before the first mark go on with the
    note of the page before, if that one stopped in the middle of a sentence.
    """
    small = len(flow.lines)
    while small and flow.lines[small - 1].size <= NOTE_SIZE * body:
        small -= 1
    tail = flow.lines[small:]
    marked = next((index for index, line in enumerate(tail) if _label(line, notes)), None)
    open_note = bool(notes) and not _ENDED.search(notes[-1].lines[-1].text)
    if open_note and small and tail and (marked is None or marked > 0):
        return small
    return len(flow.lines) if marked is None else small + marked


def _label(line: Line, notes: Sequence[Note]) -> str:
    """Return the mark that a note line begins with, or "": raised, or plain and soon after the last."""
    if line.label:
        return line.label
    found = _PLAIN_LABEL.match(line.text)
    if not found or (notes and not _ENDED.search(notes[-1].lines[-1].text)):
        return ""
    if not found[1].isdecimal():
        return found[1]
    last = int(notes[-1].label) if notes and notes[-1].label.isdecimal() else 0
    number = int(found[1])
    return found[1] if number == 1 or last < number <= last + MOST_MISSED_NOTES + 1 else ""


def _add_lines(notes: list[Note], lines: Sequence[Line]) -> None:
    """Add the lines of one flow's notes: a mark starts a note, other lines go on with the last."""
    for line in lines:
        label = _label(line, notes)
        if label:
            notes.append(Note(label, [_without_label(line, label)]))
        elif notes:
            notes[-1].lines.append(line)


def _without_label(line: Line, label: str) -> Line:
    """Return the line without a mark that is not raised."""
    return line if line.label else replace(line, text=line.text[len(label) :].lstrip(" ."))
