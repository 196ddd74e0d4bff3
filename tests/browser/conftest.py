"""A real headless Chromium for the pages; the tests skip where it or playwright is not installed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@dataclass
class Visit:
    """An opened page and what it said and asked for."""

    page: Page
    messages: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="pip install 'quote-provenance[browser]'")
    if CHROMIUM is None:
        pytest.skip("no Chromium; apt-get install chromium")
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield opened
        opened.close()


def visit(browser: Browser, path: Path, width: int = 1400, **context: bool) -> Visit:
    """Open a local file, noting every console message, error and request."""
    page = browser.new_context(
        viewport={"width": width, "height": 900}, bypass_csp=context.get("bypass_csp", False)
    ).new_page()
    opened = Visit(page)

    def dismissed(dialog: Dialog) -> None:
        opened.messages.append(dialog.message)
        dialog.dismiss()

    page.on("console", lambda message: opened.messages.append(message.text))
    page.on("pageerror", lambda error: opened.messages.append(str(error)))
    page.on("dialog", dismissed)
    page.on("request", lambda request: opened.requests.append(request.url))
    page.goto(path.as_uri())
    return opened
