"""Say what was found as a fact-checker would: facts about the words, nothing about anybody's intent."""

from __future__ import annotations

from provenance.model import Manner
from provenance.reports.marking import ENDS
from provenance.reports.printable import on_one_line, shortened
from provenance.reports.wording import GRADES, in_marks, kind_title
from quotes.model import Change

MOST_WORDS = 240  # columns of quoted words in one statement; the marked wording shows the rest

NOT_FOUND = "Not found in the sources given."

# By grade, verbatim first.
_VERDICTS = (
    "Verbatim. The words stand in the source letter for letter.",
    "The same words. Only marks, capitals, end punctuation or the length of the extract differ.",
    "The same words in another house style.",
    "Changed, and the article shows where.",
    "Changed, and the article does not show it.",
    "Changed in a way that may alter the sense.",
)


def verdict(grade: int, manners: frozenset[Manner], *, assembled: bool, miscredited: int = 0) -> str:
    """Return the verdict on some words: their grade, whether they stand without marks, the credit.

    ``miscredited`` is how many of the articles credit them otherwise than the sources do.
    """
    said = _VERDICTS[grade]
    if assembled:
        said = said.replace("in the source", "in the wording that the articles share")
    if Manner.ECHO in manners:
        said += " The article has the words without quotation marks."
    elif Manner.PARTLY in manners:
        said += " Part of the words stands outside the quotation marks."
    if miscredited:
        said += " The credit does not agree with the sources."
    return said


def statement(change: Change, *, assembled: bool) -> str | None:
    """Return a change as a sentence of fact, None for an end cut of which there is nothing to say.

    >>> from corpus.model import Span
    >>> from quotes.model import Severity
    >>> statement(Change(kind="negation", severity=Severity.MEANING, before="not ", after="",
    ...                  passage=Span(3, 7), variant=Span(3, 3)), assembled=False)
    'A negation dropped, added or changed (meaning): the source has “not” here; the article does not.'
    """
    note = on_one_line(change.note)
    if change.kind in ENDS and not note:
        return None
    source = "the wording that the articles share" if assembled else "the source"
    before, after = _quoted(change.before), _quoted(change.after)
    title = on_one_line(kind_title(change.kind))
    said = f"{title[:1].upper()}{title[1:]} ({GRADES[change.severity + 1].word})"
    if change.kind in ENDS:
        return f"{said}: {note}."
    if before and after:
        said += f": {source} has {before}; the article has {after}"
    elif before:
        said += f": {source} has {before} here; the article does not"
    elif after:
        said += f": the article has {after} here; {source} does not"
    return f"{said}. {note[:1].upper()}{note[1:]}." if note else f"{said}."


def _quoted(words: str) -> str:
    shown = shortened(on_one_line(words), MOST_WORDS)
    return in_marks(shown) if shown else ""
