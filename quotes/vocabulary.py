"""The words that attribution knows, by language: what each may be in a sentence.

A word's tags say what it may be, not what it is: "report" is a document and a cue. Words that no list holds
are tagged by their shape alone. The lists lie in data/cues_*.toml and data/titles.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from quotes.stops import abbreviations
from quotes.verbforms import Use, verb_forms

SAY: Final = 1 << 0  # takes speech: said, told, wrote
JUDGE: Final = 1 << 1  # takes what is said of something: called, accused
ACT: Final = 1 << 2  # a promise, a plan, a wish
AUX: Final = 1 << 3
ADVERB: Final = 1 << 4
TIME: Final = 1 << 5
PRONOUN: Final = 1 << 6
RELATIVE: Final = 1 << 7
DETERMINER: Final = 1 << 8
PREPOSITION: Final = 1 << 9
SUBORDINATOR: Final = 1 << 10
CONJUNCTION: Final = 1 << 11
NAME: Final = 1 << 12  # begins with a capital letter and is no small word
NUMBER: Final = 1 << 13
POSSESSIVE: Final = 1 << 14
TITLE: Final = 1 << 15
ING: Final = 1 << 16  # a present participle
QUOTE: Final = 1 << 17  # a quotation, whatever its length, stands as one token
PERSON: Final = 1 << 18
DOCUMENT: Final = 1 << 19
ORGANISATION: Final = 1 << 20
SPEECH: Final = 1 << 21  # a noun for words spoken or written: statement, claim
ED: Final = 1 << 22  # looks like a past tense that no list holds
COMMA: Final = 1 << 23
STOP: Final = 1 << 24
COLON: Final = 1 << 25
SEMICOLON: Final = 1 << 26
DASH: Final = 1 << 27
OPENING: Final = 1 << 28
CLOSING: Final = 1 << 29
ALSO_NOUN: Final = 1 << 30  # the tags up to here fit one digit of an int, which is tested fastest
BASE: Final = 1 << 31  # a verb in its dictionary form
PARTICLE: Final = 1 << 32  # may end a verb: shot back, pointed out
PARTICIPLE: Final = 1 << 33  # a verb only after an auxiliary: written, shown
ADDRESSED: Final = 1 << 34  # takes whom it speaks to: told
REPORTED: Final = 1 << 38  # the mood of what others say: German "sei", "habe"
ABBREVIATION: Final = 1 << 36  # a full stop after it ends no sentence
MIND: Final = 1 << 37  # a state of mind more than a saying: believes
TAG_CUE: Final = 1 << 35  # a cue only right after a quotation: German "so Smith"
REFLEXIVE: Final = 1 << 40  # a cue only of oneself: "zeigte sich „besorgt“"
CLAIM: Final = 1 << 39  # a noun for what is said, which says nothing itself: claim, rumour
PLAIN: Final = 1 << 41  # no adverb and no verb, whatever its ending: weekly, meeting
OUTSPOKEN: Final = 1 << 42  # what somebody is who then speaks: blunt, scathing

CUE: Final = SAY | JUDGE
VERB: Final = SAY | JUDGE | ACT
HEADS: Final = PERSON | ORGANISATION | DOCUMENT | SPEECH
BREAK: Final = COMMA | STOP | COLON | SEMICOLON | DASH | OPENING | CLOSING | QUOTE

# Words that a capital makes no name: they begin sentences.
_SMALL_WORD = (
    TAG_CUE | ADVERB | TIME | PRONOUN | RELATIVE | DETERMINER | PREPOSITION | SUBORDINATOR | CONJUNCTION
)

_PUNCTUATION = {
    ",": COMMA, "،": COMMA, "、": COMMA, "，": COMMA, ".": STOP, "!": STOP, "?": STOP, "…": STOP, "。": STOP,
    ":": COLON, "：": COLON, ";": SEMICOLON, "–": DASH, "—": DASH, "―": DASH, "-": DASH,
    "’": POSSESSIVE, "'": POSSESSIVE,
    "“": QUOTE, "”": QUOTE, '"': QUOTE, "„": QUOTE, "«": QUOTE, "»": QUOTE, "‘": QUOTE,  # strays
    "\ue000": QUOTE, "(": OPENING, "[": OPENING, "{": OPENING, ")": CLOSING, "]": CLOSING, "}": CLOSING,
}  # fmt: skip
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
_CONTRACTED = ("s", "d", "re", "ll", "ve", "m")
_ORDINAL = re.compile(r"\d{1,2}|[IVX]{2,6}")
_LEAST_FIRST_PART, _LEAST_LAST_PART = 3, 4  # letters of a compound's parts
_ENDINGS = ("ly", "ed", "ing")
_USES = {Use.FINITE: 0, Use.BASE: BASE, Use.ING: ING}
_MOST_REMEMBERED = 200_000  # words; bounds the memory that hostile texts can take


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One language's words.

    ``known`` maps a word in small letters to its tags. ``names`` are words that make a name an
    organisation's. ``verb_second`` tells that the subject follows the verb where anything else begins the
    sentence, ``verb_first`` that it follows the verb anyway, ``head_first`` that adjectives follow their
    noun, ``capitals`` that nouns begin with a capital, ``inserts`` that "he said" may stand inside the marks,
    ``drops_subjects`` that a verb may do without a subject ("«...», recuerda.").
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

        >>> bool(vocabulary("en").tags("Said") & SAY), bool(vocabulary("en").tags("Trump’s") & POSSESSIVE)
        (True, True)
        """
        return self.remembered[word]


class Remembered(dict[str, int]):
    """The tags of the words met so far; a word not met yet is tagged when it is looked up."""

    def __init__(self, language: str, known: Mapping[str, int], *, caseless: bool = False) -> None:
        super().__init__()
        self._language = language
        self._known = known
        self._caseless = caseless

    def __missing__(self, word: str) -> int:
        if len(self) > _MOST_REMEMBERED:
            self.clear()
        tags = _tags(word, self._known, self._language)
        if self._caseless and not tags and word[0].isalpha():
            tags = NAME  # without capitals a name looks like any word
        self[word] = tags
        return tags


def _tags(word: str, known: Mapping[str, int], language: str) -> int:
    punctuation = _PUNCTUATION.get(word)
    if punctuation is not None:
        return punctuation
    lower = word.lower()
    found = known.get(word, 0) or known.get(lower, 0)  # "US" is listed as it is written
    if not found and ("’" in lower or "'" in lower):
        found = _of_apostrophe(lower, known)
    last = lower.rpartition("-")[2] if "-" in lower else lower
    if not found and last is not lower:
        found = known.get(last, 0) & HEADS  # "ex-minister"
    if len(word) == 1 or _is_dotted(word) or last in abbreviations():
        found |= ABBREVIATION
    if language == "de" and _ORDINAL.fullmatch(word):
        found |= ABBREVIATION  # "am 17. Mai", "Benedikt XVI."
    if word[0].isdigit():
        return found | NUMBER
    if word[0].isupper():
        if language == "de" and not found:
            found = _of_compound(lower, known)
        return found if found & _SMALL_WORD else found | NAME | (_of_shape(lower, language) & ING)
    return found if found & ~ABBREVIATION else found | _of_shape(lower, language)


def _is_dotted(word: str) -> bool:
    """Tell whether full stops inside a word abbreviate it: "U.S", "p.m", but not "example.com" or "3.5"."""
    before, _, last = word.rpartition(".")
    return bool(before) and len(last) < 3 and not last.isdigit()


def _of_apostrophe(lower: str, known: Mapping[str, int]) -> int:
    """Return the tags of "he’s" (those of "he") and of possessives."""
    base, _, ending = lower.replace("'", "’").rpartition("’")
    tags = known.get(base, 0)
    if tags & (PRONOUN | RELATIVE) and ending in _CONTRACTED:
        return tags
    if ending == "s" or (not ending and base.endswith("s")):
        return POSSESSIVE | (tags & (HEADS | TIME | TITLE))
    return 0


def _of_compound(lower: str, known: Mapping[str, int]) -> int:
    """Return what the last part of a German compound is: "Abschlussbericht" is a report.

    Its first letter may be part of a longer noun, so that the longest part counts.
    """
    for start in range(_LEAST_FIRST_PART, len(lower) - _LEAST_LAST_PART + 1):
        heads = known.get(lower[start:], 0) & HEADS
        if heads:
            return heads
    return 0


def _of_shape(lower: str, language: str) -> int:
    """Tag an English word that no list holds by its ending."""
    if language != "en" or not lower.endswith(_ENDINGS):
        return 0
    if lower.endswith("ly") and len(lower) > 4:
        return ADVERB
    if lower.endswith("ed") and len(lower) > 4:
        return ED
    return ING if lower.endswith("ing") and len(lower) > 5 else 0


@cache
def vocabulary(language: str) -> Vocabulary:
    """Return the words of a language, or those of English for a language without a list of its own."""
    if language not in languages():
        language = "en"
    data = tomllib.loads(files("quotes").joinpath("data", f"cues_{language}.toml").read_text("utf-8"))
    grammar, phrases = data.get("grammar", {}), data.get("phrases", {})
    known = _listed(data)
    _add_inflected(known, data)
    for title in titles():
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
        remembered=Remembered(language, known, caseless=bool(grammar.get("caseless", False))),
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
def languages() -> frozenset[str]:
    """Return the codes of the languages that have a list."""
    names = [entry.name for entry in files("quotes").joinpath("data").iterdir()]
    return frozenset(
        name.removeprefix("cues_").removesuffix(".toml") for name in names if name.startswith("cues_")
    )


@cache
def titles() -> frozenset[str]:
    """Return the words that stand before a name, such as "sen" and "mrs"."""
    return _named("titles")


@cache
def occasions() -> frozenset[str]:
    """Return the words for where people speak, such as "facebook" and "briefing"."""
    return _named("occasions")


@cache
def headline_labels() -> frozenset[str]:
    """Return the words that a headline may begin with before a colon and that are no source: "opinion"."""
    return _named("headline_labels")


def _named(group: str) -> frozenset[str]:
    data = tomllib.loads(files("quotes").joinpath("data", "titles.toml").read_text("utf-8"))
    return frozenset(data[group].split())
