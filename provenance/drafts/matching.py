"""Lay the quotations of a draft against the places of the sources that they reproduce.

What the engine finds is taken as found. A quotation that it does not place is looked at a second time with
less caution than a search through the press needs: whoever checks a draft has given the sources that the
draft quotes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.model import Span
from provenance.checks import Match, Near
from provenance.context import around
from provenance.drafts.checked_unit import Unit
from provenance.drafts.leftovers import leftovers, shortened
from provenance.finding.findings import Finding
from provenance.finding.parts import with_brackets
from provenance.grouping.library import MOST_GAP_WORDS, Library, Window, window_of
from provenance.grouping.nearest import nearest
from provenance.grouping.passages import gaps
from provenance.grouping.unplaced import LEAST_WORDS
from provenance.model import Place
from quotes.model import Form
from quotes.wording.beside import with_words_beside
from quotes.wording.changes import lay
from quotes.wording.collation import Collation
from quotes.wording.likeness import LEAST_LIKENESS, likeness, shared_or_akin
from quotes.words.tokens import words

LEAST_SHARE = 0.45  # of a quotation's words, by weight, that what the engine found must have
LEAST_NEAR_SCORE = 0.5  # of the nearest stretch, for a closer look; other passages seldom reach it
LEAST_NEAR_WORDS = 6  # shorter quotations are like some sentence or other
NO_QUOTATIONS = frozenset((Form.TITLE, Form.TERM, Form.CAPTION, Form.BOILERPLATE))


def found_matches(unit: Unit, findings: Sequence[Finding]) -> tuple[Match, ...]:
    """Return the matches of a unit in what the engine found, in order; none where that has little of it."""
    matches = _with_leftovers(unit, _windows(unit, findings))
    if len(matches) == 1 and shared_or_akin(_laid(unit, matches[0])) < LEAST_SHARE:
        return ()
    return matches


def _windows(unit: Unit, findings: Sequence[Finding]) -> list[Window]:
    """Return the windows of the sources that a unit reproduces, in the unit's order; near ones made one."""
    parts = [
        window_of(part, finding)
        for finding in findings
        if finding.article.overlap(unit.span)
        for part in finding.parts
        if any(part.article.overlap(marked) for marked in unit.marked)
    ]
    return _joined(sorted(parts, key=lambda part: part.article), unit.library)


def _joined(parts: Iterable[Window], library: Library) -> list[Window]:
    """Make one window of those that follow each other in the source as they do in the draft."""
    windows: list[Window] = []
    for window in parts:
        if windows and _follows(windows[-1], window, library):
            windows[-1] = windows[-1].joined(window)
        else:
            windows.append(window)
    return windows


def _follows(one: Window, other: Window, library: Library) -> bool:
    """Tell whether a window follows another so soon in the source that both are compared as one."""
    if one.text != other.text or other.first < one.last:
        return False
    return library.words_between(one, other) <= MOST_GAP_WORDS


def _matches(unit: Unit, windows: Sequence[Window]) -> tuple[Match, ...]:
    """Lay a unit's words against each window; the words between two go with the second."""
    if not windows:
        return ()
    borders = [unit.span.start, *(window.article.start for window in windows[1:]), unit.span.end]
    return tuple(
        _match(unit, Span(start, end), window)
        for (start, end), window in zip(pairwise(borders), windows, strict=True)
        if start < end
    )


def _with_leftovers(unit: Unit, windows: Sequence[Window]) -> tuple[Match, ...]:
    """Lay a unit's words against its windows and, where it has words of another place, against that too."""
    matches = _matches(unit, windows)
    if len(matches) != 1:
        return matches
    for region in leftovers(matches[0]):
        for span in shortened(unit.draft.text, region):
            places = unit.library.exact(span.of(unit.draft.text))
            if not places:
                continue
            found = unit.library.window(places[0], span)
            both = (found, replace(windows[0], article=Span(span.end, unit.span.end)))
            rest = (replace(windows[0], article=Span(unit.span.start, span.start)), found)
            at_start = region.start == matches[0].span.start
            return _matches(unit, _joined(both if at_start else rest, unit.library))
    return matches


def _match(unit: Unit, stretch: Span, window: Window) -> Match:
    span = _worded(unit.draft.text, stretch)
    text = span.of(unit.draft.text)
    marked = [Span(max(m.start, span.start), min(m.end, span.end)) for m in unit.marked if m.overlap(span)]
    outside = [gap.shifted(-span.start) for gap in gaps(marked, span)]
    passage = unit.library.passage(window)
    changes = unit.library.rules.compare(passage.text, text, outside)
    before, after = around(unit.draft.text, span)
    return Match(
        span=span,
        text=text,
        passage=passage,
        changes=with_words_beside(changes, text, before, after, unit.library.rules.profile),
        citation=unit.library.citation(window.text, window.source),
    )


def _worded(text: str, stretch: Span) -> Span:
    """Return a stretch from its first word to its last, as passages are cut too."""
    found = words(stretch.of(text))
    if not found:
        return stretch
    return with_brackets(text, stretch.start + found[0].span.start, stretch.start + found[-1].span.end)


def _laid(unit: Unit, match: Match) -> Collation:
    return lay(match.passage.text, match.text, names=unit.library.rules.names)


def second_look(unit: Unit) -> tuple[tuple[Match, ...], Near | None]:
    """Return the match of a quotation that the engine does not place, or what comes nearest to it."""
    count = len(words(unit.text))
    if unit.records[0].quotation.form in NO_QUOTATIONS:
        return (), None
    library = unit.library
    exact = library.exact(unit.text)
    if exact:
        window = library.window(exact[0], unit.span)
        if count >= LEAST_WORDS:
            return _matches(unit, [window]), None
        return (), library.near(window, 1.0, len(exact) - 1)
    if count < LEAST_WORDS:
        return (), None
    found = nearest(unit.text, library.index)
    if found is None:
        return (), None
    window = library.window(Place(library.documents[found.text].id, found.span), unit.span)
    if count >= LEAST_NEAR_WORDS and found.score >= LEAST_NEAR_SCORE:
        match = _match(unit, unit.span, window)
        if likeness(_laid(unit, match)) >= LEAST_LIKENESS:
            return (match,), None
    return (), library.near(window, found.score)
