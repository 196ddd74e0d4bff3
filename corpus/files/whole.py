"""Read a whole file once, if it is not too large: a change of it while it is used then does no harm."""

from __future__ import annotations

import os
from pathlib import Path

from corpus.errors import DocumentError, reason
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
        message = f"cannot be read: {reason(error)}; check its permissions"
        raise DocumentError(str(path), "unreadable", message) from error
    refuse_larger(len(data), str(path), limits)
    return data


def refuse_larger(size: int, where: str, limits: Limits) -> None:
    """Refuse a file of more bytes than one document may have.

    Raises:
        DocumentError: ``too-large``.
    """
    if size > limits.most_bytes:
        message = f"larger than {limits.most_bytes:,} bytes; split it, or raise --most bytes"
        raise DocumentError(where, "too-large", message)
