"""Tell how a word of the verb lists is used: as a finite verb, in the passive, as a noun.

"The report notes" and "the report's notes" hold the same word; its neighbours decide.
"""

from __future__ import annotations

from quotes.attribution.grammar.sentences import Words
from quotes.words.small_words import small_words
from quotes.words.tags import (
    ADVERB,
    ALSO_NOUN,
    AUX,
    BASE,
    CLOSING,
    COLON,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    DOCUMENT,
    HEADS,
    ING,
    NAME,
    NUMBER,
    PARTICIPLE,
    PARTICLE,
    PERSON,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    RELATIVE,
    SAY,
    STOP,
    SUBORDINATOR,
    TIME,
    TITLE,
    VERB,
)

TO = small_words("to")
_BE = small_words("be")
_FUSED = small_words("fused_articles")
_CLITICS = small_words("clitics")
_WHO = small_words("romance_who")
_BE_BEFORE_PARTICIPLE = small_words("be_before_participle")
_ONLY_ARTICLES = small_words("articles_before_nouns")
_ARTICLES = small_words("articles_before_adjectives")
_ALONE = small_words("some_of_them")
_JOINS = small_words("joints") | {","}
_ONESELF = small_words("reflexive")
_MOST_ADJECTIVE = 7  # words between "zeigte sich" and what the subject showed itself to be
_MOST_INSERTION = 4  # words between an auxiliary and its verb
_OF_TIME = small_words("of_times")
_BEFORE_VERB = NAME | HEADS | COMMA | CLOSING | CONJUNCTION | TIME


def is_finite(words: Words, index: int) -> bool:
    """Tell whether the word is used as a finite verb of the lists, judged by its neighbours."""
    tag = words.tags[index]
    if not tag & VERB or tag & ING:
        return False
    before = words.tags[index - 1] if index else STOP
    if words.inverts and index and words.words[index - 1].lower() in _ONLY_ARTICLES:
        return False
    if words.capitals and index and (words.words[index - 1] == "zu" or words.words[index - 1] in _FUSED):
        return False  # an infinitive, or an adjective: "am gesagten Wort"
    if before & DETERMINER and not words.inverts and words.words[index - 1].lower() in _ARTICLES:
        return False  # "an alleged photograph"
    if tag & PARTICIPLE and not before & (AUX | ADVERB):
        return False
    if tag & NAME:  # headlines write verbs with capitals
        return bool(tag & SAY) and not tag & (ALSO_NOUN | TITLE) and bool(before & (NAME | COMMA | CLOSING))
    if not tag & ALSO_NOUN or before & (PRONOUN | RELATIVE | AUX | ADVERB):
        return True
    return _is_verb_here(words, index, before)


def _is_verb_here(words: Words, index: int, before: int) -> bool:
    """Decide on a word that is a noun as often as a verb."""
    if words.inverts and not before and words.tag(index + 1) & QUOTE:
        return True  # behind a noun or an adjective that no list holds: "El juez instructor ve «indicios»"
    if before & (DETERMINER | POSSESSIVE | PREPOSITION) or not before & _BEFORE_VERB:
        return False
    if words.tags[index] & BASE and before & NAME and not words.words[index - 1].endswith("s"):
        return False  # "UN report": no plural before it
    after = words.tag(index + 1)
    if before & CONJUNCTION:
        return bool(after & (QUOTE | DETERMINER | SUBORDINATOR | NAME))
    if after & COLON and before & NAME and not words.tags[index] & SAY:
        return False  # "Brexit talks: ..."
    if after & (QUOTE | COLON | DETERMINER | PRONOUN | SUBORDINATOR | PARTICLE):
        return True
    if not after & ~HEADS and before & NAME and _is_headline(words):
        return words.words[index].endswith("s")  # "Court rules detention ‘unlawful’"
    if before & COMMA and after & COMMA and words.tag(index + 2) & QUOTE:
        return words.words[index].endswith("s")  # "Holt, a nurse, notes, "..."
    if after & AUX or not after & (NAME | COMMA | PREPOSITION | STOP):
        return False
    noun_of_its_own = not before & (DOCUMENT | PERSON) or words.words[index - 1].endswith("s")
    third_person = words.words[index].endswith("s") and not (after & PREPOSITION and noun_of_its_own)
    return bool(before & (NAME | PERSON)) or (bool(before & HEADS) and third_person)


def _is_headline(words: Words) -> bool:
    """Tell whether the stretch has no full stop at its end."""
    last = words.tags[-1]
    return len(words.sentences) == 1 if last & QUOTE else not last & STOP


def is_cue(words: Words, index: int) -> bool:
    """Tell whether a word of the verb lists is used as a verb in any form."""
    if words.tags[index] & ING and index and words.tags[index - 1] & (DETERMINER | POSSESSIVE):
        return is_one_of_several(words, index - 1)  # not "a warning from the bank"
    return bool(words.tags[index] & ING) or is_finite(words, index) or _is_infinitive(words, index)


def is_one_of_several(words: Words, place: int) -> bool:
    """Tell whether a word stands for one of those spoken of: "with one hailing it and another calling it"."""
    return words.words[place] in _ALONE and place > 0 and words.words[place - 1] in _JOINS


def _is_infinitive(words: Words, index: int) -> bool:
    if not words.tags[index] & BASE or not index:
        return False
    return words.words[index - 1].lower() in TO or bool(words.tags[index - 1] & AUX)


def is_reflexive(words: Words, verb: int, quote: int) -> bool:
    """Tell whether the verb says of its own subject what soon follows: "zeigte sich", "s’est montrée"."""
    near = words.words[max(0, verb - 2) : verb + 2]
    return quote - verb <= _MOST_ADJECTIVE and not _ONESELF.isdisjoint(near)


def is_passive(words: Words, verb: int, low: int) -> bool:
    """Tell whether a form of "be" stands before the verb, adverbs aside, or is left out: "accused of"."""
    if words.tags[verb] & ING:
        return False
    if words.tags[verb] & BASE:  # "may be hit", not "there is talk of"
        return verb > low and words.words[verb - 1] in _BE_BEFORE_PARTICIPLE
    if words.words[verb] == "accused" and words.words[verb + 1 : verb + 2] == ["of"]:
        return True
    place = verb - 1
    while place >= low and words.tags[place] & ADVERB:
        place -= 1
    return place >= low and words.words[place].lower() in _BE


def before_verb(words: Words, verb: int, low: int) -> tuple[int, bool]:
    """Return the last word before the verb's auxiliaries, adverbs and times, and whether it has an auxiliary.

    The word may be before ``low``: then nothing else stands there.
    """
    tags = words.tags
    place = verb - 1
    if words.inverts and not words.capitals and place >= low and words.words[place] in _CLITICS:
        place -= 1  # "Merle l’accuse de ..."
    auxiliary = False
    while place >= low:
        step = _step_back(words, place, low)
        if step == place:
            break
        auxiliary = auxiliary or bool(tags[place] & AUX)
        place = step
    contracted = place >= low and tags[place] & PRONOUN and not words.words[place].isalpha()  # "he's"
    return place, auxiliary or bool(contracted)


def _step_back(words: Words, place: int, low: int) -> int:
    """Return the word before an auxiliary, an adverb, a time or a comma around one; else ``place``."""
    tags = words.tags
    tag = tags[place]
    if tag & AUX:
        return place - 1
    if tag & TIME and not tag & PERSON:
        return _before_time(words, place, low)
    if tag & ADVERB and (not tag & DETERMINER or (place > low and tags[place - 1] & PRONOUN)):
        between_commas = place > low and tags[place - 1] & COMMA and words.tag(place + 1) & COMMA
        return place - 2 if between_commas else place - 1
    if tag & COMMA and place - 1 > low and tags[place - 1] & (ADVERB | TIME) and tags[place - 2] & COMMA:
        return place - 1
    return _before_insertion(words, place, low) if tag & COMMA else place


def _before_insertion(words: Words, comma: int, low: int) -> int:
    """Step back over an insertion between an auxiliary and its verb: "a, en revanche, salué"."""
    for place in range(comma - 2, max(low, comma - _MOST_INSERTION - 2), -1):
        if words.tags[place] & COMMA:
            relates = words.inverts and (words.tags[place - 1] & RELATIVE or words.words[place - 1] in _WHO)
            return place - 1 if relates or words.tags[place - 1] & AUX else comma
    return comma


def _before_time(words: Words, place: int, low: int) -> int:
    """Step back over "on Tuesday", "last week", "Monday night", "in early March"."""
    tags = words.tags
    while place >= low and tags[place] & (TIME | NUMBER) and not tags[place] & PERSON:
        place -= 1
    if place >= low and words.words[place].lower() in _OF_TIME:
        place -= 1
    if place >= low and tags[place] & PREPOSITION:
        place -= 1
    return place


def first_auxiliary(words: Words, verb: int, low: int) -> int:
    """Return where a verb with its auxiliaries begins, where they precede it: ", a déclaré la ministre"."""
    if not words.inverts or words.capitals:
        return verb
    while verb - 1 > low and words.tags[verb - 1] & (AUX | ADVERB):
        verb -= 1
    return verb
