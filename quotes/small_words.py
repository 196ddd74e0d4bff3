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
    return frozenset(word for words in _groups()[group].values() for word in _words(words))


@cache
def _groups() -> dict[str, dict[str, str | list[str]]]:
    return tomllib.loads(files("quotes").joinpath("data", "small_words.toml").read_text("utf-8"))


def _words(written: str | list[str]) -> list[str]:
    """Return words parted by blanks, or the phrases of a list."""
    return written.split() if isinstance(written, str) else written
