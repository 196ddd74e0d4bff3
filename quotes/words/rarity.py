"""How much a word tells: its rarity in general English, in bits.

Sharing "the agreement" with a source means little, sharing "intermarriage" much. A word's weight is -log2
of its share in running English text; a word that the table does not list weighs `unlisted` bits. Digits are
as telling as they are long. The table lies in data/frequency_en.toml.
"""

from __future__ import annotations

import tomllib
from functools import cache

from corpus.data_files import data_text

_LEAST_BITS = 3.0


@cache
def _table() -> tuple[dict[str, float], float]:
    data = tomllib.loads(data_text("quotes", "frequency_en"))
    bits = {word: float(band) for band, words in data["bits"].items() for word in words.split()}
    return bits, float(data["unlisted"])


def is_common(folded: str) -> bool:
    """Tell whether a folded word is one of the commonest of English that are no names.

    >>> is_common("farmers"), is_common("iraq")
    (True, False)
    """
    return folded in _table()[0]


def bits(folded: str) -> float:
    """Return the weight of a folded word in bits, between 3 and the table's ``unlisted``.

    >>> bits("the") < bits("notion") < bits("intermarriage")
    True
    """
    table, unlisted = _table()
    known = table.get(folded)
    if known is not None:
        return known
    if folded.isascii() and len(folded) <= 2:
        return 9.0 + 2.0 * (len(folded) - 1)  # initials, list numbers, "al", "mr"
    if folded.isdigit():
        return min(unlisted, 9.0 + 1.5 * len(folded))
    if len(folded) == 1:
        return 9.0  # a character of a script without blanks
    return max(_LEAST_BITS, unlisted)
