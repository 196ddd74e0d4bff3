"""Negations of two words, of which speech and old writing leave one out: “c’est pas”, “ne pouvons payer”."""

from __future__ import annotations

from bisect import bisect_left

from quotes.wording.unit import Unit
from quotes.words.runs import Runs
from quotes.words.small_words import small_words

_BEFORE_VERB, _BEHIND_VERB = small_words("negations_before_verbs"), small_words("negations_behind_verbs")
_PLAIN = small_words("plain_negations_behind_verbs")
_LANGUAGES = frozenset(("fr",))
MOST_BETWEEN = 4  # "ne nous l'a-t-on pas" has as many words between its halves


def stays_denied(unit: Unit, side: Runs, other: frozenset[str], language: str) -> bool:
    """Tell whether one of two texts lacks only one half of a negation whose other half both have.

    Args:
        unit: what the other text lacks.
        side: the words of its own text.
        other: the folded words of the other text.
        language: of both.
    """
    if language not in _LANGUAGES:
        return False
    place = bisect_left(side.starts, unit.start)
    if unit.folded in _BEFORE_VERB:
        partners = _BEHIND_VERB.intersection(side.folded[place + 1 : place + 2 + MOST_BETWEEN])
    elif unit.folded in _PLAIN:
        partners = _BEFORE_VERB.intersection(side.folded[max(0, place - 1 - MOST_BETWEEN) : place])
    else:
        return False
    return not partners.isdisjoint(other)
