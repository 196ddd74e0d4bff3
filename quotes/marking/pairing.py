"""Pair the quotation marks of one paragraph by the cheapest reading of them all.

Each mark opens, closes, or is ignored, at the prices that `marks` gives. The cheapest sequence is
found by dynamic programming over how many quotations are open, so the work is linear in the number of marks
and one stray mark costs only itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from quotes.marking.marks import Mark

NESTED_SAME_MARK = 1.2  # a double mark inside double marks: rare, and mostly a mistake
UNCLOSED = 2.4
UNCLOSED_BUT_REOPENED = 0.2  # the next paragraph opens anew: the rule for quotations of several paragraphs
IGNORED_INSIDE = 0.1  # of an opening mark and a second one before the close, the first is the stray
_MOST_DEPTH = 2
_TO_OPEN, _TO_CLOSE = attrgetter("to_open"), attrgetter("to_close")


class Pairing(NamedTuple):
    """What the marks of one paragraph are.

    ``pairs`` of an opening mark and its closing mark, in order of the former; ``open`` marks that the
    paragraph's end leaves open; ``strays`` that pair with none.
    """

    pairs: Sequence[tuple[Mark, Mark]]
    open: Sequence[Mark]
    strays: Sequence[Mark]


def pair(marks: Sequence[Mark], *, reopened: bool = False) -> Pairing:
    """Pair the marks of one family in one paragraph.

    Args:
        marks: in order.
        reopened: whether the next paragraph begins with an opening mark.
    """
    if _is_plain(marks):
        return Pairing(tuple(zip(marks[::2], marks[1::2], strict=True)), (), ())
    return _matched(marks, _cheapest(marks, UNCLOSED_BUT_REOPENED if reopened else UNCLOSED))


def _is_plain(marks: Sequence[Mark]) -> bool:
    """Tell whether the marks open and close by turns without any doubt."""
    return len(marks) % 2 == 0 and not any(map(_TO_OPEN, marks[::2])) and not any(map(_TO_CLOSE, marks[1::2]))


def _cheapest(marks: Sequence[Mark], unclosed: float) -> list[int]:
    """Return for each mark +1 (opens), -1 (closes) or 0 (ignored)."""
    costs = [0.0] + [float("inf")] * _MOST_DEPTH
    steps: list[list[int]] = []
    for mark in marks:
        costs, step = _advance(costs, mark)
        steps.append(step)
    ends = [cost + depth * unclosed for depth, cost in enumerate(costs)]
    depth = ends.index(min(ends))
    readings: list[int] = []
    for step in reversed(steps):
        readings.append(step[depth])
        depth -= step[depth]
    return readings[::-1]


def _advance(costs: list[float], mark: Mark) -> tuple[list[float], list[int]]:
    """Return the cost of each depth after the mark, and the step that led there."""
    after: list[float] = []
    step: list[int] = []
    for depth, cost in enumerate(costs):
        best, taken = cost + mark.to_ignore + depth * IGNORED_INSIDE, 0
        if depth and costs[depth - 1] + mark.to_open + (depth - 1) * NESTED_SAME_MARK < best:
            best, taken = (
                costs[depth - 1] + mark.to_open + (depth - 1) * NESTED_SAME_MARK,
                1,
            )
        if depth < _MOST_DEPTH and costs[depth + 1] + mark.to_close < best:
            best, taken = costs[depth + 1] + mark.to_close, -1
        after.append(best)
        step.append(taken)
    return after, step


def _matched(marks: Sequence[Mark], readings: list[int]) -> Pairing:
    open_marks: list[Mark] = []
    pairs: list[tuple[Mark, Mark]] = []
    strays: list[Mark] = []
    for mark, reading in zip(marks, readings, strict=True):
        if reading > 0:
            open_marks.append(mark)
        elif reading < 0:
            pairs.append((open_marks.pop(), mark))
        else:
            strays.append(mark)
    return Pairing(sorted(pairs), open_marks, strays)
