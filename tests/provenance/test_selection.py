"""Choosing what a report shows."""

from __future__ import annotations

from provenance.reports.as_html import to_html
from provenance.reports.as_text import to_text
from provenance.reports.selection import Order, Selection, select, strangers
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


def test_a_report_of_a_choice_says_so() -> None:
    chosen = select(small_trace(), Selection(outlets=("The Beacon",), least=Severity.MEANING))
    said = "1 of 3 passages: carried by The Beacon, meaning or worse"
    assert said in to_text(chosen, width=100, colour=False)
    assert said in to_html(chosen)


def test_a_choice_of_nothing_is_not_called_a_find_of_nothing() -> None:
    chosen = select(small_trace(), Selection(outlets=("Nobody’s Paper",)))
    assert "no passage chosen" in to_text(chosen, width=100, colour=False)
    assert strangers(small_trace(), ("nobody’s paper", "the beacon")) == ("nobody’s paper",)
