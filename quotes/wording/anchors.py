"""Find the long common runs of two texts, and the chain of them that places a variant in a passage.

A short variant is chained with a price on gaps, so that a far word is not taken for a near one. A long one
has many words that occur once in the passage, and those alone give the chain.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import log2
from typing import NamedTuple

from quotes.wording.unit import Sort, Unit
from quotes.words.lexicon import LIGHT_WEIGHT, Lexicon


class Run(NamedTuple):
    """``length`` units from ``passage`` on that equal those from ``variant`` on."""

    passage: int
    variant: int
    length: int
    weight: float


LONG_VARIANT = 100  # units; chaining costs the square of the number of runs, so longer ones go another way
MOST_RUNS = 160  # chained; of more, the heaviest
MOST_PLACES = 200  # of one word in the passage that may begin a run
LEAST_GAP = 4  # units; a shorter gap is laid word by word
GRAM = 3  # units that, once in a long passage, anchor a long variant
SAME_BEGINNING = 8  # equal units at the start or end of both texts that need no search
LEAST_WEIGHT = 2 * LIGHT_WEIGHT


def anchors(passage: Sequence[Unit], variant: Sequence[Unit], lexicon: Lexicon) -> list[Run]:
    """Return the best chain of common runs, in order of both texts, not overlapping."""
    texts = _Texts(passage, variant, lexicon)
    front = _common(zip(texts.passage, texts.variant, strict=False))
    front = front if front >= SAME_BEGINNING else 0
    backwards = zip(reversed(texts.passage[front:]), reversed(texts.variant[front:]), strict=False)
    back = _common(backwards)
    back = back if back >= SAME_BEGINNING else 0
    inner = (front, len(passage) - back), (front, len(variant) - back)
    long = inner[1][1] - front > LONG_VARIANT
    chain = _closed(texts, _long_chain(texts, *inner), *inner) if long else _short_chain(texts, *inner)
    first = [texts.run(0, 0, front)] if front else []
    last = [texts.run(len(passage) - back, len(variant) - back, back)] if back else []
    return _merged(texts, [*first, *chain, *last])


def _common(pairs: Iterable[tuple[str, str]]) -> int:
    """Count how many pairs are equal before the first that is not."""
    count = 0
    for one, other in pairs:
        if one != other:
            break
        count += 1
    return count


class _Texts:
    """The keys of two texts, and how much the variant's units say about a place."""

    def __init__(self, passage: Sequence[Unit], variant: Sequence[Unit], lexicon: Lexicon) -> None:
        self.passage = [unit.key for unit in passage]
        self.variant = [unit.key for unit in variant]
        weights = [_weight(unit, lexicon) for unit in variant]
        self.weights = [0.0, *accumulate(weights)]
        self.ellipses = [0, *accumulate([unit.sort is Sort.ELLIPSIS for unit in variant])]

    def run(self, passage: int, variant: int, length: int) -> Run:
        """Return a run with its weight."""
        return Run(passage, variant, length, self.weights[variant + length] - self.weights[variant])


def _weight(unit: Unit, lexicon: Lexicon) -> float:
    if unit.sort is Sort.WORD:
        return lexicon.weight(unit.folded)
    return 0.0 if unit.sort is Sort.ELLIPSIS or unit.sort is Sort.ASIDE else 1.0


def _merged(texts: _Texts, chain: Sequence[Run]) -> list[Run]:
    """Join runs that touch on both sides."""
    found: list[Run] = []
    for run in chain:
        last = found[-1] if found else None
        touching = (
            last is not None
            and (run.passage - last.passage, run.variant - last.variant) == (last.length,) * 2
        )
        if last is not None and touching:
            found[-1] = texts.run(last.passage, last.variant, last.length + run.length)
        else:
            found.append(run)
    return found


def _short_chain(texts: _Texts, passage: tuple[int, int], variant: tuple[int, int]) -> list[Run]:
    whole = _whole(texts, passage, variant)
    if whole is not None:
        return [whole] if whole.weight >= LEAST_WEIGHT else []
    runs = [run for run in _runs(texts, passage, variant) if run.weight >= LEAST_WEIGHT]
    if len(runs) > MOST_RUNS:
        runs = sorted(runs, key=lambda run: -run.weight)[:MOST_RUNS]
    return _best_chain(texts, sorted(runs, key=lambda run: (run.variant, run.passage)))


def _whole(texts: _Texts, passage: tuple[int, int], variant: tuple[int, int]) -> Run | None:
    """Return the first run that has all of the variant's units: no chain is heavier.

    In a long passage a very common word begins no run, and a shorter one is as heavy where the last unit
    weighs nothing: then all runs are looked for.
    """
    wanted = texts.variant[slice(*variant)]
    telling = bool(wanted) and texts.weights[variant[1]] > texts.weights[variant[1] - 1]
    if not telling or passage[1] - passage[0] > MOST_PLACES:
        return None
    for place in range(passage[0], passage[1] - len(wanted) + 1):
        if texts.passage[place] == wanted[0] and texts.passage[place : place + len(wanted)] == wanted:
            return texts.run(place, variant[0], len(wanted))
    return None


def _runs(texts: _Texts, passage: tuple[int, int], variant: tuple[int, int]) -> list[Run]:
    """Return all longest runs of equal units."""
    wanted = set(texts.variant[slice(*variant)])
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index in range(*passage):
        if texts.passage[index] in wanted:
            places[texts.passage[index]].append(index)
    found: list[Run] = []
    open_runs: dict[int, int] = {}  # passage index of the last unit -> length
    for at in range(*variant):
        here = places.get(texts.variant[at], ())
        going: dict[int, int] = {}
        for place in here:
            length = open_runs.pop(place - 1, 0)
            if length or len(here) <= MOST_PLACES:
                going[place] = length + 1
        found += [texts.run(last - length + 1, at - length, length) for last, length in open_runs.items()]
        open_runs = going
    return found + [
        texts.run(last - length + 1, variant[1] - length, length) for last, length in open_runs.items()
    ]


def _best_chain(texts: _Texts, runs: Sequence[Run]) -> list[Run]:
    """Return the heaviest chain of runs, less what the gaps between them cost."""
    best: list[tuple[float, int]] = []
    for index, run in enumerate(runs):
        score, before = run.weight, -1
        for earlier in range(index):
            joined = best[earlier][0] + _gain(texts, runs[earlier], run)
            if joined > score:
                score, before = joined, earlier
        best.append((score, before))
    chain: list[Run] = []
    at = max(range(len(runs)), key=lambda index: best[index][0], default=-1)
    while at >= 0:
        chain.append(runs[at])
        at = best[at][1]
    return _disjoint(texts, chain[::-1])


def _gain(texts: _Texts, earlier: Run, run: Run) -> float:
    """Return what a run adds behind an earlier one; below any use where they cross."""
    cut = _overlap(earlier, run)
    if cut >= run.length or run.passage <= earlier.passage or run.variant <= earlier.variant:
        return -1e9
    left_out = max(0, run.passage - earlier.passage - earlier.length)
    added = max(0, run.variant - earlier.variant - earlier.length)
    cost = 0.4 * log2(1 + abs(left_out - added)) + 0.02 * min(left_out, added)
    if texts.ellipses[run.variant] > texts.ellipses[earlier.variant + earlier.length - 1]:
        cost *= 0.4
    return run.weight * (1 - cut / run.length) - cost


def _overlap(earlier: Run, run: Run) -> int:
    ends = earlier.passage + earlier.length, earlier.variant + earlier.length
    return max(0, ends[0] - run.passage, ends[1] - run.variant)


def _disjoint(texts: _Texts, chain: Sequence[Run]) -> list[Run]:
    """Cut from each run what the one before already holds."""
    found: list[Run] = []
    for run in chain:
        cut = _overlap(found[-1], run) if found else 0
        found.append(texts.run(run.passage + cut, run.variant + cut, run.length - cut))
    return found


def _long_chain(texts: _Texts, passage: tuple[int, int], variant: tuple[int, int]) -> list[Run]:
    """Return the longest chain of runs that begin with units once in the passage and once in the variant."""
    here, there = _once(texts.passage, passage), _once(texts.variant, variant)
    pairs = sorted((at, here[gram]) for gram, at in there.items() if gram in here)
    found: list[Run] = []
    for at, place in _rising(pairs):
        if found and (
            at < found[-1].variant + found[-1].length or place < found[-1].passage + found[-1].length
        ):
            continue
        end = min(passage[1] - place, variant[1] - at)
        same = zip(texts.passage[place : place + end], texts.variant[at : at + end], strict=True)
        found.append(texts.run(place, at, _common(same)))
    return found


def _closed(
    texts: _Texts, chain: Sequence[Run], passage: tuple[int, int], variant: tuple[int, int]
) -> list[Run]:
    """Look for shorter runs in the gaps of a chain, where they are not too long for that."""
    found: list[Run] = []
    at_passage, at_variant = passage[0], variant[0]
    for run in (*chain, Run(passage[1], variant[1], 0, 0.0)):
        if LEAST_GAP <= run.variant - at_variant <= 2 * LONG_VARIANT:
            found += _short_chain(texts, (at_passage, run.passage), (at_variant, run.variant))
        if run.length:
            found.append(run)
        at_passage, at_variant = run.passage + run.length, run.variant + run.length
    return found


def _once(keys: Sequence[str], within: tuple[int, int]) -> dict[tuple[str, ...], int]:
    """Return the places of the grams that occur once in a stretch of keys."""
    grams = {at: tuple(keys[at : at + GRAM]) for at in range(within[0], within[1] - GRAM + 1)}
    counts = Counter(grams.values())
    return {gram: at for at, gram in grams.items() if counts[gram] == 1}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a longest subsequence whose second members rise (patience sorting)."""
    tops: list[int] = []
    top_index: list[int] = []
    before: list[int] = []
    for index, (_, place) in enumerate(pairs):
        pile = bisect_left(tops, place)
        before.append(top_index[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(place)
            top_index.append(index)
        else:
            tops[pile], top_index[pile] = place, index
    chain: list[tuple[int, int]] = []
    at = top_index[-1] if top_index else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]
