"""Tell single quotation marks from apostrophes, and pair them.

An apostrophe stands inside a word, before a clipped word ('90s, 'em), or after a plural (the fighters’
demands); a single quotation mark opens after a blank and closes after a word or a stop. Only a
closing mark with an opening mark before it, in the same paragraph and inside the same double marks, makes a
quotation.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from quotes.marking.marks import places_of
from quotes.words.small_words import small_words

# An opening mark touches a word and follows nothing, a blank, an opening bracket, a dash or another mark.
# Clipped words keep their apostrophe: those listed, and digits (’90s, '16).
_CLIPPED = r"(?i:em|til|till|tis|twas|cause|bout|n|round|cept|neath|ere|ll|ve|re|d|m|s|t)\b"
# The first set is what the search runs on; the look-behind after it sees the character before the mark.
_OPENING = re.compile(
    r"['‘’`‚‛](?:(?<![^\s(\[{—–“„\"«‹/-]['‘’`‚‛])"
    r"(?:(?<=‘)|(?!\d\ds?\b)(?!" + _CLIPPED + r"))|(?<=[\u2e80-\uffef]‘))(?=[\w\[(…$£€#@¿¡.“\"-])"
)
_GLYPHS = "'‘’`‚‛"
_BEFORE_OPENING = frozenset(' \t\r\n\u00a0\u2009\u202f\u2028\u2029([{—–“„"«‹/-')
_UNSPACED = ("\u2e80", "\uffef")  # Chinese, Japanese and Korean letters, beside which no apostrophe stands
_CLOSING = re.compile(r"(?<=[^\s(\[{])(?:['’‘](?!\w)|’(?=[\u2e80-\uffef]))")
_WORD_AFTER = re.compile(r" ([^\W\d_]+)")
_NO_POSSESSIONS = small_words("after_quotations")
_MOST_LENGTH = 1200  # longer runs between single marks were apostrophes in every case seen


def single_pairs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the quotations between single marks in ``text[start:end]`` as (opening, closing) offsets.

    The stretch must not hold a paragraph's end or a double mark that reaches outside it.

    >>> list(single_pairs("the fighters’ ‘deep ties’", 0, 25))
    [(14, 24)]
    """
    closing = [mark.start() for mark in _CLOSING.finditer(text, start, end)]
    if not closing:
        return
    place = start
    while (opening := _OPENING.search(text, place, end)) is not None:
        after = bisect_left(closing, opening.end() + 1)
        close = _closing_for(text, opening.end(), closing, after, end)
        if close is None:
            place = opening.end()
            continue
        yield opening.start(), close
        place = close + 1


def _closing_for(text: str, content: int, closing: list[int], after: int, end: int) -> int | None:
    """Choose the mark that closes a quotation whose words begin at ``content``.

    The first candidate closes, unless it may be a plural's apostrophe and a later one closes better.
    """
    following = _OPENING.search(text, content, end)
    limit = min(content + _MOST_LENGTH, following.start() if following else end)
    candidates = []
    for offset in closing[after : after + 12]:
        if offset >= limit:
            break
        candidates.append(offset)
    for offset in candidates:
        if not _may_be_plural(text, offset, end):
            return offset
    return candidates[0] if candidates else None


def _may_be_plural(text: str, offset: int, end: int) -> bool:
    """Tell whether the mark may be a possessive: after an s and before a blank and a small letter."""
    if text[offset - 1] not in "sS" or offset + 2 >= end:
        return False
    following = _WORD_AFTER.match(text, offset + 1)
    return following is not None and following[1].lower() not in _NO_POSSESSIONS


def opening_marks(text: str) -> list[int]:
    """Return where single marks stand that may open a quotation, in order."""
    return sorted(
        place
        for glyph in _GLYPHS
        if glyph in text
        for place in places_of(glyph, text)
        if _may_open_after(text[place - 1 : place]) and _OPENING.match(text, place)
    )


def _may_open_after(before: str) -> bool:
    """Tell whether a single mark may open behind a sign; "" stands for the text's beginning."""
    return not before or before in _BEFORE_OPENING or _UNSPACED[0] <= before <= _UNSPACED[1]
