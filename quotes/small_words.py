"""The small words of all languages that single rules look for (data/small_words.toml)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


def small_words(group: str) -> frozenset[str]:
    """Return the words of a group in all its languages.

    Raises:
        KeyError: the file has no such group.

    >>> sorted(small_words("with"))
    ['avec', 'con', 'mit', 'with']
    """
    return grouped_words("quotes", "small_words", group)


def grouped_words(package: str, name: str, group: str) -> frozenset[str]:
    """Return the words of a group in all its languages, from the file data/NAME.toml of a package.

    Raises:
        KeyError: the file has no such group.
    """
    return frozenset(word for words in _groups(package, name)[group].values() for word in _words(words))


@cache
def _groups(package: str, name: str) -> dict[str, dict[str, str | list[str]]]:
    return tomllib.loads(files(package).joinpath("data", f"{name}.toml").read_text("utf-8"))


def _words(written: str | list[str]) -> list[str]:
    """Return words parted by blanks, or the phrases of a list."""
    return written.split() if isinstance(written, str) else written
