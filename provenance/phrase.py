"""Find the same words in a text, whatever their capitals, accents, marks, spelling variety or name style."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from corpus.model import Span
from quotes.words.fold import SEPARATOR, VANISHING, fold, is_unspaced
from quotes.words.names import Aliases
from quotes.words.tokens import words
from quotes.words.variants import word_variants

_BETWEEN = f"[{SEPARATOR}{VANISHING}]"
MOST_PHRASE_WORDS = 60  # the engine finds longer texts; here each word costs another look


class Phrase:
    """Some words to look up; ``names`` are the names that count as one, None for those of the tool.

    Raises:
        ValueError: there is no word among them, or there are more than `MOST_PHRASE_WORDS`.
    """

    def __init__(self, text: str, names: Aliases | None = None) -> None:
        self.words = tuple(word.folded for word in words(text))
        if not 0 < len(self.words) <= MOST_PHRASE_WORDS:
            raise ValueError(f"a phrase of {len(self.words)} words")
        self._pattern = re.compile(_pattern(self.words, names))

    def __len__(self) -> int:
        return len(self.words)

    def places(self, text: str) -> Iterator[Span]:
        """Yield where the words stand in a text, in order.

        >>> text = "“We honour Al-Qaida’s word,” he said; we honor."
        >>> [span.of(text) for span in Phrase("we honor").places(text)]
        ['We honour', 'we honor']
        """
        for match in self._pattern.finditer(fold(text)):
            yield Span(*match.span())


def _pattern(words_in_order: tuple[str, ...], names: Aliases | None) -> str:
    """Return a pattern for folded text: no alternative begins like another part, so time stays linear."""
    pieces = [_word(words_in_order[0], names)]
    for before, word in pairwise(words_in_order):
        loose = is_unspaced(before[-1]) or is_unspaced(word[0])
        pieces.append(f"{_BETWEEN}{'*' if loose else '+'}{_word(word, names)}")
    opens = "" if is_unspaced(words_in_order[0][0]) else f"(?<![^{SEPARATOR}{VANISHING}])"
    closes = "" if is_unspaced(words_in_order[-1][-1]) else f"(?![^{SEPARATOR}{VANISHING}])"
    return f"{opens}{''.join(pieces)}{closes}"


def _word(folded: str, names: Aliases | None) -> str:
    ways = sorted(word_variants(folded, names), key=lambda way: (-len(way), way))
    return f"(?:{'|'.join(map(_letters, ways))})"


def _letters(word: str) -> str:
    return f"{VANISHING}*".join(map(re.escape, word))
