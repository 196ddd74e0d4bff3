"""Nexis Uni and Lexis Advance bundles (Word, RTF or PDF): articles that end in "End of Document".

An article is its title, publication and date, a copyright line, fields ("Section:", "Length:", "Byline:"),
the word "Body", the text, "Load-Date:" and the end mark. Its text is what stands between "Body" and the end.
"""

from __future__ import annotations

import re

from corpus.exports.fields import is_full_date, reading
from corpus.reading import Reading

_END = re.compile(r"^[ \t]*(?:End of Document|Ende des Dokuments|Fin du document)[ \t]*$", re.MULTILINE)
_FIELD = re.compile(
    r"(Section|Length|Byline|Dateline|Highlight|Load-Date|Language|Link to Original|URL|Rubrik|Länge|Autor"
    r"|Ladedatum|Sprache|Rubrique|Longueur|Auteur|Date de chargement|Langue)\s*:\s*(.*)"
)
_PAGE = re.compile(r"Page \d+ of \d+")
_NAMES = {
    "Byline": "author", "Autor": "author", "Auteur": "author", "Language": "language", "Sprache": "language",
    "Langue": "language", "URL": "url", "Link to Original": "url",
}  # fmt: skip
_BODIES = ("Body", "Volltext", "Corps")
_LENGTHS = frozenset(("Length", "Load-Date", "Section", "Länge", "Rubrik", "Longueur", "Rubrique"))
_TAILS = ("Load-Date:", "Load Date:", "Ladedatum:", "Date de chargement:")


def articles(text: str) -> list[Reading]:
    """Return the articles of a bundle; an empty list when it is none."""
    found = []
    blocks = _END.split(text)[:-1]
    for number, block in enumerate(blocks, start=1):
        lines = [line.strip().replace("\u00a0", " ") for line in block.split("\n")]
        kept = [line for line in lines if line and not _PAGE.fullmatch(line)]
        if not set(_BODIES).isdisjoint(kept) and (article := _article(kept, str(number))):
            found.append(article)
    return found


def _article(lines: list[str], part: str) -> Reading | None:
    body = min(lines.index(name) for name in _BODIES if name in lines)
    head, rest = lines[:body], lines[body + 1 :]
    matches = (_FIELD.match(line) for line in (*head, *rest))
    fields = {match[1]: match[2] for match in matches if match}
    if not _LENGTHS & fields.keys():
        return None
    end = next((place for place, line in enumerate(rest) if _ends_body(line)), len(rest))
    given = {name: fields[label] for label, name in _NAMES.items() if label in fields}
    # the last day before the body: a cover sheet before the first article has a day, too
    day = max((place for place, line in enumerate(head) if is_full_date(line)), default=-1)
    if day > 0:
        given["published"] = head[day]
        given["outlet"] = head[day - 1]
    if day > 1:
        given["title"] = head[day - 2]
    return reading("\n\n".join(rest[:end]), part, given)


def _ends_body(line: str) -> bool:
    return line in ("Classification", "Graphic", "Notes") or line.startswith(_TAILS)
