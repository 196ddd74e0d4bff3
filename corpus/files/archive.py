"""Zip archives and XML that may be hostile: bounded, without entities.

Word, OpenDocument and EPUB files and workbooks are zip archives of XML. What could make a small file cost
much is refused by name: members that unpack to too much, entities, deep nesting, names that point outside
the archive.
"""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from html.entities import html5
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.parsers import expat

from corpus.errors import DocumentError
from corpus.files.whole import whole_file
from corpus.limits import DEFAULT_LIMITS, Limits

MOST_MEMBERS = 20_000  # an illustrated book has a few thousand
MOST_ELEMENTS = 1_500_000  # about 200 bytes of memory each; a thousand pages in Word have 500,000
MOST_DEPTH = 200  # tables in tables in Word reach about 60

# what the standard library raises for archives that are not what they say they are
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    OverflowError,
    RuntimeError,  # with NotImplementedError: a method of compression that is unknown
    ValueError,
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NAMED_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]{0,31});")
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})


class Archive:
    """The members of a zip archive, read one at a time within a budget for all."""

    def __init__(self, path: Path, limits: Limits) -> None:
        """Open the archive at ``path``.

        Raises:
            DocumentError: ``unreadable``, ``too-large``, ``encrypted``, ``unreadable-archive`` or
                ``unsafe-archive``.
        """
        self.where = str(path)
        self._limits = limits
        self._left = limits.most_unpacked_bytes
        self._data = data = whole_file(path, limits)
        if data.startswith(_OLD_OFFICE):
            message = "is protected by a password or of an old form; save it as .docx or .xlsx without one"
            raise DocumentError(self.where, "encrypted", message)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGE as error:
            message = "not a readable zip archive, or one cut short; save it again"
            raise DocumentError(self.where, "unreadable-archive", message) from error
        self.names = frozenset(self._zip.namelist())
        self._refuse_unsafe()

    def _refuse_unsafe(self) -> None:
        """Refuse too many members and names that point outside."""
        if len(self._zip.infolist()) > MOST_MEMBERS:
            raise DocumentError(
                self.where, "unsafe-archive", f"holds over {MOST_MEMBERS:,} files; do not trust it"
            )
        for info in self._zip.infolist():
            parts = info.filename.replace("\\", "/").split("/")
            if ".." in parts or parts[0] == "" or parts[0].endswith(":"):
                message = "holds a file whose name points outside it; do not trust it"
                raise DocumentError(self.where, "unsafe-archive", message)

    def read(self, name: str) -> bytes:
        """Return the bytes of one member.

        Raises:
            DocumentError: ``missing-part``, ``encrypted``, ``unpacks-too-large`` or ``unreadable-archive``.
        """
        if name not in self.names:
            raise DocumentError(
                self.where, "missing-part", f"holds no {name}, so it is incomplete; save it again"
            )
        if self._zip.getinfo(name).flag_bits & 1:
            message = "is protected by a password; save a copy without one and read that"
            raise DocumentError(self.where, "encrypted", message)
        try:
            with self._zip.open(name) as member:
                data = member.read(self._left + 1)
        except _DAMAGE as error:
            message = f"its part {name} is damaged; save it again"
            raise DocumentError(self.where, "unreadable-archive", message) from error
        self._left -= len(data)
        if self._left < 0:
            most = self._limits.most_unpacked_bytes
            message = f"unpacks to over {most:,} bytes; do not trust it, or raise --most unpacked-bytes"
            raise DocumentError(self.where, "unpacks-too-large", message)
        return data

    def xml(self, name: str) -> ET.Element:
        """Return the root of one member that is XML; raises as `read` and `parse_xml` do."""
        return parse_xml(self.read(name), self.where, self._limits)

    def checked(self) -> io.BytesIO:
        """Return the archive for a library that reads it by itself, once every member has been read.

        Raises:
            DocumentError: as `read` does, or ``unsafe-xml``.
        """
        for name in sorted(self.names):
            data = self.read(name)
            if name.endswith((".xml", ".rels")):
                refuse_entities(data, self.where)
        return io.BytesIO(self._data)


def parse_xml(data: bytes, where: str, limits: Limits = DEFAULT_LIMITS) -> ET.Element:
    """Parse XML from a file that may be hostile.

    A document type is allowed, since XHTML has one, but no entity of its own; nothing outside is fetched.

    Raises:
        DocumentError: ``unsafe-xml`` or ``broken-xml``.
    """
    if len(data) > limits.most_xml_bytes:
        raise DocumentError(
            where, "unsafe-xml", f"holds XML of over {limits.most_xml_bytes:,} bytes; split the document"
        )
    refuse_entities(data, where)
    try:
        return _parsed(data)
    except _UnsafeXMLError as error:
        raise _unsafe(error, where) from error
    except (ET.ParseError, LookupError, ValueError) as error:
        raise _broken(where) from error


def refuse_entities(data: bytes, where: str) -> None:
    """Go through XML once without building anything, and refuse entities before any is used.

    Raises:
        DocumentError: ``unsafe-xml`` or ``broken-xml``.
    """
    parser = expat.ParserCreate()
    parser.EntityDeclHandler = _refusal("with entities of its own")
    parser.ExternalEntityRefHandler = _refusal("that refers to other files")
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    try:
        parser.Parse(data, True)
    except _UnsafeXMLError as error:
        raise _unsafe(error, where) from error
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise _broken(where) from error


def _unsafe(error: _UnsafeXMLError, where: str) -> DocumentError:
    return DocumentError(where, "unsafe-xml", f"holds XML {error}; do not trust it")


def _broken(where: str) -> DocumentError:
    return DocumentError(where, "broken-xml", "holds XML that is not well-formed; open and save it again")


def without_named_entities(data: bytes) -> bytes:
    """Write the entities of HTML ("&nbsp;") as numbers, for XHTML that counts on a reader to know them.

    >>> without_named_entities(b"a&nbsp;b &amp; c")
    b'a&#160;b &amp; c'
    """

    def numbered(found: re.Match[bytes]) -> bytes:
        name = found[1].decode("ascii")
        if name in _OF_XML or f"{name};" not in html5:
            return found[0]
        return "".join(f"&#{ord(character)};" for character in html5[f"{name};"]).encode("ascii")

    return _NAMED_ENTITY.sub(numbered, data)


class _UnsafeXMLError(Exception):
    """XML that costs or reaches more than a document may."""


def _refusal(what: str) -> Callable[..., int]:
    """Return a handler that refuses."""

    def refuse(*_: object) -> int:
        raise _UnsafeXMLError(what)

    return refuse


def _parsed(data: bytes) -> ET.Element:
    """Build the tree, counting elements and depth."""
    depth = count = 0
    root: ET.Element | None = None
    for event, element in ET.iterparse(io.BytesIO(data), events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        root = element if root is None else root
        depth, count = depth + 1, count + 1
        if depth > MOST_DEPTH or count > MOST_ELEMENTS:
            raise _UnsafeXMLError("nested too deep" if depth > MOST_DEPTH else "of too many elements")
    if root is None:
        raise ValueError("no element")
    return root
