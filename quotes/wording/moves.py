"""Recognise words that stand in another order: the same words gone here and come there."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.wording.cells import Cell, Shape
from quotes.wording.unit import Sort, Unit

MOST_BETWEEN = 8  # units kept between two halves of an exchange that are reported as one place
BETWEEN_A_UNIT = 5  # or so many for each unit that moved: two clauses of a sentence may change places
MOST_CHANGED = 6  # changed cells that one exchange may hold
_CHANGED = frozenset((Shape.PAIR, Shape.GROUP, Shape.DROPPED, Shape.ADDED))


def with_moves(found: Sequence[Cell], passage: Sequence[Unit], variant: Sequence[Unit]) -> list[Cell]:
    """Join cells whose dropped and added words are the same ones, in another order."""
    if not any(cell.shape in _CHANGED for cell in found):
        return list(found)
    cells = _from_the_ends(list(found), passage, variant)
    result: list[Cell] = []
    index = 0
    while index < len(cells):
        end = _exchange_end(cells, index, passage, variant)
        if end is None:
            result.append(cells[index])
            index += 1
            continue
        result.append(_spanned(cells[index], cells[end - 1]))
        index = end
    return result


def _spanned(first: Cell, last: Cell) -> Cell:
    return Cell(first.passage, last.passage_end, first.variant, last.variant_end, Shape.MOVED)


def _exchange_end(
    cells: Sequence[Cell], start: int, passage: Sequence[Unit], variant: Sequence[Unit]
) -> int | None:
    """Return the index behind the cells that exchange words with the one at ``start``, None if none do.

    Two numbers that change places are two other numbers.
    """
    if cells[start].shape not in _CHANGED:
        return None
    gone: list[str] = []
    come: list[str] = []
    changed = kept = 0
    for index in range(start, len(cells)):
        cell = cells[index]
        if cell.shape is Shape.KEPT:
            kept += cell.passage_end - cell.passage
            if kept > _most_between(max(len(gone), len(come))):
                return None
            continue
        if cell.shape not in _CHANGED or changed == MOST_CHANGED:
            return None
        changed += 1
        gone += _keys(passage[cell.passage : cell.passage_end])
        come += _keys(variant[cell.variant : cell.variant_end])
        if gone and sorted(gone) == sorted(come) and not all(key.startswith("#") for key in gone):
            return index + 1
    return None


def _most_between(moved: int) -> int:
    """Return how many units may be kept between the places of so many that moved."""
    return max(MOST_BETWEEN, BETWEEN_A_UNIT * moved)


def _keys(units: Sequence[Unit]) -> list[str]:
    """Return what units compare as; an ellipsis is never the same words elsewhere."""
    return [f"{unit.key} {unit.start}" if unit.sort is Sort.ELLIPSIS else unit.key for unit in units]


def _from_the_ends(cells: list[Cell], passage: Sequence[Unit], variant: Sequence[Unit]) -> list[Cell]:
    """Give back words that only seem left out at an end of the passage: the variant has them elsewhere."""
    if cells[-1].shape is Shape.TAIL:
        cells = _from_the_end(cells, passage, variant)
    if cells[0].shape is Shape.HEAD:
        cells = _from_the_start(cells, passage, variant)
    return cells


def _from_the_end(cells: list[Cell], passage: Sequence[Unit], variant: Sequence[Unit]) -> list[Cell]:
    tail = cells[-1]
    first = next((index for index, cell in enumerate(cells) if cell.shape in _CHANGED), len(cells))
    added = _added_keys(cells, first, variant)
    if not added or tail.variant - cells[first].variant_end > _most_between(len(added)):
        return cells
    cut = tail.passage + len(added)
    if cut > tail.passage_end or _keys(passage[tail.passage : cut]) != added:
        return cells
    moved = Cell(tail.passage, cut, tail.variant, tail.variant, Shape.DROPPED)
    rest = [tail._replace(passage=cut)] if cut < tail.passage_end else []
    return [*cells[:-1], moved, *rest]


def _from_the_start(cells: list[Cell], passage: Sequence[Unit], variant: Sequence[Unit]) -> list[Cell]:
    head = cells[0]
    last = next((index for index in range(len(cells) - 1, 0, -1) if cells[index].shape in _CHANGED), 0)
    added = _added_keys(cells, last, variant)
    if not added or cells[last].variant > _most_between(len(added)):
        return cells
    cut = head.passage_end - len(added)
    if cut < head.passage or _keys(passage[cut : head.passage_end]) != added:
        return cells
    moved = Cell(cut, head.passage_end, head.variant, head.variant, Shape.DROPPED)
    rest = [head._replace(passage_end=cut)] if cut > head.passage else []
    return [*rest, moved, *cells[1:]]


def _added_keys(cells: Sequence[Cell], index: int, variant: Sequence[Unit]) -> list[str]:
    if not 0 <= index < len(cells) or cells[index].shape is not Shape.ADDED:
        return []
    return _keys(variant[cells[index].variant : cells[index].variant_end])
