"""Tell which words without marks an article reports as somebody's, from the first to the last.

"The report said that ...", "According to the inspectors, ...", "..., they said": such a clause begins and
ends where it must, as a quotation does at its marks. So words of a source that fill one could have stood in
few other places of the article, and less of them is needed to tell that they are the source's.
"""

from __future__ import annotations

from dataclasses import dataclass

from provenance.finding.article_words import ArticleWords
from quotes.words.stops import SENTENCE_STOPS
from quotes.words.tags import PREPOSITION, SAY, SUBORDINATOR
from quotes.words.vocabulary import vocabulary

_CUE_WORDS = 6  # "according to a new report by the inspectors,"
_CUE_AFTER_WORDS = 4  # ", officials at the ministry said"
_STOPS = SENTENCE_STOPS | {";", "\n"}
_PAUSES = frozenset(",:–—،，：")


@dataclass(frozen=True, slots=True)
class _Border:
    """Whether a clause may begin or end between two words, and whether a cue stands there."""

    parts: bool
    has_cue: bool = False


def is_reported_clause(first: int, end: int, article: ArticleWords) -> bool:
    """Tell whether the words [first, end) fill a clause that the article reports as somebody's."""
    before = _before(first, article)
    if not before.parts:
        return False
    after = _after(end, article)
    return after.parts and (before.has_cue or after.has_cue)


def is_beside_cue(first: int, end: int, article: ArticleWords) -> bool:
    """Tell whether a word such as "said" stands near the words [first, end), before or after them."""
    return _has_cue(max(0, first - _CUE_WORDS), first, article) or _has_cue(
        end, min(len(article), end + _CUE_AFTER_WORDS), article
    )


def _before(first: int, article: ArticleWords) -> _Border:
    gap = article.before(first)
    if not _STOPS.isdisjoint(gap):
        return _Border(parts=True)
    begin = _clause_begin(first, article)
    if not _PAUSES.isdisjoint(gap):
        found = _has_cue(begin, first, article)
        return _Border(found, found)
    known = vocabulary(article.language)
    before, after = map(known.tags, article.folded(first - 1, first + 1))
    if before & SUBORDINATOR:
        found = _has_cue(begin, first - 1, article)
    else:
        found = not after & PREPOSITION and _has_cue(first - 1, first, article)
    return _Border(found, found)


def _clause_begin(first: int, article: ArticleWords) -> int:
    """Return the first of the few words before a word that stand in its sentence."""
    begin = max(0, first - _CUE_WORDS)
    for word in range(first - 1, begin, -1):
        if not _STOPS.isdisjoint(article.before(word)):
            return word
    return begin


def _after(end: int, article: ArticleWords) -> _Border:
    gap = article.before(end)
    if not _STOPS.isdisjoint(gap):
        return _Border(parts=True)
    found = not _PAUSES.isdisjoint(gap) and _has_cue(end, min(len(article), end + _CUE_AFTER_WORDS), article)
    return _Border(found, found)


def _has_cue(first: int, end: int, article: ArticleWords) -> bool:
    """Tell whether one of the words [first, end) takes speech, or begins a phrase like "according to"."""
    known = vocabulary(article.language)
    folded = article.folded(first, end)
    return any(
        known.tags(word) & SAY
        or any(tuple(folded[at : at + len(phrase)]) == phrase for phrase in known.phrase_heads.get(word, ()))
        for at, word in enumerate(folded)
    )
