r"""Plain text and Markdown. The text is the file's, without front matter, with ``\n`` as newline.

The marks of Markdown are taken off as `corpus.markdown` describes; plain text keeps all it has.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from corpus.clean import decode, fold_newlines, one_line
from corpus.limits import Limits
from corpus.markdown import Unmarked, unmarked
from corpus.metadata import front_matter
from corpus.model import Problem
from corpus.reading import Reading
from corpus.whole import whole_file

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
    yield Reading(
        text=page.text, blocks=page.blocks, found=found, warnings=undecoded(where, decoded.replaced)
    )


def undecoded(where: str, replaced: int) -> tuple[Problem, ...]:
    """Return a warning about bytes that stand for no character, if there were any."""
    if not replaced:
        return ()
    message = f"{replaced} bytes stand for no character and were replaced by U+FFFD; save the file as UTF-8"
    return (Problem(where, "not-utf8", message),)
