"""Without a source: what belongs together makes one passage, and nothing else does."""

from __future__ import annotations

from random import Random

import pytest

from provenance.model import Manner, Trace
from provenance.options import Options
from provenance.reports.as_json import to_json
from quotes.model import Severity
from tests.provenance.lighthouse import LANTERN, PARAFFIN, ROTA, TRAWLERS
from tests.provenance.newsroom import carried, documents_of, holding, texts_of, traced

FERRY = (
    "The ferry company sold its last paddle steamer to a museum in Pell, and the crew were told of it by a "
    "poster on the quay."
)
STORM = (
    "Nobody had expected the storm to tear the gangway loose, since the mooring chains were replaced after "
    "the autumn gales."
)


def _of(found: Trace, *articles: str) -> list[str]:
    """Return the passages that all of some articles carry."""
    return [one.passage.text for one in found.apparatus if set(articles) <= documents_of(one.witnesses)]


def test_two_passages_with_a_stock_phrase_stay_apart() -> None:
    phrase = "at this moment in time we are not in a position to say"
    one = f"The inspectors found eleven lamps broken, but {phrase} who broke them or why"
    other = f"Her cousins may have sold the paddle steamer, but {phrase} what the museum paid"
    found = traced(
        {"gull": f"“{one},” he said.", "tern": f"It said: “{one}.”", "auk": f"“{other},” she said."}
    )
    assert _of(found, "gull", "tern") == [one]
    assert _of(found, "gull", "auk") == []


def test_a_slogan_in_two_statements_does_not_join_them() -> None:
    one = (
        "The harbour dues were halved overnight because the mayor listened. KEEP THE LANTERN BURNING BRIGHT!"
    )
    other = "Tomorrow eleven keepers will march from Pell to the quay. KEEP THE LANTERN BURNING BRIGHT!"
    found = traced({"gull": f"“{one}”", "tern": f"We read: “{one}”", "auk": f"“{other}” they wrote."})
    assert documents_of(holding(found, "harbour dues").witnesses) == {"gull", "tern"}
    assert documents_of(holding(found, "eleven keepers").witnesses) == {"auk"}


def test_overlaps_make_one_text_of_three() -> None:
    found = traced(
        {
            "gull": f"The report said “{LANTERN} {TRAWLERS}”",
            "tern": f"We read: “{TRAWLERS} {ROTA}”",
            "auk": f"“{LANTERN} {TRAWLERS} {ROTA}”, it said.",
        }
    )
    assert documents_of(holding(found, "ran aground").witnesses) == {"gull", "tern", "auk"}


def test_common_phrases_at_the_ends_do_not_chain() -> None:
    link = "and that is what the people of this country want"
    parts = (
        "The lantern was dark for eleven nights",
        "We shall repaint the bandstand before midsummer",
        "Paraffin has never been so dear in Pell",
        "My cousins were drowned on the Skerrow shoals",
    )
    made = [f"{link}. {part}, {link}" for part in parts]
    found = traced({f"paper{place}": f"“{text},” he said." for place, text in enumerate(made)})
    assert all(sum(part in text for part in parts) <= 1 for text in texts_of(found))


def test_a_sentence_is_found_in_the_paragraph_that_another_quotes() -> None:
    paragraph = f"{LANTERN} {TRAWLERS} {ROTA} {PARAFFIN}"
    found = traced(
        {
            "gull": f"The report reads: “{paragraph}”",
            "tern": f"“{TRAWLERS}” it said.",
            "auk": f"It said “{TRAWLERS}” and no more.",
            "skua": f"“{PARAFFIN}” it said.",
        }
    )
    assert documents_of(holding(found, "Two trawlers").witnesses) == {"gull", "tern", "auk"}
    assert documents_of(holding(found, "Paraffin").witnesses) == {"gull", "skua"}


def test_cuts_and_brackets_stay_in_the_passage() -> None:
    found = traced(
        {
            "gull": f"“{TRAWLERS}” it said.",
            "tern": "“Two trawlers ran aground … and a third was saved by a fisherman with a bonfire.”",
            "auk": "“Two trawlers ran aground on the [northern] Skerrow shoals, and a third was saved.”",
            "skua": "“[Two boats] ran aground on the Skerrow shoals, and [one] was saved by a fisherman.”",
        }
    )
    assert _of(found, "gull", "tern", "auk", "skua") == [TRAWLERS.rstrip(".")]


def test_a_bracket_may_hold_the_very_word() -> None:
    found = traced(
        {
            "gull": "“Two trawlers hit the shoals,” he said.",
            "tern": "He said “two trawlers [hit] these shoals”.",
        }
    )
    assert _of(found, "gull", "tern")


def test_a_split_quotation_is_one_text() -> None:
    found = traced(
        {
            "gull": "“We believed that the lantern,” Oakes said, “would burn until the paraffin came.”",
            "tern": "“We believed that the lantern,” said Oakes, “would burn until the paraffin came.”",
        }
    )
    assert [one.passage.text for one in found.apparatus] == [
        "We believed that the lantern, would burn until the paraffin came"
    ]


def test_a_split_quotation_joins_the_whole_one() -> None:
    whole = "We believed that the lantern would burn until the paraffin came"
    found = traced(
        {
            "gull": "“We believed that the lantern,” Oakes said, “would burn until the paraffin came.”",
            "tern": f"“{whole},” said Oakes.",
        }
    )
    assert texts_of(found) == [whole]
    assert documents_of(found.apparatus[0].witnesses) == {"gull", "tern"}


LAMPS = "This is the single darkest lamp room of any harbour in the north"
LAMPS_TOO = "You have all been shown the single darkest lamp room in the whole of Pell and its islands"


def test_a_fragment_of_two_texts_goes_with_what_its_article_quotes() -> None:
    articles = {
        "gull": f"“{LAMPS},” Oakes said.",
        "tern": f"“{LAMPS_TOO},” Pell said.",
        "auk": f"Oakes spoke of the “single darkest lamp room” on Monday. “{LAMPS},” she said.",
        "skua": f"Pell spoke of the “single darkest lamp room” on Friday. “{LAMPS_TOO},” she said.",
    }
    found = traced(articles)
    texts = {
        one.passage.text: [w.document for w in one.witnesses if w.text == "single darkest lamp room"]
        for one in found.apparatus
    }
    assert texts == {LAMPS: ["auk"], LAMPS_TOO: ["skua"]}


def test_a_fragment_of_two_texts_stays_alone_where_nothing_tells() -> None:
    found = traced(
        {
            "gull": f"“{LAMPS},” Oakes said.",
            "tern": f"“{LAMPS_TOO},” Pell said.",
            "auk": "Both had been to see the “single darkest lamp room”, by bus.",
        }
    )
    assert documents_of(holding(found, "any harbour").witnesses) == {"gull"}
    assert documents_of(holding(found, "shown the").witnesses) == {"tern"}


PAINT = (
    "Since Monday eleven volunteers from the quay have helped to paint the lighthouse white in spite of rain"
)


def test_a_slogan_that_many_quote_alone_does_not_join_the_one_statement_that_has_it() -> None:
    slogans = {
        "tern": "The marchers' banners said “paint the lighthouse white” in both languages.",
        "auk": "He won the council seat with “paint the lighthouse white”.",
        "skua": "Nothing came of “paint the lighthouse white”, the treasurer admitted.",
    }
    found = traced({"gull": f"“{PAINT},” Oakes said.", **slogans})
    assert documents_of(holding(found, "eleven volunteers").witnesses) == {"gull"}


def test_a_slogan_joins_the_statement_that_the_words_around_it_support() -> None:
    slogans = {
        "tern": "The marchers' banners said “paint the lighthouse white” in both languages.",
        "auk": "He won the council seat with “paint the lighthouse white”.",
        "skua": "On the quay, volunteers will “paint the lighthouse white” in spite of the rain.",
    }
    found = traced({"gull": f"“{PAINT},” Oakes said.", **slogans})
    assert documents_of(holding(found, "eleven volunteers").witnesses) == {"gull", "skua"}


def test_two_languages_make_two_passages() -> None:
    german = "Zwei Kutter liefen vor Skerrow auf Grund, ein dritter wurde von einem Fischer gerettet."
    found = traced(
        {
            "gull": f"“{TRAWLERS}”",
            "tern": f"We read “{TRAWLERS}”",
            "moewe": f"„{german}“ steht im Bericht.",
            "alk": f"Im Bericht heißt es: „{german}“",
        }
    )
    assert sorted(texts_of(found)) == sorted((TRAWLERS.rstrip("."), german.rstrip(".")))


def test_spellings_of_a_short_quotation_are_one_passage() -> None:
    found = traced(
        {
            "gull": "“organise the labour programme” was the order, “honour it” the next.",
            "tern": "It said to “organize the labor program” at once.",
        }
    )
    assert len(_of(found, "gull", "tern")) == 1


def test_a_left_out_not_stays_in_the_passage_and_is_noted() -> None:
    found = traced(
        {
            "gull": f"“{ROTA}” it said.",
            "tern": f"We read: “{ROTA}”",
            "auk": f"“{ROTA.replace('would not favour', 'would favour')}” it said.",
        }
    )
    apparatus = holding(found, "old rota")
    worst = {one.witnesses[0].document: one.severity for one in apparatus.variants}
    assert worst["auk"] is Severity.MEANING
    assert len(found.apparatus) == 1


def test_an_agency_report_with_two_hundred_copies_is_one_passage() -> None:
    text = f"The inquiry reported on Monday. “{LANTERN}” The mayor was away."
    articles = {f"paper{number:03}": text for number in range(200)}
    found = traced(articles)
    assert texts_of(found) == [LANTERN.rstrip(".")]
    assert len(documents_of(found.apparatus[0].witnesses)) == 200


def test_a_wording_that_one_garbled_is_not_the_passages() -> None:
    garbled = FERRY.replace("paddle steamer", "pedal streamer").replace("museum", "mausoleum")
    found = traced({"gull": f"“{garbled}”", "tern": f"“{FERRY}” it said.", "auk": f"We read “{FERRY}”"})
    assert texts_of(found) == [FERRY.rstrip(".")]


def _articles(random: Random) -> dict[str, str]:
    """Return thirty articles that quote five sentences whole, in part, joined, changed."""
    pool = (LANTERN, TRAWLERS, ROTA, FERRY, STORM)
    articles = {}
    for number in range(30):
        one, other = random.sample(pool, 2)
        words = one.rstrip(".").split()
        cut = " ".join(words[random.randrange(4) : len(words) - random.randrange(6)])
        bracketed = " ".join([*words[:5], f"[{words[5]}]", *words[6:]])
        quoted = random.choice([one, cut, bracketed, f"{one} {other}", one.upper()])
        articles[f"paper{number:02}"] = f"Day {number} began badly. “{quoted}” So it said. {other}"
    return articles


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_articles_changes_nothing(seed: int) -> None:
    random = Random(seed)
    articles = _articles(random)
    shuffled = dict(random.sample(list(articles.items()), len(articles)))
    assert to_json(traced(shuffled)) == to_json(traced(articles))


@pytest.mark.parametrize("seed", range(3))
def test_every_sentence_of_thirty_articles_is_one_passage(seed: int) -> None:
    texts = texts_of(traced(_articles(Random(seed))))
    for sentence in (LANTERN, TRAWLERS, ROTA, FERRY, STORM):
        middle = " ".join(sentence.split()[6:10]).casefold()
        assert sum(middle in text.casefold() for text in texts) == 1


def test_any_number_of_processes_gives_the_same_trace() -> None:
    articles = _articles(Random(5))
    one, two = (traced(articles, options=Options(processes=count)) for count in (1, 2))
    assert to_json(one) == to_json(two)


def test_an_echo_alone_makes_no_passage() -> None:
    found = traced({"gull": f"The clerk read it out: {TRAWLERS}", "tern": f"Last night {TRAWLERS}"})
    assert all(one.manner is not Manner.ECHO for each in found.apparatus for one in each.witnesses)
    assert carried(found.apparatus[0]) if found.apparatus else texts_of(found) == []
