"""Every document of a run has an id of its own and counts once, in whatever order they come."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.model import Role
from provenance.model import Trace
from provenance.reports.as_json import to_json
from provenance.trace import trace
from tests.provenance.lighthouse import LANTERN, REPORT, ROTA, TRAWLERS

GULL, TERN = f"The report said “{LANTERN}”", f"We read “{ROTA}” in it."


def _write(folder: Path, **texts: str) -> Path:
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def _problems(found: Trace) -> list[tuple[str, str]]:
    return [(Path(one.where).name, one.slug) for one in found.problems]


def _records(path: Path, *texts: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(json.dumps({"id": "story", "text": text}) + "\n" for text in texts))
    return path


def test_two_articles_with_the_same_file_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    one, other = _write(tmp_path / "one", story=GULL), _write(tmp_path / "other", story=TERN)
    found = trace([one, other])
    assert [metadata.id for metadata in found.documents] == ["one/story.txt", "other/story.txt"]
    assert {record.document for record in found.quotations} == {"one/story.txt", "other/story.txt"}
    assert not found.problems


def test_two_records_with_the_same_id_are_told_apart_by_what_they_say(tmp_path: Path) -> None:
    found = trace([_records(tmp_path / "a.jsonl", GULL), _records(tmp_path / "b.jsonl", TERN)])
    names = [metadata.id for metadata in found.documents]
    assert [name[:6] for name in names] == ["story~", "story~"]
    assert {record.document for record in found.quotations} == set(names)
    assert len({record.id for record in found.quotations}) == len(found.quotations)
    assert [problem.slug for problem in found.problems] == ["duplicate-id", "duplicate-id"]


def test_which_of_them_counts_does_not_depend_on_the_order(tmp_path: Path) -> None:
    one, other = _write(tmp_path / "one", story=GULL), _write(tmp_path / "other", story=TERN)
    assert to_json(trace([one, other])) == to_json(trace([other, one]))


def test_the_same_text_under_the_same_id_counts_once(tmp_path: Path) -> None:
    file = _records(tmp_path / "a.jsonl", GULL, GULL)
    assert _problems(trace([file])) == [("story", "duplicate")]


def test_the_same_text_under_two_ids_counts_twice(tmp_path: Path) -> None:
    found = trace([_write(tmp_path / "one", story=GULL, copy=GULL)])
    assert [metadata.id for metadata in found.documents] == ["copy.txt", "story.txt"]


def test_two_sources_with_the_same_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    one, other = _write(tmp_path / "one", report=REPORT), _write(tmp_path / "other", report=TRAWLERS)
    found = trace([_write(tmp_path / "articles", gull=GULL)], [one, other])
    assert not found.problems
    assert {one.passage.place.document for one in found.apparatus if one.passage.place} == {"one/report.txt"}


def test_two_source_records_with_the_same_id_are_told_apart_by_what_they_say(tmp_path: Path) -> None:
    sources = _records(tmp_path / "sources.jsonl", REPORT, TRAWLERS)
    found = trace([_write(tmp_path / "articles", gull=GULL)], [sources])
    names = [metadata.id for metadata in found.documents if metadata.role is Role.SOURCE]
    assert [name[:6] for name in names] == ["story~", "story~"]


def test_a_source_among_the_articles_is_not_searched(tmp_path: Path) -> None:
    folder = _write(tmp_path / "articles", gull=GULL, report=REPORT)
    found = trace([folder], [folder / "report.txt"])
    assert {one.document for apparatus in found.apparatus for one in apparatus.witnesses} == {"gull.txt"}
    assert _problems(found) == [("report.txt", "article-is-source")]


@pytest.mark.parametrize("reverse", [False, True])
def test_a_source_with_the_id_of_an_article_gets_another(tmp_path: Path, reverse: bool) -> None:
    articles = _write(tmp_path / "articles", report=GULL, tern=TERN)
    sources = _write(tmp_path / "sources", report=REPORT)
    paths = sorted(articles.iterdir(), reverse=reverse)
    found = trace(paths, [sources])
    assert [metadata.id for metadata in found.documents] == ["source: report.txt", "report.txt", "tern.txt"]
    assert {one.passage.place.document for one in found.apparatus if one.passage.place} == {
        "source: report.txt"
    }
