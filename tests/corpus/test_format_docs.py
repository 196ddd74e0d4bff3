"""docs/formats.md has a section for every format that has a reader."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from corpus.files.formats import BY_SUFFIX, SILENT_SUFFIXES, Format
from corpus.registry import MODULES

NOT_BY_ONE_READER = (Format.JSONL, Format.ZIP)  # read line by line, and member by member
DOCUMENT = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
HEADINGS = {
    Format.TEXT: "Text and Markdown",
    Format.HTML: "Web pages",
    Format.JSONL: "JSON Lines",
    Format.JSON: "JSON",
    Format.CSV: "CSV",
    Format.XLSX: "Excel",
    Format.PARQUET: "Parquet",
    Format.PDF: "PDF",
    Format.DOCX: "Word",
    Format.ODT: "OpenDocument",
    Format.RTF: "RTF",
    Format.EPUB: "EPUB",
    Format.MHTML: "MHTML",
    Format.MAIL: "Mail",
    Format.WARC: "Web archives",
    Format.FEED: "RSS and Atom",
    Format.NEWS_ITEM: "NITF and NewsML",
    Format.CAPTIONS: "Subtitles",
    Format.ZIP: "Zip archives",
}


@pytest.mark.parametrize("form", [*MODULES, *NOT_BY_ONE_READER])
def test_every_format_has_its_section(form: Format) -> None:
    assert HEADINGS[form] in re.findall(r"^## (.+)$", DOCUMENT, re.MULTILINE)


@pytest.mark.parametrize("suffix", BY_SUFFIX)
def test_every_suffix_has_a_reader(suffix: str) -> None:
    form = BY_SUFFIX[suffix]
    assert form in NOT_BY_ONE_READER or importlib.util.find_spec(f"corpus.readers.{MODULES[form]}")


def test_no_suffix_is_both_read_and_passed_over() -> None:
    assert SILENT_SUFFIXES.isdisjoint(BY_SUFFIX)
