"""Choosing what a report shows."""

from __future__ import annotations

from provenance.reports.selection import Order, Selection, select
from quotes.model import Severity
from tests.provenance.traces import small_trace


def _ids(selection: Selection) -> list[str]:
    return [apparatus.passage.id for apparatus in select(small_trace(), selection).apparatus]


def test_an_outlet_keeps_its_passages_and_its_unplaced_quotations() -> None:
    chosen = select(small_trace(), Selection(outlets=("gazette",)))
    assert [apparatus.passage.id for apparatus in chosen.apparatus] == ["p3"]
    assert [unplaced.quotation for unplaced in chosen.unplaced] == ["gazette.q1"]


def test_a_severity_counts_only_the_chosen_outlets() -> None:
    assert _ids(Selection(least=Severity.MEANING)) == ["p1", "p2"]
    assert _ids(Selection(outlets=("The Beacon",), least=Severity.MEANING)) == ["p2"]


def test_orders_put_the_named_first() -> None:
    assert _ids(Selection(order=Order.OUTLETS)) == ["p1", "p2", "p3"]
    assert _ids(Selection(order=Order.DATE)) == ["p1", "p2", "p3"]
    assert _ids(Selection(order=Order.SOURCE)) == ["p1", "p2", "p3"]
    assert _ids(Selection(order=Order.SEVERITY, outlets=("Forum", "Gazette"))) == ["p1", "p2", "p3"]


def test_the_documents_stay() -> None:
    assert select(small_trace(), Selection(outlets=("nobody",))).documents == small_trace().documents
