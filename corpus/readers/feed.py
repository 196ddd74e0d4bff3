"""RSS and Atom feeds, kept as files: each entry is a text.

An entry's text is its full content where the feed carries it, else its summary; paragraphs are parted by
blank lines. A summary is not the article, and the document's notes say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

from corpus.clean import decode, one_line
from corpus.describing.dates import iso_date
from corpus.describing.metadata import tidy
from corpus.describing.outlets import outlet_of, unwrapped, wire_of
from corpus.elements import local_name, markup, named
from corpus.errors import DocumentError
from corpus.files.archive import parse_xml, without_named_entities
from corpus.files.whole import whole_file
from corpus.limits import Limits
from corpus.model import Problem
from corpus.reading import Reading
from corpus.web.fragment import fragment_text

# the local names of elements, whatever their namespace; the first that holds something counts
_FULL: Final = ("encoded", "content")
_SUMMARY: Final = ("description", "summary", "subtitle")
_DATES: Final = ("pubDate", "published", "issued", "date", "updated", "modified")
_IDS: Final = ("guid", "id")
_BARE_AMPERSAND = re.compile(r"&(?!#?\w{1,32};)")
_DECLARATION = re.compile(r"<\?xml[^>]{0,200}\?>")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def read(path: Path, limits: Limits) -> Iterator[Reading | Problem]:
    """Read the entries of a feed in its order.

    Raises:
        DocumentError: ``unknown-format`` for XML that is no feed, ``no-text`` for a feed without entries,
            or as `corpus.files.archive.parse_xml` does.
    """
    where = one_line(str(path))
    root = _root(whole_file(path, limits), where, limits)
    entries = list(named(root, "item", "entry"))
    if local_name(root).lower() not in ("rss", "feed", "rdf"):
        message = f"the XML is a {one_line(local_name(root))[:40]}, not a feed; convert it to plain text"
        raise DocumentError(where, "unknown-format", message)
    if not entries:
        raise DocumentError(where, "no-text", "the feed holds no entries; fetch it again")
    channel = next(named(root, "channel"), root)
    site = tidy(_first(_children(channel), ("title",)))
    for number, entry in enumerate(entries, start=1):
        yield _reading(entry, site, str(number), where)


def _root(data: bytes, where: str, limits: Limits) -> Element:
    """Parse a feed; one that is not well-formed again, with what feeds often get wrong put right."""
    data = without_named_entities(data)
    try:
        return parse_xml(data, where, limits)
    except DocumentError as error:
        if error.problem.slug != "broken-xml":
            raise
    text = decode(data, where).text.lstrip()
    text = _DECLARATION.sub("", _BARE_AMPERSAND.sub("&amp;", text), count=1)
    return parse_xml(_NOT_XML.sub("\ufffd", text).encode("utf-8"), where, limits)


def _reading(entry: Element, site: str, number: str, where: str) -> Reading | Problem:
    children = _children(entry)
    full, summary = _first(children, _FULL), _first(children, _SUMMARY)
    text = fragment_text(full) or fragment_text(summary)
    if not text:
        return Problem(
            f"{where}#{number}", "no-text", "the entry has no text; save the page that it links to"
        )
    address, archived = unwrapped(_link(children))
    author = tidy(_author(children))
    found = {
        "title": tidy(fragment_text(_first(children, ("title",)))),
        "author": author,
        "published": iso_date(_first(children, _DATES)),
        "url": address,
        "archived_url": archived,
        "outlet": outlet_of(address, site),
        "via": wire_of(author, address),
        "notes": "" if fragment_text(full) else "summary from a feed, not the whole article",
    }
    part = tidy(_first(children, _IDS)) or address or number
    return Reading(text=text, part=part, found={name: value for name, value in found.items() if value})


def _children(element: Element) -> Mapping[str, list[Element]]:
    children: dict[str, list[Element]] = {}
    for child in element:
        children.setdefault(local_name(child), []).append(child)
    return children


def _first(children: Mapping[str, list[Element]], names: tuple[str, ...]) -> str:
    """Return the first value under any of some names: text, or inner markup (Atom's XHTML)."""
    for name in names:
        for child in children.get(name, ()):
            value = markup(child)
            if value.strip():
                return value
    return ""


def _link(children: Mapping[str, list[Element]]) -> str:
    for link in children.get("link", ()):
        address = (link.text or "").strip() or link.get("href", "")
        if address and link.get("rel", "alternate") == "alternate":
            return address
    return ""


def _author(children: Mapping[str, list[Element]]) -> str:
    for element in (*children.get("creator", ()), *children.get("author", ())):
        names = [child.text or "" for child in element if local_name(child) == "name"]
        if name := "; ".join(names) or (element.text or "").strip():
            return name
    return ""
