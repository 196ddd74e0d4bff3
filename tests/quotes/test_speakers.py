"""Whoever a reader would credit in single sentences is credited: tables of sentences in ten languages."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from typing import NamedTuple

import pytest

from quotes.model import Quotation
from tests.quotes.quotation_cases import CASES, found_in

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "ru", "el", "ar", "zh")


class Row(NamedTuple):
    """A sentence, its language, and who is credited with its quotations in order ("" for nobody)."""

    text: str
    language: str
    who: tuple[str, ...]


def _rows(table: str) -> list[Row]:
    """Return the rows of a table of every language."""
    found: list[Row] = []
    for language in LANGUAGES:
        content = tomllib.loads((CASES / f"speakers_{language}.toml").read_text(encoding="utf-8"))
        found += [Row(row["text"], language, tuple(row["who"])) for row in content.get(table, [])]
    return found


def _beginning(row: Row) -> str:
    return f"{row.language}: {row.text[:50]}"


def _credited(found: Sequence[Quotation], wanted: Sequence[str]) -> tuple[str, ...]:
    """Return who is credited, with the name behind it where that is wanted."""
    named = [" = " in each for each in wanted] + [False] * len(found)
    return tuple(_speaker(quotation, name) for quotation, name in zip(found, named, strict=False))


def _speaker(quotation: Quotation, named: bool) -> str:
    credit = quotation.attribution
    if credit is None:
        return ""
    return f"{credit.speaker} = {credit.resolved}" if named else credit.speaker


@pytest.mark.parametrize("row", _rows("rows"), ids=_beginning)
def test_a_sentences_speakers_are_credited(row: Row) -> None:
    assert _credited(found_in(row.text, row.language), row.who) == row.who


@pytest.mark.parametrize("row", _rows("known_failures"), ids=_beginning)
@pytest.mark.xfail(strict=True)
def test_known_failures_in_crediting_speakers(row: Row) -> None:
    assert _credited(found_in(row.text, row.language), row.who) == row.who
