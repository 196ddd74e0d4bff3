"""ProQuest text exports: articles under labels such as "Full text:" and "Publication title:".

An article's text is what follows "Full text:".
"""

from __future__ import annotations

import re
from typing import Final

from corpus.exports.fields import body_text, reading
from corpus.reading import Reading

_RULE = re.compile(r"^(?:_{20,}|\*{20,}|Document \d{1,6} of \d{1,6})[ \t]*$", re.MULTILINE)
_LABELS: Final = (
    "Title", "Author", "Publication info", "Publication title", "Publication year", "Publication date",
    "Publication subject", "Abstract", "Links", "Full text", "Full Text", "Subject", "Location", "People",
    "Company / organization", "Identifier / keyword", "Classification", "Volume", "Issue", "Pages",
    "First page", "Section", "Column", "Edition", "Supplement", "Year", "Publisher", "Place of publication",
    "Country of publication", "ISSN", "Source type", "Language of publication", "Document type",
    "Document feature", "ProQuest document ID", "Document URL", "URL", "Copyright", "Credit", "Last updated",
    "Last Updated", "Database", "Dateline", "Word count",
)  # fmt: skip
_LABEL_LINE = re.compile(
    rf"({'|'.join(map(re.escape, sorted(_LABELS, key=len, reverse=True)))})[ \t]?:[ \t]*(.*)"
)
# headings of the newer form, which stand alone on a line
_HEADINGS: Final = {"FULL TEXT": "Full text", "ABSTRACT": "Abstract", "DETAILS": "Details"}
_NAMES: Final = {
    "Title": "title", "Author": "author", "Publication title": "outlet", "Publication date": "published",
    "Language of publication": "language", "Document URL": "url",
}  # fmt: skip


def articles(text: str) -> list[Reading]:
    """Return the articles of an export; an empty list when it is none."""
    found = (_article(block) for block in _RULE.split(text))
    return [article for article in found if article]


def _article(block: str) -> Reading | None:
    fields = _fields(block)
    number = fields.get("ProQuest document ID", "").strip()
    body = body_text(fields.get("Full text") or fields.get("Full Text", ""))
    if not number or not body:
        return None
    given = {name: fields[label] for label, name in _NAMES.items() if label in fields}
    given.setdefault("title", fields.get("", ""))
    if "outlet" in given:
        # "New York Times, Late Edition (East Coast); New York, N.Y.": the name ends before edition and place
        given["outlet"] = re.split(r"[;,]|\s\(", given["outlet"])[0]
    return reading(body, number, given)


def _fields(block: str) -> dict[str, str]:
    """Return the values of a record by label; what stands before the first label under ""."""
    fields: dict[str, str] = {"": ""}
    label = ""
    for line in block.split("\n"):
        match = _LABEL_LINE.match(line)
        if heading := _HEADINGS.get(line.strip()):
            label = heading
            fields.setdefault(label, "")
        elif match and match[1] not in fields:
            label = match[1]
            fields[label] = match[2]
        elif not match or label.startswith("Full"):
            fields[label] += f"\n{line}"
    return fields
