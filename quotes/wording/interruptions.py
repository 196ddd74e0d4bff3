"""Find where a split quotation leaves its marks: “A,” he said, “B”."""

from __future__ import annotations

import re

from corpus.model import Span
from quotes.wording.punctuation import DOUBLE_QUOTES, QUOTES, SINGLE_QUOTES

MOST_INTERRUPTIONS = 100  # in one quotation
MOST_INTERRUPTION = 300  # characters; more than an attribution is the article going on
_OPENING = frozenset("“„«‘‚‹「『")
_PAIRS = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‘": "’",
    "‚": "‘’",
    "‹": "›",
    '"': '"',
    "'": "'",
    "「": "」",
    "『": "』",
    "”": "”",
}
_MARKS = re.compile(f"[{''.join(sorted(QUOTES))}]")


def inner(quotation: str) -> Span:
    """Return the words of a quotation without the marks around the whole of it.

    >>> inner(' “Close ties.” ').of(' “Close ties.” ')
    'Close ties.'
    """
    start, end = 0, len(quotation)
    while start < end and quotation[start].isspace():
        start += 1
    while end > start and quotation[end - 1].isspace():
        end -= 1
    if end - start >= 2 and quotation[end - 1] in _PAIRS.get(quotation[start], ""):
        return Span(start + 1, end - 1)
    return Span(start, end)


def between_marks(text: str) -> Span | None:
    """Return what stands between the first and the last double mark, where words stand outside them.

    None where no words do, or the marks do not begin or end the text: they may be the quotation's own.

    >>> text = "“Close ties remain,” the report said."
    >>> between_marks(text).of(text)
    'Close ties remain,'
    """
    whole = text.strip()
    marks = [match.start() for match in _MARKS.finditer(text) if match.group() in DOUBLE_QUOTES]
    if len(marks) < 2 or (text[marks[0]] != whole[0]) == (text[marks[-1]] != whole[-1]):
        return None
    begins, ends = text.index(whole[0]) == marks[0], text.rindex(whole[-1]) == marks[-1]
    if begins == ends or not _opens(text, marks[0]) or _opens(text, marks[-1]):
        return None
    return Span(marks[0] + 1, marks[-1])


def interruptions(text: str) -> tuple[Span, ...]:
    """Return the stretches of a quotation's text that stand outside its marks, in order.

    The text begins and ends inside the marks; each stretch runs from a closing mark to the next opening one,
    marks included.

    >>> text = "Close ties,” the report said, “remain."
    >>> [span.of(text) for span in interruptions(text)]
    ['” the report said, “']
    """
    found: list[Span] = []
    depth, left = 1, -1
    closed = False  # whether a single mark has closed a part: only then can one open the next
    for match in _MARKS.finditer(text):
        index, sign = match.start(), match.group()
        single = sign in SINGLE_QUOTES
        if single and _closes_part(text, index):
            closed = True
        elif sign not in DOUBLE_QUOTES and not (single and closed and _opens(text, index)):
            continue
        if _opens(text, index):
            depth += 1
            if depth == 1 and left >= 0 and index + 1 - left <= MOST_INTERRUPTION:
                found.append(Span(left, index + 1))
        else:
            depth = max(0, depth - 1)
            left = index if depth == 0 else left
    return tuple(found[:MOST_INTERRUPTIONS])


def _closes_part(text: str, index: int) -> bool:
    """Tell whether a single mark closes a part of a quotation, not a word with an apostrophe."""
    after = text[index + 1 : index + 2]
    return text[index - 1 : index] in (",", ".", "!", "?") and (not after or after.isspace())


def _opens(text: str, index: int) -> bool:
    """Tell an opening mark from a closing one by what stands beside it, then by its shape."""
    before, after = text[index - 1 : index] if index else "", text[index + 1 : index + 2]
    loose_before, loose_after = not before or before.isspace(), not after or after.isspace()
    if loose_before != loose_after:
        return loose_before
    return text[index] in _OPENING
