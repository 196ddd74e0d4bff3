"""Sentences, the units of passages, and the words whose full stop ends none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.words.stops import abbreviations, sentences, sure_abbreviations
from tests.pace import PROPORTIONATE, slowdown


def _split(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("„Der Rat zahlt nicht.“ Die Lotsen gingen.", ["„Der Rat zahlt nicht.“", "Die Lotsen gingen."]),
        ("It is so. Nobody said no.", ["It is so.", "Nobody said no."]),
        ("Is it? It is! Good.", ["Is it?", "It is!", "Good."]),
        ("He said “no.” She left.", ["He said “no.”", "She left."]),
        ("He left. “Good,” she said.", ["He left.", "“Good,” she said."]),
        ("It was dark.³ The keepers slept.", ["It was dark.³", "The keepers slept."]),
        ("It was dark.12 The keepers slept.", ["It was dark.12", "The keepers slept."]),
        ("It was set up in 1998.3 It pays 3.5 crowns.", ["It was set up in 1998.3", "It pays 3.5 crowns."]),
        ("They left.\n• Keepers slept.\n– “We woke.”", ["They left.", "• Keepers slept.", "– “We woke.”"]),
        ("A heading\n\nA sentence", ["A heading", "A sentence"]),
        ("灯台は暗かった。誰も書かなかった。", ["灯台は暗かった。", "誰も書かなかった。"]),
        ("Fanal éteint. Été froid.", ["Fanal éteint.", "Été froid."]),
    ],
)
def test_a_stop_and_a_beginning_part_sentences(text: str, expected: list[str]) -> None:
    assert _split(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Oakes and Dr. Pell met.",
        "J. R. Oakes left for the U.S. Coast.",
        "See para. 36 and pp. 4 and 5.",
        "It fell to 1.5 metres e.g. in May.",
        "The price rose by 3.5 Thaler.",
        "the keepers ... and their cousins",
        "a line\nthat is broken",
    ],
)
def test_a_stop_inside_a_sentence_parts_nothing(text: str) -> None:
    assert _split(text) == [text]


@given(st.one_of(st.text(), st.text("aB .!?…”)\n1。", max_size=80)))
def test_sentences_stand_in_order_and_cover_every_word(text: str) -> None:
    end = 0
    for span in sentences(text):
        assert not text[end : span.start].strip()
        assert span.of(text) == span.of(text).strip() != ""
        end = span.end
    assert not text[end:].strip()


def test_a_text_without_an_end_is_cut_at_its_blanks() -> None:
    pieces = _split("forty-two hands, " * 400)
    assert max(map(len, pieces)) <= 1_500
    assert all(piece.endswith("hands,") for piece in pieces)


_RUNS = {
    "stops": (".", "."),
    "spaced stops": (". ", ". "),
    "line ends": ("\n", "\n"),
    "blanks": (".", " "),
    "closed stops": (".”", ".”"),
    "closing marks": ("!", "”"),
    "no marks": ("a", "a"),
}


@pytest.mark.parametrize(("first", "piece"), _RUNS.values(), ids=_RUNS)
def test_no_run_of_marks_takes_long(first: str, piece: str) -> None:
    assert slowdown(sentences, first + piece * 50_000, first + piece * 200_000) < PROPORTIONATE


def test_an_arabic_question_mark_ends_a_sentence_and_a_paragraphs_number_begins_none() -> None:
    text = "موجز\n\n4 - هل هذا صحيح؟ نعم.\n\n5 - قال آخر."
    assert [span.of(text) for span in sentences(text)][1:4] == ["4 -", "هل هذا صحيح؟", "نعم."]


def test_every_entry_is_lower_case_without_its_own_stop() -> None:
    assert all(word == word.lower().strip(".") and word for word in abbreviations())


def test_words_that_also_end_sentences_are_not_sure() -> None:
    assert sure_abbreviations() < abbreviations()
    assert {"sun", "p.m", "etc"} <= abbreviations() - sure_abbreviations()
