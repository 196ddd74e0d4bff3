"""What is known of a document besides its text: names of fields, front matter.

Whatever a file calls its fields, they come out under the field names of `Metadata`. Nothing is ever
guessed from running text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from corpus.describing.dates import iso_date
from corpus.model import Role
from corpus.word_lists import word_lists

_NAMES = word_lists("corpus", "field_names")
ALIASES: Final = _NAMES["fields"]  # field of Metadata -> the names under which files carry it
TEXT_NAMES: Final = _NAMES["others"]["text"]
ID_NAMES: Final = _NAMES["others"]["id"]

_ROLES = {str(role): role for role in Role}
_MOST_FRONT_MATTER = 20_000  # characters; a longer block between rules is text
_FRONT_LINE = re.compile(r"([A-Za-z_][\w .-]{0,60}?)\s*:(?:\s+(.*))?")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_FEWEST_IN_HEAD = 2  # fields that a head without rules must give
_SURE = frozenset(("title", "published", "url"))  # one of which is among them


def canonical_name(name: str) -> str:
    """Return a column or field name as it is compared.

    >>> canonical_name(" Publish-Date "), canonical_name("publishDate"), canonical_name("URL")
    ('publish_date', 'publish_date', 'url')
    """
    return re.sub(r"[\s.-]+", "_", _HUMP.sub("_", name.strip()).lower())


def fields_of(record: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of `Metadata` that a record carries under any usual name.

    Args:
        record: values by name, names as `canonical_name` gives them.

    >>> fields_of({"headline": "Rain", "pub_date": "1 June 2020", "colour": "blue"})
    {'title': 'Rain', 'published': '2020-06-01'}
    """
    found = {}
    for field, names in ALIASES.items():
        values = (_as_field(field, record[name]) for name in names if record.get(name))
        if value := next(filter(None, values), ""):
            found[field] = value
    return found


def _as_field(field: str, value: str) -> str:
    """Return a value in the form of its field; "" where it cannot be one, as an address can be no outlet."""
    if field == "published":
        return iso_date(value)
    return "" if field == "outlet" and "://" in value else tidy(value)


def tidy(value: str) -> str:
    r"""Put a value on one line.

    >>> tidy(" The\n Hill ")
    'The Hill'
    """
    return " ".join(value.split())


def value_text(value: object) -> str:
    """Return the value of a field in JSON as a string: a list joined, the name of an object, "" for no value.

    >>> value_text(["Ann Lee", {"name": "Tom Roe"}]), value_text(7), value_text(None)
    ('Ann Lee; Tom Roe', '7', '')
    """
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "; ".join(filter(None, map(value_text, value)))
    if isinstance(value, dict):
        return value_text(value.get("name", ""))
    return "" if value is None or isinstance(value, bool) else str(value)


def role_of(value: str) -> Role | None:
    """Return the role that a cell names, or None.

    >>> role_of(" Source ")
    <Role.SOURCE: 'source'>
    """
    return _ROLES.get(value.strip().lower())


def front_matter(text: str) -> tuple[dict[str, str], int]:
    r"""Read the ``key: value`` lines at the head of a text, between rules or before a blank line.

    Without rules, two fields must be known, and title, date or address be one of them.

    Returns:
        The fields found, among them ``role`` as written, and the offset at which the text proper begins;
        ({}, 0) when there is no front matter.

    >>> front_matter("---\ntitle: Rain\ndate: 2020-06-01\n---\nIt rained.")
    ({'title': 'Rain', 'published': '2020-06-01'}, 37)
    """
    if not text.startswith("---\n"):
        return _bare_head(text)
    record: dict[str, str] = {}
    position = 4
    while position < min(len(text), _MOST_FRONT_MATTER):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        line = text[position:end].rstrip()
        position = end + 1
        if line in ("---", "..."):
            found = _front_fields(record)
            return (found, min(position, len(text))) if found else ({}, 0)
        if match := _FRONT_LINE.fullmatch(line):
            record[canonical_name(match[1])] = _unquoted(match[2] or "")
        elif line and not line.startswith(("#", " ", "\t", "-")):
            break
    return {}, 0


def _bare_head(text: str) -> tuple[dict[str, str], int]:
    """Read a head of ``key: value`` lines alone, up to a blank line; fields enough must be known."""
    end = text.find("\n\n", 0, _MOST_FRONT_MATTER)
    matches = [_FRONT_LINE.fullmatch(line.rstrip()) for line in text[: max(end, 0)].split("\n")]
    record = {canonical_name(match[1]): _unquoted(match[2] or "") for match in matches if match}
    found = _front_fields(record)
    is_head = None not in matches and len(found) >= _FEWEST_IN_HEAD and not _SURE.isdisjoint(found)
    return (found, end + 2) if is_head else ({}, 0)


def _front_fields(record: Mapping[str, str]) -> dict[str, str]:
    found = fields_of(record)
    if record.get("role"):
        found["role"] = record["role"]
    return found


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    if value.startswith("[") and value.endswith("]"):
        return "; ".join(_unquoted(item) for item in value[1:-1].split(","))
    return value
