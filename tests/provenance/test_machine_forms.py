"""The forms for other programs: annotations, SQLite, TEI, JSON Lines."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from corpus.errors import UsageError
from provenance.model import Trace
from provenance.reports.as_annotations import to_annotations
from provenance.reports.as_jsonl import to_jsonl
from provenance.reports.as_sqlite import write_sqlite
from provenance.reports.as_tei import to_tei
from provenance.reports.tables import TABLES
from tests.provenance.hostile_traces import hostile_trace
from tests.provenance.large_traces import large_trace
from tests.provenance.traces import HARBOUR, small_trace

_TEI = "{http://www.tei-c.org/ns/1.0}"
TRACES = [small_trace(), hostile_trace(), large_trace(5, 8, 4), Trace(fingerprint="f")]
NAMES = ["small", "hostile", "large", "empty"]
all_traces = pytest.mark.parametrize("trace", TRACES, ids=NAMES)


def _items(trace: Trace) -> list[dict[str, object]]:
    items: list[dict[str, object]] = json.loads(to_annotations(trace))["first"]["items"]
    return items


@all_traces
def test_annotations_keep_the_models_rules(trace: Trace) -> None:
    """The MUSTs of the Web Annotation Data Model, sections 3 and 4, for what is written."""
    collection = json.loads(to_annotations(trace))
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    assert collection["total"] == len(collection["first"]["items"])
    for item in collection["first"]["items"]:
        assert item["type"] == "Annotation"
        assert item["id"].startswith(("urn:", "https:"))
        for resource in [item["target"], *item["body"]]:
            _check_resource(resource)
    ids = [item["id"] for item in collection["first"]["items"]]
    assert len(set(ids)) == len(ids)


def _check_resource(resource: dict[str, object]) -> None:
    if resource["type"] == "TextualBody":
        assert isinstance(resource["value"], str)
        return
    assert resource["type"] == "SpecificResource"
    source, selectors = resource["source"], resource["selector"]
    assert isinstance(source, dict)
    assert str(source["id"]).startswith(("http://", "https://", "urn:uuid:"))
    assert isinstance(selectors, list)
    for selector in selectors:
        if selector["type"] == "TextPositionSelector":
            assert 0 <= selector["start"] <= selector["end"]
        elif selector["type"] == "TextQuoteSelector":
            assert isinstance(selector["exact"], str)
            assert len(selector["prefix"]) <= 32
            assert len(selector["suffix"]) <= 32


def test_an_annotation_ties_the_articles_words_to_the_sources() -> None:
    first = _items(small_trace())[0]
    body, target = first["body"], first["target"]
    assert isinstance(body, list)
    assert isinstance(target, dict)
    assert target["source"]["id"] == "https://beacon.example/velm-1"
    assert target["selector"][0]["exact"] == HARBOUR
    assert body[0]["selector"][1] == {"type": "TextPositionSelector", "start": 41_200, "end": 41_362}
    assert body[0]["selector"][2]["value"] == "page=11"


@all_traces
def test_the_database_is_sound_and_the_same_every_time(trace: Trace, tmp_path: Path) -> None:
    path = write_sqlite(trace, tmp_path / "trace.db")
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        for table in TABLES:
            count = connection.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()[0]
            assert count == len(list(table.cells(trace)))
    content = path.read_bytes()
    assert write_sqlite(trace, tmp_path / "again.db").read_bytes() == content


def test_the_database_finds_words_and_follows_keys(tmp_path: Path) -> None:
    with closing(sqlite3.connect(write_sqlite(small_trace(), tmp_path / "trace.db"))) as connection:
        found = connection.execute(
            "SELECT DISTINCT documents.outlet, witnesses.locator FROM witnesses_fts"
            " JOIN witnesses ON witnesses.rowid = witnesses_fts.rowid"
            " JOIN documents ON documents.document = witnesses.article"
            " WHERE witnesses_fts MATCH 'honor' ORDER BY 1"
        ).fetchall()
        assert found == [("Coastal Courier", "para. 36 (p. 11)")]
        keys = connection.execute("PRAGMA foreign_key_list(witnesses)").fetchall()
        assert {key[2] for key in keys} == {"passages", "variants", "documents"}


def test_a_trace_that_contradicts_itself_is_refused_and_leaves_no_file(tmp_path: Path) -> None:
    trace = small_trace()
    doubled = replace(trace, apparatus=(*trace.apparatus, trace.apparatus[0]))
    with pytest.raises(UsageError, match="contradicts itself"):
        write_sqlite(doubled, tmp_path / "trace.db")
    assert list(tmp_path.iterdir()) == []


def _plain(element: Element) -> str:
    """Return the passage that a TEI paragraph holds: its text with every lemma in place."""
    pieces = [element.text or ""]
    for entry in element:
        pieces += [entry.findtext(f"{_TEI}lem") or "", entry.tail or ""]
    return "".join(pieces)


@all_traces
def test_tei_keeps_the_rules_for_an_apparatus(trace: Trace) -> None:
    """TEI P5, 13: ``app`` holds one ``lem`` and then readings; every pointer names a listed witness."""
    root = ElementTree.fromstring(to_tei(trace).encode())
    listed = {
        f"#{witness.get('{http://www.w3.org/XML/1998/namespace}id')}"
        for witness in root.iter(f"{_TEI}witness")
    }
    assert [child.tag for child in root] == [f"{_TEI}teiHeader", f"{_TEI}text"]
    for entry in root.iter(f"{_TEI}app"):
        assert [child.tag for child in entry] == [f"{_TEI}lem"] + [f"{_TEI}rdg"] * (len(entry) - 1)
        assert len(entry) > 1
        for reading in entry:
            assert set((reading.get("wit") or "").split()) <= listed
            assert reading.get("type", "a").replace("-", "").isalnum()


def test_tei_lemmas_put_together_give_the_passage() -> None:
    for trace in (small_trace(), large_trace(5, 8, 4)):
        root = ElementTree.fromstring(to_tei(trace).encode())
        paragraphs = [p for p in root.iter(f"{_TEI}p") if p.get("{http://www.w3.org/XML/1998/namespace}id")]
        assert [_plain(p) for p in paragraphs] == [each.passage.text for each in trace.apparatus]


def test_tei_names_a_partial_witness_only_where_it_quotes() -> None:
    root = ElementTree.fromstring(to_tei(small_trace()).encode())
    entries = list(root.iter(f"{_TEI}app"))
    negation = entries[0]
    assert [(r.get("type"), r.get("wit"), r.text) for r in negation] == [
        (None, "#w7 #w1 #w2", " not"),
        ("negation", "#w3", None),
    ]


@all_traces
def test_json_lines_hold_every_row(trace: Trace) -> None:
    text = to_jsonl(trace)
    rows = [json.loads(line) for line in text.split("\n")[:-1]]
    assert len(rows) == sum(len(list(table.cells(trace))) for table in TABLES)
    assert {row["table"] for row in rows} <= {table.name for table in TABLES}
    text.encode("utf-8")
