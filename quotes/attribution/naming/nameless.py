"""Find the source without a name that a pronoun stands for: "the judge", "his wife", "the report".

The functions take the pages of a document, and of a pronoun its offset (``start``), its paragraph and the
gender that it tells (``wanted``).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from corpus.model import Span
from quotes.attribution.genders import UNKNOWN, Gender, gender_of, gender_of_noun
from quotes.attribution.grammar.clause_openings import first_phrase, opening_phrase
from quotes.attribution.grammar.joints import OWNERS
from quotes.attribution.grammar.phrases import Phrase, phrase_from, span_of
from quotes.attribution.grammar.sentences import Words, united
from quotes.attribution.regions import Pages
from quotes.attribution.rules.clause_rules import saying_of
from quotes.attribution.rules.credits import Scope
from quotes.attribution.rules.source_rules import according_to
from quotes.attribution.speakers import head_of, kind_of
from quotes.model import SpeakerKind
from quotes.words.small_words import small_words
from quotes.words.tags import CLAIM, COMMA, CONJUNCTION, NAME, PERSON, QUOTE

_STRANGERS = small_words("articles_of_strangers")
_ARTICLES = small_words("articles_of_office")
_NEUTRAL = small_words("neutral_persons")
_PLURALS = small_words("plural_verbs")
_THING_KINDS = (SpeakerKind.DOCUMENT, SpeakerKind.ORGANISATION)
_MOST_PARAGRAPHS_BACK = 2
_MOST_SENTENCES_BACK = 8  # of each paragraph


def stranger(pages: Pages, wanted: Gender, start: int, paragraph: int) -> Span | None:
    """Return whom the sentence before begins with and leaves unnamed: "A miller wept. ..., she said"."""
    words = pages.words(paragraph)
    here = words.sentence_at(bisect_right(words.starts, start) - 1) if words.words else 0
    if not here:
        return None
    first, last = words.sentences[here - 1]
    own = _own_person(words, first, last, wanted)
    if own is not None:
        return span_of(words, own)
    if words.words[first].lower() not in _STRANGERS:
        return None
    found = phrase_from(words, first, last)
    if found is None or not words.tags[head_of(words, found)] & PERSON or _holds_name(words, found):
        return None
    named = words.tag(found.end) & COMMA and words.tag(found.end + 1) & NAME  # "A miller, Anna Holt, wept"
    return None if named else span_of(words, found)


def _own_person(words: Words, first: int, last: int, wanted: Gender) -> Phrase | None:
    """Return one of somebody's own that a sentence begins with, of the wanted gender: "His wife nodded"."""
    found = first_phrase(words, first, last)
    if found is None or words.words[found.start].lower() not in OWNERS:
        return None
    for place in range(found.start + 1, found.end):
        if gender_of_noun(words.words[place]) is wanted:
            after = place + 1 + bool(words.tag(place + 1) & COMMA)
            return None if words.tag(after) & NAME else Phrase(found.start, place + 1)
    return None


def described(pages: Pages, wanted: Gender, start: int, paragraph: int) -> Span | None:
    """Return the office that a pronoun's own sentence begins with: "The mayor frowned when he said"."""
    words = pages.words(paragraph)
    if not words.words:
        return None
    here = bisect_right(words.starts, start) - 1
    first = words.sentence_of(here)[0]
    found = opening_phrase(words, first, here)
    if found is None or words.words[found.start].lower() not in _ARTICLES or found.end >= here:
        return None
    return span_of(words, found) if _is_unnamed_person(words, found, wanted) else None


def last_speaker(pages: Pages, wanted: Gender, start: int, paragraph: int) -> Span | None:
    """Return who spoke last and is not named: "The judge said no. ..., he added"."""
    for words, number in _sentences_before(pages, start, paragraph):
        credit = saying_of(_scope_before(pages, words, number, start))
        if credit is not None and _is_unnamed_person(words, credit.source, wanted):
            return span_of(words, credit.source)
    return None


def _is_unnamed_person(words: Words, phrase: Phrase, wanted: Gender) -> bool:
    """Tell whether a phrase is one person without a name, of the gender for all that it tells."""
    head = head_of(words, phrase)
    if not words.tags[head] & PERSON or words.words[head].endswith("s") or _holds_name(words, phrase):
        return False
    return gender_of((), words.words[phrase.start : phrase.end]) in (wanted, UNKNOWN)


def _holds_name(words: Words, phrase: Phrase) -> bool:
    """Tell whether a phrase holds a name besides the capital that it may begin with."""
    return bool(united(words.tags[phrase.start + 1 : phrase.end]) & NAME)


def thing(pages: Pages, start: int, paragraph: int, *, several: bool) -> Span | None:
    """Return the report or the body that "it" stands for: what the nearest earlier sentence is about."""
    for words, number in _sentences_before(pages, start, paragraph):
        found = _thing_in(pages, words, number, start, several=several)
        if found is not None:
            return span_of(words, found)
    return None


def _sentences_before(pages: Pages, start: int, paragraph: int) -> Iterator[tuple[Words, int]]:
    """Yield the sentences from an offset's own backwards, each as its words and its number."""
    for place in range(paragraph, max(-1, paragraph - _MOST_PARAGRAPHS_BACK - 1), -1):
        words = pages.words(place)
        here = words.sentence_at(bisect_right(words.starts, start) - 1) if words.words else -1
        for number in range(here, max(-1, here - _MOST_SENTENCES_BACK), -1):
            yield words, number


def _scope_before(pages: Pages, words: Words, number: int, offset: int) -> Scope:
    """Return a sentence as far as it stands before an offset."""
    first, last = words.sentences[number]
    last = min(last, bisect_right(words.starts, offset - 1))
    return Scope(words, pages.vocabulary, last, first, last, whole=True)


def _thing_in(pages: Pages, words: Words, number: int, before: int, *, several: bool) -> Phrase | None:
    """Return the report or body that a sentence is about: who speaks in it, else what it begins with."""
    scope = _scope_before(pages, words, number, before)
    credit = saying_of(scope) or according_to(scope)
    subject = credit.source if credit is not None else opening_phrase(words, scope.start, scope.end)
    if subject is None or words.ends[subject.end - 1] > before:
        return None
    if words.tags[head_of(words, subject)] & CLAIM:
        return None
    kind = kind_of(words, subject, pages.vocabulary)
    if credit is None and kind is SpeakerKind.DOCUMENT and _is_spoken_of(words, subject.end, scope.end):
        return None
    if several:
        follows = words.words[subject.end : subject.end + 1]
        joint = kind is SpeakerKind.ORGANISATION or not _PLURALS.isdisjoint(follows)
        neutral = words.words[head_of(words, subject)] in _NEUTRAL
        return subject if joint or neutral or _is_several(words, subject) else None
    return subject if kind in _THING_KINDS and not _is_several(words, subject) else None


def _is_spoken_of(words: Words, place: int, last: int) -> bool:
    """Tell whether a quotation follows, but not at once: "Reports of a split were “premature”, it added"."""
    following = words.tags[place:last]
    return bool(united(following) & QUOTE) and not following[0] & QUOTE


def _is_several(words: Words, phrase: Phrase) -> bool:
    """Tell whether a phrase names several persons: its noun is a plural, or two are joined."""
    if united(words.tags[phrase.start : phrase.end]) & CONJUNCTION:
        return True
    head = head_of(words, phrase)
    noun = words.words[head]
    return noun.endswith("s") and not noun.endswith(("ss", "us", "’s", "'s")) and not words.tags[head] & NAME
