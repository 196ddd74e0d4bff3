"""Five published articles traced without a source: what an editor would look for is found.

The articles are not part of this project. They lie in the folder that QUOTE_PROVENANCE_SHARED names, and the
tests skip where it is absent.
"""

from __future__ import annotations

import os
import random
from functools import cache
from pathlib import Path

import pytest

from provenance.model import Apparatus, Manner, Trace, Variant
from provenance.options import Options
from provenance.reports.as_json import to_json
from provenance.trace import trace
from quotes.model import Severity
from tests.provenance.newsroom import documents_of, holding

SEEDS = Path(os.environ.get("QUOTE_PROVENANCE_SHARED", Path(__file__).parents[2] / ".." / "shared")) / "seeds"
DIPLOMAT, HILL, JOURNAL, RFERL, INTELLIGENCE = (
    "000_d9501ba01de10d10.txt",
    "001_10905f9680cb0ff8.txt",
    "002_381072b75bd8fb21.txt",
    "003_db31f368d43dc4d2.txt",
    "004_c395238ed884690e.txt",
)
ALL = (DIPLOMAT, HILL, JOURNAL, RFERL, INTELLIGENCE)

pytestmark = pytest.mark.skipif(
    not (SEEDS / DIPLOMAT).exists(), reason="the seed articles are absent; set QUOTE_PROVENANCE_SHARED"
)


@cache
def _traced(*names: str) -> Trace:
    return trace([SEEDS / name for name in names or ALL], options=Options())


def _variant(apparatus: Apparatus, document: str, words: str = "") -> Variant:
    """Return the variant in which an article carries a passage."""
    (found,) = (
        variant
        for variant in apparatus.variants
        if any(one.document == document and words in one.text for one in variant.witnesses)
    )
    return found


def _kinds(variant: Variant) -> dict[str, str]:
    """Return the kind of each change by the words it puts in place, or else takes away."""
    return {change.after.strip() or change.before.strip(): change.kind for change in variant.changes}


def _quoting(apparatus: Apparatus) -> set[str]:
    return documents_of(one for one in apparatus.witnesses if one.manner is not Manner.ECHO)


def test_the_remaining_close_passage_is_one_and_three_outlets_quote_it() -> None:
    assert _quoting(holding(_traced(), "based on friendship")) == {DIPLOMAT, HILL, RFERL}


def test_the_cut_after_the_network_is_in_the_passage_or_a_change() -> None:
    apparatus = holding(_traced(), "based on friendship")
    texts = [apparatus.passage.text, *(variant.text for variant in apparatus.variants)]
    assert any("…" in text or "..." in text for text in texts)


def test_the_networks_small_letter_is_a_change_of_case() -> None:
    variant = _variant(holding(_traced(), "based on friendship"), RFERL)
    assert "case" in next(kind for words, kind in _kinds(variant).items() if "network" in words.casefold())


def test_an_unbracketed_name_style_and_a_bracketed_one_are_told_apart() -> None:
    apparatus = holding(_traced(), "based on friendship")
    plain = _kinds(_variant(apparatus, HILL, "friendship"))
    bracketed = _kinds(_variant(apparatus, RFERL))
    assert [kind for words, kind in plain.items() if "Qaeda" in words] == ["name-translit"]
    assert next(kind for words, kind in bracketed.items() if "Qaeda" in words).startswith("bracket")


def test_the_headlines_two_words_are_placed_in_that_passage() -> None:
    apparatus = holding(_traced(), "based on friendship")
    assert "remain close" in [one.text for one in apparatus.witnesses if one.document == HILL]


def test_the_regularly_consulted_passage_is_one_and_three_outlets_quote_it() -> None:
    assert _quoting(holding(_traced(), "regularly consulted")) == {DIPLOMAT, HILL, RFERL}


def test_two_fragments_are_placed_by_the_unquoted_words_between_them() -> None:
    apparatus = holding(_traced(), "regularly consulted")
    (witness,) = (one for one in apparatus.witnesses if one.document == RFERL)
    assert witness.manner is Manner.PARTLY
    assert len(witness.quotations) == 2


def test_honour_and_honor_differ_in_spelling_alone() -> None:
    apparatus = holding(_traced(), "regularly consulted")
    kinds = [
        change.kind
        for variant in apparatus.variants
        for change in variant.changes
        if {change.before.strip(), change.after.strip()} == {"honour", "honor"}
    ]
    assert set(kinds) == {"spelling-variety"}


def test_one_pair_of_marks_may_hold_two_passages() -> None:
    first, second = (holding(_traced(), words) for words in ("based on friendship", "regularly consulted"))
    marks = [
        {name for one in apparatus.witnesses if one.document == DIPLOMAT for name in one.quotations}
        for apparatus in (first, second)
    ]
    assert first is not second
    assert marks[0] & marks[1]


def test_the_member_states_passage_is_one_with_its_nested_marks() -> None:
    apparatus = holding(_traced(), "One Member State reported")
    assert _quoting(apparatus) == {DIPLOMAT, HILL}
    assert "‘made any notion" in apparatus.passage.text
    assert apparatus.passage.text.rstrip("’”").endswith("mere fiction")


def test_a_speakers_words_are_one_passage_of_two_outlets() -> None:
    assert _quoting(holding(_traced(), "there is progress, but")) == {HILL, RFERL}


def test_words_left_out_at_the_start_without_a_sign_are_unmarked() -> None:
    apparatus = holding(_traced(), "there is progress, but")
    first = _variant(apparatus, RFERL).changes[0]
    assert (first.before.strip(), first.after) == ("We believe that", "")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((DIPLOMAT, HILL, RFERL), (JOURNAL,)),
        ((DIPLOMAT, HILL, RFERL), (INTELLIGENCE,)),
        ((JOURNAL,), (INTELLIGENCE,)),
    ],
    ids=["2020-05 and 2020-01", "2020-05 and 2021", "2020-01 and 2021"],
)
def test_passages_of_different_reports_are_not_mixed(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    for apparatus in _traced().apparatus:
        assert not (_quoting(apparatus) & set(one) and _quoting(apparatus) & set(other))


def test_two_clauses_of_one_agreement_that_share_wording_stay_apart() -> None:
    prevent = [one for one in _traced().apparatus if "will prevent" in one.passage.text]
    allow = [one for one in _traced().apparatus if "will not allow" in one.passage.text]
    assert prevent
    assert allow
    assert not {one.passage.id for one in prevent} & {one.passage.id for one in allow}


def test_terms_and_titles_are_no_passages() -> None:
    texts = [one.passage.text.casefold() for one in _traced().apparatus]
    assert not any(text in ("intra-afghan", "intra-afghan negotiations") for text in texts)
    assert all(len(text.split()) > 2 for text in texts)


def test_no_change_of_meaning_is_reported_in_what_all_quote() -> None:
    for words in ("based on friendship", "regularly consulted", "One Member State reported"):
        apparatus = holding(_traced(), words)
        quoted = [
            one for one in apparatus.variants if any(w.manner is not Manner.ECHO for w in one.witnesses)
        ]
        assert all(one.severity < Severity.MEANING for one in quoted)


def test_another_order_gives_the_same_trace() -> None:
    expected = to_json(_traced())
    for order in range(3):
        names = list(ALL)
        random.Random(order).shuffle(names)
        assert to_json(_traced(*names)) == expected


def _answers(found: Trace, but: str = "") -> set[frozenset[tuple[str, int, int, str]]]:
    """Return each passage as its witnesses: article, stretch, manner; without one article's."""
    answers = {
        frozenset(
            (one.document, one.span.start, one.span.end, one.manner.value)
            for one in apparatus.witnesses
            if one.document != but
        )
        for apparatus in found.apparatus
    }
    return answers - {frozenset()}


def _quoted(answer: frozenset[tuple[str, int, int, str]]) -> frozenset[tuple[str, int, int, str]]:
    return frozenset(one for one in answer if one[3] == Manner.QUOTED)


@pytest.mark.parametrize("name", ALL)
def test_without_one_article_the_rest_has_the_same_answer(name: str) -> None:
    whole = _answers(_traced(), but=name)
    without = _answers(_traced(*(other for other in ALL if other != name)))
    # what only the missing article quoted whole leaves nothing to find the others' echoes and fragments by
    lost = {answer for answer in whole - without if _quoted(answer)}
    assert lost == set()


@pytest.mark.parametrize("name", ALL)
def test_without_one_article_nothing_new_is_found(name: str) -> None:
    whole = {one for answer in _answers(_traced()) for one in answer}
    without = {
        one for answer in _answers(_traced(*(other for other in ALL if other != name))) for one in answer
    }
    assert without <= whole
