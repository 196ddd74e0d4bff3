"""Tag a word as it is written: by the lists of its language, else by its shape and its ending."""

from __future__ import annotations

import re
from collections.abc import Mapping

from quotes.words.stops import abbreviations
from quotes.words.tags import (
    ABBREVIATION,
    ADVERB,
    BASE,
    CLOSING,
    COLON,
    COMMA,
    CONJUNCTION,
    DASH,
    DETERMINER,
    ED,
    HEADS,
    ING,
    NAME,
    NUMBER,
    OPENING,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    RELATIVE,
    REPORTED,
    SEMICOLON,
    STOP,
    SUBORDINATOR,
    TAG_CUE,
    TIME,
    TITLE,
    VERB,
)

# Words that a capital makes no name: they begin sentences.
_SMALL_WORD = (
    TAG_CUE | ADVERB | TIME | PRONOUN | RELATIVE | DETERMINER | PREPOSITION | SUBORDINATOR | CONJUNCTION
)
_PUNCTUATION = {
    ",": COMMA, "،": COMMA, "、": COMMA, "，": COMMA, ".": STOP, "!": STOP, "?": STOP, "…": STOP, "。": STOP,
    ":": COLON, "：": COLON, ";": SEMICOLON, "–": DASH, "—": DASH, "―": DASH, "-": DASH,
    "’": POSSESSIVE, "'": POSSESSIVE,
    "“": QUOTE, "”": QUOTE, '"': QUOTE, "„": QUOTE, "«": QUOTE, "»": QUOTE, "‘": QUOTE,  # strays
    "\ue000": QUOTE, "(": OPENING, "[": OPENING, "{": OPENING, ")": CLOSING, "]": CLOSING, "}": CLOSING,
}  # fmt: skip
_CONTRACTED = ("s", "d", "re", "ll", "ve", "m")
_ORDINAL = re.compile(r"\d{1,2}|[IVX]{2,6}")
_LEAST_FIRST_PART, _LEAST_LAST_PART = 3, 4  # letters of a compound's parts
_ENDINGS = ("ly", "ed", "ing")
_UNACCENTED = str.maketrans("áéí", "aei")  # Spanish "definiéndola"
_MOST_REMEMBERED = 200_000  # words; bounds the memory that hostile texts can take


class Remembered(dict[str, int]):
    """The tags of the words met so far; a word not met yet is tagged when it is looked up."""

    def __init__(
        self, language: str, known: Mapping[str, int], enclitics: tuple[str, ...], *, caseless: bool = False
    ) -> None:
        super().__init__()
        self._enclitics = enclitics
        self._language = language
        self._known = known
        self._caseless = caseless

    def __missing__(self, word: str) -> int:
        if len(self) > _MOST_REMEMBERED:
            self.clear()
        tags = _tags(word, self._known, self._language)
        if not tags and word.endswith(self._enclitics):
            tags = _of_enclitic(word, self._known, self._enclitics)
        if self._caseless and not tags and word[0].isalpha():
            tags = NAME  # without capitals a name looks like any word
        self[word] = tags
        return tags


def _tags(word: str, known: Mapping[str, int], language: str) -> int:
    punctuation = _PUNCTUATION.get(word)
    if punctuation is not None:
        return punctuation
    lower = word.lower()
    found = known.get(word, 0) or known.get(lower, 0)  # "US" is listed as it is written
    if not found and ("’" in lower or "'" in lower):
        found = _of_apostrophe(lower, known)
    last = lower.rpartition("-")[2] if "-" in lower else lower
    if not found and last is not lower and not lower[0].isdigit():  # "a 40-page report"
        found = known.get(last, 0) & HEADS  # "ex-minister"
    also_small = language != "en" and found & _SMALL_WORD  # Spanish "al", "no", "para"
    if (
        (len(word) == 1 and word.isalpha())
        or _is_dotted(word)
        or (last in abbreviations() and not also_small)
    ):
        found |= ABBREVIATION
    if language == "de" and _ORDINAL.fullmatch(word):
        found |= ABBREVIATION  # "am 17. Mai", "Benedikt XVI."
    if word[0].isdigit():
        return found | NUMBER
    if word[0].isupper():
        if language == "de":
            found = found & ~REPORTED or _of_compound(lower, known)
        return found if found & _SMALL_WORD else found | NAME | (_of_shape(lower, language) & ING)
    if found & REPORTED:
        return found & ~HEADS  # "er rede", not "die Rede"
    return found if found & ~ABBREVIATION else found | _of_shape(lower, language)


def _is_dotted(word: str) -> bool:
    """Tell whether full stops inside a word abbreviate it: "U.S", "p.m", but not "example.com" or "3.5"."""
    before, _, last = word.rpartition(".")
    return bool(before) and len(last) < 3 and not last.isdigit()


def _of_apostrophe(lower: str, known: Mapping[str, int]) -> int:
    """Return the tags of "he’s" (those of "he") and of possessives."""
    base, _, ending = lower.replace("'", "’").rpartition("’")
    tags = known.get(base, 0)
    if tags & (PRONOUN | RELATIVE) and ending in _CONTRACTED:
        return tags
    if ending == "s" or (not ending and base.endswith("s")):
        return POSSESSIVE | (tags & (HEADS | TIME | TITLE))
    return 0


def _of_compound(lower: str, known: Mapping[str, int]) -> int:
    """Return what the last part of a German compound is: "Abschlussbericht" is a report.

    Its first letter may be part of a longer noun, so that the longest part counts.
    """
    for start in range(_LEAST_FIRST_PART, len(lower) - _LEAST_LAST_PART + 1):
        heads = known.get(lower[start:], 0) & HEADS
        if heads:
            return heads
    return 0


def _of_enclitic(word: str, known: Mapping[str, int], enclitics: tuple[str, ...]) -> int:
    """Return the tags of the verb that a pronoun is written as one with: "definendola", "spiegarlo"."""
    for enclitic in enclitics:
        stem = word.removesuffix(enclitic).translate(_UNACCENTED)
        if len(stem) < len(word):
            found = (known.get(stem, 0) | known.get(f"{stem}e", 0)) & VERB
            if found:
                return found | (known.get(stem, 0) & ING or BASE)
    return 0


def _of_shape(lower: str, language: str) -> int:
    """Tag an English word that no list holds by its ending."""
    if language != "en" or not lower.endswith(_ENDINGS):
        return 0
    if lower.endswith("ly") and len(lower) > 4:
        return ADVERB
    if lower.endswith("ed") and len(lower) > 4:
        return ED
    return ING if lower.endswith("ing") and len(lower) > 5 else 0
