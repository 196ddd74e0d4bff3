"""Take a stretch between two parts of a split quotation as one unit: “A,” he said, “B”.

Words outside the marks that follow the source are another matter: they are laid against it like any others.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from corpus.model import Span
from quotes.lexicon import Lexicon
from quotes.unit import Sort, Unit

FOLLOWING_SHARE = 0.5  # of the words outside, by weight: where the passage has these, they follow the source


def with_asides(
    units: Sequence[Unit], outside: Sequence[Span], passage: Sequence[Unit], lexicon: Lexicon
) -> list[Unit]:
    """Replace the units of each interruption by one.

    Args:
        units: the variant's units, in order.
        outside: the spans outside its quotation marks, in order.
        passage: the passage's units.
        lexicon: the small words of their language.
    """
    keys = {unit.key for unit in passage}
    found: list[Unit] = []
    at = 0
    for span in outside:
        first = bisect_left(units, span.start, at, key=lambda unit: unit.start)
        last = bisect_left(units, span.end, first, key=lambda unit: unit.start)
        inner = 0 < first < last < len(units)
        if inner and _share(units[first:last], keys, lexicon) < FOLLOWING_SHARE:
            found += [*units[at:first], _aside(units, first, last, span)]
            at = last
    return [*found, *units[at:]]


def _share(units: Sequence[Unit], keys: set[str], lexicon: Lexicon) -> float:
    weights = [(lexicon.weight(unit.folded), unit.key in keys) for unit in units]
    return sum(weight for weight, known in weights if known) / sum(weight for weight, _ in weights)


def _aside(units: Sequence[Unit], first: int, last: int, span: Span) -> Unit:
    """Return one unit for the whole span, without cutting into a neighbour."""
    start = max(span.start, units[first - 1].end)
    end = min(max(span.end, units[last - 1].end), units[last].start)
    return Unit(start, end, " ".join(unit.folded for unit in units[first:last]), "", Sort.ASIDE, None, True)
