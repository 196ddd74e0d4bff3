"""A quotation that gives two parts of a sentence in the other order is one reproduction of both."""

from __future__ import annotations

import pytest

from provenance.finding.exchanges import with_exchanges
from provenance.grouping.collate import Rules
from provenance.grouping.passages import passages_of
from provenance.options import Options
from quotes.kinds import Code
from tests.provenance.lighthouse import LANTERN, PARAFFIN, TRAWLERS, Steps, document, steps

TURNED = (
    "A third was saved by a fisherman with a bonfire, two trawlers ran aground on the Skerrow shoals, and"
)


def _found(one: Steps) -> list[tuple[str, str]]:
    found = with_exchanges(one.placed, one.marked, one.words)
    return [(one.ours(each.first, each.end), one.theirs(each.source, each.source_end)) for each in found]


def test_both_parts_of_a_sentence_are_one_reproduction() -> None:
    assert _found(steps(f"“{TURNED}.”")) == [(TURNED, TRAWLERS.rstrip("."))]


def test_a_part_too_short_to_be_found_is_taken_with_the_other() -> None:
    source = f"{LANTERN} All in all, {PARAFFIN[0].lower()}{PARAFFIN[1:]}"
    turned = (
        "Paraffin for the lantern is bought in spring, whereas oil for the engine is borrowed, all in all"
    )
    assert _found(steps(f"“{turned}.”", source)) == [(turned, source[len(LANTERN) + 1 : -1])]


def test_the_change_is_named() -> None:
    one = steps(f"“{TURNED}.”")
    (passage,) = passages_of(one.findings, one.index, [document(one.sources[0])], Rules(Options()))
    assert Code.ORDER_CHANGED in {change.kind for change in passage.variants[0].changes}


@pytest.mark.parametrize(
    "article",
    [
        f"“{TRAWLERS} {LANTERN}”",
        "“A third was saved by a fisherman with a bonfire.” “Two trawlers ran aground on the shoals.”",
        "“A third was saved by a fisherman with a bonfire, two smacks ran aground on the Skerrow shoals.”",
    ],
    ids=["two sentences", "two quotations", "another word"],
)
def test_nothing_else_is_joined(article: str) -> None:
    one = steps(article)
    assert with_exchanges(one.placed, one.marked, one.words) == one.placed
