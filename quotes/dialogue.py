"""Find dialogue that Spanish sets between dashes: —No iremos —dijo Marta—. Ya es tarde.

A paragraph that begins with a dash is speech; what stands between a dash after a blank and the next dash is
the writer's. A text in which no dash ever breaks off speech has signatures and lists, not dialogue.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_SPEECH = re.compile(r"[—―](?=[\w¿¡«“‘(…])")
_ASIDE = re.compile(r"(?<=[^\s—―])\s[—―](?=[a-záéíóúüñ])")
_RESUMES = re.compile(r"(?<=\S)[—―][.,;:…]*\s*")
DASHES = ("—", "―")


def dialogue_spans(text: str, borders: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the speech in the paragraphs that begin with a dash, in order.

    >>> text = "—No iremos —dijo Marta—. Ya es tarde."
    >>> [text[start:end] for start, end in dialogue_spans(text, [(0, len(text))])]
    ['No iremos', 'Ya es tarde.']
    """
    if not any(dash in text for dash in DASHES):
        return []
    spoken = [(start, end) for start, end in borders if _SPEECH.match(text, start, end)]
    if not any(_ASIDE.search(text, start, end) for start, end in spoken):
        return []
    return [found for start, end in spoken for found in _speech(text, start, end)]


def _speech(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the parts of a paragraph that are spoken."""
    found: list[tuple[int, int]] = []
    place = start + 1
    while place < end:
        aside = _ASIDE.search(text, place, end)
        until = aside.start() if aside else end
        if until > place:
            found.append((place, until))
        resumes = _RESUMES.search(text, aside.end(), end) if aside else None
        if resumes is None:
            break
        place = resumes.end()
    return found
