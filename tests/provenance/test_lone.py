"""A quotation that is a text by itself makes the passage that searching for it would make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.finding.findings import ArticleFindings
from provenance.indexing.index import SourceIndex
from provenance.model import Manner, Trace
from tests.provenance.lighthouse import LANTERN, MINUTES, PARAFFIN, ROTA, TRAWLERS
from tests.provenance.newsroom import carried, documents_of, holding, texts_of, traced

FOG = "The fog came in before supper and stayed [in the harbour] until the bells of Pell rang for Sunday"


def _searched(articles: Mapping[str, str], monkeypatch: pytest.MonkeyPatch) -> Trace:
    """Trace articles as if no quotation were a text by itself."""

    def nothing_lone(
        _articles: Sequence[ArticleFindings], _assembled: object, _index: SourceIndex
    ) -> dict[str, int]:
        return {}

    with monkeypatch.context() as patch:
        patch.setattr("provenance.assembling.lone._own_texts", nothing_lone)
        return traced(articles)


def _said(*sentences: str) -> str:
    return " ".join(f"The clerk was asked again. “{each}” he said." for each in sentences)


_ARTICLES = st.dictionaries(
    st.sampled_from(("gull", "tern", "auk", "skua")),
    st.lists(
        st.sampled_from(
            (
                _said(LANTERN),
                _said(f"{TRAWLERS} {ROTA}"),
                _said(PARAFFIN[:40]),
                _said(FOG),
                MINUTES,
                TRAWLERS,
                "“The Ferry Company of Pell and Skerrow” was sold.",
                "He “did not know” it.",
            )
        ),
        min_size=1,
        max_size=4,
    ).map(" ".join),
    min_size=1,
)


@settings(deadline=None, max_examples=60)
@given(_ARTICLES)
def test_nothing_is_found_but_what_a_search_finds(articles: dict[str, str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        assert traced(articles) == _searched(articles, patch)


def test_a_quotation_that_nobody_else_has_is_a_passage() -> None:
    found = traced({"gull": f"It was late. “{LANTERN}” he said.", "tern": f"“{PARAFFIN}” she said."})
    assert sorted(texts_of(found)) == sorted(text.rstrip(".") for text in (LANTERN, PARAFFIN))
    assert {witness.score for one in found.apparatus for witness in one.witnesses} == {1.0}


def test_an_echo_elsewhere_joins_the_only_quotation() -> None:
    found = traced({"gull": f"It was late. “{LANTERN}” he said.", "tern": f"In Pell it was known: {LANTERN}"})
    assert documents_of(holding(found, "dark").witnesses) == {"gull", "tern"}


def test_an_echo_in_the_same_article_joins_it_too() -> None:
    found = traced({"gull": f"{LANTERN} So the clerk wrote. “{LANTERN}” he said."})
    manners = [manner for manner, _ in carried(holding(found, "dark"))["gull"]]
    assert manners == [Manner.ECHO.value, Manner.QUOTED.value]


def test_a_bracket_with_a_stop_in_it_keeps_both_its_sides() -> None:
    text = "[The Hon.] Anne Oakes of the ferry company promised her cousins three steamers (and a pier)"
    found = traced({"gull": f"It was late. “{text}.” he said."})
    assert texts_of(found) == [text]


def test_a_quotation_that_stands_in_doubt_is_no_text_by_itself() -> None:
    slogan = "KEEP THE LANTERN BURNING BRIGHT"
    articles = {
        "gull": f"“The harbour dues were halved because the mayor listened. {slogan}!” he said.",
        "tern": f"“Tomorrow eleven keepers will march from Pell to the quay. {slogan}!” she said.",
        "auk": f"“{slogan}!” they wrote.",
    }
    with pytest.MonkeyPatch.context() as patch:
        assert traced(articles) == _searched(articles, patch)
