"""Borders are right within two words of the gold, with neighbouring detections taken as one."""

from __future__ import annotations

from bench.alignments import Row, borders_right, row_id

TEXT = "He said that one two three four five six seven eight nine and then he left the room at once."
CASE = Row(
    article_id="a",
    article_start=TEXT.index("one"),
    article_end=TEXT.index(" and"),
    source_id="s",
    source_start=100,
    source_end=145,
    kind="quoted-exact",
)


def _detected(first: str, last: str, source: str = "s") -> Row:
    start, end = TEXT.index(first), TEXT.index(last) + len(last)
    return Row(**{**CASE, "article_start": start, "article_end": end, "source_id": source})


def test_a_border_two_words_off_is_right() -> None:
    assert borders_right([CASE], [_detected("three", "then")], {"a": TEXT}) == 1.0


def test_a_border_three_words_off_is_wrong() -> None:
    assert borders_right([CASE], [_detected("four", "nine")], {"a": TEXT}) == 0.0


def test_two_detections_of_one_case_count_as_one() -> None:
    detected = [_detected("one", "four"), _detected("six", "nine")]
    assert borders_right([CASE], detected, {"a": TEXT}) == 1.0


def test_a_place_in_an_alternative_source_counts() -> None:
    case = Row(**{**CASE, "alternatives": [("t", 100, 145)]})
    assert borders_right([case], [_detected("one", "nine", source="t")], {"a": TEXT}) == 1.0


def test_without_a_case_found_there_is_no_share() -> None:
    assert borders_right([], [], {}) is None


def test_a_row_is_named_by_its_places_and_kind() -> None:
    assert row_id(CASE) == f"a:{CASE['article_start']}-{CASE['article_end']} s:100-145 quoted-exact"
