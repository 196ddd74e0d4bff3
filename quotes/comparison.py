"""Compare a quotation with its source: find the place in the source, then every change.

The source may be a sentence or a whole document. The passage compared is the sentences that the quotation
touches; what stands before and after them is not part of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Span
from quotes.kinds import Code
from quotes.model import Change, Severity
from quotes.profiles import Profile
from quotes.wording.changes import changes_of, default_profile, lay
from quotes.wording.collation import Collation
from quotes.wording.interruptions import between_marks, inner, interruptions
from quotes.wording.likeness import LEAST_LIKENESS, likeness, shared
from quotes.words.names import Aliases
from quotes.words.runs import runs
from quotes.words.stops import sentences


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
    parted = sentences(source)
    passage = parted[0] if len(parted) == 1 else None
    if passage is None:
        passage = _passage(lay(source, text, names=names, outside=outside, roughly=True), parted)
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


def _passage(collation: Collation, parted: Sequence[Span]) -> Span:
    """Return the sentences of the source that the variant touches; ``parted`` are all of them, in order."""
    touched = [cell for cell in collation.cells if cell.two_sided]
    if not touched:
        return Span(0, 0)
    units = collation.passage
    first, last = units[touched[0].passage].start, units[touched[-1].passage_end - 1].end
    within = [span for span in parted if span.end > first and span.start < last]
    return Span(within[0].start, within[-1].end)
