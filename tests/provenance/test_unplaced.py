"""Quotations in no passage: each with a reason and, where one comes near, the nearest place."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.model import Role
from provenance.grouping.unplaced import unplaced_quotations
from provenance.indexing.index import SourceIndex
from provenance.model import Trace, Unplaced
from provenance.trace import trace
from tests.provenance.lighthouse import LANTERN, PARAFFIN, REPORT, ROTA, TRAWLERS, document
from tests.provenance.newsroom import traced


def _traced(article: str, report: str = REPORT) -> Trace:
    return traced({"gull": article}, {"report": report})


def _unplaced(found: Trace) -> dict[str, Unplaced]:
    words = {record.id: record.text for record in found.quotations}
    return {words[one.quotation]: one for one in found.unplaced}


def test_words_that_no_source_has_are_unplaced() -> None:
    found = _traced(f"“{LANTERN}” “We shall be rowing out to sea at noon,” said Anne Oakes.")
    assert list(_unplaced(found)) == ["We shall be rowing out to sea at noon,"]


def test_a_placed_quotation_is_not_unplaced() -> None:
    assert _unplaced(_traced(f"“{LANTERN}”")) == {}


def test_words_that_come_near_a_source_are_given_with_the_place() -> None:
    made_up = "The paraffin of the lantern was sold in autumn and the oil was drunk"
    found = _traced(f"“{TRAWLERS}” “{made_up}”, it said.")
    (nearest,) = [one.nearest for one in _unplaced(found).values()]
    assert nearest is not None
    assert nearest.place.span.of(REPORT) == nearest.text
    assert "bought in spring" in nearest.text


def test_words_that_come_near_nothing_say_so() -> None:
    found = _traced(f"“{LANTERN}” “Quinces yellowed, Bella laughed, Fridays vanished,” said Anne Oakes.")
    (one,) = _unplaced(found).values()
    assert (one.nearest, one.reason) == (None, "not in the given sources; nothing comes near")


def test_a_few_words_that_any_sentence_may_have_come_near_nothing() -> None:
    report = f"{REPORT} It is not for us to say who was on the boat."
    found = traced({"gull": f"“{LANTERN}” “It is a day for them,” said Ben."}, {"report": report})
    assert _unplaced(found)["It is a day for them,"].nearest is None


def test_words_in_their_order_are_nearer_than_more_of_them_out_of_order() -> None:
    report = f"{REPORT} Gulls from Lowick: the pier hides fog. {LANTERN} We saw the pier of Lowick at dawn."
    said = "Fog hides the pier of Lowick from gulls,"
    (nearest,) = [
        one.nearest for one in _unplaced(_traced(f"“{LANTERN}” “{said}” said Ben.", report)).values()
    ]
    assert nearest is not None
    assert nearest.text == "the pier of Lowick"


def test_words_that_a_source_has_too_are_not_said_to_be_absent() -> None:
    records = _traced(f"“{LANTERN}”").quotations
    source = document(REPORT, "report", Role.SOURCE)
    (one,) = unplaced_quotations(records, (), SourceIndex([REPORT]), [source])
    assert one.nearest is not None
    assert one.nearest.score == 1.0
    assert one.reason.startswith("in the given sources")


def test_the_nearest_place_is_cited_by_its_paragraph(tmp_path: Path) -> None:
    article, report = tmp_path / "gull.txt", tmp_path / "report.txt"
    report.write_text(f"1. {LANTERN}\n\n2. {TRAWLERS}\n\n3. {ROTA}\n\n4. {PARAFFIN}\n", encoding="utf-8")
    made_up = "The paraffin of the lantern was sold in autumn and the oil was drunk"
    article.write_text(f"“{TRAWLERS}” “{made_up}”, it said.\n", encoding="utf-8")
    (one,) = trace([article], [report]).unplaced
    assert one.nearest is not None
    assert one.nearest.place.locator == "para. 4"


def test_a_few_words_are_too_short_to_say() -> None:
    found = _traced(f"“{LANTERN}” “No, never,” said Anne Oakes.")
    assert _unplaced(found)["No, never,"].reason == "too short to say where it comes from"


def test_a_term_is_called_one() -> None:
    found = _traced(f"“{LANTERN}” The so-called “bonfire tax” is unpopular.")
    assert "term" in _unplaced(found)["bonfire tax"].reason


def test_nested_quotations_are_not_listed() -> None:
    found = _traced(f"“{LANTERN}” “My aunt said ‘it was a fine day for rowing’ and left,” said Oakes.")
    assert list(_unplaced(found)) == ["My aunt said ‘it was a fine day for rowing’ and left,"]


def test_without_a_source_a_quotation_of_one_article_alone_is_a_passage_of_its_own() -> None:
    found = traced({"gull": f"“{LANTERN}”", "tern": "“It was a fine day for rowing,” said Anne Oakes."})
    assert _unplaced(found) == {}


@pytest.mark.parametrize(
    "article", ["“…”", "“”", "“’”", "“\ud800”", "“東京”", "“a a a a a a a a”"], ids=ascii
)
def test_any_quotation_has_a_reason(article: str) -> None:
    found = _traced(f"“{LANTERN}” {article}")
    assert all(one.reason for one in found.unplaced)
