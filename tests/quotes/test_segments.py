"""Segments are what claims to be the source's own words."""

from __future__ import annotations

import pytest

from corpus.model import Span
from quotes.marking.segments import segments


@pytest.mark.parametrize(
    ("exact", "runs"),
    [
        ("the groups remain close", ["the groups remain close"]),
        ("the network … and the clan remain close", ["the network", "and the clan remain close"]),
        ("the network… and the clan", ["the network", "and the clan"]),
        ("the network ... and the clan", ["the network", "and the clan"]),
        ("the network. . . . Then the clan", ["the network", "Then the clan"]),
        ("the network […] and the clan", ["the network", "and the clan"]),
        ("and [the clan] remain close", ["and", "remain close"]),
        ("for fear of a backlash [ from the rank and file]", ["for fear of a backlash"]),
        ("…they left", ["they left"]),
        ("an open [ bracket is text", ["an open [ bracket is text"]),
        ("…", []),
    ],
)
def test_a_quotation_is_cut_at_ellipses_and_brackets(exact: str, runs: list[str]) -> None:
    text = f"He said “{exact}”."
    span = Span(9, 9 + len(exact))
    assert [run.of(text) for run in segments(text, span)] == runs
