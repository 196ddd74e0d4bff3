"""Find the whole name that a surname stands for, with the offices before it.

"Holt" alone is whoever the text has named with "Holt" behind another word in capitals.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from corpus.model import Span
from quotes.attribution.genders import UNKNOWN, Gender, gender_of
from quotes.attribution.grammar.sentences import Words
from quotes.attribution.mentions import Mention, full_name_of, mentions
from quotes.attribution.regions import Pages
from quotes.words.small_words import small_words
from quotes.words.vocabulary import TITLES

_MOST_OCCURRENCES = 12  # of a surname, looked at for its whole name
_MOST_NAME_PARTS = 4
_BLOCK = 60_000  # characters of text in which a whole name is looked for
_END = attrgetter("end")
_NO_NAMES = small_words("before_names")
_WINDOW = 80  # characters before a surname that may hold the rest of the name, titles and offices


class Named(NamedTuple):
    """A name of several words, where it stands, and the gender that its first names tell."""

    name: str
    span: Span
    gender: Gender


@dataclass(frozen=True, slots=True)
class WholeNames:
    """The whole names of one document, found as they are asked for."""

    pages: Pages
    _found: dict[tuple[str, int], list[Named]] = field(default_factory=dict)
    _offices: dict[int, str] = field(default_factory=dict)

    def before(self, name: str, before: int, wanted: Gender | None) -> Named | None:
        """Return the first mention of the whole name that a surname last stood for, before an offset."""
        if " " in name or not name:
            return None
        for named in reversed(self.ending_in(name, before)):
            if named.span.start < before and (wanted is None or named.gender in (wanted, UNKNOWN)):
                return named
        return None

    def ending_in(self, short: str, before: int) -> list[Named]:
        """Return the names of several words that end in the surname, in order of first mention.

        Only the text around the offset counts, so that a long text takes no longer by the page.
        """
        block = before // _BLOCK
        if (short, block) not in self._found:
            places = _after_capitals(short, self.pages.text, max(0, block - 1) * _BLOCK, (block + 1) * _BLOCK)
            named = (_name_before(self.pages.text, place, place + len(short)) for place in places)
            self._found[short, block] = [each for each in named if each is not None]
        return self._found[short, block]

    def with_office(self, named: Named) -> tuple[str, Span]:
        """Return a name with the titles and offices before it."""
        if named.span.start not in self._offices:
            self._offices[named.span.start] = self._read_office(named)
        return self._offices[named.span.start], named.span

    def _read_office(self, named: Named) -> str:
        for words, mentioned in self._cuts_around(named.span):
            behind = bisect_right(mentioned, bisect_right(words.starts, named.span.end - 1), key=_END)
            if behind and words.ends[mentioned[behind - 1].end - 1] == named.span.end:
                return full_name_of(self.pages.text, words, mentioned[behind - 1])
        return named.name

    def _cuts_around(self, name: Span) -> Iterator[tuple[Words, list[Mention]]]:
        """Yield the name's paragraph, if it is cut already, then the words before the name alone.

        Only the latter hold a name that stands inside a quotation.
        """
        cut = self.pages.cut_already(name.start)
        if cut is not None:
            yield cut
        line = self.pages.text.rfind("\n", 0, name.start) + 1
        begin = max(line, name.start - _WINDOW)
        if begin > line:
            begin = self.pages.text.find(" ", begin, name.start) + 1
        words = self.pages.cut(begin, name.end)
        yield words, mentions(words)


def _after_capitals(short: str, text: str, start: int, end: int) -> list[int]:
    """Return where the surname follows a word with a capital, once for each such word."""
    found: dict[str, int] = {}
    place = text.find(short, start, end)
    for _ in range(_MOST_OCCURRENCES):
        if place < 0:
            break
        if place > 1 and text[place - 1] in " \u00a0":
            word = text[text.rfind(" ", max(0, place - 24), place - 1) + 1 : place - 1]
            if word[:1].isupper():
                found.setdefault(word, place)
        place = text.find(short, place + 1, end)
    return list(found.values())


def _name_before(text: str, start: int, end: int) -> Named | None:
    """Return the name that ends in the surname at [start, end), or None if the surname stands alone."""
    if text[end : end + 1].isalnum():
        return None
    parts = [text[start:end]]
    begin = start
    while len(parts) < _MOST_NAME_PARTS and begin > 1 and text[begin - 1] in " \u00a0":
        low = max(0, begin - 24)
        blank = max(text.rfind(" ", low, begin - 1), text.rfind("\n", low, begin - 1))
        word = text[blank + 1 : begin - 1]
        lower = word.rstrip(".").lower()
        if word.endswith(("’s", "'s", "s’", "s'")):
            break
        if not word[:1].isupper() or word[-1:] in ',;:!?)”"' or lower in TITLES or lower in _NO_NAMES:
            break
        parts.insert(0, word)
        begin = blank + 1
    if len(parts) == 1:
        return None
    before = text[max(0, begin - 14) : begin].split()[-1:]
    told = gender_of([word.rstrip(".") for word in parts], [word.rstrip(".") for word in before])
    return Named(text[begin:end], Span(begin, end), told)
