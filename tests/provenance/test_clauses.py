"""A clause that an article reports as somebody's is bounded without marks: less of it is needed."""

from __future__ import annotations

import pytest

from provenance.finding.clauses import is_reported_clause
from tests.provenance.lighthouse import ROTA, Steps, steps

ROTA_CLAUSE = "they would honour the old rota"


def _fills(article: str, clause: str) -> bool:
    one = steps(article)
    first = one.words.first_at(article.index(clause))
    end = one.words.first_at(article.index(clause) + len(clause))
    return is_reported_clause(first, end, one.words)


def _found(article: str, *sources: str) -> list[str]:
    one: Steps = steps(article, *sources)
    return [one.ours(found.first, found.end) for found in one.overlaid]


@pytest.mark.parametrize(
    "article",
    [
        "The keepers said they would honour the old rota.",
        "The keepers said that they would honour the old rota.",
        "The keepers added: they would honour the old rota.",
        "According to the head keeper, they would honour the old rota.",
        "It rained.\n\nthey would honour the old rota, the keepers said.",
        "The keepers said they would honour the old rota, officials added.",
    ],
)
def test_it_begins_at_a_cue_or_a_sentence_and_ends_at_the_other(article: str) -> None:
    assert _fills(article, ROTA_CLAUSE)


@pytest.mark.parametrize(
    "article",
    [
        "In May they would honour the old rota.",  # nobody says so
        "The keepers said they would honour the old rota and more.",  # the clause goes on
        "The keepers said in May they would honour the old rota.",  # it began before
        "The keepers met. They said nothing. In May, they would honour the old rota.",
        "It rained.\n\nthey would honour the old rota, the gulls flew.",
    ],
)
def test_it_is_none_where_a_border_or_the_cue_is_missing(article: str) -> None:
    assert not _fills(article, ROTA_CLAUSE)


def test_a_prepositional_phrase_after_a_verb_of_saying_is_no_clause() -> None:
    assert not _fills("She testified under the old rota.", "under the old rota")


def test_short_words_of_the_source_count_where_they_fill_one() -> None:
    assert _found("It rained. According to the keepers, they would honour the old rota.") == [ROTA_CLAUSE]


def test_the_same_words_amid_other_words_do_not() -> None:
    assert _found("It rained. In May they would honour the old rota or the new one.") == []


def test_one_with_a_changed_word_counts_where_the_rest_tells_more() -> None:
    clause = "a third was saved by some fisherman with a bonfire"
    assert _found(f"The report added that {clause}, officials said.") == [clause]


def test_words_said_twice_tell_no_more() -> None:
    source = "In the obstruent group list the obstruent group list begins."
    assert _found("The manual said obstruent group list obstruent group list.", source) == []


def test_a_chance_word_behind_the_clause_does_not_break_its_border() -> None:
    source = f"{ROTA.rstrip('.')} a stone away."
    assert _found("The report said they would honour the old rota. Nor would gulls.", source) == [ROTA_CLAUSE]
