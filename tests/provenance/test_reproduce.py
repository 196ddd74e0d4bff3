"""One article searched: what is found, cut at the source's sentences, and what is left alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Span
from provenance.finding.parts import with_brackets
from provenance.finding.reproduce import quotation_id
from tests.provenance.lighthouse import LANTERN, MINUTES, PARAFFIN, REPORT, ROTA, TRAWLERS, Steps, steps


def _parts(one: Steps) -> list[tuple[str, str]]:
    """Return the article's and the source's words of every part."""
    return [
        (part.article.of(one.text), part.source.of(one.sources[finding.text]))
        for finding in one.findings
        for part in finding.parts
    ]


def test_a_quotation_of_two_sentences_has_a_part_in_each() -> None:
    first, second = TRAWLERS.rstrip("."), ROTA.rstrip(".")
    assert _parts(steps(f"“{TRAWLERS} {ROTA}”")) == [(first, first), (second, second)]


def test_an_opening_bracket_in_place_of_words_stays_in_its_sentence() -> None:
    article = f"“[The men] {ROTA.removeprefix('The keepers ')}”, says one report."
    assert _parts(steps(article)) == [
        (f"[The men] {ROTA.removeprefix('The keepers ').rstrip('.')}", ROTA.rstrip(".")),
    ]


@pytest.mark.parametrize("opening", ["[He and the men]", "[The old men]", "Some of the men"])
def test_changed_first_words_never_reach_into_the_sentence_before(opening: str) -> None:
    article = f"“{opening} {ROTA.removeprefix('The keepers ')}”, says one report."
    assert all(source.startswith(("The keepers", "assured")) for _, source in _parts(steps(article)))


@pytest.mark.parametrize("ending", ["[all the men]", "any of them", "it"])
def test_changed_last_words_never_reach_into_the_sentence_after(ending: str) -> None:
    article = f"“{ROTA.removesuffix('their cousins.')}{ending}”, says one report."
    assert all(source.endswith(("cousins", "their", "favour")) for _, source in _parts(steps(article)))


def test_a_contraction_chooses_the_place_with_the_words_that_it_is_short_for() -> None:
    source = f"{TRAWLERS} Please do not go back for the keeper's goat. We will go back for the keeper's goat."
    (found,) = steps("“We'll go back for the keeper's goat,” Holt said.", source).findings
    assert found.source.start >= source.index("We will")


def test_sentences_that_an_ellipsis_joins_have_a_part_each() -> None:
    article = "“Two trawlers ran aground on the Skerrow shoals … The keepers assured the inquiry.”"
    assert [source for _, source in _parts(steps(article))] == [
        "Two trawlers ran aground on the Skerrow shoals",
        "The keepers assured the inquiry",
    ]


def test_a_bracket_that_begins_a_reproduction_belongs_to_it() -> None:
    article = f"“[The] lantern {LANTERN.partition('lantern ')[2]}”"
    assert _parts(steps(article))[0][0].startswith("[The] lantern")


def test_an_article_that_reproduces_nothing_has_no_quotations_to_report() -> None:
    assert steps("“It was a fine day for rowing,” said Anne Oakes.").searched().quotations == ()


def test_an_article_that_names_a_source_has_its_quotations_reported() -> None:
    one = steps("The Skerrow Report is out. “It was a fine day for rowing,” said Anne Oakes.")
    found = one.searched("The Skerrow Report").quotations
    assert [record.text for record in found] == ["It was a fine day for rowing,"]


def test_every_articles_quotations_are_reported_where_asked_for() -> None:
    one = steps("“It was a fine day for rowing,” said Anne Oakes.")
    found = one.searched(all_quotations=True).quotations
    assert [record.text for record in found] == ["It was a fine day for rowing,"]


def test_a_finding_names_the_quotations_that_carry_it() -> None:
    one = steps(f"“It was a fine day,” said Oakes. “{LANTERN}”")
    assert [span.of(one.text) for finding in one.findings for span in finding.marked] == [LANTERN]


def test_the_score_of_the_same_words_is_one() -> None:
    assert [finding.score for finding in steps(f"“{LANTERN}”").findings] == [1.0]


def test_the_score_of_changed_words_is_less() -> None:
    article = f"“{TRAWLERS.replace('saved', 'sunk')}”"
    assert all(0 < finding.score < 1 for finding in steps(article).findings)


def test_the_id_of_a_quotation_is_its_place() -> None:
    assert quotation_id("gull.txt", Span(4, 9)) == "gull.txt@4-9"


@pytest.mark.parametrize(
    ("text", "start", "end", "expected"),
    [
        ("a [former adviser], b", 3, 17, "former adviser"),
        ("a [former adviser], b", 3, 9, "former"),
        ("for fear [of them].", 0, 17, "for fear [of them]"),
        ("for fear (of them).", 0, 17, "for fear (of them)"),
        ("[The] men", 1, 9, "[The] men"),
        ("] men [", 0, 7, "] men ["),
        ("plain", 0, 5, "plain"),
    ],
)
def test_a_bracket_keeps_its_partner(text: str, start: int, end: int, expected: str) -> None:
    assert with_brackets(text, start, end).of(text) == expected


_PIECES = st.sampled_from(
    [
        *(LANTERN, TRAWLERS, ROTA, PARAFFIN, MINUTES, "[the men]", "would honor", "the old rota", "…"),
        *("“", "”", "said he.", "and", "\n\n", "(", "]", "Two trawlers ran ashore", "東京", "\ud800"),
    ]
)


@given(st.lists(_PIECES, max_size=10).map(" ".join))
@settings(max_examples=80)
def test_the_parts_of_a_finding_stand_in_order_on_both_sides(article: str) -> None:
    for finding in steps(article, REPORT, MINUTES).findings:
        for left, right in pairwise(finding.parts):
            assert left.article.end <= right.article.start
            assert left.source.end <= right.source.start
            assert left.sentence < right.sentence


@given(st.lists(_PIECES, max_size=10).map(" ".join))
@settings(max_examples=80)
def test_every_part_lies_in_its_sentence_and_its_article(article: str) -> None:
    one = steps(article, REPORT, MINUTES)
    for finding in one.findings:
        for part in finding.parts:
            assert one.index.sentences.span(part.sentence).contains(part.source)
            assert part.article.end <= len(article)
            assert part.article.of(article).strip()


@given(st.lists(_PIECES, max_size=10).map(" ".join))
@settings(max_examples=80)
def test_a_finding_carries_its_own_words(article: str) -> None:
    for finding in steps(article, REPORT, MINUTES).findings:
        inside = finding.article.shifted(-finding.excerpt_start)
        assert inside.of(finding.excerpt) == finding.article.of(article)
