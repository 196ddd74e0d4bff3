"""The one text of a file, or why there is none, for the tests of readers."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import DocumentError
from corpus.files.formats import Format, by_suffix
from corpus.limits import DEFAULT_LIMITS, Limits
from corpus.reading import Reading
from corpus.registry import reader_of


def reading_of(path: Path, data: bytes | None = None, limits: Limits = DEFAULT_LIMITS) -> Reading:
    """Return the one text of a file, by the reader that its suffix calls for.

    Args:
        path: the file.
        data: what is written into it first; None leaves it as it is.
        limits: what it may cost.
    """
    if data is not None:
        path.write_bytes(data)
    form, _ = by_suffix(path.name)
    (reading,) = reader_of(form or Format.OTHER, path.name)(path, limits)
    assert isinstance(reading, Reading)
    return reading


def problem_of(path: Path, data: bytes | None = None, limits: Limits = DEFAULT_LIMITS) -> str:
    """Return the slug of the problem that keeps a file from being read; arguments as for `reading_of`."""
    with pytest.raises(DocumentError) as caught:
        reading_of(path, data, limits)
    return caught.value.problem.slug
