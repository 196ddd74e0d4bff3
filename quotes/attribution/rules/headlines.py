"""Rules for headlines, which name who speaks without a verb: before a colon, or at the end."""

from __future__ import annotations

from quotes.attribution.grammar.phrases import phrase_before, phrase_from
from quotes.attribution.grammar.sentences import Words, places_tagged, united
from quotes.attribution.grammar.verbs import is_finite
from quotes.attribution.rules.credits import Credit, Scope
from quotes.attribution.rules.source_rules import according_to
from quotes.attribution.speakers import may_speak
from quotes.words.tags import (
    AUX,
    BREAK,
    COLON,
    COMMA,
    CUE,
    DASH,
    DETERMINER,
    HEADS,
    NAME,
    QUOTE,
    STOP,
    TITLE,
    VERB,
)

_ENDS = frozenset(".!?…")
_MOST_NAME = 9  # words before a headline's colon
_LONGEST = 20  # words of a headline
_MOST_AT_END = 5  # words behind its last dash or colon


def headline(scope: Scope) -> Credit | None:
    """Credit who stands before the colon of a headline, or at its end.

    As in "UN report: Group ‘remains close’" and "Prisons ‘inhumane’ – watchdog".
    """
    tags = scope.words.tags
    closed = tags[-1] & QUOTE and (scope.quote + 1 < len(tags) or scope.last in _ENDS)
    if scope.start or tags[-1] & STOP or closed:
        return None  # a sentence, not a headline
    return _before_colon(scope) or _at_end(scope)


def _before_colon(scope: Scope) -> Credit | None:
    words, tags = scope.words, scope.words.tags
    for index in range(1, min(scope.quote, _MOST_NAME)):
        if tags[index] & COLON and not is_finite(words, index - 1):
            if any(is_finite(words, verb) for verb in places_tagged(tags[index : scope.quote], CUE, index)):
                return None  # "Famine: UN calls response “too late”"
            named = phrase_before(words, index, 0)
            if named is None or not may_speak(words, named) or according_to(scope) is not None:
                return None
            if named.start and not _is_topic(words, named.start):
                return None
            return Credit(named, None, "headline")
    return None


def _is_topic(words: Words, end: int) -> bool:
    """Tell whether a headline abroad names its topic before who speaks: "Crue, le préfet : « ... »"."""
    topic = words.tags[: end - 1]
    return words.inverts and bool(words.tags[end - 1] & COMMA) and not united(topic) & (VERB | AUX | BREAK)


def _at_end(scope: Scope) -> Credit | None:
    """Credit who stands behind the last dash or colon, if nothing else does and it is no outlet."""
    words, tags = scope.words, scope.words.tags
    if len(words.sentences) > 1 or len(tags) > _LONGEST:
        return None
    first = max(scope.quote + 1, len(tags) - _MOST_AT_END - 1)
    for index in places_tagged(tags[first:], COLON | DASH, first):
        named = phrase_from(words, index + 1, len(tags))
        if named is None or named.end < len(tags) or tags[named.start] & DETERMINER:
            continue
        outlet = any(word.lower() in scope.vocabulary.names for word in words.words[named.start :])
        if not outlet and united(tags[named.start :]) & (HEADS | NAME | TITLE):
            return Credit(named, None, "headline")
    return None
