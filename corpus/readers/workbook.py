"""Workbooks of spreadsheets (.xlsx) with a column of texts, under any usual column names.

Every sheet whose first row names such a column is read. A row's text is kept exactly as it stands in its
cell; days, which a workbook holds as numbers, are written out.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

from corpus.archive import Archive
from corpus.clean import one_line
from corpus.elements import local_name, named
from corpus.errors import DocumentError
from corpus.limits import Limits
from corpus.metadata import TEXT_NAMES, canonical_name
from corpus.model import Problem
from corpus.readers.table import row_reading, text_column
from corpus.reading import Reading

_BOOK: Final = "xl/workbook.xml"
_MOST_DAY: Final = 2_958_465  # the last day of the year 9999
_BUILT_IN_DATES: Final = frozenset(map(str, (*range(14, 18), 22)))
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')  # what a number's format writes as it stands
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LETTERS = re.compile(r"[A-Z]{1,3}")


def read(path: Path, limits: Limits) -> Iterator[Reading | Problem]:
    """Read the rows of a workbook's sheets; a row without text is a problem.

    Raises:
        DocumentError: ``no-text-column``, ``unpacks-too-large`` where cells refer again and again to the same
            long string, or as `corpus.archive.Archive` does.
    """
    where = one_line(str(path))
    archive = Archive(path, limits)
    book = _Book.of(archive)
    heads: list[str] = []
    left = limits.most_unpacked_bytes
    is_first = True
    for name, part in _sheets(archive):
        rows = book.rows(archive.xml(part))
        names = {place: canonical_name(cell) for place, cell in next(rows, (0, {}))[1].items()}
        heads += names.values()
        if set(TEXT_NAMES).isdisjoint(names.values()):
            continue
        column = text_column(list(names.values()), where)
        sheet = "" if is_first else f"{name}!"
        is_first = False
        for number, cells in rows:
            left -= sum(map(len, cells.values()))
            if left < 0:
                message = "its cells hold the same words too often; save it as CSV"
                raise DocumentError(where, "unpacks-too-large", message)
            row = {names[place]: cell for place, cell in cells.items() if place in names}
            yield row_reading(row, column, f"{where}:{sheet}{number}")
    text_column(heads, where)


@dataclass(frozen=True, slots=True)
class _Book:
    """What the cells of all sheets refer to.

    ``strings`` are the shared ones, ``date_styles`` the numbers of the styles that show a day, and
    ``first_day`` is the one that stands for 0.
    """

    strings: tuple[str, ...]
    date_styles: frozenset[str]
    first_day: date

    @classmethod
    def of(cls, archive: Archive) -> _Book:
        """Read what a workbook's cells refer to."""
        strings = _children(archive, "xl/sharedStrings.xml", "si")
        properties = _children(archive, _BOOK, "workbookPr")
        since_1904 = any(each.get("date1904") in ("1", "true") for each in properties)
        return cls(
            tuple(map(_string, strings)),
            _date_styles(archive),
            date(1904, 1, 1) if since_1904 else date(1899, 12, 30),
        )

    def rows(self, sheet: Element) -> Iterator[tuple[int, dict[int, str]]]:
        """Yield the number and the cells, by column from 0, of each row that holds anything."""
        number = 0
        for row in named(sheet, "row"):
            given = row.get("r", "")
            number = int(given) if given.isdecimal() and len(given) < 9 else number + 1
            cells = self._cells(row)
            if cells:
                yield number, cells

    def _cells(self, row: Element) -> dict[int, str]:
        """Return the cells of a row that hold anything, by column."""
        cells: dict[int, str] = {}
        place = -1
        for cell in named(row, "c"):
            place = _column(cell.get("r", ""), place + 1)
            if (value := self._value(cell)).strip():
                cells[place] = value
        return cells

    def _value(self, cell: Element) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return "".join(map(_string, named(cell, "is")))
        value = next((each.text or "" for each in named(cell, "v")), "")
        if kind == "s":
            known = value.isdecimal() and len(value) < 9 and int(value) < len(self.strings)
            return self.strings[int(value)] if known else ""
        if kind == "n" and cell.get("s", "0") in self.date_styles:
            return _day(value, self.first_day)
        return "" if kind == "e" else _unescaped(value)


def _sheets(archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield the name and the part of each sheet, in the order of the workbook."""
    targets = {
        each.get("Id", ""): posixpath.normpath(posixpath.join("/xl", each.get("Target", ""))).lstrip("/")
        for each in _children(archive, "xl/_rels/workbook.xml.rels", "Relationship")
    }
    read: set[str] = set()
    for sheet in _children(archive, _BOOK, "sheet"):
        key = next((value for name, value in sheet.items() if name.endswith("}id")), "")
        part = targets.get(key, "")
        if part in archive.names and part not in read:
            read.add(part)
            yield sheet.get("name", ""), part


def _children(archive: Archive, part: str, local: str) -> Sequence[Element]:
    """Return the elements of one name in a part, none where the part is missing."""
    return list(named(archive.xml(part), local)) if part in archive.names else []


def _date_styles(archive: Archive) -> frozenset[str]:
    """Return the numbers of the styles of cells that show a day."""
    part = "xl/styles.xml"
    formats = {
        each.get("numFmtId", "")
        for each in _children(archive, part, "numFmt")
        if not {"y", "d"}.isdisjoint(_LITERAL.sub("", each.get("formatCode", "").lower()))
    }
    [cells] = list(_children(archive, part, "cellXfs"))[:1] or [Element("none")]
    return frozenset(
        str(number)
        for number, style in enumerate(named(cells, "xf"))
        if style.get("numFmtId", "") in formats | _BUILT_IN_DATES
    )


def _string(element: Element) -> str:
    """Return the text of a string, without the glosses that show how it is spoken."""
    pieces = []
    for child in element:
        local = local_name(child)
        if local == "t":
            pieces.append(child.text or "")
        elif local == "r":
            pieces.append(_string(child))
    return _unescaped("".join(pieces))


def _unescaped(text: str) -> str:
    r"""Return a text with the control characters that XML cannot hold.

    >>> _unescaped("one_x000D_\ntwo")
    'one\r\ntwo'
    """
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _column(reference: str, otherwise: int) -> int:
    """Return the column of a cell from 0.

    >>> _column("C7", 0), _column("AA1", 0), _column("", 4)
    (2, 26, 4)
    """
    letters = _LETTERS.match(reference)
    if letters is None:
        return otherwise
    column = 0
    for letter in letters[0]:
        column = 26 * column + ord(letter) - ord("A") + 1
    return column - 1


def _day(value: str, first: date) -> str:
    """Return the day that a number stands for, or the number where it stands for none.

    >>> _day("43983.25", date(1899, 12, 30))
    '2020-06-01'
    """
    whole = value.partition(".")[0]
    if not whole.isdecimal() or not 0 < int(whole[:9]) <= _MOST_DAY - 1_500:
        return value
    return (first + timedelta(days=int(whole[:9]))).isoformat()
