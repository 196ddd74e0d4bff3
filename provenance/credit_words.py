"""The words by which credits are read and compared, in all languages (data/credit_words.toml)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


def credit_words(group: str) -> frozenset[str]:
    """Return the words of a group in all its languages.

    Raises:
        KeyError: the file has no such group.

    >>> sorted(credit_words("after_names"))
    ['ii', 'iii', 'iv', 'jr', 'sr']
    """
    return frozenset(word for words in _groups()[group].values() for word in words.split())


@cache
def _groups() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("provenance").joinpath("data", "credit_words.toml").read_text("utf-8"))
