r"""Plain text and Markdown. The text is the file's, without front matter, with ``\n`` as newline.

The marks of Markdown are taken off as `corpus.markdown` describes; plain text keeps all it has.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from corpus.clean import Decoded, decode, fold_newlines, one_line
from corpus.describing.metadata import front_matter
from corpus.double_encoding import doubly_encoded
from corpus.files.whole import whole_file
from corpus.limits import Limits
from corpus.markdown import Unmarked, unmarked
from corpus.model import Problem
from corpus.reading import Reading

_MOST_ACCENTED = 0.3  # of the letters: French has a twentieth, Cyrillic read as Windows-1252 all
_MARKDOWN = (".md", ".markdown")


def read(path: Path, limits: Limits) -> Iterator[Reading | Problem]:
    """Read one text; its fields are those of its front matter.

    Raises:
        DocumentError: ``empty`` or ``binary``.
    """
    where = one_line(str(path))
    decoded = decode(whole_file(path, limits), where)
    text = fold_newlines(decoded.text)
    found, start = front_matter(text)
    page = unmarked(text[start:]) if path.suffix.lower() in _MARKDOWN else Unmarked(text[start:], ())
    yield Reading(text=page.text, blocks=page.blocks, found=found, warnings=undecoded(where, decoded))


def undecoded(where: str, decoded: Decoded) -> tuple[Problem, ...]:
    """Return a warning about a text that was not decoded as it was meant, if there is any sign of it."""
    if decoded.doubled:
        return (doubly_encoded(where),)
    if decoded.replaced:
        message = f"{decoded.replaced} bytes stand for no character and became U+FFFD; save the file as UTF-8"
        return (Problem(where, "not-utf8", message),)
    if decoded.encoding != "cp1252" or _accented_share(decoded.text) <= _MOST_ACCENTED:
        return ()
    message = "the text was taken for Windows-1252, which it hardly is; save the file as UTF-8"
    return (Problem(where, "doubtful-encoding", message),)


def _accented_share(text: str) -> float:
    """Return how many of the letters are beyond ASCII, 0 to 1."""
    letters = [character for character in text if character.isalpha()]
    return sum(not letter.isascii() for letter in letters) / max(len(letters), 1)
