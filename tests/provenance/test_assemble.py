"""With no source at hand, quotations that overlap make a passage, and nothing else joins them."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.assembling.assemble import assemble
from provenance.finding.reproduce import records
from provenance.model import Basis, QuotationRecord, Trace
from quotes.extract import quotations
from tests.provenance.lighthouse import LANTERN, MINUTES, PARAFFIN, ROTA, TRAWLERS, document
from tests.provenance.newsroom import carried, holding, texts_of, traced

AGROUND = "Two trawlers ran aground on the Skerrow shoals"
BONFIRE = "a third was saved by a fisherman with a bonfire"


def _records(*articles: str) -> list[QuotationRecord]:
    made = [document(text, f"{place}.txt") for place, text in enumerate(articles)]
    return [record for article in made for record in records(article, quotations(article))]


def _assembled(*articles: str) -> list[str]:
    return list(assemble(_records(*articles)).texts)


def _traced(**articles: str) -> Trace:
    return traced(articles)


def test_the_same_words_make_one_text() -> None:
    assert _assembled(f"It said “{LANTERN}”", f"We read “{LANTERN}”") == [LANTERN]


def test_a_quotation_inside_a_longer_one_joins_it() -> None:
    assert _assembled(f"“{AGROUND}”, it said.", f"We read: “{TRAWLERS}”") == [TRAWLERS]


def test_quotations_that_overlap_are_put_together() -> None:
    left = f"{LANTERN} {AGROUND}"
    right = f"{AGROUND}, and {BONFIRE}"
    assert _assembled(f"“{left}”, it said.", f"We read: “{right}”.") == [f"{LANTERN} {right}"]


def test_an_overlap_of_a_few_words_joins_nothing() -> None:
    one, other = "Nobody at the pier had written it down", "Written it down had the clerk of Pell"
    assert len(_assembled(f"“{one}”, he said.", f"“{other}”, she said.")) == 2


def test_ends_with_no_more_than_three_words_in_a_row_alike_join_nothing() -> None:
    end = "the harbour clerk then sold her old paddle steamer for paraffin"
    beginning = "the harbour clerk never sold her new paddle steamer against paraffin"
    one = f"Nobody at the pier in Skerrow had known before Easter that {end}"
    other = f"{beginning}, and eleven keepers went home by the morning ferry"
    assert len(_assembled(f"“{one}”, he said.", f"“{other}”, she said.")) == 2


def test_a_stock_phrase_in_the_middle_of_two_sentences_joins_nothing() -> None:
    phrase = "would continue to monitor the situation on the shoals very closely"
    one = f"The harbour inspectors told the mayor that they {phrase}, with three boats and a borrowed lamp"
    other = f"Anne Oakes of the ferry company promised her cousins that she {phrase}, and hung up"
    assert len(_assembled(f"“{one}”, he said.", f"“{other}”, she said.")) == 2


def test_words_that_a_longer_one_begins_twice_with_join_it_where_the_others_are() -> None:
    first = "There are those who tell me that a lamp is a luxury like any other"
    long = f"{first}. I say to them that a lamp is a promise, and you don't sell your own word"
    short = "a lamp is a promise, and you do not sell your own word"
    assert _assembled(f"“{long},” he said.", f"He said “{short}”.") == [f"{long},"]


def test_another_spelling_joins_the_same_text() -> None:
    assert len(_assembled(f"“{ROTA}”", f"“{ROTA.replace('honour', 'honor')}”")) == 1


def test_the_commonest_spelling_is_taken() -> None:
    texts = (f"“{ROTA}”", f"“{ROTA.upper()}”", f"It said “{ROTA}”")
    assert _assembled(*texts) == [ROTA]


def test_a_short_quotation_makes_no_text() -> None:
    assert _assembled("The lamp was “dark”.", "It had “no oil”.") == []


def test_a_nested_quotation_makes_no_text_of_its_own() -> None:
    assert len(_assembled(f"“The report says ‘{LANTERN}’ and no more,” said Oakes.")) == 1


_QUOTED = st.sampled_from(
    [LANTERN, TRAWLERS, ROTA, PARAFFIN, AGROUND, BONFIRE, f"{TRAWLERS} {ROTA}", MINUTES]
)


@given(st.lists(_QUOTED, max_size=6), st.randoms())
@settings(max_examples=40)
def test_the_order_of_the_quotations_changes_nothing(quoted: list[str], random: Random) -> None:
    found = _records(*(f"It said “{text}”" for text in quoted))
    shuffled = list(found)
    random.shuffle(shuffled)
    assert assemble(shuffled) == assemble(found)


@given(st.lists(_QUOTED, max_size=6))
@settings(max_examples=40)
def test_what_is_assembled_holds_every_quotation(quoted: list[str]) -> None:
    texts = _assembled(*(f"It said “{text}”" for text in quoted))
    assert all(any(text in whole for whole in texts) for text in quoted)


def test_an_assembled_passage_says_so_and_has_no_place() -> None:
    passage = holding(_traced(gull=f"“{ROTA}”", tern=f"It said “{ROTA}”"), "old rota").passage
    assert (passage.basis, passage.place, passage.locator) == (Basis.ASSEMBLED, None, None)


def test_the_wording_that_most_agree_with_is_the_passages() -> None:
    other = ROTA.replace("honour the old", "keep to the")
    found = _traced(gull=f"“{ROTA}”", tern=f"It said “{ROTA}”", auk=f"“{other}”")
    assert texts_of(found) == [ROTA.rstrip(".")]


def test_a_wording_without_brackets_is_preferred() -> None:
    bracketed = ROTA.replace("The keepers", "[The men]")
    found = _traced(gull=f"“{bracketed}”", tern=f"It said “{bracketed}”", auk=f"“{ROTA}”")
    assert texts_of(found) == [ROTA.rstrip(".")]


def test_an_unmarked_echo_is_found_in_another_article() -> None:
    found = _traced(gull=f"“{TRAWLERS}”", tern=f"Last night {TRAWLERS}")
    assert carried(holding(found, AGROUND))["tern"] == [("echo", TRAWLERS.rstrip("."))]


def test_a_short_fragment_is_placed_in_the_passage_of_a_longer_quotation() -> None:
    found = _traced(
        gull=f"“{TRAWLERS}”, the harbour inspectors reported.",
        tern="The inspectors reported two trawlers “ran aground” on the Skerrow shoals and more.",
    )
    assert "tern" in carried(holding(found, AGROUND))


def test_two_sentences_that_one_article_joins_and_two_quote_apart_are_two_passages() -> None:
    found = _traced(
        gull=f"It said “{TRAWLERS} {ROTA}”",
        tern=f"“{TRAWLERS}”, we read. “{ROTA}”, it goes on.",
        auk=f"It says “{TRAWLERS}”. Elsewhere: “{ROTA}”",
    )
    assert sorted(texts_of(found)) == sorted((ROTA.rstrip("."), TRAWLERS.rstrip(".")))


def test_passages_of_different_texts_are_not_mixed() -> None:
    found = _traced(gull=f"“{PARAFFIN}”", tern=f"“{MINUTES}”", auk=f"“{PARAFFIN}” “{MINUTES}”")
    assert set(carried(holding(found, "Paraffin"))) == {"gull", "auk"}
    assert set(carried(holding(found, "bandstand"))) == {"tern", "auk"}


def test_a_term_that_many_use_is_no_passage() -> None:
    article = "The “rota” talks went on, and the “intra-island dialogue” was praised by {}."
    assert texts_of(_traced(gull=article.format("Oakes"), tern=article.format("Pell"))) == []
