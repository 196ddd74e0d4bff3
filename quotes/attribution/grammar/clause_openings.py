"""Find what a clause or a sentence begins with, after its introductions: "In Iowa on Monday, Trump ..."."""

from __future__ import annotations

from quotes.attribution.grammar.phrases import Phrase, phrase_from
from quotes.attribution.grammar.sentences import Words, united
from quotes.words.tags import (
    ADVERB,
    AUX,
    BREAK,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    ED,
    HEADS,
    ING,
    NAME,
    NUMBER,
    PERSON,
    PREPOSITION,
    PRONOUN,
    SAY,
    SEMICOLON,
    SUBORDINATOR,
    TIME,
    TITLE,
    VERB,
)

_MOST_INTRODUCTION = 30  # words
_BEGINS_PLAINLY = PREPOSITION | SUBORDINATOR | ING | ADVERB | TIME | CONJUNCTION | AUX | DETERMINER | VERB


def first_phrase(words: Words, low: int, end: int) -> Phrase | None:
    """Return the first noun phrase of a clause after its introductions: "In Iowa on Monday, Trump ..."."""
    tags = words.tags
    place = low
    while place < end:
        tag = tags[place]
        if place == low and _is_predicate(words, place):
            place += 1
            continue
        if tag & (PRONOUN | NAME) and not tag & _BEGINS_PLAINLY:
            break
        if tag & NUMBER and words.tag(place + 1) & DETERMINER:
            place += 1  # "14:20 Our envoy says"
            continue
        if introduces(words, place, low):
            comma = _next_comma(words, place, end)
            if comma is not None:
                place = comma + 1
                continue
            if tag & (PREPOSITION | SUBORDINATOR):
                return None
        if not tag & (CONJUNCTION | ADVERB | BREAK | SUBORDINATOR | TIME) or tag & DETERMINER:
            break
        place += 1
    found = phrase_from(words, place, end)
    return _after_place(words, found, end) if place > low else found


def _is_predicate(words: Words, place: int) -> bool:
    """Tell whether a Romance sentence begins with what its subject is: "Soddisfatto anche il capitano"."""
    if not words.inverts or words.capitals or words.tags[place] != NAME:
        return False
    after = place + 1 + bool(words.tag(place + 1) & ADVERB)
    return bool(words.tag(after) & DETERMINER and words.tag(after + 1) & PERSON)


def _after_place(words: Words, phrase: Phrase | None, end: int) -> Phrase | None:
    """Step over the rest of a place in an introduction: "In Salem, New Vale, Smith attacked"."""
    if phrase is None or phrase.end >= end or not words.tags[phrase.end] & COMMA:
        return phrase
    following = phrase_from(words, phrase.end + 1, end)
    if (
        following is None
        or following.end >= end
        or not words.tags[following.start] & (NAME | TITLE | PRONOUN)
    ):
        return phrase
    return following if words.tag(following.end) & (VERB | AUX | ED | ADVERB) else phrase


def introduces(words: Words, place: int, low: int) -> bool:
    """Tell whether the word begins an introduction, which a comma ends."""
    tag = words.tags[place]
    if not tag & (PREPOSITION | SUBORDINATOR | ING | ED | TIME | VERB) or tag & DETERMINER:
        return False
    if not tag & NAME:
        return True
    if tag & TITLE:
        return False  # "Judge Stroud, who ..., told"
    begins = place == low or words.tags[place - 1] & (BREAK | CONJUNCTION)
    after = words.tag(place + 1)
    return bool(begins) and not after & (AUX | ED | SAY)  # "Boeing said" is no participle


def _next_comma(words: Words, place: int, end: int) -> int | None:
    for index in range(place + 1, min(end, place + _MOST_INTRODUCTION)):
        if words.tags[index] & COMMA:
            return index
        if words.tags[index] & SEMICOLON:
            return None
    return None


def opening_phrase(words: Words, low: int, end: int) -> Phrase | None:
    """Return the noun phrase that a sentence begins with, or its introduction: "While the deal is ..."."""
    place = low
    skipped = CONJUNCTION | SUBORDINATOR | ADVERB
    while place < end and words.tags[place] & skipped and not words.tags[place] & DETERMINER:
        place += 1
    return phrase_from(words, place, end)


def person_first(words: Words, low: int, end: int) -> Phrase | None:
    """Return the person that a sentence begins with, by office or by a name of two words; None for others."""
    opening = first_phrase(words, low, end)
    low = place = opening.start if opening is not None else low
    while place < end and words.tags[place] & DETERMINER:
        place += 1
    last = place
    while last < end and words.tags[last] & (NAME | TITLE | PERSON):
        last += 1
    surely = last - place > 1 or united(words.tags[place:last]) & PERSON
    if not surely:
        return None
    whole = last  # with what follows in the genitive: "O presidente da Câmara"
    while whole < end and words.tags[whole] & (PREPOSITION | DETERMINER | HEADS | NAME):
        whole += 1
        last = whole if words.tags[whole - 1] & (HEADS | NAME) else last
    return Phrase(low, last)
