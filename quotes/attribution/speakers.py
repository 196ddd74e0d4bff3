"""Say what kind of source is credited: a person, an organisation, a document, or someone unnamed."""

from __future__ import annotations

from quotes.attribution.grammar.phrases import Phrase
from quotes.attribution.grammar.sentences import Words
from quotes.model import SpeakerKind
from quotes.words.small_words import small_words
from quotes.words.tags import (
    DETERMINER,
    DOCUMENT,
    HEADS,
    NAME,
    NUMBER,
    ORGANISATION,
    PERSON,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SPEECH,
    TITLE,
)
from quotes.words.vocabulary import Vocabulary

_PERSONAL = small_words("personal")
_ROMAN = frozenset(("II", "III", "IV"))  # John Smith III
_MOST_CAPITALS = 6  # letters of an acronym
_AT = small_words("at_occasions")
_OCCASIONS = small_words("occasions")
_LABELS = small_words("headline_labels")
_DEFINITE = small_words("definite_articles")
# Python 3.11 takes ten times as long to find a member in its class.
_A_PERSON, _UNNAMED = SpeakerKind.PERSON, SpeakerKind.UNNAMED


def kind_of(words: Words, phrase: Phrase, vocabulary: Vocabulary) -> SpeakerKind | None:
    """Return the kind of the source that a phrase names; None for a pronoun that may stand for any."""
    tags = words.tags
    if phrase.end - phrase.start == 1 and tags[phrase.start] & (PRONOUN | RELATIVE | DETERMINER):
        word = words.words[phrase.start].lower().replace("’", "'").partition("'")[0]
        return _A_PERSON if word in _PERSONAL else None
    head = _first_noun(words, phrase) if vocabulary.head_first else head_of(words, phrase)
    tag = tags[head]
    if tag & DOCUMENT and not tag & (PERSON | ORGANISATION) and not _by_name(words, head, vocabulary):
        return SpeakerKind.DOCUMENT
    if _is_organisation(words, phrase, head, vocabulary):
        return SpeakerKind.ORGANISATION
    if tag & PERSON and not tag & NAME:
        return _UNNAMED
    if tag & SPEECH and not tag & NAME:
        return SpeakerKind.DOCUMENT
    return _A_PERSON if _is_named(words, phrase) else _UNNAMED


def _is_named(words: Words, phrase: Phrase) -> bool:
    """Tell whether a phrase holds a name, small words in capitals aside."""
    for tag in words.tags[phrase.start : phrase.end]:
        if tag & NAME and not tag & (DETERMINER | PREPOSITION):
            return True
    return False


def head_of(words: Words, phrase: Phrase) -> int:
    """Return the main word of a phrase: the last before its first preposition, possessives aside."""
    tags = words.tags
    end = phrase.end
    for index in range(phrase.start + 1, phrase.end):
        genitive = tags[index] & DETERMINER and tags[index - 1] & NAME and not tags[index] & NAME
        if (tags[index] & PREPOSITION and not tags[index] & NAME) or genitive:
            end = index
            break
    for index in range(end - 1, phrase.start - 1, -1):
        if not tags[index] & (NUMBER | DETERMINER):
            return index
    return end - 1


def without_occasion(words: Words, phrase: Phrase) -> Phrase:
    """Return a source without where it spoke: "the ministry in a statement", "the envoy on Facebook".

    With a definite article the place tells who is meant: "the man in the video".
    """
    for index in range(phrase.start + 1, phrase.end - 1):
        if words.words[index] in _AT and not words.tags[index - 1] & (DOCUMENT | SPEECH):
            place = Phrase(index + 1, phrase.end)
            if words.words[place.start].lower() not in _DEFINITE and _is_occasion(
                words, head_of(words, place)
            ):
                return Phrase(phrase.start, index)
    return phrase


def _is_occasion(words: Words, noun: int) -> bool:
    tag = words.tags[noun]
    return bool(tag & (DOCUMENT | SPEECH) and not tag & NAME) or words.words[noun].lower() in _OCCASIONS


def may_speak(words: Words, phrase: Phrase) -> bool:
    """Tell whether what stands before a colon may be a source: not "Opinion", "Brexit talks", "Sea pact"."""
    head = head_of(words, phrase)
    return bool(words.tags[head] & (HEADS | NAME | TITLE)) and words.words[head].lower() not in _LABELS


def _first_noun(words: Words, phrase: Phrase) -> int:
    """Return the main word of a phrase in a language that sets adjectives behind it."""
    for index in range(*phrase):
        if words.tags[index] & (HEADS | NAME) and not words.tags[index] & (NUMBER | DETERMINER):
            return index
    return head_of(words, phrase)


def _is_organisation(words: Words, phrase: Phrase, head: int, vocabulary: Vocabulary) -> bool:
    tag, word = words.tags[head], words.words[head]
    if tag & ORGANISATION and not tag & TITLE:
        return not (tag & PERSON and not tag & NAME)
    if _by_name(words, head, vocabulary):
        return True
    if word.isupper() and 2 <= len(word) <= _MOST_CAPITALS and word not in _ROMAN:
        return True
    first = words.tags[phrase.start]
    return bool(first & DETERMINER and tag & NAME and not tag & (PERSON | TITLE)) and _directly(
        words, phrase, head
    )


def _directly(words: Words, phrase: Phrase, head: int) -> bool:
    """Tell whether an article stands right before a name: "the Taliban", but not "the lawyer Smith"."""
    return all(words.tags[index] & NAME for index in range(phrase.start + 1, head + 1))


def _by_name(words: Words, head: int, vocabulary: Vocabulary) -> bool:
    return bool(words.tags[head] & NAME) and words.words[head].lower() in vocabulary.names
