"""Split a text into plain words with their places, in columns: quicker than a record for each word.

The words are those of `quotes.words.tokens.words`; a collation reads thousands of texts and cuts each once.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from quotes.words.fold import SEPARATOR, VANISHING, fold, is_unspaced

_RUN = re.compile(f"[^{SEPARATOR}]+")


class Runs(NamedTuple):
    """The plain words of a text: where each begins and ends, and how it compares."""

    text: str
    starts: list[int]
    ends: list[int]
    folded: list[str]


def runs(text: str) -> Runs:
    """Return the words of a text with their places.

    >>> runs("the Taliban’s “ties”").folded
    ['the', 'talibans', 'ties']
    """
    folded = fold(text)
    if folded.isascii() and VANISHING not in folded:
        places = [match.span() for match in _RUN.finditer(folded)]
        return Runs(text, [start for start, _ in places], [end for _, end in places], folded.split())
    found = Runs(text, [], [], [])
    for match in _RUN.finditer(folded):
        run, start = match.group(), match.start()
        if run.isascii() and VANISHING not in run:
            found.starts.append(start)
            found.ends.append(start + len(run))
            found.folded.append(run)
        elif any(map(is_unspaced, run)):
            _add_unspaced(found, run, start)
        else:
            _add(found, run, start)
    return found


def _add(found: Runs, run: str, start: int) -> None:
    stripped = run.strip(VANISHING)
    if not stripped:
        return
    begin = start + len(run) - len(run.lstrip(VANISHING))
    found.starts.append(begin)
    found.ends.append(begin + len(stripped))
    found.folded.append(stripped.replace(VANISHING, ""))


def _add_unspaced(found: Runs, run: str, start: int) -> None:
    """Add the words of a run that holds characters of scripts without blanks, each a word of its own."""
    piece = 0
    for offset, character in enumerate(run):
        if is_unspaced(character):
            _add(found, run[piece:offset], start + piece)
            _add(found, character, start + offset)
            piece = offset + 1
    _add(found, run[piece:], start + piece)
