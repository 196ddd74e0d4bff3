"""Dates in the words of many languages, and heads of texts."""

from __future__ import annotations

import pytest

from corpus.describing.dates import iso_date
from corpus.describing.metadata import ALIASES, ID_NAMES, TEXT_NAMES, canonical_name, front_matter
from corpus.model import Metadata
from corpus.word_lists import word_lists


@pytest.mark.parametrize(
    "written",
    [
        "5 March 2024", "Mar. 5, 2024", "05-Mar-2024", "Tuesday, 5th March 2024 10:00", "5. März 2024",
        "mardi 5 mars 2024", "5 de marzo de 2024", "5 maart 2024", "den 5 mars 2024", "5 marca 2024",
        "5. března 2024", "5 марта 2024 г.", "5 березня 2024", "5 Mart 2024", "5 Μαρτίου 2024", "5 مارس 2024",
        "2024年3月5日", "2024년 3월 5일", "20240305T101500+0100", "2024/03/05", "05.03.2024",
    ],
)  # fmt: skip
def test_a_day_is_told_in_many_languages(written: str) -> None:
    assert iso_date(written) == "2024-03-05"


def test_the_first_of_a_month_may_be_an_ordinal() -> None:
    assert [iso_date(written) for written in ("1er mars 2024", "1º marzo 2024")] == ["2024-03-01"] * 2


def test_no_name_of_a_month_stands_twice() -> None:
    months = word_lists("corpus", "months")["names"]
    names = [name for month in months.values() for name in month]
    assert list(months) == [str(number) for number in range(1, 13)]
    assert sorted(names) == sorted(set(names))


def test_a_head_without_rules_is_known_by_its_fields() -> None:
    text = "Title: Rain\nSource: Post\nDate: 5 March 2024\nPage: 3\n\nIt rained."
    assert front_matter(text) == (
        {"title": "Rain", "outlet": "Post", "published": "2024-03-05"},
        len(text) - len("It rained."),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Question: What now?\nAnswer: Nothing.\n\nIt rained.",
        "Source: Post\nAuthor: Ann Lee\n\nIt rained.",
        "Title: Rain\nIt rained.\nDate: 5 March 2024\n\nIt rained.",
        "Title: Rain\nDate: 5 March 2024\nIt rained.",
    ],
)
def test_lines_that_only_look_like_a_head_are_text(text: str) -> None:
    assert front_matter(text) == ({}, 0)


def test_the_field_names_are_those_of_metadata() -> None:
    assert set(ALIASES) <= set(Metadata._fields)


def test_no_name_stands_for_two_fields_and_all_are_written_as_they_are_compared() -> None:
    names = [name for known in (*ALIASES.values(), TEXT_NAMES, ID_NAMES) for name in known]
    assert sorted(names) == sorted(set(names))
    assert list(map(canonical_name, names)) == names
