"""Subtitles (.srt, .vtt): what is said, as running text without numbers and times.

Cues run on in one paragraph up to a change of speaker, or to a sentence's end where the paragraph is long.
Who speaks stands before the words where the file names them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Final

from corpus.clean import decode, fold_newlines, one_line
from corpus.errors import DocumentError
from corpus.files.whole import whole_file
from corpus.limits import Limits
from corpus.model import Problem
from corpus.readers.text import undecoded
from corpus.reading import Reading

_LONG: Final = 500  # characters of a paragraph that ends with the next sentence
_TIMES = re.compile(r"(?:\d{1,3}:)?\d\d:\d\d[.,]\d{1,3}[ \t]*-->[^\n]*")
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,60})?[ \t]+([^<>\n]{1,100})>")
_TAG = re.compile(r"<[^<>\n]{0,200}>|\{\\[^{}\n]{0,60}\}")
_TURN = re.compile(r"(?:[-–—]|>>+)\s*(?=\S)")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]?$")


def read(path: Path, limits: Limits) -> Iterator[Reading | Problem]:
    """Yield the one text of a file of subtitles.

    Raises:
        DocumentError: ``no-text`` where no cue has words, ``empty`` or ``binary``.
    """
    where = one_line(str(path))
    decoded = decode(whole_file(path, limits), where)
    text = "\n\n".join(_paragraphs(fold_newlines(decoded.text)))
    if not text:
        raise DocumentError(where, "no-text", "no subtitle with words was found; save the words as .txt")
    yield Reading(text=text, warnings=undecoded(where, decoded))


def _paragraphs(text: str) -> Iterator[str]:
    """Yield the paragraphs, each line of them joined to the next by a blank."""
    lines: list[str] = []
    length, speaker = 0, ""
    for turns, named, words in _lines(text):
        changes = bool(named) and named != speaker
        is_full = length > _LONG and _SENTENCE_END.search(lines[-1])
        if lines and (turns or changes or is_full):
            yield " ".join(lines)
            lines, length = [], 0
        speaker = named or speaker
        lines.append(f"{named}: {words}" if changes else words)
        length += len(lines[-1])
    if lines:
        yield " ".join(lines)


def _lines(text: str) -> Iterator[tuple[bool, str, str]]:
    """Yield each line that is said: whether another speaker begins, the name given or "", the words.

    A line that stands in two cues, one after the other, as it rolls up the screen, is said once.
    """
    last = ""
    for block in re.split(r"\n[ \t]*\n", text):
        times = _TIMES.search(block)
        for line in block[times.end() :].split("\n") if times else ():
            voice = _VOICE.search(line)
            words = " ".join(unescape(_TAG.sub("", line)).split())
            turn = _TURN.match(words)
            if words and words != last:
                yield bool(turn), voice[1].strip() if voice else "", words[turn.end() if turn else 0 :]
            last = words or last
