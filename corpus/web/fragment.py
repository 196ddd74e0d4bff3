"""Write the text of a piece of markup that is all article: a feed's entry, a description."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import ParserError
from lxml.html import HtmlElement, fromstring

from corpus.web.tree import BLOCKS, PARAGRAPH_END, settle

_UNSEEN = frozenset(("script", "style", "noscript", "template", "iframe", "figure"))
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_LINE_END = "\v"


def fragment_text(markup: str) -> str:
    r"""Return the text of a fragment: paragraphs parted by blank lines, the marks of ``<q>`` written out.

    >>> fragment_text("<p>It rained.</p><p><q>Again</q>, she said.</p>")
    'It rained.\n\n“Again”, she said.'
    """
    if not markup.strip():
        return ""
    try:
        tree: HtmlElement = fromstring(f"<div>{markup}</div>")
    except (ParserError, ValueError):
        return ""
    settle(tree)
    parts = "".join(_pieces(tree)).split(PARAGRAPH_END)
    paragraphs = ("\n".join(filter(None, map(_tidy, part.split(_LINE_END)))) for part in parts)
    return "\n\n".join(filter(None, paragraphs))


def _pieces(element: HtmlElement) -> Iterator[str]:
    """Yield the text of an element with signs where paragraphs and lines end; the parser bounds the depth."""
    if element.tag == "br":
        yield _LINE_END
    border = PARAGRAPH_END if element.tag in BLOCKS else ""
    yield border
    if isinstance(element.tag, str) and element.tag not in _UNSEEN:
        yield element.text or ""
        for child in element:
            yield from _pieces(child)
            yield child.tail or ""
    yield border


def _tidy(line: str) -> str:
    return _BLANKS.sub(" ", line).strip()
