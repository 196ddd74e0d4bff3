"""What is known of a document besides its text: names of fields, dates, front matter.

Whatever a file calls its fields, they come out under the field names of `Metadata`. Nothing is ever
guessed from running text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from corpus.model import Role

# field of Metadata -> the names under which files carry it, the most trusted first; compared in lower case
# with blanks and hyphens as underscores
ALIASES: Final = {
    "outlet": (
        "outlet", "outlet_name", "media_name", "media", "publication", "publication_name", "publisher",
        "newspaper", "source_name", "source_title", "source", "site_name", "sitename", "site", "medium",
        "zeitung", "quelle", "journal", "média", "medio", "periódico", "testata", "krant",
    ),
    "title": (
        "title", "headline", "article_title", "head", "hed", "titel", "überschrift", "titre", "título",
        "titulo", "titolo",
    ),
    "author": ("author", "authors", "byline", "creator", "writer", "autor", "auteur", "autore"),
    "published": (
        "published", "published_at", "publish_date", "publication_date", "date", "date_published",
        "datepublished", "pub_date", "pubdate", "published_date", "article_date", "datetime", "datum",
        "fecha",
    ),
    "url": ("url", "link", "address", "article_url", "web_url", "permalink", "uri"),
    "archived_url": ("archived_url", "archive_url", "archived"),
    "symbol": ("symbol", "document_symbol"),
    "via": ("via", "wire", "agency"),
    "language": ("language", "lang"),
    "notes": ("notes", "note"),
}  # fmt: skip
TEXT_NAMES: Final = (
    "text", "body", "content", "full_text", "fulltext", "article_text", "article_body", "articlebody",
    "body_text", "article", "maintext", "story", "transcript", "content_text", "volltext", "inhalt", "texte",
    "texto", "testo", "tekst",
)  # fmt: skip
ID_NAMES: Final = ("id", "article_id", "stories_id", "story_id", "document_id", "doc_id", "guid", "uid")

_ROLES = {str(role): role for role in Role}
_MOST_FRONT_MATTER = 20_000  # characters; a longer block between rules is text
_FRONT_LINE = re.compile(r"([A-Za-z_][\w .-]{0,60}?)\s*:(?:\s+(.*))?")
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?=$|[T\s])")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:$|T?\d{4,6}Z?$)")
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_WORDY = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?[.,]?\s+(?:de\s+)?)?([^\W\d_]{3,12})[.,]?\s+(?:de\s+)?"
    r"(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})(?!\d)"
)
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero janeiro gennaio januari",
            "february feb februar février fevrier febrero fevereiro febbraio februari",
            "march mar märz maerz mars marzo março maart",
            "april apr avril abril aprile",
            "may mai mayo maio maggio mei",
            "june jun juni juin junio junho giugno",
            "july jul juli juillet julio julho luglio",
            "august aug août aout agosto augustus",
            "september sep sept septembre septiembre setembro settembre",
            "october oct oktober okt octobre octubre outubro ottobre",
            "november nov novembre noviembre novembro",
            "december dec dezember dez décembre decembre diciembre dezembro dicembre",
        ),
        start=1,
    )
    for name in names.split()
}


def canonical_name(name: str) -> str:
    """Return a column or field name as it is compared.

    >>> canonical_name(" Publish-Date ")
    'publish_date'
    """
    return re.sub(r"[\s.-]+", "_", name.strip().lower())


def fields_of(record: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of `Metadata` that a record carries under any usual name.

    Args:
        record: values by name, names as `canonical_name` gives them.

    >>> fields_of({"headline": "Rain", "pub_date": "1 June 2020", "colour": "blue"})
    {'title': 'Rain', 'published': '2020-06-01'}
    """
    found = {}
    for field, names in ALIASES.items():
        value = next((record[name] for name in names if record.get(name)), "")
        if field == "published":
            value = iso_date(value)
        if value := tidy(value):
            found[field] = value
    return found


def tidy(value: str) -> str:
    r"""Put a value on one line.

    >>> tidy(" The\n Hill ")
    'The Hill'
    """
    return " ".join(value.split())


def role_of(value: str) -> Role | None:
    """Return the role that a cell names, or None.

    >>> role_of(" Source ")
    <Role.SOURCE: 'source'>
    """
    return _ROLES.get(value.strip().lower())


_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FIRST_YEAR = 1000  # an earlier one, mostly 1, stands for no date


@lru_cache(maxsize=8192)  # the records of one file share few dates
def iso_date(value: str) -> str:
    """Return a date in ISO 8601, as exact as it is known; "" when it is none or cannot be told.

    Day and month in figures only ("01/06/2020") are told apart only where one of them is over 12;
    otherwise the year is all that is known.

    >>> [iso_date(d) for d in ("2020-06-01T10:00:00Z", "2020-06", "June 1, 2020", "Mon, 01 Jun 2020")]
    ['2020-06-01', '2020-06', '2020-06-01', '2020-06-01']
    >>> [iso_date(d) for d in ("25/06/2020", "05/06/2020", "yesterday", "0001-01-01")]
    ['2020-06-25', '2020', '', '']
    """
    value = value.strip()[:80]
    for pattern in (_ISO, _COMPACT, _SLASHED):
        if match := pattern.match(value):
            return _checked(*match.groups())
    if match := _NUMERIC.match(value):
        if value[match.end(1)] == ".":  # the day stands first wherever dots part figures
            return _checked(match[3], match[2], match[1])
        return _from_figures(int(match[1]), int(match[2]), match[3])
    for match in _WORDY.finditer(value):
        if month := _MONTHS.get(match[2].lower()):
            return _checked(match[4], str(month), match[1] or match[3])
    return ""


def _checked(year: str, month: str | None, day: str | None) -> str:
    """Write a date without the parts that no calendar has; none at all where a system had none to give."""
    if int(year) < _FIRST_YEAR:
        return ""
    if not month or not 1 <= int(month) <= 12:
        return year
    if not day or not 1 <= int(day) <= _DAYS[int(month) - 1]:
        return f"{year}-{int(month):02d}"
    return f"{year}-{int(month):02d}-{int(day):02d}"


def _from_figures(first: int, second: int, year: str) -> str:
    if first > 12 >= second:
        return _checked(year, str(second), str(first))
    if second > 12 >= first or first == second:
        return _checked(year, str(first), str(second))
    return year


def front_matter(text: str) -> tuple[dict[str, str], int]:
    r"""Read the ``key: value`` lines between rules at the head of a text.

    Returns:
        The fields found, among them ``role`` as written, and the offset at which the text proper begins;
        ({}, 0) when there is no front matter.

    >>> front_matter("---\ntitle: Rain\ndate: 2020-06-01\n---\nIt rained.")
    ({'title': 'Rain', 'published': '2020-06-01'}, 37)
    """
    if not text.startswith("---\n"):
        return {}, 0
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
