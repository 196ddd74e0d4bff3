"""Without a source: a story that six outlets carry, and an unrelated one that shares a phrase with it."""

from __future__ import annotations

import pytest

from provenance.model import Trace
from tests.provenance.newsroom import carried, documents_of, holding, texts_of, traced

# What the envoy said of the strait; no outlet has all of it.
FISHERMEN = "The fishermen of both shores have waited eleven winters for a line on the chart"
CHART = "and what they were handed last night was a napkin with a coffee stain"
VIABILITY = "Whoever dredges the shoals without asking them buries the last hope of a two-state solution"
STATEMENT = f"{FISHERMEN}, {CHART}. {VIABILITY}."

STRAIT = {
    "beacon": f"“{FISHERMEN}, {CHART},” the envoy Ada Quill told reporters in Pell. She left by ferry.",
    "courier": f"“{FISHERMEN} … {VIABILITY},” Ada Quill said of the dredging at Skerrow.",
    "dispatch": f"Quill was blunt about the dredging. “{CHART}. {VIABILITY},” she said on the quay.",
    "evening": f"The envoy, Ada Quill, said: “{STATEMENT.replace('last night', 'yesterday')}”",
    "forum": "Dredging at Skerrow must wait, the envoy Ada Quill said, as it “buries the last hope” there.",
    "gazette": "Envoy mocks ‘napkin with a coffee stain’\n\nThe envoy to the strait lost patience on Monday. "
    "“[They] were handed last night … a napkin with a coffee stain,” she said.",
}
SCHOOL = (
    "Our pupils debated a two-state solution in the morning and baked bread with the caretaker after lunch"
)


def _traced(**others: str) -> Trace:
    return traced({**STRAIT, **others})


def _joined_by(found: Trace, article: str) -> list[str]:
    """Return the passages that an article shares with another."""
    return [
        one.passage.text
        for one in found.apparatus
        if article in (documents := documents_of(one.witnesses)) and len(documents) > 1
    ]


def test_six_outlets_fragments_are_one_statement() -> None:
    assert documents_of(holding(_traced(), "buries the last hope").witnesses) == set(STRAIT)


def test_the_fragment_in_a_headline_joins_its_own_article_s_quotation() -> None:
    passage = holding(_traced(), "coffee stain")
    assert "napkin with a coffee stain" in [text for _, text in carried(passage)["gazette"]]


def test_words_cut_from_a_statement_join_it_where_its_article_tells_the_same_story() -> None:
    passage = holding(_traced(), "buries the last hope")
    assert "forum" in documents_of(passage.witnesses)


@pytest.mark.parametrize(
    "article",
    [
        "The council of Osmund voted on aid; the draft endorses the long-sought “two-state solution”.",
        f"“{SCHOOL},” the headmistress of Lower Osmund wrote to the parents.",
    ],
    ids=["as a fragment", "inside a quotation"],
)
def test_a_stock_phrase_joins_no_other_story(article: str) -> None:
    assert _joined_by(_traced(osmund=article), "osmund") == []


@pytest.mark.parametrize(
    ("phrase", "whole"),
    [
        ("make ends meet", "I took a second job at the cannery: nobody can make ends meet on a pilot's wage"),
        (
            "state of emergency",
            "The mayor declared a state of emergency because the reservoir at Pell ran dry",
        ),
        ("no comment", "My lawyer has no comment on the paddle steamer and neither have I or my cousins"),
        ("I told you so", "She rang the harbour master to say I told you so and hung up before he answered"),
        ("do the same thing", "We would do the same thing for any lighthouse keeper who had lost his lamp"),
    ],
)
def test_a_phrase_of_common_words_joins_no_longer_quotation_of_another_story(phrase: str, whole: str) -> None:
    found = traced(
        {
            "gull": f"“{whole},” Oakes said on Monday.",
            "tern": f"In Osmund the bakers spoke of “{phrase}” when flour became dear, Ines Marsh remembers.",
        }
    )
    assert _joined_by(found, "tern") == []


def test_a_slogan_that_two_stories_quote_whole_joins_and_nothing_else_with_it() -> None:
    slogan = "Hands off our winter harbour"
    found = _traced(
        osmund=f"Bakers marched through Osmund with “{slogan}” on their aprons. “{SCHOOL},” read a letter.",
        pell=f"A banner at the quay read “{slogan}”. “{FISHERMEN},” Ada Quill said.",
    )
    assert documents_of(holding(found, slogan).witnesses) == {"osmund", "pell"}
    assert _joined_by(found, "osmund") == [slogan]


def test_a_stock_phrase_that_two_stories_quote_by_itself_is_not_the_longer_quotation_s() -> None:
    fragment = "The draft endorses the long-sought “two-state solution”, the council of {} heard."
    found = _traced(osmund=fragment.format("Osmund"), marsh=fragment.format("Marsh"))
    assert documents_of(holding(found, "buries the last hope").witnesses).isdisjoint({"osmund", "marsh"})
    assert "two-state solution" in texts_of(found)


def test_rare_words_in_a_row_need_nothing_else() -> None:
    found = _traced(osmund="The treasurer of Osmund thought it “a napkin with a coffee stain” all the same.")
    assert "osmund" in documents_of(holding(found, "coffee stain").witnesses)
