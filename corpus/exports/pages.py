"""Exports of press databases that are web pages with many articles: Europresse and Factiva.

An article's text is its body. Europresse names the parts of an article by classes; Factiva writes the same
lines as in its text, so those are read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from lxml.html import HtmlElement, tostring

from corpus.exports import factiva
from corpus.exports.fields import reading
from corpus.reading import Reading
from corpus.web.fragment import fragment_text

_BODY: Final = "docOcurrContainer"
# field -> the classes that name it, the surest first
_CLASSES: Final = {
    "outlet": ("DocPublicationName",),
    "title": ("titreArticle", "titreArticleVisu"),
    "author": ("docAuthors", "sm-margin-bottomNews"),
    "published": ("DocHeader",),
}
_NUMBER: Final = "publiC-lblNodoc"  # "news·20240305·PO·0123"
_EDITION = re.compile(r"[;,]|\s\(")  # "Post, no. 12", "Post (site web)": the name ends before


def articles(data: bytes, tree: Callable[[], HtmlElement]) -> list[Reading]:
    """Return the articles of an export; an empty list when the page is none.

    Args:
        data: the page as it came.
        tree: parses it, which is done only where the page names the parts of an export.
    """
    if _BODY.encode() in data:
        return _europresse(tree())
    if b"articleParagraph" in data:
        return factiva.plain_articles(_text(tree()).replace("\n\n", "\n"))
    return []


def _europresse(tree: HtmlElement) -> list[Reading]:
    found = []
    for number, article in enumerate(tree.iter("article"), start=1):
        body = _named(article, _BODY)
        if body is None or not (text := _text(body)):
            continue
        given = {field: _first(article, classes) for field, classes in _CLASSES.items()}
        given["outlet"] = _EDITION.split(given["outlet"])[0]
        part = _first(article, (_NUMBER,)).removeprefix("news·") or str(number)
        found.append(reading(text, part, given))
    return found


def _first(article: HtmlElement, classes: tuple[str, ...]) -> str:
    """Return the words of the first element that has one of some classes."""
    elements = (_named(article, name) for name in classes)
    return next((text for each in elements if each is not None and (text := _text(each))), "")


def _named(article: HtmlElement, name: str) -> HtmlElement | None:
    elements = article.iter("div", "p", "span")
    return next((each for each in elements if name in (each.get("class") or "").split()), None)


def _text(element: HtmlElement) -> str:
    return fragment_text(tostring(element, encoding="unicode", with_tail=False))
