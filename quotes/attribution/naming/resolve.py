"""Name the source behind a pronoun or a short name, from the names mentioned before it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import attrgetter

from corpus.model import Span
from quotes.attribution.genders import (
    UNKNOWN,
    Gender,
    first_names,
    gender_of,
    gender_of_article,
    gender_of_pronoun,
)
from quotes.attribution.grammar.joints import is_noun
from quotes.attribution.grammar.phrases import Phrase, span_of
from quotes.attribution.grammar.sentences import Words, united
from quotes.attribution.grammar.subjects import antecedent
from quotes.attribution.mentions import Mention, Traits, full_name_of, name_of, traits_of
from quotes.attribution.naming.nameless import described, last_speaker, stranger, thing
from quotes.attribution.naming.offices import bearer, office_of, says_little
from quotes.attribution.naming.pronouns import Candidate, resolve
from quotes.attribution.naming.whole_names import WholeNames
from quotes.attribution.regions import Pages
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
    NAME,
    ORGANISATION,
    PERSON,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SAY,
    SPEECH,
    SUBORDINATOR,
    TIME,
    TITLE,
    VERB,
)

_ARTICLES = small_words("articles_of_office")
_MOST_PARAGRAPHS_BACK = 5
_THINGS = small_words("thing")
_SEVERAL = small_words("several")
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
            return (
                self._apposed(words, source)
                or self._in_full(words, source)
                or self._of_office(words, source, paragraph)
            )
        if words.tags[source.start] & RELATIVE:
            return self._behind_relative(words, source.start)
        word, start = words.words[source.start], words.starts[source.start]
        wanted = Gender.FEMALE if _is_german_she(words, source.start) else gender_of_pronoun(word)
        if wanted is not None:
            return (
                self._written(stranger(self.pages, wanted, start, paragraph))
                or self._written(described(self.pages, wanted, start, paragraph))
                or self._behind_pronoun(wanted, start, paragraph)
                or self._written(last_speaker(self.pages, wanted, start, paragraph))
            )
        if word.lower() in _THINGS:
            return self._written(thing(self.pages, start, paragraph, several=False))
        if word.lower() in _SEVERAL:
            return self._written(thing(self.pages, start, paragraph, several=True))
        return self._in_full(words, source)

    def _apposed(self, words: Words, source: Phrase) -> tuple[str, Span] | None:
        """Return the name that follows an office between commas: "the mayor, Anna Holt, said".

        It may stand behind another office: "the chair, the retired judge Anna Holt, said".
        """
        tags = words.tags
        start = source.end + 1
        if start + 1 >= len(tags) or not tags[source.end] & COMMA:
            return None
        surely = words.words[start].lower() in first_names()
        if _is_named(tags, source) and not (surely and words.capitals):
            return None
        start = _past_office(tags, start + (words.words[start] in _ARTICLES))
        end = start
        while end < len(tags) and tags[end] & NAME and not tags[end] & (_NO_NAME | POSSESSIVE):
            end += 1
        closed = end >= len(tags) or tags[end] & (BREAK | SAY | AUX)
        held = united(tags[source.start : source.end])
        unlisted = not held & (HEADS | NAME) and words.words[source.start].lower() in _ARTICLES
        office = held & PERSON or unlisted or surely
        if not closed or not office or end - start < _LEAST_APPOSED:
            return None
        return self._written(span_of(words, Phrase(start, end)))

    def _of_office(self, words: Words, source: Phrase, paragraph: int) -> tuple[str, Span] | None:
        """Return whom the text has introduced by the office that the source consists of."""
        office = office_of(words, source)
        if office is None:
            return None
        start, wanted = words.starts[source.start], gender_of_article(words.words[source.start])
        found = bearer(self.pages, office, start, paragraph)
        if found is not None:
            told = gender_of(found[0].words[found[1].start : found[1].end])
            return None if {told, wanted} == {Gender.FEMALE, Gender.MALE} else self._mentioned(*found, None)
        return self._behind_pronoun(wanted, start, paragraph) if says_little(office) else None

    def _behind_relative(self, words: Words, relative: int) -> tuple[str, Span] | None:
        found = antecedent(words, relative, 0)
        return self._written(span_of(words, found)) if found is not None and found.start < relative else None

    def _written(self, span: Span | None) -> tuple[str, Span] | None:
        """Return the words of a source and where they stand."""
        return (span.of(self.pages.text), span) if span is not None else None

    def _behind_pronoun(self, wanted: Gender, start: int, paragraph: int) -> tuple[str, Span] | None:
        seen: list[tuple[Words, Mention]] = []
        chosen = resolve(
            wanted, self._candidates(wanted, start, paragraph, seen), lambda index: self._gender(*seen[index])
        )
        if chosen is None:
            return None
        return self._mentioned(*seen[chosen], wanted)

    def _mentioned(self, words: Words, mention: Mention, wanted: Gender | None) -> tuple[str, Span]:
        """Return the whole name that a mention stands for, with its offices, and where it stands."""
        text = self.pages.text
        span = span_of(words, Phrase(mention.start, mention.end))
        told = None if wanted is UNKNOWN else wanted
        whole = self.whole.before(name_of(text, words, mention), span.start, told)
        if whole is not None:
            return self.whole.with_office(whole)
        return full_name_of(text, words, mention), span

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

    def _in_full(self, words: Words, source: Phrase) -> tuple[str, Span] | None:
        """Return the whole name for a surname that stands alone or behind a title."""
        last = source.end - 1
        if not words.tags[last] & NAME or united(words.tags[source.start : source.end]) & (
            POSSESSIVE | CONJUNCTION
        ):
            return None
        if last > source.start and words.tags[last - 1] & NAME and not words.tags[last - 1] & TITLE:
            return None
        told = gender_of([word.rstrip(".") for word in words.words[source.start : source.end]])
        wanted = None if told is UNKNOWN else told
        whole = self.whole.before(words.words[last], words.starts[source.start], wanted)
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


def _is_named(tags: list[int], phrase: Phrase) -> bool:
    """Tell whether a phrase ends in a name of two words already."""
    last = tags[phrase.end - 2 : phrase.end]
    return len(last) == 2 and all(tag & NAME and not tag & (DETERMINER | PERSON) for tag in last)
