"""Factiva exports: articles under two-letter field codes, or the same without the codes.

An article's text is its lead paragraphs (LP) and its body (TD).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from corpus.describing.dates import iso_date
from corpus.exports.fields import body_text, is_full_date, language_code, reading
from corpus.reading import Reading

_CODES: Final = (
    "SE", "CLM", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CX", "CY", "LP",
    "TD", "CT", "RF", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN", "ART", "DF",
)  # fmt: skip
# two blanks or a tab after the code, so that "IN THE NEWS" in a body is none
_CODE_LINE = re.compile(rf"({'|'.join(_CODES)})(?:(?:\t| {{2,}})(.*)|[ \t]*)")
_NAMES: Final = {"HD": "title", "BY": "author", "PD": "published", "SN": "outlet", "LA": "language"}
_END = re.compile(
    r"^(?:Document|Dokument|Documento) ([A-Z][A-Z0-9]{3,9}0000[0-9A-Za-z]{6,22})[ \t]*$", re.MULTILINE
)
_WORDS = re.compile(r"[\d.,  ]{1,9} (?:words|Wörter|mots|palabras|palavras|parole|woorden)")
_TIME = re.compile(r"\d{1,2}:\d{2}(?: GMT)?")
_COPYRIGHT = re.compile(r"(?:\(c\)|©|Copyright\b)", re.IGNORECASE)
_MOST_HEAD_LINES = 25


def coded_articles(text: str) -> list[Reading]:
    """Return the articles of an export with field codes; an empty list when it is none."""
    found = []
    for number, fields in enumerate(_records(text), start=1):
        if not {"HD", "SN", "PD"} <= fields.keys() or not {"LP", "TD"} & fields.keys():
            continue
        given = {name: fields[code].replace("\n", " ") for code, name in _NAMES.items() if code in fields}
        body = body_text("\n\n".join(fields[code] for code in ("LP", "TD") if fields.get(code)))
        if body:
            found.append(reading(body, _accession(fields.get("AN", "")) or str(number), given))
    return found


def _records(text: str) -> Iterator[dict[str, str]]:
    """Yield the fields of each article by code; an article ends after its accession number."""
    fields: dict[str, str] = {}
    code = ""
    for line in text.split("\n"):
        match = _CODE_LINE.fullmatch(line.replace("\u00a0", " "))
        if match and code == "AN":
            yield fields
            fields = {}
        if match and match[1] not in fields:
            code = match[1]
            fields[code] = (match[2] or "").strip()
        elif code and code != "AN":
            fields[code] = f"{fields[code]}\n{line.strip()}".lstrip("\n")
    yield fields


def _accession(value: str) -> str:
    return value.removeprefix("Document ").strip().partition(" ")[0]


def plain_articles(text: str) -> list[Reading]:
    """Return the articles of an export without field codes; an empty list when it is none."""
    found = []
    start = 0
    for end in _END.finditer(text):
        lines = [line.strip() for line in text[start : end.start()].split("\n")]
        start = end.end()
        if article := _plain_article(lines, end[1]):
            found.append(article)
    return found


def _plain_article(lines: list[str], part: str) -> Reading | None:
    """Read an article by the one line of its head that cannot be mistaken: "800 words"."""
    count = next((place for place, line in enumerate(lines) if _WORDS.fullmatch(line)), -1)
    if count < 1:
        return None
    front = [line for line in lines[:count] if line]
    bylines = [line for line in front if line.lower().startswith(("by ", "von ", "par ", "por "))]
    titles = [line for line in front if line not in bylines]
    given = {"title": titles[-1] if titles else "", "author": bylines[-1] if bylines else ""}
    head_end = count + 1
    for place in range(count + 1, min(len(lines), count + 1 + _MOST_HEAD_LINES)):
        if _COPYRIGHT.match(lines[place]):
            head_end = place + 1
            break
        if given.get("language") and not lines[place]:
            head_end = place
            break
        _read_head_line(lines[place], given)
    body = body_text("\n".join(lines[head_end:]))
    return reading(body, part, given) if body and given.get("published") else None


def _read_head_line(line: str, given: dict[str, str]) -> None:
    """Read one line below the count of words: the day, then the source, at last the language."""
    if not given.get("published"):
        given["published"] = iso_date(line) if is_full_date(line) else ""
    elif not given.get("outlet"):
        given["outlet"] = "" if _TIME.fullmatch(line) else line
    elif len(language_code(line)) == 2 and len(line) > 2:
        given["language"] = line
