"""A made-up desk: two reports on a lighthouse, and drafts that quote them, checked and read as words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from provenance.checks import Check, Checked
from provenance.drafts.checking import check
from provenance.options import Options

LANTERN = "The lantern had been dark for eleven nights, and nobody had written it down."
TRAWLERS = "Two trawlers ran aground on the Skerrow shoals before the keeper was woken by his own goat."
ROTA = (
    "The keepers assured the inquiry that they would honour the old rota and would not favour their cousins."
)
FOG = "The horn of the western pier was sold to a circus in the winter of the great fog."
FILLER = " ".join(
    f"Witness {number} spoke at length of tar, rope, oil and the price of herring in {1900 + number}."
    for number in range(40)
)
CLOSING = "The inquiry closed on a Sunday because the ink had run out."
FOURTH = "\n\n".join((LANTERN, TRAWLERS, ROTA, FILLER, CLOSING))
THIRD = "\n\n".join((FOG, "The inquiry met four times, each time in the rain."))
SOURCES = {
    "fourth": {"text": FOURTH, "symbol": "HB/1931/4", "title": "Fourth report of the harbour inquiry"},
    "third": {"text": THIRD, "symbol": "HB/1930/3", "title": "Third report of the harbour inquiry"},
}


def sources_in(folder: Path, sources: Mapping[str, Mapping[str, str]] = SOURCES) -> Path:
    """Write the sources as JSON Lines and return the path."""
    path = folder / "sources.jsonl"
    lines = [json.dumps({"id": name, **record}) for name, record in sources.items()]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def checked(
    folder: Path,
    draft: str,
    sources: Mapping[str, Mapping[str, str]] = SOURCES,
    options: Options | None = None,
    name: str = "draft.md",
) -> Checked:
    """Write a draft, check it against the sources, and return what was found."""
    path = folder / name
    path.write_text(draft, encoding="utf-8")
    return check([path], [sources_in(folder, sources)], options)


def only(found: Checked) -> Check:
    """Return the one check of a draft with one quotation."""
    (one,) = found.checks
    return one


def codes(one: Check) -> list[str]:
    """Return the codes of a check's remarks."""
    return [str(remark.code) for remark in one.remarks]
