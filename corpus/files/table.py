"""The rows of a table in CSV, read one at a time."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import TextIO

from corpus.limits import Limits

_DELIMITER = re.compile(r"\"?sep=([,;\t|])\"?", re.IGNORECASE)


def rows_of(stream: TextIO, limits: Limits) -> Iterator[tuple[int, list[str]]]:
    """Yield the number of each row, as a spreadsheet counts them, and its cells.

    The delimiter is what parts the first line, or what a line "sep=;" before it names, as Excel writes it.

    Raises:
        csv.Error: when a cell is longer than the limit or the quoting goes wrong.
    """
    csv.field_size_limit(limits.most_line_bytes)
    head = stream.readline(limits.most_line_bytes)
    delimiter = max(",;\t|", key=head.count)
    before = 0
    if named := _DELIMITER.fullmatch(head.rstrip("\r\n")):
        delimiter, before = named[1], 1
        head = stream.readline(limits.most_line_bytes)
    reader = csv.reader(_lines(head, stream, limits), delimiter=delimiter)
    yield from enumerate(reader, before + 1)


def _lines(head: str, stream: TextIO, limits: Limits) -> Iterator[str]:
    """Yield the lines of a table, none longer than the limit in memory."""
    line = head
    while line:
        if len(line) >= limits.most_line_bytes:
            raise csv.Error(f"a line is longer than {limits.most_line_bytes:,} characters")
        yield line
        line = stream.readline(limits.most_line_bytes)
