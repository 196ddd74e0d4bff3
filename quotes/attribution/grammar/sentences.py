"""Cut a stretch of text into words and sentences, each quotation in it counting as one word.

What stands inside a quotation is not the writer's sentence: a full stop there ends the sentence outside
only if the sentence does not go on with who said it.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from itertools import accumulate, compress, pairwise
from operator import or_
from typing import NamedTuple

from quotes.attribution.grammar.datelines import dateline_words
from quotes.attribution.grammar.namesakes import tag_namesakes
from quotes.words.tags import (
    ABBREVIATION,
    ADVERB,
    AUX,
    CLOSING,
    COMMA,
    CONJUNCTION,
    DASH,
    DETERMINER,
    HEADS,
    NAME,
    OPENING,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    SAY,
    STOP,
    SUBORDINATOR,
    TIME,
    TITLE,
)
from quotes.words.vocabulary import Vocabulary

# A word may hold apostrophes, full stops, hyphens and the like between its letters; a number, commas.
# The comma stands before what looks back at it, so that most words are done with at one glance.
_WORD = re.compile(r"(\w+(?:[’'.&/-]+\w+|,(?<=\d,)\d+)*|[^\w\s])")
# Typed dashes and ellipses join no words; what takes their place is as long as they are.
_TYPED = (("--", "– "), ("...", "…  "))
HOLE = "\ue000"  # a private character that stands for a quotation; no text given to `words_of` may hold it
_MOST_SENTENCE_WORDS = 150  # longer ones are lists or noise; cutting them keeps every search short
_ENDS = frozenset(".!?…。")
_BEYOND = sys.maxsize  # more words than any stretch has
_ENDERS = STOP | QUOTE
_FUNCTION = PRONOUN | DETERMINER | PREPOSITION | SUBORDINATOR | CONJUNCTION
_SPEAKER = NAME | TITLE | DETERMINER | PRONOUN | POSSESSIVE
_BEFORE_CUE = NAME | PRONOUN | ADVERB | COMMA | CLOSING | HEADS
_AFTER_END = " \u00a0\u202f\n”\"’')]»"


class Hole(NamedTuple):
    """A quotation in the stretch: with its marks at [start, end), its words at [inner_start, inner_end)."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    place: int


class Words(NamedTuple):
    """The words of a stretch in order, in parallel lists.

    ``quotes`` maps a quotation's place among the document's to its word; ``sentences`` are half-open ranges
    of words; the first ``dateline`` words are a dateline. ``capitals`` tells that the language writes every
    noun with a capital, ``inverts`` that a subject may stand behind its verb and other phrases.
    """

    words: list[str]
    tags: list[int]
    starts: list[int]
    ends: list[int]
    quotes: dict[int, int]
    sentences: list[tuple[int, int]]
    capitals: bool = False
    inverts: bool = False
    dateline: int = 0

    def tag(self, index: int) -> int:
        """Return the tags of a word; behind the last word, those of a full stop."""
        return self.tags[index] if index < len(self.tags) else STOP

    def sentence_at(self, index: int) -> int:
        """Return the number of the sentence that holds the word."""
        return max(0, bisect_right(self.sentences, (index, _BEYOND)) - 1)

    def sentence_of(self, index: int) -> tuple[int, int]:
        """Return the sentence that holds the word."""
        return self.sentences[bisect_right(self.sentences, (index, _BEYOND)) - 1]


def words_of(text: str, start: int, end: int, holes: Sequence[Hole], vocabulary: Vocabulary) -> Words:
    """Cut ``text[start:end]``, which must not hold `HOLE`, into words and sentences.

    ``holes`` are in order and do not overlap.

    The lists are made whole by a few calls: word for word would take several times as long.
    """
    stretch = _with_holes(text, start, end, holes)
    if vocabulary.glued is not None:
        stretch = vocabulary.glued.sub(_parted, stretch)
    parts = _WORD.split(stretch)
    found = parts[1::2]
    lengths = list(map(len, parts))
    quotes: dict[int, int] = {}
    place = -1
    for hole in holes:
        place = found.index(HOLE, place + 1)
        quotes[hole.place] = place
        lengths[2 * place + 1] = hole.end - hole.start
    offsets = list(accumulate(lengths, initial=start))
    tags = list(map(vocabulary.remembered.__getitem__, found))
    words = Words(
        found, tags, offsets[1:-1:2], offsets[2::2], quotes, [], vocabulary.capitals, vocabulary.inverted
    )
    if not vocabulary.namesakes.isdisjoint(found):
        tag_namesakes(found, tags, vocabulary.namesakes)
    enders = places_tagged(tags, _ENDERS)
    dropped = _abbreviation_stops(words, enders)
    if dropped:
        words = _without(words, dropped)
        enders = places_tagged(words.tags, _ENDERS)
    dated = dateline_words(words.words, words.tags)
    if dated:
        words = words._replace(dateline=dated)
    words.sentences.extend(
        _sentences(text, words, enders, dict(zip(words.quotes.values(), holes, strict=True)))
    )
    return words


def _parted(glued: re.Match[str]) -> str:
    """Put blanks for what glues two words together, as many as there are characters."""
    found = glued.group()
    return found[:-1] + " " if found[0].isalpha() else " " * len(found)


def places_tagged(tags: Sequence[int], wanted: int, first: int = 0) -> list[int]:
    """Return the places of the words that have one of the wanted tags; the first word is at ``first``."""
    return [place for place, tag in enumerate(tags, first) if tag & wanted]


def united(tags: Iterable[int]) -> int:
    """Return the tags that any of the words has, without a loop in Python."""
    return reduce(or_, tags, 0)


def _with_holes(text: str, start: int, end: int, holes: Sequence[Hole]) -> str:
    """Return the stretch with one private character for each quotation, ready to be cut into words."""
    pieces: list[str] = []
    place = start
    for hole in holes:
        pieces += (text[place : hole.start], HOLE)
        place = hole.end
    pieces.append(text[place:end])
    stretch = "".join(pieces)
    for typed, meant in _TYPED:
        if typed in stretch:
            stretch = stretch.replace(typed, meant)
    return stretch


def _abbreviation_stops(words: Words, enders: Sequence[int]) -> list[int]:
    """Return the full stops that belong to an abbreviation, and so end neither sentences nor phrases."""
    found, tags = words.words, words.tags
    return [
        place
        for place in enders
        if found[place] == "."
        and place
        and tags[place - 1] & ABBREVIATION
        and not _anew(found, tags, place + 1)
    ]


def _without(words: Words, dropped: Sequence[int]) -> Words:
    kept = bytearray(b"\x01") * len(words.words)
    for place in dropped:
        kept[place] = 0
    return Words(
        list(compress(words.words, kept)),
        list(compress(words.tags, kept)),
        list(compress(words.starts, kept)),
        list(compress(words.ends, kept)),
        {quote: place - bisect_right(dropped, place) for quote, place in words.quotes.items()},
        [],
        words.capitals,
        words.inverts,
    )


def _anew(found: Sequence[str], tags: Sequence[int], place: int) -> bool:
    """Tell whether a small word in capitals begins a sentence after an abbreviation: "at 7 p.m. He"."""
    if place >= len(found):
        return False
    return bool(tags[place] & _FUNCTION) and found[place][0].isupper() and not tags[place - 2] & TITLE


def _ending(text: str, hole: Hole | None) -> str:
    """Return the last character of a quotation's words that says how they end; "" for a stray mark."""
    if hole is None:
        return ""
    return text[max(hole.inner_start, hole.inner_end - 6) : hole.inner_end].rstrip(_AFTER_END)[-1:]


def _sentences(
    text: str, words: Words, enders: Sequence[int], holes: Mapping[int, Hole]
) -> list[tuple[int, int]]:
    """Return the sentences, given the words that may end one and the quotations by their words."""
    start = words.dateline
    found = [(0, start)] if start else []
    tags = words.tags
    last = len(tags) - 1
    for index in enders:
        if index == last:
            break
        if not (
            _begins(words, index + 1)
            if tags[index] & STOP
            else _ends_at_quote(words, index, _ending(text, holes.get(index)))
        ):
            continue
        found += _cut(start, index + 1)
        start = index + 1
    return found + _cut(start, last + 1)


def _cut(start: int, end: int) -> list[tuple[int, int]]:
    """Cut a sentence into pieces of at most `_MOST_SENTENCE_WORDS`; most are one piece."""
    borders = [*range(start, end, _MOST_SENTENCE_WORDS), end]
    return list(pairwise(borders))


def _begins(words: Words, index: int) -> bool:
    """Tell whether a sentence may begin at the word: it is no small letter, and no closing mark."""
    first = words.words[index][0]
    return not first.islower() if first.isalpha() else first not in ",;.!?)]"


def _ends_at_quote(words: Words, index: int, ending: str) -> bool:
    if ending not in _ENDS:
        return False
    if words.tags[index + 1] & QUOTE:
        return True
    after = index + 1
    if words.inverts and words.tags[after] & DASH and after < len(words.tags) - 1:
        after += 1  # "—¿Y ahora qué? —preguntó ella"
    return _begins(words, after) and not says_next(words, after, surely=ending in ".…。")


def says_next(words: Words, index: int, *, surely: bool) -> bool:
    """Tell whether the words at ``index`` name a speaker and a cue: "Clinton asked", "said the report".

    Args:
        words: the stretch.
        index: the word after a quotation.
        surely: whether the cue must also end the clause, as after a quotation that ends in a full stop.
    """
    tags = words.tags
    last = len(tags)
    if tags[index] & SAY and index + 1 < last and tags[index + 1] & _SPEAKER:
        return not words.words[index][0].isupper()
    if not tags[index] & _SPEAKER:
        return False
    insertion = False
    for place in range(index + 1, min(last, index + (6 if surely else 24))):
        tag = tags[place]
        if tag & SAY and not insertion and tags[place - 1] & _BEFORE_CUE and not tag & NAME:
            after = tags[place + 1] if place + 1 < last else STOP
            return not surely or bool(after & (STOP | TIME | PREPOSITION | ADVERB))
        if tag & (COMMA | OPENING | CLOSING) and not surely:
            insertion = not (tag & CLOSING or (insertion and place + 1 < last and tags[place + 1] & SAY))
        elif tag & (STOP | QUOTE) or (not insertion and tag & (PREPOSITION | AUX)):
            return False
    return False
