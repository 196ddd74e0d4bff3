"""Find the blocks of a page that are nothing but a link to another: "Read more: ...", teasers, prompts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml.html import HtmlElement

from corpus.web.text import letters

_LEAST_LINK_WORDS: Final = 5  # shorter ones are names and headings
_LEAST_LABELLED_WORDS: Final = 3
_LEAST_LINKED: Final = 0.95  # of the letters; a mark may stand outside the link
_LABEL = re.compile(r"(?:[^\s:]{1,30}\s){0,3}?[^\s:]{0,30}\s?[:>»|]+\s")
_HOLDERS: Final = frozenset(
    [
        "p", "li", "div", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt", "blockquote", "section",
        "article", "aside", "figcaption", "header", "footer", "main", "body",
    ]
)  # fmt: skip


def link_lines(tree: HtmlElement) -> frozenset[str]:
    """Return the letters of every block of a page that is a link, or a short label and a link.

    Call it before extraction, which forgets links.
    """
    holders = dict.fromkeys(_holder(link) for link in tree.iter("a"))
    found = (_own_text(holder) for holder in holders if holder is not None)
    return frozenset(letters(text) for text, linked in found if _is_link(text, linked))


def _holder(link: HtmlElement) -> HtmlElement | None:
    """Return the block that a link stands in, or the one that stands in it."""
    inner = next((each for each in link.iter() if each.tag in _HOLDERS), None)
    return inner if inner is not None else next((e for e in link.iterancestors() if e.tag in _HOLDERS), None)


def _own_text(holder: HtmlElement) -> tuple[str, str]:
    """Return the text of a block without blocks inside it, and what of it is linked from first to last."""
    within = any(True for _ in holder.iterancestors("a"))
    pieces = list(_pieces(holder, within))
    text = "".join(piece for piece, _ in pieces)
    return text, "".join(piece for piece, linked in pieces if linked)


def _pieces(element: HtmlElement, linked: bool) -> Iterator[tuple[str, bool]]:
    """Yield the text of an element and whether each piece is linked; the parser bounds the depth."""
    linked = linked or element.tag == "a"
    yield element.text or "", linked
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _HOLDERS:
            yield from _pieces(child, linked)
        yield child.tail or "", linked


def _is_link(text: str, linked: str) -> bool:
    """Tell whether a block is a link elsewhere: all of it, or all behind a label such as "Read more:"."""
    text, share = text.strip(), len(letters(linked)) / max(1, len(letters(text)))
    if not linked.strip() or text.startswith("@"):
        return False
    if share >= _LEAST_LINKED:
        return len(text.split()) >= _LEAST_LINK_WORDS
    label = _LABEL.match(text)
    behind = text[label.end() :] if label else ""
    return len(behind.split()) >= _LEAST_LABELLED_WORDS and len(letters(linked)) >= _LEAST_LINKED * len(
        letters(behind)
    )
