"""OpenDocument texts (.odt): the text with tracked changes accepted, notes after it.

The text is the paragraphs and headings, table cells among them, parted by blank lines, then the notes, each
after its mark. Comments, headers, footers and deleted words are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element

from corpus.errors import DocumentError
from corpus.files.archive import Archive
from corpus.limits import Limits
from corpus.locating.locate import symbol
from corpus.locating.numbering import numbered_paragraphs
from corpus.model import Block, BlockKind, Locator, LocatorKind, Problem
from corpus.paragraphs import Paragraphs
from corpus.reading import Reading
from corpus.word.styles import MOST_ANCESTORS, kind_of

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_SKIPPED = frozenset(
    {
        f"{_TEXT}tracked-changes",  # holds what was deleted
        f"{_OFFICE}annotation",
        f"{_OFFICE}forms",
        f"{_TEXT}ruby-text",
        f"{_TEXT}sequence-decls",
        f"{_TEXT}variable-decls",
        f"{_TEXT}user-field-decls",
    }
)
MOST_SPACES = 1000  # that one element may stand for


def read(path: Path, limits: Limits) -> Iterator[Reading | Problem]:
    """Yield the one text of an OpenDocument text.

    Raises:
        DocumentError: ``empty``, ``broken-xml``, or as `corpus.files.archive.Archive` does.
    """
    archive = Archive(path, limits)
    content = archive.xml("content.xml")
    body = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise DocumentError(str(path), "broken-xml", "is not an OpenDocument text; save it as .odt or .docx")
    writer = _Writer(_style_names(archive, content))
    writer.write(body)
    body_end = writer.text.length
    writer.write_notes()
    text = writer.text.whole
    if not text.strip():
        raise DocumentError(str(path), "empty", "the document holds no text; check the file")
    found = {**_properties(archive), "symbol": symbol(text[:body_end])}
    yield Reading(
        text=text,
        locators=(*numbered_paragraphs(text[:body_end]), *writer.located),
        blocks=tuple(writer.blocks),
        found={name: given for name, given in found.items() if given},
    )


def _properties(archive: Archive) -> dict[str, str]:
    """Return title and author as the file's properties give them."""
    if "meta.xml" not in archive.names:
        return {}
    meta = archive.xml("meta.xml").find(f"{_OFFICE}meta")
    if meta is None:
        return {}
    author = meta.findtext(f"{_META}initial-creator") or meta.findtext(f"{_DUBLIN_CORE}creator") or ""
    title = meta.findtext(f"{_DUBLIN_CORE}title") or ""
    return {"title": " ".join(title.split()), "author": " ".join(author.split())}


def _style_names(archive: Archive, content: Element) -> dict[str, tuple[str, str]]:
    """Return the display name and the parent of each paragraph style, by its internal name."""
    roots = [content, *([archive.xml("styles.xml")] if "styles.xml" in archive.names else [])]
    return {
        style.get(f"{_STYLE}name", ""): (
            style.get(f"{_STYLE}display-name", "") or style.get(f"{_STYLE}name", ""),
            style.get(f"{_STYLE}parent-style-name", ""),
        )
        for root in roots
        for style in root.iter(f"{_STYLE}style")
        if style.get(f"{_STYLE}family") == "paragraph"
    }


@dataclass(slots=True)
class _Writer:
    """The text as it grows; ``styles`` maps a style to its display name and its parent."""

    styles: dict[str, tuple[str, str]]
    text: Paragraphs = field(default_factory=Paragraphs)
    blocks: list[Block] = field(default_factory=list)
    located: list[Locator] = field(default_factory=list)
    _notes: list[tuple[str, Element]] = field(default_factory=list)

    def write(self, parent: Element) -> None:
        """Write the paragraphs inside an element, whatever wraps them."""
        for child in parent:
            if child.tag in {f"{_TEXT}p", f"{_TEXT}h"}:
                self._paragraph(child)
            elif child.tag not in _SKIPPED:
                self.write(child)

    def write_notes(self) -> None:
        """Write the notes, each after its mark."""
        for label, body in self._notes:
            notes = _Writer(self.styles)
            notes.write(body)
            if text := notes.text.whole:
                span = self.text.add(f"{label} {text}".lstrip())
                self.located.append(Locator(LocatorKind.FOOTNOTE, label, span))

    def _paragraph(self, paragraph: Element) -> None:
        """Write one paragraph, then the text boxes that stand in it."""
        boxes: list[Element] = []
        text = _collapsed("".join(self._inline(paragraph, boxes)))
        if text:
            span = self.text.add(text)
            kind = self._kind(paragraph)
            if kind:
                self.blocks.append(Block(kind, span))
        for box in boxes:
            self.write(box)

    def _inline(self, element: Element, boxes: list[Element]) -> Iterator[str]:
        """Yield the text of an element; blanks of the file's own layout are marked by `_SOFT`."""
        yield _soft(element.text)
        for child in element:
            yield from self._child(child, boxes)
            yield _soft(child.tail)

    def _child(self, child: Element, boxes: list[Element]) -> Iterator[str]:
        """Yield what one element inside a paragraph stands for."""
        if child.tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c", "1")
            yield " " * min(int(count) if count.isdecimal() and len(count) < 6 else 1, MOST_SPACES)
        elif child.tag == f"{_TEXT}tab":
            yield "\t"
        elif child.tag == f"{_TEXT}line-break":
            yield "\n"
        elif child.tag == f"{_TEXT}note":
            body = child.find(f"{_TEXT}note-body")
            if body is not None:
                self._notes.append((child.findtext(f"{_TEXT}note-citation") or "", body))
        elif child.tag == f"{_DRAW}text-box":
            boxes.append(child)
        elif child.tag not in _SKIPPED:
            yield from self._inline(child, boxes)

    def _kind(self, paragraph: Element) -> BlockKind | None:
        """Return what a paragraph is, by its element or its style or those that this is based on."""
        if paragraph.tag == f"{_TEXT}h":
            return BlockKind.HEADING
        style = paragraph.get(f"{_TEXT}style-name", "")
        for _ in range(MOST_ANCESTORS):
            name, parent = self.styles.get(style, ("", ""))
            if kind_of(name) or not parent:
                return kind_of(name)
            style = parent
        return None


_SOFT = "\x00"  # cannot stand in XML


def _soft(text: str | None) -> str:
    """Mark the white space of a stretch of XML: any run of it is one blank, and none at a line's ends."""
    if not text:
        return ""
    words = _SOFT.join(text.split())
    before = _SOFT if text[0] in " \t\r\n" else ""
    after = _SOFT if text[-1] in " \t\r\n" and words else ""
    return f"{before}{words}{after}"


def _collapsed(text: str) -> str:
    r"""Write each run of marked white space as one blank.

    >>> _collapsed("\x00a\x00\x00b  c\x00")
    'a b  c'
    """
    return " ".join(part for part in text.split(_SOFT) if part)
