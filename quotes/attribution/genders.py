"""Tell a person's gender by the words used of them: pronouns, titles, nouns and first names.

The words lie in data/genders.toml. Where nothing tells, the gender stays open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import Final

from corpus.word_lists import word_lists


class Gender(StrEnum):
    """What is known of a person's gender from the words used of them."""

    FEMALE = "female"
    MALE = "male"
    UNKNOWN = "unknown"


UNKNOWN: Final = Gender.UNKNOWN  # Python 3.11 takes ten times as long to find a member in its class


def gender_of_pronoun(pronoun: str) -> Gender | None:
    """Return the gender that a pronoun tells, or None if the word is no pronoun for a person.

    >>> gender_of_pronoun("He").value
    'male'
    """
    return _told("pronouns").get(pronoun.lower().replace("’", "'").partition("'")[0])


def gender_of_article(article: str) -> Gender:
    """Return the gender that an article before an office tells; unknown where it tells none."""
    return _told("articles").get(article.lower(), UNKNOWN)


def gender_of_noun(noun: str) -> Gender:
    """Return the gender that a noun for one of somebody's own tells: a wife, a brother."""
    return _told("nouns").get(noun.lower(), UNKNOWN)


def gender_of(name: Sequence[str], before: Sequence[str] = ()) -> Gender:
    """Return the gender that titles and first names tell.

    Args:
        name: the words of the name, titles included; its last word is no first name.
        before: the words before it.
    """
    titles = _told("titles")
    for word in (*before, *name):
        told = titles.get(word.lower())
        if told is not None:
            return told
    known = first_names()
    for word in name[:-1]:
        told = known.get(word.lower())
        if told is not None:
            return told
    return UNKNOWN


def first_names() -> Mapping[str, Gender]:
    """Return the gender of first names, keyed in small letters."""
    return _told("first_names")


@cache
def _told(section: str) -> dict[str, Gender]:
    """Return the gender that each word of a section tells."""
    lists = word_lists("quotes", "genders")[section]
    return {word: gender for gender in (Gender.FEMALE, Gender.MALE) for word in lists[gender.value]}
