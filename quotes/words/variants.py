"""All the ways in which one word may be spelt: spelling varieties and name styles, for seeding the search."""

from __future__ import annotations

from functools import lru_cache

from quotes.words.names import Aliases, default_aliases
from quotes.words.spelling import varieties

_MOST_REMEMBERED = 1 << 17  # words: a large run asks for the same ones several times


@lru_cache(maxsize=_MOST_REMEMBERED)
def word_variants(folded: str, names: Aliases | None = None) -> frozenset[str]:
    """Return every spelling and name style of a folded word, the word itself included.

    ``names`` are the names that count as one; None for those that come with the tool.

    >>> sorted(word_variants("honour"))
    ['honor', 'honour']
    """
    if not folded.isalpha() or len(folded) < 3:
        return frozenset((folded,))
    return varieties(folded) | (names or default_aliases()).equivalents(folded)
