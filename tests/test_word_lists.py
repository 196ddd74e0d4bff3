"""The lists of words beside the code: every group is asked for, and lists what can be met."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corpus.word_lists import document_words, grouped_words, word_lists
from provenance.crediting.credit_words import credit_words
from quotes.words.fold import fold
from quotes.words.small_words import small_words

ROOT = Path(__file__).parents[1]
# the functions that ask for a group of each file
ASKED = {
    ("corpus", "document_words"): "document_words|any_of",
    ("provenance", "credit_words"): "credit_words|_keys",
    ("quotes", "small_words"): "small_words",
}
GROUPS = [(*file, group) for file in ASKED for group in word_lists(*file)]
AS_WRITTEN = {"end_names", "companion_folders", "articles"}
FOLDED = ("that_folded", "quantifying", "approximating", "fillers", "editorial")


@pytest.mark.parametrize(("package", "name"), ASKED)
def test_the_groups_of_a_file_are_those_that_its_package_asks_for(package: str, name: str) -> None:
    asking = re.compile(rf"\b(?:{ASKED[package, name]})\([\"']([^\"']*)[\"']\)")
    sources = [path for path in (ROOT / package).rglob("*.py") if path.stem not in (name, "word_lists")]
    asked = {group for path in sources for group in asking.findall(path.read_text(encoding="utf-8"))}
    assert asked == word_lists(package, name).keys()


def test_a_group_holds_its_words_and_phrases_in_every_language() -> None:
    assert small_words("to") == {"to", "zu"}
    assert "as many as" in small_words("approximating")
    assert credit_words("first_person") == {"i", "we", "ich", "wir", "je", "nous", "yo", "nosotros"}
    assert document_words("bylines") == {"by", "von", "par", "por", "di", "door"}


def test_a_group_that_nobody_wrote_is_an_error() -> None:
    with pytest.raises(KeyError, match="unwritten"):
        small_words("unwritten")


@pytest.mark.parametrize(("package", "name", "group"), GROUPS)
def test_a_group_is_told_by_language_and_lists_no_word_twice(package: str, name: str, group: str) -> None:
    for language, words in word_lists(package, name)[group].items():
        assert re.fullmatch("[a-z]{2}", language)
        assert words
        assert sorted(words) == sorted(set(words)), language


@pytest.mark.parametrize(
    ("package", "name", "group"), [each for each in GROUPS if each[-1] not in AS_WRITTEN]
)
def test_words_stand_in_small_letters_and_hold_no_marks(package: str, name: str, group: str) -> None:
    for word in grouped_words(package, name, group):
        assert word == word.lower()
        assert re.fullmatch(r"[^\W\d_]+([ &][^\W\d_]+)*", word)


@pytest.mark.parametrize("group", FOLDED)
def test_words_looked_for_in_folded_text_are_folded(group: str) -> None:
    assert all(fold(word) == word for word in small_words(group))
