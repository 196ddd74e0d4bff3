"""Which language a text is in, as far as attribution needs to know it.

A language that the file states wins; else the small words of the text's first page are counted.
"""

from __future__ import annotations

import re
from functools import cache

from quotes.words.vocabulary import cues, languages

CHINESE = "zh"  # has no blanks, so no small words that could be counted
_WORD = re.compile(r"[^\W\d_]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_LEAST_HAN = 0.3  # of a text's signs
FIRST_LINES = 300  # enough for most English texts
FIRST_PAGE = 2000  # characters
_FEW_WORDS = 60  # a text as short as this may hold no small word of its language at all
_LEAST_LEAD = 1  # small words more than English has: one alone ("no", "die") may be any language's
_PLAIN_SHARE = 0.95
_SURE_SHARE = 0.15
_LEAST_SHARE = 0.08  # of the words; running text has 0.2 to 0.35


def language_of(text: str, stated: str = "") -> str:
    """Return the code of the text's language, or "" if attribution has no words for it.

    >>> [language_of(text) for text in ("Der Bericht ist nicht da.", "日本語の文章です", "他说：“是的。”")]
    ['de', '', 'zh']
    """
    code = stated.strip().lower()[:2]
    if code:
        return code if code == CHINESE or code in languages() else ""
    if _is_chinese(text[:FIRST_PAGE]):
        return CHINESE
    first = text[:FIRST_LINES].lower().split()
    if sum(map(_small_words("en").__contains__, first)) > _SURE_SHARE * len(first):
        return "en"
    words = _WORD.findall(text[:FIRST_PAGE].lower())
    if not words:
        return ""
    counts = {
        language: sum(map(_small_words(language).__contains__, words)) for language in sorted(languages())
    }
    best = max(counts, key=lambda language: (counts[language], language == "en"))
    if counts[best] >= _LEAST_SHARE * len(words) and (
        best == "en" or counts[best] > counts["en"] + _LEAST_LEAD
    ):
        return best
    return "en" if len(words) < _FEW_WORDS and _is_plain(text[:FIRST_PAGE]) else ""


def _is_chinese(first: str) -> bool:
    """Tell whether a page is in Chinese: many of its signs are Han, and none is Japanese."""
    if not _HAN.search(first) or _KANA.search(first):
        return False
    return len(_HAN.findall(first)) >= _LEAST_HAN * len(first.replace(" ", ""))


def _is_plain(text: str) -> bool:
    """Tell whether nearly all letters are those of English."""
    letters = [character for character in text if character.isalpha()]
    return sum(map(str.isascii, letters)) >= _PLAIN_SHARE * max(1, len(letters))


@cache
def _small_words(language: str) -> frozenset[str]:
    """Return the small words of one language; its file is read when a text is first held against them."""
    return frozenset(cues(language)["detect"]["words"].split())
