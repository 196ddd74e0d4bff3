"""Find the quotation marks of a text and weigh, for each, whether it opens or closes.

A mark's glyph says something about its direction, and so do its neighbours: an opening mark follows a blank
and touches a word, a closing mark does the reverse. Neither can be trusted alone (straight marks have no
direction, German closes with the mark that English opens with, and writers mistype), so each mark carries a
price for opening and a price for closing, and `quotes.pairing` finds the cheapest reading of a paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple


class Family(Enum):
    """Marks that can pair with each other."""

    DOUBLE = auto()  # “ ” „ " '' ``
    ANGLE = auto()  # « »
    SINGLE_ANGLE = auto()  # ‹ ›
    CORNER = auto()  # 「 」
    WHITE_CORNER = auto()  # 『 』
    TITLE = auto()  # 《 》, which mark titles


class Mark(NamedTuple):
    """A quotation mark at [start, end) and what it costs to read it as opening, closing, or neither."""

    start: int
    end: int
    to_open: float
    to_close: float
    to_ignore: float

    @property
    def looks_closing(self) -> bool:
        """Tell whether closing is the cheaper reading."""
        return self.to_close < self.to_open


FAMILIES = {
    "“": Family.DOUBLE, "”": Family.DOUBLE, "„": Family.DOUBLE, "‟": Family.DOUBLE, '"': Family.DOUBLE,
    "＂": Family.DOUBLE, "〝": Family.DOUBLE, "〞": Family.DOUBLE, "〟": Family.DOUBLE, "'": Family.DOUBLE,
    "`": Family.DOUBLE, "‘": Family.DOUBLE, "’": Family.DOUBLE, "‚": Family.DOUBLE, ",": Family.DOUBLE,
    "«": Family.ANGLE, "»": Family.ANGLE, "‹": Family.SINGLE_ANGLE, "›": Family.SINGLE_ANGLE,
    "「": Family.CORNER, "」": Family.CORNER, "『": Family.WHITE_CORNER, "』": Family.WHITE_CORNER,
    "《": Family.TITLE, "》": Family.TITLE,
}  # fmt: skip

_GLYPHS = '“”„‟"＂〝〞〟«»‹›「」『』《》'
_PLAIN = re.compile(f"[{_GLYPHS}]")
# Two apostrophes or grave accents count as one double mark; of three, the outer pair does. An attribute of
# leftover markup (`href="..."`) is matched first, whole, to be passed over.
_ALL = re.compile(rf"=[\"“”][^\"“”\n]{{0,300}}[\"“”]|[{_GLYPHS}]|'{{2,3}}|`{{2,3}}|‘‘|’’’?|,,(?=[^\s,])")
_NEEDS_ALL = ("''", "``", "‘‘", "’’", ",,", '="', "=“", "=”")


def double_marks(text: str) -> re.Pattern[str]:
    """Return the pattern that finds the text's double marks; the quick one where it suffices."""
    return _ALL if any(rare in text for rare in _NEEDS_ALL) else _PLAIN


_OPENING_GLYPHS = frozenset("„‟〝`‘,「『《")
_CLOSING_GLYPHS = frozenset("〞〟’」』》")
_DIRECTED = frozenset("「」『』《》")

# Prices, in units of "one clear sign". Ignoring a mark is dearer than reading it against two signs, so that a
# text keeps its quotations; a lone stray mark still ends up ignored because nothing pairs with it.
AGAINST_GLYPH = 1.5
AGAINST_NEIGHBOURS = 2.0
HALF_AGAINST_NEIGHBOURS = 0.8
IGNORED = 3.0
IGNORED_AFTER_DIGIT = 1.0  # may be inches or seconds

_BEFORE_OPENING = frozenset("([{<¿¡|/*_>")
_DASHES = frozenset("-–—―‒−")
_AFTER_CLOSING = frozenset(".,;:!?)]}…%*|/")
_ENDS_WORDS = frozenset(".,!?…")
_SINGLES = frozenset("'‘’‚‛`‹›“”„\"«»")


@dataclass(frozen=True, slots=True)
class Style:
    """How a text uses the marks whose direction differs between countries.

    ``low_opens`` is true where „ opens, so that “ (or ”) closes; ``right_opens`` where ” stands on both
    sides; ``angles_reversed`` where » opens and « closes.
    """

    low_opens: bool = False
    right_opens: bool = False
    angles_reversed: bool = False


def style_of(text: str) -> Style:
    """Read a text's use of the marks off the text itself."""
    low = text.count("„")
    right, left = text.count("”"), text.count("“")
    return Style(
        low_opens=low > 0 and 2 * low >= left,
        right_opens=left == 0 and low == 0 and right > 1,
        angles_reversed="»" in text and _reversed_angles(text),
    )


def _reversed_angles(text: str) -> bool:
    inward = len(re.findall(r"(?:^|\s)»\w|\w[.,!?]?«(?:\W|$)", text))
    outward = len(re.findall(r"(?:^|\s)«|»(?:[\s.,;:!?)]|$)", text))
    return inward > outward


def weigh(text: str, start: int, end: int, style: Style) -> Mark:
    """Return the mark at [start, end) with its prices."""
    before = text[start - 1] if start else "\n"
    after = text[end] if end < len(text) else "\n"
    return Mark(start, end, *_prices(text[start], before, after, style))


@lru_cache(maxsize=4096)
def _prices(glyph: str, before: str, after: str, style: Style) -> tuple[float, float, float]:
    """Return what it costs to read a mark between two characters as opening, as closing, and as neither."""
    opening, closing = _glyph_prices(glyph, style)
    if glyph in _DIRECTED:
        return opening, closing, IGNORED
    lean_open, lean_close = _neighbour_prices(before, after)
    inches = glyph in "\"'”’" and before.isdigit()
    return opening + lean_open, closing + lean_close, IGNORED_AFTER_DIGIT if inches else IGNORED


def _glyph_prices(glyph: str, style: Style) -> tuple[float, float]:
    """Return what the glyph alone costs as (opening, closing)."""
    if glyph in _DIRECTED:
        return (0.0, 9.0) if glyph in _OPENING_GLYPHS else (9.0, 0.0)
    if glyph in _OPENING_GLYPHS:
        return 0.0, 2 * AGAINST_GLYPH
    if glyph in _CLOSING_GLYPHS:
        return AGAINST_GLYPH, 0.0
    if glyph == "“":
        return (AGAINST_GLYPH / 2, 0.0) if style.low_opens else (0.0, AGAINST_GLYPH)
    if glyph == "”":
        return (0.0, 0.0) if style.right_opens else (AGAINST_GLYPH, 0.0)
    if glyph in "«‹":
        return (AGAINST_GLYPH, 0.0) if style.angles_reversed else (0.0, AGAINST_GLYPH)
    if glyph in "»›":
        return (0.0, AGAINST_GLYPH) if style.angles_reversed else (AGAINST_GLYPH, 0.0)
    return 0.0, 0.0


def _neighbour_prices(before: str, after: str) -> tuple[float, float]:
    """Return what the characters on either side say, as (opening, closing)."""
    free_before = before.isspace() or before in _BEFORE_OPENING
    free_after = after.isspace() or after in _AFTER_CLOSING
    if free_before:
        return (
            (HALF_AGAINST_NEIGHBOURS, HALF_AGAINST_NEIGHBOURS)
            if after.isspace()
            else (0.0, AGAINST_NEIGHBOURS)
        )
    if after.isspace():
        return AGAINST_NEIGHBOURS, 0.0
    if before in _DASHES:
        return (0.0, HALF_AGAINST_NEIGHBOURS) if not free_after else (HALF_AGAINST_NEIGHBOURS, 0.0)
    if free_after or after in _DASHES:
        return AGAINST_NEIGHBOURS, 0.0
    if before in _SINGLES or after in _SINGLES:
        return _beside_a_mark(before, after)
    if before in ":;=":
        return 0.0, HALF_AGAINST_NEIGHBOURS
    return HALF_AGAINST_NEIGHBOURS, 0.0


def _beside_a_mark(before: str, after: str) -> tuple[float, float]:
    """Weigh a mark that touches another mark: the free side decides."""
    if before in _SINGLES and after in _SINGLES:
        return 0.0, 0.0
    if before in _SINGLES:
        return (0.0, HALF_AGAINST_NEIGHBOURS) if after.isalnum() else (HALF_AGAINST_NEIGHBOURS, 0.0)
    return (HALF_AGAINST_NEIGHBOURS, 0.0) if before.isalnum() or before in _ENDS_WORDS else (0.0, 0.0)
