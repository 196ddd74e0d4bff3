"""Ids of files: no two alike, and none that changes without need."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from corpus.files.identity import told_apart
from corpus.files.inputs import plan
from corpus.files.walk import InputFile
from corpus.model import Role


def ids(*paths: Path) -> list[str]:
    return [file.id for chunk in plan(paths, Role.ARTICLE).chunks for file in chunk.files]


def files(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)


def test_files_of_one_name_in_two_folders_take_their_folders_names(tmp_path: Path) -> None:
    files(tmp_path, "may/report.txt", "june/report.txt", "june/alone.txt")
    assert ids(tmp_path / "may", tmp_path / "june") == ["may/report.txt", "alone.txt", "june/report.txt"]


def test_named_files_of_one_name_take_as_many_folders_as_they_need(tmp_path: Path) -> None:
    files(tmp_path, "may/a/report.txt", "june/a/report.txt")
    paths = [tmp_path / "may/a/report.txt", tmp_path / "june/a/report.txt"]
    assert ids(*paths) == ["may/a/report.txt", "june/a/report.txt"]


def test_a_new_name_that_is_taken_is_not_used(tmp_path: Path) -> None:
    files(tmp_path, "x/may/report.txt", "x/june/report.txt", "y/may/report.txt")
    found = ids(tmp_path / "x/may", tmp_path / "x/june", tmp_path / "y")
    assert found == ["x/may/report.txt", "june/report.txt", "y/may/report.txt"]


@given(st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=4), unique_by=tuple, min_size=1))
def test_no_two_ids_are_alike_in_any_order(ways: list[list[str]]) -> None:
    read = [InputFile(path=Path("/", *way), id=way[-1], role=Role.ARTICLE) for way in ways]
    found = {file.path: file.id for file in told_apart(read)}
    assert len(set(found.values())) == len(ways)
    assert found == {file.path: file.id for file in told_apart(read[::-1])}
