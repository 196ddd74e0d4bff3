"""The reading order of a page: its columns, and its lines put together across wide gaps.

The file's own order is trusted where it runs down the page, as nearly all files' does; columns are looked
for by the white gutters between them, since some programs write straight across.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import numpy as np

from corpus.pdf.characters import Floats
from corpus.pdf.lines import Line

LEAST_GUTTER = 0.7  # of the font size
FEWEST_COLUMN_LINES = 8
LEAST_COLUMN_SHARE = 0.17  # of the text's width: narrower "columns" are those of a table
LEAST_COLUMN_CHARACTERS = 14  # on average in a line
MOST_CROSSING = 0.2  # of the lines beside a gutter: titles and figures that run across the columns
MOST_COLUMNS = 5
MOST_BACKWARD = 0.05  # of the steps from line to line, before the file's order is given up
MOST_OUT_OF_TURN = 3  # heads and feet that a file may write first on any page
MOST_BESIDE = 0.25  # of the steps, before columns written across are looked for
_BIN = 2.0  # points


@dataclass(frozen=True, slots=True)
class Flow:
    """Lines that are read downwards: a page's, or those of one column between two titles.

    ``left`` and ``right`` are the margins in points.
    """

    lines: tuple[Line, ...]
    left: float
    right: float


def flows(lines: Sequence[Line]) -> list[Flow]:
    """Put the lines of one page into reading order."""
    down, across = _runs_down(lines), _runs_across(lines)
    gutters = [] if down and not across else _gutters(lines)
    if gutters:
        return _by_columns(lines, gutters)
    ordered = list(lines) if down else sorted(lines, key=lambda line: (-line.base, line.left))
    return [_flow(stretch) for stretch in _downward_stretches(_joined_rows(ordered))]


def _flow(lines: Sequence[Line]) -> Flow:
    """Make a flow with the margins that most of its lines keep to."""
    lefts = np.array([line.left for line in lines])
    rights = np.array([line.right for line in lines])
    places, counts = np.unique(np.round(lefts / _BIN), return_counts=True)
    margin = float(places[counts.argmax()] * _BIN) if counts.max() > 1 else float(lefts.min())
    return Flow(tuple(lines), margin, float(np.percentile(rights, 92, method="higher")))


def _joined_rows(lines: Sequence[Line]) -> list[Line]:
    """Join lines that stand beside each other on one baseline, a blank between them."""
    rows: list[Line] = []
    for line in lines:
        last = rows[-1] if rows else None
        if last and abs(line.base - last.base) < 0.3 * line.size and line.left >= last.right - 1:
            rows[-1] = Line(
                text=f"{last.text} {line.text}".strip(),
                page=last.page,
                left=last.left,
                right=line.right,
                base=last.base,
                size=max(last.size, line.size),
                label=last.label,
            )
        else:
            rows.append(line)
    return rows


def _runs_down(lines: Sequence[Line]) -> bool:
    """Tell whether the file's order goes down the page, save for heads and feet out of turn.

    A step up to a place beside the line before is the next column or the next cell of a table.
    """
    backward = sum(_is_above(after, before) and _overlap(after, before) for before, after in pairwise(lines))
    return backward <= max(MOST_OUT_OF_TURN, MOST_BACKWARD * len(lines))


def _runs_across(lines: Sequence[Line]) -> bool:
    """Tell whether the file's order often goes from a line to one beside it, as in columns written across."""
    beside = sum(
        abs(after.base - before.base) < 0.3 * after.size and after.left > before.right
        for before, after in pairwise(lines)
    )
    return beside > MOST_BESIDE * len(lines)


def _is_above(after: Line, before: Line) -> bool:
    """Tell whether a line stands higher on the page than the one before it."""
    return after.base > before.base + 0.5 * after.size


def _overlap(one: Line, other: Line) -> bool:
    """Tell whether two lines share a part of the page's width."""
    return one.left < other.right and other.left < one.right


def _downward_stretches(lines: Sequence[Line]) -> list[list[Line]]:
    """Part lines at each step up the page."""
    stretches: list[list[Line]] = []
    for line in lines:
        if stretches and not _is_above(line, stretches[-1][-1]):
            stretches[-1].append(line)
        else:
            stretches.append([line])
    return stretches


def _gutters(lines: Sequence[Line]) -> list[float]:
    """Return where the page parts into columns: the middles of the gutters, in points from the left."""
    left = min(line.left for line in lines)
    right = max(line.right for line in lines)
    if len(lines) < 2 * FEWEST_COLUMN_LINES or right - left < 10 * _BIN:
        return []
    coverage = _coverage(lines, left, right)
    size = float(np.median([line.size for line in lines]))
    most = MOST_CROSSING * float(np.percentile(coverage, 75))
    found = [
        left + _BIN * (start + stop) / 2
        for start, stop in _low_runs(coverage, most)
        if _BIN * (stop - start) >= LEAST_GUTTER * size and start > 0 and stop < len(coverage)
    ]
    return found if found and len(found) < MOST_COLUMNS and _are_columns(lines, found, right - left) else []


def _coverage(lines: Sequence[Line], left: float, right: float) -> Floats:
    """Count the lines above each strip of the page; shape (strips,)."""
    strips = int((right - left) / _BIN) + 2
    change = np.zeros(strips + 1)
    for line in lines:
        change[int((line.left - left) / _BIN)] += 1
        change[int((line.right - left) / _BIN) + 1] -= 1
    counts: Floats = np.cumsum(change)[:strips]
    return counts


def _low_runs(coverage: Floats, most: float) -> list[tuple[int, int]]:
    """Return the runs [start, stop) of strips that at most ``most`` lines cross."""
    runs = []
    at = 0
    for low, group in groupby((coverage <= most).tolist()):
        length = len(list(group))
        if low:
            runs.append((at, at + length))
        at += length
    return runs


def _are_columns(lines: Sequence[Line], gutters: list[float], width: float) -> bool:
    """Tell columns of running text from those of a table: enough lines, wide and full enough."""
    columns = [[line for line in lines if _column(line, gutters) == n] for n in range(len(gutters) + 1)]
    return all(_is_column(column, width) for column in columns)


def _is_column(column: Sequence[Line], width: float) -> bool:
    """Tell whether lines look like running text in a column of its own."""
    if len(column) < FEWEST_COLUMN_LINES:
        return False
    across = float(np.percentile([line.right - line.left for line in column], 75))
    characters = sum(len(line.text) for line in column) / len(column)
    return across >= LEAST_COLUMN_SHARE * width and characters >= LEAST_COLUMN_CHARACTERS


def _column(line: Line, gutters: list[float]) -> int:
    """Return the column that a line stands in, from 0, or -1 where it runs across a gutter."""
    if any(line.left < gutter - _BIN and line.right > gutter + _BIN for gutter in gutters):
        return -1
    return sum(line.left + line.right > 2 * gutter for gutter in gutters)


def _by_columns(lines: Sequence[Line], gutters: list[float]) -> list[Flow]:
    """Read column by column between the lines that run across, from the top down."""
    ordered: list[Flow] = []
    downwards = sorted(lines, key=lambda line: (-line.base, line.left))
    for across, band in groupby(downwards, key=lambda line: _column(line, gutters) < 0):
        rows = list(band)
        if across:
            ordered.append(_flow(_joined_rows(rows)))
            continue
        for number in range(len(gutters) + 1):
            column = [line for line in rows if _column(line, gutters) == number]
            if column:
                ordered.append(_flow(_joined_rows(column)))
    return ordered
