"""Find the names that a paragraph mentions outside its quotations, and what the paragraph says of them.

A name is a run of words that begin with capitals. Whether it is a person's, and which gender the person
has, is read off titles, first names and earlier mentions; where nothing tells, it stays open.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from quotes.attribution.genders import UNKNOWN, Gender, first_names, gender_of, gender_of_article
from quotes.attribution.grammar.phrases import phrase_before
from quotes.attribution.grammar.sentences import Words, places_tagged, united
from quotes.attribution.grammar.verbs import is_finite
from quotes.words.small_words import small_words
from quotes.words.tags import (
    ADVERB,
    AUX,
    BREAK,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    DOCUMENT,
    ED,
    HEADS,
    ING,
    NAME,
    NUMBER,
    OPENING,
    ORGANISATION,
    OUTSIDE,
    PERSON,
    POSSESSIVE,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    SAY,
    STOP,
    SUBORDINATOR,
    TIME,
    TITLE,
    VERB,
)
from quotes.words.vocabulary import Vocabulary

_PLACES = small_words("in_places")
_NO_OFFICE = DETERMINER | CONJUNCTION | PREPOSITION | NUMBER  # begins no office


class Mention(NamedTuple):
    """A name as a half-open range of words, without the titles before it; ``run`` is where those begin."""

    run: int
    start: int
    end: int


class Traits(NamedTuple):
    """What the words around a name tell of it.

    ``speaks`` and ``subject`` say whether a cue, or any verb, has the name as its subject; ``owner`` that
    it is a possessive; ``person`` that it is surely a person's name.
    """

    gender: Gender
    person: bool
    speaks: bool
    subject: bool
    owner: bool


_PARTICLES = small_words("joins_names")
_MOST_NAME_WORDS = 6
_TRADES = tuple(small_words("trade_endings"))
_LEAST_BEFORE = 4  # words of "Holt, head of" before where she works
_MOST_OFFICE = 8  # words before a name that say who it is
_BEFORE_OFFICE = BREAK | CONJUNCTION | PREPOSITION | VERB | AUX | SUBORDINATOR
_LISTS = small_words("listing")
_ORDINALS = small_words("ordinals_of_office")
_OBLIQUE = small_words("oblique")
_MOST_INSERTION = 40  # words between a subject and its cue


def mentions(words: Words) -> list[Mention]:
    """Return the names that a stretch mentions outside its quotations, in order; a dateline has none."""
    tags = words.tags
    found: list[Mention] = []
    taken = words.dateline
    for place in places_tagged(tags, NAME):
        if place < taken or not _names(tags[place]) or _is_participle(words, place):
            continue
        end = place + 1
        while end < len(tags) and end - place < _MOST_NAME_WORDS and _goes_on(words, end):
            end += 1
        found.append(Mention(place, _first_of_name(words, place, end), end))
        taken = end
    return found


def _names(tag: int) -> bool:
    return bool(tag & NAME) and not tag & OUTSIDE and not (tag & SAY and not tag & TITLE)


def _is_participle(words: Words, place: int) -> bool:
    """Tell whether a capital only begins the sentence: "Thanking Anna Holt"."""
    if not words.tags[place] & ING or (place and not words.tags[place - 1] & (STOP | QUOTE)):
        return False
    return place + 1 < len(words.tags) and _names(words.tags[place + 1])


def _goes_on(words: Words, index: int) -> bool:
    """Tell whether the name that ends before the word goes on with it."""
    if words.tags[index - 1] & POSSESSIVE:
        return False
    if _names(words.tags[index]):
        return True
    return words.words[index] in _PARTICLES and index + 1 < len(words.tags) and _names(words.tags[index + 1])


def traits_of(words: Words, mention: Mention, vocabulary: Vocabulary, wanted: Gender) -> Traits | None:
    """Return what the words around a name tell of it, or None if it is no person of the wanted gender."""
    run, first, end = mention
    gender = gender_of(words.words[run:end], words.words[max(0, run - 3) : run])
    if gender is UNKNOWN and run > 1 and words.inverts and words.tags[run - 1] & PERSON:
        gender = UNKNOWN if words.capitals else gender_of_article(words.words[run - 2])  # "il critico Sarti"
    if UNKNOWN not in (gender, wanted) and gender is not wanted:
        return None
    person = _is_person(words, vocabulary, run, first, end)
    place = person is None and gender is UNKNOWN and run and words.words[run - 1] in _PLACES
    if person is False or place:
        return None  # "speaking in Dutch", "in Vale"
    return Traits(
        gender=gender,
        person=bool(person),
        speaks=_speaks(words, run, end),
        subject=_is_subject(words, run, end),
        owner=_owns(words, end),
    )


def _owns(words: Words, end: int) -> bool:
    """Tell whether the name that ends before the word ``end`` is a possessive."""
    return bool(words.tags[end - 1] & POSSESSIVE) or (
        end < len(words.tags) and bool(words.tags[end] & POSSESSIVE) and not words.tags[end] & NAME
    )


def name_of(text: str, words: Words, mention: Mention) -> str:
    """Return the name alone, without titles and without the ending of a possessive."""
    name = text[words.starts[mention.start] : words.ends[mention.end - 1]]
    if not words.tags[mention.end - 1] & POSSESSIVE:
        return name
    return name[:-2] if name[-2:] in ("’s", "'s") else name.rstrip("'’")


def full_name_of(text: str, words: Words, mention: Mention) -> str:
    """Return the name with the titles and offices before it, but no article and no age."""
    begin = _office_start(words, mention)
    return (text[words.starts[begin] : words.starts[mention.start]] + name_of(text, words, mention)).strip()


def _office_start(words: Words, mention: Mention) -> int:
    """Return where the words begin that say who a name is; the name itself where none do."""
    whole = phrase_before(words, mention.end, max(0, mention.run - _MOST_OFFICE))
    begin = whole.start if whole is not None and whole.start <= mention.run else mention.run
    for index in range(begin + 1, mention.run):
        if words.tags[index - 1] & NAME and not words.tags[index] & (
            NAME | HEADS | TITLE | PREPOSITION | DETERMINER
        ):
            begin = index + 1  # "Tom Reed met Karl Voss": a word no list holds, after a name, is a verb
    for index in range(begin, mention.start):
        is_mark = not words.words[index][0].isalnum()
        if is_mark or (index > begin and _begins_anew(words, index, mention.start)):
            begin = index + 1
    while begin < mention.start and (words.tags[begin] & _NO_OFFICE or _is_verb(words, begin)):
        begin += 1
    offices = [index for index in range(begin, mention.start) if _is_office(words, index)]
    if offices and not _is_of_several(words, offices[-1]):
        ordinal = begin == offices[0] > 0 and words.words[begin - 1].lower() in _ORDINALS
        return begin - 1 if ordinal else begin
    return mention.run if united(words.tags[mention.start : mention.end]) & ORGANISATION else mention.start


def _is_verb(words: Words, index: int) -> bool:
    """Tell whether the word is a verb that an auxiliary stands before: "has accused former mayor Voss"."""
    return index > 0 and bool(words.tags[index] & VERB and words.tags[index - 1] & AUX)


def _begins_anew(words: Words, index: int, end: int) -> bool:
    """Tell whether what stands before is nobody: "a letter from the envoy Voss", "Besuch des Boten Voss".

    An office before the word is somebody else's where another stands behind it: "spokesman for mayor Voss".
    """
    if words.words[index] in _LISTS:
        return True
    if words.tags[index] & (CONJUNCTION | PREPOSITION) and _is_of_several(words, index - 1):
        return True  # "two ministers and mayor Voss", "friends of mayor Voss"
    if words.words[index] == "of" and words.tags[index - 1] & words.tags[index + 1] & NAME:
        return False  # "Bank of Tula analyst Anna Holt"
    opens = words.tags[index] & (PREPOSITION | DETERMINER if words.capitals else PREPOSITION)
    is_theirs = bool(words.tags[index - 1] & (PERSON | TITLE))
    return bool(opens) and (not is_theirs or bool(united(words.tags[index + 1 : end]) & (PERSON | TITLE)))


def _is_office(words: Words, index: int) -> bool:
    """Tell whether a word says what somebody is: a known one, or one that ends as trades do."""
    word, tag = words.words[index], words.tags[index]
    if tag & (PERSON | TITLE):
        return True
    return not tag & HEADS and word.islower() and word.endswith(_TRADES)


def _is_of_several(words: Words, index: int) -> bool:
    """Tell whether an office is that of several, the first of whom is named: "lawyers Anna Holt and ..."."""
    return bool(words.tags[index] & PERSON) and words.words[index].endswith("s")


def _first_of_name(words: Words, start: int, end: int) -> int:
    """Return where the name itself begins, after titles, or at a first name where the run holds one."""
    first = start
    while first < end - 1 and words.tags[first] & TITLE:
        first += 1
    for index in range(first + 1, end - 1):
        if words.words[index].lower() in first_names():
            return index
    return first


def _is_person(words: Words, vocabulary: Vocabulary, start: int, first: int, end: int) -> bool | None:
    """Tell whether a name is a person's; None where nothing tells."""
    tags = words.tags
    lower = [word.lower() for word in words.words[first:end]]
    if len(lower) > 1 and lower[0] in first_names():
        return True
    if not vocabulary.names.isdisjoint(lower):
        return False
    if tags[end - 1] & PERSON and lower[-1].endswith("s"):
        return False  # "House Republicans"
    before = tags[start - 1] if start else STOP
    held = united(tags[first:end]) & (ORGANISATION | DOCUMENT)
    if held and any(tag & held and not tag & TITLE for tag in tags[first:end]):
        return None if len(lower) == 1 and _speaks(words, start, end) and not before & DETERMINER else False
    if _is_bare_office(tags, start, end) or _is_where_somebody_works(tags, start):
        return False
    if first > start or before & PERSON or _is_apposed(tags, start, end):
        return True
    return False if before & DETERMINER else None


def _is_bare_office(tags: Sequence[int], start: int, end: int) -> bool:
    """Tell whether a word in capitals is what somebody is, without the name: "Anna Holt, CEO of the firm"."""
    if (
        end - start > 1
        or end == len(tags)
        or not tags[start] & (PERSON | TITLE)
        or not tags[end] & PREPOSITION
    ):
        return False
    return start > 1 and bool(tags[start - 1] & COMMA and tags[start - 2] & NAME)


def _is_where_somebody_works(tags: Sequence[int], start: int) -> bool:
    """Tell whether a name belongs to what somebody is: "Anna Holt, head of the app Borealis, says"."""
    index = start
    while index > 1 and start - index < _MOST_OFFICE and not tags[index - 1] & _BEFORE_OFFICE:
        index -= 1
    if index < _LEAST_BEFORE or tags[start - 1] & (PERSON | TITLE) or not tags[index - 1] & PREPOSITION:
        return False
    return bool(tags[index - 2] & PERSON and tags[index - 3] & COMMA and tags[index - 4] & NAME)


def _is_apposed(tags: Sequence[int], start: int, end: int) -> bool:
    """Tell whether a name stands between commas after what its bearer is: "her deputy, Karl Voss, said"."""
    if start < 2 or not tags[start - 1] & COMMA or not tags[start - 2] & (PERSON | TITLE):
        return False
    return end < len(tags) and bool(tags[end] & COMMA)


def _speaks(words: Words, start: int, end: int) -> bool:
    """Tell whether a cue has the name as its subject: beside it, or later in a sentence that it begins."""
    tags = words.tags
    if words.capitals and _is_governed(words, start):
        return False  # "In Handschellen protestierte er", "hat den neuen Plan bekräftigt"
    for index in range(end, min(len(tags), end + 3)):
        if tags[index] & SAY and is_finite(words, index):
            return True
        if not tags[index] & (ADVERB | AUX | TIME):
            break
    if start and tags[start - 1] & SAY and not tags[start - 1] & NAME:
        inverted = start < 2 or tags[start - 2] & BREAK
        return bool(inverted) and not words.tag(end) & (VERB | AUX | ED)  # "Holt, a nurse, said Voss lied"
    return end < len(tags) and bool(tags[end] & (COMMA | OPENING)) and _says_later(words, end)


def _is_governed(words: Words, start: int) -> bool:
    """Tell whether a preposition or an article of another case stands before a German noun's adjectives."""
    place = start - 1
    while place > 0 and not words.tags[place] and words.words[place].islower():
        place -= 1
    return place >= 0 and bool(words.tags[place] & PREPOSITION or words.words[place].lower() in _OBLIQUE)


def _says_later(words: Words, start: int) -> bool:
    """Tell whether the sentence goes on to ", saying ..." or, after an insertion, to "..., said"."""
    tags = words.tags
    for index in range(start + 1, min(len(tags), start + _MOST_INSERTION)):
        if tags[index] & STOP:
            return False
        if tags[index] & SAY and tags[index - 1] & COMMA and not tags[index] & NAME:
            return True
    return False


def _is_subject(words: Words, start: int, end: int) -> bool:
    """Tell whether a verb follows the name, at once or after an insertion between commas."""
    tags = words.tags
    if end >= len(tags) or tags[end - 1] & POSSESSIVE:
        return False
    if tags[end] & (VERB | AUX | ED | ADVERB):
        return not (start and tags[start - 1] & PREPOSITION)
    if not tags[end] & (COMMA | RELATIVE | OPENING):
        return False
    first = start
    while first and start - first < _MOST_OFFICE and not tags[first - 1] & _BEFORE_OFFICE:
        first -= 1
    return first == 0 or bool(tags[first - 1] & (STOP | COMMA | CONJUNCTION | QUOTE))
