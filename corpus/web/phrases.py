"""What outlets put around their articles, in their own words: ``data/furniture.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from corpus.data_files import data_text


@dataclass(frozen=True, slots=True)
class Phrases:
    """What ``data/furniture.toml`` holds."""

    whole: frozenset[str]
    begins: tuple[str, ...]
    holds: tuple[str, ...]
    teasers: tuple[str, ...]
    life_verbs: tuple[str, ...]
    trades: frozenset[str]
    parts: tuple[str, ...]


@cache
def phrases() -> Phrases:
    """Return the table."""
    table = tomllib.loads(data_text("corpus", "furniture"))
    return Phrases(
        whole=frozenset(table["whole"]),
        begins=tuple(table["begins"]),
        holds=tuple(table["holds"]),
        teasers=tuple(table["teasers"]),
        life_verbs=tuple(table["life_verbs"]),
        trades=frozenset(table["life_trades"]),
        parts=tuple(table["parts"]),
    )
