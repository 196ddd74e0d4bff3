"""Stops: what ends a sentence at a glance, and the words whose full stop ends none.

The list of those words lies in data/abbreviations.toml.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

SENTENCE_END = re.compile(r"[.!?…؟][\"'”’»)\]]*\s|[。！？]|\n\s*\n")  # in plain text


@cache
def sure_abbreviations() -> frozenset[str]:
    """Return the words, in lower case and without the stop, after which a sentence always goes on."""
    return _group("always")


@cache
def abbreviations() -> frozenset[str]:
    """Return these and those whose stop may end a sentence, too: "p.m.", "Sun."."""
    return _group("always") | _group("sometimes")


def _group(name: str) -> frozenset[str]:
    data = tomllib.loads(files("quotes").joinpath("data", "abbreviations.toml").read_text("utf-8"))
    return frozenset(word for words in data[name].values() for word in words.split())
