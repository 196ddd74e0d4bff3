"""What articles with the same words say of one another's credits: "he" here, a name there, another there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.crediting.persons import are_different, are_same, person_of
from provenance.model import Apparatus, Trace
from provenance.reports.as_json import from_json, to_json
from provenance.trace import trace

WORDS = "The western pier shall stay open until the last keeper has come home from the delta"
OTHER = "Nobody has ever counted the lamps of the eastern harbour in the winter of the fog"


def traced(folder: Path, **articles: str) -> Trace:
    """Trace articles, one an outlet, without a source."""
    lines = [
        json.dumps({"id": name, "outlet": name.title(), "text": text}) for name, text in articles.items()
    ]
    path = folder / "articles.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return trace([path])


def passage(found: Trace, words: str = WORDS) -> Apparatus:
    return next(one for one in found.apparatus if words[:30] in one.passage.text)


def elsewhere(found: Trace, article: str) -> str:
    return next(each.elsewhere for each in passage(found).witnesses if each.document == article)


NAMED = f"“{WORDS},” Michael Harrow said on Monday."


def test_a_pronoun_that_means_the_name_of_others_is_confirmed(tmp_path: Path) -> None:
    pronoun = f"Michael Harrow spoke to the board on Monday. “{WORDS},” he said."
    found = traced(tmp_path, bell=NAMED, post=pronoun)
    assert elsewhere(found, "post") == "confirmed: “Michael Harrow” (Bell)"


def test_a_surname_that_fits_the_full_name_of_others_is_confirmed(tmp_path: Path) -> None:
    found = traced(tmp_path, bell=NAMED, post=f"“{WORDS},” Harrow said.")
    assert elsewhere(found, "post") == "confirmed: “Michael Harrow” (Bell)"


@pytest.mark.parametrize("credit", ["he said", "the minister said"])
def test_whom_an_article_does_not_name_others_name(tmp_path: Path, credit: str) -> None:
    found = traced(tmp_path, bell=NAMED, post=f"“{WORDS},” {credit}.")
    assert elsewhere(found, "post") == "named elsewhere: “Michael Harrow” (Bell)"


def test_what_others_say_is_not_put_into_the_articles_credit(tmp_path: Path) -> None:
    found = traced(tmp_path, bell=NAMED, post=f"“{WORDS},” he said.")
    (record,) = (each for each in found.quotations if each.document == "post")
    assert record.quotation.attribution is not None
    assert (record.quotation.attribution.speaker, record.quotation.attribution.resolved) == ("he", None)


def test_a_name_guessed_for_a_pronoun_is_doubted_where_others_name_another(tmp_path: Path) -> None:
    pronoun = f"Peter Marsh spoke to the board on Monday. “{WORDS},” he said."
    found = traced(tmp_path, bell=NAMED, post=pronoun)
    assert elsewhere(found, "post") == "in doubt: “Michael Harrow” (Bell)"
    assert not passage(found).conflict


@pytest.mark.parametrize(
    "credit", ["she said", "an official said", "officials said", "the report said", "the ministry said"]
)
def test_a_name_does_not_stand_for_another_sort_of_voice(tmp_path: Path, credit: str) -> None:
    found = traced(tmp_path, bell=NAMED, post=f"“{WORDS},” {credit}.")
    assert elsewhere(found, "post") == ""


def test_where_others_name_two_persons_nobody_is_confirmed(tmp_path: Path) -> None:
    found = traced(
        tmp_path, bell=NAMED, star=f"“{WORDS},” Peter Marsh said.", post=f"“{WORDS},” the minister said."
    )
    assert elsewhere(found, "post") == ""


def test_two_full_names_for_the_same_words_are_a_conflict(tmp_path: Path) -> None:
    found = traced(tmp_path, bell=NAMED, post=f"“{WORDS},” Peter Marsh said.")
    assert passage(found).conflict == "“Michael Harrow” (Bell); “Peter Marsh” (Post)"


def test_a_title_makes_a_person_of_a_name_that_is_not_known(tmp_path: Path) -> None:
    found = traced(tmp_path, bell=NAMED, post=f"Orvala Venn was there. “{WORDS},” Ms Venn said.")
    assert passage(found).conflict == "“Michael Harrow” (Bell); “Orvala Venn” (Post)"


@pytest.mark.parametrize(
    "credit",
    [
        "the report said",
        "the monitoring team said",
        "Mike Harrow said",
        "President Harrow said",
        "the minister said",
        "Peter Marsh told the board, the report said",
    ],
)
def test_voices_that_may_agree_are_no_conflict(tmp_path: Path, credit: str) -> None:
    found = traced(tmp_path, bell=NAMED, post=f"“{WORDS},” {credit}.")
    assert passage(found).conflict == ""


def test_a_document_beside_two_persons_leaves_the_conflict_open(tmp_path: Path) -> None:
    found = traced(
        tmp_path, bell=NAMED, post=f"“{WORDS},” Peter Marsh said.", star=f"“{WORDS},” the report said."
    )
    assert passage(found).conflict == ""


def test_words_with_another_sense_are_not_the_same_words(tmp_path: Path) -> None:
    changed = WORDS.replace("shall stay", "shall never stay")
    found = traced(tmp_path, bell=NAMED, post=f"“{changed},” Peter Marsh said.")
    assert all(not one.conflict for one in found.apparatus)


def test_one_article_alone_has_nobody_to_agree_with(tmp_path: Path) -> None:
    found = traced(
        tmp_path, bell=f"{NAMED} He went on. “{WORDS},” Peter Marsh said.", post=f"“{OTHER},” he said."
    )
    assert all(not one.conflict for one in found.apparatus)


def test_a_saved_trace_keeps_what_articles_say_of_one_another(tmp_path: Path) -> None:
    found = traced(
        tmp_path, bell=NAMED, star=f"“{WORDS},” Peter Marsh said.", post=f"“{WORDS},” Harrow said."
    )
    assert passage(found).conflict
    assert from_json(to_json(found)) == found


@pytest.mark.parametrize(
    ("one", "other", "same", "different"),
    [
        ("Ada Quill", "Quill", True, False),
        ("Secretary of State Ada Quill", "Ms. Quill", True, False),
        ("Ada Quill", "Ben Quill", False, False),
        ("Zorvin Quill", "Peter Marsh", False, False),
        ("Anna Quill", "Peter Marsh", False, True),
        ("Mohammed Omar", "Muhammad Umar", True, False),
        ("Ayman al-Zawahiri", "Zawahiri", True, False),
        ("Donald J. Trump", "President Donald Trump", True, False),
    ],
)
def test_names_are_compared_by_surname_and_first_name(
    one: str, other: str, same: bool, different: bool
) -> None:
    first, second = person_of(one), person_of(other)
    assert first is not None
    assert second is not None
    assert (are_same(first, second), are_different(first, second)) == (same, different)


@pytest.mark.parametrize(
    "phrase",
    [
        "the president",
        "Quill's lawyer",
        "Moscow and President Ada Quill",
        "back Ada Quill",
        "Senators Anna Quill",
        "testimony from Anna Quill",
        "Texas Republican",
        "FBI",
        "& Co",
        "he",
        "",
    ],
)
def test_what_names_no_one_person_is_none(phrase: str) -> None:
    assert person_of(phrase) is None


@given(st.text(st.sampled_from("Aa .'’-,&Éé\n|"), max_size=30))
def test_any_phrase_can_be_asked_for_a_person(phrase: str) -> None:
    person = person_of(phrase)
    assert person is None or person.surname
