"""The sentences of the sources, by word position: found in a text when one of them is asked for.

Of many sources few are quoted. What only says who speaks, or when, or in which paragraph, is no part of the
sentence behind it: whoever quotes that whole has left nothing out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.model import Span
from provenance.indexing.line_ends import meant_line_ends
from provenance.indexing.shingles import Offsets
from provenance.indexing.transcript import transcript_of
from quotes.words.stops import sentences

# A paragraph's first line that holds but a date or an hour. Further lines may be a wrapped sentence's.
_TIME_LINE = re.compile(r"(?:\A|\n[ \t]*\n)[ \t]*[\[(]?\d[\d:.,/ \t–-]{3,40}[\])]?[ \t]*(?=\n)")
# What a sentence is numbered by: "[12]", "(1)", "(iv)", "b)", "3.2"; "12." is a sentence for its stop.
_NUMBER = re.compile(
    r"(\[\d{1,4}\]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})\)|\d{1,3}(?:\.\d{1,3}){1,3})\s+(?=[^\W\d_a-z])"
)


class SourceSentences:
    """The sentences with a word, by number: those of one text in order, from its first word's position on."""

    def __init__(
        self, texts: Sequence[str], starts: Offsets, ends: Offsets, first_words: Sequence[int]
    ) -> None:
        """Take what `provenance.indexing.index.SourceIndex` knows of the words.

        Args:
            texts: the sources' texts.
            starts: where each word begins in its own text, shape (words,).
            ends: where it ends there, shape (words,).
            first_words: the position of each text's first word, and the end of all positions.
        """
        self._texts = texts
        self._starts, self._ends = starts, ends
        self._first_words = first_words
        self._known: dict[int, tuple[list[int], list[Span]]] = {}

    def at(self, position: int) -> int:
        """Return the number of the sentence that a word position lies in."""
        text = self._text_of(position)
        begins, _ = self._of(text)
        return self._first_words[text] + bisect_right(begins, position) - 1

    def borders_inside(self, first: int, end: int) -> list[int]:
        """Return the positions inside (first, end), in one text, at which a sentence begins."""
        begins, _ = self._of(self._text_of(first))
        return begins[bisect_right(begins, first) : bisect_left(begins, end)]

    def span(self, sentence: int) -> Span:
        """Return the characters of a sentence in its own text."""
        text = self._text_of(sentence)
        return self._of(text)[1][sentence - self._first_words[text]]

    def are_whole(self, first: int, end: int) -> bool:
        """Tell whether the positions [first, end), in one text, are whole sentences, one or several."""
        begin = self.span(self.at(first)).start
        stop = self.span(self.at(end - 1)).end
        return bool(self._starts[first] - begin <= 1 and stop - self._ends[end - 1] <= 2)

    def _text_of(self, position: int) -> int:
        return bisect_right(self._first_words, position) - 1

    def _of(self, text: int) -> tuple[list[int], list[Span]]:
        """Return the first word position and the characters of every sentence with a word in a text."""
        known = self._known.get(text)
        if known is None:
            low, high = self._first_words[text : text + 2]
            found = _without_labels(self._texts[text])
            starts = self._starts[low:high].tolist()
            begins = [low + bisect_left(starts, span.start) for span in found]
            worded = [place for place, (begin, end) in enumerate(pairwise((*begins, high))) if begin < end]
            known = [begins[place] for place in worded], [found[place] for place in worded]
            self._known[text] = known
        return known


def _without_labels(text: str) -> list[Span]:
    """Return the sentences of a text; labels before them, and numbers, count as sentences of their own."""
    found = sentences(text, _label_borders(text))
    numbers = (_NUMBER.match(text, span.start, span.end) for span in found)
    return [
        piece
        for span, number in zip(found, numbers, strict=True)
        for piece in ((Span(span.start, number.end(1)), Span(number.end(), span.end)) if number else (span,))
    ]


def _label_borders(text: str) -> Iterator[int]:
    """Yield where labels begin and end, speakers' names and dates or hours, and where lines were ended so."""
    for turn in transcript_of(text).turns:
        yield turn.label.start
        yield turn.label.end
    for line in _TIME_LINE.finditer(text):
        yield line.end()
    yield from meant_line_ends(text)
