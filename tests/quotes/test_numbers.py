"""Numbers by value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.words.numbers import number_at, value_of_digits


@pytest.mark.parametrize(
    ("written", "value"),
    [("20", "20"), ("1,200", "1200"), ("1.200.000", "1200000"), ("1 200", "1200"), ("1.50", "1.5"),
     ("21st", "21th"),     ("5bn", "5000000000"), ("2,5", "2.5"), ("007", "7")],
)  # fmt: skip
def test_digits_have_a_value_however_they_are_written(written: str, value: str) -> None:
    assert value_of_digits(written) == value


@pytest.mark.parametrize("written", ["1990s", "3D", "12:30", "", "x", "9" * 60, "²"])
def test_what_is_no_number_has_no_value(written: str) -> None:
    assert value_of_digits(written) is None


@pytest.mark.parametrize(
    ("words", "value", "length"),
    [
        ("twenty men", "20", 1), ("twenty one men", "21", 2), ("two hundred and five men", "205", 4),
        ("one million two hundred thousand", "1200000", 5),
        ("twenty first day", "21th", 2), ("1.5 million crowns", "1500000", 2), ("one twenty", "1", 1),
        ("five and six", "5", 1), ("hundred", "", 0), ("third of all", "3th", 1),
    ],
)  # fmt: skip
def test_words_have_a_value(words: str, value: str, length: int) -> None:
    assert (number_at(words.split(), 0) or ("", 0)) == (value, length)


@given(st.integers(0, 10**15))
def test_separators_do_not_change_a_value(number: int) -> None:
    assert value_of_digits(f"{number:,}") == value_of_digits(str(number)) == str(number)


@given(
    st.lists(
        st.sampled_from(
            ["one", "two", "twenty", "hundred", "thousand", "million", "and", "third", "men", "5", "1.5", "x"]
        ),
        max_size=20,
    )
)
def test_a_number_takes_no_more_words_than_there_are(words: list[str]) -> None:
    read = number_at(words, 0) if words else None
    assert read is None or 1 <= read[1] <= len(words)
