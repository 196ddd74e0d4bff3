"""The page in a real browser: silent, self-contained, usable by mouse and keyboard, safe from its data."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from provenance.model import Trace
from provenance.reports.as_html import to_html
from tests.browser.conftest import Visit, visit
from tests.provenance.hostile_traces import hostile_trace
from tests.provenance.large_traces import large_trace
from tests.provenance.traces import HARBOUR, small_trace

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def _open(browser: Browser, tmp_path: Path, trace: Trace, width: int = 1400) -> Visit:
    path = tmp_path / "report.html"
    path.write_text(to_html(trace), "utf-8")
    return visit(browser, path, width)


@pytest.mark.parametrize("width", [390, 1600])
@pytest.mark.parametrize(
    "trace", [small_trace(), hostile_trace(), Trace(fingerprint="f")], ids=["small", "hostile", "empty"]
)
def test_it_loads_without_a_message_a_request_or_a_sideways_scroll(
    browser: Browser, tmp_path: Path, trace: Trace, width: int
) -> None:
    opened = _open(browser, tmp_path, trace, width)
    for opener in opened.page.locator(".opener").all():
        opener.click()
    assert opened.messages == []
    assert opened.requests == [(tmp_path / "report.html").as_uri()]
    assert opened.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_nothing_that_documents_say_becomes_markup(browser: Browser, tmp_path: Path) -> None:
    opened = _open(browser, tmp_path, hostile_trace())
    for opener in opened.page.locator(".opener").all():
        opener.click()
        assert opened.page.locator("main b script, main p script, main .wording b").count() == 0
    assert opened.page.locator("script").count() == 2
    assert "owned" not in opened.page.title()
    assert "<script>document.title='owned'</script>" in opened.page.locator("#rows").inner_text()


def test_every_link_leads_to_the_web_and_gives_nothing_away(browser: Browser, tmp_path: Path) -> None:
    opened = _open(browser, tmp_path, hostile_trace())
    for opener in opened.page.locator(".opener").all():
        opener.click()
        for link in opened.page.locator("a.go").all():
            assert (link.get_attribute("href") or "").startswith("https://")
            assert "noopener" in (link.get_attribute("rel") or "")


def test_no_text_turns_the_direction_of_the_page(browser: Browser, tmp_path: Path) -> None:
    opened = _open(browser, tmp_path, hostile_trace())
    assert not set("\u202e\u2066\u202a\x1b\x07") & set(opened.page.locator("body").inner_text())


def test_a_click_opens_the_panel_under_the_row_and_a_second_closes_it(
    browser: Browser, tmp_path: Path
) -> None:
    page = _open(browser, tmp_path, small_trace()).page
    opener = page.locator(".opener").first
    opener.click()
    assert opener.get_attribute("aria-expanded") == "true"
    row, panel = page.locator("tr.row").first.bounding_box(), page.locator("tr.panel").bounding_box()
    assert row is not None
    assert panel is not None
    assert abs(row["y"] + row["height"] - panel["y"]) < 2
    assert HARBOUR in page.locator(".lemma").inner_text()
    assert page.locator(".variant").count() == 4
    opener.click()
    assert page.locator("tr.panel").count() == 0


def test_the_variants_mark_dropped_and_added_words(browser: Browser, tmp_path: Path) -> None:
    page = _open(browser, tmp_path, small_trace()).page
    page.locator(".opener").first.click()
    variant = page.locator(".variant.g5")
    assert variant.locator("del").all_inner_texts()[0].strip() == "not"
    assert "elsewhere" in variant.locator("ins").all_inner_texts()
    assert "the passage has 'not' here" in variant.inner_text()


def test_a_doubtful_credit_is_told_in_the_row_and_beside_the_article(
    browser: Browser, tmp_path: Path
) -> None:
    page = _open(browser, tmp_path, small_trace()).page
    assert page.locator(".flag").all_inner_texts() == [
        "misattributed in 1 article",
        "credited to different persons",
    ]
    page.locator(".opener").first.click()
    note = "Misattributed: credited to P/2030/12, which does not have these words."
    assert page.locator(".note-on-credit").all_inner_texts() == [note]
    page.fill("#words", "misattributed")
    page.locator("#tally", has_text="1 of 3 passages").wait_for()


def test_a_filter_by_outlet_leaves_what_it_carries(browser: Browser, tmp_path: Path) -> None:
    page = _open(browser, tmp_path, small_trace()).page
    page.select_option("#outlet", "Gazette")
    assert page.locator("tr.row").count() == 1
    assert "1 of 3 passages" in page.locator("#tally").inner_text()
    page.locator("#stray li").nth(1).wait_for(state="detached")
    assert page.locator("#stray li").count() == 1
    page.click("#clear")
    assert page.locator("tr.row").count() == 3


def test_the_keyboard_stays_on_the_outlet_that_it_chose(browser: Browser, tmp_path: Path) -> None:
    page = _open(browser, tmp_path, small_trace()).page
    chosen = page.locator("th.outlet button").last
    name = chosen.get_attribute("title")
    chosen.focus()
    page.keyboard.press("Enter")
    assert page.locator("th.outlet button:focus").get_attribute("title") == name
    page.keyboard.press("Enter")
    assert page.locator("#outlet").input_value() == ""


def test_a_filter_by_severity_and_by_words_leaves_what_matches(browser: Browser, tmp_path: Path) -> None:
    page = _open(browser, tmp_path, small_trace()).page
    page.select_option("#least", "5")
    assert page.locator("tr.row").count() == 2
    page.fill("#words", "fishing rights")
    page.locator("#tally", has_text="1 of 3 passages").wait_for()
    assert page.locator("tr.row").count() == 1
    page.fill("#words", "zebra")
    page.wait_for_selector("#nothing:visible")


def test_the_key_of_a_grade_filters_by_it_and_lets_go_again(browser: Browser, tmp_path: Path) -> None:
    page = _open(browser, tmp_path, small_trace()).page
    for grade, left in (0, 1), (1, 2), (5, 2):
        button = page.locator(f"#key button[data-grade='{grade}']")
        button.click()
        assert (button.get_attribute("aria-pressed"), page.locator("tr.row").count()) == ("true", left)
        button.click()
        assert (button.get_attribute("aria-pressed"), page.locator("tr.row").count()) == ("false", 3)


def test_an_order_puts_the_most_carried_first(browser: Browser, tmp_path: Path) -> None:
    page = _open(browser, tmp_path, small_trace()).page
    page.select_option("#order", "variants")
    assert [text.split(" wording")[0][-1] for text in page.locator(".where").all_inner_texts()] == [
        "4",
        "2",
        "1",
    ]


def test_the_keyboard_alone_searches_opens_moves_and_closes(browser: Browser, tmp_path: Path) -> None:
    page = _open(browser, tmp_path, small_trace()).page
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "words"
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert "fishing rights" in page.locator("tr.panel .lemma").inner_text()
    page.keyboard.press("Escape")
    assert page.locator("tr.panel").count() == 0
    assert "fishing rights" in page.evaluate("document.activeElement.textContent")


def test_the_arrow_leads_from_the_search_to_the_first_row(browser: Browser, tmp_path: Path) -> None:
    page = _open(browser, tmp_path, small_trace()).page
    page.keyboard.press("/")
    page.keyboard.type("fishing")
    page.locator("#tally", has_text="1 of 3 passages").wait_for()
    page.keyboard.press("ArrowDown")
    assert "fishing rights" in page.evaluate("document.activeElement.textContent")


def test_a_passage_can_be_linked_to(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(to_html(small_trace()), "utf-8")
    page = browser.new_page()
    page.goto(path.as_uri() + "#passage=p2")
    assert "fishing rights" in page.locator("tr.panel .lemma").inner_text()
    page.close()


def test_a_link_holds_the_outlets_own_words_with_the_hyphen_encoded(browser: Browser, tmp_path: Path) -> None:
    page = _open(browser, tmp_path, small_trace()).page
    page.locator(".opener").first.click()
    hrefs = [link.get_attribute("href") or "" for link in page.locator("a.go").all()]
    fragment = next(href for href in hrefs if "beacon" in href).split(":~:text=")[1]
    assert unquote(fragment) == "The harbour authority did not,left the port without inspection."
    assert all("-" not in href.split(":~:text=")[1] for href in hrefs)


def test_a_text_fragment_is_found_by_the_browser(browser: Browser, tmp_path: Path) -> None:
    """Scrolls to the words in a page, hyphen and comma included."""
    from provenance.reports.links import link_to  # noqa: PLC0415 - beside its one use

    article = tmp_path / "article.html"
    words = "ties to the Ash-Shamal Line, it said"
    article.write_text(f"<!DOCTYPE html><p style='height:3000px'>Top</p><p>They have {words}.</p>", "utf-8")
    fragment = link_to("https://e.example/", words).removeprefix("https://e.example/")
    page = browser.new_page()
    page.goto(article.as_uri() + fragment)
    page.wait_for_function("scrollY > 1000", timeout=3000)
    page.close()


def test_print_shows_every_passage_opened_and_no_tools(browser: Browser, tmp_path: Path) -> None:
    opened = _open(browser, tmp_path, small_trace())
    opened.page.emulate_media(media="print")
    opened.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert opened.page.locator("tr.panel").count() == 3
    assert not opened.page.locator("#tools").is_visible()


def test_ten_thousand_variants_open_passage_by_passage(browser: Browser, tmp_path: Path) -> None:
    page = _open(browser, tmp_path, large_trace(500, 20, 60)).page
    assert page.locator(".variant").count() == 0
    page.locator(".opener").first.click()
    assert page.locator(".variant").count() == 20


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1400])
def test_axe_finds_no_barrier(browser: Browser, tmp_path: Path, scheme: str, width: int) -> None:
    pytest.importorskip("axe_playwright_python", reason="pip install 'quote-provenance[browser]'")
    path = tmp_path / "report.html"
    path.write_text(to_html(small_trace()), "utf-8")
    page = visit(browser, path, width, bypass_csp=True).page
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.locator(".opener").first.click()
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    found = page.evaluate(
        "axe.run().then(found => found.violations.map(each => [each.id, each.nodes.map(node => node.html)]))"
    )
    assert found == []
