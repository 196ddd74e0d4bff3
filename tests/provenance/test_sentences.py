"""Where the sentences of a source begin, beside labels that say who speaks, or when."""

from __future__ import annotations

import pytest

from provenance.indexing.index import SourceIndex
from provenance.indexing.transcript import transcript_of

HEARING = """\
THE CHAIR: We begin with the lantern.
MS QUILL (Pell): The lantern is older than the island's bank. It was never insured.
THE CHAIR: Who paid for the paraffin?
MS QUILL: The keepers paid for it.
"""


def _sentences(text: str) -> list[str]:
    index = SourceIndex([text])
    numbers = dict.fromkeys(map(index.sentences.at, range(len(index.hashes))))
    return [index.sentences.span(number).of(text) for number in numbers]


def test_a_speaker_s_name_is_no_part_of_what_is_said() -> None:
    assert _sentences(HEARING) == [
        "THE CHAIR:",
        "We begin with the lantern.",
        "MS QUILL (Pell):",
        "The lantern is older than the island's bank.",
        "It was never insured.",
        "THE CHAIR:",
        "Who paid for the paraffin?",
        "MS QUILL:",
        "The keepers paid for it.",
    ]


@pytest.mark.parametrize("label", ["{}.", "{}:", "[00:12:07] {}:", "00:12 {}:"])
def test_questions_and_answers_may_go_by_letters_and_hours(label: str) -> None:
    question, answer = map(label.format, "QA")
    text = f"{question} Where?\n{answer} By the lantern.\n" * 2
    assert [turn.name for turn in transcript_of(text).turns] == ["Q", "A", "Q", "A"]
    assert _sentences(text) == [question, "Where?", answer, "By the lantern."] * 2


@pytest.mark.parametrize("line", ["[2016-06-12 16:43]", "12.06.2016, 16:43", "00:12:07"])
def test_a_line_of_nothing_but_a_date_or_an_hour_is_no_part_of_what_follows(line: str) -> None:
    text = f"{line}\nThe lantern is out.\n\n{line}\nNobody was told."
    assert _sentences(text) == [line, "The lantern is out.", line, "Nobody was told."]


def test_a_number_that_a_wrapped_line_begins_with_stays_in_its_sentence() -> None:
    text = "In the year of the flood they counted\n1,204\nlanterns in all."
    assert _sentences(text) == [text]


def test_a_colon_without_returning_names_makes_no_label() -> None:
    assert _sentences("Note: all is well.\nDate: today.") == ["Note: all is well.", "Date: today."]


@pytest.mark.parametrize("number", ["[12]", "(1)", "(iv)", "b)", "3.2", "12."])
def test_a_number_is_no_part_of_the_sentence_behind_it(number: str) -> None:
    text = f"{number} The lantern is out.\n\n{number} It was out (2) before."
    assert _sentences(text) == [number, "The lantern is out.", number, "It was out (2) before."]


@pytest.mark.parametrize("text", ["20 Member States agreed.", "1.5 crowns were paid.", "(so) it was."])
def test_a_number_that_counts_stays_in_its_sentence(text: str) -> None:
    assert _sentences(text) == [text]


TABLE = """\
Lamps of the coast, by year
Place          1930    1931
Skerrow           4       3
Pell Island      12      11
"""

LIST = """\
The board considers that the greatest dangers to the lights of the coast are:
• a want of oil in the winter, when no boat can reach the outer towers for weeks;
• a keeper who sleeps.
"""

THREAD = """\
@pellkeeper
2/ The lamp on the outer rock has been dark since the autumn, there is no wick in all of the islands 🧵
8:04 AM · Jan 14

@pellkeeper
Stay off the rock.
"""

WRAPPED = """\
The lantern of the outer rock was lit by hand until the winter of the flood, when
Ada Quill, who had kept it for eleven years, was carried to Pell in the board's
Own boat with a broken wrist and a cold.
"""


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (TABLE, TABLE.splitlines()),
        (LIST, [LIST.strip()]),
        (THREAD, [line for line in THREAD.splitlines() if line]),
        (WRAPPED, [WRAPPED.strip()]),
    ],
    ids=["table", "list", "thread", "wrapped"],
)
def test_a_line_that_its_writer_ended_is_a_sentence(text: str, parts: list[str]) -> None:
    assert _sentences(text) == parts
