"""A text with its marked stretches laid out: how they nest and in which paragraph each stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.marking.marked import Marked


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The marked stretches of a text, sorted by start, outer ones first.

    ``levels``, ``parents`` and ``in_paragraph`` run parallel to ``marked``; ``paragraphs`` are (start, end).
    """

    text: str
    marked: tuple[Marked, ...]
    levels: tuple[int, ...]
    parents: tuple[int | None, ...]
    paragraphs: tuple[tuple[int, int], ...]
    in_paragraph: tuple[int, ...]


def layout_of(text: str, marked: Sequence[Marked], borders: Sequence[tuple[int, int]]) -> Layout:
    """Lay out the stretches, which must be sorted and must not cross; ``borders`` are the paragraphs."""
    starts = [start for start, _ in borders]
    parents: list[int | None] = []
    levels: list[int] = []
    around: list[int] = []
    for place, found in enumerate(marked):
        while around and marked[around[-1]].end <= found.start:
            around.pop()
        parents.append(around[-1] if around else None)
        levels.append(len(around))
        around.append(place)
    return Layout(
        text=text,
        marked=tuple(marked),
        levels=tuple(levels),
        parents=tuple(parents),
        paragraphs=tuple(borders),
        in_paragraph=tuple(max(0, bisect_right(starts, found.start) - 1) for found in marked),
    )
