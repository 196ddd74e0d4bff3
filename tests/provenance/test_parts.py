"""A reproduction cut at its source's sentences: stray words go, unpaired ones stay where they stand."""

from __future__ import annotations

from tests.provenance.lighthouse import LANTERN, PARAFFIN, ROTA, TRAWLERS, steps

FILLER = "The tide was out and gulls walked over the mud."


def _parts(article: str) -> list[list[tuple[str, str]]]:
    """Return, for each finding, the article's and the source's words of its parts."""
    one = steps(article)
    return [
        [(part.article.of(one.text), part.source.of(one.sources[finding.text])) for part in finding.parts]
        for finding in one.findings
    ]


def _ours(article: str) -> list[str]:
    return [ours for finding in _parts(article) for ours, _ in finding]


def test_a_common_word_before_an_echo_is_no_part_of_it() -> None:
    assert _ours(f"“{TRAWLERS}” {FILLER} {PARAFFIN}") == [TRAWLERS.rstrip("."), PARAFFIN.rstrip(".")]


def test_common_words_after_an_echo_are_no_part_of_it() -> None:
    assert _ours(f"{LANTERN} {FILLER} {ROTA}") == [LANTERN.rstrip("."), ROTA.rstrip(".")]


def test_another_sentence_between_two_of_the_source_belongs_to_neither() -> None:
    assert not any("gulls" in ours for ours in _ours(f"“{TRAWLERS}” it said. {FILLER} {PARAFFIN}"))


def test_what_is_said_after_the_closing_mark_is_no_part() -> None:
    article = f"It was “dark for eleven nights”, said the report. {TRAWLERS}"
    assert _ours(article) == ["dark for eleven nights", TRAWLERS.rstrip(".")]


def test_a_changed_word_at_the_end_of_a_sentence_goes_with_that_sentence() -> None:
    article = f"“{TRAWLERS.replace('bonfire', 'torch')} {ROTA}”"
    assert _ours(article) == [TRAWLERS.replace("bonfire", "torch").rstrip("."), ROTA.rstrip(".")]


def test_a_changed_word_at_the_start_of_a_sentence_goes_with_that_sentence() -> None:
    article = f"“{TRAWLERS} {ROTA.replace('The keepers', 'These fellows')}”"
    assert _ours(article)[1].startswith("These fellows assured")


def test_a_few_quoted_words_of_a_sentence_before_a_whole_one_are_a_part() -> None:
    article = f"“… nobody had written it down. {TRAWLERS}”"
    assert _parts(article) == [
        [("nobody had written it down",) * 2, (TRAWLERS.rstrip("."),) * 2],
    ]


def test_the_score_of_an_echo_does_not_count_stray_words() -> None:
    assert [finding.score for finding in steps(f"{LANTERN} {FILLER} {ROTA}").findings] == [1.0, 1.0]
