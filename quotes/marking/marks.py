"""Find the quotation marks of a text and weigh, for each, whether it opens or closes.

A mark's glyph says something about its direction, and so do its neighbours: an opening mark follows a blank
and touches a word, a closing mark does the reverse. Neither can be trusted alone (straight marks have no
direction, German closes with the mark that English opens with, and writers mistype), so each mark carries a
price for opening and a price for closing, and `pairing` finds the cheapest reading of a paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum, auto
from functools import cache
from typing import NamedTuple


class Family(IntEnum):
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
# Two apostrophes, grave accents or commas count as one double mark; of three, the outer pair does.
_RARE = {
    "''": re.compile(r"'{2,3}"),
    "``": re.compile(r"`{2,3}"),
    "‘‘": re.compile(r"‘‘"),
    "’’": re.compile(r"’’’?"),
    ",,": re.compile(r",,(?=[^\s,])"),
}
# An attribute of leftover markup (`href="..."`): its marks are passed over.
_ATTRIBUTE = re.compile(r"=[\"“”][^\"“”\n]{0,300}[\"“”]")


def double_marks(text: str) -> list[tuple[int, int]]:
    """Return where the text's double marks stand, in order, as (start, end).

    Each glyph is looked for by itself: a text holds few of them, and one character is found many times faster
    than any of a set, or than two in a row.
    """
    found = [(start, start + 1) for glyph in _GLYPHS if glyph in text for start in places_of(glyph, text)]
    for sign, pattern in _RARE.items():
        if sign[0] in text and sign in text:
            found += [match.span() for match in pattern.finditer(text)]
    found.sort()
    if "=" in text:
        attributes = [match.span() for match in _ATTRIBUTE.finditer(text)]
        found = list(_outside(found, attributes))
    return found


def places_of(glyph: str, text: str) -> list[int]:
    """Return where a glyph stands in a text, in order."""
    found: list[int] = []
    place = text.find(glyph)
    while place >= 0:
        found.append(place)
        place = text.find(glyph, place + 1)
    return found


def _outside(
    spans: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the spans that lie in none of the others; both are in order, and the others do not overlap."""
    starts = [start for start, _ in others]
    for span in spans:
        place = bisect_right(starts, span[0]) - 1
        if place < 0 or others[place][1] <= span[0]:
            yield span


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

_MOST_CONTEXTS = 10_000  # bounds the memory that hostile texts can take
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


class Prices(dict[str, tuple[float, float, float]]):
    """The prices of marks in the contexts met so far; few contexts recur all the time."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style

    def __missing__(self, context: str) -> tuple[float, float, float]:
        if len(self) > _MOST_CONTEXTS:
            self.clear()
        found = self[context] = prices(context, self._style)
        return found


@cache
def prices_of(style: Style) -> Prices:
    """Return what marks cost in texts of a style."""
    return Prices(style)


def prices(context: str, style: Style) -> tuple[float, float, float]:
    """Return what it costs to read a mark as opening, as closing, and as neither.

    Args:
        context: the character before the mark, the mark, and the one after it; line ends beyond the text.
        style: how the text uses its marks.
    """
    before, glyph, after = context[0], context[1], context[-1]
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
