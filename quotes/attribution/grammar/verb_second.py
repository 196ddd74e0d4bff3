"""Find who speaks behind the verb: "Dazu sagte Meyer", "declaró este lunes el ministro".

In a language that sets the verb second, the subject stands before the verb or right after it, and its article
tells: "den Bericht" is no subject. Where the verb ends the clause, `verb_last` looks for it.
"""

from __future__ import annotations

from quotes.attribution.grammar.phrases import (
    PARTICIPLES,
    Phrase,
    modifies,
    names_source,
    phrase_from,
    source_from,
)
from quotes.attribution.grammar.sentences import Words, united
from quotes.words.small_words import small_words
from quotes.words.tags import (
    ADVERB,
    AUX,
    BASE,
    BREAK,
    CLAIM,
    COLON,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    HEADS,
    ING,
    NAME,
    NUMBER,
    PARTICLE,
    PERSON,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    RELATIVE,
    SEMICOLON,
    STOP,
    SUBORDINATOR,
    TAG_CUE,
    TIME,
    TITLE,
    VERB,
)

_OBLIQUE = small_words("oblique")
_OBJECTS = small_words("objects_of_german")
_NOMINATIVE = small_words("nominative")
_FRONTED = small_words("fronted")
_NEVER_SUBJECTS = _OBLIQUE - small_words("genitive_articles")
_FEMININE = tuple(small_words("feminine_endings"))
_BEHIND = _NOMINATIVE | {"sie"}
_FINITE = ("t", "te", "ten", "ie", "g")  # rief er, ging sie
_AS = small_words("named_as")
_AMOUNTS = (["mehr", "als"], ["weniger", "als"])
_INFINITIVES = tuple(small_words("infinitive_endings"))
_MANNER = tuple(small_words("manner_endings"))
_MOST_DATE = 6  # words
_CITES = small_words("cites")
_MOST_SKIPPED = 3  # phrases between a verb and the subject behind it
_NO_VERB = (
    NAME
    | DETERMINER
    | PREPOSITION
    | CONJUNCTION
    | SUBORDINATOR
    | RELATIVE
    | PRONOUN
    | ADVERB
    | TIME
    | BREAK
    | NUMBER
)
_STARTS = NAME | TITLE | DETERMINER | PRONOUN | NUMBER


def cited_after(words: Words, verb: int, quote: int) -> Phrase | None:
    """Return who is quoted by another: "zitierte einen Sprecher mit den Worten"."""
    if words.words[verb] not in _CITES:
        return None
    found = phrase_from(words, verb + 1, quote)
    return found if found is not None and words.words[found.end : found.end + 1] == ["mit"] else None


def subject_after(words: Words, verb: int, low: int, quote: int) -> Phrase | None:
    """Return the subject that follows the verb where something else begins its clause."""
    if words.tags[verb] & (ING | BASE) or verb + 1 >= quote:
        return None
    if not _other_first(words, verb, low) and words.words[verb + 1] not in _NOMINATIVE:
        return None
    return subject_behind(words, verb, quote)


def subject_behind(words: Words, verb: int, quote: int) -> Phrase | None:
    """Return the source that follows the verb, over "sich" and adverbs."""
    after = over_adverbs(words, verb + 1, quote)
    if words.words[after : after + 2] in _AMOUNTS:
        after += 2  # "fordern mehr als 200 Forscher"
    if after >= quote or not words.tags[after] & _STARTS or words.words[after] in _OBLIQUE:
        return None
    found = phrase_from(words, after, quote)
    return found if found is not None and names_source(words, found) else None


def source_after(words: Words, place: int, limit: int) -> Phrase | None:
    """Return the source at ``place``, over adverbs, times, objects and one phrase with a preposition.

    So stands a subject behind its verb: "declaró este lunes a la agencia el ministro".
    """
    tags = words.tags
    first = place
    for _ in range(_MOST_SKIPPED):
        place = over_adverbs(words, place, limit)
        inserted = TIME if words.capitals else TIME | PREPOSITION  # "ha spiegato, all’Ansa, Bruno Sarti"
        if place + 1 < limit and tags[place] & COMMA and tags[place + 1] & inserted:
            place = _over_insertion(words, place, limit)
        if place >= limit or not (words.inverts and tags[place] & PREPOSITION):
            break
        if _is_infinitive(words, place + 1, limit):
            return None  # "avanzó al recoger el premio"
        skipped = phrase_from(words, place + 1, limit)
        place = _end_of_listener(words, skipped) if skipped is not None else place + 1
    if place >= limit or tags[place] & (PREPOSITION | BREAK & ~QUOTE | SUBORDINATOR):
        return None
    if tags[place] & NUMBER and united(tags[first:place]) & PREPOSITION:
        return None  # "au total 30", "im Jahr 1969"
    if words.inverts and modifies(words, place, limit):
        return None  # "se lee en la nota difundida por la compañía"
    if words.inverts and words.words[place].endswith(PARTICIPLES) and words.tag(place + 1) & DETERMINER:
        place += 1  # "comenta desorientada otra señora"
    return source_from(words, place, limit)


def _is_infinitive(words: Words, place: int, limit: int) -> bool:
    """Tell whether a verb follows a Romance preposition, so that no listener does."""
    if place >= limit or words.capitals or words.tags[place] & HEADS:
        return False
    word = words.words[place]
    return bool(words.tags[place] & BASE) or (word.islower() and word.endswith(_INFINITIVES))


def _end_of_listener(words: Words, phrase: Phrase) -> int:
    """Return where whom the words are told to ends; who tells may follow: "a Efe fuentes cercanas"."""
    if words.tags[phrase.start] & NAME:
        for place in range(phrase.start + 1, phrase.end):
            if words.tags[place] & PERSON and not words.tags[place] & NAME:
                return place
    return phrase.end


def _over_insertion(words: Words, comma: int, limit: int) -> int:
    """Step over a time or a place between commas: ", lundi 3 mai,"."""
    for place in range(comma + 1, min(limit, comma + _MOST_DATE)):
        if words.tags[place] & COMMA:
            return place + 1
    return comma


def over_adverbs(words: Words, place: int, limit: int) -> int:
    """Step over adverbs, times and "sich", which stand between a verb and the subject behind it."""
    tags = words.tags
    while place < limit and (
        (words.inverts and tags[place] & PARTICLE and not tags[place] & DETERMINER)
        or (tags[place] & DETERMINER and place + 1 < limit and tags[place + 1] & TIME)
        or (tags[place] & (ADVERB | TIME) and not tags[place] & DETERMINER)
        or words.words[place] in _OBJECTS
        or (words.inverts and _is_manner(words, place, limit))
    ):
        place += 1
    return place


def _is_manner(words: Words, place: int, limit: int) -> bool:
    """Tell whether the word is an adverb of French or Spanish before an article or a name: "sèchement"."""
    return (
        words.words[place].endswith(_MANNER)
        and place + 1 < limit
        and bool(words.tags[place + 1] & (DETERMINER | NAME | TITLE | PREPOSITION))
    )


def _other_first(words: Words, verb: int, low: int) -> bool:
    """Tell whether the clause of the verb begins with anything but its subject."""
    tags = words.tags
    if verb == low:
        return True
    if tags[low] & CLAIM:
        return True  # "Vorwürfe wies das Amt zurück": what is claimed claims nothing
    if tags[verb - 1] & CONJUNCTION:
        return False  # shares the subject of the verb before
    if words.words[low].lower() in _NEVER_SUBJECTS:
        return True  # "Den Unmut brachte die Sprecherin zum Ausdruck"
    if verb == low + 1:
        if words.words[low].lower() in _FRONTED:
            return True
        if words.words[verb + 1] == "sich" and not tags[low] & PRONOUN:
            return True
    if tags[low] & ADVERB and verb > low + 1 and tags[low + 1] & _STARTS and tags[low + 1] & ~TIME:
        return False  # "Auch die Gewerkschaft äußerte": the adverb belongs to the subject
    return bool(tags[low] & (PREPOSITION | ADVERB | SUBORDINATOR | TIME | CONJUNCTION | TAG_CUE))


def is_oblique(words: Words, phrase: Phrase, low: int) -> bool:
    """Tell whether a phrase stands in another case than a subject's, or after a preposition."""
    first = words.words[phrase.start].lower()
    if first in _OBLIQUE or (first == "der" and _is_feminine(words, phrase)):
        return True
    return phrase.start > low and bool(words.tags[phrase.start - 1] & PREPOSITION)


def _is_feminine(words: Words, phrase: Phrase) -> bool:
    """Tell whether the first noun of a phrase has an ending that only feminine nouns have: "der Zeitung"."""
    for index in range(phrase.start + 1, phrase.end):
        if words.words[index][0].isupper() and not words.words[index].isupper():
            return words.words[index].endswith(_FEMININE)
    return False


def fronted_subject(words: Words, low: int, quote: int) -> Phrase | None:
    """Return the subject after the first verb of a sentence that begins with something else."""
    second = _second_place(words, low, quote)
    if low < second < quote and words.words[second].islower() and not words.tags[second] & _NO_VERB:
        found = subject_behind(words, second, quote)
        if found is not None:
            return found
    for index in range(low + 1, quote):
        if words.tags[index] & (BREAK | SUBORDINATOR):
            return None
        if words.tags[index] & (VERB | AUX) and not words.tags[index] & NAME:
            return subject_after(words, index, low, quote)
    return None


def _second_place(words: Words, low: int, limit: int) -> int:
    """Return the place behind what a sentence begins with, if that is no subject; else ``low``.

    There the verb stands, whether a list holds it or not: "Nach dem Spiel strahlte Trainer Voss".
    """
    tags, place = words.tags, low
    while place < limit:
        if tags[place] & (PREPOSITION | ADVERB | TIME) or words.words[place].lower() in _AS:
            place += 1
            continue
        governed = words.words[low].lower() in _NEVER_SUBJECTS if place == low else _governs(words, place - 1)
        found = phrase_from(words, place, limit) if governed else None
        if found is None:
            break
        place = found.end
    return place


def _governs(words: Words, place: int) -> bool:
    return bool(words.tags[place] & PREPOSITION) or words.words[place].lower() in _AS


def pronoun_behind(words: Words, low: int, quote: int) -> Phrase | None:
    """Return the first pronoun that stands as a subject behind its verb: "Den Plan lehnt er ab"."""
    for index in range(low + 1, quote):
        tag, before = words.tags[index], words.words[index - 1]
        if (
            words.words[index] in _BEHIND
            and before.endswith(_FINITE)
            and not words.tags[index - 1] & _NO_VERB
        ):
            return Phrase(index, index + 1)
        if tag & (SEMICOLON | STOP | COLON):
            break
    return None
