"""Join the parts of a split quotation: "A," he said. "B", and paragraphs that each open anew."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.marking.forms import Judgement
from quotes.marking.layout import Layout
from quotes.model import Form

_QUOTATION = Form.QUOTATION  # Python 3.11 takes ten times as long to find a member in its class


def groups(layout: Layout, judgements: Sequence[Judgement]) -> tuple[int, ...]:
    """Return a group number for each stretch; parts of one quotation share it."""
    numbers: list[int] = []
    last_outer: int | None = None
    for place, judgement in enumerate(judgements):
        joined = (
            layout.levels[place] == 0
            and last_outer is not None
            and judgement.form is _QUOTATION
            and _continues(layout, judgements, last_outer, place)
        )
        numbers.append(numbers[last_outer] if joined and last_outer is not None else place)
        if layout.levels[place] == 0:
            last_outer = place
    return tuple(numbers)


def _continues(layout: Layout, judgements: Sequence[Judgement], last: int, place: int) -> bool:
    if layout.marked[last].continued:
        return True
    return layout.in_paragraph[last] == layout.in_paragraph[place] and judgements[last].form is _QUOTATION
