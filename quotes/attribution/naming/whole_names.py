"""Find the whole name that a surname stands for, with the offices before it.

"Holt" alone is whoever the text has named with "Holt" behind another word in capitals. Who has borne the name
alone keeps it: a wife or a namesake who is named later is called by the whole name.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from corpus.model import Span
from quotes.attribution.genders import UNKNOWN, Gender, first_names, gender_of, gender_of_noun
from quotes.attribution.grammar.sentences import Words, united
from quotes.attribution.mentions import Mention, full_name_of, mentions
from quotes.attribution.regions import Pages
from quotes.words.small_words import small_words
from quotes.words.tags import DOCUMENT, ORGANISATION, PERSON, TIME, TITLE
from quotes.words.vocabulary import TITLES

_MOST_OCCURRENCES = 12  # of a surname, looked at for its whole name
_MOST_NAME_PARTS = 4
_MOST_INITIAL = 4  # "J.", "Wm.", "Chr."
_MOST_ALONE = 3  # times that a surname stands in a headline and a first paragraph before the whole name does
_BLOCK = 60_000  # characters of text in which a whole name is looked for
_END = attrgetter("end")
_NO_NAMES = small_words("before_names")
_CONSORTS = small_words("consorts")
_WINDOW = 80  # characters before a surname that may hold the rest of the name, titles and offices


class Named(NamedTuple):
    """A name of several words, where it stands, and the gender that its first names tell.

    ``alone`` counts how often the surname stands alone between the whole name before it and this one.
    """

    name: str
    span: Span
    gender: Gender
    alone: int = 0


@dataclass(frozen=True, slots=True)
class WholeNames:
    """The whole names of one document, found as they are asked for."""

    pages: Pages
    _found: dict[tuple[str, int], list[Named]] = field(default_factory=dict)
    _offices: dict[int, str] = field(default_factory=dict)

    def before(self, name: str, before: int, wanted: Gender | None) -> Named | None:
        """Return the first mention of the whole name that a surname stands for before an offset."""
        bearer: Named | None = None
        if " " in name or not name:
            return bearer
        for named in self.ending_in(name, before):
            fits = wanted is None or named.gender in (wanted, UNKNOWN)
            if fits and named.span.start < before and not self._is_taken(named, bearer):
                bearer = named
        return bearer

    def ending_in(self, short: str, before: int) -> list[Named]:
        """Return the names of several words that end in the surname, in order of first mention.

        Only the text around the offset counts, so that a long text takes no longer by the page.
        """
        block = before // _BLOCK
        if (short, block) not in self._found:
            self._found[short, block] = self._find(short, max(0, block - 1) * _BLOCK, (block + 1) * _BLOCK)
        return self._found[short, block]

    def _find(self, short: str, start: int, end: int) -> list[Named]:
        """Return the whole names that end in the surname in a stretch of text."""
        text = self.pages.text
        found: dict[str, Named | None] = {}
        alone = 0
        for place, word in _occurrences(short, text, start, end):
            if word and word not in found:
                named = self._name_at(word, place, place + len(short))
                found[word] = named
                if named is not None:
                    found[word], alone = named._replace(alone=alone), 0
            alone += found.get(word) is None
        return [named for named in found.values() if named is not None]

    def _name_at(self, word: str, start: int, end: int) -> Named | None:
        """Return the whole name that ends in the surname at [start, end); ``word`` stands before that.

        A day, a body and a crowd are no first names: "On Monday Holt said", "in Congress Holt said".
        """
        tags = self.pages.vocabulary.tags(word)
        several = tags & PERSON and word.endswith("s")
        is_time = tags & TIME and word not in self.pages.vocabulary.namesakes
        if (several or is_time or tags & (ORGANISATION | DOCUMENT)) and word.lower() not in first_names():
            return None
        return _name_before(self.pages.text, start, end)

    def _is_taken(self, named: Named, bearer: Named | None) -> bool:
        """Tell whether the surname had stood alone for somebody else before a whole name was first given."""
        if not named.alone:
            return False
        before = self.pages.text[max(0, named.span.start - _WINDOW) : named.span.start].split()
        beside = _bare(before[-2:])
        if any(gender_of_noun(word) is not UNKNOWN or word in _CONSORTS for word in beside):
            return True
        if bearer is not None:
            return bearer.gender is not UNKNOWN or named.gender is UNKNOWN
        held = united(map(self.pages.vocabulary.tags, beside))
        return named.alone > _MOST_ALONE and bool(held & PERSON) and not held & TITLE

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


def _occurrences(short: str, text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield where the surname stands, with the word before it, "" if that has no capital."""
    place = text.find(short, start, end)
    for _ in range(_MOST_OCCURRENCES):
        if place < 0:
            break
        word = ""
        if place > 1 and text[place - 1] in " \u00a0":
            word = text[text.rfind(" ", max(0, place - 24), place - 1) + 1 : place - 1]
        yield place, word if word[:1].isupper() else ""
        place = text.find(short, place + 1, end)


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
        if word.endswith(".") and len(word) > _MOST_INITIAL:
            break  # "on Monday. Holt"
        parts.insert(0, word)
        begin = blank + 1
    if len(parts) == 1:
        return None
    before = text[max(0, begin - 14) : begin].split()[-1:]
    told = gender_of(_bare(parts), _bare(before))
    return Named(text[begin:end], Span(begin, end), told)


def _bare(words: Sequence[str]) -> list[str]:
    """Return words without the marks behind them."""
    return [word.rstrip(".,") for word in words]
