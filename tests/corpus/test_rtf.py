"""RTF files: what becomes text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import DocumentError
from corpus.limits import Limits
from tests.corpus.one_text import problem_of, reading_of
from tests.pace import PROPORTIONATE, slowdown


def test_paragraphs_are_parted_and_marks_are_curly(tmp_path: Path) -> None:
    data = rb"{\rtf1\ansi\ansicpg1252 He said \'93go\'94.\par Al\u8209?Qaida \emdash  and more.\par}"
    assert reading_of(tmp_path / "a.rtf", data).text == "He said “go”.\n\nAl\u2011Qaida — and more."


NOTED = (
    rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset204 A;}}"
    rb"One{\super\chftn{\footnote\pard {\chftn} He said \'93no\'94.}} two."
    rb"{\footnote\ftnalt {\b At} the end.}\par Three{\footnote \f0 \'d2\'e5\'ea\'f1\'f2 \{x\}}.\par}"
)


def test_hidden_and_deleted_words_are_left_out(tmp_path: Path) -> None:
    data = rb"{\rtf1 We {\deleted may }{\b\deleted\x1 {\i not }}shall {\v hide }go.\v hidden\v0  \\v stays.}"
    assert reading_of(tmp_path / "a.rtf", data).text == "We shall go. \\v stays."


def test_notes_stand_after_the_text_and_are_located(tmp_path: Path) -> None:
    reading = reading_of(tmp_path / "a.rtf", NOTED)
    assert reading.text == "One two.\n\nThree.\n\n1 He said “no”.\n\n2 Текст {x}\n\ni At the end."
    assert [(each.label, each.span.of(reading.text)) for each in reading.locators] == [
        ("1", "1 He said “no”."),
        ("2", "2 Текст {x}"),
        ("i", "i At the end."),
    ]


def test_a_note_that_is_not_closed_takes_the_rest(tmp_path: Path) -> None:
    assert reading_of(tmp_path / "a.rtf", rb"{\rtf1 One {\footnote a note} two. {\footnote more").text == (
        "One two.\n\n1 a note\n\n2 more"
    )


def test_title_and_author_come_from_the_information_group(tmp_path: Path) -> None:
    data = rb"{\rtf1\ansi{\info{\title On Tea}{\author A. Auth\'f6r}}Words.\par}"
    assert reading_of(tmp_path / "a.rtf", data).found == {"title": "On Tea", "author": "A. Authör"}


def test_raw_bytes_of_a_picture_are_no_text(tmp_path: Path) -> None:
    data = rb"{\rtf1 Before {\pict\bin9 }}{\\par }after.}"
    assert "after" in reading_of(tmp_path / "a.rtf", data).text


def test_numbered_paragraphs_are_located(tmp_path: Path) -> None:
    data = rb"{\rtf1 1. One came.\par 2. Two came.\par 3. Three came.\par}"
    assert [each.label for each in reading_of(tmp_path / "a.rtf", data).locators] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("data", "slug"),
    [
        (b"Plain words", "unreadable-rtf"),
        (b"{\\rtf1 }", "empty"),
        (b"", "unreadable-rtf"),
        (b"{\\rtf", "empty"),
    ],
)
def test_what_holds_no_text_is_named(tmp_path: Path, data: bytes, slug: str) -> None:
    assert problem_of(tmp_path / "a.rtf", data) == slug


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    assert problem_of(tmp_path / "a.rtf", b"{\\rtf1 words}", Limits(most_bytes=5)) == "too-large"


@pytest.mark.parametrize(
    "piece",
    [b"{", b"}", b"{\\b ", b"\\'93", b"\\u8220?", b"\\par x", b"\\", b"{\\*\\x ", b"{\\v x", b"\\v x"],
)
def test_a_long_run_of_one_thing_takes_no_long_time(tmp_path: Path, piece: bytes) -> None:
    def read(count: int) -> None:
        try:
            reading_of(tmp_path / "a.rtf", b"{\\rtf1 word " + piece * count)
        except DocumentError as error:
            assert error.problem.slug in {"unreadable-rtf", "empty"}  # noqa: PT017 - either outcome is right

    assert slowdown(read, 20_000, 80_000) < PROPORTIONATE


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    try:
        outcome = reading_of(tmp_path_factory.mktemp("noise") / "a.rtf", b"{\\rtf1 " + data).text
    except DocumentError as error:
        outcome = error.problem.slug
    assert outcome
