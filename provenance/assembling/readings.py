"""The wordings of quotations, cut into words: what passages are put together from.

The words in square brackets are the writer's own. A wording that has some is read twice: without them, which
is what it claims of its speaker, and with them, for a bracket may hold the very word that stood there.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from corpus.model import Span
from provenance.indexing.shingles import WordTable, batches, word_hash, word_table
from quotes.marking.segments import ELLIPSIS
from quotes.words.fold import VANISHING, fold
from quotes.words.names import Aliases
from quotes.words.rarity import bits
from quotes.words.stops import sentences
from quotes.words.variants import word_variants

_BRACKET = re.compile(r"\[[^\[\]]{1,200}\]")
_REPLACED_WORDS = 4  # of another wording for which a bracket may stand


@dataclass(slots=True)
class Reading:
    """A text and its words; ``starts`` and ``ends`` are their offsets.

    A word is the hash that all its spellings share. Word ``i`` has the lasting position ``base + i``, however
    much is put before it. ``has_gaps`` says that an ellipsis or a bracket stands somewhere.
    """

    text: str
    words: list[int]
    starts: array[int]
    ends: array[int]
    has_gaps: bool
    base: int = 0

    def free_before(self, word: int, others: int) -> bool:
        """Tell whether an ellipsis or a bracket before a word explains other words, in that number."""
        if not 0 < word < len(self.words):
            return False
        between = self.text[self.ends[word - 1] : self.starts[word]]
        return bool(ELLIPSIS.search(between)) or ("[" in between and others <= _REPLACED_WORDS)


class Vocabulary:
    """Words as they are compared, each with its weight in bits; ``names`` are those that count as one."""

    def __init__(self, names: Aliases | None = None) -> None:
        self._names = names
        self.weights: dict[int, float] = {}
        self._words: dict[int, int] = {}

    def readings(self, wordings: Iterable[str]) -> Iterator[tuple[Reading, Reading | None]]:
        """Cut wordings into words; the second reading, where there are brackets, has their words too."""
        for batch in batches(wordings):
            table = word_table(batch)
            words = self._words_of(table, "\n".join(batch))
            bases = np.repeat(table.text_starts[:-1], np.diff(table.first_word))
            starts, ends = (table.starts - bases).astype(np.intc), (table.ends - bases).astype(np.intc)
            for text, (low, high) in zip(batch, pairwise(table.first_word.tolist()), strict=True):
                has_gaps = "[" in text or ELLIPSIS.search(text) is not None
                own = array("i", starts[low:high].tobytes()), array("i", ends[low:high].tobytes())
                whole = Reading(text, words[low:high], *own, has_gaps)
                if "[" in text:
                    yield _without_brackets(whole), whole
                else:
                    yield whole, None

    def weight(self, words: Iterable[int]) -> float:
        """Return the weight of some words in bits."""
        return sum(map(self.weights.__getitem__, words))

    def _words_of(self, table: WordTable, joined: str) -> list[int]:
        """Return the words of a batch as they are compared; ``joined`` is what the table's offsets are in."""
        hashes, where, rows = np.unique(table.hashes, return_index=True, return_inverse=True)
        starts, ends = table.starts[where].tolist(), table.ends[where].tolist()
        known = self._words
        common = [
            known[word] if word in known else self._learn(word, joined[start:end])
            for word, start, end in zip(hashes.tolist(), starts, ends, strict=True)
        ]
        return list(map(common.__getitem__, rows.tolist()))

    def _learn(self, word: int, written: str) -> int:
        folded = fold(written).replace(VANISHING, "")
        family = word_variants(folded, self._names)
        common = word_hash(min(family)) if len(family) > 1 else word
        self._words[word] = common
        self.weights[common] = min(map(bits, family))
        return common


@dataclass(frozen=True, slots=True)
class Wording:
    """One distinct row of words; ``whole`` has those in brackets too; ``count`` quotations spell it so."""

    reading: Reading
    whole: Reading | None
    count: int


def joined(left: Reading, left_end: int, right: Reading, right_first: int) -> Reading:
    """Return one reading's first ``left_end`` words and, after them, another's from ``right_first`` on."""
    cut = left.ends[left_end - 1] if left_end else 0
    resume = right.ends[right_first - 1] if right_first else 0
    shift = cut - resume
    return Reading(
        left.text[:cut] + right.text[resume:],
        left.words[:left_end] + right.words[right_first:],
        left.starts[:left_end] + array("i", (start + shift for start in right.starts[right_first:])),
        left.ends[:left_end] + array("i", (end + shift for end in right.ends[right_first:])),
        left.has_gaps or right.has_gaps,
        left.base,
    )


def sentences_of(reading: Reading) -> list[Reading]:
    """Return the sentences of a reading, each as one of its own; none if there is but one."""
    spans = sentences(reading.text)
    if len(spans) < 2:
        return []
    firsts = [bisect_left(reading.starts, span.start) for span in spans]
    cuts = pairwise((*firsts, len(reading.words)))
    return [
        _cut(reading, first, end, span) for (first, end), span in zip(cuts, spans, strict=True) if first < end
    ]


def _cut(reading: Reading, first: int, end: int, span: Span) -> Reading:
    return Reading(
        span.of(reading.text),
        reading.words[first:end],
        array("i", (start - span.start for start in reading.starts[first:end])),
        array("i", (end - span.start for end in reading.ends[first:end])),
        reading.has_gaps,
    )


def distinct(wordings: Mapping[str, int], vocabulary: Vocabulary) -> tuple[list[Wording], dict[str, int]]:
    """Return one wording for each row of words, in its commonest spelling, and the place of each text."""
    places: dict[tuple[int, ...], int] = {}
    found: list[Wording] = []
    place_of: dict[str, int] = {}
    ordered = sorted(wordings, key=lambda text: (text.count("["), -wordings[text], text))
    for reading, whole in vocabulary.readings(ordered):
        key = tuple(reading.words)
        place = places.setdefault(key, len(found))
        if place == len(found):
            found.append(Wording(reading, whole, wordings[reading.text]))
        place_of[reading.text] = place
    return found, place_of


def _without_brackets(reading: Reading) -> Reading:
    inside = [match.span() for match in _BRACKET.finditer(reading.text)]
    own = [
        place
        for place, start in enumerate(reading.starts)
        if not any(low < start < high for low, high in inside)
    ]
    return Reading(
        reading.text,
        [reading.words[place] for place in own],
        array("i", (reading.starts[place] for place in own)),
        array("i", (reading.ends[place] for place in own)),
        reading.has_gaps,
    )
