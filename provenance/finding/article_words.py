"""The words of one article, as the steps behind the scan ask for them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from provenance.indexing.index import SourceIndex, plain_offsets
from provenance.indexing.shingles import WordTable
from quotes.words.fold import VANISHING, fold
from quotes.words.language import language_of

_BRACKET = re.compile(r"\[[^\[\]\n]{1,200}\]")


class ArticleWords:
    """The words of one article, prepared for aligning against one index.

    Of most articles few words are ever asked for.
    """

    def __init__(self, text: str, table: WordTable, index: SourceIndex) -> None:
        self.text = text
        self.index = index
        self.starts = plain_offsets(table.starts)
        self.ends = plain_offsets(table.ends)
        self._hashes = table.hashes

    def __len__(self) -> int:
        return len(self._hashes)

    def hashes(self, first: int, end: int) -> list[int]:
        """Return the hashes of the words [first, end), canonical: all spellings of a word are one."""
        return self.index.spellings.canonical_words(self._hashes[first:end])

    def folded(self, first: int, end: int) -> list[str]:
        """Return the words [first, end) as they are compared."""
        if first >= end:
            return []
        base = self.starts[first]
        folded = fold(self.text[base : self.ends[end - 1]])
        words = [folded[self.starts[word] - base : self.ends[word] - base] for word in range(first, end)]
        return [word.replace(VANISHING, "") for word in words] if VANISHING in folded else words

    @cached_property
    def language(self) -> str:
        """The language of the article, as its small words tell."""
        return language_of(self.text)

    @cached_property
    def _bracketed(self) -> frozenset[int]:
        """The words that stand in square brackets: the writer's own, shown as such."""
        return frozenset(
            word
            for match in _BRACKET.finditer(self.text)
            for word in range(self.first_at(match.start()), self.first_at(match.end() - 1))
        )

    def bracketed(self, first: int, end: int) -> int:
        """Return how many of the words [first, end) stand in square brackets."""
        return sum(word in self._bracketed for word in range(first, end)) if self._bracketed else 0

    def outside_brackets(self, first: int, end: int) -> Sequence[int]:
        """Return which of the words [first, end) do not stand in square brackets, or all if all do."""
        if not self._bracketed or self._bracketed.isdisjoint(range(first, end)):
            return range(first, end)
        return [word for word in range(first, end) if word not in self._bracketed] or range(first, end)

    def before(self, word: int) -> str:
        """Return what stands between a word and the one before it; an end of the text counts as a line's."""
        if not 0 < word < len(self):
            return "\n"
        return self.text[self.ends[word - 1] : self.starts[word]]

    def first_at(self, offset: int) -> int:
        """Return the index of the first word that ends after ``offset``."""
        return bisect_right(self.ends, offset)
