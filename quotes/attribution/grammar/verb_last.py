"""Find who speaks where the verb ends its clause: "Meyer hatte erklärt", "wie Meyer der Zeitung sagte".

An auxiliary that stands second, or the word that begins a subordinate clause, opens the bracket which the
verb closes; the subject stands beside what opens it.
"""

from __future__ import annotations

from quotes.attribution.grammar.phrases import Phrase, names_source, phrase_before, phrase_from
from quotes.attribution.grammar.sentences import Words
from quotes.attribution.grammar.subjects import antecedent
from quotes.attribution.grammar.verb_second import is_oblique, subject_behind
from quotes.words.small_words import small_words
from quotes.words.tags import (
    AUX,
    BASE,
    BREAK,
    COLON,
    COMMA,
    CONJUNCTION,
    CUE,
    DETERMINER,
    ING,
    NAME,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    RELATIVE,
    SEMICOLON,
    STOP,
    SUBORDINATOR,
)

PASSIVE = small_words("passive")
CITED = "zitiert"  # in the passive, its subject is who speaks
_BY = small_words("by_in_german")
_AS = small_words("named_as")
_HOW = frozenset(("wie", "Wie"))
_MOST_BACK = 40  # words between the auxiliary and the end of its clause
_ENDS_BRACKET = COMMA | SEMICOLON | STOP | COLON | QUOTE | SUBORDINATOR


def bracket_subject(words: Words, verb: int, low: int) -> Phrase | None:
    """Return who speaks where the verb ends a clause with an auxiliary: "Meyer hatte erklärt, ..."."""
    following = words.tag(verb + 1 + (words.words[verb + 1 : verb + 2] == ["haben"]))  # "soll gesagt haben"
    if words.tags[verb] & (ING | BASE) or not following & (BREAK | SUBORDINATOR | CONJUNCTION):
        return None
    for index in range(verb - 1, max(low, verb - _MOST_BACK) - 1, -1):
        as_follows = words.words[index + 1] == "folgt"  # "wird Meyer wie folgt zitiert"
        if words.tags[index] & _ENDS_BRACKET and not as_follows:
            return None
        if _is_auxiliary(words, index):
            return _of_bracket(words, index, verb, low)
    return None


def told_subject(words: Words, verb: int, low: int) -> Phrase | None:
    """Return who speaks in a clause between "wie" and its verb: "wie Meyer der Zeitung sagte, ..."."""
    if not words.tag(verb + 1) & (COMMA | COLON | STOP):
        return None
    for index in range(verb - 1, max(low, verb - _MOST_BACK) - 1, -1):
        if words.words[index] in _HOW and (index == low or words.tags[index - 1] & COMMA):
            found = phrase_from(words, index + 1, verb)
            told = found is not None and names_source(words, found) and not is_oblique(words, found, low)
            return found if told else None
        if words.tags[index] & (SEMICOLON | STOP | COLON | QUOTE):
            return None
    return None


def closing_subject(words: Words, verb: int, quote: int, low: int) -> Phrase | None:
    """Return who speaks where the verb follows the words that it governs: "hat sie „müde“ genannt"."""
    for index in range(quote - 1, max(low, quote - _MOST_BACK) - 1, -1):
        tag = words.tags[index]
        if tag & (SEMICOLON | STOP | COLON):
            return None
        if _is_auxiliary(words, index):
            return _of_bracket(words, index, verb, low)
        if words.words[index] in _AS:
            continue
        if tag & DETERMINER and _relates_behind_preposition(words, index, low):
            found = phrase_from(words, index + 1, quote)  # "..., in dem die Senatorin von „Not“ spricht"
            return found if found is not None and not is_oblique(words, found, low) else None
        if tag & (SUBORDINATOR | RELATIVE) or (
            tag & DETERMINER and index > low and words.tags[index - 1] & COMMA and _relates(words, index)
        ):
            return _of_subordinate(words, index, quote, low)
    return None


def _is_auxiliary(words: Words, index: int) -> bool:
    return bool(words.tags[index] & AUX) and words.words[index].lower() not in ("nicht", "auch")


def _of_bracket(words: Words, auxiliary: int, verb: int, low: int) -> Phrase | None:
    """Return who speaks: who stands after "von" in the passive, else the auxiliary's subject."""
    if words.words[auxiliary].lower() in PASSIVE and words.words[verb] != CITED:
        return _agent(words, low, verb)
    if auxiliary > low and words.tags[auxiliary - 1] & PRONOUN:
        return Phrase(auxiliary - 1, auxiliary)
    name = auxiliary > low and words.tags[auxiliary - 1] & QUOTE  # die Zeitschrift „Talbote“ hatte
    before = phrase_before(words, auxiliary - bool(name), low)
    if name and before is not None:
        before = Phrase(before.start, auxiliary)
    if before is not None and not is_oblique(words, before, low) and names_source(words, before):
        return before
    return subject_behind(words, auxiliary, verb)


def _agent(words: Words, low: int, verb: int) -> Phrase | None:
    for index in range(verb - 1, low - 1, -1):
        if words.words[index].lower() in _BY:
            found = phrase_from(words, index + 1, verb)
            return found if found is not None and names_source(words, found) else None
    return None


def _relates_behind_preposition(words: Words, index: int, low: int) -> bool:
    """Tell whether an article is a relative pronoun behind a comma and a preposition: ", in dem die"."""
    behind = index - 1 > low and words.tags[index - 1] & PREPOSITION and words.tags[index - 2] & COMMA
    return bool(behind and words.tag(index + 1) & DETERMINER)


def _relates(words: Words, index: int) -> bool:
    """Tell whether an article after a comma is a relative pronoun: no noun of its own follows at once."""
    return words.words[index].lower() in ("der", "die", "das") and not words.tag(index + 1) & NAME


def _of_subordinate(words: Words, opener: int, quote: int, low: int) -> Phrase | None:
    """Return the subject of a clause that ends in its verb: an antecedent, or what follows "dass"."""
    if words.tags[opener] & SUBORDINATOR and not words.tags[opener] & (RELATIVE | DETERMINER):
        return phrase_from(words, opener + 1, quote)
    return antecedent(words, opener, low)


def is_closing_cue(words: Words, index: int, end: int) -> bool:
    """Tell whether the word is a cue that ends its clause."""
    if index >= end or not words.tags[index] & CUE or words.tags[index] & (NAME | ING):
        return False
    following = words.tags[index + 1] if index + 1 < end else STOP
    return bool(following & (STOP | COMMA | AUX | CONJUNCTION | SEMICOLON))
