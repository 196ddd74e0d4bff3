"""Texts under assembly: a reading joins the text that it lies in, extends one, or begins one.

Two readings belong together only when their alignment runs to an end of one of them on both sides: a stock
phrase in the middle of two sentences joins nothing. Texts are looked up by the shingles that two wordings or
more have; what only one has can find nothing and is not kept.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy as np
from rapidfuzz.distance import Levenshtein

from provenance.assembling.readings import Reading, Vocabulary, Wording, joined, sentences_of
from provenance.assembling.shared_shingles import shared_shingles, shingles_of

_FIT_BITS = 30.0  # that a contained quotation must share
_FIT_SHARE = 0.7  # of the words of either between the first and the last that match
_EXTEND_WORDS = 8  # that two quotations must share for one to extend the other
_EXTEND_BITS = 60.0
_LEAST_COMMON_BITS = 40.0  # of their distinct words: some of those that match may stand twice
_MOST_LOOSE_END = 3  # words at an end that may differ on both sides
_STRAY_BITS = 4.0  # for each word of the gap beside it, that words at an end must weigh
_SLACK = 6
_MOST_ENTRIES = 40  # texts in which one shingle is remembered; more share a stock phrase
_TRIED = 5
# A reading so long lies over a text, or over more than its very end, with two shingles alike; bench 2026-11:
# one in so many words is a stock phrase at the end of a text.
_LONG_WORDS = 12
_WORDS_A_SHINGLE = 5  # words that must lie alike for each shingle that is shared; edits come in clusters
_ALONE_BITS = 34.0  # that a sentence must weigh to be a text by itself
_EQUAL_SHARE = 0.97  # of the best weight: texts that have as much have the same words

Parts = tuple[tuple[int, ...], ...]  # for each part of a wording its text, or several that have it alike
_Grams = Sequence[tuple[int, int]]  # first word and the number of the shared shingle
_Block = tuple[int, int, int]  # first word of a reading, first of a text, number of words


@dataclass(frozen=True, slots=True)
class Fit:
    """How a reading lies against a text: the first and the end of what matches, and how much matches."""

    first: tuple[int, int]
    last: tuple[int, int]
    matched: int
    weight: float


class Assembly:
    """Texts put together so far, and where their shared shingles stand.

    ``wordings`` are what will be put together, ``looked_up`` what may be looked for in the result.
    """

    def __init__(
        self, vocabulary: Vocabulary, wordings: Sequence[Wording], looked_up: Sequence[Reading] = ()
    ) -> None:
        self.texts: list[Reading] = []
        self._vocabulary = vocabulary
        self._wordings = wordings
        wholes = [wording.whole or wording.reading for wording in wordings]
        readings = [wording.reading for wording in wordings]
        beside = [*looked_up, *(one for one in wholes if "[" in one.text)]
        self._shared, self._own = shared_shingles(readings, beside)
        self._with_gaps: set[int] = set()  # texts
        # by shared shingle: the texts that have it, and where; arrays, for their numbers lie close in memory
        self._texts_with = [array("i") for _ in self._shared]
        self._positions = [array("i") for _ in self._shared]

    def join(self) -> list[Parts]:
        """Let every wording, in order, join a text, extend one, or begin one; return the texts of each."""
        return [self._add(wording, self._own.of(row)) for row, wording in enumerate(self._wordings)]

    def holding(self, reading: Reading) -> tuple[int, ...]:
        """Return the text inside which a reading lies, or several that have it alike."""
        grams = self._grams(reading, 0, len(reading.words))
        return self._inside(reading, self._likely(reading, grams, self._sharing(grams)))

    def _add(self, wording: Wording, grams: _Grams) -> Parts:
        reading, whole = wording.reading, wording.whole
        sharing = self._sharing(grams)
        likely = self._likely(reading, grams, sharing)
        inside = self._inside(reading, likely)
        if not inside and whole is not None:
            inside = self.holding(whole)
        if inside:
            return (inside,)
        for place, fit in likely:
            if fit.matched >= _EXTEND_WORDS and fit.weight >= _EXTEND_BITS:
                self._extend(place, reading, fit)
                return ((place,),)
        may_part = any(count > 1 for count in sharing.values())  # less cannot hold a sentence
        return (self._parted(reading) if may_part else ()) or (self._begin(reading, grams),)

    def _begin(self, reading: Reading, grams: _Grams) -> tuple[int, ...]:
        place = len(self.texts)
        self.texts.append(reading)
        self._remember(place, grams)
        return (place,)

    def _parted(self, reading: Reading) -> Parts:
        """Let the sentences of a reading go their own ways where one lies in a text; empty if none does.

        Outlets put sentences together that were not said together: without this, the same sentence would
        stand in several texts.
        """
        found: list[tuple[int, ...]] = []
        rest: list[Reading] = []
        for sentence in sentences_of(reading):
            inside = self.holding(sentence)
            if inside:
                found.append(inside)
            else:
                rest.append(sentence)
        if not found:
            return ()
        for sentence in rest:
            if self._vocabulary.weight(sentence.words) >= _ALONE_BITS:
                own = self._grams(sentence, 0, len(sentence.words))
                found.append(self._begin(sentence, own))
        return tuple(found)

    def _inside(self, reading: Reading, likely: Sequence[tuple[int, Fit]]) -> tuple[int, ...]:
        inside = [
            (place, fit.weight) for place, fit in likely if _lies_inside(reading, fit, self.texts[place])
        ]
        best = max((weight for _, weight in inside), default=0.0)
        return tuple(place for place, weight in inside if weight >= _EQUAL_SHARE * best)

    def _sharing(self, grams: _Grams) -> Counter[int]:
        """Return the texts that share shingles with a reading, and how many."""
        known = self._texts_with
        return Counter(chain.from_iterable([known[gram] for _, gram in grams]))

    def _likely(self, reading: Reading, grams: _Grams, sharing: Mapping[int, int]) -> list[tuple[int, Fit]]:
        """Return the texts that share most shingles with a reading and fit it."""
        enough: Iterable[int] = sharing
        if len(reading.words) >= _LONG_WORDS and not reading.has_gaps:
            enough = [place for place, count in sharing.items() if count > 1 or place in self._with_gaps]
        ranked = sorted(sorted(enough), key=sharing.__getitem__, reverse=True)[:_TRIED]
        offsets = self._offsets(ranked, grams)
        fits = ((place, self._fit(reading, place, offsets[place])) for place in ranked)
        return [(place, fit) for place, fit in fits if fit is not None]

    def _offsets(self, places: Iterable[int], grams: _Grams) -> dict[int, list[int]]:
        """Return how far behind its place in a reading each shared shingle stands in each of some texts."""
        found: dict[int, list[int]] = {place: [] for place in places}
        for ours, gram in grams if found else ():
            for place, position in zip(self._texts_with[gram], self._positions[gram], strict=True):
                if place in found:
                    found[place].append(position - self.texts[place].base - ours)
        return found

    def _fit(self, reading: Reading, place: int, offsets: Sequence[int]) -> Fit | None:
        """Align a reading with the part of a text that shares its shingles; None if they do not fit."""
        text = self.texts[place]
        if not (reading.has_gaps or text.has_gaps):
            offsets = _together(offsets, len(reading.words))
        if not self._may_fit(reading, text, offsets):
            return None
        low = max(0, min(offsets) - _SLACK)
        high = min(len(text.words), max(offsets) + len(reading.words) + _SLACK)
        blocks = [
            (step.src_start, low + step.dest_start, step.src_end - step.src_start)
            for step in Levenshtein.opcodes(reading.words, text.words[low:high])
            if step.tag == "equal"
        ]
        blocks = _dense(blocks, reading.words, self._vocabulary)
        return self._verified(blocks, reading, text) if blocks else None

    def _may_fit(self, reading: Reading, text: Reading, offsets: Sequence[int]) -> bool:
        """Tell, by their words in any order, whether a reading may fit a text at such offsets.

        Most texts that share a shingle share nothing else, and this costs a tenth of an alignment.
        """
        least, most = min(offsets), max(offsets)
        words, size = reading.words, len(text.words)
        gapless = not (reading.has_gaps or text.has_gaps)
        surely = min(len(words), size - most) - max(0, -least) - 2 * _MOST_LOOSE_END
        if gapless and len(offsets) * _WORDS_A_SHINGLE < surely:
            return False
        zone = words[max(0, -most - _SLACK) : min(len(words), size - least) + _SLACK]
        common = set(zone).intersection(text.words)
        count = sum(word in common for word in zone)
        inside = -most <= _SLACK and len(words) - (size - least) <= _SLACK
        if not inside and count < _EXTEND_WORDS:
            return False
        if self._vocabulary.weight(common) < (_FIT_BITS if inside else _LEAST_COMMON_BITS):
            return False
        return not gapless or count >= _FIT_SHARE * surely

    def _verified(self, blocks: Sequence[_Block], reading: Reading, text: Reading) -> Fit | None:
        """Return the fit of matching words, if they run to an end of either on both sides and are enough."""
        fit = Fit(
            blocks[0][:2],
            (blocks[-1][0] + blocks[-1][2], blocks[-1][1] + blocks[-1][2]),
            sum(count for _, _, count in blocks),
            sum(self._vocabulary.weight(reading.words[ours : ours + count]) for ours, _, count in blocks),
        )
        left = min(fit.first)
        right = min(len(reading.words) - fit.last[0], len(text.words) - fit.last[1])
        if max(left, right) > _MOST_LOOSE_END or fit.weight < _FIT_BITS:
            return None
        region = fit.matched + _loose_words(blocks, reading, text)
        return fit if fit.matched >= _FIT_SHARE * region else None

    def _extend(self, place: int, reading: Reading, fit: Fit) -> None:
        """Add to a text the words that a reading has beyond its ends."""
        text = self.texts[place]
        if len(reading.words) - fit.last[0] > len(text.words) - fit.last[1]:
            known = len(text.words)
            text = self.texts[place] = joined(text, fit.last[1], reading, fit.last[0])
            self._remember(place, self._grams(text, max(0, min(known, fit.last[1]) - 2), len(text.words)))
        if fit.first[0] > fit.first[1]:
            added = fit.first[0] - fit.first[1]
            longer = joined(reading, fit.first[0], text, fit.first[1])
            longer.base = text.base - added
            self.texts[place] = longer
            self._remember(place, self._grams(longer, 0, fit.first[0] + 2))

    def _grams(self, reading: Reading, first: int, end: int) -> list[tuple[int, int]]:
        """Return (word, shingle) for the shared shingles among a reading's words [first, end)."""
        grams = shingles_of(reading.words[first:end])
        if not len(grams) or not len(self._shared):
            return []
        rows = np.minimum(np.searchsorted(self._shared, grams), len(self._shared) - 1)
        kept = np.flatnonzero(self._shared[rows] == grams)
        return list(zip((kept + first).tolist(), rows[kept].tolist(), strict=True))

    def _remember(self, place: int, grams: _Grams) -> None:
        if self.texts[place].has_gaps:
            self._with_gaps.add(place)
        base = self.texts[place].base
        for word, gram in grams:
            known = self._texts_with[gram]
            if len(known) < _MOST_ENTRIES:
                known.append(place)
                self._positions[gram].append(base + word)


def _together(offsets: Sequence[int], words: int) -> Sequence[int]:
    """Drop the offsets that lie apart from the commonest by more words than may differ in so many.

    A text may have a few words of a reading a second time, and an alignment that may begin there is as short.
    """
    most = int((1 / _FIT_SHARE - 1) * words) + _MOST_LOOSE_END
    if max(offsets) - min(offsets) <= most:
        return offsets
    commonest = Counter(offsets).most_common(1)[0][0]
    return [offset for offset in offsets if abs(offset - commonest) <= most]


def _lies_inside(reading: Reading, fit: Fit, text: Reading) -> bool:
    loose_left = fit.first[0] - fit.first[1]
    loose_right = (len(reading.words) - fit.last[0]) - (len(text.words) - fit.last[1])
    return max(loose_left, loose_right) <= _MOST_LOOSE_END


def _loose_words(blocks: Sequence[_Block], reading: Reading, text: Reading) -> int:
    """Return how many words between the matching ones differ; what an ellipsis stands for does not count."""
    gaps = reading.has_gaps, text.has_gaps
    loose = 0
    for (ours, theirs, count), (next_ours, next_theirs, _) in pairwise(blocks):
        own, other = next_ours - ours - count, next_theirs - theirs - count
        cut = gaps[0] and any(reading.free_before(word, other) for word in range(ours + count, next_ours + 1))
        if gaps[1] and any(text.free_before(word, own) for word in range(theirs + count, next_theirs + 1)):
            own = 0
        loose += max(own, 0 if cut else other)
    return loose


def _dense(blocks: list[_Block], words: Sequence[int], vocabulary: Vocabulary) -> list[_Block]:
    """Drop stray common words from both ends of an alignment: they stand apart and weigh little."""

    def stray(block: _Block, other: _Block) -> bool:
        gap = max(abs(other[0] - block[0] - block[2]), abs(other[1] - block[1] - block[2]))
        back = max(abs(block[0] - other[0] - other[2]), abs(block[1] - other[1] - other[2]))
        weight = vocabulary.weight(words[block[0] : block[0] + block[2]])
        return weight < _STRAY_BITS * min(gap, back)

    while len(blocks) > 1 and stray(blocks[0], blocks[1]):
        blocks = blocks[1:]
    while len(blocks) > 1 and stray(blocks[-1], blocks[-2]):
        blocks = blocks[:-1]
    return blocks
