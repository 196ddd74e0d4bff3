"""Tell what a capital letter means: a name, a month, the beginning of a sentence, a German noun."""

from __future__ import annotations

from quotes.wording.collation import Scene
from quotes.wording.unit import Sort, Unit
from quotes.words.dates import MONTHS
from quotes.words.fold import fold
from quotes.words.lexicon import Lexicon, WordClass
from quotes.words.rarity import is_common
from quotes.words.runs import runs
from quotes.words.small_words import small_words

MOST_LETTERS_BEFORE = 40  # looked at for the word before
_FUSED_ARTICLES = frozenset(map(fold, small_words("fused_articles")))


def is_name(unit: Unit, text: str, scene: Scene) -> bool:
    """Tell whether a unit of one of the two texts is a name."""
    written = text[unit.start : unit.end]
    if not written[:1].isupper():
        return False
    if unit.sort is Sort.NAME:
        return True
    if scene.lexicon.language == "de" and _follows_article(unit, text, scene.lexicon):
        return False  # every German noun has a capital, and few names have an article
    if scene.has_in_small_letters(unit.folded):
        return False
    if _opens_sentence(unit, text):
        return not scene.lexicon.of(unit.folded) and not is_common(unit.folded)
    return len(written) > 1 or not scene.lexicon.of(unit.folded)


def is_month(unit: Unit, text: str) -> bool:
    """Tell the month from the verb: "in May", "4 May", "May 2020"."""
    if unit.folded != "may" or not text[unit.start].isupper():
        return False
    beside = text[max(0, unit.start - 2) : unit.start] + text[unit.end : unit.end + 3]
    return not _opens_sentence(unit, text) or any(sign.isdigit() for sign in beside)


def is_day(unit: Unit, text: str) -> bool:
    """Tell whether a number stands beside the name of a month."""
    before = runs(text[max(0, unit.start - MOST_LETTERS_BEFORE) : unit.start]).folded[-1:]
    after = runs(text[unit.end : unit.end + MOST_LETTERS_BEFORE]).folded[:1]
    return not MONTHS.isdisjoint((*before, *after))


def _follows_article(unit: Unit, text: str, lexicon: Lexicon) -> bool:
    """Tell whether a noun has an article, or an adjective in small letters, before it."""
    before = runs(text[max(0, unit.start - MOST_LETTERS_BEFORE) : unit.start])
    if not before.folded or not before.text[before.starts[-1]].islower():
        return False
    classes = lexicon.of(before.folded[-1])
    return WordClass.ARTICLE in classes or before.folded[-1] in _FUSED_ARTICLES or not classes


def _opens_sentence(unit: Unit, text: str) -> bool:
    before = text[: unit.start].rstrip(" \u00a0\n\"“‘'([")
    return not before or before[-1] in ".?!:…"
