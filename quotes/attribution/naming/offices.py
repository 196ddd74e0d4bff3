"""Find who is meant by an office that stands alone: "the mayor" is whom the text has introduced as one.

An office may also be called by another word (data/offices.toml): "the lawyer" was introduced as an attorney.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from operator import attrgetter

from corpus.word_lists import grouped_words, word_lists
from quotes.attribution.grammar.phrases import Phrase
from quotes.attribution.grammar.sentences import Words, united
from quotes.attribution.mentions import Mention
from quotes.attribution.regions import Pages
from quotes.words.small_words import small_words
from quotes.words.tags import (
    AUX,
    BREAK,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    HEADS,
    NAME,
    ORGANISATION,
    PERSON,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    SUBORDINATOR,
    TITLE,
    VERB,
)

_ARTICLES = small_words("articles_of_office")
_NO_LONGER = small_words("no_longer")
_SPOKEN_OF = grouped_words("quotes", "offices", "spoken_of")
_AGED = tuple(grouped_words("quotes", "offices", "aged"))
_SOLE = grouped_words("quotes", "offices", "sole")
_OF_RANK = ("al", "ale")
_FEMININE_ARTICLE, _FEMININE = "die", ("in", "frau")  # German "die" is also the article of several
_MOST_PARAGRAPHS_BACK = 12
_MOST_MENTIONS = 60  # looked at for one office
_MOST_OFFICE = 9  # words that say who somebody is
_LEAST_PART = 5  # letters of a trade that ends a German compound: "Mittelfeldspieler"
_ENDS_OFFICE = (BREAK & ~COMMA) | AUX | SUBORDINATOR | RELATIVE
_LANGUAGES = ("en", "de", "es", "fr", "it")
_END = attrgetter("end")


def office_of(words: Words, source: Phrase) -> str | None:
    """Return the office that a source consists of, in small letters; None for any other source.

    An article and a noun do, in the singular: what is said besides may tell one bearer from another. Only
    one adjective may follow: "il tecnico rossoblù".
    """
    head = source.start + 1
    if words.words[source.start].lower() not in _ARTICLES or not _is_alone(words, head, source.end):
        return None
    noun = words.words[head].lower()
    if noun.endswith(_AGED):
        return noun
    office = noun.rpartition("-")[2]
    if words.capitals:
        several = words.words[source.start].lower() == _FEMININE_ARTICLE and not office.endswith(_FEMININE)
        return None if several else office
    tag = words.tags[head]
    several = not words.inverts and office.endswith("s") and not office.endswith("ss")
    known = tag & PERSON or office in _offices()
    return office if known and not several and (not tag & NAME or tag & TITLE) else None


def _is_alone(words: Words, head: int, end: int) -> bool:
    """Tell whether nothing but an adjective stands between an office and the end of its phrase."""
    if end == head + 1:
        return True
    adjective = words.inverts and not words.capitals and end == head + 2
    another = words.words[head + 1].endswith(_OF_RANK)  # "avocate générale" is an office of its own
    return bool(adjective) and not another and not words.tags[head + 1] & ~PERSON


def says_little(office: str) -> bool:
    """Tell whether an office only stands for whom the text speaks of: "the striker", "der 48-Jährige"."""
    return office in _SPOKEN_OF or office.endswith(_AGED)


def bearer(pages: Pages, office: str, start: int, paragraph: int) -> tuple[Words, Mention] | None:
    """Return the last name before an offset that the text introduces by an office; None where two bear it.

    Args:
        pages: the document.
        office: the office, as `office_of` returns it.
        start: the offset.
        paragraph: its paragraph.
    """
    found: tuple[Words, Mention] | None = None
    looked_at = 0
    for place in range(paragraph, max(-1, paragraph - _MOST_PARAGRAPHS_BACK - 1), -1):
        words, earlier = pages.words(place), pages.mentions(place)
        last = bisect_right(earlier, bisect_right(words.starts, start - 1) - 1, key=_END)
        for mention in reversed(earlier[:last]):
            if not _is_introduced(words, mention, office):
                continue
            if found is not None and words.words[mention.end - 1] != found[0].words[found[1].end - 1]:
                return None
            found = words, mention
        looked_at += last
        if looked_at > _MOST_MENTIONS:
            break
    return found


def _is_introduced(words: Words, mention: Mention, office: str) -> bool:
    """Tell whether the words around a name give its bearer the office."""
    named = words.tags[mention.start : mention.end]
    if all(tag & HEADS and not tag & TITLE for tag in named):
        return False  # "Bürgermeister" itself, with the capital of a noun
    if office in _SOLE:  # "World Bank President Anna Holt" is not "the president"
        found = list(range(mention.run, mention.start))
        if united(words.tags[max(0, mention.run - 1) : mention.start]) & (ORGANISATION | POSSESSIVE):
            return False
    else:
        found = [*_before(words, mention), *_behind(words, mention)]
    if any(words.words[index].lower() in _NO_LONGER for index in found):
        return False
    return any(
        _is_called(words.words[index].lower(), office, compounds=words.capitals)
        and not _is_of_another(words, index)
        for index in found
    )


def _before(words: Words, mention: Mention) -> list[int]:
    """Return the words that say who a name is and stand before it: "the mayor of Vale, Anna Holt,"."""
    tags, place = words.tags, mention.run - 1
    found = list(range(mention.run, mention.start))
    apart = place > 0 and tags[place] & COMMA
    if apart and not words.tag(mention.end) & (BREAK | AUX | VERB):
        return found
    place -= bool(apart)
    named = apart and tags[place] & NAME  # "Rep. Karl Voss, R-Vale": an office of who stands before the comma
    while place >= max(0, mention.run - _MOST_OFFICE):
        tag = tags[place]
        if tag & (_ENDS_OFFICE | COMMA | CONJUNCTION) or (tag & VERB and not tag & (HEADS | NAME)):
            break
        if tag & PREPOSITION and not apart:
            break
        named = named and not tag & PREPOSITION
        if not named:
            found.append(place)
        if tag & DETERMINER and not apart:
            break
        place -= 1
    return found


def _behind(words: Words, mention: Mention) -> list[int]:
    """Return the words behind a name that say who it is: "Anna Holt, mayor of Vale,"."""
    found: list[int] = []
    if not words.tag(mention.end) & COMMA or mention.end - mention.run == 1:
        return found
    for place in range(mention.end + 1, min(len(words.tags), mention.end + _MOST_OFFICE)):
        tag = words.tags[place]
        if tag & (BREAK | RELATIVE | CONJUNCTION):
            return found
        if tag & _ENDS_OFFICE or (tag & VERB and not tag & (HEADS | NAME)):
            break
        found.append(place)
    return []


def _is_of_another(words: Words, index: int) -> bool:
    """Tell whether the office is another's than the name's: "the mayor's lawyer", "aide to the mayor"."""
    if words.tags[index] & POSSESSIVE:
        return True
    place = index - 1
    if place > 0 and words.tags[place] & DETERMINER and not words.tags[place] & PREPOSITION:
        place -= 1
    return place > 0 and bool(words.tags[place] & PREPOSITION and words.tags[place - 1] & HEADS)


def _is_called(word: str, office: str, *, compounds: bool) -> bool:
    """Tell whether two words may be the same person's office."""
    last = word.rpartition("-")[2]
    if last == office or not _groups(office, compounds).isdisjoint(_groups(last, compounds)):
        return True
    return compounds and len(office) >= _LEAST_PART and last.endswith(office)


@cache
def _offices() -> dict[str, frozenset[int]]:
    """Return the groups of offices that each word belongs to."""
    tables = word_lists("quotes", "offices")
    lists = [words for table, groups in tables.items() if table in _LANGUAGES for words in groups.values()]
    found: dict[str, set[int]] = {}
    for number, words in enumerate(lists):
        for word in words:
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def _groups(word: str, compounds: bool) -> frozenset[int]:
    """Return the groups of a word, or of the longest listed part that ends a compound."""
    offices = _offices()
    if word in offices or not compounds:
        return offices.get(word, frozenset())
    parts = (word[begin:] for begin in range(1, len(word) - _LEAST_PART + 1))
    return next((offices[part] for part in parts if part in offices), frozenset())
