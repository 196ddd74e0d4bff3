"""The invented case in examples/ is what tests/cases/examples.toml says it is."""

from __future__ import annotations

import csv
import json
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
ARTICLES = PROJECT / "examples" / "articles"
SOURCES = PROJECT / "examples" / "sources"
CASES = PROJECT / "tests" / "cases" / "examples.toml"
# kinds that hold of a quotation as a whole and not of a pair of words
UNWORDED_KINDS = {"partial-start", "partial-end", "split-by-attribution"}


@dataclass(frozen=True, slots=True)
class Replacement:
    """Words of the passage and what the article has in their place."""

    kind: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """One entry of the list; its comment describes the fields."""

    article: str
    words: str
    source: str
    manner: str
    paragraph: str = ""
    passage: str = ""
    changes: tuple[Replacement, ...] = ()
    kinds: tuple[str, ...] = ()
    why: str = ""
    group: str = ""
    also: tuple[str, str] | None = None

    @property
    def source_words(self) -> str:
        """The source's own words for what the article prints."""
        return self.passage or self.words


def _expected() -> list[Expected]:
    rows = tomllib.loads(CASES.read_text(encoding="utf-8"))["quotation"]
    for row in rows:
        row["changes"] = tuple(Replacement(**change) for change in row.get("changes", ()))
        row["kinds"] = tuple(row.get("kinds", ()))
        row["also"] = tuple(row["also"].values()) if "also" in row else None
    return [Expected(**row) for row in rows]


EXPECTED = _expected()
PLACED = [quotation for quotation in EXPECTED if quotation.source != "none"]


def _name(quotation: Expected) -> str:
    return f"{quotation.article}: {quotation.words[:40]}"


def _text_of(article: str) -> str:
    """Return an article's text, or its page's markup."""
    if (ARTICLES / article).suffix:
        return (ARTICLES / article).read_text(encoding="utf-8")
    lines = (ARTICLES / "briefs.jsonl").read_text(encoding="utf-8").splitlines()
    return {record["id"]: str(record["text"]) for record in map(json.loads, lines)}[article]


def _paragraph(source: str, label: str) -> str:
    """Return a numbered paragraph of a source with its subparagraphs, or its summary."""
    text = (SOURCES / source).read_text(encoding="utf-8")
    if label == "summary":
        return text.partition("\nSummary\n")[2].partition("\nI. Introduction\n")[0]
    found = re.search(rf"^{label}\. (.*(?:\n\n\([a-z]\).*)*)", text, re.MULTILINE)
    assert found is not None, f"{source} has no paragraph {label}"
    return found.group(1)


def _replay(quotation: Expected) -> str:
    """Make the article's words from the source's by the listed changes, each after the one before."""
    done, rest = "", quotation.source_words
    for change in quotation.changes:
        head, found, rest = rest.partition(change.before)
        assert found, f"{change.before!r} is not in what is left of the passage"
        done += head + change.after
    return done + rest


@pytest.mark.parametrize("quotation", EXPECTED, ids=_name)
def test_the_listed_words_stand_in_the_article(quotation: Expected) -> None:
    assert quotation.words in _text_of(quotation.article)


@pytest.mark.parametrize("quotation", PLACED, ids=_name)
def test_the_listed_passage_stands_once_in_the_named_paragraph_and_nowhere_else(quotation: Expected) -> None:
    assert _paragraph(quotation.source, quotation.paragraph).count(quotation.source_words) == 1
    assert (SOURCES / quotation.source).read_text(encoding="utf-8").count(quotation.source_words) == 1


@pytest.mark.parametrize("quotation", PLACED, ids=_name)
def test_the_listed_changes_turn_the_passage_into_the_words_letter_for_letter(quotation: Expected) -> None:
    printed = quotation.words
    if quotation.manner == "partly":
        printed = re.sub("[“”]", "", printed)
    assert _replay(quotation) == printed


@pytest.mark.parametrize("quotation", [q for q in PLACED if q.also], ids=_name)
def test_a_passage_of_two_reports_stands_in_both(quotation: Expected) -> None:
    assert quotation.also is not None
    assert quotation.source_words in _paragraph(*quotation.also)


@pytest.mark.parametrize("quotation", [q for q in EXPECTED if q.source == "none"], ids=_name)
def test_words_without_a_source_are_in_no_source(quotation: Expected) -> None:
    assert quotation.why in ("speech", "scare-or-title", "not-found")
    assert not any(quotation.words in path.read_text(encoding="utf-8") for path in SOURCES.glob("*.txt"))


def test_every_quotation_between_double_marks_is_listed() -> None:
    listed: dict[str, list[str]] = {}
    for quotation in EXPECTED:
        listed.setdefault(quotation.article, []).append(quotation.words)
    for article, all_words in listed.items():
        for marked in re.findall("“([^“”]+)”", _text_of(article).partition("<body>")[2] or _text_of(article)):
            words = marked.rstrip(",.’")
            assert any(words in entry for entry in all_words), f"{article}: {marked!r} is not listed"


def test_kinds_without_words_are_the_known_ones() -> None:
    assert {kind for quotation in EXPECTED for kind in quotation.kinds} <= UNWORDED_KINDS


def test_the_case_holds_twelve_articles_and_two_sources() -> None:
    assert len({quotation.article for quotation in EXPECTED}) == 12
    assert {path.name for path in SOURCES.glob("*.txt")} == {quotation.source for quotation in PLACED}


@pytest.mark.parametrize("folder", [ARTICLES, SOURCES], ids=["articles", "sources"])
def test_the_manifest_describes_the_files_of_its_folder(folder: Path) -> None:
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    files = {path.name for path in folder.iterdir()} - {"manifest.csv", "briefs.jsonl"}
    assert {row["path"] for row in rows} == files
    for row in rows:
        assert all(row[column] for column in ("outlet", "title", "published", "url")), row["path"]
        assert row["url"].split("/")[2].endswith(".example")
