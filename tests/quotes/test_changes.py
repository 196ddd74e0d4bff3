"""What `compare` promises: its laws for any two texts."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.changes import compare, replay

WORDS = st.sampled_from(
    [
        "the",
        "Taliban",
        "al-Qaida",
        "Al-Qaeda",
        "did",
        "not",
        "honour",
        "honor",
        "20",
        "twenty",
        "per",
        "cent",
        "%",
        "…",
        "...",
        "[sic]",
        "[Al-Qaeda]",
        "(in",
        "Kabul)",
        "“close”",
        "U.S.",
        "United",
        "States",
        "ties,",
        "ties.",
        "said",
        "—",
        "-",
        "and",
        "friendship",
        "may",
        "will",
        "all",
        "some",
        "consult[ed]",
        "[T]he",
        "1,200",
        "了",
        "für",
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=25).map(" ".join))


@given(TEXTS, TEXTS)
@settings(deadline=None, max_examples=300)
def test_replaying_the_changes_on_the_passage_gives_the_variant(passage: str, variant: str) -> None:
    assert replay(passage, compare(passage, variant)) == variant


@given(TEXTS)
@settings(deadline=None)
def test_identical_words_have_no_change(text: str) -> None:
    assert compare(text, text) == ()
