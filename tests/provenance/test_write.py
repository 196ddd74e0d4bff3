"""Writing a folder: all files, whole or not at all."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from corpus.errors import UsageError
from provenance.engine import spread_large
from provenance.reports.as_json import from_json
from provenance.reports.write import replacing, write_folder
from tests.provenance.hostile_traces import hostile_trace
from tests.provenance.large_traces import large_trace
from tests.provenance.traces import small_trace


def test_a_folder_holds_the_named_files(tmp_path: Path) -> None:
    written = write_folder(small_trace(), tmp_path / "new" / "folder")
    assert {path.name for path in written} >= {
        "passages.csv", "witnesses.csv", "changes.csv", "outlets.csv", "unplaced.csv", "quotations.csv",
        "trace.json",
    }  # fmt: skip
    assert {path.name for path in (tmp_path / "new" / "folder").iterdir()} == {path.name for path in written}


def test_the_same_trace_gives_the_same_files(tmp_path: Path) -> None:
    first = [path.read_bytes() for path in write_folder(small_trace(), tmp_path / "a")]
    assert [path.read_bytes() for path in write_folder(small_trace(), tmp_path / "b")] == first


def test_any_number_of_processes_writes_the_same_files_in_the_same_order(tmp_path: Path) -> None:
    trace = large_trace(600, 4, 12)
    assert len(trace.quotations) > 2_000
    alone = write_folder(trace, tmp_path / "a")
    shared = write_folder(trace, tmp_path / "b", spread=partial(spread_large, processes=2))
    assert [path.name for path in shared] == [path.name for path in alone]
    assert [path.read_bytes() for path in shared] == [path.read_bytes() for path in alone]


def test_a_hostile_trace_stays_inside_its_folder(tmp_path: Path) -> None:
    write_folder(hostile_trace(), tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert from_json((tmp_path / "out" / "trace.json").read_text("utf-8")) == hostile_trace()


def test_a_report_that_fails_half_way_leaves_the_old_file_alone(tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    target.write_text("old")

    def fail() -> None:
        with replacing(target) as temporary:
            temporary.write_text("half")
            raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        fail()
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]
    assert target.read_text() == "old"


def test_a_folder_that_is_a_file_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(UsageError, match=r"cannot be written \([a-z ]+\);"):
        write_folder(small_trace(), tmp_path / "taken")
