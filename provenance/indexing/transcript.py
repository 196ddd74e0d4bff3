"""Who speaks where in a transcript: a debate, a hearing or an interview that names each speaker in front.

A name and a colon at the beginning of a line are believed only where such names come again and again, so that
"Note:" or the head of a letter makes no transcript.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from corpus.model import Span

_LEAST_TURNS = 4
_LEAST_RETURNING = 2  # speakers that speak more than once
_RETURNING_SHARE = 0.6  # of the turns, that are theirs
# An hour may stand before a name, "[00:01:15] Ms Holt:"; questions and answers may go by a letter, "Q."
_LABEL = re.compile(
    r"^[ \t*_]{0,4}(?:[\[(]?\d{1,2}:[\d:.,]{2,10}[\])]?[ \t]+)?(?:([QA])[.:]|"
    r"([^\W\d_a-z][\w.'’-]+(?:[ \t](?:[^\W\d_a-z][\w.'’-]*|von|van|zu|de|der|den|di|da|of|the)){0,6})"
    r"(?:[ \t]?\([^()\n]{1,60}\))?[*_]{0,2}[ \t]?:[*_]{0,2})(?=\s)",
    re.MULTILINE,
)
_START = attrgetter("label.end")


class Turn(NamedTuple):
    """A speaker, and the label with the name, up to what is said; ``returns`` where the name comes again."""

    name: str
    label: Span
    returns: bool


@dataclass(frozen=True, slots=True)
class Transcript:
    """The turns of a transcript in order; none for any other text."""

    turns: Sequence[Turn]

    def speaker(self, span: Span) -> str | None:
        """Return who says the words of a span, None where that is not sure.

        It is not before the first turn, over two turns, and where the name comes but once.
        """
        first = bisect_right(self.turns, span.start, key=_START)
        last = bisect_right(self.turns, max(span.start, span.end - 1), key=_START)
        turn = self.turns[first - 1] if first and first == last else None
        return turn.name if turn is not None and turn.returns else None

    @property
    def speakers(self) -> frozenset[str]:
        """The names of all who speak more than once."""
        return frozenset(turn.name for turn in self.turns if turn.returns)


def transcript_of(text: str) -> Transcript:
    r"""Return the turns of a text, none where it is no transcript.

    >>> said = "Ms Holt: No.\nMr Voss (North): Yes.\nMs Holt: Why?\nMr Voss: So."
    >>> transcript_of(said).turns[1]
    Turn(name='Mr Voss', label=Span(start=13, end=29), returns=True)
    >>> transcript_of("Note: all is well.\nDate: today").turns
    ()
    """
    found = [(match[1] or match[2], Span(*match.span())) for match in _LABEL.finditer(text)]
    counts = Counter(name for name, _ in found)
    returning = [count for count in counts.values() if count > 1]
    if len(found) < _LEAST_TURNS or len(returning) < _LEAST_RETURNING:
        return Transcript(())
    if sum(returning) < _RETURNING_SHARE * len(found):
        return Transcript(())
    return Transcript(tuple(Turn(name, label, counts[name] > 1) for name, label in found))
