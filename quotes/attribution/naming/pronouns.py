"""Choose the name that a pronoun stands for.

"He" is mostly who spoke last, then who the sentence before was about; a woman is not "he".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from quotes.attribution.genders import UNKNOWN, Gender
from quotes.attribution.mentions import Traits

# What speaks for a candidate, in sentences: a speaker two sentences back beats a bystander in the sentence
# before.
_SPEAKS = 2.0
_SUBJECT = 1.0
_OWNER = -1.5
_SAME_GENDER = 0.8
_NOT_A_PERSON = -4.0
_SENTENCE = 1.0  # the price of each sentence between
_ORDER = 0.15  # the price of each later name in between
_GOOD_TRAITS = _SPEAKS + _SUBJECT  # with these, no name further off is looked at
_LEAST_SCORE = -12.0  # a name further off than this is a guess


class Candidate(NamedTuple):
    """A name before a pronoun: what is known of it, and how many sentences away it stands."""

    traits: Traits
    sentences: int


def resolve(
    wanted: Gender, candidates: Iterable[Candidate], gender_of: Callable[[int], Gender]
) -> int | None:
    """Choose the name that a pronoun stands for.

    Args:
        wanted: the gender that the pronoun tells; unknown where it tells none.
        candidates: the names before it, the nearest first; asked for only as long as a further one may win.
        gender_of: tells the gender of a candidate, by its index, where its own traits do not; asked only of
        one
            that would win.

    Returns:
        The index of the chosen candidate, or None if none fits.
    """
    best: int | None = None
    best_score = _LEAST_SCORE
    for index, candidate in enumerate(candidates):
        gender = candidate.traits.gender
        score = _score(candidate, gender, wanted) - _ORDER * index
        if score + _SAME_GENDER > best_score and gender is UNKNOWN:
            score = _score(candidate, gender_of(index), wanted) - _ORDER * index
        if score > best_score:
            best, best_score = index, score
        if best_score >= _GOOD_TRAITS - _SENTENCE * candidate.sentences - _ORDER * (index + 1):
            break
    return best


def _score(candidate: Candidate, gender: Gender, wanted: Gender) -> float:
    """Return what speaks for a candidate of the gender, as it is known so far."""
    if UNKNOWN not in (gender, wanted) and gender is not wanted:
        return _LEAST_SCORE
    traits = candidate.traits
    known = traits.person or gender is wanted or traits.speaks
    return (
        -_SENTENCE * candidate.sentences
        + _SPEAKS * traits.speaks
        + _SUBJECT * traits.subject
        + _OWNER * traits.owner
        + _SAME_GENDER * (gender is wanted)
        + (0.0 if known else _NOT_A_PERSON)
    )
