"""What `compare` and `compare_quotation` promise: laws for any two texts, and cases."""

from __future__ import annotations

import tomllib
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Span
from quotes.comparison import compare_quotation
from quotes.kinds import Code, kinds
from quotes.model import Severity
from quotes.wording.changes import OUTSIDE_NOTE, compare, replay
from tests.quotes.change_cases import CASES, Case, cases, found

FILES = ("cosmetic", "style", "marked", "unmarked", "meaning", "mixed", "languages", "newsroom", "negative")
ALL = [case for file in FILES for case in cases(file)]
KNOWN_FAILURES = list(cases("known_failures"))
NEGATIVE = tomllib.loads((CASES / "negative.toml").read_text(encoding="utf-8"))
NEWSROOM = tomllib.loads((CASES / "newsroom.toml").read_text(encoding="utf-8"))

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
        "don’t",
        "do",
        "JHA",
        "Joint",
        "Harbour",
        "Authority",
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=25).map(" ".join))
SENTENCE = "the keepers of the tower asked for a brighter lamp and a boat"
LEFT_OUT = {Code.WORD_DROPPED: Code.WORD_ADDED, Code.WORD_ADDED: Code.WORD_DROPPED}


@given(TEXTS, TEXTS)
@settings(deadline=None, max_examples=300)
def test_replaying_the_changes_on_the_passage_gives_the_variant(passage: str, variant: str) -> None:
    assert replay(passage, compare(passage, variant)) == variant


@given(TEXTS, TEXTS, st.integers(0, 60), st.integers(0, 60))
@settings(deadline=None)
def test_replaying_gives_the_variant_with_words_outside_the_marks(
    passage: str, variant: str, one: int, two: int
) -> None:
    outside = (Span(min(one, two), max(one, two)),)
    assert replay(passage, compare(passage, variant, outside=outside)) == variant


@pytest.mark.parametrize("word", ["percent", "Prozent"])
def test_a_text_may_end_with_the_word_for_per_cent(word: str) -> None:
    assert compare(f"a share of ten {word}", f"a share of ten {word}") == ()


@given(TEXTS)
@settings(deadline=None)
def test_identical_words_have_no_change(text: str) -> None:
    assert compare(text, text) == ()


@given(TEXTS, TEXTS)
@settings(deadline=None)
def test_changes_stand_in_order_and_do_not_overlap(passage: str, variant: str) -> None:
    changes = compare(passage, variant)
    for one, two in pairwise(changes):
        assert one.passage.end <= two.passage.start
        assert one.variant.end <= two.variant.start


@given(TEXTS, TEXTS)
@settings(deadline=None)
def test_severity_depends_on_the_kind_alone(passage: str, variant: str) -> None:
    for change in compare(passage, variant):
        assert change.severity is kinds()[Code(change.kind)].severity


@given(TEXTS, TEXTS)
@settings(deadline=None)
def test_a_quotation_is_compared_at_its_own_offsets(source: str, quotation: str) -> None:
    comparison = compare_quotation(source, quotation)
    for change in comparison.changes:
        assert change.variant.of(quotation) == change.after
        assert change.passage.of(source) == change.before


@pytest.mark.parametrize("place", range(1, 9))
def test_a_word_dropped_is_a_word_added_with_the_sides_swapped(place: int) -> None:
    words = SENTENCE.split()
    shorter = " ".join(words[:place] + words[place + 1 :])
    there, back = compare(SENTENCE, shorter), compare(shorter, SENTENCE)
    assert [change.kind for change in back] == [LEFT_OUT[Code(change.kind)] for change in there]
    assert [change.after.split() for change in back] == [change.before.split() for change in there]


def test_words_outside_the_marks_matter_at_most_as_house_style() -> None:
    variant = "the keepers in no way asked “for a higher wage”"
    change = compare("the keepers asked for a higher wage", variant, outside=(Span(0, 29),))[0]
    assert change.after.strip() == "in no way"
    assert change.severity <= Severity.STYLE
    assert OUTSIDE_NOTE in change.note


@pytest.mark.parametrize(
    ("source", "kinds"),
    [
        ("pay the keepers; publish the accounts and the bills", ["split-by-attribution", "partial-end"]),
        ("pay the keepers and publish the accounts", ["quote-glyph", "quote-glyph"]),
        ("pay the keepers, as the board did, and publish the accounts", ["split-by-attribution"]),
    ],
)
def test_an_and_between_two_quotations_is_the_source_s_own_only_where_it_stands_there(
    source: str, kinds: list[str]
) -> None:
    variant = "pay the keepers” and “publish the accounts"
    outside = (Span(variant.index("”"), variant.index("“") + 1),)
    assert [str(change.kind) for change in compare(source, variant, outside=outside)] == kinds


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_the_changes_are_those_that_an_editor_names(case: Case) -> None:
    comparison = compare_quotation(case.source, case.quotation)
    assert comparison.same_passage
    assert found(comparison.changes) == case.changes


@pytest.mark.parametrize("case", KNOWN_FAILURES, ids=lambda case: case.name)
@pytest.mark.xfail(strict=True, reason="known failure: cure it, then move the case to its own file")
def test_known_failure(case: Case) -> None:
    assert found(compare_quotation(case.source, case.quotation).changes) == case.changes


@pytest.mark.parametrize("text", NEGATIVE["same"])
def test_the_same_words_have_no_change(text: str) -> None:
    assert compare_quotation(text, text).changes == ()


@pytest.mark.parametrize(("source", "quotation"), NEGATIVE["verbatim"])
def test_a_quotation_as_it_stands_in_its_source_has_no_change(source: str, quotation: str) -> None:
    assert compare_quotation(source, quotation).changes == ()


@pytest.mark.parametrize(("source", "quotation"), NEGATIVE["another"])
def test_another_passage_and_a_paraphrase_are_not_found(source: str, quotation: str) -> None:
    comparison = compare_quotation(source, quotation)
    assert not comparison.same_passage
    assert [change.kind for change in comparison.changes] == [Code.NOT_FOUND]


@pytest.mark.parametrize(("source", "quotation"), NEWSROOM["same_passage"])
def test_a_changed_cut_or_misread_quotation_is_still_one(source: str, quotation: str) -> None:
    assert compare_quotation(source, quotation).same_passage


def test_there_are_at_least_300_cases_and_60_negative_ones() -> None:
    negative = len(list(cases("negative"))) + sum(
        len(NEGATIVE[table]) for table in ("same", "verbatim", "another")
    )
    assert len(ALL) + len(KNOWN_FAILURES) >= 300
    assert negative >= 60


def test_every_kind_that_compare_gives_has_cases() -> None:
    seen = {kind for case in ALL for kind, _, _ in case.changes}
    elsewhere = {Code.MISATTRIBUTED, Code.NOT_FOUND, Code.SCARE_OR_TITLE}
    assert {code.value for code in Code} - seen == elsewhere


def test_what_the_source_says_of_its_speaker_elsewhere_does_not_stand_between_two_parts() -> None:
    source = "They wait for a day or two, and then they turn around,” said the pilot Jonas Verrin"
    variant = "They wait for a day or two,” the pilot Verrin said, “and then they turn around"
    outside = (Span(variant.index("”"), variant.index("“") + 1),)
    found = compare(source, variant, outside=outside)
    assert [change.kind for change in found] == ["split-by-attribution", "partial-end"]
