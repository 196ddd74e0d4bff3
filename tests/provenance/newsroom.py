"""Trace made-up articles: written to files, read back by the tool, and the trace read as words."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from provenance.model import Apparatus, Trace, Witness
from provenance.options import Options
from provenance.trace import trace


def traced(
    articles: Mapping[str, str], sources: Mapping[str, str] | None = None, options: Options | None = None
) -> Trace:
    """Trace articles (id to text) against sources, or among themselves, from one JSON Lines file each."""
    with tempfile.TemporaryDirectory() as folder:
        given = [write_records(Path(folder) / "articles.jsonl", articles)]
        against = [write_records(Path(folder) / "sources.jsonl", sources)] if sources else []
        found = trace(given, against, options)
    documents = tuple(metadata._replace(path="") for metadata in found.documents)
    return replace(found, documents=documents)


def write_records(path: Path, texts: Mapping[str, str]) -> Path:
    """Write texts as JSON Lines, one record each, and return the path."""
    lines = [json.dumps({"id": name, "text": text, "outlet": name.title()}) for name, text in texts.items()]
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return path


def texts_of(trace: Trace) -> list[str]:
    """Return the passages' words, in the trace's order."""
    return [apparatus.passage.text for apparatus in trace.apparatus]


def carried(apparatus: Apparatus) -> dict[str, list[tuple[str, str]]]:
    """Return the manner and the words of every witness of a passage, by article."""
    found: dict[str, list[tuple[str, str]]] = {}
    for witness in sorted(apparatus.witnesses, key=_by_place):
        found.setdefault(witness.document, []).append((witness.manner.value, witness.text))
    return found


def holding(trace: Trace, words: str) -> Apparatus:
    """Return the one passage that holds some words."""
    (found,) = (apparatus for apparatus in trace.apparatus if words in apparatus.passage.text)
    return found


def documents_of(witnesses: Iterable[Witness]) -> set[str]:
    """Return which articles some witnesses stand in."""
    return {witness.document for witness in witnesses}


def _by_place(witness: Witness) -> tuple[str, int]:
    return witness.document, witness.span.start
