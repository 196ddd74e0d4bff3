"""Persons as articles name them: a surname, the first name before it if there is one, and who is not whom."""

from __future__ import annotations

import re
from dataclasses import dataclass

from provenance.crediting.credit_words import credit_words
from quotes.attribution.genders import Gender, first_names, gender_of
from quotes.words.tags import ORGANISATION, PERSON
from quotes.words.tokens import words
from quotes.words.transcriptions import same_name
from quotes.words.vocabulary import TITLES, vocabulary

_PARTICLES = credit_words("particles")
_BEFORE_NAMES = credit_words("before_names")
_MOST_WORDS = 4  # of a name without titles; more are two names, or a headline run into the text
_AFTER_NAMES = credit_words("after_names")
_OF = credit_words("behind_offices")
_CUT = re.compile(r"\s*[,;:(–—].*$", re.DOTALL)
_POSSESSIVE = re.compile(r"(?:['’]s|s['’])(?:\s|$)")
_LETTERS = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Person:
    """A named person; all words are folded.

    ``given`` is the first name nearest to the surname, "" where only a surname, or a title with it, is
    said. ``words`` are all words of the name. ``is_certain`` tells that a title or a known first name shows
    that it is a person, and not a place or a body.
    """

    surname: str
    given: str
    words: frozenset[str]
    gender: Gender
    is_certain: bool


def person_of(name: str) -> Person | None:
    """Return the person whom a phrase names, or None where it names none for certain.

    >>> person_of("Secretary of State Ada M. Quill, a lawyer").surname
    'quill'
    >>> person_of("Mr. Quill").given, person_of("Ada Quill’s lawyer"), person_of("the envoy")
    ('', None, None)
    """
    head = _CUT.sub("", name.strip())
    if _POSSESSIVE.search(head):
        return None
    parts = head.split()
    first = _name_starts(parts)
    if not all(map(_may_precede, parts[:first])) or any(map(_is_plural, parts)):
        return None
    titled, run = _without_titles(parts[first:])
    titled |= first > 0 and _bare(parts[first - 1]) in TITLES
    if not 0 < len(run) <= _MOST_WORDS or not _is_surname(run[-1]):
        return None
    given = _given(run, after_of=first > 0 and _bare(parts[first - 1]) in _OF)
    gender = gender_of([_bare(part) for part in run], [_bare(part) for part in parts[:first]])
    return Person(
        surname=_folded(run[-1]),
        given=given,
        words=frozenset(filter(None, map(_folded, run))),
        gender=gender,
        is_certain=titled or given in first_names(),
    )


def are_same(one: Person, other: Person) -> bool:
    """Tell whether two names may be one person's: the same surname, and no other first name.

    >>> full, short, other = person_of("Ada Quill"), person_of("Quill"), person_of("Ben Quill")
    >>> are_same(full, short), are_same(full, other)
    (True, False)
    """
    if not _alike(one.surname, other.surname):
        return False
    return not one.given or not other.given or _alike(one.given, other.given)


def are_different(one: Person, other: Person) -> bool:
    """Tell whether two names are certainly those of two persons: persons both, and no word in common.

    >>> full, namesake = person_of("Ada Quill"), person_of("Mr. Quill")
    >>> are_different(full, person_of("Mr. Marsh")), are_different(full, namesake)
    (True, False)
    """
    if not (one.is_certain and other.is_certain):
        return False
    return not any(_alike(word, another) for word in one.words for another in other.words)


def is_office(word: str) -> bool:
    """Tell whether a word tells what one person is, as "director" and "sen" do."""
    bare = _bare(word)
    return bare in TITLES or (bool(_tags(bare) & PERSON) and not bare.endswith("s"))


def _tags(bare: str) -> int:
    """Return what the vocabulary knows of a word in small letters; 0 of nothing."""
    return vocabulary("en").tags(bare) if bare else 0


def _name_starts(parts: list[str]) -> int:
    """Return the index of the first word of the name that a phrase ends in."""
    first = len(parts)
    while first and (
        _is_capital(parts[first - 1]) or (first < len(parts) and _is_particle(parts[first - 1]))
    ):
        first -= 1
    while first < len(parts) and not _is_capital(parts[first]):
        first += 1
    return first


def _may_precede(part: str) -> bool:
    """Tell whether a word may stand before a person's name in a credit: a capital, an office, "former"."""
    bare = _bare(part)
    return _is_capital(part) or bare in _BEFORE_NAMES or is_office(bare)


def _is_plural(part: str) -> bool:
    """Tell whether a word is a title of several: "Senators Ada Quill and Ben Marsh"."""
    bare = _bare(part)
    return bare.endswith("s") and bare[:-1] in TITLES and bare not in TITLES


def _is_surname(part: str) -> bool:
    """Tell whether a word may be a surname: neither letters that stand for a body, nor "the President"."""
    bare = _bare(part)
    is_known = bare in TITLES or _tags(bare) & (PERSON | ORGANISATION)
    return bool(_folded(part)) and not is_known and not (part.isupper() and len(part) > 1)


def _is_capital(part: str) -> bool:
    found = _LETTERS.search(part)
    return found is not None and (found[0].isupper() or _bare(part).partition("-")[0] in _PARTICLES)


def _is_particle(part: str) -> bool:
    return part[:1].islower() and _bare(part) in _PARTICLES


def _without_titles(parts: list[str]) -> tuple[bool, list[str]]:
    """Return whether titles or offices stand before a name, and the name."""
    run = [part for part in parts if _bare(part) not in _AFTER_NAMES and _bare(part) != "the"]
    titled = False
    last = 0
    for index, part in enumerate(run[:-1]):
        bare = _bare(part)
        if bare in TITLES:
            titled, last = True, index + 1
        elif _tags(bare) & (PERSON | ORGANISATION) and bare not in first_names():
            last = index + 1
    return titled, run[last:]


def _given(run: list[str], *, after_of: bool) -> str:
    """Return the word before the surname, initials and particles aside; "" where it is no first name."""
    before = [_folded(part) for part in run[:-1] if not _is_particle(part) and len(_bare(part)) > 1]
    if not before or (after_of and len(before) == 1 and before[0] not in first_names()):
        return ""
    return before[-1]


def _bare(part: str) -> str:
    """Return a word in small letters without the full stops and marks around it."""
    return part.strip(".,'’\"“”").lower()


def _folded(part: str) -> str:
    """Return a word as names are compared: folded, without an article that is part of it ("al-Zawahiri")."""
    found = [word.folded for word in words(part)]
    kept = [word for word in found if word not in _PARTICLES] or found
    return "".join(kept)


def _alike(one: str, other: str) -> bool:
    """Tell whether two folded words are one name, in one spelling or two."""
    return one == other or same_name(one, other)
