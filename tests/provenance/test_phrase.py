"""Finding the same words again, however they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.phrase import MOST_PHRASE_WORDS, Phrase
from quotes.words.tokens import words
from tests.pace import PROPORTIONATE, slowdown

WORDS = st.lists(
    st.sampled_from(["the", "Taliban’s", "honour", "al-Qaida", "ÉTÉ", "20", "東京"]), min_size=1, max_size=6
)


def _found(phrase: str, text: str) -> list[str]:
    return [place.of(text) for place in Phrase(phrase).places(text)]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("the gate", "The gate, the GATE; gates", ["The gate", "the GATE"]),
        ("al Qaeda", "Al-Qaida said", ["Al-Qaida"]),
        ("honor", "an honour", ["honour"]),
        ("peoples house", "the People’s House", ["People’s House"]),
        ("gate", "propagate the agate", []),
        ("the gate", "the\n\n  gate", ["the\n\n  gate"]),
        ("都知事", "東京都知事は言った", ["都知事"]),
        ("“The gate,”", "the gate", ["the gate"]),
    ],
)
def test_the_same_words_are_found_in_any_dress(phrase: str, text: str, found: list[str]) -> None:
    assert _found(phrase, text) == found


@given(own=WORDS)
def test_a_phrase_is_found_in_itself_and_between_other_words(own: list[str]) -> None:
    phrase = " ".join(own)
    assert [word.folded for word in words(_found(phrase, f"so {phrase}, then")[0])] == list(
        Phrase(phrase).words
    )


@pytest.mark.parametrize("text", ["", " … ", "word " * (MOST_PHRASE_WORDS + 1)])
def test_no_words_and_too_many_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="words"):
        Phrase(text)


def test_a_text_made_to_be_slow_is_searched_in_linear_time() -> None:
    phrase = Phrase("a " * (MOST_PHRASE_WORDS - 1) + "b")
    light, heavy = ("a\u00ad " * size for size in (20_000, 80_000))
    assert list(phrase.places(heavy)) == []
    assert slowdown(lambda text: list(phrase.places(text)), light, heavy) < PROPORTIONATE
