"""The right source is credited, by a rule with a measured confidence; where none is sure, nobody is."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.attribution.confidence import accuracies, confidence_of
from quotes.model import Quotation
from quotes.words.tags import DOCUMENT, PERSON, PRONOUN, SAY
from quotes.words.vocabulary import languages, vocabulary
from tests.quotes.quotation_cases import Case, cases, found_in, name_of

FILES = ("credits_en", "credits_other", "articles_en", "articles_other", "sentences")
CREDITED = [case for file in FILES for section in ("case", "negative") for case in cases(file, section)]
WORDS = st.sampled_from(
    [
        "Holt", "the report", "said", "says", "told", "that", "who", ",", ".", ":", "and", "to", "by",
        "“we go”", "“no,”", "“Yes.”", "saying", "In May", "according to", "a", "newly", "released",
        "he", "It", "(R-Ky.)", "—", "?", "\n\n",
    ]
)  # fmt: skip

PIECES = [
    ",", ",", ".", ":", ";", "?", "…", "—", "–", "(", ")", "\n\n", "\n\n", "“", "”", "„", "«", "»", '"', "‘",
    "’", "Anna Holt", "Voss", "May 4", "NEWPORT", "2019", "U.S.",
]  # fmt: skip


def _credited(case: Case, expected: Mapping[str, str]) -> Mapping[str, str]:
    """Return what was found of a quotation, in the fields that the case asks for."""
    quotation = next(each for each in case.found if each.span.of(case.text).startswith(expected["words"]))
    return {"words": expected["words"]} | {
        name: value for name, value in _fields(quotation).items() if name in expected
    }


def _fields(quotation: Quotation) -> dict[str, str]:
    credit = quotation.attribution
    if credit is None:
        return {"source": "", "kind": "", "name": "", "second": ""}
    return {
        "source": credit.speaker,
        "kind": credit.kind.value if credit.kind else "",
        "name": _name(credit.resolved or ""),
        "second": credit.second or "",
    }


def _name(resolved: str) -> str:
    """Return a resolved name without the office before it, which the cases do not repeat."""
    return resolved.removeprefix("special envoy ").removeprefix("envoy ")


@pytest.mark.parametrize("case", CREDITED, ids=name_of)
def test_the_right_source_is_credited(case: Case) -> None:
    for expected in case.tables("credits"):
        assert _credited(case, expected) == expected


@pytest.mark.parametrize("case", cases("known_failures"), ids=name_of)
@pytest.mark.xfail(strict=True)
def test_known_failures(case: Case) -> None:
    for expected in case.tables("credits"):
        assert _credited(case, expected) == expected


@given(st.lists(WORDS, max_size=40).map(" ".join), st.sampled_from(sorted(languages())))
def test_no_rule_of_any_language_raises_on_a_text_of_another(text: str, language: str) -> None:
    for quotation in found_in(text, language):
        credit = quotation.attribution
        assert credit is None or 0 < credit.confidence < 1


def _known_words(language: str) -> Sequence[str]:
    """Return all words of a language's lists, so that every rule is tried."""
    text = files("quotes").joinpath("data", f"cues_{language}.toml").read_text("utf-8")
    return sorted(set(re.findall(r"[^\W\d_]+", text)))


@pytest.mark.parametrize("language", sorted(languages()))
def test_no_text_of_a_languages_own_words_and_marks_raises(language: str) -> None:
    known, chance = _known_words(language), random.Random(1)
    for _ in range(8_000):
        words = chance.choices(known, k=chance.randint(1, 12)) + chance.choices(
            PIECES, k=chance.randint(1, 12)
        )
        chance.shuffle(words)
        text = "".join(word.title() + " " if chance.random() < 0.2 else word + " " for word in words)
        assert all(quotation.span.of(text) for quotation in found_in(text, language))


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_the_source_and_the_cue_are_words_of_the_text(text: str) -> None:
    for quotation in found_in(text):
        credit = quotation.attribution
        if credit is not None:
            assert credit.speaker == credit.speaker_span.of(text)
            assert (credit.cue is None) == (credit.cue_span is None)
            assert credit.cue_span is None or credit.cue == credit.cue_span.of(text)


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_a_source_never_overlaps_its_quotation(text: str) -> None:
    for quotation in found_in(text):
        credit = quotation.attribution
        assert credit is None or not credit.speaker_span.overlap(quotation.span)


@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_every_rule_that_credits_has_a_measured_confidence(text: str) -> None:
    used = {quotation.attribution.rule for quotation in found_in(text) if quotation.attribution}
    assert used <= accuracies().keys()


def test_another_language_lowers_the_confidence() -> None:
    assert all(confidence_of("tag", language) < confidence_of("tag") for language in languages() - {"en"})


def test_a_long_article_of_one_paragraph_is_credited_in_bounded_time() -> None:
    text = "“We will rebuild,” Anna Holt said. He told Reed that it was “not the end” of it. " * 1500
    assert sum(quotation.attribution is not None for quotation in found_in(text)) > 2000


def test_a_sentence_without_end_is_credited_in_bounded_time() -> None:
    text = "Holt said that Reed told her, and Blum said “no” and " * 3000
    assert len(found_in(text)) == 3000


@pytest.mark.parametrize("language", sorted(languages()))
def test_every_language_has_the_words_that_attribution_needs(language: str) -> None:
    words = vocabulary(language)
    for tag in (SAY, PERSON, DOCUMENT, PRONOUN):
        assert any(tags & tag for tags in words.known.values())
    assert words.phrase_heads
