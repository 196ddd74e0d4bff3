"""What a file's name says of a document: the last and least trusted place to look."""

from __future__ import annotations

import re

from corpus.describing.dates import iso_date
from corpus.describing.outlets import known_outlet

_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.](0[1-9]|1[0-2])[-_.](0[1-9]|[12]\d|3[01])(?!\d)")
_HOST = re.compile(r"(?:www\.)?((?:[a-z0-9-]+\.){1,3}[a-z]{2,6})(?=$|[\s_.,-])", re.IGNORECASE)


def fields_from_name(stem: str) -> dict[str, str]:
    """Return a day written in figures and an outlet named by its address; nothing else is sure enough.

    Args:
        stem: the file's name without its suffix.

    >>> fields_from_name("2020-06-01_thehill.com_rain")
    {'published': '2020-06-01', 'outlet': 'The Hill'}
    >>> fields_from_name("time to act")
    {}
    """
    found = {}
    if date := _DATE.search(stem):
        found["published"] = iso_date("-".join(date.groups()))
    hosts = (known_outlet(match[1]) for match in _HOST.finditer(stem.replace("_", " ")))
    if outlet := next(filter(None, hosts), ""):
        found["outlet"] = outlet
    return found
