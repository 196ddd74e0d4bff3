"""Lay the units of a variant against those of a passage.

Long common runs come first (`anchors`): they say which part of the passage the variant reproduces,
even where that is a few words of a long one. What lies between the runs is small, and is laid word by word at
the least cost, a word against the word that took its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from quotes.wording.anchors import anchors
from quotes.wording.unit import Sort, Unit
from quotes.words.lexicon import Lexicon, WordClass
from quotes.words.small_words import small_words


class Step(NamedTuple):
    """One step of an alignment.

    ``length`` units from ``passage`` on stand against as many from ``variant`` on; -1 where a side has none.
    """

    passage: int
    variant: int
    length: int = 1


MOST_CELLS = 6_000  # of a table between two runs; a larger one is a rewriting, and is not laid word by word
MOST_LETTERS = 40  # of a word whose likeness is measured; longer ones are no words
LIKE_WORD = 60  # of 100
SNUG_INSERTION = 3.5  # dearer than three words left out: at an end, one word stands for another
KEPT_AT_END = -0.6  # a word that both texts have counts for more than two that no other word stands for
REPLACED_AT_END = 1.2  # what two words of the same sort cost at most
SNUG_WORDS = 2  # that the passage has more at an end
SPREAD = 4  # words beyond the variant's own number that are looked at, at a free end
_EDITORIAL = small_words("editorial")


def align(passage: Sequence[Unit], variant: Sequence[Unit], lexicon: Lexicon) -> list[Step]:
    """Lay a variant against the part of a passage that it reproduces.

    Returns:
        Steps in order of both texts, that together hold every unit once. Passage units before the first and
        after the last pair are alone.
    """
    if not passage or not variant:
        return _alone((0, len(passage)), (0, len(variant)))
    costs = _Costs(passage, variant, lexicon)
    chain = anchors(passage, variant, lexicon)
    steps: list[Step] = []
    at_passage = at_variant = 0
    for run in chain:
        free = _Free(start=not at_passage and not at_variant)
        steps += _fill(costs, (at_passage, run.passage), (at_variant, run.variant), free)
        steps.append(Step(run.passage, run.variant, run.length))
        at_passage, at_variant = run.passage + run.length, run.variant + run.length
    ends = (at_passage, len(passage)), (at_variant, len(variant))
    return steps + _fill(costs, *ends, _Free(start=not chain, end=True))


def _alone(passage: tuple[int, int], variant: tuple[int, int]) -> list[Step]:
    """Return steps for units that stand against none."""
    left_out = [Step(passage[0], -1, passage[1] - passage[0])] if passage[0] < passage[1] else []
    return left_out + [Step(-1, index) for index in range(*variant)]


class _Free(NamedTuple):
    """At which ends of a stretch units of the passage may stay alone at no cost."""

    start: bool = False
    end: bool = False


class _Costs:
    """What it costs to leave a unit alone or to pair it with another."""

    def __init__(self, passage: Sequence[Unit], variant: Sequence[Unit], lexicon: Lexicon) -> None:
        self.passage = passage
        self.variant = variant
        self.lexicon = lexicon

    def insertion(self, unit: Unit) -> float:
        """Return the cost of a variant unit that stands for no passage unit."""
        if unit.sort in (Sort.ELLIPSIS, Sort.BRACKET, Sort.PAREN):
            return 0.3
        return 0.1 if unit.sort is Sort.ASIDE else 1.0

    def deletion(self, before: Unit | None) -> float:
        """Return the cost of a passage unit left out after the variant unit ``before``."""
        if before is None:
            return 1.0
        if before.sort is Sort.ELLIPSIS:
            return 0.02
        return 0.5 if before.sort in (Sort.BRACKET, Sort.PAREN, Sort.ASIDE) else 1.0

    def pair(self, passage: Unit, variant: Unit) -> float:
        """Return the cost of a variant unit in the place of a passage unit."""
        if passage.key == variant.key:
            return 0.0
        if {Sort.ELLIPSIS, Sort.ASIDE} & {passage.sort, variant.sort}:
            return 9.0
        if variant.folded in _EDITORIAL:
            return 9.0
        if variant.sort in (Sort.BRACKET, Sort.PAREN):
            inside = f" {passage.folded} " in f" {variant.folded} "
            return 0.15 if inside else 0.28
        if passage.sort is not variant.sort and Sort.SIGN in (passage.sort, variant.sort):
            return 1.9
        return self._word_pair(passage, variant)

    def _word_pair(self, passage: Unit, variant: Unit) -> float:
        if passage.sort is Sort.NUMBER or variant.sort is Sort.NUMBER:
            return 0.7 if passage.sort is variant.sort else 1.7
        if passage.folded.replace("ss", "s") == variant.folded.replace("ss", "s"):
            return 0.0  # "daß" folds to one s
        classes, others = self.lexicon.of(passage.folded), self.lexicon.of(variant.folded)
        if not (classes and others) and alike(passage.folded, variant.folded):
            return 0.7
        if classes & others - {WordClass.FUNCTION, WordClass.QUALIFIER}:
            return 0.75
        if bool(classes) != bool(others):
            return 1.6
        return 0.95 if not classes else 1.3


def alike(one: str, other: str) -> bool:
    """Tell whether two words share most of their letters, as forms of one word do."""
    return len(one) + len(other) <= 2 * MOST_LETTERS and ratio(one, other) >= LIKE_WORD


def _fill(costs: _Costs, passage: tuple[int, int], variant: tuple[int, int], free: _Free) -> list[Step]:
    """Lay what is between two runs, or before the first or behind the last, at the least cost."""
    (first, last), (begin, end) = passage, variant
    rows, columns = last - first, end - begin
    if not rows or not columns:
        return _alone(passage, variant)
    keep = 2 * columns + SPREAD
    if free.start != free.end and rows > keep:
        if free.start:
            head = Step(first, -1, rows - keep)
            return [head, *_fill(costs, (last - keep, last), variant, free)]
        tail = Step(first + keep, -1, rows - keep)
        return [*_fill(costs, (first, first + keep), variant, free), tail]
    if rows * columns > MOST_CELLS:
        return _coarse(costs, passage, variant)
    if free.end and _is_snug(rows, columns) and costs.passage[last - 1].key == costs.variant[end - 1].key:
        rest = _fill(costs, (first, last - 1), (begin, end - 1), free._replace(end=False))
        return [*rest, Step(last - 1, end - 1)]
    return _laid(costs, passage, variant, free)


def _is_snug(rows: int, columns: int) -> bool:
    """Tell whether a variant may go to the passage's end: a word where the last one stood took its place."""
    return rows <= columns + SNUG_WORDS


def _coarse(costs: _Costs, passage: tuple[int, int], variant: tuple[int, int]) -> list[Step]:
    """Lay two long stretches that share little by equal units alone."""
    (first, last), (begin, end) = passage, variant
    steps: list[Step] = []
    keys = [unit.key for unit in costs.passage[first:last]], [unit.key for unit in costs.variant[begin:end]]
    for op in Levenshtein.opcodes(*keys):
        sources = first + op.src_start, first + op.src_end
        targets = begin + op.dest_start, begin + op.dest_end
        if op.tag in ("equal", "replace"):
            steps += [Step(*pair) for pair in zip(range(*sources), range(*targets), strict=True)]
        else:
            steps += _alone(sources, targets)
    return steps


def _laid(costs: _Costs, passage: tuple[int, int], variant: tuple[int, int], free: _Free) -> list[Step]:
    """Lay two stretches word by word: the usual table of least costs."""
    (first, last), (begin, end) = passage, variant
    units = costs.variant[begin:end]
    snug = any(free) and _is_snug(last - first, len(units))
    marked_last = free.end and units[-1].sort in (Sort.BRACKET, Sort.PAREN, Sort.ELLIPSIS)
    insertions = _insertions(costs, units, snug=snug)
    deletions = _deletions(costs, begin, end, free, snug=snug)
    table = [list(accumulate(insertions, initial=0.0))]
    for unit in costs.passage[first:last]:
        pairs = [costs.pair(unit, other) for other in units]
        if any(free):
            pairs = [_at_end(cost, snug=snug, last=False) for cost in pairs[:-1]] + [
                _at_end(pairs[-1], snug=snug, last=marked_last)
            ]
        above, line = table[-1], [table[-1][0] + deletions[0]]
        for column, pair in enumerate(pairs):
            alone = above[column + 1] + deletions[column + 1], line[column] + insertions[column]
            line.append(min(above[column] + pair, *alone))
        table.append(line)
    return _trace(table, (first, begin), (insertions, deletions))


def _insertions(costs: _Costs, units: Sequence[Unit], *, snug: bool) -> list[float]:
    """Return what it costs to leave each unit of the variant alone."""
    plain = [costs.insertion(unit) for unit in units]
    return [SNUG_INSERTION if cost >= 1.0 else cost for cost in plain] if snug else plain


def _deletions(costs: _Costs, begin: int, end: int, free: _Free, *, snug: bool) -> list[float]:
    """Return what it costs to leave a passage unit alone before each unit of the variant and behind the last.

    It may be left out behind the ellipsis that stands for it, or just before that.
    """
    behind = [costs.deletion(costs.variant[at] if at >= 0 else None) for at in range(begin - 1, end)]
    before = [costs.deletion(unit) + 0.01 for unit in costs.variant[begin:end]]
    found = [*map(min, behind, before), behind[-1]]
    if free.start:
        found[0] = 0.1 if snug else 0.0
    if free.end:
        found[-1] = 0.1 if snug else 0.0
    return found


def _at_end(cost: float, *, snug: bool, last: bool) -> float:
    """Return what a pair costs at an end of the passage, where a word stands rather for another than alone.

    ``last`` tells that an insertion ends the variant: the next sentence's word is not what it stands for.
    """
    if not cost:
        return cost if snug else KEPT_AT_END
    if snug:
        return min(cost, 0.98) if cost < 1.5 else cost + 1.0
    if last:
        return cost + 0.1
    return min(cost, 0.98) if cost < REPLACED_AT_END else cost


def _trace(
    table: list[list[float]], start: tuple[int, int], alone: tuple[list[float], list[float]]
) -> list[Step]:
    """Walk a table of least costs back from its end."""
    insertions, deletions = alone
    row, column = len(table) - 1, len(table[0]) - 1
    steps: list[Step] = []
    while row or column:
        here = table[row][column]
        if row and abs(here - table[row - 1][column] - deletions[column]) < 1e-9:
            row -= 1
            steps.append(Step(start[0] + row, -1))
        elif column and abs(here - table[row][column - 1] - insertions[column - 1]) < 1e-9:
            column -= 1
            steps.append(Step(-1, start[1] + column))
        else:
            row, column = row - 1, column - 1
            steps.append(Step(start[0] + row, start[1] + column))
    return steps[::-1]
