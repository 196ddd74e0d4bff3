"""Say to which assembled texts the quotations of an article belong, where their words alone do not.

A quotation whose words lie in several texts alike belongs to the one that its article quotes elsewhere, or
that has more of the words around it. So does a slogan or a title: a few words that many articles quote by
themselves and hardly any inside something longer.

Any other few words inside something longer may be a stock phrase that two stories share, as "two-state
solution" is. They belong to it where their article quotes more of it, or has words around them that stand in
it too, or around it in an article that quotes it; the rarer they are themselves, the less of that they need.

Where the article supports none, the quotation stays a text of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from operator import attrgetter

from provenance.assembling.assembly import Assembly, Parts
from provenance.assembling.readings import Reading, Vocabulary
from provenance.model import QuotationRecord

_TELLING_BITS = 11.0  # of a word beside a quotation, to say where it belongs
_SUPPORT_BITS = 15.0  # of such words that one text must have more than any other
_SLOGAN_WORDS = 6
_SLOGAN_ARTICLES = 3  # articles that quote a slogan, at least,
_SLOGAN_TIMES = 3  # and for each that quotes more of the text in which it stands
_LEAST_TEXT_WORDS = 10  # of a text in which a slogan or a stock phrase may stand by chance
# of a few words and of what supports them, and of the support alone; bench 2026-11: hardly any that have
# less, in three labelled sets and in 240 saved pages, were said where they had been put
_JOINING_BITS = 64.0
_LEAST_SUPPORT_BITS = 20.0
# of words in a row that need no support; idioms reach 56: "innocent until proven guilty"
_SURE_RUN_BITS = 57.0
_MOST_WITNESSES = 40  # of a text, whose surroundings are compared

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
    slight: list[Joined] = []
    longer: list[Joined] = []  # whose texts are certain
    found: dict[Key, frozenset[int]] = {}
    for one in joined:
        if id(one.reading) in slogans or any(len(places) > 1 for places in one.parts):
            doubtful.append(one)
        elif _is_slight(one, assembly):
            slight.append(one)
        else:
            longer.append(one)
            found[one.key] = frozenset(places[0] for places in one.parts)
            sure[one.record.document].update(found[one.key])
    support = _Support(slight, longer, vocabulary)
    for one, around in zip(slight, _surroundings(slight, vocabulary), strict=True):
        ((place,),) = one.parts
        joins = place in sure[one.record.document] or support.suffices(one, around, assembly.texts[place])
        found[one.key] = found.get(one.key, frozenset()).union((place,) if joins else ())
    for one in doubtful:
        texts: set[int] = set()
        for places in one.parts:
            texts |= sure[one.record.document].intersection(places) or _supported(
                one, places, assembly, vocabulary
            )
        found[one.key] = frozenset(texts)
    return found


def _is_slight(one: Joined, assembly: Assembly) -> bool:
    """Tell whether a quotation is but a few words of something longer."""
    if len(one.reading.words) > _SLOGAN_WORDS or len(one.parts) > 1:
        return False
    return all(len(assembly.texts[place].words) >= _LEAST_TEXT_WORDS for place in one.parts[0])


class _Support:
    """What speaks for a few words' belonging to the text that has them, beside the words.

    ``slight`` are quotations of a few words, each in one text; ``longer`` are those whose texts are certain.
    """

    def __init__(self, slight: Sequence[Joined], longer: Iterable[Joined], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._beside: dict[tuple[str, int], set[int]] = defaultdict(set)  # by article and text
        for one in slight:
            self._beside[one.record.document, one.parts[0][0]].update(one.reading.words)
        wanted = {one.parts[0][0] for one in slight}
        witnesses: dict[int, list[Joined]] = defaultdict(list)
        for one in longer:
            for places in one.parts:
                if places[0] in wanted:
                    witnesses[places[0]].append(one)
        self._around = {
            place: _surroundings(nsmallest(_MOST_WITNESSES, found, key=_key), vocabulary)
            for place, found in witnesses.items()
        }

    def suffices(self, one: Joined, around: set[int], text: Reading) -> bool:
        """Tell whether a quotation of a few words, with such words around it, belongs to the one text."""
        place, weigh = one.parts[0][0], self._vocabulary.weight
        if weigh(one.reading.words) >= _SURE_RUN_BITS and _runs_in(one.reading.words, text.words):
            return True
        own = set(one.reading.words)
        inside = around.union(self._beside[one.record.document, place]).intersection(text.words) - own
        shared = max((weigh((around & other) - inside) for other in self._around.get(place, ())), default=0.0)
        support = weigh(inside) + shared
        matched = weigh(own.intersection(text.words))
        return support >= _LEAST_SUPPORT_BITS and support + matched >= _JOINING_BITS


def _runs_in(words: Sequence[int], others: Sequence[int]) -> bool:
    """Tell whether words stand in a row among others."""
    count = len(words)
    return any(others[first : first + count] == words for first in range(len(others) - count + 1))


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
    (words,) = _surroundings((one,), vocabulary)
    support = sorted(
        (vocabulary.weight(words.intersection(assembly.texts[place].words)), place) for place in places
    )
    most, place = support[-1]
    second = support[-2][0] if len(support) > 1 else 0.0
    return frozenset((place,)) if most >= second + _SUPPORT_BITS else frozenset()


def _surroundings(quotations: Sequence[Joined], vocabulary: Vocabulary) -> list[set[int]]:
    """Return for each quotation the telling words around it that it has not itself."""
    readings = vocabulary.readings(f"{one.record.before} {one.record.after}" for one in quotations)
    return [
        {word for word in around.words if vocabulary.weights[word] >= _TELLING_BITS} - set(one.reading.words)
        for one, (around, _) in zip(quotations, readings, strict=True)
    ]


_key = attrgetter("key")
