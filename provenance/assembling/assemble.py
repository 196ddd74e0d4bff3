"""Put passages together from the quotations of many articles, when no source is at hand.

As in sequence assembly: the longest quotations come first; a shorter one that lies inside a text joins it,
one that overlaps its end extends it. So a passage quoted ten thousand times costs ten thousand look-ups, not
their square. The halves of a quotation that an attribution splits in mid-sentence count as one, too.

Where a quotation may belong to several texts, or to none, `provenance.assembling.belonging` decides.

The texts then play the source: all articles are scanned against them, and each passage's wording is settled
among its witnesses (`provenance.assembling.settle`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from provenance.assembling.assembly import Assembly, Parts
from provenance.assembling.belonging import Joined, Key, settled
from provenance.assembling.readings import Vocabulary, Wording, distinct
from provenance.model import QuotationRecord
from quotes.model import Form
from quotes.words.fold import MARK_CHARACTERS
from quotes.words.names import Aliases

_LEAST_WORDS = 4  # of a quotation that may be a passage by itself
_LEAST_BITS = 34.0
_PASSAGE_FORMS = frozenset((Form.QUOTATION, Form.FRAGMENT, Form.BLOCK))
_MOST_SPLIT_CHARACTERS = 60  # of an attribution between the halves of a sentence
_MARKS_AND_BLANKS = "".join(sorted(MARK_CHARACTERS)) + " \t\xa0"
# a stop, but for that of "Mr. Oakes", "J. Oakes" or "Gen. Oakes"
_STOP = re.compile(r"[!?;:\n]|(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z][a-z])\.\s")


@dataclass(frozen=True, slots=True)
class Assembled:
    """The texts put together, and for each quotation that joined one the indices of its texts.

    The first ``doubtful`` texts stand for quotations alike in several others: where nothing else tells two
    places of the same words apart, the first is taken.
    """

    texts: tuple[str, ...]
    members: Mapping[Key, frozenset[int]]
    doubtful: int


def assemble(records: Iterable[QuotationRecord], names: Aliases | None = None) -> Assembled:
    """Put quotations together; the result depends on them alone, not on their order.

    The longest come first, an author's own words before those with insertions, the commonest wording before
    rarer ones. ``names`` are the names that count as one; None for those that come with the tool.
    """
    outer = [
        record for record in records if not record.quotation.level and record.quotation.form in _PASSAGE_FORMS
    ]
    counts = Counter(record.text for record in outer)
    counts.update(_made_whole(outer))
    vocabulary = Vocabulary(names)
    wordings, place_of = distinct(counts, vocabulary)
    assembly, joined = _assembly(wordings, vocabulary)
    chosen = [
        Joined(record, wordings[place].reading, parts)
        for record in outer
        if (parts := joined.get(place := place_of[record.text]))
    ]
    return _ordered(assembly, wordings, place_of, settled(chosen, assembly, vocabulary))


def _made_whole(records: Iterable[QuotationRecord]) -> Iterator[str]:
    """Yield the quotations that an attribution splits in mid-sentence, each as one text."""
    by_document: dict[str, list[QuotationRecord]] = defaultdict(list)
    for record in records:
        by_document[record.document].append(record)
    for own in by_document.values():
        own.sort(key=lambda record: (record.quotation.span, record.text))
        parts = own[:1]
        for left, right in pairwise(own):
            if not _runs_on(left, right):
                yield from _whole(parts)
                parts = []
            parts.append(right)
        yield from _whole(parts)


def _whole(parts: Sequence[QuotationRecord]) -> Iterator[str]:
    if len(parts) > 1:
        yield " ".join(part.text.strip() for part in parts)


def _runs_on(left: QuotationRecord, right: QuotationRecord) -> bool:
    """Tell whether one quotation goes on in the next, after a short attribution between commas."""
    gap = right.quotation.span.start - left.quotation.span.end
    if not 0 < gap <= _MOST_SPLIT_CHARACTERS or not right.text.lstrip()[:1].islower():
        return False
    between = right.before[-gap:].strip(_MARKS_AND_BLANKS)
    opened = left.text.rstrip().endswith(",") or between.startswith(",")
    said = between.strip(", ")
    return opened and between.endswith(",") and said[:1].isalpha() and not _STOP.search(said)


def _assembly(wordings: Sequence[Wording], vocabulary: Vocabulary) -> tuple[Assembly, dict[int, Parts]]:
    """Let wordings that may be passages join one another, then look up lesser ones; return where each is."""
    order: list[int] = []
    lesser: list[int] = []
    for place, one in enumerate(wordings):
        words = one.reading.words
        may_begin = len(words) >= _LEAST_WORDS and vocabulary.weight(words) >= _LEAST_BITS
        (order if may_begin else lesser).append(place)
    order.sort(key=lambda place: _longest_first(wordings[place]))
    looked_up = [wordings[place].reading for place in lesser]
    assembly = Assembly(vocabulary, [wordings[place] for place in order], looked_up)
    joined = dict(zip(order, assembly.join(), strict=True))
    joined.update(
        (place, (inside,))
        for place, reading in zip(lesser, looked_up, strict=True)
        if (inside := assembly.holding(reading))
    )
    return assembly, joined


def _longest_first(wording: Wording) -> tuple[int, int, int, str]:
    text = wording.reading.text
    return -len(wording.reading.words), text.count("["), -wording.count, text


def _ordered(
    assembly: Assembly,
    wordings: Sequence[Wording],
    place_of: Mapping[str, int],
    belonging: Mapping[Key, frozenset[int]],
) -> Assembled:
    """Number the texts: first, in order, the quotations left alone, then what was put together, in order."""
    alone = sorted(
        {wordings[place_of[text]].reading.text for (_, text), places in belonging.items() if not places}
    )
    rank_alone = {text: rank for rank, text in enumerate(alone)}
    ranks = sorted(range(len(assembly.texts)), key=lambda place: assembly.texts[place].text)
    rank_of = {place: len(alone) + rank for rank, place in enumerate(ranks)}
    members = {
        key: frozenset(map(rank_of.__getitem__, places))
        or frozenset((rank_alone[wordings[place_of[key[1]]].reading.text],))
        for key, places in belonging.items()
    }
    return Assembled((*alone, *(assembly.texts[place].text for place in ranks)), members, len(alone))
