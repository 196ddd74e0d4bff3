"""Find what is no word in a text: ellipses, insertions in brackets, signs that stand for words."""

from __future__ import annotations

import re

from rapidfuzz.fuzz import ratio

from quotes.wording.unit import Other, Sort, Unit
from quotes.words.fold import UNSPACED
from quotes.words.runs import runs

_DOTS = r"(?:…|\.(?:[ \u00a0]?\.){2,})"
_APART, _PARTED = rf"(?:(?<!\w)|(?<=[{UNSPACED}]))", rf"(?:(?!\w)|(?=[{UNSPACED}]))"
_SPECIAL = re.compile(
    rf"(?P<ellipsis>\[\s?{_DOTS}\s?\]|\(\s?{_DOTS}\s?\)|{_DOTS})"
    rf"|{_APART}(?:(?P<bracket>\[[^\[\]]{{1,400}}\])|(?P<paren>\([^()\[\]]{{1,400}}\))){_PARTED}"
    r"|(?P<sign>(?<![A-Za-z])US\$|[%$€£¥&])"
)
_MAY_HOLD_SPECIAL = re.compile(r"[…\[(%$€£¥&]|\.[ \u00a0]?\.")
_SIGN_KEYS = {"%": "percent", "&": "and"}
LIKE_PAREN = 50  # of 100; from here on two stretches in round brackets are one, with changes
ELLIPSIS_KEY = "…"
_MOST_WORD_CHARACTERS = 40


def specials_in(text: str, other: Other) -> list[Unit]:
    """Return the ellipses, insertions and signs of a text, in order.

    ``other`` is what is known of the text that it is laid against: brackets that this has too are no
    insertions.
    """
    if not _MAY_HOLD_SPECIAL.search(text):
        return []
    found = (_special(match, other) for match in _SPECIAL.finditer(text))
    return [unit for unit in found if unit is not None]


def bracketed(text: str, group: str) -> tuple[str, ...]:
    """Return what a text has between brackets, folded; ``group`` is "bracket" (square) or "paren" (round)."""
    if "[" not in text and "(" not in text:
        return ()
    return tuple(_plain(match.group()) for match in _SPECIAL.finditer(text) if match.lastgroup == group)


def _plain(text: str) -> str:
    return " ".join(runs(text).folded)


def _special(match: re.Match[str], other: Other) -> Unit | None:
    written, start, end = match.group(), match.start(), match.end()
    if match.lastgroup == "ellipsis":
        return Unit(start, end, "", ELLIPSIS_KEY, Sort.ELLIPSIS)
    if match.lastgroup == "sign":
        key = _SIGN_KEYS.get(written, written[-1])
        return Unit(start, end, written.lower() if len(written) > 1 else "", key, Sort.SIGN)
    folded = _plain(written)
    if match.lastgroup == "bracket" and len(folded) == 1 and _stands_before(folded, match, other):
        return Unit(start, end, folded, folded, Sort.WORD)
    if match.lastgroup == "bracket" and other.inserts and folded not in other.brackets:
        return Unit(start, end, folded, f"[{folded}]", Sort.BRACKET)
    if match.lastgroup == "paren" and other.inserts and folded and not _has(other, folded):
        return Unit(start, end, folded, f"({folded})", Sort.PAREN)
    return None


def _stands_before(letter: str, match: re.Match[str], other: Other) -> bool:
    """Tell whether the other text has a letter before the same word: "[A] light" is "a light", raised."""
    following = runs(match.string[match.end() : match.end() + _MOST_WORD_CHARACTERS]).folded
    return bool(following) and f" {letter} {following[0]} " in other.running


def _has(other: Other, folded: str) -> bool:
    """Tell whether the other text has some words, or others like them between round brackets."""
    if f" {folded} " in other.running:
        return True
    return any(ratio(folded, known) >= LIKE_PAREN for known in other.parens)
