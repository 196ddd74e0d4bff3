"""Find dialogue that is set between dashes: —No iremos —dijo Marta—. Ya es tarde.

A paragraph that begins with a dash is speech; what stands between a second dash and the next is the
writer's. Spanish sets no blank on the inner side of a dash; Portuguese, Russian, French and others set one on
both, so that only a verb of saying tells the writer's words: — Não vamos, — disse Marta. — Já é tarde.
Elsewhere a comma or a question mark does for the second dash, and the speech ends there: – Nej, sade Marta.
A text in which no dash ever breaks off speech has signatures and lists, not dialogue.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from quotes.words.small_words import small_words
from quotes.words.tags import AUX, SAY
from quotes.words.vocabulary import languages, vocabulary

DASHES = ("—", "―", "–", "-")


class _Style(NamedTuple):
    """How speech begins, how the writer breaks in, and how speech goes on behind him; None if it does not."""

    speech: re.Pattern[str]
    aside: re.Pattern[str]
    resumes: re.Pattern[str] | None


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
_HYPHENS = _Style(
    re.compile(r"- (?=[^\W\d_])"), re.compile(r"(?<=[^\s-])\s-\s(?=([^\W\d_]+))"), re.compile(r"(?<=\S)\s-\s")
)
_COMMAS = _Style(re.compile(r"[—―–][ \u00a0](?=[^\W\d_])"), re.compile(r"(?<=[,?!…])\s(?=([^\W\d_]+))"), None)
_ENDS = (".", "!", "?", "…")


def dialogue_spans(text: str, borders: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the speech in the paragraphs that begin with a dash, in order.

    >>> text = "—No iremos —dijo Marta—. Ya es tarde."
    >>> [text[start:end] for start, end in dialogue_spans(text, [(0, len(text))])]
    ['No iremos', 'Ya es tarde.']
    >>> text = "— Não vamos, — disse Marta. — Já é tarde."
    >>> [text[start:end] for start, end in dialogue_spans(text, [(0, len(text))])]
    ['Não vamos,', 'Já é tarde.']
    """
    dashed = [(start, end) for start, end in borders if text.startswith(DASHES, start)]
    if not dashed:
        return []
    for style in (_TIGHT, _SPACED, _HYPHENS, _COMMAS):
        spoken = [(start, end) for start, end in dashed if style.speech.match(text, start, end)]
        if style is _COMMAS:
            spoken = [(start, end) for start, end in spoken if _is_sentence(text, start, end)]
        if any(_aside(style, text, start, end) for start, end in spoken):
            return [found for start, end in spoken for found in _speech(style, text, start, end)]
    return []


def _is_sentence(text: str, start: int, end: int) -> bool:
    """Tell whether a paragraph behind its dash begins and ends as a sentence does, unlike most of a list."""
    return text[start + 2].isupper() and text[start:end].rstrip().endswith(_ENDS)


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
        resumes = style.resumes.search(text, aside.end(), end) if aside and style.resumes else None
        if resumes is None:
            break
        place = resumes.end()
    return found


@cache
def _cues() -> frozenset[str]:
    """Return the verbs of saying of every language, and the auxiliaries before them, in small letters."""
    return small_words("dialogue_cues") | frozenset(
        word
        for language in languages() - {"en", "de"}
        for word, tags in vocabulary(language).known.items()
        if tags & SAY or (tags & AUX and len(word) == 2)
    )
