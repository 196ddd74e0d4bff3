"""Subtitles: what is said, without numbers, times and tags, by whom where the file says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.one_text import problem_of, reading_of


def cues(*texts: str, mark: str = ",") -> str:
    return "".join(
        f"{n}\r\n00:00:0{n}{mark}000 --> 00:00:0{n}{mark}900 position:0%\r\n{text}\r\n\r\n"
        for n, text in enumerate(texts, 1)
    )


def said(folder: Path, name: str, text: str) -> str:
    return reading_of(folder / name, text.encode()).text


@pytest.mark.parametrize(("name", "head", "mark"), [("a.srt", "", ","), ("a.vtt", "WEBVTT\n\n", ".")])
def test_cues_run_on_as_one_text(tmp_path: Path, name: str, head: str, mark: str) -> None:
    text = cues("The council <i>voted</i>", "to close &amp; test\r\nthe bridge.", mark=mark)
    assert said(tmp_path, name, head + text) == "The council voted to close & test the bridge."


def test_notes_and_styles_are_left_out(tmp_path: Path) -> None:
    text = (
        "WEBVTT\nKind: captions\n\nNOTE by hand\n\nSTYLE\n::cue {}\n\n00:01.000 --> 00:02.000\nIt rained.\n"
    )
    assert said(tmp_path, "a.vtt", text) == "It rained."


def test_each_turn_is_a_paragraph(tmp_path: Path) -> None:
    assert said(tmp_path, "a.srt", cues("- Is it shut?\n- Not yet.", ">> Thank you.")) == (
        "Is it shut?\n\nNot yet.\n\nThank you."
    )


def test_a_speaker_stands_before_the_words_until_another_speaks(tmp_path: Path) -> None:
    text = cues("<v Alma Ruiz>We will not", "<v Alma Ruiz>reopen it.", "<v.loud Tom Okoro>Why?")
    assert said(tmp_path, "a.vtt", text) == "Alma Ruiz: We will not reopen it.\n\nTom Okoro: Why?"


def test_a_line_that_rolls_up_the_screen_is_said_once(tmp_path: Path) -> None:
    assert said(tmp_path, "a.srt", cues("it rained", "it rained\nand it snowed", "and it snowed")) == (
        "it rained and it snowed"
    )


def test_a_long_paragraph_ends_with_a_sentence(tmp_path: Path) -> None:
    long = "It rained on and on and on for the whole of the day. " * 10
    assert said(tmp_path, "a.srt", cues(long, "Then it stopped", "for good.")).split("\n\n") == [
        long.strip(),
        "Then it stopped for good.",
    ]


def test_a_file_without_cues_is_a_problem(tmp_path: Path) -> None:
    assert problem_of(tmp_path / "a.srt", b"It rained.") == "no-text"
