"""Turn texts into arrays of word hashes, fast: the bottom of the engine.

A batch of texts is joined into one buffer and folded by one table look-up for each code point; word borders
come from differences, word hashes from a prefix polynomial modulo 2**64 (Rabin and Karp), n-gram hashes from
shifts. The plain-Python twin is `quotes.words.tokens.words`; tests hold the two together.

Code points and folded codes are held in as few bytes as all of a batch fit in: Latin letters fold to one byte
each, whatever accents and typographic marks stand among them.

Batches of about `BATCH_CHARACTERS` keep the working arrays in the processor's cache.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
import numpy.typing as npt

from quotes.words.fold import SEPARATOR, VANISHING, fold_character, is_unspaced

Offsets = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]
Codes = npt.NDArray[np.uint8] | npt.NDArray[np.uint16] | npt.NDArray[np.uint32]

BATCH_CHARACTERS = 250_000  # bench: 74 MB/s at 250,000, 66 at 1,000,000, 55 at 2,000,000
SHINGLE_WORDS = 3

_BASE = 0x9E3779B97F4A7C15  # odd, so it has an inverse modulo 2**64
_INVERSE = pow(_BASE, -1, 1 << 64)
GRAM_FACTORS = (0xD6E8FEB86659FD93, 0xA0761D6478BD642F, 0xE7037ED1A0B428DB)
_SEPARATOR_CODE, _VANISHING_CODE = 0, 1
_RARE_CODE = 2  # no letter folds to it: it stands for what is to be looked up in the table of all code points
_PAGE_BITS = 8
_PAGE = 1 << _PAGE_BITS
_PAGES = 0x110000 >> _PAGE_BITS


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
    codes = _code_points("\n".join(texts))
    folded = _FOLD.take(codes)
    vanishing = folded == _VANISHING_CODE
    vanished = np.flatnonzero(vanishing)
    if len(vanished):
        folded = folded[~vanishing]
    firsts, ends = _borders(folded)
    hashes = _word_hashes(folded, firsts, ends)
    if len(vanished):
        vanished -= np.arange(len(vanished))  # where each would stand among what is left
        firsts, ends = firsts + _counts_to(firsts, vanished), ends + _counts_to(ends - 1, vanished)
    return WordTable(codes, firsts, ends, hashes, np.searchsorted(firsts, text_starts), text_starts)


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


def _code_points(text: str) -> Codes:
    """Return a text's code points."""
    if text.isascii():
        return np.frombuffer(text.encode("ascii"), dtype=np.uint8)
    data = text.encode("utf-16-le", "surrogatepass")
    if len(data) == 2 * len(text):
        return np.frombuffer(data, dtype=np.uint16)
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def _counts_to(offsets: Offsets, vanished: Offsets) -> Offsets:
    """Count for each of some ascending offsets how many of what vanished stood before what is there now."""
    steps = np.zeros(len(offsets) + 1, dtype=np.int64)
    np.add.at(steps, np.searchsorted(offsets, vanished), 1)
    counts: Offsets = np.cumsum(steps[:-1])
    return counts


def _borders(folded: Codes) -> tuple[Offsets, Offsets]:
    """Return the first index and the end of every word in folded codes."""
    inside = np.zeros(len(folded) + 2, dtype=bool)
    np.not_equal(folded, _SEPARATOR_CODE, out=inside[1:-1])
    if folded.dtype != np.uint8 and folded.max(initial=0) >= _FIRST_UNSPACED:
        return _parted_at_unspaced(folded, inside[1:-1])
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    return edges[::2].copy(), edges[1::2].copy()


def _parted_at_unspaced(folded: Codes, inside: npt.NDArray[np.bool_]) -> tuple[Offsets, Offsets]:
    """Make every character of a script without blanks a word of its own."""
    single = _UNSPACED.take(folded)
    before = np.concatenate(([False], inside[:-1]))
    after = np.concatenate((inside[1:], [False]))
    single_before = np.concatenate(([False], single[:-1]))
    single_after = np.concatenate((single[1:], [False]))
    firsts = np.flatnonzero(inside & (single | ~before | single_before))
    lasts = np.flatnonzero(inside & (single | ~after | single_after))
    return firsts, lasts + 1


def _word_hashes(folded: Codes, firsts: Offsets, ends: Offsets) -> Hashes:
    """Hash each word: sum of code x base**position, moved back to position zero."""
    sums = np.empty(len(folded) + 1, dtype=np.uint64)
    sums[0], terms = 0, sums[1:]
    np.multiply(folded, _powers(_BASE, len(folded)), out=terms)
    np.cumsum(terms, out=terms)
    hashes: Hashes = sums.take(ends)
    hashes -= sums.take(firsts)
    hashes *= _powers(_INVERSE, len(folded)).take(firsts)
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

    @cached_property
    def _narrow(self) -> bytes:
        """The fold of the first page: `_RARE_CODE` for what folds to no byte, and in the last place."""
        self._prepare(np.zeros(1, dtype=np.uint32))
        page = self._codes[:_PAGE].copy()
        page[page >= _PAGE] = _RARE_CODE
        page[-1] = _RARE_CODE  # all code points beyond the page are looked up there
        return page.astype(np.uint8).tobytes()

    def take(self, codes: Codes) -> Codes:
        """Return the folded code of every code point, in bytes if all of them fit."""
        narrow = codes.astype(np.uint8)
        narrow[codes >= _PAGE - 1] = _PAGE - 1
        folded: Codes = np.frombuffer(bytearray(narrow).translate(self._narrow), dtype=np.uint8)
        rare = np.flatnonzero(folded == _RARE_CODE)
        if len(rare):
            looked_up = self._looked_up(codes[rare])
            if looked_up.max() >= _PAGE:
                folded = folded.astype(np.uint32)
            folded[rare] = looked_up
        return folded

    def _looked_up(self, codes: Codes) -> Codes:
        self._prepare(codes)
        return self._codes.take(codes)

    def _prepare(self, codes: Codes) -> None:
        """Fill the pages of the scripts that occur."""
        pages = codes >> _PAGE_BITS
        if self._ready.take(pages).all():
            return
        if int(codes.max()) >= len(self._codes):
            grown = np.zeros(0x110000, dtype=np.uint32)
            grown[: len(self._codes)] = self._codes
            self._codes = grown
        for page in np.flatnonzero(np.bincount(pages)).tolist():
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
_FOLD = _FoldTable()
_UNSPACED = _UnspacedTable()
