"""The order in which writing from right to left is read, by where its letters stand.

PDFium turns such writing round by rules of its own, and leaves some words as they are drawn, from left to
right. The places of the letters are certain, so a line is put in order by them.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, groupby

import numpy as np

from corpus.pdf.characters import Characters, is_backward

LEAST_BLANK = 0.15  # of the font size
_Edges = tuple[float, float]
_OPENING = "([{«‹<"
_CLOSING = ")]}»›>"
_SEPARATORS = frozenset(".,/:-–%'’")  # inside numbers and Latin words


def in_reading_order(characters: Characters, starts: Sequence[int]) -> Characters:
    """Put the letters of each line in the order in which they are read.

    Args:
        characters: those of a page.
        starts: the index at which each line begins.
    """
    backward = is_backward(characters.codes)
    if not backward.any():
        return characters
    codes = characters.codes.copy()
    order = np.arange(len(codes))
    for start, stop in zip(starts, [*starts[1:], len(codes)], strict=True):
        if backward[start:stop].any():
            text = codes[start:stop].tobytes().decode("utf-32-le", "replace")
            edges = _edges(characters, start, stop)
            placed = _order(text, edges, LEAST_BLANK * float(characters.size[start]))
            order[start:stop] = [start + place for place in placed]
            words = _mirrored("".join(text[place] for place in placed)) if _is_backward(text) else ""
            if words:
                codes[order[start:stop]] = [ord(each) for each in words]
    return replace(
        characters,
        codes=codes[order],
        left=characters.left[order],
        right=characters.right[order],
        base=characters.base[order],
        size=characters.size[order],
    )


def _edges(characters: Characters, start: int, stop: int) -> list[_Edges]:
    """Return where each character of a line begins and ends."""
    lefts, rights = characters.left[start:stop].tolist(), characters.right[start:stop].tolist()
    return list(zip(lefts, rights, strict=True))


def _is_backward(text: str) -> bool:
    """Tell whether most letters of a line run from right to left."""
    classes = [unicodedata.bidirectional(each) for each in text]
    return sum(each in {"R", "AL"} for each in classes) > classes.count("L")


def _order(text: str, edges: Sequence[_Edges], blank: float) -> list[int]:
    """Return the places of a line's characters in the order of reading.

    Args:
        text: the line's characters.
        edges: where each begins and ends on the line.
        blank: how wide a gap is that parts two words.

    >>> _order("cba", [(9, 12), (5, 8), (1, 4)], 2)
    [0, 1, 2]
    >>> _order("\u05d2\u05d1\u05d0", [(1, 4), (5, 8), (9, 12)], 2)
    [2, 1, 0]
    """
    turned = _words_turned(text, edges)
    if not _is_backward(text):
        return turned
    keys = _keys(text, edges)
    made = [place for place in turned if text[place] == " " and edges[place][1] - edges[place][0] < 0.01]
    unmade = set(made)
    drawn = [place for place in turned if place not in unmade]
    across = _parted(sorted(drawn, key=lambda place: -keys[place]), made, edges, blank)
    return _with_forward_runs(text, across)


def _parted(across: Sequence[int], made: Sequence[int], edges: Sequence[_Edges], blank: float) -> list[int]:
    """Put the blanks that PDFium made into the widest gaps; it does not always put them there."""
    reached = [float("inf"), *accumulate((edges[place][0] for place in across), min)]
    gaps = [edge - edges[place][1] for edge, place in zip(reached[:-1], across, strict=True)]
    widest = sorted(range(1, len(across)), key=lambda at: -gaps[at])[: len(made)]
    wide = [at for at in widest if gaps[at] >= blank]
    spare = dict(zip(wide, made[: len(wide)], strict=True))
    placed = [
        each for at, place in enumerate(across) for each in ([spare[at]] if at in spare else []) + [place]
    ]
    return [*placed, *made[len(wide) :]]


def _words_turned(text: str, edges: Sequence[_Edges]) -> list[int]:
    """Turn round each word of right-to-left letters that stands as it is drawn, from left to right."""
    placed: list[int] = []
    for turns, group in groupby(range(len(text)), key=lambda place: _turns(text[place])):
        places = list(group)
        as_drawn = turns and edges[places[0]] < edges[places[-1]]
        placed += reversed(places) if as_drawn else places
    return placed


def _turns(letter: str) -> bool:
    """Tell whether a character runs from right to left; its accents go with it."""
    return unicodedata.bidirectional(letter) in {"R", "AL", "NSM"}


def _keys(text: str, edges: Sequence[_Edges]) -> list[float]:
    """Return by what to order a line from right to left: an accent follows the letter that it stands on."""
    centres = [left + right for left, right in edges]
    bases = sorted(
        centre for letter, centre in zip(text, centres, strict=True) if not unicodedata.combining(letter)
    )
    return [
        _nearest(bases, centre) - 0.01 if bases and unicodedata.combining(letter) else centre
        for letter, centre in zip(text, centres, strict=True)
    ]


def _nearest(bases: Sequence[float], centre: float) -> float:
    """Return the nearest of some places in order."""
    place = bisect_left(bases, centre)
    return min(bases[max(0, place - 1) : place + 1], key=lambda base: abs(base - centre))


def _with_forward_runs(text: str, across: Sequence[int]) -> list[int]:
    """Turn round the numbers and the Latin words among places that go from right to left."""
    placed: list[int] = []
    run: list[int] = []
    held: list[int] = []  # what belongs to the run if it goes on
    for place in across:
        letter = text[place]
        if _runs_forward(letter) and (not held or text[held[-1]] != " " or letter.isalpha()):
            run += [*held, place]
            held = []
        elif run and (letter in _SEPARATORS or letter == " "):
            held.append(place)
        else:
            placed += [*reversed(run), *held]
            run, held = ([place], []) if _runs_forward(letter) else ([], [])
            placed += [] if run else [place]
    return [*placed, *reversed(run), *held]


def _runs_forward(letter: str) -> bool:
    """Tell whether a character runs from left to right: Latin letters, and figures of any writing."""
    return unicodedata.bidirectional(letter) in {"L", "EN", "AN"} and letter not in _SEPARATORS


def _mirrored(text: str) -> str:
    """Turn brackets so that they open and close as they are read; files have them as drawn or as read."""
    return "".join(
        _turned(each, text[place - 1 : place], text[place + 1 : place + 2]) for place, each in enumerate(text)
    )


def _turned(mark: str, before: str, after: str) -> str:
    """Return a bracket as its neighbours want it: one between a blank and a letter opens.

    >>> _turned(")", " ", "a"), _turned("(", "a", ""), _turned("(", "a", "b"), _turned("a", " ", "b")
    ('(', ')', '(', 'a')
    """
    place = max(_OPENING.find(mark), _CLOSING.find(mark))
    opens = not before.strip() and after[:1].isalnum()
    closes = not after[:1].isalnum() and bool(before.strip())
    if place < 0 or opens == closes:
        return mark
    return _OPENING[place] if opens else _CLOSING[place]
