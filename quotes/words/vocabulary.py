"""The words that attribution knows, by language: what each may be in a sentence.

The lists lie in data/cues_*.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from corpus.data_files import data_text
from quotes.words.small_words import small_words
from quotes.words.tagging import Remembered
from quotes.words.tags import (
    ACT,
    ADDRESSED,
    ADVERB,
    ALSO_NOUN,
    AUX,
    BASE,
    CLAIM,
    CONJUNCTION,
    DETERMINER,
    DOCUMENT,
    ED,
    ING,
    JUDGE,
    MIND,
    ORGANISATION,
    OUTSPOKEN,
    PARTICIPLE,
    PARTICLE,
    PERSON,
    PLAIN,
    PREPOSITION,
    PRONOUN,
    REFLEXIVE,
    RELATIVE,
    REPORTED,
    SAY,
    SPEECH,
    SUBORDINATOR,
    TAG_CUE,
    TIME,
    TITLE,
)
from quotes.words.verbforms import Use, verb_forms

TITLES = small_words("titles")
_VERB_GROUPS = {"say": SAY, "judge": JUDGE, "act": ACT}
_WORD_GROUPS = {
    "also_nouns": ALSO_NOUN, "auxiliaries": AUX, "adverbs": ADVERB, "time_words": TIME, "pronouns": PRONOUN,
    "relatives": RELATIVE, "determiners": DETERMINER, "prepositions": PREPOSITION,
    "subordinators": SUBORDINATOR, "conjunctions": CONJUNCTION, "particles": PARTICLE,
    "participles": PARTICIPLE,
    "addressed": ADDRESSED,
    "mind": MIND,
    "tag_cues": TAG_CUE,
    "reported": REPORTED,
    "claims": CLAIM,
    "plain": PLAIN,
    "outspoken": OUTSPOKEN,
    "reflexives": REFLEXIVE,
    "other_verbs": ED,
}  # fmt: skip
_NOUN_GROUPS = {
    "speech": SPEECH, "document": DOCUMENT, "organisation": ORGANISATION, "person": PERSON,
    "organisation_acronyms": ORGANISATION, "person_acronyms": PERSON,
}  # fmt: skip
_USES = {Use.FINITE: 0, Use.BASE: BASE, Use.ING: ING}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One language's words.

    ``known`` maps a word in small letters to its tags. ``names`` are words that make a name an
    organisation's. ``verb_second`` tells that the subject follows the verb where anything else begins the
    sentence, ``verb_first`` that it follows the verb anyway, ``head_first`` that adjectives follow their
    noun, ``capitals`` that nouns begin with a capital, ``inserts`` that "he said" may stand inside the marks,
    ``drops_subjects`` that a verb may do without a subject ("«...», recuerda.").
    ``relating`` maps the first word of a phrase like "secondo cui", behind its source, to such phrases.
    ``phrase_heads`` maps the first word of a phrase like "according to", with and without a capital, to such
    phrases; ``phrases_after`` are words that follow their source ("zufolge"). ``containers`` stand before
    the document that words are in ("in the law"), which ``standing`` words may follow ("was written"), those
    that are ``binding`` ("under the law") with other words between; ``views`` are nouns before "nach";
    ``comparing`` words stand before a verb that precedes its subject ("comme l’a dit la ministre"),
    ``viewpoints`` before whose view it is ("pour l’avocate"); ``impersonal`` are pronouns for nobody ("on").
    ``answers`` are nouns for speech that are said to be what was spoken ("her answer was “no”").
    ``namesakes`` are words in capitals that are times and the like as often as names ("May").
    ``glued`` finds the blanks that a spelling leaves out ("l’avocat", "dit-il"). ``remembered`` holds the
    tags of words already met.
    """

    language: str
    known: Mapping[str, int]
    names: frozenset[str]
    verb_second: bool
    verb_first: bool
    head_first: bool
    capitals: bool
    inserts: bool
    drops_subjects: bool
    phrases_after: frozenset[str]
    phrase_heads: Mapping[str, tuple[tuple[str, ...], ...]]
    relating: Mapping[str, tuple[tuple[str, ...], ...]]
    containers: frozenset[str]
    binding: frozenset[str]
    standing: frozenset[str]
    views: frozenset[str]
    comparing: frozenset[str]
    viewpoints: frozenset[str]
    impersonal: frozenset[str]
    answers: frozenset[str]
    namesakes: frozenset[str]
    glued: re.Pattern[str] | None
    remembered: Remembered

    @property
    def inverted(self) -> bool:
        """Whether a subject may stand behind its verb and other phrases, as in all but English."""
        return self.verb_second or self.head_first

    def tags(self, word: str) -> int:
        """Return what the word may be, as written in running text.

        >>> from quotes.words.tags import POSSESSIVE, SAY
        >>> bool(vocabulary("en").tags("Said") & SAY), bool(vocabulary("en").tags("Trump’s") & POSSESSIVE)
        (True, True)
        """
        return self.remembered[word]


@cache
def vocabulary(language: str) -> Vocabulary:
    """Return the words of a language, or those of English for a language without a list of its own."""
    if language not in languages():
        language = "en"
    data = cues(language)
    grammar, phrases = data.get("grammar", {}), data.get("phrases", {})
    known = _listed(data)
    _add_inflected(known, data)
    for title in TITLES:
        known[title] = known.get(title, 0) | TITLE
    return Vocabulary(
        language=language,
        known=known,
        names=frozenset(data.get("nouns", {}).get("organisation_names", "").split()),
        verb_second=bool(grammar.get("verb_second", False)),
        verb_first=bool(grammar.get("verb_first", False)),
        inserts=bool(grammar.get("inserts", False)),
        drops_subjects=bool(grammar.get("drops_subjects", False)),
        capitals=bool(grammar.get("capitals", False)),
        head_first=bool(grammar.get("head_first", False)),
        phrases_after=frozenset(phrases.get("after", [])),
        phrase_heads=_phrase_heads(phrases.get("according", [])),
        relating=_phrase_heads(phrases.get("relating", [])),
        containers=frozenset(phrases.get("containers", "").split()),
        binding=frozenset(phrases.get("binding", "").split()),
        standing=frozenset(phrases.get("standing", "").split()),
        views=frozenset(phrases.get("views_before_nach", "").split()),
        comparing=frozenset(phrases.get("comparing", "").split()),
        viewpoints=frozenset(phrases.get("viewpoints", "").split()),
        impersonal=frozenset(data.get("words", {}).get("impersonal", "").split()),
        answers=frozenset(data.get("words", {}).get("answers", "").split()),
        namesakes=frozenset(data.get("words", {}).get("namesakes", "").title().split()),
        glued=_glued(grammar),
        remembered=Remembered(
            language,
            known,
            tuple(grammar.get("enclitics", "").split()),
            caseless=bool(grammar.get("caseless", False)),
        ),
    )


def _listed(data: Mapping[str, Mapping[str, str]]) -> dict[str, int]:
    """Return the tags of the words that a language's lists hold."""
    known: dict[str, int] = {}
    for group, tag in _VERB_GROUPS.items():
        for form, use in verb_forms(data.get(group, {}), data.get("grammar", {})):
            known[form] = known.get(form, 0) | tag | _USES[use]
    for section, groups in (("words", _WORD_GROUPS), ("nouns", _NOUN_GROUPS)):
        for group, tag in groups.items():
            for word in data.get(section, {}).get(group, "").split():
                known[word] = known.get(word, 0) | tag
    return known


def _add_inflected(known: dict[str, int], data: Mapping[str, Mapping[str, str]]) -> None:
    """Add the forms of listed words that a rule gives: "works" as "work", "Forscherin" as "Forscher"."""
    for noun in data.get("words", {}).get("also_nouns", "").split():
        if f"{noun}s" in known:
            known[f"{noun}s"] |= ALSO_NOUN
    if data.get("grammar", {}).get("weak_past"):
        for past in [form for form, tags in known.items() if tags & SAY and form.endswith("te")]:
            reported = past[:-2].removesuffix("e") + "e"  # "wünschte", "wünsche"
            known[reported] = known.get(reported, 0) | REPORTED
    endings = data.get("grammar", {}).get("person_endings", "").split()
    for word in data.get("nouns", {}).get("person", "").split():
        for ending in endings:
            known.setdefault(word + ending, PERSON)


def _glued(grammar: Mapping[str, str]) -> re.Pattern[str] | None:
    """Return a pattern for elided words and for the hyphens before inverted pronouns."""
    if not grammar.get("elided"):
        return None
    elided, pronouns = ("|".join(grammar.get(group, "").split()) for group in ("elided", "inverted"))
    before_word = rf"(?<!\w)(?:{elided})['’](?=\w)"
    after_verb = rf"|(?<=\w)[-‑](?:t[-‑’'])?(?=(?:{pronouns})\b)" if pronouns else ""
    return re.compile(before_word + after_verb, re.IGNORECASE)


def _phrase_heads(phrases: Sequence[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    heads: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        for head in (words[0], words[0].capitalize()):
            heads[head] = (*heads.get(head, ()), words)
    return heads


@cache
def cues(language: str) -> Mapping[str, Mapping[str, str]]:
    """Return what data/cues_LANGUAGE.toml holds, by section and group."""
    return tomllib.loads(data_text("quotes", f"cues_{language}"))


@cache
def languages() -> frozenset[str]:
    """Return the codes of the languages that have a list."""
    names = [entry.name for entry in files("quotes").joinpath("data").iterdir()]
    return frozenset(
        name.removeprefix("cues_").removesuffix(".toml") for name in names if name.startswith("cues_")
    )
