"""Find who does what a verb says, over the words that stand between a subject and its verb."""

from __future__ import annotations

from typing import NamedTuple

from quotes.attribution.grammar.clause_openings import first_phrase
from quotes.attribution.grammar.joints import is_noun
from quotes.attribution.grammar.phrases import (
    ONESELF,
    Phrase,
    names_source,
    opening_before,
    phrase_before,
    phrase_from,
)
from quotes.attribution.grammar.sentences import Words, united
from quotes.attribution.grammar.verbs import TO, before_verb, is_finite, is_one_of_several
from quotes.words.small_words import small_words
from quotes.words.tags import (
    ADVERB,
    AUX,
    BASE,
    BREAK,
    CLOSING,
    COLON,
    COMMA,
    CONJUNCTION,
    DASH,
    DETERMINER,
    DOCUMENT,
    ED,
    HEADS,
    ING,
    NAME,
    OPENING,
    PARTICLE,
    PERSON,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    RELATIVE,
    SAY,
    SEMICOLON,
    SPEECH,
    STOP,
    SUBORDINATOR,
    TITLE,
    VERB,
)

_MOST_BACK = 60  # words that a search for a subject goes back
_MOST_MODIFIERS = 6
_MOST_EXAMPLES = 12  # words
_OBJECTS = small_words("objects")
_WHO = small_words("romance_who")
_AS = small_words("as")
_MAKES_SAY = small_words("makes_say")
_AGAINST = small_words("against")
_WHOSE = small_words("whose")
_LISTS = small_words("examples")
_AFTER_SUBJECT = COMMA | DASH | OPENING | RELATIVE | PREPOSITION


class Subject(NamedTuple):
    """A subject and the way that led to it.

    The ways: "direct", "apposition" (over an insertion), "coordinated", "participle", "infinitive",
    "relative".
    """

    phrase: Phrase
    way: str


def subject_of(words: Words, verb: int, low: int) -> Subject | None:
    """Return the subject of the verb, searching no further back than ``low``."""
    place, auxiliary = before_verb(words, verb, low)
    if place < low:
        return None
    tag = words.tags[place]
    if words.tags[verb] & ING and not auxiliary:
        return _by(_of_participle(words, place, low), "participle")
    if words.words[place].lower() in TO or (tag & PREPOSITION and words.tags[verb] & BASE):
        return _by(_of_infinitive(words, place, low), "infinitive")
    if tag & (RELATIVE | PRONOUN) or _is_who(words, place, verb, low):
        return _pronoun(words, place, low)
    if tag & QUOTE and place > low and words.tags[verb] & SAY and _names_paper(words.tags[place - 1]):
        named = phrase_before(words, place, low)  # the paper “Valley Post” writes
        return Subject(Phrase(named.start, place + 1), "direct") if named is not None else None
    if tag & (CONJUNCTION | QUOTE):
        return _by(_coordinated(words, place, low), "coordinated")
    if tag & CLOSING:
        opening = opening_before(words, place, low)
        return _by(phrase_before(words, opening, low), "direct") if opening is not None else None
    if tag & (COMMA | DASH):
        return _by(_over_insertion(words, place, low), "apposition")
    found = _noun_before(words, place, low)
    if found is not None and _is_behind_who(words, found, low):
        return _by(antecedent(words, found.start - 2, low), "relative")  # "Sarti, che in aula parla di ..."
    return _by(found, "direct")


def _is_behind_who(words: Words, phrase: Phrase, low: int) -> bool:
    """Tell whether only a relative pronoun and a preposition stand before a phrase, in a Romance language."""
    if not words.inverts or words.capitals or phrase.start - 2 <= low:
        return False
    who = words.tags[phrase.start - 2] & RELATIVE or words.words[phrase.start - 2] in _WHO
    return bool(who and words.tags[phrase.start - 1] & PREPOSITION)


def _is_who(words: Words, place: int, verb: int, low: int) -> bool:
    """Tell whether the word is "que" for somebody: "Ríos, que aseguró que ...", "Sarti che ha detto: ..."."""
    if words.words[place] not in _WHO or place <= low:
        return False
    return bool(words.tags[place - 1] & COMMA or words.tag(verb + 1) & COLON)


def _pronoun(words: Words, place: int, low: int) -> Subject | None:
    """Return a pronoun as the subject, or for "que" behind a comma whom it stands for."""
    alone = Phrase(place, place + 1)
    if words.tags[place] & RELATIVE:
        return Subject(alone, "relative")
    if not words.tags[place] & PRONOUN:
        return _by(antecedent(words, place, low), "relative")
    held = words.words[place] in _OBJECTS  # "wants him held as an “X”"
    return None if held else Subject(alone, "direct")


def _noun_before(words: Words, place: int, low: int) -> Phrase | None:
    """Return the phrase that ends in the word at ``place``, or that a participle there belongs to."""
    near = phrase_before(words, place + 1, low)
    if near is None and words.tags[place] & (ED | VERB):
        return _before_modifier(words, place + 1, low)  # "the order released Friday said"
    return _over_modifiers(words, near, low)


def _names_paper(before: int) -> bool:
    """Tell whether a quotation after such a word is a name: the paper “Valley Post”."""
    return bool(before & (DETERMINER | HEADS))


def _by(phrase: Phrase | None, way: str) -> Subject | None:
    return Subject(phrase, way) if phrase is not None else None


def _of_infinitive(words: Words, place: int, low: int) -> Phrase | None:
    """Return who does what an infinitive after ``place`` says, or whom another verb makes say it."""
    made = phrase_before(words, place, low)
    if made is not None and made.start > low and words.words[made.start - 1] in _MAKES_SAY:
        return made  # "the call prompted the mayor to say"
    return main_subject(words, place, low)


def _of_participle(words: Words, place: int, low: int) -> Phrase | None:
    """Return who does what a participle after ``place`` says: "a video of Smith saying"."""
    tag = words.tags[place]
    if words.words[place].lower() == "as":
        cited = _cited(words, place, low)
        if cited is not None:
            return cited
    if tag & (COMMA | QUOTE):
        first = _saying_subject(words, place, low)
        speaks = first is not None and names_source(words, first)
        return first if speaks else main_subject(words, place, low)
    if tag & CONJUNCTION:
        sibling = _participle_before(words, place, low)
        if sibling is not None:
            found = subject_of(words, sibling, low)
            return found.phrase if found else None
    if (tag & PRONOUN and not tag & RELATIVE) or is_one_of_several(words, place):
        return Phrase(place, place + 1)
    if is_noun(tag):
        near = phrase_before(words, place + 1, low)
        if near is not None and _is_somebody(words, near) and words.words[near.start - 1] not in _AGAINST:
            return near
    return main_subject(words, place + 1, low)


def _cited(words: Words, place: int, low: int) -> Phrase | None:
    """Return whom another quotes as saying something: "quoted the general, Ada Holt, as saying"."""
    tags = words.tags
    found = phrase_before(words, place - bool(tags[place - 1] & COMMA), low)
    if found is not None and tags[place - 1] & tags[found.start - 1] & COMMA:
        found = phrase_before(words, found.start - 1, low)
    return found if found is not None and found.start > low and tags[found.start - 1] & SAY else None


def _participle_before(words: Words, place: int, low: int) -> int | None:
    """Return the participle that one after "and" is joined to: "tweeting that ... and asking"."""
    for index in range(place - 1, max(low, place - _MOST_BACK), -1):
        if words.tags[index] & ING and words.tags[index] & VERB:
            return index
    return None


def _is_somebody(words: Words, phrase: Phrase) -> bool:
    """Tell whether a phrase is a person's or a body's name, not "a statement" that somebody issued."""
    tags = words.tags[phrase.start : phrase.end]
    ends = next((place for place, tag in enumerate(tags) if tag & PREPOSITION), len(tags))
    return not tags[max(0, ends - 1)] & (DOCUMENT | SPEECH) and any(
        tag & (NAME | TITLE | PERSON) and not tag & (DOCUMENT | SPEECH) for tag in tags
    )


def _coordinated(words: Words, place: int, low: int) -> Phrase | None:
    """Return the subject that a verb after "and" shares: the nearest saying verb's, if there is one."""
    if not words.tags[place] & QUOTE:
        for index in range(place - 1, max(low, place - _MOST_BACK), -1):
            if words.tags[index] & (SEMICOLON | STOP | QUOTE):
                break
            if words.tags[index] & SAY and is_finite(words, index):
                found = subject_of(words, index, low)
                if found is not None:
                    return found.phrase
    return main_subject(words, place, low)


def _saying_subject(words: Words, end: int, low: int) -> Phrase | None:
    """Return the subject of the clause that a participle after a comma belongs to.

    That of the first saying verb if the sentence has one, else the first phrase of the sentence.
    """
    for place in range(low, end):
        if words.tags[place] & SAY and is_finite(words, place):
            if place > low and words.tags[place - 1] & QUOTE:  # "...," said Smith, adding
                return phrase_from(words, place + 1, end)
            found = subject_of(words, place, low)
            if found is not None and found.way in ("direct", "apposition"):
                return found.phrase
    return first_phrase(words, low, end)


def _over_modifiers(words: Words, phrase: Phrase | None, low: int) -> Phrase | None:
    """Step from the last noun before a verb to the noun that it modifies.

    "Protesters marching through the streets" and "an official who spoke to discuss strategy" end in nouns
    that are no subjects. Where nothing stands before the modifier ("In Iowa Trump said"), the phrase stays.
    """
    found = phrase
    for _ in range(_MOST_MODIFIERS):
        if found is None or found.start <= low:
            break
        before = words.tags[found.start - 1]
        if _is_role(words, found.start - 1, low):
            step = _before_modifier(words, found.start - 2, low)
        elif before & SUBORDINATOR and names_source(words, found):
            break  # "shares fell after a seller accused": a clause of its own
        elif before & PREPOSITION:
            step = _before_modifier(words, found.start - 1, low)
        elif before & CONJUNCTION:
            step = _before_examples(words, found.start - 1, low)
        elif before & (VERB | ED | ING) and not names_source(words, found):
            step = _before_modifier(words, found.start, low)
        else:
            break
        if step is None:
            break
        found = step
    return found


def _before_examples(words: Words, conjunction: int, low: int) -> Phrase | None:
    """Return whom the last of several is an example of: "groups including Vale Watch and the Mill"."""
    for place in range(conjunction - 1, max(low, conjunction - _MOST_EXAMPLES), -1):
        if words.words[place] in _LISTS:
            return phrase_before(words, place - bool(words.tags[place - 1] & COMMA), low)
        if not (is_noun(words.tags[place]) or words.tags[place] & (COMMA | DETERMINER)):
            break
    return None


def _is_role(words: Words, place: int, low: int) -> bool:
    """Tell whether the word is "as" before what one calls oneself: "a man who named himself as Boris"."""
    return place - 1 > low and words.words[place] == "as" and words.words[place - 1] in ONESELF


def _before_modifier(words: Words, start: int, low: int) -> Phrase | None:
    """Return the noun phrase that a modifier starting at ``start`` follows, over its verb and its pronoun."""
    tags = words.tags
    place = _before_verbs(words, start, low)
    if place - 1 > low and tags[place - 2] & RELATIVE and not tags[place - 1] & (NAME | BREAK):
        place -= 1  # "the panel that watches over the pact": the word after "that" is a verb
    if place > low and words.words[place - 1].lower() in TO:
        place = _before_verbs(words, place - 1, low)
    if place > low and tags[place - 1] & RELATIVE:
        place -= 1
    if place <= low or not (is_noun(tags[place - 1]) or tags[place - 1] & CLOSING):
        return None
    if is_finite(words, place - 1):
        return None  # "They note that under the rules"
    found = phrase_before(words, place, low)
    return found if found is not None and names_source(words, found) else None


def _before_verbs(words: Words, place: int, low: int) -> int:
    """Step back over verbs, auxiliaries and adverbs."""
    while (
        place > low
        and words.tags[place - 1] & (VERB | ED | ING | AUX | ADVERB | PARTICLE)
        and not words.tags[place - 1] & (NAME | HEADS)
    ):
        place -= 1
    return place


def main_subject(words: Words, end: int, low: int) -> Phrase | None:
    """Return the subject of the clause that runs up to ``end``.

    That of the nearest verb before it that has one of its own, else the first noun phrase of the clause.
    """
    for place in range(end - 1, max(low, end - _MOST_BACK), -1):
        if words.tags[place] & (SEMICOLON | STOP):
            low = place + 1
            break
        tag = words.tags[place]
        if tag & (AUX | ED) or (tag & VERB and is_finite(words, place)):
            found = _own_subject(words, place, low)
            if found is not None:
                return found
    return first_phrase(words, low, end)


def _own_subject(words: Words, verb: int, low: int) -> Phrase | None:
    """Return a verb's subject if it stands right before the verb."""
    before, _ = before_verb(words, verb, low)
    if before < low or words.words[before].lower() in TO:
        return None
    tag = words.tags[before]
    if tag & PRONOUN and not tag & RELATIVE:
        return Phrase(before, before + 1)
    if tag & (RELATIVE | BREAK | CONJUNCTION | PREPOSITION | DETERMINER):
        return None
    found = phrase_before(words, before + 1, low)
    return found if found is not None and names_source(words, found) else None


def antecedent(words: Words, relative: int, low: int) -> Phrase | None:
    """Return what a relative pronoun stands for: the phrase before it, with or without a comma."""
    end = relative
    if end > low and words.tags[end - 1] & COMMA:
        end -= 1
    if end > low and words.tags[end - 1] & (PREPOSITION | COMMA):
        return None
    found = phrase_before(words, end, low)
    if found is None or found.start - 1 <= low or end == relative:
        return found
    before = words.tags[found.start - 2]
    role = united(words.tags[found.start : found.end]) & PERSON and not words.tags[found.start] & NAME
    if role and words.tags[found.start - 1] & COMMA and before & NAME:
        named = phrase_before(words, found.start - 1, low)  # "Holt, director of the mill, who said"
        within = named is None or (named.start > low and words.tags[named.start - 1] & PREPOSITION)
        return found if within else named  # "In Vale, workers, who said"
    inserted = before & COMMA and words.tags[found.start - 1] & PREPOSITION
    return phrase_before(words, found.start - 2, low) if inserted else found  # "Holt, from Vale, who said"


def _over_insertion(words: Words, place: int, low: int) -> Phrase | None:
    """Return the subject before an insertion that ends at ``place``: "Jones, a farmer, said"."""
    tags = words.tags
    for border in _borders_before(words, place, low):
        if words.words[border - 1] in _WHO and border - 2 > low and tags[border - 2] & (COMMA | PREPOSITION):
            continue  # "El jurado, del que formaba parte Ríos, alabó"
        found = first_phrase(words, border, place)
        if found is None or not (names_source(words, found) or _is_whose(words, found.end)):
            continue
        if border != low and found.start == border and tags[border] & ING:
            continue  # "Holt, who won after beating Voss, said"
        if found.end == place and border != low and _begins_role(words, border - 1):
            continue
        if border != low and _is_bare_office(words, found):
            continue  # "Jones, a farmer, and author of the letter, said"
        if words.tag(found.end) & _AFTER_SUBJECT:
            return found
    near = phrase_before(words, place, low)
    if near is not None and near.start > low and tags[near.start - 1] & PREPOSITION:
        first = first_phrase(words, low, place)  # "The leaflet, handed out at the gate, said"
        if first is not None and words.tag(first.end) & COMMA:
            return first
        return None if words.inverts and not words.capitals else near  # "Preguntado por ello, dijo"
    return near


def _begins_role(words: Words, before: int) -> bool:
    """Tell whether what follows belongs to who stands before: ", a farmer,", "who also acts as deputy,"."""
    return bool(words.tags[before] & COMMA) or words.words[before] in _AS


def _is_bare_office(words: Words, phrase: Phrase) -> bool:
    """Tell whether a phrase says what somebody is, without an article: "author of the letter"."""
    tag = words.tags[phrase.start]
    return (
        bool(tag & PERSON) and not tag & (NAME | DETERMINER) and not words.words[phrase.start].endswith("s")
    )


def _is_whose(words: Words, comma: int) -> bool:
    """Tell whether ", who" follows: then it is somebody, whatever the noun."""
    return not _WHOSE.isdisjoint(words.words[comma + 1 : comma + 2])


def _borders_before(words: Words, place: int, low: int) -> list[int]:
    """Return where clauses may begin before ``place``, the nearest first, ``low`` last."""
    tags = words.tags
    borders = [
        index + 1
        for index in range(place - 1, max(low, place - _MOST_BACK), -1)
        if tags[index] & (SEMICOLON | COLON | SUBORDINATOR | QUOTE)
        or (tags[index] & CONJUNCTION and index > low and tags[index - 1] & COMMA)
    ]
    return [*borders, low]
