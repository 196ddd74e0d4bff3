"""The trace as a small site of static files, for traces too large for one page.

``index.html`` is the page without the wordings, ``passages/`` holds a page for each passage. Every page
stands alone: it opens from a folder, a disk or a server, and asks nobody for anything.
"""

from __future__ import annotations

from pathlib import Path

from provenance.model import Apparatus, Trace
from provenance.reports.appendix import passage_section
from provenance.reports.as_appendix import to_passage_html
from provenance.reports.as_html import rendered
from provenance.reports.lookup import Lookup, lookup_in
from provenance.reports.page_data import page_data
from provenance.reports.write import write_pieces, write_text


def write_site(trace: Trace, folder: Path) -> tuple[Path, ...]:
    """Write the index and the passages' pages into a folder and return the index's path first.

    File names are numbers, never ids: an id is whatever a saved trace says.

    Raises:
        UsageError: the folder or a file in it cannot be written.
    """
    lookup = lookup_in(trace)
    names = [f"passages/{number:05}.html" for number in range(1, len(trace.apparatus) + 1)]
    pages = [
        write_text(folder / name, _passage_page(apparatus, lookup, number, len(names)))
        for number, (name, apparatus) in enumerate(zip(names, trace.apparatus, strict=True), 1)
    ]
    index = write_pieces(folder / "index.html", rendered(trace, page_data(trace, names)))
    return index, *pages


def _passage_page(apparatus: Apparatus, lookup: Lookup, number: int, last: int) -> str:
    links: dict[str, str] = {"All passages": "../index.html"}
    if number > 1:
        links["Previous"] = f"{number - 1:05}.html"
    if number < last:
        links["Next"] = f"{number + 1:05}.html"
    return to_passage_html(passage_section(apparatus, lookup), links)
