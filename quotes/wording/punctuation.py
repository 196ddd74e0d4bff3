"""Name what differs between two gaps: the blanks and marks that stand between the same two words."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from quotes.kinds import Code

DOUBLE_QUOTES = frozenset('"“”„‟«»″＂〝〞「」『』')
SINGLE_QUOTES = frozenset("'‘’‚‛‹›′`´")
QUOTES = DOUBLE_QUOTES | SINGLE_QUOTES
HYPHENS = frozenset("-‐‑\u00ad")
DASHES = frozenset("–—―−‒﹘－") | HYPHENS
_LINE_MARKS = frozenset("/>")  # a verse's end in running text; what a mail puts before a line that it answers
MOST_PARTS = 4  # differences in one gap that are told apart; a busier gap is one change
_FOOTNOTE = re.compile(r"[\u00b9\u00b2\u00b3\u2070-\u2079*†‡§]+|[\[(]\d{1,3}[\])]")
_EMPHASIS = re.compile(r"[*_]{1,3}|</?(?:em|strong|b|i|u)>")
# The kinds of a gap that holds several differences: the last of them names it.
_RANKED = (
    Code.DASH_HYPHEN_SPACE, Code.QUOTE_GLYPH, Code.NESTED_QUOTE_LEVEL, Code.TERMINAL_PUNCT, Code.INNER_PUNCT
)  # fmt: skip

_Part = tuple[int, int, int, int]


class GapChange(NamedTuple):
    """One difference between two gaps; offsets count from the start of each gap."""

    passage_start: int
    passage_end: int
    variant_start: int
    variant_end: int
    kind: Code


def gap_changes(
    passage: str, variant: str, *, at_start: bool = False, at_end: bool = False
) -> list[GapChange]:
    """Name the differences between two gaps, in order.

    Args:
        passage: the gap in the passage, without letters.
        variant: the gap in the variant.
        at_start: whether the variant begins with the gap.
        at_end: whether it ends with the gap.
    """
    if passage == variant:
        return []
    parts = _parts(passage, variant)
    kinds = [
        _kind(passage[a:b], variant[c:d], (passage, variant), (at_start, at_end)) for a, b, c, d in parts
    ]
    if len(set(kinds)) == 1 and not _apart(passage, parts):
        return [_joined(parts, kinds[0])]
    if _moved(passage, variant) or len(parts) > MOST_PARTS:
        return [_joined(parts, max(kinds, key=_rank))]
    return [GapChange(*part, kind=kind) for part, kind in zip(parts, kinds, strict=True)]


def _parts(passage: str, variant: str) -> list[_Part]:
    """Return where two gaps differ; a difference in blanks alone goes with the mark beside it."""
    found: list[_Part] = []
    for op in Levenshtein.opcodes(passage, variant):
        if op.tag == "equal":
            continue
        part = (op.src_start, op.src_end, op.dest_start, op.dest_end)
        if op.tag != "replace" and _mixed(passage[part[0] : part[1]] + variant[part[2] : part[3]]):
            found += _one_by_one(part)
        elif (
            found
            and _blank(passage[found[-1][1] : part[0]])
            and _one_is_blank(found[-1], part, passage, variant)
        ):
            found[-1] = (found[-1][0], part[1], found[-1][2], part[3])
        else:
            found.append(part)
    return found


def _mixed(marks: str) -> bool:
    """Tell whether marks dropped or added together are quotation marks and others."""
    return 0 < len(_quotes(marks)) < len(_marks(marks))


def _one_by_one(part: _Part) -> list[_Part]:
    """Part a run of dropped or added signs into single ones."""
    before, before_end, after, after_end = part
    dropped = [(index, index + 1, after, after) for index in range(before, before_end)]
    return dropped or [(before, before, index, index + 1) for index in range(after, after_end)]


def _one_is_blank(first: _Part, second: _Part, passage: str, variant: str) -> bool:
    return any(_blank(passage[part[0] : part[1]] + variant[part[2] : part[3]]) for part in (first, second))


def _blank(text: str) -> bool:
    return not text.strip()


def _apart(passage: str, parts: list[_Part]) -> bool:
    """Tell whether differences of one kind are parted by marks that stayed."""
    kept = [passage[one[1] : two[0]] for one, two in pairwise(parts)]
    return len(parts) > 1 and all(mark.strip() for mark in kept)


def _joined(parts: list[_Part], kind: Code) -> GapChange:
    return GapChange(parts[0][0], parts[-1][1], parts[0][2], parts[-1][3], kind)


def _rank(kind: Code) -> int:
    """Return how much a kind says about a gap that holds several."""
    return _RANKED.index(kind) if kind in _RANKED else -1


def _moved(passage: str, variant: str) -> bool:
    """Tell whether the same marks stand in another order, as a comma before or behind the quotation mark."""
    shapes = [sorted(map(_shape, "".join(gap.split()))) for gap in (passage, variant)]
    return shapes[0] == shapes[1] or (len(shapes[0]) == len(shapes[1]) and "q" in shapes[0])


def _shape(sign: str) -> str:
    """Make the glyphs of one mark equal."""
    return "q" if sign in QUOTES else "-" if sign in DASHES else sign


def _kind(before: str, after: str, gaps: tuple[str, str], edges: tuple[bool, bool]) -> Code:
    """Name one difference in ``gaps``; ``edges`` tell whether they begin or end the variant."""
    passage, variant = gaps
    marks, others = _marks(before), _marks(after)
    if not marks and not others:
        joins = not any(edges) and (not passage) != (not variant)
        return Code.HYPHENATION if joins else Code.DASH_HYPHEN_SPACE
    if _FOOTNOTE.fullmatch(marks) and not others:
        return Code.FOOTNOTE_MARK_DROPPED
    if _EMPHASIS.fullmatch(others) and not marks:
        return Code.EMPHASIS_ADDED
    if set(marks + others) <= DASHES:
        return _dash_kind(passage, variant)
    if set(marks + others) <= QUOTES:
        return _quote_kind(passage, variant)
    if "\n" in passage and set(marks + others) <= _LINE_MARKS:
        return Code.DASH_HYPHEN_SPACE
    return Code.TERMINAL_PUNCT if edges[1] else Code.INNER_PUNCT


def _dash_kind(passage: str, variant: str) -> Code:
    dashed = set(passage) & DASHES, set(variant) & DASHES
    if all(dashed):
        return Code.DASH_HYPHEN_SPACE
    gap = passage if dashed[0] else variant
    if "\n" in gap:
        return Code.DASH_HYPHEN_SPACE
    return Code.HYPHENATION if set(gap) <= HYPHENS | {"–"} else Code.INNER_PUNCT


def _quote_kind(passage: str, variant: str) -> Code:
    levels = [[sign in DOUBLE_QUOTES for sign in _quotes(gap)] for gap in (passage, variant)]
    nested = len(levels[0]) == len(levels[1]) and levels[0] != levels[1]
    return Code.NESTED_QUOTE_LEVEL if nested else Code.QUOTE_GLYPH


def _quotes(gap: str) -> list[str]:
    return [sign for sign in gap if sign in QUOTES]


def _marks(gap: str) -> str:
    """Return the signs of a gap without blanks and invisible characters."""
    return "".join(
        sign for sign in gap if not sign.isspace() and unicodedata.category(sign) not in ("Cf", "Cc")
    )
