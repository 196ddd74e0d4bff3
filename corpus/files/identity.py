"""Give files of the same name in different folders ids of their own."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from corpus.clean import one_line
from corpus.files.walk import InputFile


def told_apart(files: Sequence[InputFile]) -> list[InputFile]:
    """Return the files with ids that no two share.

    Ids that are alone stay as they are. Those that are not all take the name of the folder above them, and
    the next above that, until they differ; so no id depends on the order of the files.
    """
    ids = [file.id for file in files]
    folders = [_folders(file) for file in files]
    while shared := {name for name, count in Counter(ids).items() if count > 1}:
        for place, name in enumerate(ids):
            if name in shared:
                ids[place] = f"{folders[place].pop() if folders[place] else '.'}/{name}"
    return [
        file if file.id == name else replace(file, id=name) for file, name in zip(files, ids, strict=True)
    ]


def _folders(file: InputFile) -> list[str]:
    """Return the names of the folders that lead to a file's id, the nearest last."""
    path = one_line(os.path.abspath(file.path))  # noqa: PTH100 - a link keeps the name that the user knows
    return path.removesuffix(file.id).strip("/").replace(os.sep, "/").split("/")
