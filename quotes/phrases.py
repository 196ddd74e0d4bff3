"""Find noun phrases and the subjects of verbs, from word lists and word shapes alone.

Nothing here parses: a phrase grows word by word until a word that cannot belong to it. A phrase is a half-open range
of words.
"""

from __future__ import annotations

from typing import NamedTuple

from quotes.vocabulary import (
    ADVERB,
    ALSO_NOUN,
    AUX,
    BREAK,
    CLOSING,
    COLON,
    COMMA,
    CONJUNCTION,
    DASH,
    DETERMINER,
    DOCUMENT,
    HEADS,
    ED,
    ING,
    NAME,
    NUMBER,
    OPENING,
    PARTICLE,
    PARTICIPLE,
    ORGANISATION,
    PERSON,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    RELATIVE,
    SAY,
    SEMICOLON,
    SPEECH,
    STOP,
    SUBORDINATOR,
    TIME,
    TITLE,
    VERB,
)
from quotes.sentences import Words


_NOMINAL = NAME | TITLE | NUMBER | POSSESSIVE | HEADS
_MOST_PHRASE_WORDS = 14
_MOST_BACK = 60  # words that a search for a subject goes back


class Phrase(NamedTuple):
    """A noun phrase as a half-open range of words."""

    start: int
    end: int


def is_noun(tag: int) -> bool:
    """Tell whether a word may stand inside a noun phrase: a name, a noun, an adjective, or a word not listed."""
    if tag & NAME:
        return not tag & SAY or bool(tag & (ALSO_NOUN | TITLE))
    if tag & (TITLE | NUMBER | POSSESSIVE | HEADS):
        return True
    if tag & (VERB | ED | ING):
        return bool(tag & ALSO_NOUN)
    return not tag & (
        ADVERB
        | AUX
        | TIME
        | PRONOUN
        | RELATIVE
        | DETERMINER
        | PREPOSITION
        | SUBORDINATOR
        | CONJUNCTION
        | BREAK
    )


def is_finite(words: Words, index: int) -> bool:
    """Tell whether the word is used as a finite verb of the lists, judged by its neighbours."""
    tag = words.tags[index]
    if not tag & VERB or tag & ING:
        return False
    before = words.tags[index - 1] if index else STOP
    if tag & PARTICIPLE and not before & (AUX | ADVERB):
        return False
    if tag & NAME:
        return bool(tag & SAY) and not tag & (ALSO_NOUN | TITLE) and bool(before & (NAME | COMMA | CLOSING))
    if not tag & ALSO_NOUN:
        return True
    if before & (PRONOUN | RELATIVE | AUX | ADVERB):
        return True
    if before & (DETERMINER | POSSESSIVE | PREPOSITION) or not before & (
        NAME | HEADS | COMMA | CLOSING | CONJUNCTION | TIME
    ):
        return False
    after = words.tags[index + 1] if index + 1 < len(words.tags) else STOP
    if before & CONJUNCTION:
        return bool(after & (QUOTE | DETERMINER | SUBORDINATOR | NAME))
    if after & (QUOTE | COLON | DETERMINER | PRONOUN | SUBORDINATOR | PARTICLE):
        return True
    return (
        bool(after & (NAME | COMMA | PREPOSITION | STOP))
        and bool(before & (NAME | PERSON))
        and not after & AUX
    )


def phrase_before(words: Words, end: int, low: int) -> Phrase | None:
    """Return the noun phrase whose last word is the one before ``end``, reaching back no further than ``low``."""
    tags = words.tags
    place = end
    while place > low and end - place < _MOST_PHRASE_WORDS:
        tag = tags[place - 1]
        if tag & DETERMINER and not tag & HEADS:
            place -= 1
            if place > low and tags[place - 1] & PREPOSITION and _attaches(words, place - 1, low):
                place -= 1
                continue
            break
        if is_noun(tag):
            place -= 1
        elif tag & PREPOSITION and place < end and _attaches(words, place - 1, low):
            place -= 1
        elif tag & CONJUNCTION and place < end and _joins_names(words, place - 1, low):
            place -= 1
        elif (
            tag & (ED | ING | ADVERB)
            and place < end
            and place - 1 > low
            and tags[place - 2] & (DETERMINER | ADVERB)
        ):
            place -= 1
        elif tag & CLOSING:
            opening = _opening_before(words, place - 1, low)
            if opening is None or opening == low:
                break
            place = opening
        else:
            break
    return _trimmed(words, place, end)


def _attaches(words: Words, preposition: int, low: int) -> bool:
    """Tell whether a preposition ties its phrase to a noun before it: "a spokesman for the Pentagon"."""
    if preposition <= low:
        return False
    before = words.tags[preposition - 1]
    if words.words[preposition].lower() in _GENITIVES:
        return is_noun(before)
    return bool(before & (PERSON | ORGANISATION | DOCUMENT | SPEECH)) and not before & NAME


_GENITIVES = frozenset(("of", "de", "du", "des", "del", "von", "der", "di", "da"))


def _joins_names(words: Words, conjunction: int, low: int) -> bool:
    if conjunction <= low or words.words[conjunction].lower() not in _AND:
        return False
    return bool(words.tags[conjunction - 1] & NAME) and bool(words.tags[conjunction + 1] & (NAME | TITLE))


_AND = frozenset(("and", "und", "et", "y", "e", "&"))


def _opening_before(words: Words, closing: int, low: int) -> int | None:
    for place in range(closing - 1, max(low, closing - 12) - 1, -1):
        if words.tags[place] & OPENING:
            return place
    return None


def _trimmed(words: Words, start: int, end: int) -> Phrase | None:
    """Drop words from the ends that no noun phrase begins or ends with."""
    tags = words.tags
    while (
        start < end
        and tags[start] & (CONJUNCTION | BREAK | PREPOSITION)
        or (start < end and tags[start] & ADVERB and not tags[start] & DETERMINER)
    ):
        start += 1
    while end > start and tags[end - 1] & (PREPOSITION | CONJUNCTION | BREAK):
        end -= 1
    if start == end or not any(is_noun(tag) or tag & (PRONOUN | DETERMINER) for tag in tags[start:end]):
        return None
    return Phrase(start, end)


def phrase_from(words: Words, start: int, limit: int) -> Phrase | None:
    """Return the noun phrase that begins at ``start``, or None if none begins there."""
    tags = words.tags
    place = start
    limit = min(limit, start + _MOST_PHRASE_WORDS)
    while place < limit:
        tag = tags[place]
        if tag & PRONOUN and place == start and not tag & (DETERMINER | NAME & 0):
            if not tag & DETERMINER:
                return Phrase(start, start + 1)
        if tag & (AUX | SUBORDINATOR | RELATIVE | TIME | BREAK) and not tag & OPENING:
            if not (place == start and tag & DETERMINER):
                break
        if tag & OPENING:
            break
        if tag & DETERMINER:
            if place > start and not tags[place - 1] & (PREPOSITION | DETERMINER):
                break
        elif tag & PREPOSITION:
            if place == start or not (_attaches(words, place, start)):
                break
        elif tag & CONJUNCTION:
            if place == start or place + 1 >= limit or not _joins_names(words, place, start):
                break
        elif _ends_subject(words, place, start):
            break
        elif tag & PRONOUN and place > start:
            break
        place += 1
    return _trimmed(words, start, place)


def _ends_subject(words: Words, place: int, start: int) -> bool:
    """Tell whether the word is a verb, so that the phrase before it is complete."""
    tag = words.tags[place]
    if tag & NAME:
        return False
    if tag & (VERB | ED) and place > start:
        if tag & ING and not tag & ALSO_NOUN:
            return True
        return not tag & ALSO_NOUN or is_finite(words, place)
    return bool(tag & ADVERB) and place > start


def subject_of(words: Words, verb: int, low: int) -> tuple[Phrase, str] | None:
    """Return the subject of the verb and the way it was found, searching no further back than ``low``.

    The ways are "direct", "coordinated", "participle", "infinitive", "apposition", "relative".
    """
    tags = words.tags
    place, auxiliary = _before_verb(words, verb, low)
    if place < low:
        return None
    tag = tags[place]
    if tags[verb] & ING and not auxiliary:
        return _labelled(_of_participle(words, place, low), "participle")
    word = words.words[place].lower()
    if word in _TO:
        return _labelled(main_subject(words, place, low), "infinitive")
    if tag & RELATIVE:
        return Phrase(place, place + 1), "relative"
    if tag & PRONOUN:
        return Phrase(place, place + 1), "direct"
    if tag & CONJUNCTION:
        return _labelled(_coordinated(words, place, low), "coordinated")
    if tag & (COMMA | DASH | CLOSING):
        return _over_apposition(words, place, low)
    if tag & QUOTE:
        return _labelled(main_subject(words, place, low), "coordinated")
    return _labelled(_over_modifiers(words, phrase_before(words, place + 1, low), low), "direct")


_TO = frozenset(("to", "zu"))


def _of_participle(words: Words, place: int, low: int) -> Phrase | None:
    """Return who does what a participle after ``place`` says: "a video of Smith saying", "Smith left, saying"."""
    tag = words.tags[place]
    if tag & COMMA:
        return _saying_subject(words, place, low) or main_subject(words, place, low)
    if tag & CONJUNCTION:
        for index in range(place - 1, max(low, place - _MOST_BACK), -1):
            if words.tags[index] & ING and words.tags[index] & VERB:
                found = subject_of(words, index, low)
                return found[0] if found else None
    if tag & PRONOUN and not tag & RELATIVE:
        return Phrase(place, place + 1)
    if is_noun(tag):
        near = phrase_before(words, place + 1, low)
        if (
            near is not None
            and any(
                tag & (NAME | TITLE | PERSON) and not tag & (DOCUMENT | SPEECH)
                for tag in words.tags[near.start : near.end]
            )
            and not words.tags[near.end - 1] & (DOCUMENT | SPEECH)
        ):
            return near
    return main_subject(words, place + 1, low)


def _coordinated(words: Words, place: int, low: int) -> Phrase | None:
    """Return the subject that a verb after "and" or "but" shares: that of the nearest saying verb, if there is one."""
    for index in range(place - 1, max(low, place - _MOST_BACK), -1):
        tag = words.tags[index]
        if tag & (SEMICOLON | STOP | QUOTE):
            break
        if tag & SAY and not tag & ING and is_finite(words, index):
            found = subject_of(words, index, low)
            if found is not None:
                return found[0]
    return main_subject(words, place, low)


def _saying_subject(words: Words, end: int, low: int) -> Phrase | None:
    """Return the subject of the clause that a participle after a comma belongs to.

    That of the first saying verb if the sentence has one, else the first phrase of the sentence.
    """
    for place in range(low, end):
        if words.tags[place] & SAY and not words.tags[place] & ING and is_finite(words, place):
            found = subject_of(words, place, low)
            if found is not None and found[1] in ("direct", "apposition"):
                return found[0]
    return first_phrase(words, low, end)


def _over_modifiers(words: Words, phrase: Phrase | None, low: int) -> Phrase | None:
    """Step from the last noun before a verb to the noun that it modifies.

    "Protesters marching through the streets" and "an official who spoke to discuss strategy" end in nouns that
    are no subjects. Where nothing stands before the modifier ("In Iowa Trump said"), the phrase stays.
    """
    found = phrase
    for _ in range(6):
        if found is None or found.start <= low:
            break
        before = words.tags[found.start - 1]
        if before & PREPOSITION:
            step = _before_modifier(words, found.start - 1, low)
        elif before & (VERB | ED | ING) and not _is_source(words, found):
            step = _before_modifier(words, found.start, low)
        else:
            break
        if step is None:
            break
        found = step
    return found


def _before_modifier(words: Words, start: int, low: int) -> Phrase | None:
    """Return the noun phrase that a modifier starting at ``start`` follows, over its verb and relative pronoun."""
    place = start
    tags = words.tags
    while (
        place > low
        and tags[place - 1] & (VERB | ED | ING | AUX | ADVERB | PARTICLE)
        and not tags[place - 1] & (NAME | HEADS)
    ):
        place -= 1
    if place > low and words.words[place - 1].lower() in _TO:
        place -= 1
        while place > low and tags[place - 1] & (VERB | ED | ING | AUX | ADVERB):
            place -= 1
    if place > low and tags[place - 1] & RELATIVE:
        place -= 1
    if place <= low or not (is_noun(tags[place - 1]) or tags[place - 1] & CLOSING):
        return None
    found = phrase_before(words, place, low)
    return found if found is not None and _is_source(words, found) else None


def _labelled(phrase: Phrase | None, way: str) -> tuple[Phrase, str] | None:
    return (phrase, way) if phrase is not None else None


def _before_verb(words: Words, verb: int, low: int) -> tuple[int, bool]:
    """Return the last word before the verb's auxiliaries, adverbs and times, and whether it has an auxiliary."""
    tags = words.tags
    place = verb - 1
    auxiliary = False
    while place >= low:
        tag = tags[place]
        if tag & AUX and not tag & PRONOUN:
            auxiliary = True
        elif tag & TIME and not tag & PERSON:
            place = _before_time(words, place, low)
            continue
        elif tag & ADVERB and not tag & DETERMINER:
            if place - 1 >= low and tags[place - 1] & COMMA and tags[place + 1] & COMMA:
                place -= 1
        elif (
            tag & COMMA
            and place - 1 >= low
            and tags[place - 1] & (ADVERB | TIME)
            and place - 2 >= low
            and tags[place - 2] & COMMA
        ):
            pass
        else:
            break
        place -= 1
    if place >= low and tags[place] & PRONOUN and ("’" in words.words[place] or "'" in words.words[place]):
        auxiliary = True
    return place, auxiliary


def _before_time(words: Words, place: int, low: int) -> int:
    """Step back over "on Tuesday", "last week", "Monday night", "in early March"."""
    tags = words.tags
    while place >= low and (tags[place] & (TIME | NUMBER) and not tags[place] & PERSON):
        place -= 1
    if place >= low and words.words[place].lower() in _OF_TIME:
        place -= 1
        if place >= low and tags[place] & PREPOSITION:
            place -= 1
    elif place >= low and tags[place] & PREPOSITION:
        place -= 1
    return place


_OF_TIME = frozenset(
    (
        "this",
        "that",
        "the",
        "early",
        "late",
        "mid",
        "a",
        "each",
        "every",
        "earlier",
        "later",
    )
)


def main_subject(words: Words, end: int, low: int) -> Phrase | None:
    """Return the subject of the clause that runs up to ``end``.

    That of the nearest verb before it that has one of its own, else the first noun phrase of the clause.
    """
    tags = words.tags
    for place in range(end - 1, max(low, end - _MOST_BACK), -1):
        if tags[place] & (SEMICOLON | STOP):
            low = place + 1
            break
        if not (tags[place] & (AUX | ED) or is_finite(words, place)):
            continue
        before, _ = _before_verb(words, place, low)
        if before < low or words.words[before].lower() in _TO:
            continue
        tag = tags[before]
        if tag & ED and place and not _verb_like(words, place):
            continue
        if tag & PRONOUN and not tag & RELATIVE:
            return Phrase(before, before + 1)
        if tag & RELATIVE or tag & (BREAK | CONJUNCTION | PREPOSITION | DETERMINER):
            continue
        found = phrase_before(words, before + 1, low)
        if found is not None and _is_source(words, found):
            return found
    return first_phrase(words, low, end)


def _verb_like(words: Words, place: int) -> bool:
    before = words.tags[place - 1]
    return bool(before & (NAME | PRONOUN | HEADS | CLOSING | COMMA))


def _is_source(words: Words, phrase: Phrase) -> bool:
    """Tell whether a phrase may be someone or something that speaks."""
    tags = words.tags[phrase.start : phrase.end]
    return any(tag & (NAME | TITLE | PERSON | DOCUMENT | ORGANISATION | PRONOUN) for tag in tags)


def first_phrase(words: Words, low: int, end: int) -> Phrase | None:
    """Return the first noun phrase of a clause after its introductory words: "In Iowa on Monday, Trump ..."."""
    tags = words.tags
    place = low
    while place < end:
        tag = tags[place]
        if tag & (PRONOUN | NAME) and not tag & (
            PREPOSITION | SUBORDINATOR | ING | ADVERB | TIME | CONJUNCTION | AUX | DETERMINER | VERB
        ):
            break
        if (
            tag & (PREPOSITION | SUBORDINATOR | ING | ED | TIME | VERB)
            and not (tag & DETERMINER)
            and not (tag & NAME and not _opens(words, place, low))
        ):
            comma = _next_comma(words, place, end)
            if comma is not None:
                place = comma + 1
                continue
            if tag & PREPOSITION:
                return None
        if tag & (CONJUNCTION | ADVERB | BREAK | SUBORDINATOR | TIME) and not tag & DETERMINER:
            place += 1
            continue
        break
    return phrase_from(words, place, end) if place < end else None


def _opens(words: Words, place: int, low: int) -> bool:
    return place == low or bool(words.tags[place - 1] & (BREAK | CONJUNCTION))


def _next_comma(words: Words, place: int, end: int) -> int | None:
    for index in range(place + 1, min(end, place + 30)):
        if words.tags[index] & COMMA:
            return index
        if words.tags[index] & SEMICOLON:
            return None
    return None


def antecedent(words: Words, relative: int, low: int) -> Phrase | None:
    """Return what a relative pronoun stands for: the phrase before it, with or without a comma."""
    end = relative
    if end > low and words.tags[end - 1] & COMMA:
        end -= 1
    if end > low and words.tags[end - 1] & (PREPOSITION | COMMA):
        return None
    found = phrase_before(words, end, low)
    return found


def _over_apposition(words: Words, place: int, low: int) -> tuple[Phrase, str] | None:
    """Return the subject before an insertion that ends at ``place``: "Jones, a farmer, said"."""
    tags = words.tags
    if tags[place] & CLOSING:
        opening = _opening_before(words, place, low)
        if opening is not None and opening > low:
            return _labelled(phrase_before(words, opening, low), "direct")
        return None
    for border in _borders_before(words, place, low):
        found = first_phrase(words, border, place)
        if found is None or not _is_source(words, found):
            continue
        after = tags[found.end] if found.end < len(tags) else STOP
        if found.end == place and border != low and tags[border - 1] & COMMA:
            continue
        if after & (COMMA | DASH | OPENING | RELATIVE | PREPOSITION):
            return found, "apposition"
    return _labelled(phrase_before(words, place, low), "apposition")


def _borders_before(words: Words, place: int, low: int) -> list[int]:
    """Return where clauses may begin before ``place``, the nearest first, ``low`` last."""
    tags = words.tags
    found: list[int] = []
    for index in range(place - 1, max(low, place - _MOST_BACK), -1):
        if tags[index] & (SEMICOLON | COLON | SUBORDINATOR | QUOTE) or (
            tags[index] & CONJUNCTION and index > low and tags[index - 1] & COMMA
        ):
            found.append(index + 1)
    found.append(low)
    return found
