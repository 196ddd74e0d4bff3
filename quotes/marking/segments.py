"""Cut a quotation at its ellipses and brackets: what remains claims to be the source's own words."""

from __future__ import annotations

import re

from corpus.model import Span

ELLIPSIS = re.compile(r"…|\.\s?\.")  # two dots are enough to tell one

_CUT = re.compile(r"\[[^\[\]\n]{0,300}\]|…|\.[ \u00a0]?\.[ \u00a0]?\.(?:[ \u00a0]?\.)?")


def segments(text: str, span: Span) -> tuple[Span, ...]:
    """Return the runs of ``span`` between ellipses and brackets, in order, without blanks at their ends.

    >>> text = "it … will [soon] end. . . . Then"
    >>> [run.of(text) for run in segments(text, Span(0, len(text)))]
    ['it', 'will', 'end', 'Then']
    """
    exact = text[span.start : span.end]
    if (
        "[" not in exact
        and "…" not in exact
        and ".." not in exact
        and ". ." not in exact
        and ".\u00a0." not in exact
    ):
        plain = exact[:1].isalnum() and not exact[-1].isspace()
        return (span,) if plain else _trimmed(text, span.start, span.end)
    runs: list[Span] = []
    start = span.start
    for cut in _CUT.finditer(text, span.start, span.end):
        runs += _trimmed(text, start, cut.start())
        start = cut.end()
    runs += _trimmed(text, start, span.end)
    return tuple(runs)


def _trimmed(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Return the run without blanks at its ends, or nothing if no letter or digit is left."""
    run = text[start:end]
    if not (run[:1].isalnum() or any(map(str.isalnum, run))):
        return ()
    return (Span(start + len(run) - len(run.lstrip()), start + len(run.rstrip())),)
