"""Choose and order the passages that a report shows; the result is a smaller trace."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.model import Role
from provenance.model import Apparatus, Trace, Unplaced
from provenance.reports.lookup import Lookup, lookup_in
from provenance.reports.rows import worst_of
from provenance.reports.wording import counted, worst_word
from quotes.model import Severity

CHOSEN = "chosen"  # the setting that tells a reader that a report shows a choice of the passages


class Order(StrEnum):
    """What comes first."""

    OUTLETS = "outlets"  # carried by most outlets
    SOURCE = "source"  # earliest in its source; assembled passages last
    SEVERITY = "severity"  # worst change
    VARIANTS = "variants"  # most wordings
    DATE = "date"  # carried earliest


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What to show.

    ``outlets`` keeps passages and unplaced quotations of these outlets, whatever their case; none keeps all.
    ``least`` keeps passages with a change of at least this severity; None keeps those without a change too.
    """

    outlets: tuple[str, ...] = ()
    least: Severity | None = None
    order: Order = Order.OUTLETS


def select(trace: Trace, selection: Selection) -> Trace:
    """Return the trace with only the chosen passages and unplaced quotations, in the chosen order.

    A chosen passage keeps all its variants, so that the outlets' wordings can be compared. The settings then
    say what was chosen.
    """
    lookup = lookup_in(trace)
    outlets = {outlet.casefold() for outlet in selection.outlets}
    chosen = [each for each in trace.apparatus if _wanted(each, outlets, selection.least, lookup)]
    unplaced = [each for each in trace.unplaced if not outlets or _outlet_of(each, lookup) in outlets]
    settings = dict(trace.settings)
    if outlets or selection.least is not None:
        settings[CHOSEN] = (
            f"{len(chosen):,} of {counted(len(trace.apparatus), 'passage')}: {_asked(selection)}"
        )
    return replace(
        trace,
        settings=settings,
        apparatus=tuple(sorted(chosen, key=_key(selection.order, lookup))),
        unplaced=tuple(unplaced),
    )


def strangers(trace: Trace, outlets: Iterable[str]) -> tuple[str, ...]:
    """Return those of some outlets' names that no article of the trace has, whatever their case."""
    known = {document.carrier.casefold() for document in trace.documents if document.role is Role.ARTICLE}
    return tuple(outlet for outlet in outlets if outlet.casefold() not in known)


def _asked(selection: Selection) -> str:
    """Return in words which passages were asked for."""
    outlets = " or ".join(selection.outlets)
    carried = f"carried by {outlets}" if outlets else ""
    worst = f"{worst_word(selection.least)} or worse" if selection.least is not None else ""
    return ", ".join(filter(None, (carried, worst)))


def _wanted(apparatus: Apparatus, outlets: set[str], least: Severity | None, lookup: Lookup) -> bool:
    variants = [
        variant
        for variant in apparatus.variants
        if not outlets or any(name.casefold() in outlets for name in lookup.carriers(variant.witnesses))
    ]
    worst = worst_of(tuple(variants))
    return bool(variants) and (least is None or (worst is not None and worst >= least))


def _outlet_of(unplaced: Unplaced, lookup: Lookup) -> str:
    record = lookup.quotation(unplaced.quotation)
    return lookup.document(record.document).carrier.casefold() if record else ""


def _key(order: Order, lookup: Lookup) -> Callable[[Apparatus], tuple[int, str, int]]:
    """Return the sort key of an order; ties keep the trace's order."""
    match order:
        case Order.SOURCE:
            return _placed
        case Order.OUTLETS:
            return lambda apparatus: (-len(lookup.carriers(apparatus.witnesses)), "", 0)
        case Order.VARIANTS:
            return lambda apparatus: (-len(apparatus.variants), "", 0)
        case Order.SEVERITY:
            return lambda apparatus: (-_rank(worst_of(apparatus.variants)), "", 0)
        case Order.DATE:
            return lambda apparatus: _dated(lookup.first_published(apparatus.witnesses))


def _rank(worst: Severity | None) -> int:
    return -1 if worst is None else int(worst)


def _placed(apparatus: Apparatus) -> tuple[int, str, int]:
    place = apparatus.passage.place
    return (0, place.document, place.span.start) if place else (1, "", 0)


def _dated(published: str) -> tuple[int, str, int]:
    return (0, published, 0) if published else (1, "", 0)
