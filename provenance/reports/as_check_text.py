"""Checks for a terminal: ``path:line:column: code message``, and below it the words with what surrounds them.

Editors and build servers know lines of that form. Nothing is carried by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from provenance.checks import Check, Checked, CheckedDraft, Verdict
from provenance.reports.check_words import (
    around,
    code_of,
    credit_of,
    marked_words,
    message,
    rules_of,
    summary,
    verdict_message,
    worst_counts,
)
from provenance.reports.printable import on_one_line, shortened
from provenance.reports.wrapping import Piece, painted, wrapped
from quotes.model import Severity

NARROWEST = 60  # columns
WIDEST = 160
MOST_SHOWN = 900  # columns of one quotation
MOST_VERBATIM = 60  # columns of a quotation with which nothing is wrong

_BOLD, _DIM, _PLAIN = "1", "2", ""
_PAINTS = {
    Severity.NONE: "32",
    Severity.STYLE: "36",
    Severity.MARKED: "35",
    Severity.UNMARKED: "33",
    Severity.MEANING: "1;31",
}
_INDENT = "    "


def to_check_text(checked: Checked, *, width: int, colour: bool, quiet: bool = False) -> str:
    """Return the checks as lines of text.

    Args:
        checked: what was found.
        width: the terminal's columns; all but the first line of each quotation keep to it.
        colour: whether to add colours as ANSI escape sequences.
        quiet: whether to leave out quotations with which nothing is wrong.
    """
    width = min(max(width, NARROWEST), WIDEST)
    lines = [
        line
        for draft in checked.drafts
        for check in draft.checks
        for line in _lines(draft, check, width, colour=colour, quiet=quiet)
    ]
    tail = [painted(Piece(summary(checked), _BOLD), colour=colour)]
    tail += [f"remarks: {worst_counts(checked)}"] if worst_counts(checked) else []
    return "\n".join([*lines, *tail, rules_of(checked)]) + "\n"


def _lines(draft: CheckedDraft, check: Check, width: int, *, colour: bool, quiet: bool) -> Iterator[str]:
    if check.remarks:
        yield from _remarked(draft, check, width, colour=colour)
    elif not quiet and check.verdict is not Verdict.NO_QUOTATION:
        words = shortened(on_one_line(check.text), MOST_VERBATIM)
        code = painted(Piece(code_of(check), _PAINTS[Severity.NONE]), colour=colour)
        begin = check.stretch.begin
        yield f"{_at(draft, begin.line, begin.column)} {code} {verdict_message(check)}: “{words}”"


def _remarked(draft: CheckedDraft, check: Check, width: int, *, colour: bool) -> Iterator[str]:
    for remark in check.remarks:
        begin = remark.stretch.begin
        code = painted(Piece(remark.code, _PAINTS[remark.severity]), colour=colour)
        yield f"{_at(draft, begin.line, begin.column)} {code} {message(remark, check)}"
    yield from wrapped(_context(check), width, _INDENT, colour=colour)
    credit = credit_of(check)
    if credit:
        yield from wrapped([Piece(f"credited to {credit}", _DIM)], width, _INDENT, colour=colour)


def _at(draft: CheckedDraft, line: int, column: int) -> str:
    return f"{on_one_line(draft.shown)}:{line}:{column}:"


def _context(check: Check) -> Iterator[Piece]:
    """Yield the draft's words before, the quotation with its changes marked, the words after."""
    first, last = check.records[0], check.records[-1]
    before, after = around(first.before, last.after)
    yield Piece(before, _DIM)
    yield Piece(shortened(on_one_line(marked_words(check)), MOST_SHOWN), _PLAIN)
    yield Piece(after, _DIM)
