"""The scan passes over what shares nothing, and hands on every run that may tell."""

from __future__ import annotations

import numpy as np
import pytest

from provenance.finding.scan import candidates
from provenance.indexing.index import SourceIndex
from provenance.indexing.shingles import word_table
from tests.provenance.lighthouse import LANTERN, MINUTES, REPORT, TRAWLERS, Steps, steps

ELSEWHERE = "The parade passed the town hall at noon, and most of the crowd went home before the rain began."


def _runs(one: Steps) -> list[tuple[str, str]]:
    """Return the words of each run, as the article and as the source has them."""
    candidate = one.candidate
    if candidate is None:
        return []
    rows = zip(candidate.runs.article, candidate.runs.source, candidate.runs.words, strict=True)
    return [
        (one.ours(ours, ours + count), one.theirs(theirs, theirs + count)) for ours, theirs, count in rows
    ]


def test_an_article_that_shares_nothing_is_passed_over() -> None:
    assert steps(ELSEWHERE).candidate is None


def test_an_article_that_shares_a_stock_phrase_is_passed_over() -> None:
    assert steps(f"{ELSEWHERE} The mayor found that the band had been good.").candidate is None


def test_a_run_is_as_long_as_the_words_agree() -> None:
    article = "He wrote that the lantern had been dark for eleven nights or more."
    assert _runs(steps(article))[0] == (
        "that the lantern had been dark for eleven nights",
        "that the lantern had been dark for eleven nights",
    )


def test_a_run_goes_through_another_spelling() -> None:
    article = "They said they would honor the old rota and would not favor their cousins at sea."
    shared = "they would honor the old rota and would not favor their cousins"
    assert (shared, shared.replace("honor", "honour").replace("favor", "favour")) in _runs(steps(article))


def test_a_short_run_inside_marks_is_worth_a_look() -> None:
    assert steps("The lamp was “for eleven nights”, he said.").candidate is not None


def test_the_same_short_run_without_marks_is_not() -> None:
    assert steps("The lamp was for eleven nights, he said.").candidate is None


def test_a_run_that_ends_at_a_stop_is_worth_a_look() -> None:
    assert steps("What is for the engine is borrowed.").candidate is not None


def test_the_same_run_amid_a_sentence_is_not() -> None:
    assert steps("What is for the engine is borrowed today.").candidate is None


def test_two_weak_runs_side_by_side_are_worth_a_look() -> None:
    article = "He said two trawlers ran ashore on the Skerrow shoals, sadly."
    assert steps(article).candidate is not None


def test_a_run_never_crosses_from_one_article_into_the_next() -> None:
    half = len(LANTERN) // 2
    found = candidates([LANTERN[:half], LANTERN[half:]], SourceIndex([LANTERN]))
    for candidate in found:
        assert max(candidate.runs.article + candidate.runs.words) <= len(candidate.words)


def test_an_articles_runs_do_not_depend_on_its_neighbours() -> None:
    index = SourceIndex([REPORT])
    alone = candidates([LANTERN], index)[0]
    among = {found.text: found for found in candidates([TRAWLERS, LANTERN, ELSEWHERE, LANTERN], index)}
    for place in (1, 3):
        assert np.array_equal(among[place].runs.article, alone.runs.article)
        assert np.array_equal(among[place].runs.source, alone.runs.source)
        assert np.array_equal(among[place].words.starts, alone.words.starts)


def test_each_candidate_is_named_by_its_place_in_the_batch() -> None:
    found = candidates([ELSEWHERE, LANTERN, "", MINUTES, TRAWLERS], SourceIndex([REPORT]))
    assert [candidate.text for candidate in found] == [1, 4]


@pytest.mark.parametrize("text", ["", "’", "\ud800", "a", "“”"], ids=ascii)
def test_a_text_without_words_is_no_candidate(text: str) -> None:
    assert candidates([text], SourceIndex([REPORT])) == []


def test_an_empty_batch_has_no_candidates() -> None:
    assert candidates([], SourceIndex([REPORT])) == []


def test_an_article_that_is_its_source_is_one_run() -> None:
    assert _runs(steps(LANTERN, LANTERN)) == [(LANTERN.rstrip("."), LANTERN.rstrip("."))]


def test_the_words_of_a_candidate_are_counted_in_its_own_text() -> None:
    (candidate,) = candidates([ELSEWHERE, LANTERN], SourceIndex([REPORT]))
    assert np.array_equal(candidate.words.starts, word_table([LANTERN]).starts)
