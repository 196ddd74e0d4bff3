"""Find dialogue that is set between dashes: —No iremos —dijo Marta—. Ya es tarde.

A paragraph that begins with a dash is speech; what stands between a second dash and the next is the
writer's. Spanish sets no blank on the inner side of a dash; Portuguese, Russian, French and others set one on
both, so that only a verb of saying tells the writer's words: — Não vamos, — disse Marta. — Já é tarde.
A text in which no dash ever breaks off speech has signatures and lists, not dialogue.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from quotes.tags import AUX, SAY
from quotes.vocabulary import languages, vocabulary

DASHES = ("—", "―", "–")


class _Style(NamedTuple):
    """How speech begins, how the writer breaks in, and how speech goes on behind him."""

    speech: re.Pattern[str]
    aside: re.Pattern[str]
    resumes: re.Pattern[str]


_TIGHT = _Style(
    re.compile(r"[—―](?=[\w¿¡«“‘(…])"),
    re.compile(r"(?<=[^\s—―])\s[—―](?=[a-záéíóúüñ])"),
    re.compile(r"(?<=\S)[—―][.,;:…]*\s*"),
)
_SPACED = _Style(
    re.compile(r"[—―–][ \u00a0](?=[\w«“‘(…])"),
    re.compile(r"(?<=[^\s—―–])\s[—―–]\s(?=([^\W\d_]+))"),
    re.compile(r"(?<=\S)\s[—―–]\s"),
)


def dialogue_spans(text: str, borders: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the speech in the paragraphs that begin with a dash, in order.

    >>> text = "—No iremos —dijo Marta—. Ya es tarde."
    >>> [text[start:end] for start, end in dialogue_spans(text, [(0, len(text))])]
    ['No iremos', 'Ya es tarde.']
    >>> text = "— Não vamos, — disse Marta. — Já é tarde."
    >>> [text[start:end] for start, end in dialogue_spans(text, [(0, len(text))])]
    ['Não vamos,', 'Já é tarde.']
    """
    if not any(dash in text for dash in DASHES):
        return []
    for style in (_TIGHT, _SPACED):
        spoken = [(start, end) for start, end in borders if style.speech.match(text, start, end)]
        if any(_aside(style, text, start, end) for start, end in spoken):
            return [found for start, end in spoken for found in _speech(style, text, start, end)]
    return []


def _aside(style: _Style, text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the first dash behind which the writer speaks."""
    for found in style.aside.finditer(text, start, end):
        if not found.re.groups or found[1] in _cues():
            return found
    return None


def _speech(style: _Style, text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the parts of a paragraph that are spoken."""
    found: list[tuple[int, int]] = []
    place = start + 1
    while place < end:
        aside = _aside(style, text, place, end)
        until = aside.start() if aside else end
        first = place + len(text[place:until]) - len(text[place:until].lstrip())
        if until > first:
            found.append((first, until))
        resumes = style.resumes.search(text, aside.end(), end) if aside else None
        if resumes is None:
            break
        place = resumes.end()
    return found


@cache
def _cues() -> frozenset[str]:
    """Return the verbs of saying of every language, and the auxiliaries before them, in small letters."""
    return frozenset(
        word
        for language in languages() - {"en", "de"}
        for word, tags in vocabulary(language).known.items()
        if tags & SAY or (tags & AUX and len(word) == 2)
    )
