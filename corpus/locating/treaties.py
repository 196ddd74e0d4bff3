"""Find the articles of a treaty, a law or a contract, and the numbered paragraphs in them.

An article is believed where its heading opens a line and its number follows on the one before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from corpus.locating.openings import BEGINS, GAP
from corpus.word_lists import any_of

FEWEST_ARTICLES = 3
_HEADING = re.compile(
    rf"\n[ \t\xa0*]*(?:(?:{any_of('articles')})[ \t\xa0]*"
    r"\(?(\d{1,3}|[IVXL]{1,6}|premier|first)(?:er|º|ª|o)?\)?(?![\w/])"
    r"|第[ \t]?([一二三四五六七八九十百\d]{1,5})[ \t]?[条條])",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(rf"\n[ \t\xa0]*(?:\((\d{{1,2}})\)|(\d{{1,2}})[.)]){GAP}(?={BEGINS})")
_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50}
_CHINESE: Final = {sign: value for value, sign in enumerate("一二三四五六七八九", 1)}
_FIRST: Final = frozenset(("premier", "first"))


class Place(NamedTuple):
    """A label, such as "article 4" or "article 4, 2", and where what it names begins."""

    label: str
    at: int


def articles_of(text: str) -> tuple[Place, ...]:
    r"""Return the articles and their numbered paragraphs, in order of the text; empty where there are few.

    >>> [each.label for each in articles_of("Article 1\nA.\nArticle 2\n1. B.\n2. C.\nArticle 3\nD.")]
    ['article 1', 'article 2', 'article 2, 1', 'article 2, 2', 'article 3']
    """
    text = f"\n{text}"
    headings = _run([(_value(found), found.start()) for found in _HEADING.finditer(text)])
    if len(headings) < FEWEST_ARTICLES:
        return ()
    places: list[Place] = []
    stops = [*headings, (0, len(text))]
    for (number, begin), (_, end) in pairwise(stops):
        name = f"article {number}"
        places.append(Place(name, begin))
        places.extend(Place(f"{name}, {label}", at) for label, at in _paragraphs(text, begin, end))
    return tuple(places)


def _run(headings: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the numbers that follow on each other from 1; where 1 comes again (contents), from its last."""
    begin = max((place for place, (number, _) in enumerate(headings) if number == 1), default=len(headings))
    run: list[tuple[int, int]] = []
    for number, at in headings[begin:]:
        if number == (run[-1][0] + 1 if run else 1):
            run.append((number, at))
    return run


def _paragraphs(text: str, begin: int, end: int) -> list[tuple[str, int]]:
    """Return the numbers of an article's paragraphs that follow on each other from 1, at least two."""
    found: list[tuple[str, int]] = []
    for match in _PARAGRAPH.finditer(text, begin + 1, end):
        if int(match[1] or match[2]) == len(found) + 1:
            found.append((str(len(found) + 1), match.start()))
    return found if len(found) > 1 else []


def _value(heading: re.Match[str]) -> int:
    """Return the number of an article: in digits, Roman or Chinese numerals, or 0."""
    written = heading[1] or heading[2]
    if written.isdecimal():
        return int(written)
    if written.lower() in _FIRST:
        return 1
    return _roman(written.upper()) if heading[1] else _chinese(written)


def _roman(numeral: str) -> int:
    values = [_ROMAN[sign] for sign in numeral]
    return sum(-one if one < after else one for one, after in pairwise([*values, 0]))


def _chinese(numeral: str) -> int:
    """Return the value of a Chinese numeral below a thousand: 二十三 is 23."""
    total, digit = 0, 0
    for sign in numeral:
        if sign in "十百":
            total, digit = total + (digit or 1) * (10 if sign == "十" else 100), 0
        else:
            digit = _CHINESE.get(sign, 0)
    return total + digit
