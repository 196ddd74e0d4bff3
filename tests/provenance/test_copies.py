"""One text in several outlets is told as one wording, with the wire that it came from."""

from __future__ import annotations

import json
from pathlib import Path

from provenance.model import Trace
from provenance.trace import trace
from tests.provenance.lighthouse import LANTERN, REPORT

WIRE = (
    "The keepers met on Monday in the hall above the harbour to hear the findings. "
    f"The report said “{LANTERN}” "
    "Nobody from the ministry came, although three seats had been kept for its people. "
    "The harbour master said that the matter would be raised again in the spring. "
    "Fishermen stood outside in the rain and waited for more than two hours."
)


def traced(folder: Path, *records: dict[str, str], with_source: bool = True) -> Trace:
    articles, source = folder / "articles.jsonl", folder / "report.txt"
    articles.write_text("".join(json.dumps(record) + "\n" for record in records))
    source.write_text(REPORT)
    return trace([articles], [source] if with_source else [])


def copies(*outlets: str, **more: str) -> list[dict[str, str]]:
    return [{"id": name, "outlet": name, "text": WIRE, **more} for name in outlets]


def test_copies_are_noted_once_and_all_kept(tmp_path: Path) -> None:
    for with_source in (True, False):
        found = traced(tmp_path, *copies("Gull", "Tern"), with_source=with_source)
        (note,) = (one for one in found.problems if one.slug == "syndicated-copy")
        assert (note.where, note.message.split(";")[0]) == ("Gull", "the same text stands in Tern")
        assert {one.document for app in found.apparatus for one in app.witnesses} == {"Gull", "Tern"}


def test_the_wire_of_one_copy_is_named_for_all(tmp_path: Path) -> None:
    first, second = copies("Gull", "Tern")
    found = traced(tmp_path, {**first, "via": "Reuters"}, second)
    assert {one.id: one.via for one in found.documents if one.outlet} == {
        "Gull": "Reuters",
        "Tern": "Reuters",
    }


def test_other_texts_with_the_same_quotation_are_no_copies(tmp_path: Path) -> None:
    other = f"Quite another story of the coast. It held that “{LANTERN}” in its first part."
    found = traced(tmp_path, *copies("Gull"), {"id": "Tern", "outlet": "Tern", "text": other})
    assert not found.problems
