"""Say why a quotation stands in no passage, and what came nearest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rapidfuzz.fuzz import ratio

from corpus.model import Document, Span
from provenance.index import SourceIndex
from provenance.model import Apparatus, Nearest, Place, QuotationRecord, Unplaced
from provenance.shingles import word_hash
from quotes.fold import VANISHING, fold
from quotes.model import Form
from quotes.tokens import words

LEAST_WORDS = 4  # shorter quotations are near to anything
_MOST_VOTES = 200
_WINDOW = 8
_LEAST_SCORE = 0.5  # what is less alike is near by chance
_REASONS = {
    Form.TITLE: "a title, not a quotation",
    Form.TERM: "a term, not a quotation",
    Form.CAPTION: "words of a caption",
    Form.BOILERPLATE: "page furniture, not a quotation",
}


def unplaced_quotations(
    records: Iterable[QuotationRecord],
    apparatus: Iterable[Apparatus],
    index: SourceIndex | None = None,
    sources: Sequence[Document] = (),
) -> tuple[Unplaced, ...]:
    """Return the outer quotations that no witness carries, each with its reason.

    Args:
        records: the quotations of the articles reported on.
        apparatus: the passages found.
        index: the sources' words; None when there is no source.
        sources: the sources, in the index's order.
    """
    carried = {
        quotation for one in apparatus for witness in one.witnesses for quotation in witness.quotations
    }
    return tuple(
        _unplaced(record, index, sources)
        for record in records
        if not record.quotation.level and record.id not in carried
    )


def _unplaced(record: QuotationRecord, index: SourceIndex | None, sources: Sequence[Document]) -> Unplaced:
    reason = _REASONS.get(record.quotation.form)
    if reason:
        return Unplaced(record.id, reason)
    count = len(words(record.text))
    if count < LEAST_WORDS:
        return Unplaced(record.id, "too short to say where it comes from")
    if index is None:
        return Unplaced(record.id, "no other article has these words")
    nearest = _nearest(record.text, index, sources)
    if nearest is None:
        return Unplaced(record.id, "not in the given sources; nothing comes near")
    return Unplaced(record.id, "not in the given sources in these words", nearest)


def _nearest(text: str, index: SourceIndex, sources: Sequence[Document]) -> Nearest | None:
    """Return the stretch of a source for which most of the rarer words vote."""
    own = words(text)
    votes: Counter[int] = Counter()
    for offset, word in enumerate(own):
        positions = index.positions_of(index.canonical(word_hash(word.folded)))
        if len(positions) <= _MOST_VOTES:
            votes.update(((positions - offset) // _WINDOW).tolist())
    if not votes:
        return None
    window, count = min(votes.items(), key=lambda item: (-item[1], item[0]))
    if count < 2:
        return None
    return _scored(text, max(0, window * _WINDOW), len(own), index, sources)


def _scored(
    text: str, first: int, count: int, index: SourceIndex, sources: Sequence[Document]
) -> Nearest | None:
    source = index.text_of(min(first, len(index.hashes) - 1))
    low, high = int(index.first_word[source]), int(index.first_word[source + 1])
    first, end = max(low, first), min(high, max(first + 1, first + count))
    span = Span(int(index.starts[first]), int(index.ends[end - 1]))
    near = span.of(index.texts[source])
    score = ratio(_plain(text), _plain(near)) / 100
    if score < _LEAST_SCORE:
        return None
    return Nearest(Place(sources[source].id, span), near, round(score, 4))


def _plain(text: str) -> str:
    return " ".join(fold(text).replace(VANISHING, "").split())
