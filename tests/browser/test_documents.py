"""The appendix and the site in a real browser: silent, self-contained, without a barrier."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from provenance.reports.appendix import By
from provenance.reports.as_appendix import to_appendix_html
from provenance.reports.as_site import write_site
from tests.browser.conftest import visit
from tests.provenance.hostile_traces import hostile_trace
from tests.provenance.traces import small_trace

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def _barriers(browser: Browser, path: Path) -> list[object]:
    pytest.importorskip("axe_playwright_python", reason="pip install 'quote-provenance[browser]'")
    page = visit(browser, path, bypass_csp=True).page
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    found: list[object] = page.evaluate(
        "axe.run().then(found => found.violations.map(each => [each.id, each.nodes.map(node => node.html)]))"
    )
    return found


@pytest.mark.parametrize("width", [390, 1200])
@pytest.mark.parametrize("by", list(By))
def test_a_hostile_appendix_is_silent_and_fits(browser: Browser, tmp_path: Path, by: By, width: int) -> None:
    path = tmp_path / "appendix.html"
    path.write_text(to_appendix_html(hostile_trace(), by), "utf-8")
    opened = visit(browser, path, width)
    assert (opened.messages, opened.requests) == ([], [path.as_uri()])
    assert opened.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert opened.page.locator("script").count() == 0


def test_axe_finds_no_barrier_in_the_appendix(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "appendix.html"
    path.write_text(to_appendix_html(small_trace(), By.ARTICLE), "utf-8")
    assert _barriers(browser, path) == []


def test_the_site_leads_from_the_index_to_a_passage_and_back(browser: Browser, tmp_path: Path) -> None:
    index, *_ = write_site(small_trace(), tmp_path)
    opened = visit(browser, index)
    opened.page.locator(".opener", has_text="fishing rights").click()
    opened.page.locator("article").first.wait_for()
    assert "all fishing rights" in opened.page.locator("main").inner_text()
    opened.page.locator("a", has_text="All passages").click()
    opened.page.locator("tr.row").first.wait_for()
    assert opened.messages == []
    assert all(request.startswith(tmp_path.as_uri()) for request in opened.requests)


def test_axe_finds_no_barrier_in_the_site(browser: Browser, tmp_path: Path) -> None:
    index, first, *_ = write_site(small_trace(), tmp_path)
    assert _barriers(browser, index) == []
    assert _barriers(browser, first) == []


def test_a_hostile_site_is_silent(browser: Browser, tmp_path: Path) -> None:
    for page in write_site(hostile_trace(), tmp_path):
        opened = visit(browser, page)
        assert (opened.messages, opened.requests) == ([], [page.as_uri()])
        opened.page.close()
