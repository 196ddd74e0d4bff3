"""Take away the parts of a page that its markup names as none of the article: prompts, pop-ups, comments."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from lxml.html import HtmlElement

from corpus.web.phrases import phrases

_MOST_SHARE: Final = 0.4  # of the page's letters; names of parts are given to whole pages, too
_TAGS: Final = ("div", "section", "aside", "ul", "ol", "li", "span", "form", "p", "figure")
_UNSEEN: Final = frozenset(("script", "style", "noscript", "template"))


def drop_parts(tree: HtmlElement) -> None:
    """Take the named parts out of a page, in place."""
    named = [element for element in tree.iter(*_TAGS) if _is_named(element)]
    if not named:
        return
    sizes = _sizes(tree)
    most = _MOST_SHARE * sizes[tree]
    for element in named:
        is_small = sizes[element] <= most and element.getparent() is not None
        if is_small and next(element.iter("h1"), None) is None:
            element.drop_tree()


def _sizes(tree: HtmlElement) -> dict[HtmlElement, int]:
    """Return how many characters every element shows; each is met after what it holds."""
    sizes: dict[HtmlElement, int] = {}
    for element in reversed(list(tree.iter())):
        if not isinstance(element.tag, str) or element.tag in _UNSEEN:
            sizes[element] = 0
            continue
        inside = sum(sizes[child] + len((child.tail or "").strip()) for child in element)
        sizes[element] = inside + len((element.text or "").strip())
    return sizes


def _is_named(element: HtmlElement) -> bool:
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return len(names) > 1 and bool(_names().search(names)) and not _is_in_sentence(element)


def _is_in_sentence(element: HtmlElement) -> bool:
    """Tell whether text runs into an element and on behind it: what pops up beside a name is inside it."""
    if element.tag != "span":
        return False
    previous, parent = element.getprevious(), element.getparent()
    before = parent.text if previous is None and parent is not None else getattr(previous, "tail", None)
    return bool((before or "").strip()) and bool((element.tail or "").strip())


@cache
def _names() -> re.Pattern[str]:
    """Return what finds a name among others: between blanks, hyphens, underscores or capitals."""
    names = "|".join(map(re.escape, phrases().parts))
    return re.compile(rf"(?:^|[\s_-]|(?<=[a-z])(?=[A-Z]))(?i:{names})(?=$|[\s_-]|[A-Z])")
