"""Rules for a saying that does not follow its quotation at once: "..." would be wrong, the minister said."""

from __future__ import annotations

from quotes.attribution.grammar.phrases import Phrase, names_source, phrase_from
from quotes.attribution.grammar.sentences import Words, places_tagged
from quotes.attribution.grammar.subjects import subject_of
from quotes.attribution.grammar.verb_last import bracket_subject
from quotes.attribution.grammar.verb_second import is_oblique
from quotes.attribution.grammar.verbs import first_auxiliary, is_finite
from quotes.attribution.rules.credits import Credit, Scope
from quotes.attribution.rules.inverted_tags import MOST_COMPLETED, inverted_tag
from quotes.attribution.rules.tag_rules import is_claim, is_told, leads_on
from quotes.words.small_words import small_words
from quotes.words.tags import (
    ADDRESSED,
    ADVERB,
    ALSO_NOUN,
    AUX,
    COLON,
    COMMA,
    CONJUNCTION,
    DASH,
    ING,
    NAME,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    SAY,
    SEMICOLON,
    STOP,
    TAG_CUE,
    TIME,
)

_HAVE = small_words("have")


def later_tag(scope: Scope) -> Credit | None:
    """Credit by a saying set off by commas further on: "..." would be wrong, the minister said."""
    tags, low = scope.words.tags, scope.quote + 2
    for index in places_tagged(tags[low : scope.end], SEMICOLON | COLON | SAY | TAG_CUE, low):
        if tags[index] & (SEMICOLON | COLON):
            return None
        if not tags[index] & ING:
            found = _in_perfect(scope, index) or _set_off(scope, index)
            if found is not None:
                return found
    return None


def _in_perfect(scope: Scope, index: int) -> Credit | None:
    """Read a tag whose verb ends the sentence: "Dass es „knapp“ werde, hatte Voss schon im Mai gesagt."."""
    words = scope.words
    if not scope.vocabulary.verb_second or not words.tag(index + 1) & (STOP | CONJUNCTION):
        return None
    if _HAVE.isdisjoint(words.words[max(scope.quote, index - MOST_COMPLETED) : index]):
        return None
    found = bracket_subject(words, index, scope.quote + 1)
    if found is None or not names_source(words, found):
        return None
    return Credit(found, Phrase(index, index + 1), "later-tag")


def _set_off(scope: Scope, index: int) -> Credit | None:
    """Credit the subject of the cue if a comma stands before the saying and none of its clause after it."""
    words, tags = scope.words, scope.words.tags
    governs = not tags[index] & TAG_CUE and leads_on(words, index, scope.end)
    if governs or is_told(words, index):
        return None
    before, first = tags[index - 1], first_auxiliary(words, index, scope.quote)
    if tags[first - 1] & (COMMA | QUOTE):
        inverted = inverted_tag(words, first, scope.end)
        if inverted is not None and not _goes_on_with_clause(words, inverted.source.end, scope.end):
            return inverted._replace(rule="later-tag")
    if not is_finite(words, index) and not (tags[index] & ALSO_NOUN and before & NAME):
        return None
    if not _says_no_more(words, index, scope.end):
        return None
    subject = subject_of(words, index, scope.quote + 1)
    if subject is None or subject.way not in ("direct", "apposition"):
        return None
    if not tags[subject.phrase.start - 1] & (COMMA | DASH) or is_claim(words, subject.phrase):
        return None
    if scope.vocabulary.verb_second and is_oblique(words, subject.phrase, scope.start):
        return None
    return Credit(subject.phrase, Phrase(index, index + 1), "later-tag")


def _goes_on_with_clause(words: Words, place: int, end: int) -> bool:
    """Tell whether a verb follows in the same clause: "..., said trails on Tuesday were open"."""
    for tag in words.tags[place:end]:
        if tag & (COMMA | STOP | DASH | SEMICOLON | RELATIVE | QUOTE):
            return False
        if tag & AUX:
            return True
    return False


def _says_no_more(words: Words, cue: int, end: int) -> bool:
    """Tell whether no clause follows a cue, but at most whom it speaks to: "two officials told the Post."."""
    if words.tags[cue] & ADDRESSED:
        addressed = phrase_from(words, cue + 1, end)
        cue = addressed.end - 1 if addressed is not None else cue
    after = words.tags[cue + 1] if cue + 1 < end else STOP
    return bool(after & (STOP | COMMA | TIME | PREPOSITION | ADVERB | DASH))
