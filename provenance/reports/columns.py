"""What each column of each table holds, in words."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

COLUMNS_FILE = Path(__file__).with_name("columns.toml")


@cache
def meanings() -> dict[str, dict[str, str]]:
    """Return one sentence for each column of each table, by table and column."""
    with COLUMNS_FILE.open("rb") as file:
        return tomllib.load(file)
