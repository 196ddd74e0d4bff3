"""The word lists that come with the tool: TOML files in the folder ``data`` of each package.

A file holds groups. In a group, words stand by language or by what they name, parted by blanks; phrases stand
in a list.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache

from corpus.data_files import data_text


@cache
def word_lists(package: str, name: str) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return the words of data/NAME.toml of a package: by group, and in it by language or the like."""
    table: dict[str, dict[str, str | list[str]]] = tomllib.loads(data_text(package, name))
    return {
        group: {
            key: tuple(words.split() if isinstance(words, str) else words) for key, words in lists.items()
        }
        for group, lists in table.items()
    }


def grouped_words(package: str, name: str, group: str) -> frozenset[str]:
    """Return the words of a group in all its languages.

    Raises:
        KeyError: the file has no such group.
    """
    return frozenset(word for words in word_lists(package, name)[group].values() for word in words)


def document_words(group: str) -> frozenset[str]:
    """Return the words of a group of data/document_words.toml in all its languages.

    Raises:
        KeyError: the file has no such group.
    """
    return grouped_words("corpus", "document_words", group)


def any_of(group: str) -> str:
    """Return a pattern for the words of a group of data/document_words.toml, the longest first.

    >>> any_of("bylines")
    'door|par|por|von|by|di'
    """
    return "|".join(map(re.escape, sorted(document_words(group), key=lambda word: (-len(word), word))))
