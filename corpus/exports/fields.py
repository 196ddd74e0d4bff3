"""What all exports share: paragraphs, unwrapping, and metadata from the fields of a head."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from corpus.describing.dates import iso_date
from corpus.describing.metadata import tidy
from corpus.describing.outlets import wire_of
from corpus.reading import Reading
from corpus.word_lists import any_of, word_lists

_BLANK_LINES = re.compile(r"\n[ \t\u00a0]*\n\s*")
_BY = re.compile(rf"^(?:{any_of('bylines')})\b[\s:]*", re.IGNORECASE)
_LANGUAGES: Final = {
    name: code for code, names in word_lists("corpus", "languages")["names"].items() for name in names
}


def paragraphs(text: str) -> list[str]:
    r"""Return the stretches of a text between blank lines, none empty.

    >>> paragraphs("a\nb\n \nc")
    ['a\nb', 'c']
    """
    return [part.strip() for part in _BLANK_LINES.split(text) if part.strip()]


def unwrapped(paragraph: str) -> str:
    r"""Join the lines of a paragraph that was broken at a column; a hyphen at a line's end stays.

    >>> unwrapped("counter-\nterrorism laws\nwere passed -\nlate")
    'counter-terrorism laws were passed - late'
    """
    lines = [line.strip() for line in paragraph.split("\n")]
    joined = lines[0]
    for line in lines[1:]:
        joined += line if joined[-1:] == "-" and joined[-2:-1].isalnum() else f" {line}"
    return joined


def body_text(text: str) -> str:
    """Return an article's body with its paragraphs parted by blank lines.

    Where blank lines part paragraphs, single line ends are wrapping; where there are none, each line is a
    paragraph.
    """
    parts = paragraphs(text)
    if len(parts) > 1:
        return "\n\n".join(map(unwrapped, parts))
    return "\n\n".join(filter(None, (line.strip() for line in text.split("\n"))))


def language_code(name: str) -> str:
    """Return the code of a language by its name; an unknown name as it is, in lower case.

    >>> language_code("ENGLISH"), language_code("Zulu")
    ('en', 'zulu')
    """
    name = tidy(name).lower()
    return _LANGUAGES.get(name.partition(";")[0].strip(), name)


def reading(text: str, part: str, given: Mapping[str, str]) -> Reading:
    """Return an article with the fields of its head brought to the form of `Metadata`.

    Args:
        text: the body.
        part: tells the article apart from the others in the file.
        given: values as they stand in the export, by the field names of `Metadata`.
    """
    found = {field: tidy(value) for field, value in given.items() if value.strip()}
    if "published" in found:
        found["published"] = iso_date(found["published"])
    if "author" in found:
        found["author"] = _BY.sub("", found["author"])
    if "language" in found:
        found["language"] = language_code(found["language"])
    wire = wire_of(given.get("author", ""))
    if wire and wire.casefold() not in found.get("outlet", "").casefold():
        found["via"] = wire
    return Reading(text=text, part=part, found={field: value for field, value in found.items() if value})


def is_full_date(line: str) -> bool:
    """Tell whether a short line gives a day.

    >>> is_full_date("June 1, 2020 Monday"), is_full_date("Late Edition"), is_full_date("Copyright 2020 Post")
    (True, False, False)
    """
    return (
        len(line) < 80
        and not line.lower().startswith(("copyright", "©", "(c)"))
        and len(iso_date(line)) == 10
    )


def first_full_date(lines: Iterable[str]) -> int:
    """Return the place of the first line that gives a day, -1 when none does."""
    return next((place for place, line in enumerate(lines) if is_full_date(line.strip())), -1)
