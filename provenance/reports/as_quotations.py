"""The quotations of articles, whether traced or not: those asked for, and one line of JSON for each article.

The JSON has the form of the trace's quotations. What people read is in `quotation_lists`, which takes longer
to load.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import Document
from provenance.reports.quotation_json import Json, dumped, found_json
from quotes.model import Form, Quotation


def selected(
    quotations: Sequence[Quotation], forms: frozenset[Form], *, outer: bool
) -> tuple[Quotation, ...]:
    """Return the quotations of some forms, or only those that stand in no other.

    ``parent`` counts in what is returned, and is None where the parent is left out.
    """
    kept = [
        place
        for place, quotation in enumerate(quotations)
        if quotation.form in forms and not (outer and quotation.level)
    ]
    if len(kept) == len(quotations):
        return tuple(quotations)
    index = {place: number for number, place in enumerate(kept)}
    return tuple(
        quotations[place]._replace(parent=index.get(parent) if parent is not None else None)
        for place, parent in ((place, quotations[place].parent) for place in kept)
    )


def json_line(document: Document, quotations: Sequence[Quotation]) -> str:
    """Return an article and its quotations as one line of JSON, without a line feed."""
    quotes: list[Json] = [found_json(each, each.span.of(document.text)) for each in quotations]
    return dumped({"id": document.id, "outlet": document.metadata.outlet, "quotes": quotes})
