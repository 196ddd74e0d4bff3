"""The small words of all languages that single rules look for (data/small_words.toml)."""

from __future__ import annotations

from corpus.word_lists import grouped_words


def small_words(group: str) -> frozenset[str]:
    """Return the words of a group in all its languages.

    Raises:
        KeyError: the file has no such group.

    >>> sorted(small_words("with"))
    ['avec', 'con', 'mit', 'with']
    """
    return grouped_words("quotes", "small_words", group)
