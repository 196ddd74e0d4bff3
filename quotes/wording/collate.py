"""Turn cells of units into places of the two texts: where each change begins and ends, and its kind.

Words are taken whole. The blanks and marks between two words belong to a change only as far as they differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.model import Span
from quotes.kinds import Code
from quotes.wording.cellkinds import cell_kind
from quotes.wording.cells import Cell, Shape
from quotes.wording.collation import Collation, Place, Scene
from quotes.wording.joining import joined
from quotes.wording.punctuation import gap_changes

_ELLIPSIS_POINTS = 3


class _Box(NamedTuple):
    """The stretch of both texts that a cell takes up, gaps included where only one side has words."""

    passage_start: int
    passage_end: int
    variant_start: int
    variant_end: int
    cell: Cell | None  # None for a gap


def places(collation: Collation) -> list[Place]:
    """Return all changes in order; between them the two texts are the same, letter for letter."""
    found = [place for box in _boxes(collation) for place in _places_of(box, collation)]
    return [_seen_from(place, collation.outside) for place in joined(found, collation.scene)]


def _boxes(collation: Collation) -> Iterator[_Box]:
    """Part both texts, from the first letter to the last, into gaps and cells."""
    passage, variant = collation.passage, collation.variant
    at_passage = at_variant = 0
    alone: list[Cell] = []
    for cell in collation.cells:
        if not cell.two_sided or cell.shape in (Shape.CUT, Shape.ASIDE):
            alone.append(cell)
            continue
        box = _Box(
            passage[cell.passage].start, passage[cell.passage_end - 1].end,
            variant[cell.variant].start, variant[cell.variant_end - 1].end, cell,
        )  # fmt: skip
        yield from _between(
            collation, alone, (at_passage, at_variant), (box.passage_start, box.variant_start)
        )
        yield box
        alone = []
        at_passage, at_variant = box.passage_end, box.variant_end
    yield from _between(
        collation,
        alone,
        (at_passage, at_variant),
        (len(collation.scene.passage), len(collation.scene.variant)),
    )


def _between(
    collation: Collation, alone: Sequence[Cell], start: tuple[int, int], end: tuple[int, int]
) -> Iterator[_Box]:
    """Part the stretch between two two-sided cells among the one-sided cells in it."""
    if not alone:
        yield _Box(start[0], end[0], start[1], end[1], None)
        return
    at_passage, at_variant = start
    for number, cell in enumerate(alone):
        last = number == len(alone) - 1
        to_passage, to_variant = end if last else _ends(collation, cell, (at_passage, at_variant))
        yield from _trimmed(collation, _Box(at_passage, to_passage, at_variant, to_variant, cell))
        at_passage, at_variant = to_passage, to_variant


def _ends(collation: Collation, cell: Cell, at: tuple[int, int]) -> tuple[int, int]:
    passage = collation.passage[cell.passage_end - 1].end if cell.passage_end > cell.passage else at[0]
    variant = collation.variant[cell.variant_end - 1].end if cell.variant_end > cell.variant else at[1]
    return passage, variant


def _trimmed(collation: Collation, box: _Box) -> Iterator[_Box]:
    """Leave out of a one-sided box the blanks and marks at its ends that both texts have.

    An ellipsis stays whole: its points are no stop, but for the first of four.
    """
    scene, cell = collation.scene, box.cell
    assert cell is not None
    if cell.shape in (Shape.HEAD, Shape.TAIL):
        yield from _edge(scene, box)
        return
    before = scene.passage[box.passage_start : box.passage_end]
    after = scene.variant[box.variant_start : box.variant_end]
    most_front = most_back = len(after)
    if cell.shape is Shape.CUT:
        first, last = collation.variant[cell.variant], collation.variant[cell.variant_end - 1]
        stop = scene.variant.count(".", first.start, first.end) > _ELLIPSIS_POINTS
        most_front, most_back = first.start + stop - box.variant_start, box.variant_end - last.end
    front = _common_front(before, after[:most_front])
    back = _common_front(before[front:][::-1], after[front:][::-1][:most_back])
    yield _Box(
        box.passage_start + front,
        box.passage_end - back,
        box.variant_start + front,
        box.variant_end - back,
        cell,
    )


def _common_front(first: str, second: str) -> int:
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other or one.isalnum():
            break
        count += 1
    return count


def _edge(scene: Scene, box: _Box) -> Iterator[_Box]:
    """Part what is left out at an end of the passage from the variant's own marks there."""
    assert box.cell is not None
    before = scene.passage[box.passage_start : box.passage_end]
    after = scene.variant[box.variant_start : box.variant_end]
    back = _common_front(before[::-1], after[::-1])
    common = box.passage_end - back
    if box.cell.shape is Shape.HEAD:
        yield _Box(box.passage_start, common, box.variant_start, box.variant_start, box.cell)
        yield _Box(common, box.passage_end, box.variant_start, box.variant_end, None)
        return
    if after and back == len(after):  # the sentence's own stop, put behind the last word quoted
        yield _Box(box.passage_start, common, box.variant_start, box.variant_start, box.cell)
        return
    marks = box.passage_start + (_leading_marks(before) if after else 0)
    yield _Box(box.passage_start, marks, box.variant_start, box.variant_end, None)
    yield _Box(marks, box.passage_end, box.variant_end, box.variant_end, box.cell)


def _leading_marks(text: str) -> int:
    """Return how many marks stand right behind the word before a text."""
    return next((at for at, sign in enumerate(text) if sign.isalnum() or sign.isspace()), len(text))


def _between_words(kind: Code, box: _Box, scene: Scene) -> Code:
    """Take a blank dropped or added beside an ellipsis for what it is: it joins no words."""
    if kind is not Code.HYPHENATION:
        return kind
    around = scene.passage[box.passage_start - 1 : box.passage_start], scene.passage[box.passage_end :][:1]
    return kind if all(map(str.isalnum, around)) else Code.DASH_HYPHEN_SPACE


def _places_of(box: _Box, collation: Collation) -> Iterator[Place]:
    scene = collation.scene
    before = scene.passage[box.passage_start : box.passage_end]
    after = scene.variant[box.variant_start : box.variant_end]
    if before == after:
        return
    if box.cell is None:
        edges = box.variant_start == 0, box.variant_end == len(scene.variant)
        for gap in gap_changes(before, after, at_start=edges[0], at_end=edges[1]):
            yield Place(
                box.passage_start + gap.passage_start, box.passage_start + gap.passage_end,
                box.variant_start + gap.variant_start, box.variant_start + gap.variant_end,
                _between_words(gap.kind, box, scene),
            )  # fmt: skip
        return
    named = cell_kind(box.cell, collation)
    if named is None:
        return
    front, back = _unchanged_words(before, after) if named.kind is Code.INNER_CASE else (0, 0)
    yield Place(
        box.passage_start + front, box.passage_end - back, box.variant_start + front, box.variant_end - back,
        named.kind, named.note,
    )  # fmt: skip


def _unchanged_words(before: str, after: str) -> tuple[int, int]:
    """Return how many characters of whole words a name has alike at its start and end in both texts."""
    front = _alike(before, after)
    return front, _alike(before[front:][::-1], after[front:][::-1])


def _alike(before: str, after: str) -> int:
    kept = 0
    for count, (one, other) in enumerate(zip(before, after, strict=False), 1):
        if one != other:
            break
        kept = kept if one.isalnum() else count
    return kept


def _seen_from(place: Place, outside: Sequence[Span]) -> Place:
    """Mark a place that lies wholly outside the quotation marks."""
    here = any(
        span.start <= place.variant_start
        and place.variant_end <= span.end
        and place.variant_end - place.variant_start < len(span)
        for span in outside
    )
    return place._replace(outside=True) if here else place
