"""What is known of two texts laid against each other, before and after what differs is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpus.model import Span
from quotes.kinds import Code
from quotes.wording.cells import Cell
from quotes.wording.sides import Side
from quotes.wording.unit import Unit
from quotes.words.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Scene:
    """What naming a change may look at: the two texts and the language's small words.

    ``whole`` is the passage, ``part`` the variant.
    """

    passage: str
    variant: str
    lexicon: Lexicon
    whole: Side
    part: Side

    def has_in_small_letters(self, folded: str) -> bool:
        """Tell whether either text writes a word in small letters: then a capital makes no name of it."""
        return folded in self.whole.lower or folded in self.part.lower


@dataclass(frozen=True, slots=True)
class Collation:
    """Two texts laid against each other. ``outside`` are spans of the variant outside its marks."""

    scene: Scene
    passage: Sequence[Unit]
    variant: Sequence[Unit]
    cells: Sequence[Cell]
    outside: tuple[Span, ...]


class Place(NamedTuple):
    """One change: [passage_start, passage_end) becomes [variant_start, variant_end)."""

    passage_start: int
    passage_end: int
    variant_start: int
    variant_end: int
    kind: Code
    note: str = ""
    outside: bool = False
