"""What naming a change may look at: the two texts, their words and the language's small words."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.lexicon import Lexicon
from quotes.sides import Side


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
