"""A chained region is laid word for word against its source, as far as that gains."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.finding.chain import weight_of
from provenance.finding.misreadings import alike
from tests.provenance.lighthouse import LANTERN, MINUTES, PARAFFIN, REPORT, ROTA, TRAWLERS, steps


def _paired(article: str, *sources: str) -> list[tuple[str, str]]:
    """Return the paired stretches of the first alignment: the article's words, the source's words."""
    one = steps(article, *sources)
    blocks = one.alignments[0]
    return [
        (one.ours(block.article, block.article_end), one.theirs(block.source, block.source_end))
        for block in blocks
    ]


def _ours(article: str, *sources: str) -> list[str]:
    return [ours for ours, _ in _paired(article, *sources)]


def test_the_same_words_are_one_block() -> None:
    assert _paired(f"“{LANTERN}”") == [(LANTERN.rstrip("."), LANTERN.rstrip("."))]


def test_another_spelling_is_paired() -> None:
    ((ours, theirs),) = _paired(f"“{ROTA.replace('ou', 'o').replace('wold', 'would')}”", ROTA)
    assert "would honor the old rota" in ours
    assert "would honour the old rota" in theirs


def test_a_misspelt_word_is_paired() -> None:
    article = f"“{PARAFFIN.replace('Paraffin', 'Parafin').replace('spring', 'sprlng')}”"
    assert _paired(article) == [(article.strip("“.”"), PARAFFIN.rstrip("."))]


def test_words_that_stand_twice_are_laid_beside_the_rest() -> None:
    said = (
        "everyone gets their fair turn at the wheel, every keeper has a say and every keeper obeys one rota"
    )
    before = "Long ago the parish saw to it that everyone gets a fair turn at the wheel."
    paired = _paired(f"“{said.replace('their', 'a')}”", f"{before} {TRAWLERS} Its aim is that {said}.")
    assert [theirs for _, theirs in paired] == ["everyone gets", said.removeprefix("everyone gets their ")]


def test_another_word_is_left_unpaired() -> None:
    article = f"“{TRAWLERS.replace('saved', 'sunk')}”"
    assert _ours(article) == [
        "Two trawlers ran aground on the Skerrow shoals, and a third was",
        "by a fisherman with a bonfire",
    ]


def test_another_number_is_left_unpaired() -> None:
    source = "The pier was 2018 paces long and rotten to the piles."
    article = f"“{source.replace('2018', '2019')}”"
    assert _ours(article, source) == ["The pier was", "paces long and rotten to the piles"]


@pytest.mark.parametrize(
    ("ours", "theirs"), [("half forgotten", "halfforgotten"), ("halfforgotten", "half-forgotten")]
)
def test_words_that_are_joined_otherwise_are_paired(ours: str, theirs: str) -> None:
    frame = "The {} pier was rotten to the piles."
    found = _ours(f"“{frame.format(ours)}”", frame.format(theirs))
    assert " ".join(found) == frame.format(ours).rstrip(".")


def test_words_that_the_article_leaves_out_part_two_blocks() -> None:
    article = "“Two trawlers ran aground, and a third was saved by a fisherman.”"
    assert _ours(article) == ["Two trawlers ran aground", "and a third was saved by a fisherman"]


def test_an_end_reaches_over_a_changed_word_to_words_that_pay_for_it() -> None:
    article = "“Three trawlers ran aground on the Skerrow shoals, and a fourth was saved by a fisherman.”"
    assert _ours(article)[-1] == "was saved by a fisherman"


def test_an_end_does_not_reach_for_a_stray_common_word() -> None:
    article = "Two trawlers ran aground on the Skerrow shoals when the wind fell, and it was dusk."
    assert _ours(article) == ["Two trawlers ran aground on the Skerrow shoals"]


KEPT = "The keepers have painted every rail, and they have not mended one of them."
PLANTED = "The keepers have planted more gorse along the cliff than their fathers ever pulled up."


def test_words_that_stand_on_both_sides_of_a_cut_go_where_the_ellipsis_shows_it() -> None:
    article = f"“{LANTERN} … {PLANTED}”"
    assert _ours(article, f"{LANTERN} {KEPT} {PLANTED}") == [LANTERN.rstrip("."), PLANTED.rstrip(".")]


def test_words_put_in_are_not_looked_for_in_the_sentence_before() -> None:
    source = (
        "We painted every rail, and we have not mended one of them. We have planted gorse along the cliff."
    )
    assert _paired("“We have not planted gorse along the cliff.”", source) == [
        ("We have", "We have"),
        ("planted gorse along the cliff", "planted gorse along the cliff"),
    ]


def test_no_alignment_reaches_into_the_next_source() -> None:
    first, second = LANTERN, TRAWLERS
    one = steps(f"“{first} {second}”", first, second)
    for blocks in one.alignments:
        assert one.index.text_of(blocks[0].source) == one.index.text_of(blocks[-1].source_end - 1)


_PIECES = st.sampled_from(
    [*REPORT.split(". "), "the", "lantern,", "said he", "of the shoals", MINUTES, "and a", "not", "”", "“"]
)


@given(st.lists(_PIECES, max_size=8).map(" ".join))
@settings(max_examples=60)
def test_blocks_stand_in_order_and_never_overlap(article: str) -> None:
    for blocks in steps(article, REPORT, MINUTES).alignments:
        for left, right in pairwise(blocks):
            assert left.article_end <= right.article
            assert left.source_end <= right.source
            assert (left.article_end, left.source_end) != (right.article, right.source)


def test_an_alignment_never_weighs_less_than_its_chain() -> None:
    one = steps(f"“{TRAWLERS.replace('saved', 'sunk')}”")
    assert weight_of(one.alignments[0], one.index) >= weight_of(one.chains[0], one.index)


@pytest.mark.parametrize(
    ("one", "other"), [("fiction", "flction"), ("seven", "sevn"), ("aground", "agrounded"), ("a", "a")]
)
def test_a_word_and_its_misreading_are_alike(one: str, other: str) -> None:
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("iran", "iraq"), ("2019", "2018"), ("not", "now"), ("may", "will"), ("damage", "harm"), ("", "a")],
)
def test_different_words_are_not_alike(one: str, other: str) -> None:
    assert not alike(one, other)
