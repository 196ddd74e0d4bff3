"""Recognise words that stand in another order: the same words gone here and come there."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.cells import Cell, Shape
from quotes.units import Sort, Unit

MOST_BETWEEN = 8  # units kept between two halves of an exchange that are reported as one place
MOST_CHANGED = 6  # changed cells that one exchange may hold
_CHANGED = (Shape.PAIR, Shape.GROUP, Shape.DROPPED, Shape.ADDED)


def with_moves(found: Sequence[Cell], passage: Sequence[Unit], variant: Sequence[Unit]) -> list[Cell]:
    """Join cells whose dropped and added words are the same ones, in another order."""
    result: list[Cell] = []
    index = 0
    while index < len(found):
        end = _exchange_end(found, index, passage, variant)
        if end is None:
            result.append(found[index])
            index += 1
            continue
        first, last = found[index], found[end - 1]
        result.append(Cell(first.passage, last.passage_end, first.variant, last.variant_end, Shape.MOVED))
        index = end
    return result


def _exchange_end(
    found: Sequence[Cell], start: int, passage: Sequence[Unit], variant: Sequence[Unit]
) -> int | None:
    """Return the index behind the cells that exchange words with the one at ``start``, None if none do."""
    if found[start].shape not in _CHANGED:
        return None
    gone: list[str] = []
    come: list[str] = []
    changed = kept = 0
    for index in range(start, len(found)):
        cell = found[index]
        if cell.shape is Shape.KEPT:
            kept += 1
            if kept > MOST_BETWEEN:
                return None
            continue
        if cell.shape not in _CHANGED or changed == MOST_CHANGED:
            return None
        changed += 1
        gone += [unit.key for unit in passage[cell.passage : cell.passage_end]]
        come += [unit.key for unit in variant[cell.variant : cell.variant_end]]
        if (
            gone
            and sorted(gone) == sorted(come)
            and _words(variant[cell.variant : cell.variant_end], passage, cell)
        ):
            return index + 1
    return None


def _words(units: Sequence[Unit], passage: Sequence[Unit], cell: Cell) -> bool:
    return all(unit.sort is not Sort.ELLIPSIS for unit in (*units, *passage[cell.passage : cell.passage_end]))
