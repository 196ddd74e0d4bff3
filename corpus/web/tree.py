"""Parse a web page into a tree that is safe to work on, with the marks that the markup draws written out.

The parser cuts trees at a depth of 256, so nothing later meets a deeper one. Tags with thousands of
attributes, on which parsers take quadratic time, are refused before parsing.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from typing import Final

from lxml.html import HtmlElement
from trafilatura import load_html

from corpus.clean import decode, marked_encoding
from corpus.errors import DocumentError
from corpus.limits import DEFAULT_LIMITS, Limits
from corpus.word_lists import word_lists

MOST_ATTRIBUTES: Final = 2_000  # of one tag; 20,000 took the parser 3 s, 200,000 over 100 s
PARAGRAPH_END: Final = "𐆐"  # stands for two line breaks in a row while a page is worked on; no page holds it

BLOCKS: Final = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "dd", "div", "dl", "dt"),
        *("figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main"),
        *("nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
"""Elements whose text is a paragraph of its own."""

_CHARSET = re.compile(
    rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_LANGUAGE = re.compile(rb"<html[^>]{0,400}?\slang\s*=\s*[\"']?\s*([a-z]{2}(?:-[a-z]{2,4})?)\b", re.IGNORECASE)
_CHARSET_BYTES = 4096
_BLANK_LINES = re.compile(r"\n\s*\n")
# A tag as browsers see it: quotes count only behind "=". All behind its name may be missing, so it never has
# to step back.
_TAG = re.compile(
    r"<[a-zA-Z][^\s/>]*"
    r"(?:[\s/]+|[^\s/>=][^\s/>=]*(?:\s*=\s*(?:\"[^\"]*\"?|'[^']*'?|[^\s>\"'][^\s>]*)?)?|=)*>?"
)
_ATTRIBUTE = re.compile(r"[^\s/>=]+(?:\s*=\s*(?:\"[^\"]*\"?|'[^']*'?|[^\s>\"'][^\s>]*)?)?")
_LEAST_HOSTILE_TAG = 2 * MOST_ATTRIBUTES  # characters: an attribute takes at least a letter and a blank
_OPENING = ("“", "„", "«", "‹", "‘", '"', "'")
_OUTER, _INNER = ("“", "”"), ("‘", "’")


def page_tree(data: bytes, where: str, limits: Limits = DEFAULT_LIMITS) -> HtmlElement:
    """Parse a page.

    Raises:
        DocumentError: ``too-large``, ``too-complex``, ``no-article`` (nothing that can be parsed), ``empty``
            or ``binary``.
    """
    if len(data) > limits.most_web_page_bytes:
        message = f"the page is larger than {limits.most_web_page_bytes:,} bytes; save its article alone"
        raise DocumentError(where, "too-large", message)
    page = page_text(data, where)
    most = max(map(_attributes, _TAG.finditer(page)), default=0)
    if most > MOST_ATTRIBUTES:
        message = f"a tag of the page has {most:,} attributes; save the page's article as text"
        raise DocumentError(where, "too-complex", message)
    tree = load_html(page)
    if tree is None and "<p" in page:
        tree = load_html(f"<html><body>{page}</body></html>")  # a part of a page alone
    if tree is None:
        raise DocumentError(where, "no-article", "the page cannot be parsed; save its article as text")
    return tree


def page_text(data: bytes, where: str) -> str:
    """Decode a page.

    A byte-order mark counts most, then UTF-8 where all bytes fit, the character set that the page declares,
    the one that is usual in its language, and Windows-1252.
    """
    if marked_encoding(data)[0] or _fits(data, "utf-8"):
        return decode(data, where).text
    head = data[:_CHARSET_BYTES]
    if declared := _CHARSET.search(head):
        return _as_declared(data, declared[1].decode("ascii", "replace")) or decode(data, where).text
    name = next((name for name in _usual_encodings(head) if _fits(data, name)), "")
    return data.decode(name) if name else decode(data, where).text


def _as_declared(data: bytes, name: str) -> str:
    """Decode a page as it says; "" where that is nothing or, on the web, means Windows-1252."""
    try:
        name = codecs.lookup(name).name
        return "" if name in ("iso8859-1", "ascii", "utf-8") else data.decode(name, "replace")
    except (LookupError, UnicodeError):
        return ""


def _usual_encodings(head: bytes) -> Sequence[str]:
    """Return the encodings that are usual in the language that a page names."""
    language = _LANGUAGE.search(head)
    tag = language[1].decode("ascii").lower() if language else ""
    usual = word_lists("corpus", "encodings")["usual"]
    return usual.get(tag) or usual.get(tag[:2], ())


def settle(tree: HtmlElement) -> None:
    """Write out, in place, what markup alone says and extraction forgets.

    These are the quotation marks that ``<q>`` draws and the breaks, in ``<pre>`` the blank lines, that part
    paragraphs; the contents of ``<noscript>``, markup that the parser took for text, go.
    """
    for element in list(tree.iter("noscript")):
        if "<" in (element.text or ""):
            element.text = None
    quotations = list(tree.iter("q"))
    for element in quotations:
        _write_quotation_marks(element)
    for element in quotations:
        element.drop_tag()  # extraction would make it a paragraph and put its words out of order
    for element in list(tree.iter("br")):
        following = element.getnext()
        if following is not None and following.tag == "br" and not (element.tail or "").strip():
            element.tail = PARAGRAPH_END
    for element in tree.iter("pre"):
        element.text = _BLANK_LINES.sub(PARAGRAPH_END, element.text or "")
        for inner in element:
            inner.tail = _BLANK_LINES.sub(PARAGRAPH_END, inner.tail or "")


def _write_quotation_marks(element: HtmlElement) -> None:
    """Put marks around a ``<q>`` unless the page wrote its own."""
    nested = any(True for _ in element.iterancestors("q"))
    opening, closing = _INNER if nested else _OUTER
    text = next(filter(None, map(str.strip, element.itertext())), "")
    if not text or text.startswith(_OPENING) or _text_before(element).endswith(_OPENING):
        return
    element.text = opening + (element.text or "")
    if len(element):
        element[-1].tail = (element[-1].tail or "") + closing
    else:
        element.text += closing


def _text_before(element: HtmlElement) -> str:
    previous = element.getprevious()
    if previous is not None:
        return previous.tail or ""
    parent = element.getparent()
    return (parent.text or "") if parent is not None else ""


def _attributes(tag: re.Match[str]) -> int:
    """Count a tag's attributes where they might be too many."""
    if tag.end() - tag.start() < _LEAST_HOSTILE_TAG:
        return 0
    return sum(1 for _ in _ATTRIBUTE.finditer(tag.group()))


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
