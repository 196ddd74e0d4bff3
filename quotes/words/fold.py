"""Fold text for comparing: letters to lower-case base letters, everything else to blanks.

A fold never changes a text's length, so an offset in the folded text is an offset in the text. Folded text
is for comparing, never for showing. One table look-up for each code point serves both the plain-Python
functions here and the vectorised scan of the engine.
"""

from __future__ import annotations

import unicodedata
from functools import cache

SEPARATOR = " "  # what stands between words: blanks, punctuation, symbols
VANISHING = "\0"  # what neither stands for a letter nor parts a word: apostrophes, accents, soft hyphens

MARK_CHARACTERS = frozenset("\"'“”„‟‘’‚‛«»‹›「」『』`´＂＇")  # what may open or close a quotation

_APOSTROPHES = frozenset("'’‘ʼʻʾʿ′`´＇‛")
# Base letters that Unicode does not decompose, as readers without the letter on their keyboard type them.
_BASE_LETTERS = {
    "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "ŋ": "n", "ŧ": "t", "æ": "a", "œ": "o",
    "ß": "s", "þ": "t", "ſ": "s", "ς": "σ", "ё": "е", "й": "и", "ى": "ي", "ة": "ه", "ک": "ك", "ی": "ي",
}  # fmt: skip
# Scripts written without blanks between words: each character counts as a word of its own.
_UNSPACED_RANGES = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x3005, 0x3007),  # ideographic iteration mark and zero
    (0x3040, 0x30FF),  # Hiragana, Katakana
    (0x31F0, 0x31FF),  # Katakana extensions
    (0x3400, 0x4DBF),  # ideographs, extension A
    (0x4E00, 0x9FFF),  # ideographs
    (0xF900, 0xFAFF),  # compatibility ideographs
    (0x20000, 0x323AF),  # ideographs, extensions B to H
)
# The same as the inside of a character class of a pattern.
UNSPACED = "".join(f"{chr(low)}-{chr(high)}" for low, high in _UNSPACED_RANGES)


@cache
def fold_character(character: str) -> str:
    r"""Return one character for comparing: a base letter or digit, `SEPARATOR` or `VANISHING`.

    >>> "".join(fold_character(c) for c in "Al-Qāida’s ½")
    'al qaida\x00s  '
    >>> "".join(fold_character(c) for c in "٢٠١٨")
    '2018'
    """
    if is_unspaced(character):
        return character
    category = unicodedata.category(character)
    if character in _APOSTROPHES or category in ("Mn", "Me", "Cf", "Lm", "Sk"):
        return VANISHING
    if category[0] != "L" and category not in ("Mc", "Nd", "Nl"):
        return SEPARATOR
    if category == "Nd":
        return str(unicodedata.decimal(character))
    base = unicodedata.normalize("NFKD", character.lower())[0]
    return _BASE_LETTERS.get(base, base)


@cache
def is_unspaced(character: str) -> bool:
    """Tell whether the character belongs to a script that is written without blanks between words."""
    return any(low <= ord(character) <= high for low, high in _UNSPACED_RANGES)


def fold(text: str) -> str:
    r"""Fold a text, character for character.

    >>> fold("Honour—Al-Qa’ida!")
    'honour al qa\x00ida '
    """
    return text.translate(_TRANSLATION)


class _Translation(dict[int, str]):
    """Fills itself with the code points that occur."""

    def __missing__(self, code_point: int) -> str:
        folded = fold_character(chr(code_point))
        self[code_point] = folded
        return folded


_TRANSLATION = _Translation()
