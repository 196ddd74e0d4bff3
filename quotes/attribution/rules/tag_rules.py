"""Rules for a saying right behind its quotation: "...," she said; "...," said the report."""

from __future__ import annotations

from quotes.attribution.grammar.joints import is_noun
from quotes.attribution.grammar.phrases import Phrase, names_source, phrase_from
from quotes.attribution.grammar.sentences import Words
from quotes.attribution.grammar.subjects import Subject, subject_of
from quotes.attribution.grammar.verb_second import source_after
from quotes.attribution.grammar.verbs import TO, first_auxiliary, is_finite, is_passive
from quotes.attribution.rules.credits import THAT, Credit, Scope
from quotes.attribution.rules.inverted_tags import inverted_tag, over_auxiliaries
from quotes.attribution.rules.signatures import signature
from quotes.attribution.speakers import head_of
from quotes.words.small_words import small_words
from quotes.words.tags import (
    ACT,
    ADDRESSED,
    ADVERB,
    ALSO_NOUN,
    AUX,
    BASE,
    BREAK,
    CLAIM,
    COLON,
    COMMA,
    CONJUNCTION,
    CUE,
    DASH,
    DETERMINER,
    DOCUMENT,
    ED,
    HEADS,
    ING,
    JUDGE,
    NAME,
    NUMBER,
    OPENING,
    PARTICLE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    RELATIVE,
    SAY,
    SEMICOLON,
    SPEECH,
    STOP,
    TIME,
    TITLE,
    VERB,
)

_MOST_WORDS = 34  # of a tag: a subject with its insertion, and the cue
_AFTER_CUE = (
    STOP | COMMA | TIME | PREPOSITION | ADVERB | DASH | NAME | PRONOUN | CONJUNCTION | ING | HEADS | PARTICLE
)
_AFTER_CUE_ALONE = STOP | COMMA | DASH | PREPOSITION | ADVERB
_AFTER_PARTICIPLE = small_words("after_participles")
_OBJECTS = small_words("objects")
_MOST_GOVERNED = 5  # words between a cue and what it governs
_IT = "es"
_ALL_OR_HOW = small_words("all_or_how")
_DEFINITE = small_words("definite_articles")
_AS = small_words("as")
_CLITICS = small_words("clitics")
_GENITIVES = [[word] for word in small_words("genitives")]
_AFTER_SPEAKER = STOP | COMMA | OPENING
_PAST = ("s", "ed")  # of an English verb that tells
_ENDS_SEARCH = STOP | QUOTE | SEMICOLON | COLON
_ANY_VERB = ED | JUDGE | ACT
_TELLING = _ENDS_SEARCH | SAY | _ANY_VERB


def adjacent_tag(scope: Scope) -> Credit | None:
    """Credit by what follows at once: "...," she said; "...," said the report; "...," Smith said."""
    tags, end = scope.words.tags, scope.end
    place = scope.quote + 1
    while place < end and tags[place] & (COMMA | DASH | ADVERB) and not tags[place] & DETERMINER:
        place += 1
    if place < end and scope.words.words[place] in _AS:
        place += 1
    if place == scope.start + 1 and place < end and tags[place] & COLON:
        place += 1  # a headline: ‘We lost everything’: victims tell of ...
    if scope.words.inverts and not scope.words.capitals:
        place = _over_clitics(scope.words, place, end)
    if place >= end or _is_led_in(scope):
        return None
    if tags[scope.quote - 1] & COLON and scope.words.words[place + 1 : place + 2] == [_IT]:
        return None  # "Meyer schrieb: „...“, weiter hieß es"
    return (
        inverted_tag(scope.words, place, end)
        or _unlisted(scope, place)
        or _subject_then_cue(scope, place)
        or _words_of(scope, place)
        or _signed(scope, place)
        or _all_said(scope, place)
    )


def _is_led_in(scope: Scope) -> bool:
    """Tell whether a saying ends at the quotation: what follows only reports it, as in "Holt said, "..."."""
    words, verb = scope.words, scope.quote - 2
    if verb <= scope.start or not words.tags[verb + 1] & COMMA or not words.tags[verb] & SAY:
        return False
    return is_finite(words, verb) and bool(words.tags[verb - 1] & (NAME | PRONOUN | HEADS))


def has_cue_alone(scope: Scope) -> bool:
    """Tell whether the cue behind the quotation does without a subject: "«...», recuerda."."""
    words, tags = scope.words, scope.words.tags
    place = scope.quote + 1
    while place < scope.end and tags[place] & (COMMA | DASH | AUX | ADVERB):
        place += 1
    alone = place < scope.end and tags[place] & SAY and not tags[place] & (ING | BASE | NAME)
    return bool(alone and words.tag(place + 1) & _AFTER_CUE_ALONE)


def _all_said(scope: Scope, place: int) -> Credit | None:
    """Read "was all the chairman would say" or "that’s how Smith remembers it" at ``place``."""
    words = scope.words
    if words.words[place].lower() in THAT and place + 1 < scope.end:
        place += 1
    contracted = words.tags[place] & RELATIVE and not words.words[place].isalpha()  # "that’s"
    if not (words.tags[place] & AUX or contracted) or _ALL_OR_HOW.isdisjoint(
        words.words[place + 1 : place + 2]
    ):
        return None
    found = phrase_from(words, place + 2, scope.end)
    if found is None or not names_source(words, found):
        return None
    cue = found.end + bool(words.tag(found.end) & AUX)
    return Credit(found, Phrase(cue, cue + 1), "tag") if words.tag(cue) & (CUE | VERB) else None


def _signed(scope: Scope, place: int) -> Credit | None:
    """Read a signature after a dash: "..." — Anna Holt, teacher."""
    opens = scope.quote == scope.start and place == scope.quote + 2
    return signature(scope.words, place - 1, scope.end) if opens else None


def _unlisted(scope: Scope, place: int) -> Credit | None:
    """Read "deplored the minister" at ``place``: any verb, behind a whole quotation and a comma."""
    words, tags = scope.words, scope.words.tags
    parted = scope.comma or tags[scope.quote + 1] & COMMA
    if not scope.whole or not parted or scope.quote > scope.start:
        return None
    if words.inverts:
        place = over_auxiliaries(words, place, scope.end)
    if tags[place] & ~_ANY_VERB or not words.words[place].islower():
        return None
    if tags[place] == 0 and not (words.inverts or words.words[place].endswith(_PAST)):
        return None
    found = source_after(words, place + 1, scope.end)
    if found is not None and words.inverts and words.tag(found.end) & DETERMINER:
        found = phrase_from(words, found.end, scope.end)  # "rincara la dose la consigliera"
    if found is None or not words.tag(found.end) & _AFTER_SPEAKER or not names_source(words, found):
        return None
    return Credit(found, Phrase(place, place + 1), "tag-inverted")


def _words_of(scope: Scope, place: int) -> Credit | None:
    """Read "le parole del sindaco" at ``place``: whose words the quotation is said to have been."""
    words, tags = scope.words, scope.words.tags
    noun = place + bool(tags[place] & DETERMINER)
    if not words.tag(noun) & SPEECH or words.words[noun + 1 : noun + 2] not in _GENITIVES:
        return None
    owner = phrase_from(words, noun + 2, scope.end)
    if owner is None or not words.tag(owner.end) & (STOP | COMMA) or not names_source(words, owner):
        return None
    return Credit(owner, Phrase(noun, noun + 1), "tag")


def _over_clitics(words: Words, place: int, end: int) -> int:
    """Step over whom the words are told to: "lui a lancé la présidente"."""
    if place + 1 < end and words.words[place] in _CLITICS and words.tags[place + 1] & (AUX | SAY):
        return place + 1
    return place


def _subject_then_cue(scope: Scope, place: int) -> Credit | None:
    """Read "Smith, a farmer, told reporters" at ``place``."""
    words, tags = scope.words, scope.words.tags
    if not tags[place] & (PRONOUN | DETERMINER | NUMBER) and not is_noun(tags[place]):
        return None
    opens = scope.quote == scope.start
    if _modifies(scope, place) if opens else scope.last == ".":
        return None  # "said it was “sad.” The mill also told": a sentence of its own
    sure = opens and scope.comma
    for index in range(place + 1, min(scope.end, place + _MOST_WORDS)):
        if not tags[index] & _TELLING:
            continue
        if tags[index] & _ENDS_SEARCH:
            return None
        says = _tag_cue(words, index, sure=sure) or (sure and _tag_verb(words, place, index))
        if not says or _is_inverted_later(words, index, place, scope.end):
            continue
        if not opens and (not _ends_tag(words, index, scope.end) or leads_on(words, index, scope.end)):
            continue
        found = subject_of(words, index, place)
        if found is not None:
            if found.way == "relative" or is_claim(words, found.phrase):
                return None  # "a “Backtrack” feature that allows"
            phrase = _whole_subject(scope, found, place, index)
            return Credit(phrase, Phrase(index, index + 1), "tag") if phrase is not None else None
    return None


def _modifies(scope: Scope, place: int) -> bool:
    """Tell whether words that begin a sentence describe the noun behind them: "‘Splendid’ wall found"."""
    return not (scope.whole or scope.comma) and place == scope.quote + 1


def _is_inverted_later(words: Words, index: int, low: int, end: int) -> bool:
    """Tell whether a comma parts a compound tense from what precedes it: "..., a souligné le procureur"."""
    first = first_auxiliary(words, index, low)
    return (
        first < index
        and bool(words.tags[first - 1] & COMMA)
        and source_after(words, index + 1, end) is not None
    )


def _tag_cue(words: Words, index: int, *, sure: bool) -> bool:
    """Tell whether the word is a saying verb where a tag has one: "Smith, a farmer, told".

    Args:
        words: the words of the sentence.
        index: the word.
        sure: whether a tag must follow, as the quotation opens its sentence and does not end it.
    """
    tag, before = words.tags[index], words.tags[index - 1]
    if not tag & SAY or words.words[index - 1].lower() in TO:
        return False
    if is_told(words, index) or is_passive(words, index, 0):
        return False
    questioned = not tag & ADDRESSED and not _OBJECTS.isdisjoint(words.words[index + 1 : index + 2])
    if questioned and not words.tag(index + 2) & ING:
        return False  # "so that they can question him", not "Holt recalled him saying"
    follows = index + 1 < len(words.words) and words.words[index + 1] in _AFTER_PARTICIPLE
    if follows and not sure and not before & (NAME | PRONOUN):
        return False
    if is_finite(words, index):
        return True
    if tag & NAME and words.tag(index + 1) & (NAME | HEADS | TITLE):
        return False  # "the U.S. State Department", "Valley Post columnist Anna Holt"
    if before & POSSESSIVE:
        return False  # "Bush's record"
    if tag & BASE and before & NAME and not words.words[index - 1].endswith("s"):
        return False  # "as a Facebook post from the group": no plural before it
    return bool(tag & ALSO_NOUN) and not tag & ING and bool(before & (NAME | HEADS | COMMA | PRONOUN))


def is_told(words: Words, index: int) -> bool:
    """Tell whether a headline ends in who listens: "Bosses ‘ignored warnings’, court told"."""
    return words.words[index] == "told" and index + 1 == len(words.words)


def _tag_verb(words: Words, place: int, index: int) -> bool:
    """Tell whether the word is a verb of any kind right after a pronoun or a name: "she fumed"."""
    tag = words.tags[index]
    if not tag & _ANY_VERB or tag & (ING | BASE | ALSO_NOUN):
        return False
    between = words.tags[place + 1 : index]
    if words.tags[place] & PRONOUN:
        return all(tag & (ADVERB | AUX) for tag in between)
    return all(tag & (NAME | TITLE | ADVERB | DETERMINER) for tag in (words.tags[place], *between))


def _ends_tag(words: Words, index: int, end: int) -> bool:
    return index + 1 >= end or bool(words.tags[index + 1] & _AFTER_CUE)


def leads_on(words: Words, index: int, end: int) -> bool:
    """Tell whether a cue governs the next quotation: "asked for “calm”, the Greens spoke of “panic”"."""
    for tag in words.tags[index + 1 : min(end, index + _MOST_GOVERNED)]:
        if tag & QUOTE:
            return True
        if tag & (BREAK | CONJUNCTION):
            break
    return False


def _whole_subject(scope: Scope, found: Subject, place: int, cue: int) -> Phrase | None:
    """Return the subject if the tag begins with it, or the name before its apposition; else None."""
    words, tags = scope.words, scope.words.tags
    if found.phrase.start <= place + 1 or found.way == "apposition" or tags[place] & (ADVERB | TIME):
        return found.phrase
    first = phrase_from(words, place, cue)
    if (
        first is not None
        and words.tag(first.end) & COMMA
        and any(tag & NAME for tag in tags[first.start : first.end])
    ):
        return first
    if tags[found.phrase.start - 1] & COMMA:
        return found.phrase
    return found.phrase if scope.quote == scope.start and scope.comma else None


def is_claim(words: Words, phrase: Phrase) -> bool:
    """Tell whether a phrase calls the quotation itself something: "..., a claim denied by ..."."""
    tag = words.tags[head_of(words, phrase)]
    named = tag & DOCUMENT and words.words[phrase.start] in _DEFINITE  # ", the complaint says"
    return bool(tag & CLAIM) and not named
