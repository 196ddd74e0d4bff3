"""Cut a stretch of text into words and sentences, each quotation in it counting as one word.

What stands inside a quotation is not the writer's sentence: a full stop there ends the sentence outside only if
the sentence does not go on with who said it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from quotes.vocabulary import (
    ADVERB,
    AUX,
    CLOSING,
    COMMA,
    CONJUNCTION,
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
    Vocabulary,
    abbreviations,
)

_WORD = re.compile(
    r"(\d+(?:[.,]\d+)+|[^\W_]+(?:[’'.&/-][^\W_]+)*(?:(?<=s)[’'](?!\w))?|@\w+|-{2,3}|[^\w\s]|_)"
)
_ENDS = frozenset(".!?…。")
_AFTER_END = frozenset("”\"’')]»")


class Hole(NamedTuple):
    """A quotation in the stretch: with its marks at [start, end), its words at [inner_start, inner_end)."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    place: int


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a stretch in order, in parallel lists.

    ``quotes`` maps a quotation's place among the document's to its word; ``sentences`` are half-open ranges of words.
    """

    words: list[str]
    tags: list[int]
    starts: list[int]
    ends: list[int]
    quotes: dict[int, int]
    sentences: list[tuple[int, int]]

    def sentence_of(self, index: int) -> tuple[int, int]:
        """Return the sentence that holds the word."""
        for start, end in self.sentences:
            if start <= index < end:
                return start, end
        return 0, len(self.words)


def words_of(text: str, start: int, end: int, holes: Sequence[Hole], vocabulary: Vocabulary) -> Words:
    """Cut ``text[start:end]`` into words and sentences; ``holes`` are in order and do not overlap."""
    words = Words([], [], [], [], {}, [])
    place = start
    for hole in holes:
        _add(words, text, place, hole.start, vocabulary)
        words.quotes[hole.place] = len(words.words)
        _append(words, "", QUOTE, hole.start, hole.end)
        place = hole.end
    _add(words, text, place, end, vocabulary)
    endings = {words.quotes[hole.place]: _ending(text, hole) for hole in holes}
    words.sentences.extend(_sentences(words, endings))
    return words


def _append(words: Words, word: str, tags: int, start: int, end: int) -> None:
    words.words.append(word)
    words.tags.append(tags)
    words.starts.append(start)
    words.ends.append(end)


def _add(words: Words, text: str, start: int, end: int, vocabulary: Vocabulary) -> None:
    """Add the words of ``text[start:end]``; the lists are made whole, word for word would take twice as long."""
    parts = _WORD.split(text[start:end])
    if len(parts) == 1:
        return
    found = parts[1::2]
    offsets = list(accumulate(map(len, parts), initial=start))
    tags = list(map(vocabulary.remembered.__getitem__, found))
    dropped = {
        place
        for place, word in enumerate(found)
        if word == "." and place and _abbreviates(found[place - 1]) and not _anew(found, tags, place + 1)
    }
    starts, ends = offsets[1:-1:2], offsets[2::2]
    if dropped:
        kept = [place for place in range(len(found)) if place not in dropped]
        found, tags, starts, ends = (
            [found[place] for place in kept],
            [tags[place] for place in kept],
            [starts[place] for place in kept],
            [ends[place] for place in kept],
        )
    words.words.extend(found)
    words.tags.extend(tags)
    words.starts.extend(starts)
    words.ends.extend(ends)


_FUNCTION = PRONOUN | DETERMINER | PREPOSITION | SUBORDINATOR | CONJUNCTION


def _anew(found: Sequence[str], tags: Sequence[int], place: int) -> bool:
    """Tell whether a sentence begins after an abbreviation: with a small word in capitals, as in "at 7 p.m. He"."""
    if place >= len(found):
        return False
    return bool(tags[place] & _FUNCTION) and found[place][0].isupper() and not tags[place - 2] & TITLE


def _abbreviates(word: str) -> bool:
    """Tell whether a full stop after the word ends no sentence."""
    return len(word) == 1 or "." in word or word.rpartition("-")[2].lower() in abbreviations()


def _ending(text: str, hole: Hole) -> str:
    """Return the last character of a quotation's words that says how they end."""
    for offset in range(hole.inner_end - 1, max(hole.inner_start, hole.inner_end - 6) - 1, -1):
        if text[offset] not in _AFTER_END and not text[offset].isspace():
            return text[offset]
    return ""


def _sentences(words: Words, endings: dict[int, str]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = 0
    tags = words.tags
    last = len(tags) - 1
    for index, tag in enumerate(tags):
        if index == last:
            break
        if (tag & STOP and _begins(words, index + 1)) or (
            tag & QUOTE and endings[index] in _ENDS and _ends_at_quote(words, index, endings[index])
        ):
            found.append((start, index + 1))
            start = index + 1
    if start <= last:
        found.append((start, last + 1))
    return found


def _begins(words: Words, index: int) -> bool:
    """Tell whether a sentence may begin at the word: it is no small letter, and no closing mark."""
    if words.tags[index] & QUOTE:
        return True
    word = words.words[index]
    return word[0].isupper() or word[0].isdigit() or not word[0].isalpha() and word[0] not in ",;.!?)]"


def _ends_at_quote(words: Words, index: int, ending: str) -> bool:
    if words.tags[index + 1] & QUOTE:
        return True
    return _begins(words, index + 1) and not says_next(words, index + 1, surely=ending in ".…。")


_SPEAKER = NAME | TITLE | DETERMINER | PRONOUN | POSSESSIVE


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


_BEFORE_CUE = NAME | PRONOUN | ADVERB | COMMA | CLOSING | HEADS
