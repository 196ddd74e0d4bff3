"""The small words that carry a sentence's logic: negations, conditions, quantifiers, modal verbs.

The words stand in data/function_words.toml by language; the language is guessed from a text's own words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import chain, islice

from corpus.word_lists import word_lists

MOST_WORDS_FOR_GUESS = 300  # the language of a text shows in its first page


class WordClass(StrEnum):
    """What a small word does in a sentence."""

    NEGATION = "negation"
    CONTRAST = "contrast"
    CONDITION = "condition"
    QUANTIFIER = "quantifier"
    MODALITY = "modality"
    COMPARATIVE = "comparative"
    PRONOUN = "pronoun"
    AUTHOR = "author"  # by such a name alone a document speaks of those who wrote it: "the Panel notes"
    SPEAKER = "speaker"  # the first person: who says "we believe" credits nobody else
    ARTICLE = "article"
    FUNCTION = "function"
    FILLER = "filler"
    REPORTING = "reporting"
    HEDGE = "hedge"  # with the first person, says that what follows is not known for certain
    DIRECTION = "direction"  # one of two opposites: above and below, rise and fall
    DEGREE = "degree"  # fully, always: another one may stand for it
    PLACE = "place"  # a point of the compass
    APPROXIMATE = "approximate"  # before a number: about, nearly
    AUDIENCE = "audience"  # what a transcript notes of the listeners: applause, laughter
    ASSERTING = "asserting"  # what a negation before it denies: evidence, believe, mean
    QUALIFIER = "qualifier"  # what a cut may not take away unseen


LIGHT_WEIGHT = 0.25  # "of the" says little about the place
_LIGHT = frozenset((WordClass.PRONOUN, WordClass.ARTICLE, WordClass.FUNCTION))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The small words of one language, folded, with their classes."""

    language: str
    classes: Mapping[str, frozenset[WordClass]]
    words: Mapping[WordClass, frozenset[str]]
    light: frozenset[str]  # words so common that they say little of a passage's place

    def of(self, folded: str) -> frozenset[WordClass]:
        """Return the classes of a folded word; none for a word that carries content."""
        return self.classes.get(folded, _NONE)

    def weight(self, folded: str) -> float:
        """Return how much a folded word says of a passage's place: 1, or less for a light one."""
        return LIGHT_WEIGHT if folded in self.light else 1.0


_NONE: frozenset[WordClass] = frozenset()


@cache
def lexicons() -> Mapping[str, Lexicon]:
    """Return the lexicons by language code, English first."""
    return {
        language: _lexicon(language, table)
        for language, table in word_lists("quotes", "function_words").items()
    }


def lexicon_for(folded_words: Iterable[str]) -> Lexicon:
    """Choose the lexicon with the most small words of a text; English when none has more.

    >>> lexicon_for("der Bericht war nicht vollstandig und die Gruppe".lower().split()).language
    'de'
    """
    known = _languages_of_light_words()
    words = list(islice(folded_words, MOST_WORDS_FOR_GUESS))
    votes = Counter(chain.from_iterable([known[word] for word in words if word in known]))
    most = max(votes.values(), default=0)
    best = [lexicon for lexicon in lexicons().values() if votes[lexicon.language] == most]
    return best[0] if len(best) == 1 else max(best, key=lambda lexicon: _small_words(lexicon, words))


def _small_words(lexicon: Lexicon, words: Sequence[str]) -> int:
    """Return how many words of a text are small ones of any class, to settle a draw."""
    return sum(map(lexicon.classes.__contains__, words))


@cache
def _languages_of_light_words() -> Mapping[str, tuple[str, ...]]:
    """Return the languages that have a word among their commonest small words."""
    languages: dict[str, tuple[str, ...]] = {}
    for lexicon in lexicons().values():
        for word in lexicon.light:
            languages[word] = (*languages.get(word, ()), lexicon.language)
    return languages


def _lexicon(language: str, table: Mapping[str, Sequence[str]]) -> Lexicon:
    words = {name: frozenset(table.get(name, ())) for name in WordClass}
    return Lexicon(language, _by_word(table), words, frozenset().union(*(words[name] for name in _LIGHT)))


def _by_word(table: Mapping[str, Sequence[str]]) -> Mapping[str, frozenset[WordClass]]:
    classes: dict[str, set[WordClass]] = {}
    for name, members in table.items():
        for word in members:
            classes.setdefault(word, set()).add(WordClass(name))
    return {word: frozenset(found) for word, found in classes.items()}
