"""Cut a text into units for laying it against another: words, names, numbers, ellipses, bracketed insertions.

A unit may hold several words: a name of the alias table, a number in words, a dotted abbreviation. Units that
should meet in an alignment have the same ``key``, however they are written. What stands between units are
gaps: blanks and punctuation.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from itertools import repeat

from corpus.model import Span
from quotes.wording.specials import specials_in
from quotes.wording.unit import Other, Sort, Unit
from quotes.words import numbers
from quotes.words.dates import DATE_HEADS, date_at
from quotes.words.fold import is_unspaced
from quotes.words.names import Aliases, NameForm
from quotes.words.runs import Runs
from quotes.words.spelling import canonical

_ALONE = Other(inserts=False)
_STOP = re.compile(r"\.(?!\.)")  # a single one: three are an ellipsis
_DIGITS = re.compile(
    r"\d{1,3}(?:[\u00a0\u202f\u2009]\d{3}){1,8}(?!\d)|\d{1,3}(?: \d{3}){0,7} \d\d0(?!\d)|\d+(?:[.,]\d+){0,8}"
)
_JOINTS = frozenset(
    (" ", "\u00a0", "\n", "-", "‐", "‑", "–", "-\n", "‐\n", "- ", "-\n ", "\u00ad\n", "\u00ad ")
)
MOST_REMEMBERED = 200_000  # words; bounds the memory that hostile texts can take


def units(
    words: Runs, aliases: Aliases, *, outside: Sequence[Span] = (), other: Other = _ALONE
) -> list[Unit]:
    """Cut a text into units.

    Args:
        words: the text's words.
        aliases: the names that count as one.
        outside: spans outside the quotation marks, in order.
        other: what is known of the other text.
    """
    found = _Cutter(words, aliases, other).cut()
    return _with_outside(found, outside) if outside else found


def _with_outside(found: Sequence[Unit], outside: Sequence[Span]) -> list[Unit]:
    """Mark the units that begin inside one of some spans; both are in order."""
    marked: list[Unit] = []
    at = 0
    for unit in found:
        while at < len(outside) and outside[at].end <= unit.start:
            at += 1
        here = at < len(outside) and outside[at].start <= unit.start
        marked.append(unit._replace(outside=True) if here else unit)
    return marked


def _beginnings(compound: str) -> set[str]:
    """Return what a word may begin with where another text parts it."""
    return {compound[:length] for length in range(1, len(compound))}


class _Remarkable(dict[str, bool]):
    """Whether a folded word may be more than a plain one, or begin a unit of several; fills itself."""

    def __init__(self, aliases: Aliases) -> None:
        super().__init__()
        forms = frozenset(aliases.forms)
        genitives = {f"{form}s" for form in forms}
        self._starters = forms | genitives | numbers.first_words() | numbers.times().keys()
        self._starters |= {words[0] for words in numbers.percent_words()}

    def __missing__(self, word: str) -> bool:
        if len(self) > MOST_REMEMBERED:
            self.clear()
        found = word in self._starters or len(word) == 1 or word[0].isdigit()
        self[word] = found
        return found


_remarkable = cache(_Remarkable)
_make_unit = partial(tuple.__new__, Unit)


class _Cutter:
    """Walks over the words of one text once; each reader takes as many words as belong together."""

    def __init__(self, words: Runs, aliases: Aliases, other: Other) -> None:
        self.text, self.starts, self.ends, self.folded = words
        self.aliases = aliases
        self.other = other
        self.readers: tuple[Callable[[int], tuple[Unit, int] | None], ...] = (
            self._lettered, self._dotted, self._phrase, self._date, self._number, self._name, self._per_cent,
            self._joined,
        )  # fmt: skip
        # Most words are plain; only with one of these can a reader take a word.
        dates = DATE_HEADS if other.dates else frozenset[str]()
        self.remarkable = _remarkable(aliases)
        self.heads = frozenset().union(other.phrases, dates, *map(_beginnings, other.words))
        self.brackets = "[" in self.text

    def cut(self) -> list[Unit]:
        """Return all units in order."""
        specials = specials_in(self.text, self.other)
        if not specials:
            return self._cut_words(0, len(self.folded))
        found: list[Unit] = []
        index = 0
        for special in specials:
            if special.start < (found[-1].end if found else 0):
                continue  # inside a unit before it
            found += self._cut_words(index, bisect_left(self.starts, special.start, index))
            if not found or found[-1].end <= special.start:
                found.append(special)
            index = bisect_left(self.starts, found[-1].end, index)
        return found + self._cut_words(index, len(self.folded))

    def _cut_words(self, first: int, end: int) -> list[Unit]:
        """Return the units that begin with the words [first, end); the last may reach beyond."""
        words, remarkable, heads = self.folded[first:end], self.remarkable, self.heads
        places = [at for at, word in enumerate(words, first) if remarkable[word] or word in heads]
        if self.brackets:
            places = sorted({*places, *filter(self._beside_bracket, range(first, end))})
        found: list[Unit] = []
        index = first
        for at in places:
            if at >= index:
                found += self._plain(index, at)
                unit, index = self._read(at)
                found.append(unit)
        found += self._plain(index, end)
        return found

    def _plain(self, first: int, end: int) -> Iterable[Unit]:
        """Return plain words as units; all in one call, since most words of most texts are such."""
        if first >= end:
            return ()
        words = self.folded[first:end]
        columns = self.starts[first:end], self.ends[first:end], words, map(canonical, words)
        return map(_make_unit, zip(*columns, repeat(Sort.WORD), repeat(None), repeat(False), strict=False))

    def _read(self, index: int) -> tuple[Unit, int]:
        """Read the unit that begins with a word which may be more than a plain one."""
        for reader in self.readers:
            read = reader(index)
            if read is not None:
                return read
        folded = self.folded[index]
        return Unit(self.starts[index], self.ends[index], folded, canonical(folded), Sort.WORD), index + 1

    def _beside_bracket(self, index: int) -> bool:
        start, end = self.starts[index], self.ends[index]
        return self.text[end : end + 1] == "[" or self.text[start - 1 : start] == "["

    def _between(self, index: int) -> str:
        """The text between word ``index`` and the next one; a blank row of marks at the end."""
        return (
            self.text[self.ends[index] : self.starts[index + 1]] if index + 1 < len(self.starts) else "\n\n"
        )

    def _lettered(self, index: int) -> tuple[Unit, int] | None:
        """Read a word that holds a bracket: "[T]he", "consult[ed]"."""
        if is_unspaced(self.text[self.starts[index]]):
            return None
        opened = self.text[self.starts[index] - 1 : self.starts[index]] == "["
        gap = self._between(index)
        if not (gap == "[" or (gap == "]" and opened)) or self.folded[index + 1][0].isdigit():
            return None
        start = self.starts[index] - opened
        last = index + 1
        while self._between(last) in ("[", "]"):
            last += 1
        end = self.ends[last] + (self.text[self.ends[last] : self.ends[last] + 1] == "]")
        folded = "".join(self.folded[index : last + 1])
        number = numbers.number_at([folded], 0) if folded in numbers.first_words() else None
        if number is not None:
            return Unit(start, end, folded, f"#{number[0]}", Sort.NUMBER), last + 1
        return Unit(start, end, folded, canonical(folded), Sort.WORD), last + 1

    def _phrase(self, index: int) -> tuple[Unit, int] | None:
        """Read words that the other text gives in another number of words."""
        for words, key in self.other.phrases.get(self.folded[index], ()):
            last = index + len(words) - 1
            if tuple(self.folded[index : last + 1]) == words:
                end = self._with_stop(self.ends[last], words[-1] == "m")  # "6 p.m. on Monday"
                sort = Sort.NUMBER if key.startswith("#") else Sort.WORD
                return Unit(self.starts[index], end, " ".join(words), key, sort), last + 1
        return None

    def _letter(self, index: int) -> bool:
        return len(self.folded[index]) == 1 and self.folded[index].isalpha()

    def _dotted(self, index: int) -> tuple[Unit, int] | None:
        """Read a dotted abbreviation: "U.S.", "a.m."."""
        if not self._letter(index) or self._between(index) != "." or len(self.folded[index + 1]) > 2:
            return None
        last = index + 1
        while self._between(last) == "." and self._letter(last + 1):
            last += 1
        if not _STOP.match(self.text, self.ends[last]):
            return None
        folded = "".join(self.folded[index : last + 1])
        start, end = self.starts[index], self.ends[last] + 1
        name = self.aliases.longest([folded], 0, self.text[start:end].isupper())
        return Unit(
            start, end, folded, _name_key(name) if name else folded, Sort.NAME if name else Sort.WORD, name
        ), last + 1

    def _date(self, index: int) -> tuple[Unit, int] | None:
        """Read a date with a day, where the two texts write it in different orders."""
        date = date_at(self.folded, index) if self.other.dates else None
        if date is None:
            return None
        last = index + date[1] - 1
        folded = " ".join(self.folded[index : last + 1])
        return Unit(self.starts[index], self.ends[last], folded, date[0], Sort.NUMBER), last + 1

    def _number(self, index: int) -> tuple[Unit, int] | None:
        """Read a number in digits or words, with its scale."""
        folded = self.folded[index]
        if folded[0].isdigit():
            match = _DIGITS.match(self.text, self.starts[index])
            last = index
            while match and last + 1 < len(self.starts) and self.ends[last] < match.end():
                last += 1
            written = self.text[self.starts[index] : self.ends[last]]
            value = numbers.value_of_digits(written)
            if value is None:
                return self._measure(index, match)
        elif folded in numbers.times():
            key = f"#{numbers.times()[folded]}x"
            return Unit(self.starts[index], self.ends[index], folded, key, Sort.NUMBER), index + 1
        elif folded in numbers.first_words():
            last, value, written = index, None, folded
        else:
            return None
        following = self.folded[last + 1 : last + 1 + numbers.MOST_WORDS]
        ahead = [value or written, *map(_without_note_mark, following)]
        read = numbers.number_at(ahead, 0)
        if read is not None:
            value, last = read[0], last + read[1] - 1
        key = f"#{value or written}"
        if self.folded[last + 1 : last + 2] in (["times"], ["time"]) and key != "#1":
            key, last = f"{key}x", last + 1
        end = self._with_stop(self.ends[last], self.folded[last] in numbers.scales_with_stop())
        return Unit(
            self.starts[index], end, " ".join(self.folded[index : last + 1]), key, Sort.NUMBER
        ), last + 1

    def _with_stop(self, end: int, abbreviated: bool) -> int:
        """Return the end of an abbreviation with the stop behind it, unless that ends the text."""
        inside = end + 1 < len(self.text)
        return end + 1 if abbreviated and inside and _STOP.match(self.text, end) else end

    def _measure(self, index: int, match: re.Match[str] | None) -> tuple[Unit, int] | None:
        """Read digits of several words with letters behind them, "1.5C", as one word."""
        last = index
        while match and last + 1 < len(self.starts) and self.starts[last + 1] < match.end():
            last += 1
        if last == index:
            return None
        folded = ".".join(self.folded[index : last + 1])
        return Unit(self.starts[index], self.ends[last], folded, folded, Sort.WORD), last + 1

    def _name(self, index: int) -> tuple[Unit, int] | None:
        """Read a name of the alias table, with a genitive s."""
        forms = self.aliases.forms
        folded = self.folded[index]
        if folded not in forms and folded[:-1] not in forms:
            return None
        ahead = [self._without_genitive(place) for place in range(index, min(index + 8, len(self.folded)))]
        capitals = self.text[self.starts[index] : self.starts[index] + len(ahead[0])].isupper()
        name = self.aliases.longest(ahead, 0, capitals)
        if name is None:
            return None
        last = index + len(name.words) - 1
        genitive = "'s" if len(ahead[len(name.words) - 1]) < len(self.folded[last]) else ""
        folded = " ".join(self.folded[index : last + 1])
        end = self._with_stop(self.ends[last], name.written.endswith("."))
        return Unit(self.starts[index], end, folded, _name_key(name) + genitive, Sort.NAME, name), last + 1

    def _without_genitive(self, index: int) -> str:
        folded = self.folded[index]
        end = self.ends[index]
        if folded.endswith("s") and self.text[end - 2 : end - 1] in ("'", "’"):
            return folded[:-1]
        return folded

    def _per_cent(self, index: int) -> tuple[Unit, int] | None:
        for length in (2, 1):
            words = tuple(self.folded[index : index + length])
            if len(words) == length and words in numbers.percent_words():
                end = self.ends[index + length - 1]
                return Unit(self.starts[index], end, " ".join(words), "percent", Sort.WORD), index + length
        return None

    def _joined(self, index: int) -> tuple[Unit, int] | None:
        """Read two or three words that the other text writes as one."""
        if not self.other.words:
            return None
        for count in (3, 2):
            joined = "".join(self.folded[index : index + count])
            if joined not in self.other.words or index + count > len(self.folded):
                continue
            if all(self._between(place) in _JOINTS for place in range(index, index + count - 1)):
                end = self.ends[index + count - 1]
                return Unit(self.starts[index], end, joined, canonical(joined), Sort.WORD), index + count
        return None


def _without_note_mark(folded: str) -> str:
    """Return a word without the number of a note that a plain text has glued to it: "million1"."""
    return folded.rstrip("0123456789") or folded


def _name_key(name: NameForm) -> str:
    return f"@{name.group}"
