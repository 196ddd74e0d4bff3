"""Rules for words quoted inside the writer's own clause, and for what a neighbouring sentence says."""

from __future__ import annotations

from quotes.attribution.grammar.phrases import Phrase, names_source, owner_of, phrase_from
from quotes.attribution.grammar.sentences import Words, places_tagged, united
from quotes.attribution.grammar.subjects import main_subject, subject_of
from quotes.attribution.grammar.verb_last import closing_subject, is_closing_cue
from quotes.attribution.grammar.verbs import first_auxiliary, is_cue, is_reflexive
from quotes.attribution.rules.credits import THAT, WHAT, Credit, Scope, by_subject, main_clause, outermost
from quotes.attribution.speakers import kind_of
from quotes.model import SpeakerKind
from quotes.words.small_words import small_words
from quotes.words.tags import (
    ACT,
    ADDRESSED,
    ADVERB,
    AUX,
    BASE,
    CLAIM,
    COLON,
    COMMA,
    CONJUNCTION,
    CUE,
    DETERMINER,
    ED,
    ING,
    JUDGE,
    NAME,
    OUTSPOKEN,
    POSSESSIVE,
    PREPOSITION,
    QUOTE,
    REFLEXIVE,
    RELATIVE,
    SAY,
    SEMICOLON,
    SPEECH,
    STOP,
    SUBORDINATOR,
    TITLE,
    VERB,
)

_WRITER = small_words("writer")
_MADE = small_words("made")
_AUTHORS = small_words("authors")
_BEFORE_THAT = small_words("before_that") | {","}
_OF = small_words("of_speech")
_WITH = small_words("with")
_MOST_CLOSING_TAG = 10  # words of "says the panel's new chairman, ..."
_MOST_CUES = 8  # looked at for a subject: more in one sentence are noise
_NEGATIONS = small_words("negations")
_CLAUSE = VERB | AUX | ED | ING | SUBORDINATOR | RELATIVE | STOP | COLON
_MOST_SHARED = 4  # words from a verb that two quotations share to the first of them
_PLAIN = ("sentence-before", "sentence-before-inverted")
_MOST_NOUN_CUE = 25  # words between a noun for speech and the quotation


def governing_cue(scope: Scope) -> Credit | None:
    """Credit the subject of the nearest saying or judging verb before the quotation in its sentence."""
    return _of_shared_verb(scope) or _nearest(scope, CUE, main_clause(scope), "governing")


def _of_shared_verb(scope: Scope) -> Credit | None:
    """Credit who shares the verb of the quotation before: "Holt spoke of “calm”, Voss of “panic”"."""
    words, tags = scope.words, scope.words.tags
    before = range(scope.quote - 1, scope.start, -1)
    last = next((place for place in before if tags[place] & QUOTE), 0)
    begins = last and tags[last + 1] & (COMMA | SEMICOLON | CONJUNCTION)
    if not begins or united(tags[last + 1 : scope.quote]) & _CLAUSE:
        return None
    found = phrase_from(words, last + 2, scope.quote)
    if found is None or not names_source(words, found):
        return None
    joint = found.end + bool(tags[found.end] & COMMA)
    for verb in range(max(scope.start, last - _MOST_SHARED), last - 1):
        if tags[verb] & CUE and tags[verb + 1] & PREPOSITION and words.words[verb + 1] == words.words[joint]:
            return Credit(found, Phrase(verb, verb + 1), "governing")
    return None


def acting_subject(scope: Scope) -> Credit | None:
    """Credit the subject of another verb of the lists: he wanted to "..."; the deal requires "..."."""
    found = _nearest(scope, ACT, scope.start, "acting")
    if found is None or found.rule != "acting" or not found.cue:
        return found
    if kind_of(scope.words, found.source, scope.vocabulary) is not SpeakerKind.DOCUMENT:
        return found
    denied = not _NEGATIONS.isdisjoint(scope.words.words[found.cue.start : scope.quote])
    return None if denied else found._replace(rule="document-acting")  # "makes no mention of “...”"


def _nearest(scope: Scope, kind: int, low: int, rule: str) -> Credit | None:
    words, tags = scope.words, scope.words.tags
    tried, claimed = 0, False
    for index in reversed(places_tagged(tags[low : scope.quote], SEMICOLON | SPEECH | REFLEXIVE | kind, low)):
        if tags[index] & SEMICOLON or tried == _MOST_CUES:
            return None
        if tags[index] & SPEECH and _claims(words, index):
            owner = owner_of(words, index, scope.start)
            if owner is not None and tags[owner.end - 1] & POSSESSIVE:
                return Credit(owner, Phrase(index, index + 1), "noun-that")
            claimed = claimed or bool(tags[index] & CLAIM)
        governs = tags[index] & kind or (
            tags[index] & REFLEXIVE and kind & JUDGE and is_reflexive(words, index, scope.quote)
        )
        if governs and is_cue(words, index):
            if claimed and not tags[index] & SAY:
                return None  # "rejected claims that ...": whoever claims it is not named
            tried += 1
            found = by_subject(scope, index, rule)
            if found is not None and not _is_what(words, found):
                return outermost(scope, found)
    return None


def _is_what(words: Words, credit: Credit) -> bool:
    """Tell whether a saying is a noun of its own: "by what its inspectors found, including “rats”"."""
    before = words.words[credit.source.start - 1].lower() if credit.source.start else ""
    return before in WHAT and credit.cue is not None and bool(words.tags[credit.cue.end] & COMMA)


def closing_cue(scope: Scope) -> Credit | None:
    """Credit by a verb that follows the words it governs: "Meyer hat sie als „müde“ bezeichnet"."""
    words, verb = scope.words, scope.quote + 1
    if not scope.vocabulary.verb_second or scope.whole or not is_closing_cue(words, verb, scope.end):
        return None
    found = closing_subject(words, verb, scope.quote, scope.start)
    return Credit(found, Phrase(verb, verb + 1), "closing-cue") if found is not None else None


def _claims(words: Words, noun: int) -> bool:
    """Tell whether a noun for speech governs what follows: "the claim that", "die Behauptung, dass"."""
    following = [word.lower() for word in words.words[noun + 1 : noun + 3]]
    if len(following) > 1 and following[0] in _BEFORE_THAT:  # also "the panel's view is that"
        del following[0]
    return bool(following) and following[0] in THAT


def _is_of(scope: Scope, noun: int) -> bool:
    """Tell whether the quotation is all that a noun for speech is of: "the envoy's warning of “war”"."""
    return noun + 2 == scope.quote and scope.words.words[noun + 1] in _OF


def _opens_with_that(scope: Scope, noun: int) -> bool:
    """Tell whether "that" begins the quotation right after the noun: "kam zu dem Schluss, „dass ...“"."""
    if noun + 2 != scope.quote or not scope.words.tags[noun + 1] & COMMA:
        return False
    return not THAT.isdisjoint(scope.first[:1])


def noun_cue(scope: Scope) -> Credit | None:
    """Credit by a noun for speech: "Smith's claim that ...", "in a letter from the ministry"."""
    tags = scope.words.tags
    low = max(scope.start, scope.quote - _MOST_NOUN_CUE)
    for index in reversed(places_tagged(tags[low : scope.quote], SEMICOLON | SPEECH, low)):
        if tags[index] & SEMICOLON:
            return None
        if scope.vocabulary.capitals or not tags[index] & NAME:
            ended = _in_closing(scope, index)
            if ended is not None:
                return ended
            author = _author(scope, index)
            found = owner_of(scope.words, index, scope.start) or author
            if found is not None:
                claims = _claims(scope.words, author.end - 1 if author else index) or _is_of(scope, index)
                return Credit(found, Phrase(index, index + 1), "noun-that" if claims else "noun-cue")
            if (_claims(scope.words, index) or _opens_with_that(scope, index)) and not tags[index] & CLAIM:
                found = main_subject(scope.words, index, scope.start)
                if found is not None and names_source(scope.words, found):
                    return Credit(found, Phrase(index, index + 1), "noun-that")
    return None


def _in_closing(scope: Scope, noun: int) -> Credit | None:
    """Credit who does something with the words quoted: "The letter ends with the words "..."."""
    words = scope.words
    place = noun - 1
    if noun + 1 + (words.tag(noun + 1) == COLON) != scope.quote or not words.tags[place] & DETERMINER:
        return None
    if place - 1 <= scope.start or words.words[place - 1] not in _WITH:
        return None
    found = main_subject(words, place - 1, scope.start)
    if found is None or not names_source(words, found):
        return None
    return Credit(found, Phrase(noun, noun + 1), "noun-that")


def _closing_tag(scope: Scope) -> Credit | None:
    """Credit by a saying that ends the sentence, set off by a comma: "it had risen, the panel found"."""
    words, tags = scope.words, scope.words.tags
    verb = scope.end - 2
    if verb <= scope.start or not tags[scope.end - 1] & STOP:
        return None
    if not tags[verb] & SAY or not is_cue(words, verb):
        return None
    subject = subject_of(words, verb, scope.start)
    if subject is None or subject.way != "direct" or not tags[subject.phrase.start - 1] & COMMA:
        return None
    if subject.phrase.start <= scope.start + 1:
        return None
    return Credit(subject.phrase, Phrase(verb, verb + 1), "sentence-before")


def _inverted_closing_tag(scope: Scope) -> Credit | None:
    """Credit by a saying that ends the sentence with its subject: "it had risen, says the panel"."""
    words, tags = scope.words, scope.words.tags
    first = max(scope.start + 1, scope.end - _MOST_CLOSING_TAG)
    for verb in places_tagged(tags[first : scope.end], SAY, first):
        begins = first_auxiliary(words, verb, scope.start)
        if tags[begins - 1] & (COMMA | QUOTE) and not tags[verb] & (ING | BASE | ADDRESSED | NAME):
            found = phrase_from(words, verb + 1, scope.end)
            particle = scope.vocabulary.verb_second and tags[scope.end - 2] & PREPOSITION  # teilte sie mit
            last = scope.end - 1 - bool(particle)
            if found is not None and found.end == last and names_source(words, found):
                return Credit(found, Phrase(verb, verb + 1), "sentence-before")
    return None


def _is_writer(scope: Scope, credit: Credit) -> bool:
    """Tell whether the source is the writer, or the reader: neither speaks in the next sentence."""
    source = credit.source
    return source.end - source.start == 1 and scope.words.words[source.start].lower() in _WRITER


def _author(scope: Scope, noun: int) -> Phrase | None:
    """Return whom the speech is by or from: "a letter from Holt", "comments made by Holt"."""
    words = scope.words
    noun += words.words[noun + 1] in _MADE
    if noun + 1 >= scope.quote or words.words[noun + 1].lower() not in _AUTHORS:
        return None
    found = phrase_from(words, noun + 2, scope.quote)
    return found if found is not None and words.tags[found.start] & (NAME | DETERMINER | TITLE) else None


def saying_of(scope: Scope) -> Credit | None:
    """Credit who speaks in a sentence that the quotation (``quote``, here the sentence's end) follows."""
    if scope.words.words[scope.end - 1] == "?":
        return None
    closing = _closing_tag(scope) or _inverted_closing_tag(scope)
    if closing is not None:
        return closing
    kind = CUE if scope.whole or scope.vocabulary.verb_second else SAY  # bench: of English fragments, not one
    for index in places_tagged(scope.words.tags[scope.start : scope.end], kind, scope.start):
        if is_cue(scope.words, index):
            found = by_subject(scope, index, "sentence-before")
            if found is None or _is_circumstance(scope, found):
                continue
            if found.rule in _PLAIN and not _is_writer(scope, found):
                return found._replace(rule="sentence-before")
    return _outspoken(scope)


def _is_circumstance(scope: Scope, credit: Credit) -> bool:
    """Tell whether a saying only tells when or why something was: "many were lost since the fires began".

    Bench: in German such a saying is as good as any.
    """
    before = credit.source.start - 1
    inside = before >= scope.start and scope.words.tags[before] & SUBORDINATOR
    return bool(inside) and not scope.vocabulary.verb_second


def _outspoken(scope: Scope) -> Credit | None:
    """Credit who is said to be outspoken, with nothing else behind it: "The report was scathing."."""
    words, tags, last = scope.words, scope.words.tags, scope.end - 2
    if last <= scope.start or not tags[last] & OUTSPOKEN or not tags[last - 1] & (AUX | ADVERB):
        return None
    found = subject_of(words, last, scope.start)
    if found is None or found.way not in ("direct", "apposition") or not tags[last + 1] & STOP:
        return None
    named = names_source(words, found.phrase)
    return Credit(found.phrase, Phrase(last, last + 1), "sentence-before") if named else None
