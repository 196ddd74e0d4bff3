"""Turn texts into arrays of word hashes, fast: the bottom of the engine.

A batch of texts is joined into one buffer and folded by one table look-up for each code point; word borders
come from differences, word hashes from a prefix polynomial modulo 2**64 (Rabin and Karp), n-gram hashes from
shifts. The plain-Python twin is `quotes.tokens.words`; tests hold the two together.

Batches of about `BATCH_CHARACTERS` keep the working arrays in the processor's cache.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from quotes.fold import SEPARATOR, VANISHING, fold_character, is_unspaced

Offsets = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]
Codes = npt.NDArray[np.uint32]

BATCH_CHARACTERS = 250_000  # bench: 74 MB/s at 250,000, 66 at 1,000,000, 55 at 2,000,000
SHINGLE_WORDS = 3

_BASE = 0x9E3779B97F4A7C15  # odd, so it has an inverse modulo 2**64
_INVERSE = pow(_BASE, -1, 1 << 64)
GRAM_FACTORS = (0xD6E8FEB86659FD93, 0xA0761D6478BD642F, 0xE7037ED1A0B428DB)
_SEPARATOR_CODE, _VANISHING_CODE = 0, 1
_PAGE = 256
_PAGES = 0x110000 // _PAGE


@dataclass(frozen=True, slots=True)
class WordTable:
    """The words of a batch of texts, in order.

    ``codes``: the code points of the joined buffer. ``starts``, ``ends``: offsets in it, shape (words,).
    ``hashes``: one uint64 a word. ``first_word``: the index of each text's first word, shape (texts + 1,).
    ``text_starts``: each text's offset in the buffer, shape (texts + 1,).
    """

    codes: Codes
    starts: Offsets
    ends: Offsets
    hashes: Hashes
    first_word: Offsets
    text_starts: Offsets

    def words_of(self, text: int) -> WordTable:
        """Return the words of one text, with offsets in that text."""
        low, high = int(self.first_word[text]), int(self.first_word[text + 1])
        base = self.text_starts[text]
        return WordTable(
            self.codes[base : self.text_starts[text + 1]],
            self.starts[low:high] - base,
            self.ends[low:high] - base,
            self.hashes[low:high],
            np.array([0, high - low]),
            np.array([0, self.text_starts[text + 1] - base]),
        )

    def __len__(self) -> int:
        return len(self.hashes)


def word_table(texts: Sequence[str]) -> WordTable:
    """Find and hash the words of all texts; apostrophes and accents vanish, hyphens part words."""
    text_starts = np.zeros(len(texts) + 1, dtype=np.int64)
    np.cumsum([len(text) + 1 for text in texts], out=text_starts[1:])
    codes = np.frombuffer("\n".join(texts).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    if not len(codes):
        return _empty(codes, text_starts)
    folded = _FOLD.take(codes)
    kept = np.flatnonzero(folded != _VANISHING_CODE)
    squeezed = len(kept) < len(folded)
    if not len(kept):
        return _empty(codes, text_starts)
    if squeezed:
        folded = folded.take(kept)
    firsts, lasts = _borders(folded)
    if not len(firsts):
        return _empty(codes, text_starts)
    hashes = _word_hashes(folded, firsts, lasts)
    starts, ends = (kept[firsts], kept[lasts] + 1) if squeezed else (firsts, lasts + 1)
    return WordTable(codes, starts, ends, hashes, np.searchsorted(starts, text_starts), text_starts)


def batches(texts: Iterable[str], most_characters: int = BATCH_CHARACTERS) -> Iterator[list[str]]:
    """Group texts, in order, into batches of about ``most_characters``; a longer text is a batch alone."""
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and size + len(text) > most_characters:
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    if batch:
        yield batch


def word_hash(folded: str) -> int:
    """Return the hash that `word_table` gives a folded word."""
    total, power = 0, 1
    for character in folded:
        total += ord(character) * power
        power = power * _BASE & _MASK
    return total & _MASK


def shingles(hashes: Hashes) -> Hashes:
    """Hash every run of `SHINGLE_WORDS` words; the result is two shorter than ``hashes``."""
    if len(hashes) < SHINGLE_WORDS:
        return np.empty(0, dtype=np.uint64)
    first, second, third = (np.uint64(factor) for factor in GRAM_FACTORS)
    mixed = hashes[:-2] * first
    mixed += hashes[1:-1] * second
    mixed += hashes[2:] * third
    return mixed


def inside_texts(first_word: Offsets) -> npt.NDArray[np.bool_]:
    """Tell for every word whether the shingle that begins there lies wholly inside one text.

    Args:
        first_word: the index of each text's first word, and the end, shape (texts + 1,).

    Returns:
        Flags of shape (words + 1,).
    """
    inside = np.ones(int(first_word[-1]) + 1, dtype=bool)
    for back in range(1, SHINGLE_WORDS):
        inside[first_word[first_word >= back] - back] = False
    return inside


def shingle_hash(words: Sequence[int]) -> int:
    """Return the hash that `shingles` gives three word hashes."""
    return sum(word * factor for word, factor in zip(words, GRAM_FACTORS, strict=True)) & _MASK


_MASK = (1 << 64) - 1


def _empty(codes: Codes, text_starts: Offsets) -> WordTable:
    none = np.empty(0, dtype=np.int64)
    return WordTable(
        codes, none, none, np.empty(0, dtype=np.uint64), np.zeros(len(text_starts), np.int64), text_starts
    )


def _borders(folded: Codes) -> tuple[Offsets, Offsets]:
    """Return the first and the last index of every word in folded codes."""
    inside = np.zeros(len(folded) + 2, dtype=bool)
    np.not_equal(folded, _SEPARATOR_CODE, out=inside[1:-1])
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    firsts, lasts = edges[::2], edges[1::2] - 1
    if folded.max() < _FIRST_UNSPACED:
        return firsts, lasts
    return _parted_at_unspaced(folded, inside[1:-1])


def _parted_at_unspaced(folded: Codes, inside: npt.NDArray[np.bool_]) -> tuple[Offsets, Offsets]:
    """Make every character of a script without blanks a word of its own."""
    single = _UNSPACED.take(folded)
    before = np.concatenate(([False], inside[:-1]))
    after = np.concatenate((inside[1:], [False]))
    single_before = np.concatenate(([False], single[:-1]))
    single_after = np.concatenate((single[1:], [False]))
    firsts = np.flatnonzero(inside & (single | ~before | single_before))
    lasts = np.flatnonzero(inside & (single | ~after | single_after))
    return firsts, lasts


def _word_hashes(folded: Codes, firsts: Offsets, lasts: Offsets) -> Hashes:
    """Hash each word: sum of code x base**position, moved back to position zero."""
    powers, inverses = _powers(_BASE, len(folded)), _powers(_INVERSE, len(folded))
    terms = folded * powers
    sums = np.cumsum(terms)
    hashes: Hashes = sums.take(lasts)
    hashes -= sums.take(firsts)
    hashes += terms.take(firsts)
    hashes *= inverses.take(firsts)
    return hashes


def _powers(base: int, count: int) -> Hashes:
    """Return base**0 .. base**(count-1) modulo 2**64."""
    size = 1 << max(16, (count - 1).bit_length())
    return _power_table(base, size)[:count]


@cache
def _power_table(base: int, size: int) -> Hashes:
    table = np.ones(size, dtype=np.uint64)
    done = 1
    while done < size:
        table[done : 2 * done] = table[:done] * np.uint64(pow(base, done, 1 << 64))
        done *= 2
    return table


class _FoldTable:
    """The fold as an array over code points, filled page by page as scripts occur."""

    def __init__(self) -> None:
        self._codes = np.zeros(0x3000, dtype=np.uint32)
        self._ready = np.zeros(_PAGES, dtype=bool)

    def take(self, codes: Codes) -> Codes:
        """Return the folded code of every code point."""
        if not self._ready[0]:
            self._fill(range(_COMMON_PAGES))
        if int(codes.max()) >= _COMMON_PAGES * _PAGE:
            self._prepare(codes)
        return self._codes.take(codes)

    def _prepare(self, codes: Codes) -> None:
        """Fill the pages of the scripts that occur."""
        if int(codes.max()) >= len(self._codes):
            grown = np.zeros(0x110000, dtype=np.uint32)
            grown[: len(self._codes)] = self._codes
            self._codes = grown
        self._fill(np.unique(codes // _PAGE).tolist())

    def _fill(self, pages: Iterable[int]) -> None:
        for page in pages:
            if not self._ready[page]:
                start = page * _PAGE
                self._codes[start : start + _PAGE] = [
                    _fold_code(code) for code in range(start, start + _PAGE)
                ]
                self._ready[page] = True


class _UnspacedTable:
    """Whether a folded code belongs to a script without blanks, as an array over code points."""

    def __init__(self) -> None:
        self._flags: npt.NDArray[np.bool_] | None = None

    def take(self, codes: Codes) -> npt.NDArray[np.bool_]:
        """Return a flag for every folded code."""
        if self._flags is None:
            self._flags = np.fromiter((is_unspaced(chr(code)) for code in range(0x33000)), dtype=bool)
        clipped = np.minimum(codes, len(self._flags) - 1)
        return self._flags[clipped]


def _fold_code(code: int) -> int:
    folded = fold_character(chr(code))
    if folded == SEPARATOR:
        return _SEPARATOR_CODE
    return _VANISHING_CODE if folded == VANISHING else ord(folded)


_FIRST_UNSPACED = 0x0E00
_COMMON_PAGES = 0x22  # most news is of letters and punctuation below: one comparison tells
_FOLD = _FoldTable()
_UNSPACED = _UnspacedTable()
