"""Which language a text is in, as far as attribution needs to know it.

A language that the file states wins; else the small words of the text's first page are counted.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from quotes.vocabulary import languages

_WORD = re.compile(r"[^\W\d_]+")
FIRST_LINES = 300  # enough for most English texts
FIRST_PAGE = 2000  # characters
_FEW_WORDS = 60  # a text as short as this may hold no small word of its language at all
_LEAST_LEAD = 1  # small words more than English has: one alone ("no", "die") may be any language's
_PLAIN_SHARE = 0.95
_SURE_SHARE = 0.15
_LEAST_SHARE = 0.08  # of the words; running text of the four languages has 0.2 to 0.35


def language_of(text: str, stated: str = "") -> str:
    """Return the code of the text's language, or "" if attribution has no words for it.

    >>> language_of("Der Bericht ist nicht von der Kommission, sagte er."), language_of("日本語の文章。" * 30)
    ('de', '')
    """
    code = stated.strip().lower()[:2]
    if code:
        return code if code in languages() else ""
    small = _small_words()
    first = text[:FIRST_LINES].lower().split()
    if sum(map(small["en"].__contains__, first)) > _SURE_SHARE * len(first):
        return "en"
    words = _WORD.findall(text[:FIRST_PAGE].lower())
    if not words:
        return ""
    counts = {language: sum(map(listed.__contains__, words)) for language, listed in small.items()}
    best = max(counts, key=lambda language: (counts[language], language == "en"))
    if counts[best] >= _LEAST_SHARE * len(words) and (
        best == "en" or counts[best] > counts["en"] + _LEAST_LEAD
    ):
        return best
    return "en" if len(words) < _FEW_WORDS and _is_plain(text[:FIRST_PAGE]) else ""


def _is_plain(text: str) -> bool:
    """Tell whether nearly all letters are those of English."""
    letters = [character for character in text if character.isalpha()]
    return sum(map(str.isascii, letters)) >= _PLAIN_SHARE * max(1, len(letters))


@cache
def _small_words() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for language in sorted(languages()):
        data = tomllib.loads(files("quotes").joinpath("data", f"cues_{language}.toml").read_text("utf-8"))
        found[language] = frozenset(data["detect"]["words"].split())
    return found
