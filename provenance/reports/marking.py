"""Cut a variant into runs: what stands as in the passage, what was dropped, what was put there instead."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from provenance.model import Variant
from provenance.reports.printable import shortened


class Mark(StrEnum):
    """What a run of a marked variant is."""

    SAME = "same"  # stands in both
    CUT = "cut"  # the passage goes on here, the variant begins or ends
    DROPPED = "dropped"  # only in the passage
    ADDED = "added"  # only in the variant


# Kinds whose dropped words lie outside the quoted stretch: nothing was taken out of the middle.
ENDS = frozenset({"partial-start", "partial-end"})


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a marked variant; ``change`` is the index of the change that they belong to."""

    mark: Mark
    text: str
    change: int | None = None


def runs_of(variant: Variant) -> tuple[Run, ...]:
    """Return the variant as runs, in reading order.

    The runs that are SAME or ADDED, put together, are the variant's text; those that are SAME, CUT or DROPPED
    are the stretch of the passage that the changes were read from.
    """
    if not variant.changes:
        return (Run(Mark.SAME, variant.text),) if variant.text else ()
    runs: list[Run] = []
    position = 0
    order = sorted(
        range(len(variant.changes)),
        key=lambda index: (variant.changes[index].variant, variant.changes[index].passage),
    )
    for index in order:
        change = variant.changes[index]
        runs.append(Run(Mark.SAME, variant.text[position : change.variant.start]))
        runs.append(Run(Mark.CUT if change.kind in ENDS else Mark.DROPPED, change.before, index))
        position = max(position, change.variant.start)
        runs.append(Run(Mark.ADDED, variant.text[position : change.variant.end], index))
        position = max(position, change.variant.end)
    runs.append(Run(Mark.SAME, variant.text[position:]))
    return tuple(run for run in runs if run.text)


def marked(variant: Variant, most_dropped: int | None = None) -> str:
    """Return the variant as one line of text with its changes marked, ``[-dropped-]{+added+}``.

    What the passage has before the variant begins or after it ends shows as "…". ``most_dropped`` shortens
    longer dropped stretches to so many columns; None keeps them whole.

    >>> from quotes.model import Change, Severity
    >>> from corpus.model import Span
    >>> change = Change(kind="spelling-variety", severity=Severity.STYLE, before="honour", after="honor",
    ...                 passage=Span(3, 9), variant=Span(3, 8))
    >>> marked(Variant(id="v", text="to honor it", severity=Severity.STYLE, changes=(change,), witnesses=()))
    'to [-honour-]{+honor+} it'
    """
    if not variant.changes:  # as of most
        return variant.text
    return "".join(_piece(run, most_dropped) for run in runs_of(variant))


def _piece(run: Run, most_dropped: int | None) -> str:
    match run.mark:
        case Mark.SAME:
            return run.text
        case Mark.CUT:
            return "…"
        case Mark.ADDED:
            return f"{{+{run.text}+}}"
        case Mark.DROPPED:
            return f"[-{run.text if most_dropped is None else shortened(run.text, most_dropped)}-]"
