"""The parts of a Word file that the text needs, and the names of its XML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

from corpus.errors import DocumentError
from corpus.files.archive import Archive
from corpus.limits import Limits

_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file; a part that the file lacks is None.

    ``space`` is the namespace of its elements as ElementTree writes it ("{...}"); there are two in use.
    """

    document: Element
    styles: Element | None
    numbering: Element | None
    footnotes: Element | None
    endnotes: Element | None
    properties: Element | None
    space: str


def open_package(path: Path, limits: Limits) -> Package:
    """Read the parts of a Word file.

    Raises:
        DocumentError: as `Archive` does, and ``broken-xml`` when it is no Word document.
    """
    archive = Archive(path, limits)
    name = _main_part(archive)
    document = archive.xml(name)
    space, brace, local = document.tag.rpartition("}")
    if local != "document" or document.find(f"{space}{brace}body") is None:
        raise DocumentError(str(path), "broken-xml", "is not a Word document; open and save it as .docx")
    folder = name.rpartition("/")[0]

    def part(file: str) -> Element | None:
        full = f"{folder}/{file}" if folder else file
        return archive.xml(full) if full in archive.names else None

    return Package(
        document=document,
        styles=part("styles.xml"),
        numbering=part("numbering.xml"),
        footnotes=part("footnotes.xml"),
        endnotes=part("endnotes.xml"),
        properties=archive.xml("docProps/core.xml") if "docProps/core.xml" in archive.names else None,
        space=f"{space}{brace}",
    )


def value(element: Element | None, space: str, name: str = "val") -> str:
    """Return an attribute of Word's own namespace, or ""."""
    return element.get(f"{space}{name}", "") if element is not None else ""


def is_on(properties: Element | None, space: str, name: str) -> bool:
    """Tell whether a property is switched on: present, and not set to a word for no."""
    switch = properties.find(f"{space}{name}") if properties is not None else None
    return switch is not None and value(switch, space) not in {"0", "false", "off", "none"}


def core_properties(package: Package) -> Iterator[tuple[str, str]]:
    """Yield title and author as the file's properties give them."""
    if package.properties is None:
        return
    for field, name in (("title", "title"), ("author", "creator")):
        text = (package.properties.findtext(f"{_DUBLIN_CORE}{name}") or "").strip()
        if text:
            yield field, " ".join(text.split())


def _main_part(archive: Archive) -> str:
    """Return the name of the part that holds the text."""
    if "word/document.xml" in archive.names or "_rels/.rels" not in archive.names:
        return "word/document.xml"
    for relationship in archive.xml("_rels/.rels"):
        if relationship.get("Type", "").endswith("/officeDocument"):
            return relationship.get("Target", "").lstrip("/")
    return "word/document.xml"
