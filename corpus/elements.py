"""Elements of XML by their local names, whatever the namespace: one format writes it in several."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET


def local_name(element: ET.Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def named(parent: ET.Element, *names: str) -> Iterator[ET.Element]:
    """Yield the elements of some local names in a tree, in order, its root among them."""
    return (each for each in parent.iter() if local_name(each) in names)


def markup(element: ET.Element) -> str:
    """Return what is inside an element as HTML; names lose their namespaces, in place."""
    if not len(element):
        return element.text or ""
    for inner in element.iter():
        inner.tag = local_name(inner)
    children = (ET.tostring(child, encoding="unicode", method="html") for child in element)
    return (element.text or "") + "".join(children)
