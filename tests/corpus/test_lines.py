"""Lines and columns, as editors count them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.lines import Lines, Position, first_line

TEXTS = st.text(st.sampled_from("ab\n 🐐é"), max_size=40)


@given(text=TEXTS, first=st.integers(1, 9))
def test_a_position_leads_back_to_its_offset(text: str, first: int) -> None:
    lines = Lines.of(text, first)
    split = text.split("\n")
    for offset in range(len(text) + 1):
        place = lines.position(offset)
        before = split[: place.line - first]
        assert sum(map(len, before)) + len(before) + place.column - 1 == offset
        assert place.column <= len(split[place.line - first]) + 1


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"It rained.", 1),
        (b"---\ntitle: x\n---\n\nIt rained.", 5),
        (b"---\r\ntitle: x\r\n---\r\nIt rained.", 4),
        (b"\xef\xbb\xbfIt rained.", 1),
        (b"It rained. It poured.", 1),
        (b"PK\x03\x04\0\0\0\0\0\0", 1),
        (b"", 1),
    ],
)
def test_a_text_begins_behind_what_the_reader_took_off(data: bytes, line: int) -> None:
    assert first_line("It rained.", data) == line


def test_a_line_end_belongs_to_the_line_that_it_ends() -> None:
    assert Lines.of("a\nb").position(1) == Position(1, 2)
