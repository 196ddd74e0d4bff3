"""Take a stretch between two parts of a split quotation as one unit: “A,” he said, “B”.

Words outside the marks that follow the source are another matter: they are laid against it like any others.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from corpus.model import Span
from quotes.wording.unit import Sort, Unit
from quotes.words.lexicon import LIGHT_WEIGHT, Lexicon

_BESIDE = 2  # words on either side of an interruption that tell whether the source has anything between them
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
    keys = [unit.key for unit in passage]
    found: list[Unit] = []
    at = 0
    for span in outside:
        first = bisect_left(units, span.start, at, key=lambda unit: unit.start)
        last = bisect_left(units, span.end, first, key=lambda unit: unit.start)
        inner = 0 < first < last < len(units)
        if inner and not _follows(units, first, last, keys, lexicon):
            found += [*units[at:first], _aside(units, first, last, span)]
            at = last
    return [*found, *units[at:]]


def _follows(units: Sequence[Unit], first: int, last: int, passage: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether units [first, last), outside the marks, follow the source, whose keys are ``passage``.

    They do not where the passage has the words on either side of them in a row. Small words alone stand in
    every passage: “A” and “B” follow it only where it has "A and B".
    """
    if _stands_in(passage, [unit.key for unit in (*units[:first][-_BESIDE:], *units[last:][:_BESIDE])]):
        return False
    weights = [lexicon.weight(unit.folded) for unit in units[first:last]]
    if max(weights) <= LIGHT_WEIGHT:
        return _stands_in(passage, [unit.key for unit in units[first - 1 : last + 1]])
    keys = set(passage)
    known = sum(weight for weight, unit in zip(weights, units[first:last], strict=True) if unit.key in keys)
    return known >= FOLLOWING_SHARE * sum(weights)


def _stands_in(passage: Sequence[str], keys: Sequence[str]) -> bool:
    """Tell whether a passage has some keys in a row."""
    return any(passage[at : at + len(keys)] == keys for at in range(len(passage)))


def _aside(units: Sequence[Unit], first: int, last: int, span: Span) -> Unit:
    """Return one unit for the whole span, without cutting into a neighbour."""
    start = max(span.start, units[first - 1].end)
    end = min(max(span.end, units[last - 1].end), units[last].start)
    return Unit(start, end, " ".join(unit.folded for unit in units[first:last]), "", Sort.ASIDE, None, True)
