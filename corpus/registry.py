"""Which reader reads which format. A reader is imported when the first file of its kind is met."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Final

from corpus.clean import one_line
from corpus.errors import DocumentError
from corpus.formats import Format
from corpus.limits import Limits
from corpus.model import Problem
from corpus.opening import Opened
from corpus.reading import Reader, Reading

_MODULES: Final = {
    Format.TEXT: "text",
    Format.HTML: "html",
    Format.CSV: "table",
    Format.PDF: "pdf",
    Format.DOCX: "docx",
    Format.ODT: "odt",
    Format.RTF: "rtf",
    Format.EPUB: "epub",
    Format.MHTML: "mhtml",
    Format.WARC: "warc",
    Format.FEED: "feed",
    Format.PARQUET: "parquet",
}


def readings(source: Opened, limits: Limits) -> Iterator[Reading | Problem]:
    """Yield the texts of an opened file.

    Raises:
        DocumentError: ``unknown-format``, or what the reader raises.
    """
    yield from reader_of(source.format, source.file.where)(source.path, limits)


def reader_of(form: Format, where: str) -> Reader:
    """Return the reader of a format.

    Raises:
        DocumentError: ``unknown-format`` when there is none.
    """
    if form not in _MODULES:
        message = f"a {form.value} cannot be read; extract its files or convert it to plain text"
        raise DocumentError(where, "unknown-format", one_line(message))
    reader: Reader = importlib.import_module(f"corpus.readers.{_MODULES[form]}").read
    return reader
