"""Find noun phrases, from word lists and word shapes alone.

Nothing here parses: a phrase grows word by word until a word that cannot belong to it. A phrase is a
half-open range of words.
"""

from __future__ import annotations

from typing import NamedTuple

from corpus.model import Span
from quotes.attribution.grammar.joints import (
    OWNERS,
    attaches,
    in_genitive,
    in_name,
    is_attribute,
    is_noun,
    is_particle,
    joins_names,
)
from quotes.attribution.grammar.sentences import Words, united
from quotes.attribution.grammar.verbs import is_finite
from quotes.words.small_words import small_words
from quotes.words.tags import (
    ADVERB,
    ALSO_NOUN,
    AUX,
    BREAK,
    CLOSING,
    CONJUNCTION,
    DETERMINER,
    DOCUMENT,
    ED,
    HEADS,
    ING,
    NAME,
    NUMBER,
    OPENING,
    ORGANISATION,
    PARTICLE,
    PERSON,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    RELATIVE,
    SPEECH,
    SUBORDINATOR,
    TIME,
    TITLE,
    VERB,
)

_ENDS_PHRASE = AUX | SUBORDINATOR | RELATIVE | TIME | BREAK
_SPEAKS = NAME | TITLE | PERSON | DOCUMENT | ORGANISATION | PRONOUN
_MOST_WORDS = 14
_SEVERAL = small_words("amounts")
_BEFORE_QUALIFIER = DETERMINER | ADVERB | POSSESSIVE | TITLE  # "the former first lady"
PARTICIPLES = tuple(small_words("participle_endings"))
ONESELF = small_words("oneself")
# Where nouns begin with capitals, no phrase ends in a small letter, and few small words follow a noun.
_ENDS_GERMAN = NAME | PRONOUN | DETERMINER | NUMBER | HEADS | RELATIVE | CLOSING
_AFTER_GERMAN_NOUN = NAME | DETERMINER | PREPOSITION | CONJUNCTION | NUMBER | OPENING
_MOST_IN_BRACKETS = 12  # words


class Phrase(NamedTuple):
    """A noun phrase as a half-open range of words."""

    start: int
    end: int


def span_of(words: Words, phrase: Phrase) -> Span:
    """Return where a phrase stands in the text."""
    return Span(words.starts[phrase.start], words.ends[phrase.end - 1])


def names_source(words: Words, phrase: Phrase) -> bool:
    """Tell whether a phrase may be someone or something that speaks."""
    return bool(united(words.tags[phrase.start : phrase.end]) & _SPEAKS)


def phrase_before(words: Words, end: int, low: int) -> Phrase | None:
    """Return the noun phrase that ends before the word ``end``, reaching back no further than ``low``."""
    place = end
    while place > low and end - place < _MOST_WORDS:
        step = _step_back(words, place, end, low)
        if step == place:
            break
        place = step
        if words.tags[place] & DETERMINER and not words.tags[place] & HEADS:
            if in_genitive(words, place, low) or in_name(words, place, low):
                continue
            if place > low and is_particle(words, place, end):
                continue
            if place > low and words.tags[place - 1] & DETERMINER and not words.capitals:
                place -= 1  # "the two ministers"
            if not (place > low and attaches(words, place - 1, low)):
                break
            place -= 1
    return _trimmed(words, place, end)


def _step_back(words: Words, place: int, end: int, low: int) -> int:
    """Return where the phrase from ``place`` begins with one more word before it, or ``place``."""
    tag = words.tags[place - 1]
    if place < end and words.tags[place] & TITLE and tag & (DOCUMENT | SPEECH) and not tag & NAME:
        return place  # "In the interview Ms Holt said"
    if tag & DETERMINER or is_noun(tag) or (place < end and is_attribute(words, place - 1)):
        return place - 1
    if tag & CLOSING:
        opening = opening_before(words, place - 1, low)
        return opening if opening is not None and opening > low else place
    if place == end:
        return place
    if tag & PREPOSITION:
        return place - 1 if attaches(words, place - 1, low) else place
    if tag & CONJUNCTION:
        return place - 1 if joins_names(words, place - 1, low) else place
    qualifies = tag & (ED | ING | ADVERB) and place - 1 > low
    return place - 1 if qualifies and words.tags[place - 2] & _BEFORE_QUALIFIER else place


def owner_of(words: Words, noun: int, low: int) -> Phrase | None:
    """Return whose the noun is: "Smith's claim", "her latest claim", "seine Antwort"."""
    owner = phrase_before(words, noun, low)
    if owner is None:
        return None
    for last in range(owner.end - 1, owner.start - 1, -1):
        if words.tags[last] & POSSESSIVE or words.words[last].lower() in OWNERS:
            return Phrase(owner.start, last + 1)
        if words.tags[last] & (NAME | PERSON):
            return None  # "Smith's lawyer's" may claim, "Smith's lawyer" claims nothing
    return None


def opening_before(words: Words, closing: int, low: int) -> int | None:
    """Return the opening bracket of the one that closes at ``closing``, not before ``low``."""
    for place in range(closing - 1, max(low, closing - _MOST_IN_BRACKETS) - 1, -1):
        if words.tags[place] & OPENING:
            return place
    return None


def _trimmed(words: Words, start: int, end: int) -> Phrase | None:
    """Drop words from the ends that no noun phrase begins or ends with."""
    tags = words.tags
    while start < end and _leads_nothing(tags[start]):
        start += 1
    while words.capitals and end > start and not tags[end - 1] & _ENDS_GERMAN:
        end -= 1
    if end - start > 2 and tags[end - 1] & DETERMINER and tags[end - 2] & PREPOSITION:
        end -= 2  # "Meyer von einer „Falle“"
    while end > start and (
        tags[end - 1] & (PREPOSITION | CONJUNCTION | BREAK) or words.words[end - 1] in ONESELF
    ):
        end -= 1
    for place in range(start, end):
        if tags[place] & (PRONOUN | DETERMINER) or is_noun(tags[place]):
            return Phrase(start, end)
    return None


def _leads_nothing(tag: int) -> bool:
    if tag & PARTICLE and not tag & (DETERMINER | NAME):
        return True  # "played down Smith's remark"
    return bool(tag & (CONJUNCTION | BREAK | PREPOSITION)) or bool(tag & ADVERB and not tag & DETERMINER)


def phrase_from(words: Words, start: int, limit: int) -> Phrase | None:
    """Return the noun phrase that begins at ``start``, or None if none begins there."""
    if start >= limit:
        return None
    if words.tags[start] & PRONOUN and not words.tags[start] & DETERMINER:
        return Phrase(start, start + 1)
    place = start
    limit = min(limit, start + _MOST_WORDS)
    while place < limit and _goes_on(words, place, start, limit):
        place += 1
    return _trimmed(words, start, place)


def source_from(words: Words, start: int, limit: int) -> Phrase | None:
    """Return the noun phrase at ``start``, with a name in marks behind it: "die „Neue Talpost“"."""
    found = phrase_from(words, start, limit)
    end = found.end if found is not None else start
    if not words.capitals or end >= limit or not words.tags[end] & QUOTE:
        return found
    return Phrase(start, end + 1) if found is None or words.tags[end - 1] & (DETERMINER | HEADS) else found


def _goes_on(words: Words, place: int, start: int, limit: int) -> bool:
    """Tell whether the phrase that began at ``start`` goes on with the word at ``place``."""
    tag = words.tags[place]
    first = place == start
    if not first and is_particle(words, place, limit):
        return True
    if words.capitals and not first and words.tags[place - 1] & NAME and not tag & _AFTER_GERMAN_NOUN:
        return False
    if tag & DETERMINER:
        return (
            first
            or bool(words.tags[place - 1] & (PREPOSITION | DETERMINER))
            or in_name(words, place, start)
            or (in_genitive(words, place, start) and not _is_full_name(words, place, start))
            or (bool(tag & PREPOSITION) and not words.capitals and attaches(words, place, start))
        )
    if tag & (_ENDS_PHRASE | PRONOUN):
        return False
    if (
        words.inverts
        and not first
        and not words.tags[place - 1] & DETERMINER
        and modifies(words, place, limit)
    ):
        return False
    if tag & PREPOSITION:
        return not first and attaches(words, place, start)
    if tag & CONJUNCTION:
        return not first and place + 1 < limit and joins_names(words, place, start)
    if tag & ING and is_attribute(words, place):
        return True
    return first or not _is_verb(words, place) or _qualifies(words, place, start)


def modifies(words: Words, place: int, limit: int) -> bool:
    """Tell whether the word is a participle with an object of its own: "un rapport consulté par l’AFP"."""
    if not words.words[place].endswith(PARTICIPLES) or words.tags[place] & (HEADS | NAME):
        return False
    return place + 1 < limit and bool(words.tags[place + 1] & PREPOSITION)


def _is_full_name(words: Words, end: int, start: int) -> bool:
    """Tell whether two names stand before ``end``: an article after them begins the next phrase."""
    return end - start > 1 and bool(words.tags[end - 2] & NAME) and not words.tags[end - 2] & DETERMINER


def _is_verb(words: Words, place: int) -> bool:
    """Tell whether the word is a verb or an adverb, so that the phrase before it is complete."""
    tag = words.tags[place]
    if tag & NAME:
        return False
    if tag & (VERB | ED):
        return not tag & ALSO_NOUN or (not tag & ING and is_finite(words, place))
    return bool(tag & ADVERB)


def _qualifies(words: Words, place: int, start: int) -> bool:
    """Tell whether the word stands between an article and its noun: "a newly released report"."""
    before = words.tags[place - 1]
    if before & ADVERB and place - 1 > start:
        return bool(words.tags[place - 2] & DETERMINER)
    if words.words[place - 1].lower() in _SEVERAL and not is_noun(words.tag(place + 1)):
        return False  # "Hundreds marched through the town"
    return bool(before & DETERMINER)
