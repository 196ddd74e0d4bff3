"""Find the quotations of a document: marks, nesting, segments, forms, and who is credited.

The walk: paragraphs -> marks -> pairs -> nesting -> form -> attribution. Each step reads the text only;
nothing raises on any text.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from corpus.model import BlockKind, Document, Span
from quotes.attribution.attribute import attributions
from quotes.attribution.confidence import WEAK, confidence_of
from quotes.marking.forms import Judgement, judge, settle
from quotes.marking.groups import groups
from quotes.marking.layout import Layout, layout_of
from quotes.marking.marked import Marked, marked_spans, without_crossings
from quotes.marking.paragraphs import paragraphs
from quotes.marking.segments import segments
from quotes.model import Attribution, Form, Quotation

__all__ = ["marked_spans", "quotations"]

_BEFORE_SAYING = (",", "—", "–")
_BLANKS_AND_MARKS = " \u00a0\u202f,—–"
_REST_OF_SAYING = re.compile(r"[^,.;:!?…—–]{0,60}[\s,.;:—–]*")  # "a-t-elle | dit au juge. "
# Python 3.11 takes ten times as long to find a member in its class.
_FRAGMENT, _TERM = Form.FRAGMENT, Form.TERM


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
    judgements = _by_markup(layout, judge(layout), document)
    joined = groups(layout, judgements)
    credited = attributions(layout, judgements, document.metadata.language)
    settled = [
        _settled(layout, place, judgement, credited[place]) if judgement.form is _FRAGMENT else judgement
        for place, judgement in enumerate(judgements)
    ]
    spans = [_trimmed(text, found) for found in marked]
    columns = zip(marked, spans, layout.levels, layout.parents, settled, joined, credited, strict=True)
    return tuple(
        Quotation(
            span=span,
            open=found.open,
            close=found.close,
            level=level,
            parent=parent,
            form=judgement.form,
            reason=judgement.reason,
            group=group,
            segments=_segments(text, span, credit),
            attribution=_kept(credit, judgement),
        )
        for found, span, level, parent, judgement, group, credit in columns
    )


def _segments(text: str, span: Span, credit: Attribution | None) -> tuple[Span, ...]:
    """Cut a quotation into segments; a saying inside the marks is not the source's own words."""
    if credit is None or credit.cue_span is None or not span.contains(credit.speaker_span):
        return segments(text, span)
    begins = min(credit.cue_span.start, credit.speaker_span.start)
    cut = max(text.rfind(mark, span.start, begins) for mark in _BEFORE_SAYING)
    before = text[span.start : max(cut, span.start)].rstrip(_BLANKS_AND_MARKS)
    behind = _REST_OF_SAYING.match(text, max(credit.cue_span.end, credit.speaker_span.end), span.end)
    end = behind.end() if behind else span.end
    return (
        *segments(text, Span(span.start, span.start + len(before))),
        *segments(text, Span(end, span.end)),
    )


def _by_markup(layout: Layout, judged: tuple[Judgement, ...], document: Document) -> tuple[Judgement, ...]:
    """Let the file's own markup say what is a caption."""
    captions = sorted(
        (block.span.start, block.span.end) for block in document.blocks if block.kind is BlockKind.CAPTION
    )
    if not captions:
        return judged
    return tuple(
        Judgement(Form.CAPTION, "set as a caption") if _stands_in(captions, found.start) else judgement
        for found, judgement in zip(layout.marked, judged, strict=True)
    )


def _stands_in(spans: list[tuple[int, int]], offset: int) -> bool:
    """Tell whether the last of the sorted spans to start at or before the offset holds it."""
    place = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return place >= 0 and offset < spans[place][1]


def _trimmed(text: str, found: Marked) -> Span:
    """Return the span without the blanks that French sets inside the marks."""
    if not (text[found.start].isspace() or text[found.end - 1].isspace()):
        return Span(found.start, found.end)
    exact = text[found.start : found.end]
    if exact.isspace():
        return Span(found.start, found.end)
    return Span(found.start + len(exact) - len(exact.lstrip()), found.start + len(exact.rstrip()))


def _settled(layout: Layout, place: int, judgement: Judgement, credit: Attribution | None) -> Judgement:
    """Judge a fragment anew, now that it is known whether somebody is surely credited with it."""
    marked, text = layout.marked[place], layout.text
    start, end = marked.start - len(marked.open), marked.end + len(marked.close)
    inner, before, after = (
        text[marked.start : marked.end],
        text[max(0, start - 40) : start],
        text[end : end + 40],
    )
    return settle(judgement, inner, before, after, mark=marked.open, credited=_is_sure(credit))


def _kept(credit: Attribution | None, judgement: Judgement) -> Attribution | None:
    """Drop a doubtful credit where the words are a term: nobody need have said them."""
    return credit if judgement.form is not _TERM or _is_sure(credit) else None


def _is_sure(credit: Attribution | None) -> bool:
    return credit is not None and confidence_of(credit.rule) >= WEAK


def _with_blocks(marked: list[Marked], document: Document) -> list[Marked]:
    """Add the block quotations that the file's markup gives, unless marks already cover them."""
    blocks = [
        Marked(block.span.start, block.span.end, "", "")
        for block in document.blocks
        if block.kind is BlockKind.QUOTATION and not _is_marked(block.span, marked)
    ]
    return without_crossings([*marked, *blocks]) if blocks else marked


def _is_marked(span: Span, marked: list[Marked]) -> bool:
    return any(abs(found.start - span.start) <= 2 and abs(found.end - span.end) <= 2 for found in marked)
