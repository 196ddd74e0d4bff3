"""Findings become passages: which sentences of a source are reproduced, and by whom."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.model import Span
from provenance.grouping.passages import gaps
from provenance.model import Apparatus, Basis, Manner, Trace
from provenance.trace import trace
from tests.provenance.lighthouse import LANTERN, MINUTES, PARAFFIN, REPORT, ROTA, TRAWLERS
from tests.provenance.newsroom import carried, holding, texts_of, traced

AGROUND = "Two trawlers ran aground on the Skerrow shoals"
BONFIRE = "a third was saved by a fisherman with a bonfire"


def _traced(**articles: str) -> Trace:
    return traced(articles, {"report": REPORT, "minutes": MINUTES})


def _only(trace: Trace) -> Apparatus:
    (apparatus,) = trace.apparatus
    return apparatus


def test_a_passage_is_the_whole_sentence_of_which_part_is_quoted() -> None:
    assert texts_of(_traced(gull=f"“{AGROUND}”, it said.")) == [TRAWLERS.rstrip(".")]


def test_a_witness_covers_its_part_of_the_passage() -> None:
    apparatus = _only(_traced(gull=f"“{AGROUND}”, it said."))
    assert [one.covers.of(apparatus.passage.text) for one in apparatus.witnesses] == [AGROUND]


def test_sentences_quoted_together_by_all_are_one_passage() -> None:
    both = f"{TRAWLERS} {ROTA}"
    found = _traced(gull=f"It said “{both}”", tern=f"We read “{both}”")
    assert texts_of(found) == [both.rstrip(".")]


def test_a_sentence_that_all_cut_stands_in_the_passage_and_the_cut_is_a_change() -> None:
    apparatus = _only(_traced(gull=f"It said “{LANTERN} … {ROTA}”", tern=f"We read “{LANTERN} ... {ROTA}”"))
    assert apparatus.passage.text == f"{LANTERN} {TRAWLERS} {ROTA}".rstrip(".")
    cut = [change.before for one in apparatus.variants for change in one.changes]
    assert [words.strip(". ") for words in cut] == [TRAWLERS.strip(".")] * 2


def test_who_cuts_a_sentence_runs_on_over_it() -> None:
    found = _traced(gull=f"It said “{LANTERN} … {ROTA}”", tern=f"We read “{LANTERN} {TRAWLERS}”")
    assert texts_of(found) == [f"{LANTERN} {TRAWLERS} {ROTA}".rstrip(".")]


GULLS = " ".join(f"The keepers counted {number} gulls on the pier that day." for number in range(90))
LONG_REPORT = f"{LANTERN} {TRAWLERS} {GULLS} {ROTA} {PARAFFIN}"


def _told_of(trace: Trace, document: str) -> list[tuple[str, str]]:
    """Return the kinds and notes of an article's changes, passage by passage."""
    variants = (variant for apparatus in trace.apparatus for variant in apparatus.variants)
    carried = (variant for variant in variants if document in {one.document for one in variant.witnesses})
    return [(change.kind, change.note) for variant in carried for change in variant.changes]


def test_a_cut_that_others_quote_is_told_where_the_quotation_breaks_off() -> None:
    found = _traced(
        gull=f"It said “{LANTERN} ... {ROTA}”",
        tern=f"“{TRAWLERS}”",
        crow=f"“{TRAWLERS}”",
        auk=f"“{TRAWLERS}”",
    )
    assert texts_of(found) == [each.rstrip(".") for each in (TRAWLERS, LANTERN, ROTA)]
    ((kind, note),) = _told_of(found, "gull")
    assert kind == "ellipsis"
    assert note.endswith(f"cut between them: “{TRAWLERS[:-1]}”")


@pytest.mark.parametrize(
    ("one", "other", "where"), [(LANTERN, PARAFFIN, "further on"), (PARAFFIN, LANTERN, "further back")]
)
def test_a_quotation_put_together_from_far_apart_is_a_splice(one: str, other: str, where: str) -> None:
    found = traced({"gull": f"It said “{one} … {other}”"}, {"report": LONG_REPORT})
    (note,) = [note for kind, note in _told_of(found, "gull") if kind == "splice"]
    assert note == f"the quotation goes on with words from {where} in the source: “{other[:-1]}”"


def test_two_quotations_from_far_apart_are_no_splice() -> None:
    found = traced({"gull": f"It said “{LANTERN}” “{PARAFFIN}”"}, {"report": LONG_REPORT})
    assert not _told_of(found, "gull")


def test_what_stands_between_two_quotations_is_not_cut_from_either() -> None:
    found = _traced(
        gull=f"It said “{LANTERN}” and then: “{ROTA}”",
        tern=f"“{TRAWLERS}”",
        crow=f"“{TRAWLERS}”",
        auk=f"“{TRAWLERS}”",
    )
    assert not _told_of(found, "gull")


def test_sentences_quoted_apart_are_two_passages() -> None:
    found = _traced(
        gull=f"It said “{TRAWLERS} {ROTA}”", tern=f"“{TRAWLERS}”, we read.", crow=f"We read: “{ROTA}”"
    )
    assert texts_of(found) == [TRAWLERS.rstrip("."), ROTA.rstrip(".")]


def test_one_short_quotation_does_not_part_what_another_article_prints_whole() -> None:
    both = f"{TRAWLERS} {ROTA}"
    found = _traced(gull=f"It said “{both}”", tern=f"“{TRAWLERS}”, we read.")
    assert texts_of(found) == [both.rstrip(".")]


def test_neighbouring_sentences_with_other_witnesses_are_two_passages() -> None:
    found = _traced(gull=f"It said “{TRAWLERS}”", tern=f"We read “{ROTA}”")
    assert texts_of(found) == [TRAWLERS.rstrip("."), ROTA.rstrip(".")]


def test_sentences_of_two_sources_are_never_one_passage() -> None:
    found = _traced(gull=f"It said “{PARAFFIN} {MINUTES}”")
    assert [one.passage.place.document for one in found.apparatus if one.passage.place] == [
        "minutes",
        "report",
    ]


@pytest.mark.parametrize("mark", ["¹", "¹²", "12"])
def test_a_footnote_mark_behind_the_stop_is_no_part_of_the_passage(mark: str) -> None:
    source = f"{TRAWLERS}{mark} {ROTA}"
    assert texts_of(traced({"gull": f"“{TRAWLERS}”"}, {"report": source})) == [TRAWLERS.rstrip(".")]


def test_a_number_or_a_unit_at_the_end_of_a_sentence_is_part_of_the_passage() -> None:
    source = f"{LANTERN} The keepers of Skerrow look after rocks and shoals of no less than 12.5 km². {ROTA}"
    found = traced(
        {"gull": "“The keepers of Skerrow look after rocks and shoals of no less than 12.5 km²”"},
        {"report": source},
    )
    assert texts_of(found)[0].endswith("12.5 km²")


def test_a_passage_stands_where_its_place_says() -> None:
    passage = _only(_traced(gull=f"“{AGROUND}”, it said.")).passage
    assert passage.place is not None
    assert passage.place.span.of(REPORT) == passage.text


def test_a_passage_of_a_source_has_the_sources_words_around_it() -> None:
    passage = _only(_traced(gull=f"“{AGROUND}”, it said.")).passage
    assert passage.basis is Basis.SOURCE
    assert passage.before.endswith("written it down. ")
    assert passage.after.startswith(". The keepers assured")


def test_the_same_words_elsewhere_are_named() -> None:
    found = traced({"gull": f"“{PARAFFIN}”"}, {"report": REPORT, "list": f"Stores. {PARAFFIN}"})
    passage = _only(found).passage
    texts = {"report": REPORT, "list": f"Stores. {PARAFFIN}"}
    assert [place.span.of(texts[place.document]) for place in passage.also] == [PARAFFIN.rstrip(".")]
    assert passage.choice


NIGHT = f"{LANTERN} {TRAWLERS} {ROTA}"


def _elsewhere(**articles: str) -> dict[str, list[str]]:
    """Return, by passage, what stands at its other places, in two sources that share three sentences."""
    sources = {"draft": f"Draft. {NIGHT}", "final": f"{PARAFFIN} {NIGHT} The keepers agreed."}
    return {
        one.passage.text: [place.span.of(sources[place.document]) for place in one.passage.also]
        for one in traced(articles, sources).apparatus
    }


def test_of_a_longer_stretch_elsewhere_a_passage_names_its_own_words() -> None:
    found = _elsewhere(gull=f"It said “{NIGHT}”", tern=f"We read “{TRAWLERS}”", skua=f"Then “{LANTERN}”")
    assert found == {text.rstrip("."): [text.rstrip(".")] for text in (LANTERN, f"{TRAWLERS} {ROTA}")}


def test_a_place_that_one_article_has_more_of_than_another_is_named_once() -> None:
    found = _elsewhere(gull=f"It said “{TRAWLERS}”", tern=f"We read “{AGROUND}” there")
    assert found == {TRAWLERS.rstrip("."): [TRAWLERS.rstrip(".")]}


def test_a_numbered_paragraph_is_cited(tmp_path: Path) -> None:
    paragraphs = (LANTERN, TRAWLERS, ROTA, PARAFFIN)
    numbered = "\n\n".join(f"{n}. {text}" for n, text in enumerate(paragraphs, start=1))
    (tmp_path / "gull.txt").write_text(f"We read: “{ROTA}”", encoding="utf-8")
    (tmp_path / "report.txt").write_text(numbered, encoding="utf-8")
    found = trace([tmp_path / "gull.txt"], [tmp_path / "report.txt"])
    assert _only(found).passage.locator == "para. 3"


def test_each_manner_is_told() -> None:
    found = _traced(
        quoted=f"“{AGROUND}”, it said.",
        partly=f"Two trawlers “ran aground on the Skerrow shoals”, and {BONFIRE}, we read.",
        echo=f"Last night {TRAWLERS}",
    )
    manners = {one.document: one.manner for one in _only(found).witnesses}
    assert manners == {"quoted": Manner.QUOTED, "partly": Manner.PARTLY, "echo": Manner.ECHO}


def test_a_witness_has_the_articles_words_around_it() -> None:
    (witness,) = _only(_traced(gull=f"In May it said “{AGROUND}” and no more.")).witnesses
    assert (witness.before, witness.after) == ("In May it said “", "” and no more.")


def test_a_witness_names_the_quotations_that_carry_it() -> None:
    found = _traced(gull=f"“{AGROUND},” it said, “and {BONFIRE}.”")
    (witness,) = _only(found).witnesses
    words = {record.id: record.text for record in found.quotations}
    assert [words[name] for name in witness.quotations] == [f"{AGROUND},", f"and {BONFIRE}."]


def test_an_article_may_carry_a_passage_twice() -> None:
    found = _traced(gull=f"“{BONFIRE}”, it said. The keepers slept. And: “{AGROUND}”.")
    assert carried(_only(found)) == {"gull": [("quoted", BONFIRE), ("quoted", AGROUND)]}


def test_passages_that_most_outlets_carry_come_first() -> None:
    found = _traced(gull=f"“{LANTERN}” “{ROTA}”", tern=f"It said “{ROTA}”")
    assert texts_of(found)[0] == ROTA.rstrip(".")


def test_an_echo_of_one_article_joins_the_quotation_of_another() -> None:
    found = _traced(gull=f"“{TRAWLERS}”", tern=f"Last night {TRAWLERS}")
    assert carried(holding(found, AGROUND)) == {
        "gull": [("quoted", TRAWLERS.rstrip("."))],
        "tern": [("echo", TRAWLERS.rstrip("."))],
    }


def test_gaps_are_what_no_mark_covers() -> None:
    text = "They “assured” that they “would”."
    marked = [Span(6, 13), Span(26, 31)]
    assert [gap.of(text) for gap in gaps(marked, Span(0, 32))] == ["They “", "” that they “", "”"]
