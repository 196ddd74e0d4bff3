"""Cut a stretch of text into words and sentences, each quotation in it counting as one word.

What stands inside a quotation is not the writer's sentence: a full stop there ends the sentence outside only if
the sentence does not go on with who said it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.vocabulary import (
    ADVERB,
    AUX,
    DETERMINER,
    NAME,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    SAY,
    STOP,
    TIME,
    TITLE,
    Vocabulary,
    abbreviations,
)

_WORD = re.compile(r"[^\W_]+(?:[’'.&/-][^\W_]+)*(?:(?<=s)[’'](?!\w))?|@\w+|-{2,3}|[^\w\s]|_")
_ENDS = frozenset(".!?…。")
_AFTER_END = frozenset("”\"’')]»")


@dataclass(frozen=True, slots=True)
class Hole:
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
    known, tags_of = vocabulary.remembered, vocabulary.tags
    append_word, append_tags = words.words.append, words.tags.append
    append_start, append_end = words.starts.append, words.ends.append
    for match in _WORD.finditer(text, start, end):
        word = match[0]
        tags = known.get(word)
        if tags is None:
            tags = tags_of(word)
        if word == "." and words.words and _abbreviates(words.words[-1]):
            continue
        append_word(word)
        append_tags(tags)
        append_start(match.start())
        append_end(match.end())


def _abbreviates(word: str) -> bool:
    """Tell whether a full stop after the word ends no sentence."""
    return len(word) == 1 or "." in word or word.lower() in abbreviations()


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
    seen = 0
    while index < last and seen < 8:
        tag = tags[index]
        if tag & SAY and seen:
            after = tags[index + 1] if index + 1 < last else STOP
            return not surely or bool(after & (STOP | TIME | PREPOSITION | ADVERB))
        if tag & (STOP | QUOTE) or (seen == 0 and not tag & _SPEAKER) or tag & PREPOSITION:
            return False
        if tag & AUX and surely:
            return False
        index += 1
        seen += 1
    return False
