"""Split a text into words for comparing, each with the place where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.model import Span
from quotes.words.fold import SEPARATOR, VANISHING, fold, is_unspaced

_RUN = re.compile(f"[^{SEPARATOR}]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is compared (``folded``: lower-case base letters and digits) and where it stands."""

    folded: str
    span: Span


def words(text: str) -> list[Word]:
    """Return the words of a text in order.

    Apostrophes and accents inside a word vanish; hyphens part words; characters of scripts without blanks
    are words of their own.

    >>> [word.folded for word in words("the Taliban’s “Al-Qaida”")]
    ['the', 'talibans', 'al', 'qaida']
    """
    found: list[Word] = []
    for run in _RUN.finditer(fold(text)):
        found.extend(_words_of_run(run.group(), run.start()))
    return found


def _words_of_run(run: str, start: int) -> list[Word]:
    """Part a run at unspaced characters and trim what vanishes from its ends."""
    if run.isascii() or not any(map(is_unspaced, run)):
        return _trimmed(run, start)
    found: list[Word] = []
    piece = 0
    for offset, character in enumerate(run):
        if is_unspaced(character):
            found += _trimmed(run[piece:offset], start + piece)
            found.append(Word(character, Span(start + offset, start + offset + 1)))
            piece = offset + 1
    return found + _trimmed(run[piece:], start + piece)


def _trimmed(run: str, start: int) -> list[Word]:
    stripped = run.strip(VANISHING)
    if not stripped:
        return []
    begin = start + len(run) - len(run.lstrip(VANISHING))
    return [Word(stripped.replace(VANISHING, ""), Span(begin, begin + len(stripped)))]
