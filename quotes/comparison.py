"""Compare a quotation with its source: find the place in the source, then every change.

The source may be a sentence or a whole document. The passage compared is the sentences that the quotation
touches; what stands before and after them is not part of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Span
from quotes.changes import changes_of, default_profile, lay
from quotes.classify import is_note_mark
from quotes.collation import Collation
from quotes.interruptions import between_marks, inner, interruptions
from quotes.kinds import Code
from quotes.likeness import LEAST_LIKENESS, likeness, shared
from quotes.model import Change, Severity
from quotes.names import Aliases
from quotes.profiles import Profile
from quotes.runs import runs
from quotes.unit import Sort, Unit

_STOPS = frozenset('.!?”"')
_ENDS_SENTENCE = re.compile(
    r"[.!?…؟。！？][\"”’“‘»«›)\]\u00b9\u00b2\u00b3\u2070-\u2079\d]*\s|\n\s*\n|[。！？]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A quotation laid against its source.

    ``passage`` is the stretch of the source compared, ``words`` the quotation's text between its marks. The
    spans of ``changes`` count in the source and in the quotation as given. ``same_passage`` is False where
    the quotation is no wording of any stretch of the source; then the one change is `not-found`.
    ``share`` is the part of the quotation's words, by weight, that the passage has in order, 0 to 1.
    """

    passage: Span
    words: Span
    changes: tuple[Change, ...]
    same_passage: bool
    share: float

    @property
    def worst(self) -> Severity:
        """The highest severity of any change."""
        return max((change.severity for change in self.changes), default=Severity.NONE)


def compare_quotation(
    source: str, quotation: str, *, profile: Profile | None = None, names: Aliases | None = None
) -> Comparison:
    """Compare a quotation with its source.

    Args:
        source: the source, or the passage of it.
        quotation: the quotation, with or without the marks around it; an attribution may interrupt it.
        profile: what each kind matters; None for the default.
        names: the names that count as one; None for those that come with the tool.
    """
    words = _words(source, quotation)
    text = words.of(quotation)
    outside = interruptions(text)
    passage = _only_sentence(source)
    if passage is None:
        passage = _passage(lay(source, text, names=names, outside=outside, roughly=True))
    collation = lay(passage.of(source), text, names=names, outside=outside)
    if len(passage) and not any(cell.two_sided for cell in collation.cells):
        passage = Span(0, 0)
        collation = lay("", text, names=names, outside=outside)
    share = shared(collation)
    if likeness(collation) < LEAST_LIKENESS or (not len(passage) and text):
        return _not_found(quotation, words, passage, share, profile)
    found = changes_of(collation, profile)
    changes = tuple(_moved(change, passage.start, words.start) for change in found)
    return Comparison(passage=passage, words=words, changes=changes, same_passage=True, share=share)


def _words(source: str, quotation: str) -> Span:
    """Return the words to compare.

    Marks around the whole stay where the source has them too. An attribution before the first or behind the
    last mark is no part of the quotation, unless the source has its words.
    """
    stripped = quotation.strip()
    if stripped in source:
        start = quotation.index(stripped)
        return Span(start, start + len(stripped))
    marked = between_marks(quotation)
    if marked is None:
        return inner(quotation)
    around = quotation[: marked.start] + " " + quotation[marked.end :]
    foreign = set(runs(around).folded) - set(runs(source).folded)
    return marked if foreign else inner(quotation)


def _moved(change: Change, passage: int, variant: int) -> Change:
    if not passage and not variant:
        return change
    return change._replace(passage=change.passage.shifted(passage), variant=change.variant.shifted(variant))


def _not_found(
    quotation: str, words: Span, passage: Span, share: float, profile: Profile | None
) -> Comparison:
    change = Change(
        kind=Code.NOT_FOUND,
        severity=(profile or default_profile()).severity(Code.NOT_FOUND),
        before="",
        after=words.of(quotation),
        passage=Span(passage.start, passage.start),
        variant=words,
        note=f"{share:.0%} of the words stand in the nearest passage",
    )
    return Comparison(passage=passage, words=words, changes=(change,), same_passage=False, share=share)


def _only_sentence(source: str) -> Span | None:
    """Return the words of a source that is one sentence, None for a longer one."""
    end = len(source.rstrip())
    if not end or _ENDS_SENTENCE.search(source, 0, end):
        return None
    return Span(len(source) - len(source.lstrip()), end)


def _passage(collation: Collation) -> Span:
    """Return the sentences of the source that the variant touches."""
    touched = [cell for cell in collation.cells if cell.two_sided]
    if not touched:
        return Span(0, 0)
    units, source = collation.passage, collation.scene.passage
    return Span(
        _sentence_start(units, source, touched[0].passage),
        _sentence_end(units, source, touched[-1].passage_end - 1),
    )


def _sentence_start(units: Sequence[Unit], source: str, index: int) -> int:
    while index > 0 and not _parts(units, source, index):
        index -= 1
    start = 0
    if index > 0:
        gap = source[units[index - 1].end : units[index].start]
        ends = [match.end() for match in _ENDS_SENTENCE.finditer(gap)]
        start = units[index - 1].end + (ends[-1] if ends else 0)
    while start < units[index].start and source[start].isspace():
        start += 1
    return start


def _sentence_end(units: Sequence[Unit], source: str, index: int) -> int:
    while index + 1 < len(units) and not _parts(units, source, index + 1):
        index += 1
    if index + 1 == len(units):
        return len(source.rstrip()) if source[units[index].end :].strip() else units[index].end
    gap = source[units[index].end : units[index + 1].start]
    first = _ENDS_SENTENCE.search(gap)
    return units[index].end + len(gap[: first.end() if first else 0].rstrip())


def _parts(units: Sequence[Unit], source: str, index: int) -> bool:
    """Tell whether a sentence ends before a unit: not behind an initial or a title such as Mr."""
    before, unit = units[index - 1], units[index]
    gap = source[before.end : unit.start]
    if gap.isspace() and source[: before.start][-1:] in _STOPS and is_note_mark([before], source):
        return True
    if not _ENDS_SENTENCE.search(gap):
        return False
    if "\n" in gap:
        return True
    abbreviated = (
        before.sort is Sort.NAME and before.name is not None and before.name.written.rstrip(".").istitle()
    )
    initial = before.end - before.start == 1 and source[before.start].isupper()
    titled = abbreviated and before.end - before.start <= 4
    return not source[unit.start].islower() and not (gap.startswith(".") and (initial or titled))
