"""Rules for what stands right before a quotation: she said, "..."; the report warned that "..."."""

from __future__ import annotations

from quotes.attribution.grammar.joints import OWNERS, is_noun
from quotes.attribution.grammar.phrases import Phrase, names_source, owner_of, phrase_before, phrase_from
from quotes.attribution.grammar.sentences import united
from quotes.attribution.grammar.subjects import main_subject
from quotes.attribution.grammar.verb_second import (
    fronted_subject,
    pronoun_behind,
    source_after,
    subject_behind,
)
from quotes.attribution.grammar.verbs import before_verb, first_auxiliary, is_cue, is_finite
from quotes.attribution.rules.credits import BY, THAT, Credit, Scope, by_subject, outermost
from quotes.attribution.rules.source_rules import begins_with_source, source_ends_at, viewpoint
from quotes.attribution.speakers import may_speak
from quotes.words.small_words import small_words
from quotes.words.tags import (
    ADDRESSED,
    ADVERB,
    AUX,
    BASE,
    BREAK,
    COLON,
    COMMA,
    CONJUNCTION,
    CUE,
    DASH,
    DETERMINER,
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
    REPORTED,
    SAY,
    SEMICOLON,
    SPEECH,
    STOP,
    SUBORDINATOR,
    TAG_CUE,
    TITLE,
    VERB,
)

_FROM = small_words("from")
_IS = small_words("is")
_AS = small_words("as")
_GENITIVES = small_words("genitives")
_MOST_ANNOUNCING = 12  # words of "le parole del sindaco di Valle Bruno Sarti:"
_TAKES_UP = small_words("takes_up")
_EDITORS = small_words("editors")
_INTRODUCES = PREPOSITION | SUBORDINATOR | ADVERB | CONJUNCTION
_NEW_CLAUSE = BREAK | AUX | VERB | SUBORDINATOR | CONJUNCTION  # "There is, said Smith on Friday, “no way”"
_MOST_BACK = 30  # words between a saying and the colon that it ends in


def adjacent_lead_in(scope: Scope) -> Credit | None:
    """Credit by what stands right before: she said, "..."; the report warned that "..."."""
    words, tags, start = scope.words, scope.words.tags, scope.start
    place = scope.quote - 1
    while place >= start and (
        tags[place] & (COMMA | COLON | DASH | OPENING) or words.words[place].lower() in THAT
    ):
        place -= 1
    if place > start and tags[place] & PARTICLE and tags[place - 1] & VERB:
        place -= 1
    if place < start:
        return None
    said = _owner_of_words(scope, place)
    if said is not None:
        return said
    mark = tags[scope.quote - 1] & (COLON | COMMA)
    named = _bare_name(scope, place) if mark & COLON and is_noun(tags[place]) else None
    if named is not None:
        return named
    place = _before_that_clause(scope, place)
    if tags[place] & (VERB if mark else CUE) and is_cue(words, place):
        return outermost(scope, by_subject(scope, place, "lead-in"))
    return _before_mark(scope, place) if mark else None


def _before_that_clause(scope: Scope, place: int) -> int:
    """Return the word before a German "dass" whose clause ends in the verb at ``place``; else ``place``."""
    words, tags = scope.words, scope.words.tags
    if not scope.vocabulary.verb_second or not tags[place] & VERB:
        return place
    for index in range(place - 1, scope.start + 1, -1):
        if tags[index] & (BREAK & ~QUOTE):
            break
        if words.words[index] in THAT and tags[index - 1] & COMMA:
            return index - 2
    return place


def _owner_of_words(scope: Scope, place: int) -> Credit | None:
    """Credit whose words the quotation is said to be: "her slogan is "..."", "his answer: "..."."""
    words, tags = scope.words, scope.words.tags
    noun = place - 1 if words.words[place].lower() in _IS else place
    if noun <= scope.start or not tags[noun] & SPEECH or not tags[scope.quote - 1] & (COLON | AUX):
        return None
    answers = scope.vocabulary.answers
    if answers and not scope.whole and tags[scope.quote - 1] & AUX and words.words[noun] not in answers:
        return None  # "Holt's call was “ill-timed”" says what it was like
    owner = owner_of(words, noun, scope.start)
    if owner is not None and owner.start > scope.start and tags[owner.start - 1] & SAY:
        return None  # "The bank admits its response was “slow”"
    return Credit(owner, Phrase(noun, noun + 1), "noun-that") if owner is not None else None


def _bare_name(scope: Scope, place: int) -> Credit | None:
    """Credit a name that stands alone before a colon: "Smith: ...", "From the report: ..."."""
    words, tags = scope.words, scope.words.tags
    named = phrase_before(words, place + 1, scope.start)
    if named is None or not names_source(words, named) or is_finite(words, place):
        return None
    before = tags[named.start - 1] if named.start > scope.start else STOP
    alone = before & BREAK and not before & COMMA and may_speak(words, named)
    if alone or words.words[named.start - 1].lower() in _FROM:
        return Credit(named, None, "name-colon")
    return None


def _before_mark(scope: Scope, place: int) -> Credit | None:
    """Credit the last saying before a colon or comma: "Smith said in an interview on Friday: ..."."""
    words, tags = scope.words, scope.words.tags
    if source_ends_at(scope, scope.quote - 1):
        return None  # "pour reprendre les mots du ministre, «...»"
    announced = _announced(scope, place) if tags[scope.quote - 1] & COLON else None
    if announced is not None:
        return announced
    for index in range(place, max(scope.start, place - _MOST_BACK) - 1, -1):
        if tags[index] & (SEMICOLON | STOP):
            break
        if tags[index] & TAG_CUE and tags[index - 1] & COMMA:
            named = phrase_from(words, index + 1, scope.quote)  # ", so Meyer weiter: ..."
            if named is not None and tags[named.start] & (NAME | TITLE | DETERMINER | PRONOUN):
                return Credit(named, Phrase(index, index + 1), "lead-in-inverted")
        if not tags[index] & SAY:
            continue
        named = _named_after(scope, index)
        if named is not None:
            return Credit(named, Phrase(index, index + 1), "lead-in-inverted")
        if is_cue(words, index):
            return outermost(scope, by_subject(scope, index, "lead-in"))
    return _before_colon(scope, place) if tags[scope.quote - 1] & COLON else None


def _before_colon(scope: Scope, place: int) -> Credit | None:
    """Credit what the clause before a colon is about: "Smith had a sharp retort: ..."."""
    words = scope.words
    if begins_with_source(scope) or viewpoint(scope) is not None:
        return None
    spoken = _whose_words(scope)
    if spoken is not None:
        return spoken
    fronted = None
    if scope.vocabulary.verb_second:
        if united(words.tags[scope.start : scope.quote]) & REPORTED:
            return None  # "Voss rede wie ein Kind: ..." is said by somebody else
        fronted = pronoun_behind(words, scope.start, scope.quote) or fronted_subject(
            words, scope.start, scope.quote
        )
    subject = fronted or main_subject(words, place + 1, scope.start)
    if subject is None or not names_source(words, subject) or words.words[subject.start].lower() in _EDITORS:
        return None
    owned = words.words[subject.start].lower() in OWNERS
    if owned and not united(words.tags[subject.start : subject.end]) & HEADS:
        subject = Phrase(subject.start, subject.start + 1)  # "Her anger shows: ..."
    if words.inverts and subject.end > place and words.tags[place] == 0 and words.tags[place - 1] & NAME:
        subject = Phrase(subject.start, place)  # a verb that no list holds: "Anna Sarti jubilait : ..."
    alone = subject.end > place and not may_speak(words, subject)
    return None if alone else Credit(subject, None, "colon-subject")


def _whose_words(scope: Scope) -> Credit | None:
    """Credit whose words a noun for speech right before a colon announces: "le parole del sindaco: ..."."""
    words, tags = scope.words, scope.words.tags
    for noun in range(max(scope.start, scope.quote - _MOST_ANNOUNCING), scope.quote - 2):
        if tags[noun] & SPEECH and words.words[noun + 1].lower() in _GENITIVES:
            owner = phrase_from(words, noun + 2, scope.quote)
            if owner is not None and owner.end == scope.quote - 1 and names_source(words, owner):
                return Credit(owner, Phrase(noun, noun + 1), "noun-that")
    return None


def _announced(scope: Scope, place: int) -> Credit | None:
    """Credit whom a clause without a finite verb announces, in the order that Romance languages allow.

    As in "Une critique balayée par Merle : ...", "A spiegarlo è Anna Sarti: ..." and "Dello stesso parere
    l’assessora Anna Sarti: ...".
    """
    words, tags = scope.words, scope.words.tags
    if not words.inverts or words.capitals:
        return None
    found = phrase_before(words, place + 1, scope.start)
    if found is None or found.end != place + 1 or found.start - 1 <= scope.start:
        return None
    before = found.start - 1
    if not names_source(words, found):
        return None
    if words.words[before].lower() in BY:
        told = range(scope.start, before - 1)
        announces = not any(tags[index] & AUX or is_finite(words, index) for index in told)
    elif tags[before] & AUX:
        announces = bool(tags[scope.start] & PREPOSITION and tags[scope.start + 1] & BASE)
    else:
        opens = tags[found.start] & DETERMINER and united(tags[found.start : found.end]) & PERSON
        alone = tags[scope.start] & PREPOSITION and not tags[before] & PREPOSITION
        announces = bool(opens and alone) and not united(tags[scope.start : before + 1]) & _NEW_CLAUSE
    return Credit(found, None, "colon-subject") if announces else None


def _named_after(scope: Scope, verb: int) -> Phrase | None:
    """Return the speaker after the cue: "Said Smith: ...", "In other words, explained Smith: ..."."""
    words, tags = scope.words, scope.words.tags
    if tags[verb] & (ING | ADDRESSED):
        return None
    named = source_after(words, verb + 1, scope.quote)
    if named is None or not tags[named.start] & (NAME | TITLE | DETERMINER):
        return None
    begins = first_auxiliary(words, verb, scope.start - 1)  # "Gli fa eco la vicina: ..."
    begins -= words.words[begins - 1] in _AS  # ", según dijo la alcaldesa, «...»"
    apart = begins > scope.start and tags[begins - 1] & (COMMA | QUOTE)
    if apart and _follows_relative(scope, verb):
        return None  # "La gérante, qui attendait, prévient la presse : ..."
    between = tags[named.end : scope.quote - 1]
    if between[-1:] and between[-1] & QUOTE and united(between[-2:-1]) & DETERMINER:
        del between[-2:]  # "sagte Meyer dem „Talboten“, „...“"
    closed = tags[scope.quote - 1] & COMMA and not united(between) & _NEW_CLAUSE
    opens = begins == scope.start or (apart and (tags[scope.start] & _INTRODUCES or closed))
    return named if opens else None


def _follows_relative(scope: Scope, verb: int) -> bool:
    """Tell whether the comma before a verb ends a relative clause, whose noun is then its subject."""
    tags = scope.words.tags
    return any(
        tags[index] & RELATIVE and tags[index - 1] & COMMA and is_noun(tags[index - 2])
        for index in range(scope.start + 2, verb)
    )


def leads_in_alone(scope: Scope) -> bool:
    """Tell whether the last cue before the quotation does without a subject: "También dijo que «...»"."""
    words, tags = scope.words, scope.words.tags
    for verb in range(scope.quote - 1, scope.start - 1, -1):
        if tags[verb] & (SEMICOLON | STOP | QUOTE):
            break
        if tags[verb] & SAY and is_finite(words, verb):
            colon = (
                tags[scope.quote - 1] & COLON and not united(tags[verb + 1 : scope.quote - 1]) & _NEW_CLAUSE
            )
            leads = colon or words.words[verb + 1] in THAT or tags[verb + 1] & QUOTE
            before, _ = before_verb(words, verb, scope.start)
            begins = before < scope.start or tags[before] & (COMMA | CONJUNCTION)
            return bool(leads and begins)
    return False


def taken_up(scope: Scope) -> Credit | None:
    """Credit by a sentence that begins with "that" for what was said before: "Das teilte die Bahn mit."."""
    words, verb = scope.words, scope.start + 1
    if not words.capitals:
        return _taken_up_with(scope)
    if words.words[scope.start].lower() not in _TAKES_UP or not words.tag(verb) & SAY:
        return None
    found = subject_behind(words, verb, scope.end)
    return Credit(found, Phrase(verb, verb + 1), "taken-up") if found is not None else None


def _taken_up_with(scope: Scope) -> Credit | None:
    """Credit as "Così ha detto Sarti." does, and "Así lo explicó Ríos.", "Così Anna Sarti in aula."."""
    words, tags = scope.words, scope.words.tags
    if words.words[scope.start].lower() not in _TAKES_UP:
        return None
    place = scope.start + 1
    while place < scope.end and tags[place] & (AUX | PRONOUN | SUBORDINATOR) and not tags[place] & SAY:
        place += 1
    said = place < scope.end and tags[place] & SAY and not tags[place] & NAME
    if not said and (place > scope.start + 1 or not tags[scope.start] & TAG_CUE):
        return None
    found = source_after(words, place + bool(said), scope.end)
    if found is None or not names_source(words, found) or words.tag(found.end) & (VERB | AUX):
        return None
    return Credit(found, Phrase(place, place + 1) if said else None, "taken-up")
