"""Make a paragraph of each run of prose that stands bare among a page's paragraphs, as a browser shows it.

Pages open a story without a ``<p>``, or part it by two ``<br>`` in a row alone; extraction loses such text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from lxml.html import HtmlElement

from corpus.web.tree import BLOCKS, PARAGRAPH_END

_PLACES: Final = ("article", "body", "center", "div", "font", "main", "section", "span", "td")
_LEAST_PROSE: Final = 60  # characters outside links; shorter runs are labels, bylines and captions
_NO_PROSE: Final = frozenset(("a", "button", "label", "noscript", "script", "select", "style", "template"))


class _Run(NamedTuple):
    """What stands between two blocks: the text behind the first, None for the start, and inline elements."""

    before: HtmlElement | None
    elements: list[HtmlElement]


def wrap_bare_runs(tree: HtmlElement) -> None:
    """Put each run of prose that is parted by breaks, or stands beside a ``<p>``, into a ``<p>``, in place.

    To be called when two breaks in a row are marked as `corpus.web.tree.settle` does.
    """
    holders = _holders(tree)
    for place in [each for each in tree.iter(*_PLACES) if each.tag in BLOCKS or each in holders]:
        is_beside_paragraph = place.find("p") is not None
        for run in list(_runs(place, holders)):
            parts = [part for part in _prose(place, run).split(PARAGRAPH_END) if part.strip()]
            if sum(map(len, parts)) >= _LEAST_PROSE and (is_beside_paragraph or len(parts) > 1):
                _wrap(place, run)


def _holders(tree: HtmlElement) -> set[HtmlElement]:
    """Return the elements that have a block somewhere inside."""
    found: set[HtmlElement] = set()
    for block in tree.iter(*BLOCKS):
        outer = block.getparent()
        while outer is not None and outer not in found:
            found.add(outer)
            outer = outer.getparent()
    return found


def _runs(place: HtmlElement, holders: set[HtmlElement]) -> Iterator[_Run]:
    """Yield what stands before, between and behind the blocks of an element."""
    run = _Run(None, [])
    for child in place:
        if child.tag in BLOCKS or child in holders:
            yield run
            run = _Run(child, [])
        else:
            run.elements.append(child)
    yield run


def _prose(place: HtmlElement, run: _Run) -> str:
    """Return the text of a run that is seen and no link's."""
    pieces = [(place.text if run.before is None else run.before.tail) or ""]
    for element in run.elements:
        if isinstance(element.tag, str) and element.tag not in _NO_PROSE:
            pieces.extend(element.itertext())
        pieces.append(element.tail or "")
    return "".join(pieces)


def _wrap(place: HtmlElement, run: _Run) -> None:
    """Move a run into a new paragraph in its place."""
    paragraph = place.makeelement("p")
    if run.before is None:
        paragraph.text, place.text = place.text, None
        place.insert(0, paragraph)
    else:
        paragraph.text, run.before.tail = run.before.tail, None
        run.before.addnext(paragraph)
    paragraph.extend(run.elements)
