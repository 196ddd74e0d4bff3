"""A PDF's text with its locators, out of the lines of its pages.

The text is the paragraphs, parted by blank lines, then the footnotes in the same way, each with its mark
before it. A page's locator covers what stands on it of the text, and another what stands on it of the notes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.describing.outlets import outlet_of
from corpus.locating.locate import SYMBOL, symbol
from corpus.locating.numbering import numbered_paragraphs
from corpus.model import Block, BlockKind, Locator, LocatorKind, Span
from corpus.pdf.furniture import Page, part_furniture, printed_rows
from corpus.pdf.hyphens import Vocabulary, join, vocabulary
from corpus.pdf.lines import Line
from corpus.pdf.notes import Note, body_size, part_notes
from corpus.pdf.order import flows
from corpus.pdf.page_labels import page_labels
from corpus.pdf.paragraphs import paragraphs
from corpus.pdf.printouts import printed_address
from corpus.reading import Reading

HEADING_SIZE = 1.12  # of the body's size
TITLE_CHARACTERS = (12, 300)
_LETTERS = re.compile(r"[^\W\d_]+")
_SECTION = re.compile(r"(?:[IVXLC]+|[A-Z]|\d+)\.\s")
_FILE_NAME = re.compile(r"\.\w{2,4}$|^Microsoft|^untitled|[\\/_]", re.IGNORECASE)


@dataclass(slots=True)
class _Writer:
    """The text as it grows, with the offset at which each stretch of one page's lines begins.

    ``turns`` holds (offset, page) wherever another page's text begins, ``parts`` the pieces.
    """

    known: Vocabulary
    parts: list[str] = field(default_factory=list)
    turns: list[tuple[int, int]] = field(default_factory=list)
    length: int = 0

    def paragraph(self, lines: Sequence[Line], lead: str = "") -> Span:
        """Write one paragraph after a blank line; return where it stands."""
        if self.parts:
            self._put("\n\n")
        start = self.length
        self._turn(lines[0].page)
        self._put(lead)
        for line, after in pairwise([*lines, None]):
            if line is not None:
                self._turn(line.page)
                text, between = join(line.text, after.text, self.known) if after else (line.text, "")
                self._put(text + between)
        return Span(start, self.length)

    def _turn(self, page: int) -> None:
        """Note that from here on the text stands on ``page``."""
        if not self.turns or self.turns[-1][1] != page:
            self.turns.append((self.length, page))

    def _put(self, text: str) -> None:
        """Add to the text."""
        if text:
            self.parts.append(text)
            self.length += len(text)


def assemble(pages: Sequence[Page], own_labels: Sequence[str], own_title: str) -> Reading:
    """Put together the text of a PDF.

    Args:
        pages: every page that was read, in order.
        own_labels: the label that the file gives for each of them, or "".
        own_title: the title in the file's properties, which is believed only if the first page bears it out.
    """
    bare, furniture = part_furniture(pages)
    ordered = [flows(page.lines) for page in bare]
    body, notes = part_notes(ordered)
    size = body_size(flow for page in body for flow in page)
    known = vocabulary(line.text for page in ordered for flow in page for line in flow.lines)
    writer = _Writer(known)
    blocks = _write_body(writer, paragraphs(body), size)
    body_end, body_turns = writer.length, len(writer.turns)
    footnotes = _write_notes(writer, notes)
    text = "".join(writer.parts)
    labels = page_labels(furniture, own_labels)
    located = [
        *_page_locators(writer.turns[:body_turns], body_end, labels),
        *_page_locators(writer.turns[body_turns:], len(text), labels),
        *numbered_paragraphs(text[:body_end]),
        *footnotes,
    ]
    return Reading(
        text=text,
        locators=tuple(sorted(located, key=lambda each: (each.span, each.kind))),
        blocks=tuple(blocks),
        found=_found(pages, furniture, size, own_title, known),
    )


def _write_body(writer: _Writer, groups: Sequence[Sequence[Line]], size: float) -> list[Block]:
    """Write the paragraphs; return the blocks of those set larger than the text."""
    blocks = []
    for lines in groups:
        span = writer.paragraph(lines)
        if lines[0].size > HEADING_SIZE * size and len(span) <= TITLE_CHARACTERS[1]:
            blocks.append(Block(BlockKind.HEADING, span))
    return blocks


def _write_notes(writer: _Writer, notes: Sequence[Note]) -> list[Locator]:
    """Write the notes after the text; return their locators."""
    writer.turns.append(
        (writer.length + (2 if writer.parts else 0), -1)
    )  # so that the notes' pages start anew
    located = []
    for note in notes:
        lines = [line for line in note.lines if line.text]
        if lines:
            span = writer.paragraph(lines, f"{note.label} ")
            located.append(Locator(LocatorKind.FOOTNOTE, note.label, span))
    return located


def _page_locators(turns: Sequence[tuple[int, int]], end: int, labels: Sequence[str]) -> list[Locator]:
    """Return a locator for each stretch of one page, the last one ending at ``end``."""
    borders = [*turns, (end, -1)]
    return [
        Locator(LocatorKind.PAGE, labels[page], Span(start, stop))
        for (start, page), (stop, _) in pairwise(borders)
        if page >= 0 and stop > start
    ]


def _found(
    pages: Sequence[Page],
    furniture: Sequence[Sequence[Line]],
    size: float,
    own_title: str,
    known: Vocabulary,
) -> dict[str, str]:
    """Return the title and the document symbol, where the file shows them."""
    first = next((page for page in pages if page.lines), None)
    if first is None:
        return {}
    # rows are not joined here: a masthead's right half is no part of its left
    headings = [(lines[0].size, _joined(lines, known)) for lines in _same_size(first.lines)]
    head = [line.text for line in first.lines if line.base > 0.5 * first.height]
    address, whole_address = printed_address(printed_rows(pages))
    found = {
        "url": whole_address,
        "outlet": outlet_of(address),
        "title": _own_title(headings, own_title) or _title(headings, size),
        "symbol": _running_symbol(furniture) or symbol("\n".join(head)),
    }
    return {name: value for name, value in found.items() if value}


def _same_size(lines: Sequence[Line]) -> list[list[Line]]:
    """Group the lines that follow each other closely in one size, whatever their places, as a title's do."""
    groups: list[list[Line]] = []
    for line in lines:
        last = groups[-1][-1] if groups else None
        if last and abs(last.size - line.size) < 0.5 and 0 < last.base - line.base < 1.6 * line.size:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _running_symbol(furniture: Sequence[Sequence[Line]]) -> str:
    """Return the symbol that at least half of the pages carry in their heads or feet, or ""."""
    counts = Counter(
        mark
        for lines in furniture
        for mark in {found[0] for line in lines for found in SYMBOL.finditer(line.text)}
    )
    most = counts.most_common(1)
    return most[0][0] if most and 2 * most[0][1] >= len(furniture) > 1 else ""


def _own_title(headings: Sequence[tuple[float, str]], own: str) -> str:
    """Return the title of the file's properties if the first page bears it out, else ""."""
    words = _words(own)
    shown = " ".join(_words(" ".join(text for _, text in headings)))
    return own.strip() if len(words) > 1 and not _FILE_NAME.search(own) and " ".join(words) in shown else ""


def _title(headings: Sequence[tuple[float, str]], size: float) -> str:
    """Return the largest heading of a page, of those the longest; else its first words in capitals."""
    low, high = TITLE_CHARACTERS
    sized = [
        (height, text) for height, text in headings if low <= len(text) <= high and not SYMBOL.search(text)
    ]
    large = [
        (height, len(text), text)
        for height, text in sized
        if height > HEADING_SIZE * size and _is_title(text, 3)
    ]
    if large:
        return max(large)[2]
    return next((text for _, text in sized if text.isupper() and _is_title(text, 5)), "")


def _is_title(text: str, fewest_words: int) -> bool:
    """Tell whether a heading has the words that a title has."""
    return len(_words(text)) >= fewest_words and not _SECTION.match(text)


def _joined(lines: Iterable[Line], known: Vocabulary) -> str:
    """Return a paragraph's text."""
    writer = _Writer(known)
    writer.paragraph(list(lines))
    return "".join(writer.parts)


def _words(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return [word.lower() for word in _LETTERS.findall(text)]
