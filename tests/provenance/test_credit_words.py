"""The words by which credits are read: every group is asked for, and lists what can be met."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from provenance.credit_words import credit_words

PACKAGE = Path(__file__).parents[2] / "provenance"
WRITTEN: dict[str, dict[str, str]] = tomllib.loads(
    (PACKAGE / "data" / "credit_words.toml").read_text(encoding="utf-8")
)
ASKED = re.compile(r'\b(?:credit_words|_keys)\("([^"]*)"\)')


def test_the_groups_of_the_file_are_those_that_the_modules_ask_for() -> None:
    sources = (path for path in PACKAGE.glob("*.py") if path.name != "credit_words.py")
    asked = {group for path in sources for group in ASKED.findall(path.read_text(encoding="utf-8"))}
    assert asked == WRITTEN.keys()


def test_a_group_holds_its_words_in_every_language() -> None:
    assert credit_words("first_person") == {"i", "we", "ich", "wir", "je", "nous", "yo", "nosotros"}


@pytest.mark.parametrize("group", WRITTEN)
def test_a_language_lists_words_in_small_letters_and_none_twice(group: str) -> None:
    for language, written in WRITTEN[group].items():
        assert re.fullmatch("[a-z]{2}", language)
        assert re.fullmatch(r"\s*[a-z]+(\s+[a-z]+)*", written)
        assert len(written.split()) == len(set(written.split()))
