"""Stops: where sentences end in plain text, and the words whose full stop ends none.

A rule of thumb that works without a model: a stop, closing marks, a blank, and a beginning that looks like
one; not after an initial or an abbreviation (data/abbreviations.toml). A blank line always ends a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from corpus.model import Span
from corpus.word_lists import grouped_words

SENTENCE_END = re.compile(r"[.!?…؟][\"'”’»)\]]*\s|[。！？]|\n\s*\n")  # at a glance
SENTENCE_STOPS = frozenset(".!?…。！？")
_MOST_CHARACTERS = 1_500

# The looks back keep a run of stops from being tried again at each of its stops, and a number's point from
# being taken for a stop before a footnote mark, but for a year's. The number of a paragraph, "4 - ", is none
# of its sentence.
_CANDIDATE = re.compile(
    r"""(?<![.!?…؟])(?P<stop>[.!?…؟]+)(?P<closing>["'”’»›“«)\]]*)"""
    r"""(?:[¹²³⁰⁴-⁹]{1,3}|(?:(?<!\d\.)|(?<=\b1[5-9]\d\d\.)|(?<=\b20\d\d\.))\d{1,3})?"""
    r"""\s+(?=(?:[•·‣▪●○◦*–-]\s)?["'“‘«‹(\[¿¡—–-]*\s?[^\W_a-zß-öø-ÿа-яα-ωά-ώ])"""
    r"""|[。！？][」』”’]*"""
    r"""|\n[ \t]*\n\s*"""
    r"""|(?<=\n)\d{1,4}(?:[ \t\xa0]?[-–—][ \t\xa0]+|[、．])(?=[^\W\d_a-zß-öø-ÿа-я])"""
)
_LAST_WORD = re.compile(r"[^\s(\[“‘\"']{1,20}$")


def sentences(text: str, borders: Iterable[int] = ()) -> list[Span]:
    """Return the sentences of a text in order, trimmed of blanks; together they cover all its words.

    ``borders`` are offsets at which a sentence ends whatever stands there.

    >>> [span.of("It is so. Mr. Ray said no.") for span in sentences("It is so. Mr. Ray said no.")]
    ['It is so.', 'Mr. Ray said no.']
    """
    ends = [match.end() for match in _CANDIDATE.finditer(text) if not _is_abbreviation(text, match)]
    edges = sorted({0, *ends, *borders, len(text)})
    return [piece for start, end in pairwise(edges) for piece in _trimmed(text, start, end)]


def _is_abbreviation(text: str, match: re.Match[str]) -> bool:
    """Tell whether the stop belongs to the word before it: an initial, "Mr.", "para."."""
    if match["stop"] != "." or match["closing"]:
        return False
    word = _LAST_WORD.search(text, max(0, match.start() - 20), match.start())
    if word is None:
        return False
    letters = word.group()
    return (len(letters) == 1 and letters.isupper()) or letters.lower() in sure_abbreviations()


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield a sentence without the blanks around it; one beyond all measure (a table, a list) in pieces."""
    while end - start > _MOST_CHARACTERS:
        cut = max(
            text.rfind(mark, start + _MOST_CHARACTERS // 2, start + _MOST_CHARACTERS)
            for mark in ("\n", "; ", ", ", " ")
        )
        cut = cut + 1 if cut > start else start + _MOST_CHARACTERS
        yield from _trimmed(text, start, cut)
        start = cut
    piece = text[start:end]
    begin = start + len(piece) - len(piece.lstrip())
    stop = start + len(piece.rstrip())
    if stop > begin:
        yield Span(begin, stop)


@cache
def sure_abbreviations() -> frozenset[str]:
    """Return the words, in lower case and without the stop, after which a sentence always goes on."""
    return _group("always")


@cache
def abbreviations() -> frozenset[str]:
    """Return these and those whose stop may end a sentence, too: "p.m.", "Sun."."""
    return _group("always") | _group("sometimes")


def _group(name: str) -> frozenset[str]:
    return grouped_words("quotes", "abbreviations", name)
