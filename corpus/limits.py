"""How much one input may cost. Hostile files are normal files: every reader keeps to these."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Upper bounds on one input; what is over them becomes a `Problem`.

    ``most_bytes`` bounds a file that holds one document, ``most_line_bytes`` one JSON Lines record,
    ``most_unpacked_bytes`` what a compressed file may unpack to, ``most_pages`` the pages read of a PDF,
    ``most_characters`` the text of one document.
    """

    most_bytes: int = 200_000_000
    most_line_bytes: int = 20_000_000
    most_unpacked_bytes: int = 400_000_000
    most_pages: int = 3_000
    most_characters: int = 20_000_000


DEFAULT_LIMITS = Limits()
