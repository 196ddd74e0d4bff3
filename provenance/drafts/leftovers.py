"""Find the words of a quotation that its passage does not have: they may come from somewhere else.

A quotation may join words of two passages, and so few of the second that the engine does not take them for
more than chance. Between the marks they are; so they are looked up by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.model import Span
from provenance.checks import Match
from quotes.kinds import Code
from quotes.words.tokens import Word, words

LEAST_WORDS = 4  # fewer stand in a source by chance
MOST_DROPPED = 2  # words at an end that join the parts: "and", "but also"
_MOST_KEPT_BETWEEN = 1  # words of the passage between two changes of one leftover
_ENDS = frozenset((Code.PARTIAL_START, Code.PARTIAL_END))


def leftovers(match: Match) -> Iterator[Span]:
    """Yield the draft's stretches at the end and at the start of a match that its passage does not have."""
    changed = [change.variant for change in match.changes if change.kind not in _ENDS]
    if not changed:
        return
    own = words(match.text)
    for spans, at_start in ((changed[::-1], False), (changed, True)):
        region = _grown(spans, own, at_start=at_start)
        if len(_inside(own, region)) >= LEAST_WORDS and len(_inside(own, region)) < len(own):
            yield region.shifted(match.span.start)


def shortened(text: str, region: Span) -> Iterator[Span]:
    """Yield a stretch of a text as it is, then without its first or last words, the longest first."""
    inside = words(region.of(text))
    for dropped in range(MOST_DROPPED + 1):
        for first in range(dropped, -1, -1):
            kept = inside[first : len(inside) - (dropped - first)]
            if len(kept) >= LEAST_WORDS:
                yield Span(kept[0].span.start, kept[-1].span.end).shifted(region.start)


def _grown(spans: list[Span], own: list[Word], *, at_start: bool) -> Span:
    """Return the stretch from an end of a text over all changes that hardly a kept word parts."""
    edge = 0 if at_start else max(spans[0].end, own[-1].span.end if own else 0)
    region = Span(edge, edge)
    for span in spans:
        between = Span(region.end, max(region.end, span.start)) if at_start else _between(span, region)
        if len(_inside(own, between)) > _MOST_KEPT_BETWEEN:
            break
        region = Span(min(region.start, span.start), max(region.end, span.end))
    return region


def _between(one: Span, other: Span) -> Span:
    return Span(min(one.end, other.start), other.start)


def _inside(own: list[Word], span: Span) -> list[Word]:
    return [word for word in own if span.contains(word.span)]
