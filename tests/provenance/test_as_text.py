"""The terminal's text: fits its width, reads without colour, obeys nobody's escape sequences."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from provenance.model import Trace
from provenance.reports.as_text import to_text
from provenance.reports.printable import width_of
from tests.provenance.hostile_traces import hostile_trace
from tests.provenance.large_traces import large_trace
from tests.provenance.newsroom import traced
from tests.provenance.traces import small_trace

_PAINT = re.compile(r"\x1b\[[0-9;]*m")


def _plain(trace: Trace, width: int = 80, limit: int | None = None) -> str:
    return to_text(trace, width=width, colour=False, limit=limit)


def test_the_summary_counts_passages_outlets_and_worst_changes() -> None:
    lines = _plain(small_trace()).splitlines()
    assert lines[0] == "3 passages, carried by 6 outlets in 6 articles; 6 articles and 1 source read"
    assert lines[1] == "9 reproductions: 7 quoted, 1 partly quoted, 1 without marks"
    assert lines[2] == "7 variants: 2 meaning, 1 marked, 1 house style, 3 verbatim"


def test_changed_words_are_marked_without_colour() -> None:
    text = " ".join(_plain(small_trace()).split())
    assert "…did not [-honour-]{+honor+} the agreement…" in text
    assert "did[- not-] honour the agreement" in text
    assert "negation: the passage has 'not' here" in text


def test_a_variant_that_begins_deep_in_a_long_passage_is_shown() -> None:
    lamps = " ".join(f"On day {day} the keeper saw to the lamps." for day in range(60))
    last = "The lantern stayed dark for eleven nights and nobody wrote it down."
    told = {"gull": f"It said “{lamps} {last}”", "tern": "It said “nobody wrote it down.”"}
    assert "…nobody wrote it down" in _plain(traced(told, {"report": f"{lamps} {last}"}))


def test_a_note_on_several_changes_is_told_once() -> None:
    report = "The lantern had been dark for eleven nights, the keeper said, and nobody had written that down."
    told = "the lamp had been dark for twelve nights, the keeper said, and “nobody had written that down”"
    text = _plain(traced({"gull": f"We read that {told}."}, {"report": report}))
    assert text.count("outside the quotation marks") == 1


def test_an_echo_is_shown_as_without_marks() -> None:
    assert "Evening Star, 2031-06-03: without marks, via Inter-Press Wire" in _plain(small_trace())


@pytest.mark.parametrize("width", [60, 80, 132, 160])
@pytest.mark.parametrize("make", [small_trace, hostile_trace])
def test_no_line_is_wider_than_the_terminal(make: Callable[[], Trace], width: int) -> None:
    assert max(map(width_of, _plain(make(), width).splitlines())) <= width


def test_nothing_that_a_terminal_obeys_is_printed() -> None:
    text = _plain(hostile_trace())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)
    text.encode("utf-8")


def test_colour_adds_nothing_but_paint() -> None:
    for trace in (small_trace(), hostile_trace()):
        assert _PAINT.sub("", to_text(trace, width=80, colour=True)) == _plain(trace)


def test_a_limit_says_how_much_is_not_shown() -> None:
    text = _plain(large_trace(9, 2, 4), limit=4)
    assert "(5 passages not shown)" in text
    assert "p4" not in text


def test_an_empty_trace_says_so() -> None:
    assert _plain(Trace(fingerprint="f")) == "no passage found; 0 articles and 0 sources read\n"
