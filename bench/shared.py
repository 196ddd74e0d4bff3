"""Find the shared folder of labelled data and scorers, which is not part of the project."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "QUOTE_PROVENANCE_SHARED"
PROJECT = Path(__file__).resolve().parents[1]


class SharedAbsentError(Exception):
    """The shared folder, or what is wanted of it, is not on this machine."""


def shared(name: str) -> Path:
    """Return the path of something in the shared folder.

    Args:
        name: a path in it, such as "tools/make_corpus.py".

    Raises:
        SharedAbsentError: it is not there.
    """
    path = Path(os.environ.get(VARIABLE) or PROJECT.parent / "shared") / name
    if not path.exists():
        raise SharedAbsentError(f"{path} is not there; set {VARIABLE} to the folder that holds {name}")
    return path
