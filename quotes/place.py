"""The place of one change in both texts."""

from __future__ import annotations

from typing import NamedTuple

from quotes.kinds import Code


class Place(NamedTuple):
    """One change: [passage_start, passage_end) becomes [variant_start, variant_end)."""

    passage_start: int
    passage_end: int
    variant_start: int
    variant_end: int
    kind: Code
    note: str = ""
    outside: bool = False
