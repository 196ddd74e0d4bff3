"""Find paragraphs that are numbered in steps: 1.1, 1.2, 2.1, as in technical reports, contracts and rules.

A number is believed only where it follows on the one before: the next on its own step or on one above it, or
the first of the step below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus.locating.openings import BEGINS, GAP

MOST_BEGINNINGS = 40  # runs tried; bounds the time that a hostile text can take
_NUMBER = re.compile(
    r"\n[ \t\xa0]*(?:§[ \t\xa0]?)?(\d{1,3}(?:\.\d{1,3}){1,3})\.?" + rf"{GAP}(?={BEGINS}|[¿¡])"
)


class Step(NamedTuple):
    """A number in steps and where it stands."""

    numbers: tuple[int, ...]
    at: int

    @property
    def label(self) -> str:
        """The number as it is written."""
        return ".".join(map(str, self.numbers))


def steps_of(text: str) -> tuple[Step, ...]:
    r"""Return the longest run of numbers in steps, in order of the text; of equally long ones the last.

    >>> [each.label for each in steps_of("1.1. One.\n2.19 Not so.\n1.2. Two.\n2.1. Three.")]
    ['1.1', '1.2', '2.1']
    """
    found = [
        Step(tuple(map(int, match[1].split("."))), match.start(1) - 1)
        for match in _NUMBER.finditer(f"\n{text}")
    ]
    beginnings = [place for place, step in enumerate(found) if step.numbers[-1] == 1][:MOST_BEGINNINGS]
    best: tuple[Step, ...] = ()
    for beginning in beginnings:
        run = _run(found[beginning:])
        if len(run) >= len(best):
            best = run
    return best


def _run(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Follow the numbers from the first on, passing over those that do not follow."""
    run = [steps[0]]
    for step in steps[1:]:
        if _follows(run[-1].numbers, step.numbers):
            run.append(step)
    return tuple(run)


def _follows(last: tuple[int, ...], number: tuple[int, ...]) -> bool:
    """Tell whether a number follows on another: 1.3 or 2.1 or 1.2.1 on 1.2; 3.1 too, if 2 has no steps."""
    common = 0
    while common < min(len(last), len(number)) and last[common] == number[common]:
        common += 1
    if common == len(number):
        return False
    rest = number[common:]
    if common == len(last):
        return set(rest) == {1}
    most = 2 if len(rest) > 1 else 1
    return 0 < rest[0] - last[common] <= most and set(rest[1:]) <= {1}
