"""JSON files: one record, a list of them, or an object that holds such a list, under any usual field names.

A record's text is kept exactly as it stands.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from corpus.clean import decode, one_line
from corpus.describing.metadata import TEXT_NAMES, canonical_name, value_text
from corpus.errors import DocumentError
from corpus.files.whole import whole_file
from corpus.limits import Limits
from corpus.model import Problem
from corpus.readers.table import row_reading
from corpus.reading import Reading
from corpus.web.fragment import fragment_text

_MOST_BYTES: Final = 100_000_000  # parsed JSON takes some ten times its length; JSON Lines has no such bound
_MOST_DEPTH: Final = 3
_WRAPPERS: Final = ("_source", "fields", "attributes", "article", "data", "document")


def read(path: Path, limits: Limits) -> Iterator[Reading | Problem]:
    """Read the records of a file in order; one without text is a problem.

    Raises:
        DocumentError: ``bad-json``, ``too-large``, ``no-text``, ``empty`` or ``binary``.
    """
    where = one_line(str(path))
    data = whole_file(path, limits)
    if len(data) > _MOST_BYTES:
        message = f"the file is larger than {_MOST_BYTES:,} bytes; write one record a line, as .jsonl"
        raise DocumentError(where, "too-large", message)
    try:
        value: object = json.loads(decode(data, where).text)
    except (ValueError, RecursionError) as error:
        message = "the file is not JSON; if it holds one record a line, call it .jsonl"
        raise DocumentError(where, "bad-json", message) from error
    records = _records(value)
    if not records:
        message = "no records with a field 'text' were found; convert the file to .jsonl"
        raise DocumentError(where, "no-text", message)
    for number, record in enumerate(records, start=1):
        yield row_reading(record, _text_name(record), f"{where}:{number}")


def fields_of_record(record: Mapping[object, object]) -> dict[str, str]:
    """Return the text of one record, as "text", with its id, its role and the fields of `Metadata`.

    >>> fields_of_record({"headline": "Rain", "body": "It rained.", "source": {"name": "The Hill"}})
    {'text': 'It rained.', 'outlet': 'The Hill', 'title': 'Rain'}
    """
    strings = _with_text(_strings(record))
    reading = row_reading(strings, _text_name(strings), "")
    return {} if isinstance(reading, Problem) else {"text": reading.text, **reading.found}


def _text_name(record: Mapping[str, str]) -> str:
    """Return the name under which a record carries its text; the most usual where it carries none."""
    return next((name for name in TEXT_NAMES if name in record), TEXT_NAMES[0])


def _records(value: object) -> list[dict[str, str]]:
    """Return the records of a value: itself, its items, those of a list in it, or those it names."""
    if isinstance(value, dict):
        if any(canonical_name(str(name)) in TEXT_NAMES and isinstance(of, str) for name, of in value.items()):
            return [_strings(value)]
        value = max(_lists(value, 0), key=len, default=list(value.values()))
    if not isinstance(value, list):
        return []
    records = [_with_text(_strings(item)) for item in value if isinstance(item, dict)]
    return records if any(not record.keys().isdisjoint(TEXT_NAMES) for record in records) else []


def _lists(value: Mapping[object, object], depth: int) -> Iterator[list[object]]:
    """Yield the lists of objects in an object, and in those inside it, as answers of services nest them."""
    for inner in value.values():
        if isinstance(inner, list) and any(isinstance(item, dict) for item in inner):
            yield inner
        elif isinstance(inner, dict) and depth < _MOST_DEPTH:
            yield from _lists(inner, depth + 1)


def _with_text(record: dict[str, str]) -> dict[str, str]:
    """Give the item of a JSON Feed, whose content may be markup alone, a text."""
    if record.get("content_html") and record.keys().isdisjoint(TEXT_NAMES):
        return {**record, "text": fragment_text(record["content_html"])}
    return record


def _strings(record: Mapping[object, object]) -> dict[str, str]:
    """Return a record's fields as strings by their canonical names; a nested name counts, as in "source".

    The fields of an object that only wraps them count as the record's own.
    """
    wrapped = (record[name] for name in _WRAPPERS if name in record)
    strings = {
        name: text for inner in wrapped if isinstance(inner, dict) for name, text in _strings(inner).items()
    }
    return strings | {canonical_name(str(name)): value_text(value) for name, value in record.items()}
