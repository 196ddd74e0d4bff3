"""Say to which assembled texts the quotations of an article belong, where their words alone do not.

A quotation whose words lie in several texts alike belongs to the one that its article quotes elsewhere, or
that has more of the words around it. So does a slogan or a title: a few words that many articles quote by
themselves and hardly any inside something longer. Where the article supports none, the quotation stays a text
of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from provenance.assembly import Assembly, Parts
from provenance.model import QuotationRecord
from provenance.readings import Reading, Vocabulary

_TELLING_BITS = 11.0  # of a word beside a quotation, to say where it belongs
_SUPPORT_BITS = 15.0  # of such words that one text must have more than any other
_SLOGAN_WORDS = 6
_SLOGAN_ARTICLES = 3  # articles that quote a slogan, at least,
_SLOGAN_TIMES = 3  # and for each that quotes more of the text in which it stands
_LEAST_TEXT_WORDS = 10  # of a text in which a slogan may stand by chance

Key = tuple[str, str]  # an article's id and the words of one of its quotations


@dataclass(frozen=True, slots=True)
class Joined:
    """A quotation, its words, and for each part of it the texts in which that lies."""

    record: QuotationRecord
    reading: Reading
    parts: Parts

    @property
    def key(self) -> Key:
        """The article's id and the quotation's words."""
        return self.record.document, self.record.text


def settled(
    joined: Sequence[Joined], assembly: Assembly, vocabulary: Vocabulary
) -> dict[Key, frozenset[int]]:
    """Return for each quotation the texts that it belongs to; none where it stays alone."""
    slogans = _slogans(joined, assembly)
    sure: dict[str, set[int]] = defaultdict(set)
    doubtful: list[Joined] = []
    found: dict[Key, frozenset[int]] = {}
    for one in joined:
        if id(one.reading) in slogans or any(len(places) > 1 for places in one.parts):
            doubtful.append(one)
        else:
            found[one.key] = frozenset(places[0] for places in one.parts)
            sure[one.record.document].update(found[one.key])
    for one in doubtful:
        texts: set[int] = set()
        for places in one.parts:
            texts |= sure[one.record.document].intersection(places) or _supported(
                one, places, assembly, vocabulary
            )
        found[one.key] = frozenset(texts)
    return found


def _slogans(joined: Iterable[Joined], assembly: Assembly) -> set[int]:
    """Return the identities of the readings of a few words that are mostly quoted by themselves."""
    articles: dict[int, set[str]] = defaultdict(set)
    short: dict[int, tuple[int, ...]] = {}
    longer: list[tuple[Joined, tuple[int, ...]]] = []
    for one in joined:
        places = tuple(place for part in one.parts for place in part)
        if len(one.reading.words) > _SLOGAN_WORDS:
            longer.append((one, places))
        elif all(len(assembly.texts[place].words) >= _LEAST_TEXT_WORDS for place in places):
            short[id(one.reading)] = places
            articles[id(one.reading)].add(one.record.document)
    quoting_more: dict[int, set[str]] = {place: set() for places in short.values() for place in places}
    for one, places in longer:
        for place in quoting_more.keys() & places:
            quoting_more[place].add(one.record.document)
    return {
        reading
        for reading, places in short.items()
        if len(articles[reading]) >= _SLOGAN_ARTICLES
        and len(articles[reading]) >= _SLOGAN_TIMES * max(len(quoting_more[place]) for place in places)
    }


def _supported(
    one: Joined, places: Iterable[int], assembly: Assembly, vocabulary: Vocabulary
) -> frozenset[int]:
    """Return the one text that has clearly more of the words around a quotation than any other, if any."""
    around = f"{one.record.before} {one.record.after}"
    ((reading, _),) = vocabulary.readings((around,))
    words = {word for word in reading.words if vocabulary.weights[word] >= _TELLING_BITS}
    words.difference_update(one.reading.words)
    support = sorted(
        (vocabulary.weight(words.intersection(assembly.texts[place].words)), place) for place in places
    )
    most, place = support[-1]
    second = support[-2][0] if len(support) > 1 else 0.0
    return frozenset((place,)) if most >= second + _SUPPORT_BITS else frozenset()
