"""Finding files: order, links, manifests, and paths that stand in the way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.describing import manifest
from corpus.files.walk import InputFile, find_files
from corpus.model import Problem, Role


def found(*paths: Path, role: Role = Role.ARTICLE) -> tuple[list[InputFile], list[Problem]]:
    problems: list[Problem] = []
    return list(find_files(paths, role, problems)), problems


def names(*paths: Path) -> list[str]:
    return [file.id for file in found(*paths)[0]]


def slugs(*paths: Path) -> list[str]:
    return [problem.slug for problem in found(*paths)[1]]


def test_folders_are_walked_in_sorted_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", ".hidden/3.txt", "b/.4.txt", "c.png", "manifest.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("path\n")
    assert names(tmp_path) == ["a.txt", "b/1.txt", "b/2.txt"]


@pytest.mark.parametrize("folder", ["Rain_files", "Rain-Dateien", "Rain_fichiers"])
def test_what_a_browser_saved_beside_a_page_is_passed_over(folder: str, tmp_path: Path) -> None:
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "frame.html").write_text("An offer.")
    assert names(tmp_path) == [f"{folder}/frame.html"]
    (tmp_path / "Rain.html").write_text("It rained.")
    assert names(tmp_path) == ["Rain.html"]


def test_the_output_of_an_earlier_run_is_no_input(tmp_path: Path) -> None:
    for name in ("a.txt", "trace.json", "passages.csv", "quotations.csv"):
        (tmp_path / name).write_text("text\n")
    assert names(tmp_path) == ["a.txt"]
    (tmp_path / "trace.json").unlink()
    assert names(tmp_path) == ["a.txt", "passages.csv", "quotations.csv"]


@pytest.mark.parametrize("name", ["a.odd", "saved article"])
def test_an_unknown_suffix_is_noted_in_a_folder_and_tried_when_named(name: str, tmp_path: Path) -> None:
    odd = tmp_path / name
    odd.write_text("It rained.")
    assert slugs(tmp_path) == ["unknown-format"]
    assert names(odd) == [name]


def test_a_file_of_unknown_suffix_that_a_manifest_names_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.odd").write_text("It rained.")
    (tmp_path / "manifest.csv").write_text("path,outlet\na.odd,Post\n")
    [file] = found(tmp_path)[0]
    assert file.known == {"outlet": "Post"}


def test_a_file_reached_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert names(tmp_path, tmp_path / "a.txt", tmp_path) == ["a.txt"]


def test_links_that_lead_nowhere_or_in_a_circle_are_problems(tmp_path: Path) -> None:
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "absent")
    (tmp_path / "circle.txt").symlink_to(tmp_path / "circle.txt")
    assert slugs(tmp_path) == ["unreadable", "missing"]


def test_a_pipe_is_a_problem_and_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert slugs(tmp_path) == ["not-a-file"]


@pytest.mark.parametrize("contents", [[], ["picture.png"]])
def test_a_folder_without_documents_is_a_problem(tmp_path: Path, contents: list[str]) -> None:
    for name in contents:
        (tmp_path / name).write_text("x")
    assert slugs(tmp_path) == ["empty-folder"]


def test_names_with_line_ends_or_undecodable_bytes_stay_on_one_printable_line(tmp_path: Path) -> None:
    (tmp_path / "a\nb.txt").write_text("One.")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/c\xff.txt")).write_text("Two.")
    assert names(tmp_path) == ["a\\nb.txt", "c\\xff.txt"]
    assert [file.where.count("\n") for file in found(tmp_path)[0]] == [0, 0]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_closed_folder_is_a_problem(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    assert slugs(tmp_path) == ["unreadable", "empty-folder"]


def test_the_manifest_nearest_to_a_file_counts(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("One.")
    (tmp_path / "in" / "b.txt").write_text("Two.")
    (tmp_path / "manifest.csv").write_text("path,outlet\nin/a.txt,Outer\nin/b.txt,Outer\n")
    (tmp_path / "in" / "manifest.csv").write_text("path,outlet\na.txt,Inner\n")
    assert [file.known["outlet"] for file in found(tmp_path)[0]] == ["Inner", "Outer"]


def test_a_file_named_alone_is_described_by_the_manifest_beside_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "manifest.csv").write_text("path,role\na.txt,source\nabsent.txt,source\n")
    [file], problems = found(tmp_path / "a.txt")
    assert (file.role, problems) == (Role.SOURCE, [])


def test_a_file_named_as_a_source_is_one_whatever_the_manifest_says(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "manifest.csv").write_text("path,role\na.txt,article\n")
    assert found(tmp_path / "a.txt", role=Role.SOURCE)[0][0].role is Role.SOURCE


def test_rows_that_name_no_file_or_leave_the_folder_are_problems(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "manifest.csv").write_text("path\nabsent.txt\n../a.txt\n/etc/passwd\nC:\\a.txt\na.txt\n")
    assert sorted(slugs(tmp_path)) == ["manifest-names-no-file", *["path-escapes"] * 3]


def test_a_row_may_describe_one_text_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "7", "text": "One."}\n')
    (tmp_path / "manifest.csv").write_text("path,outlet\na.jsonl#7,Post\n")
    assert found(tmp_path)[0][0].parts == {"7": {"outlet": "Post"}}


@pytest.mark.parametrize(
    ("cell", "value"),
    [("The Hill ?", "The Hill"), ("The Hill?", "The Hill"), ("?", ""), ("The Hill", "The Hill")],
)
def test_the_mark_of_a_guess_is_no_part_of_the_value(cell: str, value: str) -> None:
    rows = manifest.parse(f"path,outlet\na.txt,{cell}\n", "m").rows
    assert rows["a.txt"].get("outlet", "") == value


def test_a_title_keeps_its_own_question_mark() -> None:
    rows = manifest.parse("path;title;published\na.txt;Did it rain?;1 June 2020 ?\n", "m").rows
    assert rows["a.txt"] == {"title": "Did it rain?", "published": "2020-06-01"}


def test_a_role_and_a_day_that_are_none_are_told() -> None:
    text = "path,role,published\na.txt,sauce,2031-02-30\nb.txt,source,2031-02\nc.txt,,1 June 2020 ?\n"
    told = [problem.message for problem in manifest.parse(text, "m").problems]
    assert [message.partition(";")[0] for message in told] == [
        "the role 'sauce' is none",
        "'2031-02-30' is no day of the calendar",
    ]


@given(st.text(max_size=200))
def test_no_text_makes_the_manifest_raise(text: str) -> None:
    parsed = manifest.parse(text, "m")
    assert all(".." not in Path(path).parts for path in parsed.rows)
