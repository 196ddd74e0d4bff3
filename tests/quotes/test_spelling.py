"""Spelling varieties: pairs that are one word, pairs that are not, and the way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.words.spelling import _table, canonical, varieties

PAIRS = [
    "honour/honor",
    "organise/organize",
    "organisation/organization",
    "analyse/analyze",
    "catalogue/catalog",
    "centre/center",
    "centred/centered",
    "kilometres/kilometers",
    "defence/defense",
    "licence/license",
    "practise/practice",
    "travelled/traveled",
    "cancelling/canceling",
    "fulfil/fulfill",
    "enrolment/enrollment",
    "skilful/skillful",
    "focussed/focused",
    "judgement/judgment",
    "likeable/likable",
    "anaemia/anemia",
    "paediatric/pediatric",
    "foetus/fetus",
    "oestrogen/estrogen",
    "mould/mold",
    "plough/plow",
    "grey/gray",
    "sulphur/sulfur",
    "sceptical/skeptical",
    "programme/program",
    "enquiry/inquiry",
    "towards/toward",
    "connexion/connection",
    "jewellery/jewelry",
    "aluminium/aluminum",
    "axe/ax",
    "storeys/stories",
    "learnt/learned",
    "cheque/check",
    "tyre/tire",
    "adviser/advisor",
    "manoeuvre/maneuver",
    "manoeuvring/maneuvering",
    "theatre/theater",
    "labourers/laborers",
    "neighbouring/neighboring",
    "colourful/colorful",
    "favourite/favorite",
    "behavioural/behavioral",
    "radicalisation/radicalization",
    "demobilised/demobilized",
    "dialled/dialed",
    "fuelled/fueled",
    "sabotage/sabotage",
    "misspelt/misspelled",
    "epaulettes/epaulets",
    "goitre/goiter",
    "behoves/behooves",
    "disembowelled/disemboweled",
]
OTHERS = [
    "scored/scoured",
    "filling/filing",
    "award/reward",
    "award/awards",
    "heroes/heres",
    "pouring/poring",
    "enter/entre",
    "chamber/chambre",
    "polled/poled",
    "prize/prise",
    "milling/miling",
    "tilling/tiling",
    "called/caled",
    "refilled/refiled",
    "caesar/cesar",
    "timber/timbre",
    "tour/tor",
    "hour/hor",
    "four/for",
    "metal/mettle",
    "mete/meter",
    "rise/rize",
    "forward/forwards",
    "ton/tonne",
    "story/stories",
    "planed/planned",
    "advise/advice",
]


@pytest.mark.parametrize("pair", PAIRS)
def test_two_spellings_of_one_word_are_equal(pair: str) -> None:
    british, american = pair.split("/")
    assert canonical(british) == canonical(american)


def test_what_an_irregular_spelling_stands_for_is_touched_by_no_rule() -> None:
    assert {
        common: canonical(common) for common in _table().pairs.values() if canonical(common) != common
    } == {}


@pytest.mark.parametrize("pair", OTHERS)
def test_different_words_stay_different(pair: str) -> None:
    one, other = pair.split("/")
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize("pair", PAIRS)
def test_each_spelling_leads_to_the_other(pair: str) -> None:
    british, american = pair.split("/")
    assert {british, american} <= varieties(british) & varieties(american)


@given(st.text(alphabet="abcdeilmnorstuyz", max_size=14))
def test_a_word_is_among_its_own_spellings(word: str) -> None:
    assert word in varieties(word)


@given(st.text(alphabet="abcdeilmnorstuyz", max_size=14))
def test_all_spellings_of_a_word_are_equal(word: str) -> None:
    assert {canonical(spelling) for spelling in varieties(word)} == {canonical(word)}


@given(st.text(max_size=30))
def test_any_text_has_a_common_spelling(word: str) -> None:
    assert isinstance(canonical(word), str)
