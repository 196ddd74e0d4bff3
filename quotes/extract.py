"""Find the quotations of a document: marks, nesting, segments, forms, and who is credited.

The walk: paragraphs -> marks -> pairs -> nesting -> form -> attribution. Each step reads the text only; nothing
raises on any text.
"""

from __future__ import annotations

from corpus.model import BlockKind, Document, Span
from quotes.attribute import attributions
from quotes.forms import judge
from quotes.groups import groups
from quotes.layout import layout_of
from quotes.marked import Marked, marked_spans, without_crossings
from quotes.model import Quotation
from quotes.paragraphs import paragraphs
from quotes.segments import segments

__all__ = ["marked_spans", "quotations"]


def quotations(document: Document) -> tuple[Quotation, ...]:
    """Return the document's quotations, sorted by where they start, an outer one before those inside it.

    Takes time linear in the length of the text and raises on none.
    """
    text = document.text
    borders = paragraphs(text)
    marked = _with_blocks(marked_spans(text, borders), document)
    if not marked:
        return ()
    layout = layout_of(text, marked, borders)
    judgements = tuple(judge(layout, place) for place in range(len(marked)))
    joined = groups(layout, judgements)
    credits = attributions(layout, judgements, joined, document.metadata.language)
    return tuple(
        Quotation(
            span=Span(found.start, found.end),
            open=found.open,
            close=found.close,
            level=layout.levels[place],
            parent=layout.parents[place],
            form=judgements[place].form,
            reason=judgements[place].reason,
            group=joined[place],
            segments=segments(text, Span(found.start, found.end)),
            attribution=credits[place],
        )
        for place, found in enumerate(marked)
    )


def _with_blocks(marked: list[Marked], document: Document) -> list[Marked]:
    """Add the block quotations that the file's markup gives, unless marks already cover them."""
    blocks = [
        Marked(block.span.start, block.span.end, "", "")
        for block in document.blocks
        if block.kind is BlockKind.QUOTATION and not _is_marked(block.span, marked)
    ]
    return without_crossings([*marked, *blocks]) if blocks else marked


def _is_marked(span: Span, marked: list[Marked]) -> bool:
    return any(
        abs(found.start - span.start) <= 2 and abs(found.end - span.end) <= 2
        for found in marked
    )
