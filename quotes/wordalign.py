"""Lay the units of a variant against those of a passage.

Long common runs are found first and chained in order: they say which part of the passage the variant
reproduces, even where that is a few words of a long one. What lies between the runs is small, and is laid
word by word at the least cost, a word against the word that took its place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate
from math import log2
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from quotes.lexicon import Lexicon, WordClass
from quotes.units import Sort, Unit

# What an editor adds in brackets stands for no word.
_EDITORIAL = frozenset(
    (
        "sic",
        "emphasis added",
        "emphasis mine",
        "emphasis ours",
        "italics added",
        "italics mine",
        "my emphasis",
        "our emphasis",
    )
)


class Step(NamedTuple):
    """One step of an alignment: a pair, a passage unit alone, or a variant unit alone (indices or -1)."""

    passage: int
    variant: int


class _Run(NamedTuple):
    """``length`` units from ``passage`` on that equal those from ``variant`` on."""

    passage: int
    variant: int
    length: int
    weight: float


LONG_VARIANT = 400  # units; from here on one bit-parallel alignment of everything is cheaper than chaining
MOST_RUNS = 160  # chained quadratically; beyond that only the heaviest are
MOST_PLACES = 200  # of one word in the passage that may begin a run
MOST_CELLS = 6_000  # of a table between two runs; a larger one is a rewriting, and is not laid word by word
LIGHT_WEIGHT = 0.25  # "of the" says little about the place
SNUG_INSERTION = 2.2  # dearer than two words left out: at an end, one word stands for another
SPREAD = 4  # words beyond the variant's own number that are looked at, at a free end


def align(passage: Sequence[Unit], variant: Sequence[Unit], lexicon: Lexicon) -> list[Step]:
    """Lay a variant against the part of a passage that it reproduces.

    Returns:
        Steps in order of both texts, that together hold every unit once. Passage units before the first and
        after the last pair are alone.
    """
    if not passage or not variant:
        return [Step(index, -1) for index in range(len(passage))] + [
            Step(-1, index) for index in range(len(variant))
        ]
    costs = _Costs(passage, variant, lexicon)
    chain = _chain(costs)
    steps: list[Step] = []
    at_passage = at_variant = 0
    for run in chain:
        steps += _fill(
            costs,
            (at_passage, run.passage),
            (at_variant, run.variant),
            free_start=not at_passage and not at_variant,
        )
        steps += [Step(run.passage + offset, run.variant + offset) for offset in range(run.length)]
        at_passage, at_variant = run.passage + run.length, run.variant + run.length
    ends = (at_passage, len(passage)), (at_variant, len(variant))
    return steps + _fill(costs, *ends, free_start=not chain, free_end=True)


class _Costs:
    """What it costs to leave a unit alone or to pair it with another, and what a match is worth."""

    def __init__(self, passage: Sequence[Unit], variant: Sequence[Unit], lexicon: Lexicon) -> None:
        self.passage = passage
        self.variant = variant
        self.lexicon = lexicon
        self.passage_keys = [unit.key for unit in passage]
        self.variant_keys = [unit.key for unit in variant]
        self.weight_before = [0.0, *accumulate(map(self.weight, variant))]

    def weight(self, unit: Unit) -> float:
        """Return how much a match says about the place."""
        if unit.sort in (Sort.ELLIPSIS, Sort.ASIDE):
            return 0.0
        if unit.sort is Sort.WORD and unit.folded in self.lexicon.light:
            return LIGHT_WEIGHT
        return 1.0

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
        classes, others = self.lexicon.of(passage.folded), self.lexicon.of(variant.folded)
        if ratio(passage.folded, variant.folded) >= 60:
            return 0.7
        if classes & others - {WordClass.FUNCTION, WordClass.QUALIFIER}:
            return 0.75
        if bool(classes) != bool(others):
            return 1.6
        return 0.95 if not classes else 1.3


def _chain(costs: _Costs) -> list[_Run]:
    """Return the best runs of equal units, in order, not overlapping."""
    if len(costs.variant) > LONG_VARIANT:
        blocks = Levenshtein.opcodes(costs.passage_keys, costs.variant_keys)
        found = [
            _run(costs, op.src_start, op.dest_start, op.src_end - op.src_start)
            for op in blocks
            if op.tag == "equal"
        ]
    else:
        found = _runs(costs)
    found = [run for run in found if run.weight >= 2 * LIGHT_WEIGHT]
    if len(found) > MOST_RUNS:
        found = (
            sorted(found, key=lambda run: -run.weight)[:MOST_RUNS]
            if len(costs.variant) <= LONG_VARIANT
            else found
        )
    if len(costs.variant) > LONG_VARIANT:
        return found
    return _best_chain(costs, sorted(found, key=lambda run: (run.variant, run.passage)))


def _run(costs: _Costs, passage: int, variant: int, length: int) -> _Run:
    weight = costs.weight_before[variant + length] - costs.weight_before[variant]
    return _Run(passage, variant, length, weight)


def _runs(costs: _Costs) -> list[_Run]:
    """Return all longest runs of equal units of two texts."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, key in enumerate(costs.passage_keys):
        places[key].append(index)
    found: list[_Run] = []
    open_runs: dict[int, int] = {}  # passage index of the last unit -> length
    for variant, key in enumerate([*costs.variant_keys, ""]):
        here = places.get(key, [])
        going: dict[int, int] = {}
        for passage in here:
            length = open_runs.pop(passage - 1, 0)
            if length or len(here) <= MOST_PLACES:
                going[passage] = length + 1
        found += [
            _run(costs, last - length + 1, variant - length, length) for last, length in open_runs.items()
        ]
        open_runs = going
    return found


def _best_chain(costs: _Costs, runs: list[_Run]) -> list[_Run]:
    """Return the heaviest chain of runs, less what the gaps between them cost."""
    ellipses = [0]
    for unit in costs.variant:
        ellipses.append(ellipses[-1] + (unit.sort is Sort.ELLIPSIS))
    best: list[tuple[float, int]] = []
    for index, run in enumerate(runs):
        score, before = run.weight, -1
        for earlier in range(index):
            joined = best[earlier][0] + _gain(runs[earlier], run, ellipses)
            if joined > score:
                score, before = joined, earlier
        best.append((score, before))
    chain: list[_Run] = []
    at = max(range(len(runs)), key=lambda index: best[index][0], default=-1)
    while at >= 0:
        chain.append(runs[at])
        at = best[at][1]
    return _disjoint(costs, chain[::-1])


def _gain(earlier: _Run, run: _Run, ellipses: list[int]) -> float:
    """Return what a run adds behind an earlier one; below any use where they cross."""
    cut = _overlap(earlier, run)
    if cut >= run.length or run.passage <= earlier.passage or run.variant <= earlier.variant:
        return -1e9
    left_out = max(0, run.passage - earlier.passage - earlier.length)
    added = max(0, run.variant - earlier.variant - earlier.length)
    cost = 0.4 * log2(1 + abs(left_out - added)) + 0.02 * min(left_out, added)
    if ellipses[run.variant] > ellipses[earlier.variant + earlier.length - 1]:
        cost *= 0.4
    return run.weight * (1 - cut / run.length) - cost


def _overlap(earlier: _Run, run: _Run) -> int:
    return max(
        0, earlier.passage + earlier.length - run.passage, earlier.variant + earlier.length - run.variant
    )


def _disjoint(costs: _Costs, chain: list[_Run]) -> list[_Run]:
    """Cut from each run what the one before already holds."""
    found: list[_Run] = []
    for run in chain:
        cut = _overlap(found[-1], run) if found else 0
        found.append(_run(costs, run.passage + cut, run.variant + cut, run.length - cut))
    return found


def _fill(
    costs: _Costs,
    passage: tuple[int, int],
    variant: tuple[int, int],
    *,
    free_start: bool = False,
    free_end: bool = False,
) -> list[Step]:
    """Lay what is between two runs, or before the first or behind the last, at the least cost.

    At a free end passage units may stay alone at no cost.
    """
    (first, last), (begin, end) = passage, variant
    rows, columns = last - first, end - begin
    if not rows or not columns:
        return [Step(index, -1) for index in range(first, last)] + [
            Step(-1, index) for index in range(begin, end)
        ]
    if free_start != free_end and rows > 2 * columns + SPREAD:
        keep = 2 * columns + SPREAD
        if free_start:
            head = [Step(index, -1) for index in range(first, last - keep)]
            return head + _fill(costs, (last - keep, last), variant, free_start=True)
        return _fill(costs, (first, first + keep), variant, free_end=True) + [
            Step(i, -1) for i in range(first + keep, last)
        ]
    if rows * columns > MOST_CELLS:
        return _coarse(costs, passage, variant)
    return _table(costs, passage, variant, free_start, free_end)


def _coarse(costs: _Costs, passage: tuple[int, int], variant: tuple[int, int]) -> list[Step]:
    """Lay two long stretches that share little by equal units alone."""
    (first, last), (begin, end) = passage, variant
    steps: list[Step] = []
    for op in Levenshtein.opcodes(costs.passage_keys[first:last], costs.variant_keys[begin:end]):
        sources = range(first + op.src_start, first + op.src_end)
        targets = range(begin + op.dest_start, begin + op.dest_end)
        if op.tag in ("equal", "replace"):
            steps += [Step(source, target) for source, target in zip(sources, targets, strict=True)]
        else:
            steps += [Step(index, -1) for index in sources] + [Step(-1, index) for index in targets]
    return steps


def _table(
    costs: _Costs, passage: tuple[int, int], variant: tuple[int, int], free_start: bool, free_end: bool
) -> list[Step]:
    """Lay two stretches word by word: the usual table of least costs."""
    (first, last), (begin, end) = passage, variant
    rows, columns = last - first, end - begin
    # At an end of the passage a word that stands where the last one stood took its place.
    snug = (free_start or free_end) and rows <= columns + 2
    insertions = [costs.insertion(unit) for unit in costs.variant[begin:end]]
    if snug:
        insertions = [SNUG_INSERTION if cost >= 1.0 else cost for cost in insertions]
    deletions = [
        costs.deletion(costs.variant[index] if index >= 0 else None) for index in range(begin - 1, end)
    ]
    # a word may also be left out just before the ellipsis that stands for it
    for column in range(columns):
        deletions[column] = min(deletions[column], costs.deletion(costs.variant[begin + column]) + 0.01)
    if free_start:
        deletions[0] = 0.1 if snug else 0.0
    if free_end:
        deletions[columns] = 0.1 if snug else 0.0
    table = [[0.0]]
    for column in range(columns):
        table[0].append(table[0][column] + insertions[column])
    for row in range(1, rows + 1):
        unit, above = costs.passage[first + row - 1], table[row - 1]
        line = [above[0] + deletions[0]]
        for column in range(1, columns + 1):
            cost = costs.pair(unit, costs.variant[begin + column - 1])
            if snug:
                cost = min(cost, 0.98) if cost < 1.5 else cost + 1.0
            elif free_end and column == columns:
                cost += 0.1  # the next sentence's word is not what a bracket at the end stands for
            pair = above[column - 1] + cost
            line.append(
                min(pair, above[column] + deletions[column], line[column - 1] + insertions[column - 1])
            )
        table.append(line)
    return _trace(table, (first, begin), (insertions, deletions))


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
