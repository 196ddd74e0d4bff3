"""The words by which credits are read and compared, in all languages (data/credit_words.toml)."""

from __future__ import annotations

from corpus.word_lists import grouped_words


def credit_words(group: str) -> frozenset[str]:
    """Return the words of a group in all its languages.

    Raises:
        KeyError: the file has no such group.

    >>> sorted(credit_words("after_names"))
    ['ii', 'iii', 'iv', 'jr', 'sr']
    """
    return grouped_words("provenance", "credit_words", group)
