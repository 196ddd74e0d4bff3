"""Two texts laid against each other, before what differs is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Span
from quotes.cells import Cell
from quotes.scene import Scene
from quotes.unit import Unit


@dataclass(frozen=True, slots=True)
class Collation:
    """Two texts laid against each other. ``outside`` are spans of the variant outside its marks."""

    scene: Scene
    passage: Sequence[Unit]
    variant: Sequence[Unit]
    cells: Sequence[Cell]
    outside: tuple[Span, ...]
