"""JSON Lines: one object a line. A record's text is kept exactly as it stands, without any change.

This is the way in for large corpora, so a record goes straight from its line to a `Document`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, Protocol

from corpus.clean import one_line, without_surrogates
from corpus.describing.dates import iso_date
from corpus.describing.metadata import ALIASES, canonical_name, role_of, value_text
from corpus.describing.outlets import outlet_behind
from corpus.double_encoding import is_doubled
from corpus.files.walk import InputFile
from corpus.hashing import sha256_of
from corpus.limits import Limits
from corpus.locating.numbering import numbered_paragraphs
from corpus.model import Document, Metadata, Problem, Role


class LineSource(Protocol):
    """What lines can be read from: a file, or a packed file as it unpacks."""

    def readline(self, most: int, /) -> bytes:
        """Return the next line, or the first ``most`` bytes of it."""


Json = dict[str, object]
Line = tuple[int, bytes]

# the names under which a record may carry a field of Metadata
_FIELDS: Final = {
    "id": "id", "role": "role", "outlet": "outlet", "title": "title", "author": "author", "url": "url",
    "published": "published", "date": "date", "archived_url": "archived_url", "symbol": "symbol",
    "via": "via", "language": "language", "lang": "language", "notes": "notes",
}  # fmt: skip
_BLANKS: Final = b"\xef\xbb\xbf \t\r\n"
_BLANKS_AND_MARK: Final = "\ufeff \t\r\n"
_DOUBLED_MARK: Final = "â€"  # how a curly quotation mark begins in a text that was encoded twice
_DOUBLED: Final = "the text was encoded twice, “ as â€œ, and is left so; its quotations are not found"
_scan = json.JSONDecoder().raw_decode  # json.loads spends a third of its time on guessing the encoding


def lines(file: LineSource, length: int | None, first: int, limits: Limits) -> Iterator[Line | Problem]:
    """Yield the lines of a stretch of a file that hold anything, with their numbers.

    A line over the bound is skipped unread.

    Args:
        file: open for reading at the stretch's first byte.
        length: of the stretch in bytes, None for up to the end of the file.
        first: the number of the first line.
        limits: ``most_line_bytes`` bounds what is held in memory.
    """
    bound = limits.most_line_bytes
    left = -1 if length is None else length
    number = first
    while left and (line := file.readline(bound)):
        left -= len(line)
        if len(line) < bound or line.endswith(b"\n"):
            if not line.isspace():
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
            record = _record(line)
        except (ValueError, RecursionError) as error:
            if line.strip(_BLANKS):
                yield Problem(f"{where}:{number}", "bad-json", _what_is_wrong(error))
            continue
        document = _document(record, f"{name}:{number}", f"{where}:{number}", file, limits)
        yield document
        if isinstance(document, Document) and _DOUBLED_MARK in document.text and is_doubled(document.text):
            yield Problem(f"{where}:{number}", "double-encoded-record", _DOUBLED)


def _record(line: bytes) -> object:
    """Parse a line.

    Raises:
        ValueError: when it is not UTF-8 or not JSON.
        RecursionError: when it is nested too deeply.
    """
    text = line.decode("utf-8").strip(_BLANKS_AND_MARK)
    record: object
    record, end = _scan(text)
    if end != len(text):
        raise json.JSONDecodeError("extra data", text, end)
    return record


def _document(record: object, name: str, where: str, file: InputFile, limits: Limits) -> Document | Problem:
    """Turn a record into a document; a row of the manifest for it counts more than its own fields."""
    if not isinstance(record, dict):
        return Problem(where, "bad-json", 'the line holds no object; write {"text": ...}')
    if "text" not in record:
        record = _by_usual_names(record)
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
    known = _known(record)
    name = one_line(known.pop("id", "")) or name
    role = role_of(known.pop("role", "")) or file.role
    if file.known or file.parts or file.bundled:
        row = dict(file.parts.get(name, {}))
        role = role_of(row.pop("role", "")) or role
        known = {**(file.bundled or {}), **file.known, **known, **row}
    known["outlet"] = known.get("outlet") or outlet_behind(known.get("url", ""))
    if file.role_fixed:
        role = file.role
    metadata = Metadata(id=name, role=role, path=file.where, sha256=sha256, characters=len(text), **known)
    locators = numbered_paragraphs(text) if role is Role.SOURCE else ()
    return Document(metadata, text, locators)


def _by_usual_names(record: dict[object, object]) -> Json:
    """Return a record of which another field than "text" may hold the text, under the names used here."""
    from corpus.readers.records import fields_of_record  # noqa: PLC0415 - most records need no more to be loaded

    return {**fields_of_record(record)}


def _known(record: Json) -> dict[str, str]:
    """Return the fields of `Metadata` that a record carries, with ``id`` and ``role``.

    A field under its own name counts more than one under another usual name.
    """
    found = {}
    for name, value in record.items():
        if value and (field := _field_named(name)) and (name in _FIELDS or field not in found):
            string = value_text(value)
            found[field] = string if string.isascii() else without_surrogates(string)
    if "published" in found or "date" in found:
        date = found.pop("date", "")
        found["published"] = iso_date(found.get("published", "")) or iso_date(date)
    return found


@lru_cache(maxsize=1000)
def _field_named(name: str) -> str | None:
    """Return the field that a record's name for it stands for, None if there is none.

    A day under a name that is usual elsewhere comes out as "date".
    """
    if name in _FIELDS:
        return _FIELDS[name]
    usual = canonical_name(name)
    field = next((field for field, names in ALIASES.items() if usual in names), None)
    return "date" if field == "published" else field


def _what_is_wrong(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "the line is not UTF-8; save the file as UTF-8"
    if isinstance(error, json.JSONDecodeError):
        return (
            f"the line is not JSON ({error.msg.lower()} at character {error.pos + 1}); correct or remove it"
        )
    return "the line's JSON is nested too deeply; correct or remove it"


def _skip_line(file: LineSource) -> int:
    """Read on to the next line end and return how many bytes that took."""
    skipped = 0
    while piece := file.readline(1 << 20):
        skipped += len(piece)
        if piece.endswith(b"\n"):
            break
    return skipped
