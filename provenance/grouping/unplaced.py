"""Say why a quotation stands in no passage, and what came nearest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.model import Document
from provenance.grouping.nearest import nearest
from provenance.grouping.passages import place_in
from provenance.indexing.index import SourceIndex
from provenance.model import Apparatus, Nearest, QuotationRecord, Unplaced
from quotes.model import Form
from quotes.words.tokens import words

LEAST_WORDS = 4  # shorter quotations are near to anything
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
    found = nearest(record.text, index)
    if found is None:
        return Unplaced(record.id, "not in the given sources; nothing comes near")
    place = place_in(sources[found.text], found.span)
    near = Nearest(place, found.span.of(index.texts[found.text]), found.score)
    if _folded(near.text) == _folded(record.text):
        return Unplaced(record.id, "in the given sources, but words that may come from anywhere", near)
    return Unplaced(record.id, "not in the given sources in these words", near)


def _folded(text: str) -> list[str]:
    return [word.folded for word in words(text)]
