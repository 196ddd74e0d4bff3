r"""Plain text and Markdown. The text is the file's, without front matter, with ``\n`` as newline."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from corpus.clean import decode, fold_newlines, one_line
from corpus.limits import Limits
from corpus.metadata import front_matter
from corpus.model import Problem
from corpus.reading import Reading
from corpus.whole import whole_file


def read(path: Path, limits: Limits) -> Iterator[Reading | Problem]:
    """Read one text; its fields are those of its front matter.

    Raises:
        DocumentError: ``empty`` or ``binary``.
    """
    where = one_line(str(path))
    decoded = decode(whole_file(path, limits), where)
    text = fold_newlines(decoded.text)
    found, start = front_matter(text)
    yield Reading(text=text[start:], found=found, warnings=undecoded(where, decoded.replaced))


def undecoded(where: str, replaced: int) -> tuple[Problem, ...]:
    """Return a warning about bytes that stand for no character, if there were any."""
    if not replaced:
        return ()
    message = f"{replaced} bytes stand for no character and were replaced by U+FFFD; save the file as UTF-8"
    return (Problem(where, "not-utf8", message),)
