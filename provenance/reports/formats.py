"""Every report by its name, and the file names that ask for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path

from corpus.errors import UsageError
from provenance.model import Trace
from provenance.reports.appendix import By
from provenance.reports.as_annotations import to_annotations
from provenance.reports.as_appendix import to_appendix_html, to_appendix_markdown
from provenance.reports.as_docx import to_docx
from provenance.reports.as_html import to_html
from provenance.reports.as_json import to_json
from provenance.reports.as_jsonl import to_jsonl
from provenance.reports.as_sqlite import write_sqlite
from provenance.reports.as_tei import to_tei
from provenance.reports.as_xlsx import to_xlsx
from provenance.reports.write import write_bytes, write_text


class Format(StrEnum):
    """A report that is one file."""

    HTML = "html"
    JSON = "json"
    JSONL = "jsonl"
    XLSX = "xlsx"
    SQLITE = "sqlite"
    ANNOTATIONS = "annotations"
    TEI = "tei"
    MARKDOWN = "markdown"  # the appendix, as is the next
    DOCX = "docx"


APPENDIX_SUFFIXES = (".md", ".html", ".docx")

_TEXTS: Mapping[Format, Callable[[Trace], str]] = {
    Format.HTML: to_html,
    Format.JSON: to_json,
    Format.JSONL: to_jsonl,
    Format.ANNOTATIONS: to_annotations,
    Format.TEI: to_tei,
    Format.MARKDOWN: lambda trace: to_appendix_markdown(trace, By.ARTICLE),
}
_SUFFIXES = {
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".json": Format.JSON,
    ".jsonl": Format.JSONL,
    ".xlsx": Format.XLSX,
    ".db": Format.SQLITE,
    ".sqlite": Format.SQLITE,
    ".jsonld": Format.ANNOTATIONS,
    ".xml": Format.TEI,
    ".md": Format.MARKDOWN,
    ".docx": Format.DOCX,
}


def format_for(path: Path) -> Format:
    """Return the report that a file name asks for.

    Raises:
        UsageError: its ending is none that a report has.
    """
    found = _SUFFIXES.get(path.suffix.lower())
    if found is None:
        if path.suffix.lower() == ".csv":
            raise UsageError(
                f"{path}: the tables are several files; choose one with --table, or name a folder"
            )
        raise UsageError(f"{path}: no report ends so; use .txt, {', '.join(_SUFFIXES)}, or give --format")
    return found


def text_of(trace: Trace, chosen: Format) -> str:
    """Return a report as text.

    Raises:
        UsageError: the report is not text.
    """
    if chosen not in _TEXTS:
        raise UsageError(f"report: {chosen.value} is not text; name a file for it with -o")
    return _TEXTS[chosen](trace)


def write_report(trace: Trace, chosen: Format, path: Path) -> Path:
    """Write one report to a file, whole or not at all; return the path.

    Raises:
        UsageError: the file cannot be written.
    """
    if chosen is Format.SQLITE:
        return write_sqlite(trace, path)
    if chosen is Format.XLSX:
        return write_bytes(path, to_xlsx(trace))
    if chosen is Format.DOCX:
        return write_bytes(path, to_docx(trace, By.ARTICLE))
    return write_text(path, text_of(trace, chosen))


def write_appendix(trace: Trace, path: Path, by: By) -> Path:
    """Write the fact-check appendix as its file name asks; return the path.

    Raises:
        UsageError: no appendix ends so, or the file cannot be written.
    """
    check_appendix_name(path)
    match path.suffix.lower():
        case ".docx":
            return write_bytes(path, to_docx(trace, by))
        case ".html":
            return write_text(path, to_appendix_html(trace, by))
        case _:
            return write_text(path, to_appendix_markdown(trace, by))


def check_appendix_name(path: Path) -> None:
    """Raise `UsageError` for a file name that no appendix has."""
    if path.suffix.lower() not in APPENDIX_SUFFIXES:
        raise UsageError(f"{path}: an appendix ends in {', '.join(APPENDIX_SUFFIXES)}; choose one of them")
