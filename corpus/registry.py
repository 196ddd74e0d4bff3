"""Which reader reads which format. A reader is imported when the first file of its kind is met."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Final

from corpus.clean import one_line
from corpus.errors import DocumentError
from corpus.exports import split
from corpus.files.formats import Format
from corpus.files.opening import Opened
from corpus.limits import Limits
from corpus.model import Problem
from corpus.reading import Reader, Reading

MODULES: Final = {
    Format.TEXT: "text",
    Format.HTML: "html",
    Format.CSV: "table",
    Format.XLSX: "workbook",
    Format.JSON: "records",
    Format.PDF: "pdf",
    Format.DOCX: "docx",
    Format.ODT: "odt",
    Format.RTF: "rtf",
    Format.EPUB: "epub",
    Format.MHTML: "mhtml",
    Format.MAIL: "mail",
    Format.WARC: "warc",
    Format.FEED: "feed",
    Format.NEWS_ITEM: "newsitem",
    Format.CAPTIONS: "captions",
    Format.PARQUET: "parquet",
}


_MAY_BE_EXPORTS: Final = frozenset((Format.TEXT, Format.DOCX, Format.RTF, Format.ODT, Format.PDF))


def readings(source: Opened, limits: Limits) -> Iterator[Reading | Problem]:
    """Yield the texts of an opened file.

    Raises:
        DocumentError: ``unknown-format``, or what the reader raises.
    """
    for reading in reader_of(source.format, source.file.where)(source.path, limits):
        if isinstance(reading, Reading) and source.format in _MAY_BE_EXPORTS and not reading.part:
            yield from _parted(reading)
        else:
            yield reading


def _parted(reading: Reading) -> Iterator[Reading | Problem]:
    """Part a text into its articles if it is an export of a press database."""
    articles = split.articles(reading.text)
    yield from articles or (reading,)
    if articles:
        yield from reading.warnings


def reader_of(form: Format, where: str) -> Reader:
    """Return the reader of a format.

    Raises:
        DocumentError: ``unknown-format`` when there is none.
    """
    if form not in MODULES:
        message = f"a {form.value} cannot be read; extract its files or convert it to plain text"
        raise DocumentError(where, "unknown-format", one_line(message))
    reader: Reader = importlib.import_module(f"corpus.readers.{MODULES[form]}").read
    return reader
