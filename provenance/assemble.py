"""Put passages together from the quotations of many articles, when no source is at hand.

As in sequence assembly: the longest quotations come first; a shorter one that lies inside a text joins it,
one that overlaps its end extends it. So a passage quoted ten thousand times costs ten thousand look-ups, not
their square. The halves of a quotation that an attribution splits in mid-sentence count as one, too.

A quotation whose words lie in several texts alike belongs to the one that its article quotes elsewhere; where
the article quotes none of them, it stays a text of its own.

The texts then play the source: all articles are scanned against them, and each passage's wording is settled
among its witnesses (`provenance.settle`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from provenance.assembly import Assembly
from provenance.model import QuotationRecord
from provenance.readings import Vocabulary, Wording, distinct
from quotes.model import Form

_LEAST_WORDS = 4  # of a quotation that may be a passage by itself
_LEAST_BITS = 34.0
_TELLING_BITS = 11.0  # of a word beside a quotation, to say where it belongs
_SUPPORT_BITS = 15.0  # of such words that one text must have more than any other
_PASSAGE_FORMS = frozenset((Form.QUOTATION, Form.FRAGMENT, Form.BLOCK))
_SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？")


Key = tuple[str, str]  # an article's id and the words of one of its quotations


@dataclass(frozen=True, slots=True)
class Assembled:
    """The texts put together, and for each quotation that joined one the indices of its texts.

    Those that stand for quotations alike in several others come first: where nothing else tells two places
    of the same words apart, the first is taken.
    """

    texts: tuple[str, ...]
    members: Mapping[Key, frozenset[int]]


def assemble(records: Iterable[QuotationRecord]) -> Assembled:
    """Put quotations together; the result depends on them alone, not on their order.

    The longest come first, an author's own words before those with insertions, the commonest wording before
    rarer ones.
    """
    outer = [
        record for record in records if not record.quotation.level and record.quotation.form in _PASSAGE_FORMS
    ]
    counts = Counter(record.text for record in outer)
    counts.update(_made_whole(outer))
    vocabulary = Vocabulary()
    wordings, place_of = distinct(counts, vocabulary)
    assembly, joined = _assembly(wordings, vocabulary)
    chosen = {
        (record.document, record.text): (record, places)
        for record in outer
        if (places := joined.get(place_of[record.text]))
    }
    return _ordered(assembly, wordings, place_of, _settled(chosen, assembly, vocabulary))


def _made_whole(records: Iterable[QuotationRecord]) -> Iterator[str]:
    """Yield the quotations that an attribution splits in mid-sentence, each as one text."""
    parts: dict[tuple[str, int], list[QuotationRecord]] = defaultdict(list)
    for record in records:
        parts[record.document, record.quotation.group].append(record)
    for group in parts.values():
        group.sort(key=lambda record: (record.quotation.span, record.text))
        whole = group[0].text
        for left, right in pairwise(group):
            if _runs_on(left.text, right.text):
                whole = f"{whole.rstrip()} {right.text.lstrip()}"
            else:
                if whole != left.text:
                    yield whole
                whole = right.text
        if whole != group[-1].text:
            yield whole


def _runs_on(left: str, right: str) -> bool:
    """Tell whether a sentence goes on from one part of a quotation to the next."""
    return right.lstrip()[:1].islower() and not left.rstrip().endswith(_SENTENCE_ENDS)


def _assembly(
    wordings: Sequence[Wording], vocabulary: Vocabulary
) -> tuple[Assembly, dict[int, tuple[int, ...]]]:
    """Let wordings that may be passages join one another; return where each has gone."""
    order = sorted(
        (
            place
            for place, one in enumerate(wordings)
            if len(one.reading.words) >= _LEAST_WORDS and vocabulary.weight(one.reading.words) >= _LEAST_BITS
        ),
        key=lambda place: _longest_first(wordings[place]),
    )
    assembly = Assembly(vocabulary, [wordings[place] for place in order])
    return assembly, dict(zip(order, assembly.join(), strict=True))


def _longest_first(wording: Wording) -> tuple[int, int, int, str]:
    text = wording.reading.text
    return -len(wording.reading.words), text.count("["), -wording.count, text


def _settled(
    chosen: Mapping[Key, tuple[QuotationRecord, tuple[int, ...]]], assembly: Assembly, vocabulary: Vocabulary
) -> dict[Key, frozenset[int]]:
    """Return for each quotation its texts: of several, those that its article supports, or none."""
    sure: dict[str, set[int]] = defaultdict(set)
    for (document, _), (_, places) in chosen.items():
        if len(places) == 1:
            sure[document].update(places)
    return {
        key: frozenset(places)
        if len(places) == 1
        else frozenset(sure[key[0]].intersection(places)) or _supported(record, places, assembly, vocabulary)
        for key, (record, places) in chosen.items()
    }


def _supported(
    record: QuotationRecord, places: Iterable[int], assembly: Assembly, vocabulary: Vocabulary
) -> frozenset[int]:
    """Return the one text that has clearly more of the words around a quotation than any other, if any."""
    (own, _), (around, _) = vocabulary.readings((record.text, f"{record.before} {record.after}"))
    words = {word for word in around.words if vocabulary.weights[word] >= _TELLING_BITS}.difference(own.words)
    support = sorted(
        (vocabulary.weight(words.intersection(assembly.texts[place].words)), place) for place in places
    )
    (second, _), (most, place) = support[-2:]
    return frozenset((place,)) if most >= second + _SUPPORT_BITS else frozenset()


def _ordered(
    assembly: Assembly,
    wordings: Sequence[Wording],
    place_of: Mapping[str, int],
    settled: Mapping[Key, frozenset[int]],
) -> Assembled:
    """Number the texts: first, in order, the quotations left alone, then what was put together, in order."""
    alone = sorted(
        {wordings[place_of[text]].reading.text for (_, text), places in settled.items() if not places}
    )
    rank_alone = {text: rank for rank, text in enumerate(alone)}
    ranks = sorted(range(len(assembly.texts)), key=lambda place: assembly.texts[place].text)
    rank_of = {place: len(alone) + rank for rank, place in enumerate(ranks)}
    members = {
        key: frozenset(map(rank_of.__getitem__, places))
        or frozenset((rank_alone[wordings[place_of[key[1]]].reading.text],))
        for key, places in settled.items()
    }
    return Assembled((*alone, *(assembly.texts[place].text for place in ranks)), members)
