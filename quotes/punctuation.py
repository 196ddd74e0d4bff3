"""Name what differs between two gaps: the blanks and marks that stand between the same two words."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from quotes.kinds import Code

DOUBLE_QUOTES = frozenset('"“”„‟«»″＂〝〞「」『』')
SINGLE_QUOTES = frozenset("'‘’‚‛‹›′`´")
HYPHENS = frozenset("-‐‑\u00ad")
DASHES = frozenset("–—―−‒﹘－") | HYPHENS
_FOOTNOTE = re.compile(r"[\u00b9\u00b2\u00b3\u2070-\u2079*†‡§]+|[\[(]\d{1,3}[\])]")
_TERMINAL = frozenset(".,;:!?…。")


class GapChange(NamedTuple):
    """One difference between two gaps; offsets count from the start of each gap."""

    passage_start: int
    passage_end: int
    variant_start: int
    variant_end: int
    kind: Code


def gap_changes(passage: str, variant: str, *, at_end: bool = False) -> list[GapChange]:
    """Name the differences between two gaps, in order.

    Args:
        passage: the gap in the passage, without letters.
        variant: the gap in the variant.
        at_end: whether the variant ends with the gap.
    """
    if passage == variant:
        return []
    parts = [
        (op.src_start, op.src_end, op.dest_start, op.dest_end)
        for op in Levenshtein.opcodes(passage, variant)
        if op.tag != "equal"
    ]
    kinds = [_kind(passage[a:b], variant[c:d], passage, variant, at_end) for a, b, c, d in parts]
    whole = _kind(passage, variant, passage, variant, at_end)
    if len(set(kinds)) <= 1 or _moved(passage, variant) or len(parts) > 4:
        start, end = parts[0], parts[-1]
        kind = kinds[0] if len(set(kinds)) == 1 else whole
        return [GapChange(start[0], end[1], start[2], end[3], kind)]
    return [GapChange(*part, kind=kind) for part, kind in zip(parts, kinds, strict=True)]


def _moved(passage: str, variant: str) -> bool:
    """Tell whether the same marks stand in another order, as a comma before or behind the quotation mark."""
    return sorted(map(_shape, passage.split())) == sorted(map(_shape, variant.split())) or (
        sorted(map(_shape, passage.replace(" ", ""))) == sorted(map(_shape, variant.replace(" ", "")))
    )


def _shape(mark: str) -> str:
    """Make the glyphs of one mark equal."""
    shapes = (("q", DOUBLE_QUOTES | SINGLE_QUOTES), ("-", DASHES))
    return "".join(
        next((shape for shape, members in shapes if sign in members), sign) for sign in sorted(mark)
    )


def _kind(before: str, after: str, passage: str, variant: str, at_end: bool) -> Code:
    """Name one difference; ``passage`` and ``variant`` are the whole gaps it stands in."""
    marks, others = _marks(before), _marks(after)
    if not marks and not others:
        return _blank_kind(passage, variant)
    if _FOOTNOTE.fullmatch(marks) and not others:
        return Code.FOOTNOTE_MARK_DROPPED
    if set(marks + others) <= DASHES:
        return _dash_kind(passage, variant)
    if set(marks + others) <= DOUBLE_QUOTES | SINGLE_QUOTES:
        return _quote_kind(passage, variant)
    return Code.TERMINAL_PUNCT if at_end else Code.INNER_PUNCT


def _blank_kind(passage: str, variant: str) -> Code:
    """Blanks only: about a hyphen they part or join a word, else they are layout."""
    if (not passage) != (not variant):
        return Code.HYPHENATION
    return Code.DASH_HYPHEN_SPACE


def _dash_kind(passage: str, variant: str) -> Code:
    dashed = set(passage) & DASHES, set(variant) & DASHES
    if all(dashed):
        return Code.DASH_HYPHEN_SPACE
    gap = passage if dashed[0] else variant
    if "\n" in gap:
        return Code.DASH_HYPHEN_SPACE
    return Code.HYPHENATION if set(gap) <= HYPHENS | {"–"} else Code.INNER_PUNCT


def _quote_kind(passage: str, variant: str) -> Code:
    all_before, all_after = _quotes(passage), _quotes(variant)
    if len(all_before) == len(all_after):
        same = all(
            (a in DOUBLE_QUOTES) == (b in DOUBLE_QUOTES) for a, b in zip(all_before, all_after, strict=True)
        )
        return Code.QUOTE_GLYPH if same else Code.NESTED_QUOTE_LEVEL
    return Code.QUOTE_GLYPH


def _quotes(gap: str) -> list[str]:
    return [sign for sign in gap if sign in DOUBLE_QUOTES or sign in SINGLE_QUOTES]


def _marks(gap: str) -> str:
    """Return the signs of a gap without blanks and invisible characters."""
    return "".join(
        sign for sign in gap if not sign.isspace() and unicodedata.category(sign) not in ("Cf", "Cc")
    )
