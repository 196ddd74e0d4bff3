"""Times and measures that two texts write differently: 6 p.m. and 18:00, 50 kilograms and 50kg."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.word_lists import word_lists
from quotes.wording.sides import Side
from quotes.words.runs import runs

# Signs of units of measure, with what they are short for in folded words.
_SIGNS = word_lists("quotes", "measures")["signs"]
MOST_FOUND = 50  # times or measures that are looked at in one text
_CLOCK = re.compile(r"(?<![\d:.])(\d{1,2})[:.h](\d\d)(?![\d:.]?\d)(?!\s?[ap]\.?m\b)")
_MEASURE = re.compile(r"(?<![\w.,])(\d{1,9}(?:[.,]\d{1,9})*)(\s?)°?([a-z]{1,3})(?!\w)")

Pair = tuple[tuple[str, ...], tuple[str, ...], str]


def written_otherwise(full: Side, short: Side) -> Iterator[Pair]:
    """Yield the times and measures of the second text that the first one gives in other words.

    Each comes as the words of the first text, those of the second, and what tells the pair apart.
    """
    if not short.has_digits or full.runs.text == short.runs.text:
        return
    for match in list(_CLOCK.finditer(short.runs.text))[:MOST_FOUND]:
        yield from _found(full, match.group(), _by_twelve(int(match.group(1)), match.group(2)))
    lower = short.runs.text.lower()
    for match in list(_MEASURE.finditer(lower))[:MOST_FOUND]:
        number, gap, sign = match.groups()
        if not gap and sign in _SIGNS:
            yield from _found(full, match.group(), [f"{number} {words}" for words in (sign, *_SIGNS[sign])])


def _found(full: Side, written: str, others: list[str]) -> Iterator[Pair]:
    words = runs(written.lower()).folded
    if full.says(" ".join(words)):
        return
    for other in others:
        folded = runs(other).folded
        if full.says(" ".join(folded)):
            yield tuple(folded), tuple(words), written
            return


def _by_twelve(hour: int, minutes: str) -> list[str]:
    """Return how a time on the clock of 24 hours is written on that of 12."""
    half, shown = ("am", "pm")[hour % 24 >= 12], hour % 12 or 12
    times = [f"{shown}:{minutes}", *([str(shown)] if minutes == "00" else [])]
    return [time + mark for time in times for mark in (f" {half[0]}.m.", f" {half}", half)]
