"""JSON Lines: one object a line. A record's text is kept exactly as it stands, without any change.

This is the way in for large corpora, so a record goes straight from its line to a `Document`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from corpus.clean import one_line, without_surrogates
from corpus.hashing import sha256_of
from corpus.limits import Limits
from corpus.metadata import iso_date, role_of
from corpus.model import Document, Metadata, Problem
from corpus.walk import InputFile

Json = dict[str, object]
Line = tuple[int, bytes]

# the names under which a record may carry a field of Metadata
_FIELDS: Final = (
    ("outlet", "outlet"), ("title", "title"), ("author", "author"), ("url", "url"),
    ("archived_url", "archived_url"), ("symbol", "symbol"), ("via", "via"), ("lang", "language"),
    ("language", "language"), ("notes", "notes"),
)  # fmt: skip
_scan = json.JSONDecoder().raw_decode  # json.loads spends a third of its time on guessing the encoding


def lines(file: BinaryIO, end: int | None, first: int, limits: Limits) -> Iterator[Line | Problem]:
    """Yield the lines of a stretch of a file with their numbers; a line over the bound is skipped unread.

    Args:
        file: open for reading at the stretch's first byte.
        end: the offset at which the stretch ends, None for the end of the file.
        first: the number of the first line.
        limits: ``most_line_bytes`` bounds what is held in memory.
    """
    bound = limits.most_line_bytes
    left = -1 if end is None else end - file.tell()
    number = first
    while left and (line := file.readline(bound)):
        left -= len(line)
        if len(line) < bound or line.endswith(b"\n"):
            yield number, line
        else:
            left -= _skip_line(file)
            message = f"the line is longer than {bound:,} bytes and was skipped; split the record"
            yield Problem(str(number), "line-too-long", message)
        number += 1


def documents(
    numbered: Iterable[Line | Problem], file: InputFile, limits: Limits
) -> Iterator[Document | Problem]:
    """Turn lines into documents; each line that holds none becomes a problem that names it."""
    where = file.where
    name = file.id
    for item in numbered:
        if isinstance(item, Problem):
            yield Problem(f"{where}:{item.where}", item.slug, item.message)
            continue
        number, line = item
        try:
            record, _ = _scan(line.decode("utf-8").strip())
        except (ValueError, RecursionError) as error:
            if line.strip(b"\xef\xbb\xbf \t\r\n"):
                yield Problem(f"{where}:{number}", "bad-json", _what_is_wrong(error))
            continue
        yield _document(record, f"{name}:{number}", f"{where}:{number}", file, limits)


def _document(record: object, name: str, where: str, file: InputFile, limits: Limits) -> Document | Problem:
    """Turn a record into a document; a row of the manifest for it counts more than its own fields."""
    if not isinstance(record, dict):
        return Problem(where, "bad-json", 'the line holds no object; write {"text": ...}')
    text = record.get("text")
    if not isinstance(text, str) or not text or text.isspace():
        return Problem(where, "no-text", "the record has no text; give it a field 'text' that is not empty")
    if len(text) > limits.most_characters:
        message = f"the text has {len(text):,} characters, more than {limits.most_characters:,}; split it"
        return Problem(where, "too-long", message)
    try:
        sha256 = sha256_of(text)
    except UnicodeEncodeError:
        text = without_surrogates(text)
        sha256 = sha256_of(text)
    name = one_line(without_surrogates(_string(record.get("id")))) or name
    known = _known(record)
    role = file.role if file.role_fixed else role_of(_string(record.get("role"))) or file.role
    if file.known or file.parts:
        row = dict(file.parts.get(name, {}))
        role = role_of(row.pop("role", "")) or role
        known = {**file.known, **known, **row}
    return Document(
        Metadata(id=name, role=role, path=str(file.where), sha256=sha256, characters=len(text), **known), text
    )


def _known(record: Json) -> dict[str, str]:
    found = {}
    for name, field in _FIELDS:
        if value := record.get(name):
            found[field] = without_surrogates(_string(value))
    if published := record.get("published") or record.get("date"):
        found["published"] = iso_date(_string(published))
    return found


def _string(value: object) -> str:
    """Return a field as a string: numbers as written, lists joined, anything else empty."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "; ".join(filter(None, map(_string, value)))
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _what_is_wrong(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "the line is not UTF-8; save the file as UTF-8"
    if isinstance(error, json.JSONDecodeError):
        return (
            f"the line is not JSON ({error.msg.lower()} at character {error.pos + 1}); correct or remove it"
        )
    return "the line's JSON is nested too deeply; correct or remove it"


def _skip_line(file: BinaryIO) -> int:
    """Read on to the next line end and return how many bytes that took."""
    skipped = 0
    while piece := file.readline(1 << 20):
        skipped += len(piece)
        if piece.endswith(b"\n"):
            break
    return skipped
