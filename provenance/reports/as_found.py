"""The places that have a passage: as lines of text, and as data."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.hits import Found, Hit
from provenance.model import Variant
from provenance.reports.as_check_json import stretch_json
from provenance.reports.as_json import Json, change_json, document_json, dumped
from provenance.reports.check_words import around
from provenance.reports.marking import marked
from provenance.reports.printable import on_one_line, shortened
from provenance.reports.rows import credited
from provenance.reports.wording import MANNER_WORDS, VERBATIM, counted, worst_word
from provenance.reports.wrapping import Piece, painted, wrapped
from quotes.model import Severity

FORMAT = 1
NARROWEST = 60  # columns
WIDEST = 160
MOST_SHOWN = 900  # columns of one place
MOST_DROPPED = 120  # columns of a stretch that a place does not have

_BOLD, _DIM = "1", "2"
_INDENT = "    "


def to_found_text(found: Found, *, width: int, colour: bool) -> str:
    """Return the hits as ``path:line:column:`` and what was found there, with its context; then a summary."""
    width = min(max(width, NARROWEST), WIDEST)
    lines = [line for hit in found.hits for line in _lines(hit, width, colour=colour)]
    tail = painted(Piece(_summary(found), _BOLD), colour=colour)
    return "\n".join([*lines, tail]) + "\n"


def to_found_json(found: Found) -> str:
    """Return everything as one JSON object, each hit on a line of its own."""
    hits = ",\n".join(dumped(_hit(hit)) for hit in found.hits)
    head: dict[str, Json] = {
        "format": FORMAT,
        "words": found.words,
        "fingerprint": found.fingerprint,
        "settings": dict(found.settings),
        "articles": found.articles,
        "problems": [
            {"where": problem.where, "slug": problem.slug, "message": problem.message}
            for problem in found.problems
        ],
    }
    return f'{dumped(head)[:-1]},\n"hits": [\n{hits}\n]}}\n'


def _lines(hit: Hit, width: int, *, colour: bool) -> Iterator[str]:
    begin = hit.stretch.begin
    where = painted(Piece(on_one_line(hit.shown), _BOLD), colour=colour)
    facts = [MANNER_WORDS[hit.manner], hit.article.carrier, hit.article.published, _credit(hit)]
    wording = f"{worst_word(hit.severity)}{_kinds(hit)}"
    yield f"{where}:{begin.line}:{begin.column}: {wording}; " + on_one_line(", ".join(filter(None, facts)))
    yield from wrapped(_context(hit), width, _INDENT, colour=colour)


def _kinds(hit: Hit) -> str:
    kinds = dict.fromkeys(change.kind for change in hit.changes)
    return f" ({', '.join(kinds)})" if kinds else ""


def _credit(hit: Hit) -> str:
    return f"credited to {credited(hit.attribution)}" if hit.attribution else ""


def _context(hit: Hit) -> Iterator[Piece]:
    before, after = around(hit.before, hit.after)
    yield Piece(before, _DIM)
    yield Piece(shortened(on_one_line(_marked(hit)), MOST_SHOWN))
    yield Piece(after, _DIM)


def _marked(hit: Hit) -> str:
    """Return the words with what differs from those looked up marked."""
    severity = hit.severity or Severity.NONE
    variant = Variant(id="", text=hit.text, severity=severity, changes=hit.changes, witnesses=())
    return marked(variant, MOST_DROPPED)


def _summary(found: Found) -> str:
    articles = len({(hit.shown, hit.article.id) for hit in found.hits})
    wordings = len({hit.text for hit in found.hits})
    verbatim = sum(not hit.changes for hit in found.hits)
    searched = counted(found.articles, "article")
    if not found.hits:
        return f"not found in {searched}"
    places = counted(len(found.hits), "place")
    return f"{places} in {articles:,} of {searched}, {counted(wordings, 'wording')}; {verbatim:,} {VERBATIM}"


def _hit(hit: Hit) -> Json:
    return {
        "document": document_json(hit.article),
        "path": hit.shown,
        **stretch_json(hit.stretch),
        "text": hit.text,
        "marked": _marked(hit),
        "manner": hit.manner.value,
        "severity": None if hit.severity is None else int(hit.severity),
        "changes": [change_json(change) for change in hit.changes],
        "credited": credited(hit.attribution) or None,
        "credited_as": hit.attribution.speaker if hit.attribution else None,
        "before": hit.before,
        "after": hit.after,
    }
