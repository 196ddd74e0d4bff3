"""Where else the words of a passage stand: the other places of what reproduces it, cut to the passage."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from corpus.model import Span
from provenance.finding.findings import Finding, Part
from provenance.indexing.index import SourceIndex

TextSpan = tuple[int, Span]  # a text of the index, and a stretch of it


def elsewhere(
    reproductions: Iterable[tuple[Finding, Sequence[Part]]], index: SourceIndex
) -> Iterator[TextSpan]:
    """Yield the other places of some reproductions, of each as much as some of its parts have.

    Where the other place has more words than the reproduction or fewer, nobody knows which of them are the
    parts': it is yielded whole.
    """
    for finding, parts in reproductions:
        own = Span(parts[0].source.start, parts[-1].source.end)
        for text, span in finding.alternatives:
            yield text, span if own == finding.source else _share(own, finding, text, span, index)


def outermost(places: Iterable[TextSpan], own: TextSpan) -> list[TextSpan]:
    """Return the places, in order, that lie inside no other of them and do not meet a passage's own place."""
    kept: list[TextSpan] = []
    for text, span in sorted(set(places), key=lambda place: (place[0], place[1].start, -place[1].end)):
        inside = kept and kept[-1][0] == text and kept[-1][1].contains(span)
        if not inside and not (text == own[0] and span.overlap(own[1])):
            kept.append((text, span))
    return kept


def _share(own: Span, finding: Finding, text: int, span: Span, index: SourceIndex) -> Span:
    """Return the words of another place that stand where ``own`` stands in a finding."""
    first, end = _words(finding.source, finding.text, index)
    other, other_end = _words(span, text, index)
    if end - first != other_end - other:
        return span
    own_first, own_end = _words(own, finding.text, index)
    columns = index.columns
    return Span(columns.starts[other + own_first - first], columns.ends[other + own_end - first - 1])


def _words(span: Span, text: int, index: SourceIndex) -> tuple[int, int]:
    """Return the word positions [first, end) of a stretch of a text."""
    low, high = index.borders_of(text)
    starts = index.columns.starts
    return bisect_left(starts, span.start, low, high), bisect_left(starts, span.end, low, high)
