"""A unit of a text that is laid against another: a word, a name, a number, an insertion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple

from quotes.words.names import NameForm


class Sort(IntEnum):
    """What a unit is."""

    WORD = 0
    NUMBER = 1
    NAME = 2
    SIGN = 3  # a sign that stands for a word: % $ &
    ELLIPSIS = 4
    BRACKET = 5  # an insertion in square brackets, marks included
    PAREN = 6  # an insertion in round brackets, marks included
    ASIDE = 7  # an attribution that interrupts a quotation, marks included


class Unit(NamedTuple):
    """One unit: where it stands, how it compares. A NamedTuple, since a text makes thousands.

    ``outside`` tells that it stands outside the quotation marks.
    """

    start: int
    end: int
    folded: str
    key: str
    sort: Sort
    name: NameForm | None = None
    outside: bool = False


class Phrase(NamedTuple):
    """Folded words to read as one unit, and the key of that unit."""

    words: tuple[str, ...]
    key: str


Phrases = Mapping[str, Sequence[Phrase]]  # by first word


@dataclass(frozen=True, slots=True)
class Other:
    """What cutting a text needs to know of the text it is laid against.

    ``words`` are folded words that the other text has and this one lacks; ``phrases`` are words of this text
    that the other gives in another number of words; ``brackets`` what it has between
    square brackets; ``parens`` what between round ones; ``running`` its folded words, each between
    blanks. ``inserts`` tells whether square brackets are insertions, as in a quotation, or marks like
    others, as in a source. ``dates`` tells that the texts write dates in different orders, so that each
    is read as one unit.
    """

    words: frozenset[str] = frozenset()
    phrases: Phrases = field(default_factory=dict)
    brackets: frozenset[str] = frozenset()
    parens: tuple[str, ...] = ()
    running: str = ""
    inserts: bool = True
    dates: bool = False
