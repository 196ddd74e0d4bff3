"""Marks are paired, nested, and told from apostrophes; what is broken costs only its own paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Block, BlockKind, Span
from quotes.extract import marked_spans
from quotes.model import Form, Quotation
from quotes.words.vocabulary import languages
from tests.quotes.quotation_cases import Case, cases, found_in, name_of

MARKS = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "„",
        "‘",
        "’",
        "'",
        "''",
        "``",
        "«",
        "»",
        "‹",
        "›",
        "「",
        "」",
        "『",
        "』",
        "《",
        "》",
        ",,",
        "—",
    ]
)
PIECES = st.sampled_from(
    [
        "the report",
        "said",
        "Holt",
        "it is",
        "we",
        ",",
        ".",
        "?",
        ":",
        " ",
        "  ",
        "\n",
        "\n\n",
        "…",
        "[",
        "]",
        "5",
        "—",
    ]
)
TEXTS = st.lists(MARKS | PIECES | st.text(max_size=5), max_size=60).map("".join)


def _nested(quotation: Quotation, text: str) -> str:
    return "> " * quotation.level + quotation.span.of(text)


@pytest.mark.parametrize("case", cases("marks"), ids=name_of)
def test_the_words_between_the_marks_are_found(case: Case) -> None:
    assert [_nested(quotation, case.text) for quotation in case.found] == case.strings("found")


@pytest.mark.parametrize("case", cases("marks", "negative"), ids=name_of)
def test_what_is_no_mark_makes_no_quotation(case: Case) -> None:
    assert case.found == ()


@given(TEXTS)
def test_no_text_raises_and_every_span_holds_words_of_the_text(text: str) -> None:
    for quotation in found_in(text):
        assert 0 <= quotation.span.start < quotation.span.end <= len(text)


@given(TEXTS, st.sampled_from(sorted(languages())))
def test_quotations_nest_and_never_cross_in_any_language(text: str, language: str) -> None:
    found = found_in(text, language)
    for place, quotation in enumerate(found):
        if quotation.parent is None:
            assert quotation.level == 0
        else:
            parent = found[quotation.parent]
            assert quotation.parent < place
            assert parent.level == quotation.level - 1
            assert parent.span.start <= quotation.span.start
            assert quotation.span.end <= max(parent.span.end, quotation.span.end)


@given(TEXTS)
def test_segments_lie_in_order_inside_their_quotation(text: str) -> None:
    for quotation in found_in(text):
        ends = [quotation.span.start, *(segment.end for segment in quotation.segments)]
        assert all(end <= segment.start for end, segment in zip(ends, quotation.segments, strict=False))
        assert ends[-1] <= quotation.span.end


@given(TEXTS, st.sampled_from(["”", "“", '"', "«", "(“", "’"]))
def test_a_paragraph_with_a_broken_mark_leaves_the_next_one_alone(text: str, broken: str) -> None:
    damaged = text.replace("\n", " ") + broken
    whole = "\n\nNothing here.\n\nThe mayor said “we will rebuild” and left."
    words = [quotation.span.of(damaged + whole) for quotation in found_in(damaged + whole)]
    assert words[-1:] == ["we will rebuild"]


def test_the_marks_are_told() -> None:
    (quotation,) = found_in("Er sagte „gut“ zu ihr.")
    assert (quotation.open, quotation.close) == ("„", "“")


def test_a_block_quotation_needs_no_marks() -> None:
    text = "The law says this.\nNo person shall pass.\nSo be it."
    start = text.index("No person")
    (quotation,) = found_in(text, blocks=[Block(BlockKind.QUOTATION, Span(start, start + 21))])
    assert (quotation.span.of(text), quotation.form, quotation.open) == (
        "No person shall pass.",
        Form.BLOCK,
        "",
    )


def test_a_block_whose_marks_are_there_is_not_told_twice() -> None:
    text = "The law says this.\n“No person shall pass.”\nSo be it."
    start = text.index("“")
    (quotation,) = found_in(text, blocks=[Block(BlockKind.QUOTATION, Span(start, start + 23))])
    assert quotation.span.of(text) == "No person shall pass."


def test_the_cheap_pairing_finds_the_same_stretches() -> None:
    text = "He said “one ‘two’ three” and “four”."
    assert [text[marked.start : marked.end] for marked in marked_spans(text)] == [
        "one ‘two’ three",
        "two",
        "four",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“" * 3000,
        "said “a” " * 400,
        "—a —b—. " * 2000,
        '"a ' * 3000,
        "‘a’ " * 3000,
        "“a‘b" * 2000,
        "''''" * 3000,
    ],
)
def test_thousands_of_marks_are_read_in_bounded_time(text: str) -> None:
    assert all(quotation.span.end <= len(text) for quotation in found_in(text))
