"""Name the difference between two writings of one word, name or number: capitals, accents, hyphens."""

from __future__ import annotations

import re

from quotes.kinds import Code, Named
from quotes.wording.collation import Scene
from quotes.wording.twins import twin_kind
from quotes.wording.unit import Sort, Unit
from quotes.words import names
from quotes.words.spelling import canonical


def writing_kind(passage: Unit, variant: Unit, scene: Scene, *, first: bool) -> Named | None:
    """Name the difference between two units that compare as equal; None when they are written alike.

    Args:
        passage: the passage's unit.
        variant: the variant's unit.
        scene: the two texts.
        first: whether the variant's unit opens the quotation or a part of it.
    """
    before, after = scene.passage[passage.start : passage.end], scene.variant[variant.start : variant.end]
    if before == after:
        return None
    if passage.sort is Sort.ELLIPSIS:
        return Named(Code.DASH_HYPHEN_SPACE, "another form of ellipsis")
    if after[-1:].isalpha() and before.rstrip("0123456789") == after:
        return Named(Code.FOOTNOTE_MARK_DROPPED)
    if passage.folded != variant.folded:
        return Named(_other_form(passage, variant))
    return _other_writing(passage, before, after, first=first)


def _other_form(passage: Unit, variant: Unit) -> Code:
    """Name two forms of one word, name or number."""
    twin = twin_kind(passage.key)
    if twin is not None:
        return twin
    if passage.sort is Sort.NUMBER or "percent" in (passage.key, variant.key):
        return Code.NUMBER_FORMAT
    if passage.name and variant.name and canonical(passage.folded) != canonical(variant.folded):
        return names.kind_between(passage.name, variant.name)
    return Code.ABBREV if Sort.SIGN in (passage.sort, variant.sort) else Code.SPELLING_VARIETY


def _other_writing(unit: Unit, before: str, after: str, *, first: bool) -> Named:
    """Name a difference in capitals, marks or accents of the same letters."""
    if "[" in after and "[" not in before:
        return Named(Code.BRACKETED_FIRST_LETTER if after.startswith("[") else Code.BRACKET_REPLACE)
    plain, other = _apostrophes(before), _apostrophes(after)
    if plain == other:
        return Named(Code.QUOTE_GLYPH)
    if plain.lower() == other.lower():
        return _other_case(plain, other, first=first)
    if unit.sort is Sort.NUMBER:
        return Named(Code.NUMBER_FORMAT)
    if "." in plain + other:
        return Named(Code.ABBREV)
    if unit.sort is Sort.NAME:
        return Named(Code.NAME_TRANSLIT)
    if _letters(plain) == _letters(other):
        return Named(_joint_kind(plain, other))
    return Named(Code.NAME_TRANSLIT if before[:1].isupper() else Code.SPELLING_VARIETY)


def _letters(written: str) -> str:
    return re.sub(r"[\W_]", "", written.lower())


def _joint_kind(before: str, after: str) -> Code:
    """Joined, hyphenated or parted; at the end of a line a hyphen is layout."""
    if "\n" in before + after or "\u00ad" in before + after:
        return Code.DASH_HYPHEN_SPACE
    return Code.GRAMMAR_FIXED if "'" in before + after else Code.HYPHENATION


def _other_case(before: str, after: str, *, first: bool) -> Named:
    if before[:1] != after[:1] and before[1:] == after[1:]:
        return Named(Code.FIRST_LETTER_CASE if first else Code.INNER_CASE)
    shouted = after.isupper() and len(after) >= 3 and not any(sign.isupper() for sign in before[1:])
    return Named(Code.EMPHASIS_ADDED, "in capitals") if shouted else Named(Code.INNER_CASE)


def _apostrophes(text: str) -> str:
    return re.sub("[’‘ʼ`´′]", "'", text)
