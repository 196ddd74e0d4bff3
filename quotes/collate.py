"""Turn cells of units into places of the two texts: where each change begins and ends, and its kind.

Words are taken whole. The blanks and marks between two words belong to a change only as far as they differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpus.model import Span
from quotes import classify, qualifiers
from quotes.cells import Cell, Shape
from quotes.classify import Named, Scene
from quotes.kinds import Code
from quotes.punctuation import gap_changes
from quotes.units import Sort, Unit

FAR_WORDS = 25  # cut without a mark: more than a sentence is another passage joined on
FAR_MARKED_WORDS = 60  # cut at an ellipsis
ASSEMBLED_NOTE = "a cut is marked here in the passage"


class Place(NamedTuple):
    """One change: [passage_start, passage_end) becomes [variant_start, variant_end)."""

    passage_start: int
    passage_end: int
    variant_start: int
    variant_end: int
    kind: Code
    note: str = ""
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Collation:
    """Two texts laid against each other. ``outside`` are spans of the variant outside its marks."""

    scene: Scene
    passage: Sequence[Unit]
    variant: Sequence[Unit]
    cells: Sequence[Cell]
    outside: tuple[Span, ...]


class _Box(NamedTuple):
    """The stretch of both texts that a cell takes up, gaps included where only one side has words."""

    passage_start: int
    passage_end: int
    variant_start: int
    variant_end: int
    cell: Cell | None  # None for a gap


def places(collation: Collation) -> list[Place]:
    """Return all changes in order; between them the two texts are the same, letter for letter."""
    found: list[Place] = []
    for box in _boxes(collation):
        for place in _places_of(box, collation):
            _append(found, place, collation)
    return [_seen_from(place, collation.outside) for place in found]


def _boxes(collation: Collation) -> Iterator[_Box]:
    """Part both texts, from the first letter to the last, into gaps and cells."""
    passage, variant = collation.passage, collation.variant
    at_passage = at_variant = 0
    alone: list[Cell] = []
    for cell in collation.cells:
        if not cell.two_sided:
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
        yield from _trimmed(collation.scene, _Box(at_passage, to_passage, at_variant, to_variant, cell))
        at_passage, at_variant = to_passage, to_variant


def _ends(collation: Collation, cell: Cell, at: tuple[int, int]) -> tuple[int, int]:
    passage = collation.passage[cell.passage_end - 1].end if cell.passage_end > cell.passage else at[0]
    variant = collation.variant[cell.variant_end - 1].end if cell.variant_end > cell.variant else at[1]
    return passage, variant


def _trimmed(scene: Scene, box: _Box) -> Iterator[_Box]:
    """Leave out of a one-sided box the blanks and marks at its ends that both texts have."""
    assert box.cell is not None
    before = scene.passage[box.passage_start : box.passage_end]
    after = scene.variant[box.variant_start : box.variant_end]
    if box.cell.shape in (Shape.HEAD, Shape.TAIL):
        yield from _edge(scene, box)
        return
    front = _common_front(before, after)
    back = _common_front(before[front:][::-1], after[front:][::-1])
    yield _Box(
        box.passage_start + front,
        box.passage_end - back,
        box.variant_start + front,
        box.variant_end - back,
        box.cell,
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
    after = scene.variant[box.variant_start : box.variant_end]
    before = scene.passage[box.passage_start : box.passage_end]
    if box.cell.shape is Shape.HEAD:
        back = _common_front(before[::-1], after[::-1])
        passage = box.passage_end - back
        yield _Box(box.passage_start, passage, box.variant_start, box.variant_start, box.cell)
        yield _Box(passage, box.passage_end, box.variant_start, box.variant_end, None)
        return
    marks = 0
    while marks < len(before) and not before[marks].isalnum() and not before[marks].isspace():
        marks += 1
    if not after:
        marks = 0
    yield _Box(box.passage_start, box.passage_start + marks, box.variant_start, box.variant_end, None)
    yield _Box(box.passage_start + marks, box.passage_end, box.variant_end, box.variant_end, box.cell)


def _places_of(box: _Box, collation: Collation) -> Iterator[Place]:
    scene = collation.scene
    before = scene.passage[box.passage_start : box.passage_end]
    after = scene.variant[box.variant_start : box.variant_end]
    if before == after:
        return
    if box.cell is None:
        at_end = box.variant_end == len(scene.variant)
        for gap in gap_changes(before, after, at_end=at_end):
            yield Place(
                box.passage_start + gap.passage_start, box.passage_start + gap.passage_end,
                box.variant_start + gap.variant_start, box.variant_start + gap.variant_end, gap.kind,
            )  # fmt: skip
        return
    named = _named(box, box.cell, collation)
    if named is not None:
        yield Place(*box[:4], named.kind, named.note)


def _named(box: _Box, cell: Cell, collation: Collation) -> Named | None:
    """Name the change of a cell that holds words."""
    scene = collation.scene
    passage = collation.passage[cell.passage : cell.passage_end]
    variant = collation.variant[cell.variant : cell.variant_end]
    match cell.shape:
        case Shape.KEPT:
            return classify.same_key_kind(passage[0], variant[0], scene, first=_opens(cell, collation))
        case Shape.PAIR:
            return classify.pair_kind(passage[0], variant[0], scene)
        case Shape.DROPPED:
            return _dropped(passage, cell, collation)
        case Shape.ADDED:
            return _added(variant, collation)
        case Shape.HEAD | Shape.TAIL:
            return _partial(cell, passage, collation)
        case Shape.CUT:
            return _cut(passage, cell, collation)
        case Shape.INSERT:
            return _insert(passage, variant, scene, box)
        case Shape.MOVED:
            return Named(Code.ORDER_CHANGED)
        case Shape.GROUP:
            return _group(passage, variant, scene)


def _opens(cell: Cell, collation: Collation) -> bool:
    """Tell whether a unit opens the quotation or a part of it, where its first letter may change."""
    if cell.variant == 0:
        return True
    before = collation.variant[cell.variant - 1]
    unit = collation.variant[cell.variant]
    between = collation.scene.variant[before.end : unit.start]
    return (
        before.sort is Sort.ELLIPSIS
        or before.outside != unit.outside
        or any(sign in between for sign in '“"‘«„.?!:')
    )


def _dropped(passage: Sequence[Unit], cell: Cell, collation: Collation) -> Named:
    if len(passage) >= FAR_WORDS:
        return Named(Code.SPLICE, f"{len(passage)} words lie between the two parts")
    del cell
    return classify.dropped_kind(passage, collation.scene.lexicon)


def _added(variant: Sequence[Unit], collation: Collation) -> Named:
    if all(unit.outside for unit in variant):
        return Named(Code.SPLIT_BY_ATTRIBUTION)
    return classify.added_kind(variant, collation.scene.lexicon)


def _partial(cell: Cell, passage: Sequence[Unit], collation: Collation) -> Named:
    """Name words left out at an end of the passage; what its own sentence loses is a note."""
    scene = collation.scene
    if cell.shape is Shape.HEAD:
        return Named(
            Code.PARTIAL_START, qualifiers.hidden(_sentence(passage, scene, last=True), scene.lexicon)
        )
    return Named(Code.PARTIAL_END, qualifiers.hidden(_sentence(passage, scene, last=False), scene.lexicon))


def _sentence(units: Sequence[Unit], scene: Scene, *, last: bool) -> Sequence[Unit]:
    """Return the units of the last or first sentence only."""
    ordered = range(len(units) - 1, 0, -1) if last else range(1, len(units))
    for index in ordered:
        gap = scene.passage[units[index - 1].end : units[index].start]
        if any(sign in gap for sign in ".?!\n"):
            return units[index:] if last else units[:index]
    return units


def _cut(passage: Sequence[Unit], cell: Cell, collation: Collation) -> Named:
    count = len(passage)
    if count >= FAR_MARKED_WORDS and cell.variant > 0 and cell.variant_end < len(collation.variant):
        return Named(Code.SPLICE, f"{count} words lie between the two parts")
    hidden = qualifiers.hidden(passage, collation.scene.lexicon)
    if hidden:
        return Named(Code.ELLIPSIS_HIDES_QUALIFIER, hidden)
    return Named(Code.ELLIPSIS)


def _insert(passage: Sequence[Unit], variant: Sequence[Unit], scene: Scene, box: _Box) -> Named:
    del box
    unit = variant[0]
    if unit.sort is Sort.BRACKET and unit.folded == "sic":
        return Named(Code.SIC)
    if "emphasis" in unit.folded or "italics" in unit.folded:
        return Named(Code.EMPHASIS_ADDED)
    if unit.sort is Sort.PAREN:
        return Named(Code.PAREN_INSERT)
    del scene
    return Named(Code.BRACKET_REPLACE if passage else Code.BRACKET_INSERT)


def _group(passage: Sequence[Unit], variant: Sequence[Unit], scene: Scene) -> Named:
    dropped = classify.dropped_kind(passage, scene.lexicon)
    if dropped.kind not in (Code.WORD_DROPPED, Code.GRAMMAR_FIXED):
        return dropped
    added = classify.added_kind(variant, scene.lexicon)
    return added if added.kind is not Code.WORD_ADDED else Named(Code.WORD_SUBSTITUTED)


_JOINABLE = (Code.WORD_SUBSTITUTED, Code.ENTITY_SWAPPED, Code.WORD_DROPPED, Code.WORD_ADDED)


def _append(found: list[Place], place: Place, collation: Collation) -> None:
    """Add a place, joined with the one before where nothing but a blank parts two of a kind."""
    if found and found[-1].kind is place.kind and place.kind in _JOINABLE:
        last = found[-1]
        kept = collation.scene.passage[last.passage_end : place.passage_start]
        same = kept == collation.scene.variant[last.variant_end : place.variant_start]
        if same and not kept.strip():
            found[-1] = last._replace(passage_end=place.passage_end, variant_end=place.variant_end)
            return
    found.append(place)


def _seen_from(place: Place, outside: Sequence[Span]) -> Place:
    """Mark a place that lies wholly outside the quotation marks."""
    if place.kind is Code.SPLIT_BY_ATTRIBUTION:
        return place
    here = any(span.start <= place.variant_start and place.variant_end <= span.end for span in outside)
    return place._replace(outside=True) if here else place
