"""Measure how soon the page shows its first row, and opens it, by the number of wordings in it.

Run: python -m bench.page [--most 10000]. Needs Chromium and playwright. "ratio" is over a page without a
passage, opened in the same run. The aim is to see 10,000 wordings within three seconds.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from tabulate import tabulate

from provenance.model import Trace
from provenance.reports.as_html import to_html
from tests.browser.conftest import CHROMIUM, FLAGS, visit
from tests.provenance.large_traces import large_trace

VARIANTS = 20  # of a passage
OUTLETS = 60
ROUNDS = 3  # the best counts: other work may share the machine


def main() -> None:
    """Print a table: wordings, megabytes, seconds to the first row and to its opening, ratio."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--most", type=int, default=10_000, help="wordings of the largest page")
    most = parser.parse_args().most
    sizes = [size for size in (100, 1_000, 10_000, 100_000) if size <= most]
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        path = Path(folder) / "report.html"
        empty, _ = _measured(browser, path, Trace(fingerprint="f"))
        rows = []
        for size in sizes:
            shown, opened = _measured(browser, path, large_trace(size // VARIANTS, VARIANTS, OUTLETS))
            rows.append((size, path.stat().st_size / 1e6, shown, opened, shown / empty))
        browser.close()
    print(
        tabulate(
            rows,
            ("wordings", "MB", "first row s", "opened s", "ratio"),
            floatfmt=(".0f", ".1f", ".2f", ".2f", ".1f"),
        )
    )


def _measured(browser: Browser, path: Path, trace: Trace) -> tuple[float, float]:
    """Return the seconds until the page is seen and, where it has a passage, until that is open."""
    path.write_text(to_html(trace), "utf-8")
    shown, opened = [], []
    for _ in range(ROUNDS):
        begin = time.monotonic()
        page = visit(browser, path).page
        if trace.apparatus:
            page.wait_for_selector("tr.row")
        shown.append(time.monotonic() - begin)
        if trace.apparatus:
            page.locator(".opener").first.click()
            page.wait_for_selector(".variant")
        opened.append(time.monotonic() - begin)
        page.close()
    return min(shown), min(opened)


if __name__ == "__main__":
    main()
