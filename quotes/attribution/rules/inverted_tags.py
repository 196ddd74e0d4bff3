"""Read a saying whose verb comes first, behind a quotation or inside its marks: "...," said the report."""

from __future__ import annotations

from quotes.attribution.grammar.phrases import Phrase
from quotes.attribution.grammar.sentences import Words
from quotes.attribution.grammar.verb_last import CITED, PASSIVE
from quotes.attribution.grammar.verb_second import source_after
from quotes.attribution.rules.credits import THAT, Credit
from quotes.words.small_words import small_words
from quotes.words.tags import (
    ADVERB,
    AUX,
    BASE,
    BREAK,
    COMMA,
    CUE,
    DASH,
    ED,
    ING,
    JUDGE,
    NAME,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SAY,
    SEMICOLON,
    STOP,
    SUBORDINATOR,
    TAG_CUE,
    TIME,
    VERB,
)

_AFTER_INSERTION = BREAK | PREPOSITION | TIME | SAY | RELATIVE
_SOME = small_words("articles_before_relatives")
MOST_COMPLETED = 20  # words between a German auxiliary and its participle


def inserted(words: Words) -> Credit | None:
    """Credit by a saying that stands inside the marks: « Non, dit-il », «Sí —dijo ella—, claro»."""
    tags, end = words.tags, len(words.tags)
    for index in range(1, end - 1):
        if tags[index] & (COMMA | DASH) and not tags[index + 1] & (NAME | ING):
            found = inverted_tag(words, index + 1, end)
            if found is not None and (found.source.end >= end or tags[found.source.end] & _AFTER_INSERTION):
                return found._replace(rule="inserted")
    return None


def inverted_tag(words: Words, place: int, end: int) -> Credit | None:
    """Read "said the report" at ``place``."""
    tags = words.tags
    cue = _inverted_cue(words, place, end)
    if cue is None:
        return None
    found = source_after(words, cue + 1, end)
    if found is None:
        return None
    following = tags[found.end] if found.end < end else STOP
    if (following & AUX and not following & PREPOSITION) or (
        following & SUBORDINATOR and _is_told_that(words, found)
    ):
        return None
    completed = bool(tags[cue] & AUX and following & SAY)
    if tags[found.start] & PRONOUN and following & (VERB | ED) and not completed:
        return None
    return Credit(found, Phrase(cue, cue + 1), "tag-inverted")


def _is_told_that(words: Words, source: Phrase) -> bool:
    """Tell whether what follows a source is what it says; after "un trabajador", "que" is who it is."""
    if words.tag(source.end + 1) & SAY:
        return False  # "ha scritto l’assessore che continua: ..."
    return words.words[source.end].lower() in THAT and words.words[source.start] not in _SOME


def _inverted_cue(words: Words, place: int, end: int) -> int | None:
    """Return the cue that a speaker may follow: "said ...", German "so ...", French "a déclaré ..."."""
    tag = words.tags[place]
    if tag & (ING | NAME) or place + 1 >= end:
        return None
    if tag & TAG_CUE and words.tags[place + 1] & CUE and not words.tags[place + 1] & NAME:
        return place + 1  # "so beschrieb es der Minister"
    if _is_asked_of(words, place):
        return place
    if tag & (SAY | TAG_CUE) or (tag & JUDGE and _is_called(words, place)):
        return place
    if not tag & AUX or place + 2 >= end:
        return None
    verb = place + 1 if words.capitals else over_auxiliaries(words, place + 1, end)
    if words.tags[verb] & SAY:
        return verb
    return place if _completed(words, place, end) else None


def _is_asked_of(words: Words, place: int) -> bool:
    """Tell whether a pronoun behind any word makes it a Romance verb that tells: "élude-t-elle"."""
    if not words.inverts or words.capitals or words.tags[place] & ~(VERB | ED):
        return False
    return bool(words.tags[place + 1] & PRONOUN and words.tag(place + 2) & (COMMA | STOP | DASH))


def over_auxiliaries(words: Words, place: int, end: int) -> int:
    """Step over what parts an auxiliary from its verb: "a d’abord expliqué", "acaba de asegurar"."""
    tags = words.tags
    while place + 1 < end and not tags[place] & SAY:
        joins = tags[place] & PREPOSITION and tags[place + 1] & (ADVERB | SAY)
        if not (joins or tags[place] & (AUX | ADVERB)):
            break
        place += 1
    return place


def _is_called(words: Words, place: int) -> bool:
    """Tell whether the quotation is what the verb behind it calls a thing: "Als „Weckruf“ sieht es Voss"."""
    return words.capitals and place > 1 and words.words[place - 2].lower() == "als"


def _completed(words: Words, auxiliary: int, end: int) -> bool:
    """Tell whether an auxiliary with its subject ends in a cue: "hatte der Minister am Montag erklärt"."""
    tags = words.tags
    if words.inverts and tags[auxiliary + 1] & PRONOUN and tags[auxiliary + 2] & SAY:
        return True  # "a-t-il déclaré à la presse"
    for index in range(auxiliary + 2, min(end, auxiliary + MOST_COMPLETED)):
        if tags[index] & (STOP | COMMA | SEMICOLON):
            told = words.words[auxiliary] not in PASSIVE or words.words[index - 1] == CITED
            return told and bool(tags[index - 1] & SAY) and not tags[index - 1] & (BASE | NAME)
    return False
