"""Name the source behind a pronoun or a short name, from the names mentioned before it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import attrgetter

from corpus.model import Span
from quotes.clause_rules import saying_of
from quotes.credits import Scope
from quotes.genders import UNKNOWN, Gender, gender_of, gender_of_noun, gender_of_pronoun
from quotes.mentions import (
    Mention,
    Traits,
    full_name_of,
    name_of,
    traits_of,
)
from quotes.model import SpeakerKind
from quotes.phrases import OWNERS, Phrase, is_noun, phrase_from
from quotes.pronouns import Candidate, resolve
from quotes.regions import Pages
from quotes.sentences import Words, united
from quotes.small_words import small_words
from quotes.source_rules import according_to
from quotes.speakers import head_of, kind_of
from quotes.subjects import antecedent, first_phrase, opening_phrase
from quotes.vocabulary import (
    ADVERB,
    AUX,
    BREAK,
    CLAIM,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    DOCUMENT,
    ED,
    NAME,
    ORGANISATION,
    PERSON,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    RELATIVE,
    SAY,
    SPEECH,
    SUBORDINATOR,
    TIME,
    VERB,
)
from quotes.whole_names import WholeNames

_SOME = small_words("articles_of_strangers")
_DEFINITE = small_words("articles_of_office")
_MOST_PARAGRAPHS_BACK = 5
_MOST_PARAGRAPHS_FOR_THINGS = 2
_THINGS = small_words("thing")
_SEVERAL = small_words("several")
_PLURALS = small_words("plural_verbs")
_THING_KINDS = (SpeakerKind.DOCUMENT, SpeakerKind.ORGANISATION)
_MOST_SENTENCES_FOR_THINGS = 8
_MOST_CANDIDATES = 12
_MOST_OF_OFFICE = 4  # words
_LEAST_APPOSED = 2  # words of a name that stands beside an office
_NO_NAME = DETERMINER | PREPOSITION | PRONOUN | CONJUNCTION | SUBORDINATOR | ADVERB | TIME | ORGANISATION
_END = attrgetter("end")


@dataclass(frozen=True, slots=True)
class Names:
    """What one document tells of its names, found as it is asked for."""

    pages: Pages
    whole: WholeNames
    _behind: dict[int, tuple[str, Span] | None] = field(default_factory=dict)
    _traits: dict[tuple[int, int, Gender], Traits | None] = field(default_factory=dict)

    def behind(self, words: Words, source: Phrase, paragraph: int) -> tuple[str, Span] | None:
        """Return the name behind a source and where it stands, or None if the source is as good a name.

        Args:
            words: the words that ``source`` counts.
            source: the source's phrase.
            paragraph: the paragraph that the source stands in.
        """
        start = words.starts[source.start]
        if start not in self._behind:
            self._behind[start] = self._find(words, source, paragraph)
        return self._behind[start]

    def _find(self, words: Words, source: Phrase, paragraph: int) -> tuple[str, Span] | None:
        if source.end - source.start > 1:
            return self._apposed(words, source) or self._in_full(words, source)
        if words.tags[source.start] & RELATIVE:
            return self._behind_relative(words, source.start)
        word, start = words.words[source.start], words.starts[source.start]
        wanted = Gender.FEMALE if _is_german_she(words, source.start) else gender_of_pronoun(word)
        if wanted is not None:
            return (
                self._stranger(wanted, start, paragraph)
                or self._described(wanted, start, paragraph)
                or self._behind_pronoun(wanted, start, paragraph)
                or self._last_speaker(wanted, start, paragraph)
            )
        if word.lower() in _THINGS:
            return self._behind_thing(start, paragraph, several=False)
        if word.lower() in _SEVERAL:
            return self._behind_thing(start, paragraph, several=True)
        return self._in_full(words, source)

    def _apposed(self, words: Words, source: Phrase) -> tuple[str, Span] | None:
        """Return the name that follows an office between commas: "the mayor, Anna Holt, said".

        It may stand behind another office: "the chair, the retired judge Anna Holt, said".
        """
        tags = words.tags
        start = source.end + 1
        if start + 1 >= len(tags) or not tags[source.end] & COMMA or _is_named(tags, source):
            return None
        start = _past_office(tags, start + (words.words[start] in _DEFINITE))
        end = start
        while end < len(tags) and tags[end] & NAME and not tags[end] & (_NO_NAME | POSSESSIVE):
            end += 1
        closed = end >= len(tags) or tags[end] & (BREAK | SAY | AUX)
        office = united(tags[source.start : source.end]) & PERSON
        if not closed or not office or end - start < _LEAST_APPOSED:
            return None
        return self._words_of(words, Phrase(start, end))

    def _behind_relative(self, words: Words, relative: int) -> tuple[str, Span] | None:
        found = antecedent(words, relative, 0)
        return self._words_of(words, found) if found is not None and found.start < relative else None

    def _words_of(self, words: Words, phrase: Phrase) -> tuple[str, Span]:
        span = Span(words.starts[phrase.start], words.ends[phrase.end - 1])
        return span.of(self.pages.text), span

    def _behind_pronoun(self, wanted: Gender, start: int, paragraph: int) -> tuple[str, Span] | None:
        seen: list[tuple[Words, Mention]] = []
        chosen = resolve(
            wanted, self._candidates(wanted, start, paragraph, seen), lambda index: self._gender(*seen[index])
        )
        if chosen is None:
            return None
        words, mention = seen[chosen]
        text = self.pages.text
        span = Span(words.starts[mention.start], words.ends[mention.end - 1])
        name = name_of(text, words, mention)
        whole = self.whole.before(name, span.start, wanted)
        return (
            self.whole.with_office(whole) if whole is not None else (full_name_of(text, words, mention), span)
        )

    def _stranger(self, wanted: Gender, start: int, paragraph: int) -> tuple[str, Span] | None:
        """Return whom the sentence before begins with and leaves unnamed: "A miller wept. ..., she said"."""
        words = self.pages.words(paragraph)
        here = words.sentence_at(bisect_right(words.starts, start) - 1) if words.words else 0
        if not here:
            return None
        first, last = words.sentences[here - 1]
        own = _own_person(words, first, last, wanted)
        if own is not None:
            return self._words_of(words, own)
        if words.words[first].lower() not in _SOME:
            return None
        found = phrase_from(words, first, last)
        if found is None or not words.tags[head_of(words, found)] & PERSON or _holds_name(words, found):
            return None
        return self._words_of(words, found)

    def _described(self, wanted: Gender, start: int, paragraph: int) -> tuple[str, Span] | None:
        """Return the office that a pronoun's own sentence begins with: "The mayor frowned when he said"."""
        words = self.pages.words(paragraph)
        if not words.words:
            return None
        here = bisect_right(words.starts, start) - 1
        first = words.sentence_of(here)[0]
        found = opening_phrase(words, first, here)
        if found is None or words.words[found.start].lower() not in _DEFINITE or found.end >= here:
            return None
        return self._words_of(words, found) if _is_unnamed_person(words, found, wanted) else None

    def _candidates(
        self, wanted: Gender, start: int, paragraph: int, seen: list[tuple[Words, Mention]]
    ) -> Iterator[Candidate]:
        """Yield the names before an offset that a pronoun may stand for, the nearest first, and note them.

        Who is named further on in its sentence is somebody else: "He said Holt was unwell".
        """
        between, others = 0, self._named_after(start, paragraph)
        for place in range(paragraph, max(-1, paragraph - _MOST_PARAGRAPHS_BACK - 1), -1):
            words = self.pages.words(place)
            if not words.words:
                continue
            here = words.sentence_at(bisect_right(words.starts, start) - 1)
            earlier = self.pages.mentions(place)
            last = bisect_right(earlier, bisect_right(words.starts, start - 1) - 1, key=_END)
            for mention in reversed(earlier[max(0, last - _MOST_CANDIDATES) : last]):
                traits = self._traits_of(place, words, mention, wanted)
                if traits is not None and words.words[mention.end - 1] not in others:
                    seen.append((words, mention))
                    yield Candidate(traits, between + here - words.sentence_at(mention.start))
            between += here + 1
            if len(seen) >= _MOST_CANDIDATES:
                break

    def _named_after(self, start: int, paragraph: int) -> set[str]:
        """Return the last words of the names that the sentence has behind an offset."""
        words = self.pages.words(paragraph)
        here = bisect_right(words.starts, start) - 1
        if here < 0:
            return set()
        end = words.sentence_of(here)[1]
        return {
            words.words[mention.end - 1]
            for mention in self.pages.mentions(paragraph)
            if here < mention.start < end
        }

    def _traits_of(self, paragraph: int, words: Words, mention: Mention, wanted: Gender) -> Traits | None:
        key = paragraph, mention.start, wanted
        if key not in self._traits:
            traits = traits_of(words, mention, self.pages.vocabulary, wanted)
            named = traits is None or not words.capitals or self._is_name(words, mention, traits)
            self._traits[key] = traits if named else None
        return self._traits[key]

    def _is_name(self, words: Words, mention: Mention, traits: Traits) -> bool:
        """Tell a name from a noun where every noun has a capital: somebody bears it, speaks, or has two."""
        speaks = traits.speaks and not words.tags[mention.start] & (SPEECH | DOCUMENT | ORGANISATION)
        if traits.person or speaks or mention.end - mention.run > 1:
            return True
        return bool(
            self.whole.ending_in(name_of(self.pages.text, words, mention), words.starts[mention.start])
        )

    def _gender(self, words: Words, mention: Mention) -> Gender:
        """Return a person's gender as the mentions of the whole name tell it; unknown where they differ."""
        if mention.end - mention.start > 1:
            return UNKNOWN
        name = name_of(self.pages.text, words, mention)
        told = {whole.gender for whole in self.whole.ending_in(name, words.starts[mention.start])} - {UNKNOWN}
        return told.pop() if len(told) == 1 else UNKNOWN

    def _behind_thing(self, start: int, paragraph: int, *, several: bool) -> tuple[str, Span] | None:
        """Return the report or the body that "it" stands for: what the nearest earlier sentence is about."""
        for words, number in self._sentences_before(start, paragraph):
            found = self._thing_in(words, number, start, several=several)
            if found is not None:
                return self._words_of(words, found)
        return None

    def _last_speaker(self, wanted: Gender, start: int, paragraph: int) -> tuple[str, Span] | None:
        """Return who spoke last and is not named: "The judge said no. ..., he added"."""
        for words, number in self._sentences_before(start, paragraph):
            first, last = words.sentences[number]
            last = min(last, bisect_right(words.starts, start - 1))
            credit = saying_of(Scope(words, self.pages.vocabulary, last, first, last, whole=True))
            if credit is not None and _is_unnamed_person(words, credit.source, wanted):
                return self._words_of(words, credit.source)
        return None

    def _sentences_before(self, start: int, paragraph: int) -> Iterator[tuple[Words, int]]:
        """Yield the sentences from an offset's own backwards, each as its words and its number."""
        for place in range(paragraph, max(-1, paragraph - _MOST_PARAGRAPHS_FOR_THINGS - 1), -1):
            words = self.pages.words(place)
            here = words.sentence_at(bisect_right(words.starts, start) - 1) if words.words else -1
            for number in range(here, max(-1, here - _MOST_SENTENCES_FOR_THINGS), -1):
                yield words, number

    def _thing_in(self, words: Words, number: int, before: int, *, several: bool) -> Phrase | None:
        """Return the report or body that a sentence is about: who speaks in it, else what it begins with."""
        first, last = words.sentences[number]
        last = min(last, bisect_right(words.starts, before - 1))
        scope = Scope(words, self.pages.vocabulary, last, first, last, whole=True)
        credit = saying_of(scope) or according_to(scope)
        subject = credit.source if credit is not None else opening_phrase(words, first, last)
        if subject is None or words.ends[subject.end - 1] > before:
            return None
        if words.tags[head_of(words, subject)] & CLAIM:
            return None
        kind = kind_of(words, subject, self.pages.vocabulary)
        if credit is None and kind is SpeakerKind.DOCUMENT and _is_spoken_of(words, subject.end, last):
            return None
        if several:
            follows = words.words[subject.end : subject.end + 1]
            joint = kind is SpeakerKind.ORGANISATION or not _PLURALS.isdisjoint(follows)
            return subject if joint or _is_several(words, subject) else None
        return subject if kind in _THING_KINDS and not _is_several(words, subject) else None

    def _in_full(self, words: Words, source: Phrase) -> tuple[str, Span] | None:
        """Return the whole name for a surname that stands alone."""
        last = source.end - 1
        if not words.tags[last] & NAME or united(words.tags[source.start : source.end]) & (
            POSSESSIVE | CONJUNCTION
        ):
            return None
        if last > source.start and words.tags[last - 1] & NAME:
            return None
        whole = self.whole.before(words.words[last], words.starts[source.start], None)
        return self.whole.with_office(whole) if whole is not None else None


def _past_office(tags: list[int], start: int) -> int:
    """Step over the small words of an office: "retired judge Anna Holt"."""
    place = start
    while place < min(len(tags), start + _MOST_OF_OFFICE) and not tags[place] & NAME:
        if not (is_noun(tags[place]) or tags[place] & ED):
            break
        place += 1
    return place


def _is_german_she(words: Words, place: int) -> bool:
    """Tell whether the word is "sie" beside a verb in the singular: "sagt sie", not "sagen sie"."""
    if not words.capitals or words.words[place].lower() != "sie":
        return False
    beside = (*range(max(0, place - 1), place), *range(place + 1, min(len(words.words), place + 2)))
    verbs = [words.words[index] for index in beside if words.tags[index] & (VERB | AUX)]
    return bool(verbs) and not verbs[0].endswith("n")


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


def _is_unnamed_person(words: Words, phrase: Phrase, wanted: Gender) -> bool:
    """Tell whether a phrase is one person without a name, of the gender for all that it tells."""
    head = head_of(words, phrase)
    if not words.tags[head] & PERSON or words.words[head].endswith("s") or _holds_name(words, phrase):
        return False
    return gender_of((), words.words[phrase.start : phrase.end]) in (wanted, UNKNOWN)


def _holds_name(words: Words, phrase: Phrase) -> bool:
    """Tell whether a phrase holds a name besides the capital that it may begin with."""
    return bool(united(words.tags[phrase.start + 1 : phrase.end]) & NAME)


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


def _is_named(tags: list[int], phrase: Phrase) -> bool:
    """Tell whether a phrase ends in a name of two words already."""
    last = tags[phrase.end - 2 : phrase.end]
    return len(last) == 2 and all(tag & NAME and not tag & (DETERMINER | PERSON) for tag in last)
