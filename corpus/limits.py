"""How much one input may cost. Hostile files are normal files: every reader keeps to these."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Final

from corpus.errors import UsageError

_FACTORS: Final = {"": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000}
_SETTING = re.compile(r"([a-z-]+)=(\d{1,12})([kmg]?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Upper bounds on one input; what is over them becomes a `Problem`.

    ``most_bytes`` bounds a file that holds one document, ``most_line_bytes`` one JSON Lines record,
    ``most_web_page_bytes`` a page's HTML, ``most_xml_bytes`` one part of a Word, OpenDocument, EPUB or Excel
    file, ``most_unpacked_bytes`` what a compressed file or an archive may unpack to, ``most_pages`` the pages
    read of a PDF, ``most_characters`` the text of one document.
    """

    most_bytes: int = 200_000_000
    most_line_bytes: int = 20_000_000
    most_web_page_bytes: int = 20_000_000  # a saved page with all its scripts inside has 1 to 5 MB
    most_xml_bytes: int = 120_000_000  # the text of a thousand pages in Word takes about 20 million
    most_unpacked_bytes: int = 400_000_000
    most_pages: int = 3_000
    most_characters: int = 20_000_000


DEFAULT_LIMITS = Limits()


def limit_names() -> tuple[str, ...]:
    """Return the names by which a user changes limits.

    >>> limit_names()[:2]
    ('bytes', 'line-bytes')
    """
    return tuple(field.name.removeprefix("most_").replace("_", "-") for field in fields(Limits))


def limits_with(settings: Iterable[str]) -> Limits:
    """Return the default limits with some changed.

    Args:
        settings: each a name and a whole number, which may end in k, M or G for thousands and so on.

    Raises:
        UsageError: a setting has another form, or no limit has its name.

    >>> limits_with(["pages=5000", "bytes=1G"]).most_bytes
    1000000000
    """
    return replace(DEFAULT_LIMITS, **dict(map(_changed, settings)))


def _changed(setting: str) -> tuple[str, int]:
    match = _SETTING.fullmatch(setting.strip())
    if not match or match[1].lower() not in limit_names():
        known = ", ".join(limit_names())
        raise UsageError(f"--most {setting}: is no limit; write NAME=NUMBER, such as pages=5000, of {known}")
    return f"most_{match[1].lower().replace('-', '_')}", int(match[2]) * _FACTORS[match[3].lower()]
