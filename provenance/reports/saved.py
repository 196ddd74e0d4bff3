"""Read a trace that was saved as JSON."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Final

from corpus.errors import UsageError, reason
from provenance.model import Trace
from provenance.reports.as_json import from_json

STDIN = Path("-")
SAVED_NAME: Final = "trace.json"
"""What a saved trace is called in the folder that `trace -o` writes."""
_BEGINNING = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"format": \d+,\s*"fingerprint":')
_BEGINNING_BYTES = 200


def is_saved_trace(path: Path) -> bool:
    """Tell whether a file begins as a saved trace does."""
    try:
        with path.open("rb") as file:
            return _BEGINNING.match(file.read(_BEGINNING_BYTES)) is not None
    except OSError:
        return False


def read_trace(path: Path) -> Trace:
    """Return the trace saved in a file or, with other reports, in a folder; ``-`` is standard input.

    Raises:
        UsageError: the file cannot be read, or holds no trace; the message names the file.
    """
    if path.is_dir():
        path /= SAVED_NAME
    try:
        content = sys.stdin.buffer.read() if path == STDIN else path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({reason(error)}); give a saved trace") from error
    try:
        return from_json(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: not UTF-8; give a trace saved with `trace --json`") from error
    except UsageError as error:
        raise UsageError(f"{path}: {error}") from error
