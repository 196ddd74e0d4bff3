"""Guess whether two words are spellings of one name, by their consonants: Khalilzad and Khalilzada.

For names that no table knows. It is a guess, and is reported as one.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache

from rapidfuzz.fuzz import ratio

from corpus.data_files import data_text

LEAST_LIKENESS = 60  # of 100; of 40 true and 40 false pairs, this and the skeleton took 37 and 5 for true
LEAST_SKELETON = 2  # consonants; one alone says too little
_CONFUSED = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        (r"^(?:al|el|ul)(?=\w{4})", ""), (r"kh|gh|q|ck|ch(?=[rl])|g", "k"), (r"dj|dzh", "j"),
        (r"sch|tch|tsch|sh|ch|ç|ş", "s"), (r"dh|th", "t"), (r"ph", "f"), (r"ts|tz|zz|z", "s"),
        (r"c(?=[eiy])", "s"), (r"c", "k"), (r"ov|ow|off", "v"), (r"v", "f"), (r"d", "t"), (r"[aeiouyhw]", ""),
    )
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
_NO_VOWEL = re.compile("[^aeiouy]")
_VOWEL_GROUPS = str.maketrans("aiyu", "eeeo")


@lru_cache(maxsize=20_000)
def skeleton(word: str) -> str:
    """Return the consonants of a folded word, those that transcriptions confuse made equal.

    >>> skeleton("khalilzad") == skeleton("khalilzada")
    True
    """
    for pattern, letter in _CONFUSED:
        word = pattern.sub(letter, word)
    return _DOUBLED.sub(r"\1", word)


def same_name(passage: str, variant: str) -> bool:
    """Guess whether two folded words are spellings of one name: the same consonants and alike as a whole."""
    bones = skeleton(passage)
    return (
        len(bones) >= LEAST_SKELETON
        and bones == skeleton(variant)
        and _vowels_agree(passage, variant)
        and ratio(passage, variant) >= LEAST_LIKENESS
        and frozenset((passage, variant)) not in _lookalikes()
    )


def _vowels_agree(one: str, other: str) -> bool:
    """Tell whether two words with the same consonants differ as transcriptions do.

    These take a for e, i for e and o for u, and leave vowels out; i for u makes another name.
    """
    shorter, longer = sorted(
        (_NO_VOWEL.sub("", word).translate(_VOWEL_GROUPS) for word in (one, other)), key=len
    )
    if len(shorter) == len(longer):
        return shorter == longer
    rest = iter(longer)
    return all(vowel in rest for vowel in shorter)


@cache
def _lookalikes() -> frozenset[frozenset[str]]:
    """Return the pairs of words that look like spellings of one name and are not."""
    return frozenset(map(frozenset, tomllib.loads(data_text("quotes", "lookalikes"))["pairs"]))
