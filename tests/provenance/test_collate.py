"""Witnesses of a passage grouped by their wording, each wording with its changes."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UsageError
from corpus.model import Span
from provenance.engine import spread
from provenance.grouping.collate import Draft, Rules, collate, covered, identify, verbatim
from provenance.model import Apparatus, Basis, Manner, Passage, Witness
from provenance.options import Options
from quotes.model import Severity
from quotes.wording.changes import replay
from tests.provenance.lighthouse import ROTA

PASSAGE = Passage(id="p-1", basis=Basis.SOURCE, text=ROTA.rstrip("."))
RULES = Rules(Options())


def _draft(document: str, text: str, *outside: Span, manner: Manner = Manner.QUOTED) -> Draft:
    start = max(0, PASSAGE.text.find(text))
    end = start + len(text) if text in PASSAGE.text else len(PASSAGE.text)
    witness = Witness(
        document=document,
        span=Span(10, 10 + len(text)),
        covers=Span(start, end),
        manner=manner,
        quotations=(),
        score=1.0,
        text=text,
    )
    return Draft(witness, outside)


def _collated(*drafts: Draft) -> Apparatus:
    return collate(PASSAGE, drafts, RULES)


def _documents(apparatus: Apparatus) -> list[list[str]]:
    return [[witness.document for witness in variant.witnesses] for variant in apparatus.variants]


def test_the_same_words_are_one_variant() -> None:
    assert _documents(_collated(_draft("gull", ROTA), _draft("tern", ROTA))) == [["gull", "tern"]]


def test_one_witness_with_the_very_words_needs_no_comparison() -> None:
    draft = _draft("gull", PASSAGE.text)
    assert verbatim(PASSAGE, draft.witness) == _collated(draft)


def test_other_words_are_another_variant() -> None:
    other = ROTA.replace("honour", "honor")
    apparatus = _collated(_draft("gull", ROTA), _draft("tern", other))
    assert sorted(_documents(apparatus)) == [["gull"], ["tern"]]


def test_the_most_carried_variant_comes_first() -> None:
    other = ROTA.replace("honour", "honor")
    apparatus = _collated(_draft("auk", other), _draft("gull", ROTA), _draft("tern", ROTA))
    assert _documents(apparatus) == [["gull", "tern"], ["auk"]]


def test_a_quoted_variant_comes_before_an_echo() -> None:
    echo = _draft("auk", "They would do it", manner=Manner.ECHO)
    assert _documents(_collated(echo, _draft("gull", ROTA))) == [["gull"], ["auk"]]


def test_the_same_passage_word_for_word_has_no_changes() -> None:
    (variant,) = _collated(_draft("gull", PASSAGE.text)).variants
    assert (variant.changes, variant.severity) == ((), Severity.NONE)


def test_a_change_is_named_with_the_words_before_and_after() -> None:
    (variant,) = _collated(_draft("gull", PASSAGE.text.replace("honour", "honor"))).variants
    assert [(one.kind, one.before, one.after) for one in variant.changes] == [
        ("spelling-variety", "honour", "honor"),
    ]


def test_a_variant_is_as_severe_as_its_worst_change() -> None:
    text = PASSAGE.text.replace("honour", "honor").replace("not ", "")
    (variant,) = _collated(_draft("gull", text)).variants
    assert variant.severity == max(one.severity for one in variant.changes) == Severity.MEANING


def test_words_outside_the_marks_make_a_variant_of_their_own() -> None:
    inside, outside = _draft("gull", PASSAGE.text), _draft("tern", PASSAGE.text, Span(0, 3))
    assert len(_collated(inside, outside).variants) == 2


def test_a_part_covers_what_it_reproduces() -> None:
    part = "would honour the old rota"
    (variant,) = _collated(_draft("gull", part)).variants
    assert [one.covers.of(PASSAGE.text) for one in variant.witnesses] == [part]


def test_without_changes_all_is_covered() -> None:
    assert covered("a b c", ()) == Span(0, 5)


@given(st.permutations(range(5)))
@settings(max_examples=20)
def test_the_order_of_the_witnesses_changes_nothing(order: list[int]) -> None:
    drafts = [
        _draft("auk", ROTA),
        _draft("gull", ROTA.replace("honour", "honor")),
        _draft("tern", ROTA),
        _draft("crow", "The keepers assured the inquiry"),
        _draft("kite", ROTA, Span(0, 11)),
    ]
    assert _collated(*(drafts[place] for place in order)) == _collated(*drafts)


_VARIANTS = st.lists(st.sampled_from([*ROTA.split(), "not", "…", "[sic]", "honor", "“"]), max_size=14)


@given(_VARIANTS)
@settings(max_examples=80)
def test_the_changes_turn_the_passage_into_the_variant_letter_for_letter(words: list[str]) -> None:
    (variant,) = _collated(_draft("gull", " ".join(words))).variants
    assert replay(PASSAGE.text, variant.changes) == variant.text == " ".join(words)


def test_ids_depend_on_the_facts_alone() -> None:
    assert identify("p", "report", 1, 2) == identify("p", "report", 1, 2) != identify("p", "report", 1, 3)


@pytest.mark.parametrize("text", ["\ud800", "\x00", "”"], ids=ascii)
def test_ids_can_be_made_of_any_text(text: str) -> None:
    assert identify("p", text).isascii()


def test_a_profile_that_is_not_there_is_the_users_error() -> None:
    with pytest.raises(UsageError):
        Rules(Options(profile="nowhere"))


def test_names_that_a_user_gives_count_as_styles_of_one_name(tmp_path: Path) -> None:
    table = tmp_path / "names.toml"
    table.write_text('[[group]]\nsets = [["Skerrow", "Great Shoal"]]\nacross = "name-alias"\n')
    passage = Passage(id="p-1", basis=Basis.SOURCE, text="A boat ran aground on Skerrow at dusk")
    draft = _draft("gull", "A boat ran aground on Great Shoal at dusk")
    (variant,) = collate(passage, [draft], Rules(Options(aliases=str(table)))).variants
    assert [(one.kind, one.before, one.after) for one in variant.changes] == [
        ("name-translit", "Skerrow", "Great Shoal"),
    ]


def test_names_that_cannot_be_read_are_the_users_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"names\.toml"):
        Rules(Options(aliases=str(tmp_path / "names.toml")))


def test_words_that_stand_twice_are_compared_where_the_engine_laid_them() -> None:
    passage = replace(
        PASSAGE, text="They kept the rota. Then the storm came, and they kept the rota all winter."
    )
    place = passage.text.rindex("they kept the rota")
    draft = _draft("gull", "they kept the rota")
    witness = replace(draft.witness, covers=Span(place, place + len("they kept the rota")))
    (variant,) = collate(passage, [Draft(witness, ())], RULES).variants
    assert [one.covers.start for one in variant.witnesses] == [place]
    assert replay(passage.text, variant.changes) == variant.text


def test_wordings_compared_ahead_by_several_processes_give_the_same_apparatus() -> None:
    drafts = [_draft(f"herald-{number}", f"{PASSAGE.text} {number}") for number in range(450)]
    ahead = Rules(Options())
    ahead.compare_ahead([(PASSAGE, drafts)], partial(spread, processes=2))
    assert collate(PASSAGE, drafts, ahead) == collate(PASSAGE, drafts, RULES)


def test_a_wording_is_two_variants_where_one_article_says_beside_it_what_it_leaves_out() -> None:
    passage = replace(PASSAGE, text="Nobody was left on the island after the storm")
    said, unsaid = _draft("gull", "was left on the island"), _draft("tern", "was left on the island")
    said = replace(said, witness=replace(said.witness, before="It said that nobody "))
    unsaid = replace(unsaid, witness=replace(unsaid.witness, before="A hundred people, it said, "))
    variants = collate(passage, [said, unsaid], RULES).variants
    severities = {one.witnesses[0].document: one.severity for one in variants}
    assert severities == {"gull": Severity.NONE, "tern": Severity.MEANING}
    assert variants[0].id != variants[1].id
