"""Short and changed quotations are placed by their words and by what the article reproduces elsewhere."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.finding.reproduction import Reproduction
from tests.provenance.lighthouse import LANTERN, MINUTES, PARAFFIN, REPORT, ROTA, TRAWLERS, Steps, steps

AGROUND = "“Two trawlers ran aground on the Skerrow shoals”, it said."
FAR = "The tide was out and gulls walked over the mud by the old weir and the new. " * 40


def _added(article: str, *sources: str) -> list[tuple[str, str]]:
    """Return the article's and the source's words of what the look-up of short quotations adds."""
    one = steps(article, *sources)
    before = one.overlaid
    return [_read(one, found) for found in one.placed if found not in before]


def _read(one: Steps, found: Reproduction) -> tuple[str, str]:
    return one.ours(found.first, found.end), one.theirs(found.source, found.source_end)


def test_two_telling_words_are_placed_near_a_longer_quotation() -> None:
    assert _added(f"{AGROUND} The lamp had “eleven nights” off.") == [("eleven nights", "eleven nights")]


def test_one_word_never_is() -> None:
    assert _added(f"{AGROUND} There was a “bonfire” on the hill.") == []


def test_two_common_words_never_are() -> None:
    assert _added(f"{AGROUND} It was “for the” best.") == []


def test_like_surroundings_support_words_that_may_be_a_term() -> None:
    source = f"{TRAWLERS} {FAR[:400]} {PARAFFIN}"
    term = f"{AGROUND} So much for the “bought in” school of thought."
    assert _added(term, source) == []
    assert _added(f"{term} It likes paraffin better than oil.", source) == [("bought in", "bought in")]


def test_the_same_words_alone_in_an_article_are_not_placed() -> None:
    assert _added("The lamp had “eleven nights” off.") == []


TWICE = f"On the pier the rail was cold iron. {FAR * 10} {REPORT} In the tower the rail was cold iron."


def test_of_two_places_the_one_nearest_to_what_the_article_reproduces_is_chosen() -> None:
    one = steps(f"{AGROUND} He touched “cold iron” there.", TWICE)
    found = one.placed[-1]
    start = int(one.index.starts[found.source])
    assert TWICE[:start].endswith("In the tower the rail was ")


def test_the_other_place_is_kept() -> None:
    one = steps(f"{AGROUND} He touched “cold iron” there.", TWICE)
    assert [one.theirs(*other) for other in one.placed[-1].alternatives] == ["cold iron"]


def test_a_quotation_with_changed_words_is_placed_in_a_source_that_the_article_reproduces() -> None:
    article = f"{AGROUND} {FAR} Keepers “would honour an old rota, not favour any cousins”."
    assert _added(article)[0][1].startswith("would honour the old rota")


def test_the_same_changed_words_alone_in_an_article_are_not_placed() -> None:
    assert _added("Keepers “would honour an old rota, not favour any cousins”.") == []


NINE = f"The lamp was out “for nine nights and” a day. {FAR[:150]}"


def test_a_few_words_with_another_number_are_placed_beside_what_is_quoted_from_there() -> None:
    assert _added(f"{NINE} {AGROUND}") == [("for nine nights and", "for eleven nights and")]


def test_a_few_words_with_another_word_are_too_where_the_rest_tells_enough() -> None:
    article = f"It is “saved from a fisherman”, or “was it a third”. {AGROUND}"
    assert _added(article) == [("saved from a fisherman", "saved by a fisherman")]


def test_neither_is_placed_where_the_article_quotes_another_part_of_the_source() -> None:
    assert _added(f"{NINE} {AGROUND}", f"{LANTERN} {FAR} {TRAWLERS}") == []


def test_neither_is_placed_far_from_that_in_the_article() -> None:
    assert _added(f"{NINE} {FAR} {AGROUND}") == []


def test_words_in_a_row_over_the_end_of_a_source_are_not_placed() -> None:
    article = f"{AGROUND} It was “borrowed parish”."
    assert _added(article, f"{TRAWLERS} {PARAFFIN}", "Parish business.") == []


def test_another_spelling_of_a_short_quotation_is_placed() -> None:
    article = f"{AGROUND} The mayor promised his men “would honor” it."
    assert _added(article) == [("would honor", "would honour")]


def test_what_is_already_placed_is_not_placed_again() -> None:
    assert _added(f"“{LANTERN}”") == []


_PIECES = st.sampled_from(
    [AGROUND, f"“{ROTA}”", "“eleven nights”", "“oil”", "“old rota … cousins”", "“the”", "“”", "he said", FAR]
)


@given(st.lists(_PIECES, max_size=8).map(" ".join))
@settings(max_examples=60)
def test_no_word_is_placed_twice(article: str) -> None:
    found = steps(article, REPORT, MINUTES).placed
    assert all(left.end <= right.first for left, right in pairwise(found))


@given(st.lists(_PIECES, max_size=8).map(" ".join))
@settings(max_examples=60)
def test_placing_takes_nothing_away(article: str) -> None:
    one = steps(article, REPORT, MINUTES)
    placed = one.placed
    assert all(found in placed for found in one.overlaid)


@pytest.mark.parametrize("article", ["", "“”", "“…”", "“’”", "“a”"], ids=repr)
def test_a_quotation_without_words_is_placed_nowhere(article: str) -> None:
    assert steps(article).placed == []
