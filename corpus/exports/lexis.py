"""The old LexisNexis text export: "1 of 20 DOCUMENTS", fields in capitals, lines broken at 80 columns.

An article's text is its body with the lines joined again.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.exports.fields import first_full_date, paragraphs, reading, unwrapped
from corpus.reading import Reading

_START = re.compile(
    r"^[ \t]*(?:Document |Dokument )?(\d{1,6}) (?:of|von|van|de|di) \d{1,6}"
    r"(?: (?:DOCUMENTS?|DOKUMENTEN?|DOCUMENTEN|DOCUMENTOS|DOCUMENTI))?[ \t]*$",
    re.MULTILINE,
)
_FIELD = re.compile(r"([A-ZÄÖÜÉÈ][A-ZÄÖÜÉÈ-]{2,24}):[ \t]*(.*)", re.DOTALL)
# labels of the German, French, Dutch, Spanish and Italian editions
_LABELS: Final = {
    "LÄNGE": "LENGTH", "LONGUEUR": "LENGTH", "LENGTE": "LENGTH", "LONGITUD": "LENGTH", "LUNGHEZZA": "LENGTH",
    "AUTOR": "BYLINE", "AUTEUR": "BYLINE", "AUTORE": "BYLINE", "RUBRIK": "SECTION", "RUBRIQUE": "SECTION",
    "RUBRIEK": "SECTION", "TITEL": "HEADLINE", "TITRE": "HEADLINE", "SPRACHE": "LANGUAGE",
    "LANGUE": "LANGUAGE", "TAAL": "LANGUAGE", "IDIOMA": "LANGUAGE", "LADEDATUM": "LOAD-DATE",
    "DATE-CHARGEMENT": "LOAD-DATE",
    "ZEITUNGS-CODE": "JOURNAL-CODE", "TYPE-PUBLICATION": "PUBLICATION-TYPE", "GRAFIK": "GRAPHIC",
}  # fmt: skip
_HEAD: Final = frozenset(
    (
        "HEADLINE", "BYLINE", "SECTION", "LENGTH", "DATELINE", "HIGHLIGHT", "SERIES", "TYPE", "DISTRIBUTION",
        "SOURCE",
    )
)  # fmt: skip
_TAIL: Final = frozenset(
    (
        "LOAD-DATE", "LANGUAGE", "URL", "GRAPHIC", "NOTES", "NOTE", "PUBLICATION-TYPE", "DOCUMENT-TYPE",
        "JOURNAL-CODE", "SUBJECT", "CITY", "STATE", "COUNTRY", "REGION", "PERSON", "COMPANY", "ORGANIZATION",
        "INDUSTRY", "TICKER", "GEOGRAPHIC", "UPDATE", "CORRECTION-DATE", "CORRECTION",
    )
)  # fmt: skip
_NAMES: Final = {"HEADLINE": "title", "BYLINE": "author", "LANGUAGE": "language", "URL": "url"}


def articles(text: str) -> list[Reading]:
    """Return the articles of an export; an empty list when it is none."""
    starts = list(_START.finditer(text))
    ends = [start.start() for start in starts[1:]] + [len(text)]
    found = (_article(text[start.end() : end], start[1]) for start, end in zip(starts, ends, strict=False))
    return [article for article in found if article]


def _article(block: str, part: str) -> Reading | None:
    parts = paragraphs(block)
    fields: dict[str, str] = {}
    front: list[str] = []
    body: list[str] = []
    for paragraph in parts:
        name, value = _field(paragraph)
        if name in _TAIL and "LENGTH" in fields:
            fields.setdefault(name, value)
        elif name in _HEAD and not body:
            fields[name] = value
        elif fields.keys() & _TAIL:
            continue  # copyright lines after the last field
        elif "LENGTH" not in fields:
            front.append(paragraph)
        else:
            body += [value] if name == "BODY" and value else [] if name == "BODY" else [paragraph]
    if "LENGTH" not in fields or not body:
        return None
    given = {field: unwrapped(fields[name]) for name, field in _NAMES.items() if name in fields}
    return reading("\n\n".join(map(unwrapped, body)), part, _front(front) | given)


def _field(paragraph: str) -> tuple[str, str]:
    match = _FIELD.match(paragraph)
    return (_LABELS.get(match[1], match[1]), match[2]) if match else ("", paragraph)


def _front(front: list[str]) -> dict[str, str]:
    """Read what stands above the fields: publication, date, and the title unless a field holds it."""
    lines = [line for line in front if not line.lower().startswith(("copyright", "all rights reserved", "©"))]
    day = first_full_date(line.partition("\n")[0] for line in lines)
    if day < 0:
        return {}
    given = {"published": lines[day].partition("\n")[0]}
    if day > 0:
        given["outlet"] = unwrapped(lines[day - 1])
    if day + 1 < len(lines):
        given["title"] = unwrapped(lines[day + 1])
    return given
