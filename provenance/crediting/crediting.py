"""Which of the given sources an attribution names, where that is beyond doubt.

"The third report said" names the one source whose title has these words and another source's title has not;
"S/2020/415" names the source with that symbol; "Alder said" names the source whose author is Alder. "The
report said" names none of two reports, and what the title only tells of ("Report on Kelvaria") is nobody's
name. Where two sources could be meant, none is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from corpus.model import Metadata
from provenance.crediting.credit_words import credit_words
from quotes.model import Attribution, SpeakerKind
from quotes.words.names import Aliases
from quotes.words.tokens import words

LEAST_CONFIDENCE = 0.7  # of the rule that attributed; below, every third credit is somebody else's
_LEAST_TITLE_WORDS = 3  # a title of one or two words stands in speech by chance
_LEAST_SYMBOL_CHARACTERS = 5
_LEAST_INFLECTED = 3  # characters; "its" and "was" are no plurals
_LEAST_NAME_CHARACTERS = 8  # shorter titles and symbols stand in articles by chance
_SMALL_WORDS = credit_words("in_titles")

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Source:
    """The names of one source: keys that name it wherever they stand, and words that describe it."""

    id: str
    keys: frozenset[Key]
    title: frozenset[str]
    author: frozenset[str]


class Credits:
    """The names of the sources of a run. What an attribution names is remembered: few credits recur."""

    def __init__(self, sources: Sequence[Metadata], names: Aliases) -> None:
        self._names = names
        self._sources = tuple(map(self._source, sources))
        self._sharing = Counter(chain.from_iterable(one.title | one.author for one in self._sources))
        self._ids = tuple(source.id for source in sources)
        titles = {name for source in sources for name in (source.title, source.symbol)}
        self._written = sorted(name for name in titles if len(name) >= _LEAST_NAME_CHARACTERS)
        self._known: dict[tuple[str, str | None, SpeakerKind | None], str | None] = {}

    def named(self, attribution: Attribution) -> str | None:
        """Return the id of the one source that an attribution names, None where it may be none or several."""
        if attribution.confidence < LEAST_CONFIDENCE:
            return None
        asked = attribution.speaker, attribution.resolved, attribution.kind
        if asked not in self._known:
            found = {id_ for said in _said(attribution) for id_ in self._named(said, attribution.kind)}
            self._known[asked] = found.pop() if len(found) == 1 else None
        return self._known[asked]

    def number(self, attribution: Attribution) -> int | None:
        """Return the place, in the order given, of the one source that an attribution names; else None."""
        named = self.named(attribution)
        return None if named is None else self._ids.index(named)

    def written_in(self, text: str) -> bool:
        """Tell whether a text has the title or the symbol of any source, letter for letter."""
        return any(name in text for name in self._written)

    def mentioned(self, source: str, text: str) -> bool:
        """Tell whether a text speaks of a source: by its symbol or title, or by a word that is its own."""
        known = next(each for each in self._sources if each.id == source)
        key = self.key(text)
        own = {word for word in known.title | known.author if self._sharing[word] == 1} - _SMALL_WORDS
        return any(_holds(key, name) for name in known.keys) or not own.isdisjoint(key)

    def _named(self, said: str, kind: SpeakerKind | None) -> set[str]:
        key = self.key(said)
        held = [(name, source.id) for source in self._sources for name in source.keys if _holds(key, name)]
        # S/2020/415 stands in S/2020/415/Add.1, which is another document
        whole = {
            source
            for name, source in held
            if not any(len(other) > len(name) and _holds(other, name) for other, _ in held)
        }
        return whole or {source.id for source in self._sources if self._described(source, key, kind)}

    def _described(self, source: _Source, key: Key, kind: SpeakerKind | None) -> bool:
        """Tell whether words describe one source: all of them are its own, and one is no other's."""
        own = source.title if kind is SpeakerKind.DOCUMENT else source.author
        said = set(key) - _SMALL_WORDS
        return said <= own and any(self._sharing[word] == 1 for word in said)

    def _source(self, metadata: Metadata) -> _Source:
        symbol, title = self.key(metadata.symbol), self.key(metadata.title)
        keys = {symbol} if sum(map(len, symbol)) >= _LEAST_SYMBOL_CHARACTERS or _has_alias(symbol) else set()
        if len(title) >= _LEAST_TITLE_WORDS or _has_alias(title):
            keys.add(title)
        described = (*title, *self.key(metadata.outlet))
        return _Source(
            metadata.id, frozenset(keys), frozenset(described), frozenset(self.key(metadata.author))
        )

    def key(self, text: str) -> Key:
        """Return the words of a text as they are compared, all names of one thing made equal."""
        found = words(text)
        folded = [word.folded for word in found]
        key: list[str] = []
        at = 0
        while at < len(folded):
            form = self._names.longest(folded, at, found[at].span.of(text).isupper())
            key.append(f"#{form.group}" if form else singular(folded[at]))
            at += len(form.words) if form else 1
        return tuple(key)


def _said(attribution: Attribution) -> Iterable[str]:
    """Return the words for who is credited: as they stand there, and the name behind them."""
    return dict.fromkeys(filter(None, (attribution.speaker, attribution.resolved)))


def _has_alias(key: Key) -> bool:
    return any(word.startswith("#") for word in key)


def singular(word: str) -> str:
    """Return a word without the s of a plural or a genitive, both alike once apostrophes are gone."""
    return word[:-1] if len(word) > _LEAST_INFLECTED and word.endswith("s") else word


def _holds(key: Key, name: Key) -> bool:
    """Tell whether a row of words holds another, unbroken."""
    return any(key[at : at + len(name)] == name for at in range(len(key) - len(name) + 1))
