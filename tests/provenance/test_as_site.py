"""The site: an index and a page for each passage, each safe and standing alone."""

from __future__ import annotations

import re
from pathlib import Path

from provenance.reports.as_site import write_site
from tests.provenance.hostile_traces import hostile_trace
from tests.provenance.traces import small_trace


def test_every_passage_has_a_page_that_the_index_links(tmp_path: Path) -> None:
    index, *pages = write_site(small_trace(), tmp_path)
    assert [page.relative_to(tmp_path).as_posix() for page in pages] == [
        "passages/00001.html", "passages/00002.html", "passages/00003.html",
    ]  # fmt: skip
    text = index.read_text("utf-8")
    assert all(f'"page": "{page.relative_to(tmp_path).as_posix()}"' in text for page in pages)
    assert "Changed, and the article shows where." in pages[0].read_text("utf-8")


def test_pages_link_to_the_next_and_the_previous(tmp_path: Path) -> None:
    _, first, second, third = write_site(small_trace(), tmp_path)
    assert re.findall(r'<a href="([0-9.a-z/]+html)">', first.read_text()) == ["../index.html", "00002.html"]
    assert "00001.html" in second.read_text()
    assert "Next" not in third.read_text()


def test_ids_never_become_file_names(tmp_path: Path) -> None:
    write_site(hostile_trace(), tmp_path / "site")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    names = {path.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site").rglob("*.html")}
    assert names == {"index.html", *(f"passages/{n:05}.html" for n in range(1, 23))}


def test_no_text_becomes_a_script(tmp_path: Path) -> None:
    _, *pages = write_site(hostile_trace(), tmp_path)
    assert all("<script" not in page.read_text("utf-8") for page in pages)
