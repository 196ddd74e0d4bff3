"""How the text of a numbered paragraph begins behind its number: fragments of patterns."""

from __future__ import annotations

GAP = r"[ \t\xa0\u2000-\u200a]+"
_LETTER = r"[^\W\d_a-zß-öø-ÿ]"  # no small one of the Latin alphabet
BEGINS = rf"{_LETTER}|[\"'“”„‘«‹(\[]"
BEGINS_UNBRACKETED = rf"{_LETTER}|[\"'“”„‘«‹]"
