"""Read a whole file once, if it is not too large: a change of it while it is used then does no harm."""

from __future__ import annotations

import os
from pathlib import Path

from corpus.errors import DocumentError
from corpus.limits import Limits


def whole_file(path: Path, limits: Limits) -> bytes:
    """Return the bytes of a file.

    Raises:
        DocumentError: ``unreadable`` or ``too-large``.
    """
    try:
        with path.open("rb") as file:
            # asking for the limit would set aside as much memory, however small the file
            data = file.read(min(limits.most_bytes, os.fstat(file.fileno()).st_size) + 1)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        message = f"cannot be read: {reason}; check the file and its permissions"
        raise DocumentError(str(path), "unreadable", message) from error
    if len(data) > limits.most_bytes:
        raise DocumentError(
            str(path),
            "too-large",
            f"larger than {limits.most_bytes:,} bytes; split it, or raise --most bytes",
        )
    return data
