"""How the cost of work grows with its input: a ratio, which a slow or busy machine leaves as it is."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final, TypeVar

Input = TypeVar("Input")
PROPORTIONATE: Final = 10.0  # times longer on four times as much; where each part looks at all others, 16
_ROUNDS = 3  # the least of them is the work's own
_NOISE = 0.002  # seconds; work shorter than this is not told apart


def slowdown(work: Callable[[Input], object], light: Input, heavy: Input) -> float:
    """Return how many times more processor time some work takes on the heavy input than on the light one."""
    light_times, heavy_times = [], []
    for _ in range(_ROUNDS):
        light_times.append(_seconds(work, light))
        heavy_times.append(_seconds(work, heavy))
    return min(heavy_times) / max(min(light_times), _NOISE)


def _seconds(work: Callable[[Input], object], given: Input) -> float:
    begun = time.process_time()
    work(given)
    return time.process_time() - begun
