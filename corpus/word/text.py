"""The text of a Word document, and the way back from it to the runs of the file.

Tracked changes are taken as accepted. Comments, headers, footers,
field codes and hidden text are no text. Each text box is read once, after the paragraph that holds it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element

from corpus.limits import Limits
from corpus.model import Block, Locator, LocatorKind, Span
from corpus.word.package import Package, core_properties, is_on, open_package, value
from corpus.word.styles import Numbering, Styles

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MATH_TEXT = "}t"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # the same, for old Word
_SKIPPED = (
    *("rPr", "pPr", "instrText", "delInstrText", "fldData", "rt", "annotationRef"),
    *("del", "moveFrom"),  # tracked changes that take words away
)
_LINE_BREAKS = {"", "textWrapping"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text that comes from one run of the file.

    ``start`` and ``length`` are in the text; ``paragraph`` counts every ``w:p`` of the document part in
    order, ``run`` every ``w:r`` inside that paragraph in order, both from 0; ``offset`` is where the piece
    starts in the run's own text, as python-docx's ``run.text`` gives it.
    """

    start: int
    length: int
    paragraph: int
    run: int
    offset: int


@dataclass(frozen=True, slots=True)
class RunStretch:
    """A stretch [start, stop) of one run's text."""

    paragraph: int
    run: int
    start: int
    stop: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WordText:
    """The text of a Word document with its parts located.

    ``body`` is the length of the text before the notes. ``pieces`` are in order of the text; the notes have
    none. ``found`` holds title and author.
    """

    text: str
    body: int
    locators: tuple[Locator, ...]
    blocks: tuple[Block, ...]
    pieces: tuple[Piece, ...]
    found: dict[str, str]


def read_word(path: Path, limits: Limits) -> WordText:
    """Read a Word document.

    Raises:
        DocumentError: as `open_package` does.
    """
    package = open_package(path, limits)
    writer = _Writer(package)
    writer.write_body()
    body = writer.length
    writer.write_notes()
    return WordText(
        text="".join(writer.parts),
        body=body,
        locators=(*writer.numbered(), *writer.notes),
        blocks=tuple(writer.blocks),
        pieces=tuple(writer.pieces),
        found=dict(core_properties(package)),
    )


def run_stretches(pieces: tuple[Piece, ...], span: Span) -> list[RunStretch]:
    """Return the stretches of runs that a span of the text covers, in order.

    >>> run_stretches((Piece(0, 4, 0, 0, 0), Piece(4, 6, 0, 1, 0)), Span(2, 6))
    [RunStretch(paragraph=0, run=0, start=2, stop=4), RunStretch(paragraph=0, run=1, start=0, stop=2)]
    """
    first = bisect_right(pieces, span.start, key=lambda piece: piece.start + piece.length)
    found = []
    for piece in pieces[first:]:
        if piece.start >= span.end:
            break
        low = max(span.start, piece.start) - piece.start
        high = min(span.end, piece.start + piece.length) - piece.start
        found.append(RunStretch(piece.paragraph, piece.run, piece.offset + low, piece.offset + high))
    return found


@dataclass(slots=True)
class _Writer:
    """The text as it grows while the document is walked."""

    package: Package
    parts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    notes: list[Locator] = field(default_factory=list)
    length: int = 0
    _styles: Styles = field(init=False)
    _numbering: Numbering = field(init=False)
    _numbered: dict[str, list[Locator]] = field(default_factory=dict)
    _cited: list[tuple[bool, str]] = field(default_factory=list)  # (is an endnote, id), in order
    _order: dict[int, int] = field(default_factory=dict)  # paragraph elements of the body by identity
    _runs: dict[int, int] = field(default_factory=dict)
    _boxes: list[Element] = field(default_factory=list)
    _joins: bool = False  # the mark at the end of the paragraph before is deleted
    _skipped: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self._styles = Styles(self.package)
        self._numbering = Numbering.of(self.package)
        self._skipped = frozenset((_FALLBACK, *map(self._name, _SKIPPED)))

    def _name(self, local: str) -> str:
        return f"{self.package.space}{local}"

    def write_body(self) -> None:
        """Write the text of the document itself."""
        root = self.package.document
        self._order = {id(each): number for number, each in enumerate(root.iter(self._name("p")))}
        body = root.find(self._name("body"))
        if body is not None:
            self._blocks_of(body)

    def write_notes(self) -> None:
        """Write the footnotes, then the endnotes, in the order of their marks."""
        self._order, self._joins = {}, False
        for at_end, part in ((False, self.package.footnotes), (True, self.package.endnotes)):
            kept = [] if part is None else list(part)
            by_id = {value(note, self.package.space, "id"): note for note in kept}
            cited = dict.fromkeys(note for is_end, note in self._cited if is_end == at_end)
            for number, name in enumerate(cited, 1):
                if name in by_id:
                    self._write_note(by_id[name], roman(number) if at_end else str(number))

    def _write_note(self, note: Element, label: str) -> None:
        """Write one note after its number."""
        before = self.length
        self._paragraph_break()
        start = self.length
        self._put(f"{label} ")
        self._joins = True
        self._blocks_of(note)
        if self.length == start + len(label) + 1:  # nothing but the number
            while self.length > before:
                self.length -= len(self.parts.pop())
            return
        self.notes.append(Locator(LocatorKind.FOOTNOTE, label, Span(start, self.length)))

    def numbered(self) -> list[Locator]:
        """Return the paragraphs of the list that numbers most, as Word draws the numbers."""
        lists = sorted(self._numbered.values(), key=len)
        return lists[-1] if lists else []

    def _blocks_of(self, parent: Element) -> None:
        """Write the paragraphs inside an element, whatever wraps them."""
        for child in parent:
            if child.tag == self._name("p"):
                self._paragraph(child)
            elif child.tag == self._name("tr") and is_on(
                child.find(self._name("trPr")), self.package.space, "del"
            ):
                continue
            elif child.tag not in self._skipped:
                self._blocks_of(child)

    def _paragraph(self, paragraph: Element) -> None:
        """Write one paragraph, then the text boxes that it holds."""
        properties = paragraph.find(self._name("pPr"))
        place = self._styles.list_place(properties)
        family, number = self._numbering.count(*place) if place else ("", "")
        joins, before = self._joins, self.length
        self._runs = {id(run): index for index, run in enumerate(paragraph.iter(self._name("r")))}
        boxes, self._boxes = self._boxes, []
        if not joins:
            self._paragraph_break()
        start = self.length
        self._inline(paragraph, self._order.get(id(paragraph), -1))
        if self.length == start and not joins:
            while self.length > before:
                self.length -= len(self.parts.pop())
        # an empty paragraph takes its break with it, and ends before it began
        self._mark(properties, Span(min(start, self.length), self.length), family, number)
        self._joins = self._loses_its_end(properties) and self.length > start
        found, self._boxes = self._boxes, boxes
        for box in found:
            self._joins = False
            self._blocks_of(box)

    def _mark(self, properties: Element | None, span: Span, family: str, number: str) -> None:
        """Note what a paragraph's style and list say of it."""
        if not len(span):
            return
        style = properties.find(self._name("pStyle")) if properties is not None else None
        kind = self._styles.kind(value(style, self.package.space))
        if kind:
            self.blocks.append(Block(kind, span))
        if number:
            self._numbered.setdefault(family, []).append(Locator(LocatorKind.PARAGRAPH, number, span))

    def _loses_its_end(self, properties: Element | None) -> bool:
        """Tell whether the mark at a paragraph's end goes with the tracked changes."""
        marks = properties.find(self._name("rPr")) if properties is not None else None
        return marks is not None and marks.find(self._name("del")) is not None

    def _inline(self, parent: Element, paragraph: int) -> None:
        """Write the runs inside an element, whatever wraps them."""
        for child in parent:
            if child.tag == self._name("r"):
                self._run(child, paragraph)
            elif child.tag in self._skipped:
                continue
            elif child.tag.endswith(_MATH_TEXT) and not child.tag.startswith(self.package.space):
                self._put(child.text or "")
            else:
                self._inline(child, paragraph)

    def _run(self, run: Element, paragraph: int) -> None:
        """Write one run, and note the piece of text that it gives."""
        if is_on(run.find(self._name("rPr")), self.package.space, "vanish"):
            return
        text = "".join(self._run_text(run))
        if text and paragraph >= 0:
            self.pieces.append(Piece(self.length, len(text), paragraph, self._runs.get(id(run), 0), 0))
        self._put(text)

    def _run_text(self, run: Element) -> Iterator[str]:
        """Yield what the children of a run stand for; note its footnotes and text boxes."""
        for child in run:
            local = child.tag.rpartition("}")[2]
            if local == "t":
                yield child.text or ""
            elif local in {"tab", "ptab"}:
                yield "\t"
            elif local == "cr" or (
                local == "br" and value(child, self.package.space, "type") in _LINE_BREAKS
            ):
                yield "\n"
            elif local == "noBreakHyphen":
                yield "-"
            elif local in {"footnoteReference", "endnoteReference"}:
                self._cited.append((local == "endnoteReference", value(child, self.package.space, "id")))
            elif local in {"drawing", "pict", "object", "AlternateContent"}:
                self._boxes.extend(_text_boxes([child]))
            elif local == "ruby":
                yield from self._ruby_base(child)

    def _ruby_base(self, ruby: Element) -> Iterator[str]:
        """Yield the characters that a gloss stands above."""
        for run in ruby.iterfind(f"{self._name('rubyBase')}/{self._name('r')}"):
            yield from self._run_text(run)

    def _paragraph_break(self) -> None:
        """Part what follows from what came before."""
        if self.length:
            self._put("\n\n")

    def _put(self, text: str) -> None:
        """Add to the text."""
        if text:
            self.parts.append(text)
            self.length += len(text)


def _text_boxes(elements: Iterable[Element]) -> Iterator[Element]:
    """Yield the contents of text boxes, each once although a file writes it in two forms."""
    for element in elements:
        local = element.tag.rpartition("}")[2]
        if local == "txbxContent":
            yield element
        elif local == "AlternateContent":
            forms = (list(_text_boxes(form)) for form in element)
            yield from next((boxes for boxes in forms if boxes), [])
        else:
            yield from _text_boxes(element)


def roman(number: int) -> str:
    """Return a number in small Roman figures, as Word numbers endnotes.

    >>> roman(14)
    'xiv'
    """
    text = ""
    for size, figure in _ROMAN:
        text += figure * (number // size)
        number %= size
    return text
