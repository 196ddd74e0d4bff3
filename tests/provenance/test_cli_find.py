"""`provenance find` as a user runs it, and what it finds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpus.errors import NothingReadError, UsageError
from provenance.cli import group
from provenance.hits import Found
from provenance.model import Manner
from provenance.options import Options
from provenance.searching import MOST_WORDS, search
from quotes.wording.changes import replay
from tests.provenance.desk import LANTERN, ROTA

ARTICLES = {
    "gull": f"---\noutlet: The Gull\n---\nOn the pier.\n\n“{ROTA}” the inquiry said.",
    "tern": f"“{ROTA.replace('not favour', 'favour')}” said Ada Marsh.",
    "knot": "In May, it seems, all would honor the old rota. The Old Rota, they called it.",
    "rail": f"{LANTERN} Nobody else was there.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with four articles."""
    for name, text in ARTICLES.items():
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    return tmp_path


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(group, ["find", *arguments])


def _names(found: Found) -> list[str]:
    return [hit.article.id.removesuffix(".md") for hit in found.hits]


def test_a_long_passage_is_found_in_every_wording(folder: Path) -> None:
    found = search(ROTA, [folder])
    assert _names(found) == ["gull", "tern"]
    assert [{change.kind for change in hit.changes} for hit in found.hits] == [set(), {"negation"}]
    assert [hit.attribution.speaker for hit in found.hits if hit.attribution] == ["the inquiry", "Ada Marsh"]


def test_words_that_stand_beside_those_looked_up_are_no_change_of_them(folder: Path) -> None:
    found = search(ROTA.partition(" assured ")[2].rstrip("."), [folder])
    assert [hit.text.split()[0] for hit in found.hits] == ["the", "the"]
    assert [{change.kind for change in hit.changes} for hit in found.hits] == [set(), {"negation"}]


def test_few_words_are_found_wherever_they_stand_in_any_spelling(folder: Path) -> None:
    found = search("honour the old rota", [folder])
    assert _names(found) == ["gull", "knot", "tern"]
    assert [hit.manner for hit in found.hits] == [Manner.QUOTED, Manner.ECHO, Manner.QUOTED]
    assert [hit.text for hit in found.hits][1] == "honor the old rota"


@pytest.mark.parametrize(("words", "places"), [("rota", 4), ("the OLD rota", 4), ("goat", 0), ("Ada", 1)])
def test_any_number_of_words_will_do(folder: Path, words: str, places: int) -> None:
    assert len(search(words, [folder]).hits) == places


def test_words_without_marks_are_found_and_said_to_have_none(folder: Path) -> None:
    (hit,) = search(LANTERN, [folder]).hits
    assert (hit.manner, hit.changes, hit.severity) == (Manner.ECHO, (), None)


def test_a_hit_slices_its_article_and_replays_from_the_words(folder: Path) -> None:
    found = search(ROTA, [folder])
    assert found.words == ROTA.removesuffix(".")
    for hit in found.hits:
        text = ARTICLES[hit.article.id.removesuffix(".md")].rpartition("---\n")[2]
        assert hit.stretch.span.of(text) == hit.text
        assert replay(found.words, hit.changes) == hit.text


def test_lines_are_those_of_the_file(folder: Path) -> None:
    hit = search(ROTA, [folder / "gull.md"]).hits[0]
    assert (hit.stretch.begin.line, hit.stretch.begin.column) == (6, 2)


def test_marks_around_the_words_do_not_count(folder: Path) -> None:
    assert search(f"“{ROTA}”", [folder]).words == ROTA.removesuffix(".")


def test_processes_change_nothing(folder: Path) -> None:
    one, two = (search(ROTA, [folder], Options(processes=number)) for number in (1, 2))
    assert one == two


@pytest.mark.parametrize("words", ["", "…", "word " * (MOST_WORDS + 1)])
def test_no_words_and_too_many_are_refused(folder: Path, words: str) -> None:
    with pytest.raises(UsageError, match="word"):
        search(words, [folder])


def test_without_a_readable_article_nothing_is_searched(tmp_path: Path) -> None:
    with pytest.raises(NothingReadError):
        search("rota", [tmp_path / "absent.txt"])


def test_the_command_prints_place_wording_outlet_and_credit(folder: Path) -> None:
    lines = _run(ROTA, str(folder)).stdout.splitlines()
    assert lines[0] == f"{folder / 'gull.md'}:6:2: verbatim; quoted, The Gull, credited to the inquiry"
    assert f"{folder / 'tern.md'}:1:2: meaning (negation); quoted, tern.md, credited to Ada Marsh" in lines
    assert "would [-not -]favour" in " ".join(" ".join(lines).split())
    assert lines[-1] == "2 places in 2 of 4 articles, 2 wordings; 1 verbatim"


def test_nothing_found_is_said_and_is_no_error(folder: Path) -> None:
    result = _run("no such words anywhere", str(folder))
    assert (result.stdout, result.exit_code) == ("not found in 4 articles\n", 0)


def test_json_holds_every_hit(folder: Path) -> None:
    data = json.loads(_run(ROTA, str(folder), "--json").stdout)
    assert (data["articles"], [hit["line"] for hit in data["hits"]]) == (4, [6, 1])
    assert data["hits"][1]["changes"][0]["kind"] == "negation"
    assert data["hits"][1]["credited"] == "Ada Marsh"
