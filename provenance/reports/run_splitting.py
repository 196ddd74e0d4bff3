"""Cut the runs of a Word paragraph so that a comment can begin and end at any character.

A run is a stretch of text in one format. Cutting one in two changes neither text nor look: both halves have
the run's properties.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass

from docx.oxml.ns import qn
from lxml.etree import _Element

_TEXTS = frozenset((qn("w:t"), qn("w:delText")))
_CHARACTERS = frozenset((qn("w:tab"), qn("w:ptab"), qn("w:cr"), qn("w:noBreakHyphen")))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class RunPiece:
    """The characters [start, stop) of a run as it was, and the run that holds them now."""

    start: int
    stop: int
    run: _Element


def split(run: _Element, cuts: Iterable[int]) -> list[RunPiece]:
    """Cut a run at some offsets of its text and return its pieces in order.

    The first piece stays the element that it was. A cut inside something that cannot be cut, or outside the
    text, is left out.
    """
    pieces = [RunPiece(0, length(run), run)]
    for cut in sorted(set(cuts)):
        last = pieces[-1]
        if last.start < cut < last.stop:
            tail = _cut_off(last.run, cut - last.start)
            middle = last.start + length(last.run)
            pieces[-1:] = [RunPiece(last.start, middle, last.run), RunPiece(middle, last.stop, tail)]
    return [piece for piece in pieces if piece.start < piece.stop] or pieces[:1]


def length(run: _Element) -> int:
    """Return how many characters a run's text has."""
    return sum(map(_length, run))


def _cut_off(run: _Element, at: int) -> _Element:
    """Move what a run has from an offset on to a new run behind it."""
    tail = run.makeelement(run.tag)
    for name, value in run.attrib.items():
        tail.set(name, value)
    tail.extend(deepcopy(child) for child in run.iterchildren(qn("w:rPr")))
    for child in list(_behind(run, at)):
        tail.append(child)
    run.addnext(tail)
    return tail


def _behind(run: _Element, at: int) -> Iterator[_Element]:
    """Yield a run's children from an offset on; a text that the offset parts is cut in two."""
    position = 0
    for child in list(run):
        size = _length(child)
        if position >= at and child.tag != qn("w:rPr"):
            yield child
        elif position < at < position + size and child.tag in _TEXTS:
            text = child.text or ""
            rest = deepcopy(child)
            child.text, rest.text = text[: at - position], text[at - position :]
            for half in (child, rest):
                half.set(_SPACE, "preserve")
            yield rest
        position += size


def _length(child: _Element) -> int:
    if child.tag in _TEXTS:
        return len(child.text or "")
    if child.tag == qn("w:ruby"):
        bases = child.iterfind(f"{qn('w:rubyBase')}/{qn('w:r')}")
        return sum(map(length, bases))
    if child.tag == qn("w:br"):
        return int(child.get(qn("w:type"), "textWrapping") == "textWrapping")
    return int(child.tag in _CHARACTERS)
