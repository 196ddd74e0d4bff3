"""What joins the words of a noun phrase: "of" and "for", a genitive's article, a name's particles, "and"."""

from __future__ import annotations

from quotes.attribution.grammar.sentences import Words, united
from quotes.words.small_words import small_words
from quotes.words.tags import (
    ALSO_NOUN,
    CUE,
    DETERMINER,
    DOCUMENT,
    ED,
    HEADS,
    ING,
    NAME,
    NUMBER,
    ORGANISATION,
    OUTSIDE,
    PERSON,
    POSSESSIVE,
    PREPOSITION,
    QUOTE,
    SAY,
    STOP,
    TITLE,
    VERB,
)

_GENITIVES = small_words("genitives")
_GENITIVE_ARTICLES = small_words("genitive_articles")
_PARTICLES = small_words("name_particles")
_ONE_OF = small_words("one_of")
_POSTED = small_words("posted")
_LOOSE = small_words("loose")
_SOMEWHERE = [[article] for article in small_words("articles_of_strangers")]
OWNERS = small_words("owners")
_AND = small_words("and") | {"&"}


def is_noun(tag: int) -> bool:
    """Tell whether a word may stand in a noun phrase: a name, a noun, an adjective, a word not listed."""
    if tag & NAME:
        return not tag & SAY or bool(tag & (ALSO_NOUN | TITLE))
    if tag & (TITLE | NUMBER | POSSESSIVE | HEADS):
        return True
    if tag & (VERB | ED | ING):
        return bool(tag & ALSO_NOUN)
    return not tag & OUTSIDE


def is_attribute(words: Words, place: int) -> bool:
    """Tell whether a participle says what kind of person follows: "sporting director", "leading expert"."""
    tag, after = words.tags[place], words.tag(place + 1)
    if not tag & ING or tag & (CUE | NAME) or not after & PERSON or after & NAME:
        return False
    return not words.words[place + 1].endswith("s")  # "replacing ministers"


def attaches(words: Words, preposition: int, low: int) -> bool:
    """Tell whether the word is a preposition after its noun: "a spokesman for the Pentagon"."""
    if preposition <= low or not words.tags[preposition] & PREPOSITION:
        return False
    before = words.tags[preposition - 1]
    word = words.words[preposition].lower()
    if word in _GENITIVES:
        one = words.words[preposition - 1].lower() in _ONE_OF
        gerund = before & ING and preposition - 2 > low and words.tags[preposition - 2] & DETERMINER
        return one or bool(gerund) or (is_noun(before) and not _is_topic(words, preposition))
    if word in _LOOSE or (words.inverts and words.words[preposition + 1 : preposition + 2] in _SOMEWHERE):
        return False  # "confiesa la autora en un café"
    if not before & HEADS:
        return _is_court_for(words, preposition, low)
    begins = preposition - 1 == low or bool(words.tags[preposition - 2] & (STOP | QUOTE))
    return begins or not before & NAME or _posts(words, preposition)


def _posts(words: Words, preposition: int) -> bool:
    """Tell whether a name follows that is part of a post or a body: "Envoy to Vale", "Office for Mines"."""
    if (
        not words.tags[preposition - 1] & (PERSON | ORGANISATION)
        or words.words[preposition].lower() not in _POSTED
    ):
        return False
    place = preposition + 1 + bool(words.tag(preposition + 1) & DETERMINER)
    return bool(words.tag(place) & NAME)


def _is_court_for(words: Words, preposition: int, low: int) -> bool:
    """Tell whether a body's name goes on with its area: "the Court of Appeals for the Third Circuit"."""
    if preposition - 3 < low or words.words[preposition] not in _POSTED:
        return False
    of = words.words[preposition - 2] in _GENITIVES and words.tags[preposition - 3] & ORGANISATION
    area = preposition + 1 + bool(words.tag(preposition + 1) & DETERMINER)
    return bool(of and words.tags[preposition - 1] & words.tags[preposition - 3] & words.tag(area) & NAME)


def _is_topic(words: Words, preposition: int) -> bool:
    """Tell whether "of" after a whole name tells what is spoken of: "said Anna Holt of the late goal"."""
    before = words.tags[max(0, preposition - 2) : preposition]
    if (
        before[-1] & NAME
        and words.words[preposition + 1 : preposition + 2]
        and words.words[preposition + 1] in OWNERS
    ):
        return not words.inverts
    if words.inverts or len(before) < 2 or not before[0] & before[1] & NAME or united(before) & HEADS:
        return False
    noun = preposition + 2
    if not words.tag(preposition + 1) & DETERMINER or words.tag(noun) & NAME:
        return False
    while words.tag(noun) and not words.tag(noun) & (OUTSIDE | HEADS):
        noun += 1
    return not words.tag(noun) & (ORGANISATION | DOCUMENT)


def in_genitive(words: Words, article: int, low: int) -> bool:
    """Tell whether the article begins a genitive of the noun before it: "Bericht der Kommission"."""
    return (
        article > low
        and words.words[article] in _GENITIVE_ARTICLES
        and bool(words.tags[article - 1] & (NAME | NUMBER))
        and not words.tags[article - 1] & OUTSIDE
    )


def in_name(words: Words, article: int, low: int) -> bool:
    """Tell whether an article with a capital stands inside a name: "Maud Le Goff", "Mme La Fontaine"."""
    if words.capitals or article <= low or not words.words[article][0].isupper():
        return False
    before, after = words.tags[article - 1], words.tag(article + 1)
    return bool(before & (NAME | TITLE) and not before & OUTSIDE and after & NAME)


def joins_names(words: Words, conjunction: int, low: int) -> bool:
    """Tell whether "and" joins two names or two persons: "Holt and Voss", "ministers and envoys"."""
    if conjunction <= low or words.words[conjunction].lower() not in _AND:
        return False
    before, after = words.tags[conjunction - 1], words.tags[conjunction + 1]
    return bool(before & NAME and after & (NAME | TITLE)) or bool(
        before & after & PERSON and not after & NAME
    )


def is_particle(words: Words, place: int, limit: int) -> bool:
    """Tell whether the word stands between the parts of a name: "van" and "der" of "Karl van der Holt"."""
    before = words.words[place - 1]
    if words.words[place] in _PARTICLES:
        after = place + 1 + (words.words[place + 1 : place + 2] == ["der"])
        return after < limit and bool(words.tags[place - 1] & words.tags[after] & NAME)
    return words.words[place] == "der" and before in _PARTICLES and bool(words.tag(place + 1) & NAME)
