"""What stands around words, for a reader to judge them by."""

from __future__ import annotations

from corpus.model import Span

CONTEXT_CHARACTERS = 240  # on each side of a quotation or a witness: about two lines


def around(text: str, span: Span) -> tuple[str, str]:
    """Return what stands before and behind a stretch of a text, as far as it is shown.

    >>> around("He said no to it.", Span(8, 10))
    ('He said ', ' to it.')
    """
    before = text[max(0, span.start - CONTEXT_CHARACTERS) : span.start]
    return before, text[span.end : span.end + CONTEXT_CHARACTERS]
