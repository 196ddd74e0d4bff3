"""Runs of shared words are chained where they stand in the same order on both sides."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.finding.chain import MOST_ARTICLE_GAP_WORDS, Block, Chain
from tests.provenance.lighthouse import LANTERN, MINUTES, REPORT, TRAWLERS, Steps, steps

AGROUND = "two trawlers ran aground on the Skerrow shoals"
BONFIRE = "a third was saved by a fisherman with a bonfire"
TENDER = "the colour had been chosen by his brother-in-law"
FILLER = "The tide was out and gulls walked over the mud. "


def _words(chain: Chain, one: Steps) -> list[str]:
    return [one.ours(block.article, block.article_end) for block in chain]


def _all(article: str, *sources: str) -> list[list[str]]:
    one = steps(article, *sources)
    return [_words(chain, one) for chain in one.chains]


_PIECES = st.sampled_from(
    [AGROUND, BONFIRE, TENDER, LANTERN, TRAWLERS, FILLER, "and", "the", "…", "by a", "had been", "“", "”"]
)
_ARTICLES = st.lists(_PIECES, max_size=9).map(" ".join)


def test_runs_in_the_same_order_make_one_chain() -> None:
    assert _all(f"It says {AGROUND} while, sadly, {BONFIRE}.") == [[AGROUND, BONFIRE]]


def test_runs_in_another_order_make_two() -> None:
    assert _all(f"It says {BONFIRE} after {AGROUND}.") == [[BONFIRE], [AGROUND]]


def test_a_chain_bridges_the_attribution_between_two_halves() -> None:
    article = f"“{AGROUND},” said the second of the reports that were laid before us, “and {BONFIRE}.”"
    assert _all(article) == [[AGROUND, f"and {BONFIRE}"]]


def test_a_chain_bridges_what_an_ellipsis_cut() -> None:
    article = "“The harbour inspectors found that ... nobody had written it down.”"
    assert _all(article) == [["The harbour inspectors found that", "nobody had written it down"]]


def test_no_chain_bridges_a_long_stretch_of_the_article() -> None:
    article = f"“{AGROUND},” he said. {FILLER * MOST_ARTICLE_GAP_WORDS} “{BONFIRE}.”"
    assert sorted(_all(article)) == [[BONFIRE], [AGROUND]]


def test_no_chain_runs_over_two_sources() -> None:
    assert sorted(_all(f"“{AGROUND}. {TENDER}.”", REPORT, MINUTES)) == [[TENDER], [AGROUND]]


def test_chains_of_two_sources_may_lie_over_the_same_words() -> None:
    assert _all(TRAWLERS, REPORT, TRAWLERS) == [[TRAWLERS.rstrip(".")], [TRAWLERS.rstrip(".")]]


def test_a_stock_phrase_alone_makes_no_chain() -> None:
    assert _all("“And that nobody” saw it, he wrote, is what they would have.") == []


def test_the_heaviest_chain_comes_first() -> None:
    assert _all(f"{AGROUND}. {FILLER * 9} {LANTERN}")[0] == [LANTERN.rstrip(".")]


@given(_ARTICLES)
@settings(max_examples=60)
def test_no_run_serves_two_chains(article: str) -> None:
    blocks = [block for chain in steps(article, REPORT, MINUTES).chains for block in chain]
    assert len({(block.article, block.source) for block in blocks}) == len(blocks)


@given(_ARTICLES)
@settings(max_examples=60)
def test_the_blocks_of_a_chain_stand_in_order_on_both_sides(article: str) -> None:
    for chain in steps(article, REPORT, MINUTES).chains:
        for left, right in pairwise(chain):
            assert left.article_end <= right.article
            assert left.source_end <= right.source


@given(_ARTICLES)
@settings(max_examples=60)
def test_the_two_sides_of_a_block_have_the_same_words(article: str) -> None:
    one = steps(article, REPORT, MINUTES)
    for block in (block for chain in one.chains for block in chain):
        assert block.article < block.article_end
        ours = one.words.hashes(block.article, block.article_end)
        assert ours == one.index.canonical_hashes[block.source : block.source_end]


def test_a_block_is_exact_when_both_sides_have_as_many_words() -> None:
    assert Block(0, 2, 5, 7).is_exact
    assert not Block(0, 2, 5, 6).is_exact
