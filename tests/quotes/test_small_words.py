"""The small words that rules look for: every group is asked for, and lists what can be met."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from quotes.fold import fold
from quotes.small_words import small_words

PACKAGE = Path(__file__).parents[2] / "quotes"
WRITTEN: dict[str, dict[str, str | list[str]]] = tomllib.loads(
    (PACKAGE / "data" / "small_words.toml").read_text(encoding="utf-8")
)
AS_WRITTEN = {"end_names"}
FOLDED = ("that_folded", "fused_articles", "quantifying", "approximating", "fillers", "editorial")
ASKED = re.compile(r'\bsmall_words\("([^"]*)"\)')


def _groups_asked_for() -> set[str]:
    sources = (path for path in PACKAGE.glob("*.py") if path.name != "small_words.py")
    return {group for path in sources for group in ASKED.findall(path.read_text(encoding="utf-8"))}


def _listed(group: str, language: str) -> list[str]:
    words = WRITTEN[group][language]
    return words.split() if isinstance(words, str) else words


def test_the_groups_of_the_file_are_those_that_the_rules_ask_for() -> None:
    assert _groups_asked_for() == WRITTEN.keys()


def test_a_group_holds_its_words_and_phrases_in_every_language() -> None:
    assert small_words("to") == {"to", "zu"}
    assert "as many as" in small_words("approximating")


def test_a_group_that_nobody_wrote_is_an_error() -> None:
    with pytest.raises(KeyError, match="unwritten"):
        small_words("unwritten")


@pytest.mark.parametrize("group", WRITTEN)
def test_a_language_lists_no_word_twice(group: str) -> None:
    for language in WRITTEN[group]:
        words = _listed(group, language)
        assert words
        assert sorted(words) == sorted(set(words)), language


@pytest.mark.parametrize("group", WRITTEN)
def test_a_group_is_told_by_language(group: str) -> None:
    assert all(re.fullmatch("[a-z]{2}", language) for language in WRITTEN[group])


@pytest.mark.parametrize("group", sorted(WRITTEN.keys() - AS_WRITTEN))
def test_words_stand_in_small_letters_and_hold_no_marks(group: str) -> None:
    for word in small_words(group):
        assert word == word.lower()
        assert word.replace(" ", "").isalpha()


@pytest.mark.parametrize("group", FOLDED)
def test_words_looked_for_in_folded_text_are_folded(group: str) -> None:
    assert all(fold(word) == word for word in small_words(group))
