"""E-books (.epub): the whole book as one text in reading order, with printed pages where it names them.

The text is the paragraphs of the chapters, parted by blank lines. Note marks are left out; notes stand where
the book puts them. A book under a lock cannot be read.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from corpus.errors import DocumentError
from corpus.files.archive import Archive
from corpus.limits import Limits
from corpus.locating.numbering import numbered_paragraphs
from corpus.model import Block, BlockKind, Locator, LocatorKind, Problem, Span
from corpus.paragraphs import Paragraphs
from corpus.reading import Reading
from corpus.web.tree import BLOCKS, page_tree

MOST_CHAPTERS = 5_000
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_SILENT = frozenset({"head", "script", "style", "template", "svg", "math", "rt", "rp"})
_DRAWN = {"br": ("\n", ""), "q": ("“", "”")}  # what the markup draws before and after its contents
_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    "blockquote": BlockKind.QUOTATION,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
}
_MARK = re.compile(r"\s*[\[(]?(?:\d{1,4}|[*†‡§])[\])]?\s*")
_PAGE = re.compile(r"\d{1,5}|\b[ivxlc]{1,8}\b")
_WHITE = re.compile(r"[ \t\r\n\f]+")
_BLANKS = re.compile(" {2,}")
_LINES = re.compile(r" ?\n ?")
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def read(path: Path, limits: Limits) -> Iterator[Reading | Problem]:
    """Yield the one text of an e-book.

    Raises:
        DocumentError: ``encrypted``, ``empty``, ``broken-xml``, or as `corpus.files.archive.Archive` does.
    """
    archive = Archive(path, limits)
    package, folder = _package(archive)
    writer, warnings = _Book(), []
    for name in _chapters(package, folder):
        if name not in archive.names:
            warnings.append(
                Problem(str(path), "missing-part", f"the chapter {name} is missing; check the file")
            )
            continue
        _Chapter(writer).write(page_tree(archive.read(name), str(path), limits))
    text = writer.text.whole
    if not text:
        raise DocumentError(str(path), "empty", "the book holds no text; check the file")
    yield Reading(
        text=text,
        locators=(*writer.page_locators(), *numbered_paragraphs(text)),
        blocks=tuple(sorted(writer.blocks, key=lambda block: block.span)),
        found=_found(package),
        warnings=tuple(warnings),
    )


def _package(archive: Archive) -> tuple[Element, str]:
    """Return the book's package and the folder that its names start from."""
    name = next(
        (
            element.get("full-path", "")
            for element in archive.xml("META-INF/container.xml").iter()
            if element.tag.endswith("}rootfile")
        ),
        "",
    )
    package = archive.xml(name)
    if "META-INF/encryption.xml" in archive.names:
        _refuse_locked(archive, package, posixpath.dirname(name))
    return package, posixpath.dirname(name)


def _refuse_locked(archive: Archive, package: Element, folder: str) -> None:
    """Refuse a book whose chapters are under a lock; fonts may be."""
    chapters = set(_chapters(package, folder))
    for element in archive.xml("META-INF/encryption.xml").iter():
        if element.tag.endswith("}CipherReference") and unquote(element.get("URI", "")) in chapters:
            message = "the book is locked by its seller; read it as plain text if you may"
            raise DocumentError(archive.where, "encrypted", message)


def _chapters(package: Element, folder: str) -> list[str]:
    """Return the names of the book's chapters in reading order."""
    files = {
        element.get("id", ""): element.get("href", "")
        for element in package.iter()
        if element.tag.endswith("}item")
    }
    order = [element.get("idref", "") for element in package.iter() if element.tag.endswith("}itemref")]
    names = (posixpath.join(folder, unquote(files[each])) for each in order if files.get(each))
    return [posixpath.normpath(name) for name in dict.fromkeys(names)][:MOST_CHAPTERS]


def _found(package: Element) -> dict[str, str]:
    """Return what the package says of the book."""
    fields = (("title", "title"), ("author", "creator"), ("language", "language"))
    found = {
        field: " ".join((package.findtext(f".//{_DUBLIN_CORE}{name}") or "").split())
        for field, name in fields
    }
    date = _DATE.match((package.findtext(f".//{_DUBLIN_CORE}date") or "").strip())
    found["published"] = date[0] if date else ""
    return {name: given for name, given in found.items() if given}


@dataclass(slots=True)
class _Book:
    """The book's text as it grows chapter by chapter; ``turns`` holds (offset, printed page)."""

    text: Paragraphs = field(default_factory=Paragraphs)
    blocks: list[Block] = field(default_factory=list)
    turns: list[tuple[int, str]] = field(default_factory=list)

    def page_locators(self) -> list[Locator]:
        """Return the printed pages, each up to the next."""
        return [
            Locator(LocatorKind.PAGE, label, Span(start, stop))
            for (start, label), (stop, _) in pairwise([*self.turns, (self.text.length, "")])
            if stop > start
        ]


@dataclass(slots=True)
class _Chapter:
    """Goes through one chapter's elements and hands its paragraphs to the book."""

    book: _Book
    _words: list[str] = field(default_factory=list)
    _kinds: list[BlockKind] = field(default_factory=list)
    _pages: list[tuple[int, str]] = field(default_factory=list)  # (offset in the paragraph, printed page)
    _silent: int = 0
    _marks: int = 0  # open elements that hold a note's mark

    def write(self, tree: HtmlElement) -> None:
        """Write a chapter; comments and the like are passed over, but not what follows them."""
        for event, element in iterwalk(tree, events=("start", "end", "comment", "pi")):
            if event == "start":
                self._start(element)
                self._take(element.text)
                continue
            if event == "end":
                self._end(element)
            if element is not tree:
                self._take(element.tail)
        self._finish()

    def _start(self, element: HtmlElement) -> None:
        """Open an element."""
        tag, nature = element.tag, _nature(element)
        if "pagebreak" in nature:
            self._turn(element.get("title") or element.get("aria-label") or element.get("id") or "")
        if tag in BLOCKS:
            self._finish()
        if tag in _DRAWN:
            self._words.append(_DRAWN[tag][0])
        if tag in _KINDS:
            self._kinds.append(_KINDS[tag])
        self._silent += tag in _SILENT
        self._marks += _is_mark(element)

    def _end(self, element: HtmlElement) -> None:
        """Close an element."""
        tag = element.tag
        if tag in BLOCKS:
            self._finish()
        if tag in _DRAWN:
            self._words.append(_DRAWN[tag][1])
        if tag in _KINDS:
            self._kinds.pop()
        self._silent -= tag in _SILENT
        self._marks -= _is_mark(element)

    def _take(self, text: str | None) -> None:
        """Take words, but for note marks."""
        if text and not self._silent and not (self._marks and _MARK.fullmatch(text)):
            self._words.append(_WHITE.sub(" ", text))

    def _finish(self) -> None:
        """Hand over the paragraph that has been taken so far."""
        text = _LINES.sub("\n", _BLANKS.sub(" ", "".join(self._words))).strip()
        self._words = []
        if not text:
            return
        span = self.book.text.add(text)
        self.book.turns += [(min(span.start + at, span.end), label) for at, label in self._pages]
        self._pages = []
        self.book.blocks += [Block(kind, span) for kind in dict.fromkeys(self._kinds)]

    def _turn(self, label: str) -> None:
        """Note that a printed page begins here."""
        digits = _PAGE.search(label)
        if digits:
            self._pages.append((sum(map(len, self._words)), digits[0]))


def _nature(element: HtmlElement) -> str:
    """Return what the markup says that an element is."""
    return f"{element.get('epub:type', '')} {element.get('role', '')}"


def _is_mark(element: HtmlElement) -> bool:
    """Tell whether an element may hold a note's mark."""
    return element.tag == "sup" or "noteref" in _nature(element)
