"""News items as agencies and archives hand them out: NITF, NewsML and NewsML-G2.

An item's text is its body, paragraphs parted by blank lines; abstracts, captions and what stands behind the
body are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

from corpus.clean import one_line
from corpus.describing.outlets import outlet_of
from corpus.elements import local_name, markup, named
from corpus.errors import DocumentError
from corpus.exports.fields import reading
from corpus.files.archive import parse_xml, without_named_entities
from corpus.files.whole import whole_file
from corpus.limits import Limits
from corpus.model import Problem
from corpus.reading import Reading
from corpus.web.fragment import fragment_text

_ITEMS: Final = ("newsItem", "NewsItem")
_BODIES: Final = ("body.content", "body", "DataContent")
_NO_TEXT: Final = frozenset(("media", "figure", "aside"))
# field -> the elements that give it, with the attribute or None for their words, the most trusted first
_PLACES: Final = {
    "title": (("hl1", None), ("headline", None), ("HeadLine", None), ("title", None)),
    "author": (("byline", None), ("ByLine", None), ("creator", None)),
    "published": (
        *(("pubdata", "date.publication"), ("date.issue", "norm"), ("contentCreated", None)),
        *(("FirstCreated", None), ("versionCreated", None), ("ThisRevisionCreated", None), ("DateId", None)),
    ),
    "outlet": (
        *(("pubdata", "name"), ("infoSource", None), ("provider", None), ("copyrightHolder", None)),
        *(("doc.copyright", "holder"), ("copyrightLine", None)),
    ),
    "url": (("pubdata", "ex-ref"),),
}  # fmt: skip


def read(path: Path, limits: Limits) -> Iterator[Reading | Problem]:
    """Read the items of a file in order; those without text, such as pictures, are passed over.

    Raises:
        DocumentError: ``no-text`` where no item has any, or as `corpus.files.archive.parse_xml` does.
    """
    where = one_line(str(path))
    root = parse_xml(without_named_entities(whole_file(path, limits)), where, limits)
    items = list(_items(root)) or [root]
    texts = [(item, text) for item in items if (text := _text(item))]
    if not texts:
        raise DocumentError(where, "no-text", "the news item holds no text; save its text as .txt")
    for number, (item, text) in enumerate(texts, start=1):
        part = (item.get("guid") or str(number)) if len(texts) > 1 else ""
        yield reading(text, part, _found(item))


def _items(element: Element) -> Iterator[Element]:
    """Yield the news items in an element, in order, none inside another."""
    if local_name(element) in _ITEMS:
        yield element
        return
    for child in element:
        yield from _items(child)


def _text(item: Element) -> str:
    body = next((body for name in _BODIES for body in named(item, name)), None)
    if body is None:
        return ""
    # an archive may give the first paragraphs alone beside the whole
    whole = next((each for each in named(body, "block") if each.get("class") == "full_text"), body)
    for parent in list(whole.iter()):
        parent[:] = [child for child in parent if local_name(child) not in _NO_TEXT]
    return fragment_text(markup(whole))


def _found(item: Element) -> dict[str, str]:
    """Return what an item says of itself, by the field names of `Metadata`."""
    found = {field: _first(item, places) for field, places in _PLACES.items()}
    found["outlet"] = outlet_of(found["url"], found["outlet"])
    found["language"] = item.get("{http://www.w3.org/XML/1998/namespace}lang", "")
    return found


def _first(item: Element, places: tuple[tuple[str, str | None], ...]) -> str:
    """Return the first value at any of some places; of a person or company the name, where it has one."""
    for name, attribute in places:
        for element in named(item, name):
            value = element.get(attribute, "") if attribute else _words(element)
            if value.strip():
                return " ".join(value.split())
    return ""


def _words(element: Element) -> str:
    own_name = next(named(element, "name"), element)
    return "".join(own_name.itertext())
