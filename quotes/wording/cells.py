"""Gather the steps of an alignment into cells: one for each word kept and one for each place that changed."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from quotes.wording.unit import Sort, Unit
from quotes.wording.wordalign import Step

MOST_REPLACED_HEAD = 6  # words at the start of a sentence that one bracketed insertion may stand for


class Shape(IntEnum):
    """What happened at a cell."""

    KEPT = 0  # the same word, perhaps written otherwise
    PAIR = 1  # one unit in the place of another
    GROUP = 2  # several units in the place of several
    DROPPED = 3
    ADDED = 4
    CUT = 5  # an ellipsis and what it stands for
    INSERT = 6  # a bracketed insertion and what it stands for
    HEAD = 7  # what the passage has before the variant begins
    TAIL = 8
    MOVED = 9  # the same words in another order
    ASIDE = 10  # an attribution and what it stands for


class Cell(NamedTuple):
    """Units [passage, passage_end) of the passage against [variant, variant_end) of the variant."""

    passage: int
    passage_end: int
    variant: int
    variant_end: int
    shape: Shape

    @property
    def two_sided(self) -> bool:
        """Whether both sides hold units."""
        return self.passage < self.passage_end and self.variant < self.variant_end


def cells(
    steps: Sequence[Step], passage: Sequence[Unit], variant: Sequence[Unit], texts: tuple[str, str]
) -> list[Cell]:
    """Return the cells of an alignment in order; every unit is in one.

    Args:
        steps: the alignment.
        passage: the passage's units.
        variant: the variant's units.
        texts: the passage and the variant; a run of words that both write alike is one cell.
    """
    return _grouped(_single(steps, passage, variant, texts), variant)


def _single(
    steps: Sequence[Step], passage: Sequence[Unit], variant: Sequence[Unit], texts: tuple[str, str]
) -> list[Cell]:
    """Turn steps into cells; what is before the first or after the last variant unit is head or tail."""
    found: list[Cell] = []
    at_passage = at_variant = 0
    for step in steps:
        rows, columns = step.length * (step.passage >= 0), step.length * (step.variant >= 0)
        cell = Cell(
            at_passage, at_passage + rows, at_variant, at_variant + columns, _shape(step, passage, variant)
        )
        at_passage, at_variant = cell.passage_end, cell.variant_end
        if cell.shape is Shape.KEPT:
            found += _written_alike(cell, passage, variant, texts)
        elif cell.shape is Shape.DROPPED and cell.variant in (0, len(variant)):
            found.append(cell._replace(shape=Shape.HEAD if cell.variant == 0 else Shape.TAIL))
        else:
            found.append(cell)
    return found


def _written_alike(
    cell: Cell, passage: Sequence[Unit], variant: Sequence[Unit], texts: tuple[str, str]
) -> list[Cell]:
    """Halve a run of kept words until each part is written alike in both texts or is one word."""
    size = cell.passage_end - cell.passage
    before = texts[0][passage[cell.passage].start : passage[cell.passage_end - 1].end]
    after = texts[1][variant[cell.variant].start : variant[cell.variant_end - 1].end]
    if size == 1 or before == after:
        return [cell]
    half = size // 2
    first = Cell(cell.passage, cell.passage + half, cell.variant, cell.variant + half, Shape.KEPT)
    second = Cell(first.passage_end, cell.passage_end, first.variant_end, cell.variant_end, Shape.KEPT)
    return [*_written_alike(first, passage, variant, texts), *_written_alike(second, passage, variant, texts)]


def _shape(step: Step, passage: Sequence[Unit], variant: Sequence[Unit]) -> Shape:
    if step.variant < 0:
        return Shape.DROPPED
    unit = variant[step.variant]
    if step.passage >= 0 and passage[step.passage].key == unit.key:
        return Shape.KEPT
    if unit.sort is Sort.ELLIPSIS:
        return Shape.CUT
    if unit.sort is Sort.ASIDE:
        return Shape.ASIDE
    if unit.sort in (Sort.BRACKET, Sort.PAREN):
        return Shape.INSERT
    return Shape.PAIR if step.passage >= 0 else Shape.ADDED


def _grouped(single: Sequence[Cell], variant: Sequence[Unit]) -> list[Cell]:
    """Join neighbouring cells that are one place."""
    found: list[Cell] = []
    for cell in single:
        joined = cell
        while (
            found
            and cell.shape is not Shape.KEPT
            and (shape := _joined_shape(found[-1], joined, variant)) is not None
        ):
            last = found.pop()
            joined = Cell(last.passage, joined.passage_end, last.variant, joined.variant_end, shape)
        found.append(joined)
    return found


def _joined_shape(last: Cell, cell: Cell, variant: Sequence[Unit]) -> Shape | None:
    """Return the shape of two neighbours taken together, None when they stay two places."""
    if last.shape is cell.shape is Shape.ADDED:
        same = variant[last.variant_end - 1].outside == variant[cell.variant].outside
        return Shape.ADDED if same else None
    if last.shape is cell.shape:
        return cell.shape if cell.shape in _GROWING else None
    if last.shape is Shape.HEAD and last.passage_end - last.passage > MOST_REPLACED_HEAD:
        return Shape.CUT if cell.shape is Shape.CUT else None
    return _TOGETHER.get((last.shape, cell.shape))


_GROWING = frozenset((Shape.HEAD, Shape.TAIL, Shape.DROPPED, Shape.CUT))
_TOGETHER = {
    (Shape.DROPPED, Shape.ADDED): Shape.GROUP,
    (Shape.ADDED, Shape.DROPPED): Shape.GROUP,
    (Shape.HEAD, Shape.CUT): Shape.CUT,
    (Shape.CUT, Shape.TAIL): Shape.CUT,
    (Shape.HEAD, Shape.INSERT): Shape.INSERT,
    **{(Shape.DROPPED, shape): shape for shape in (Shape.CUT, Shape.INSERT, Shape.ASIDE)},
    **{(shape, Shape.DROPPED): shape for shape in (Shape.CUT, Shape.INSERT, Shape.ASIDE)},
}
