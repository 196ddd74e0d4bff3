"""Tables that list addresses and no texts, as Media Cloud exports them: what they say of saved pages.

Such a table in a folder is no input of its own. Its rows tell outlet, title and date of the pages saved
beside it, joined by address.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from corpus.clean import one_line
from corpus.describing.metadata import ALIASES, TEXT_NAMES, canonical_name, fields_of
from corpus.describing.outlets import unwrapped
from corpus.errors import DocumentError
from corpus.files.formats import Format, by_suffix
from corpus.files.streaming import open_text
from corpus.files.table import rows_of
from corpus.files.walk import InputFile
from corpus.limits import DEFAULT_LIMITS, Limits
from corpus.model import Problem

_WITH_ADDRESSES: Final = (Format.HTML, Format.MHTML, Format.WARC)
_MOST_ROWS = 1_000_000
_TRACKING = re.compile(r"(?:^|&)(?:utm_\w+|fbclid|gclid|cmpid|smid|ref)=[^&]*", re.IGNORECASE)

Fields = Mapping[str, str]


def joined(files: Sequence[InputFile], problems: list[Problem]) -> list[InputFile]:
    """Take the lists of addresses out of some files and tie them to the pages saved beside them.

    Args:
        files: everything that was found.
        problems: receives lists without any page beside them.
    """
    lists: dict[Path, list[str]] = {}
    for file in files:
        if file.inside and by_suffix(file.path.name) == (Format.CSV, False) and is_list(file.path):
            lists.setdefault(file.path.parent, []).append(str(file.path))
    if not lists:
        return list(files)
    listed = {path for paths in lists.values() for path in paths}
    kept = [_tied(file, lists) for file in files if str(file.path) not in listed]
    with_pages = {file.path.parent for file in kept if file.lists}
    for folder, paths in lists.items():
        if folder not in with_pages:
            message = "the table lists addresses but no texts; save the pages in the same folder"
            problems.extend(Problem(one_line(path), "no-pages", message) for path in paths)
    return kept


def is_list(path: Path) -> bool:
    """Tell whether a table has a column of addresses and none of texts."""
    try:
        with open_text(path, "") as stream:
            _, cells = next(rows_of(stream, DEFAULT_LIMITS), (1, []))
    except (OSError, DocumentError, csv.Error):
        return False
    names = set(map(canonical_name, cells))
    return not names.isdisjoint(ALIASES["url"]) and names.isdisjoint(TEXT_NAMES)


def fields_for(lists: Sequence[str], address: str) -> Fields:
    """Return what some lists say of an address; nothing when they do not hold it."""
    key = address_key(address)
    rows = (_rows(path).get(key) for path in lists) if key else ()
    return next(filter(None, rows), {})


def address_key(address: str) -> str:
    """Return what two addresses of one page have in common.

    >>> address_key("http://www.thehill.com/a/?utm_source=x#top") == address_key("https://thehill.com/a")
    True
    """
    try:
        parts = urlsplit(unwrapped(address)[0])
    except ValueError:
        return ""
    query = _TRACKING.sub("", parts.query).strip("&")
    host = (parts.hostname or "").removeprefix("www.").removeprefix("amp.").removeprefix("m.")
    return f"{host}{parts.path.rstrip('/')}?{query}" if host else ""


def _tied(file: InputFile, lists: Mapping[Path, list[str]]) -> InputFile:
    if by_suffix(file.path.name)[0] in _WITH_ADDRESSES and file.path.parent in lists:
        return replace(file, lists=tuple(lists[file.path.parent]))
    return file


@lru_cache(maxsize=8)
def _rows(path: str) -> dict[str, Fields]:
    """Return a list's fields by address, read once in each process."""
    limits = Limits()
    found: dict[str, Fields] = {}
    try:
        with open_text(Path(path), path) as stream:
            rows = rows_of(stream, limits)
            names = [canonical_name(cell) for cell in next(rows, (1, []))[1]]
            for _, cells in rows:
                fields = fields_of(dict(zip(names, cells, strict=False)))
                if key := address_key(fields.get("url", "")):
                    found.setdefault(key, fields)
                if len(found) >= _MOST_ROWS:
                    break
    except (OSError, DocumentError, csv.Error):
        return found
    return found
