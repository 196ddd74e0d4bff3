"""The words whose full stop ends no sentence, which both ways of cutting sentences use."""

from __future__ import annotations

from quotes.stops import abbreviations, sure_abbreviations


def test_every_entry_is_lower_case_without_its_own_stop() -> None:
    assert all(word == word.lower().strip(".") and word for word in abbreviations())


def test_words_that_also_end_sentences_are_not_sure() -> None:
    assert sure_abbreviations() < abbreviations()
    assert {"sun", "p.m", "etc"} <= abbreviations() - sure_abbreviations()
