"""Settle the wording of each assembled passage among its witnesses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rapidfuzz.fuzz import ratio

from provenance.collate import Draft, Rules, collate, identify
from provenance.findings import Finding
from provenance.index import SourceIndex
from provenance.model import Apparatus, Basis, Manner, Passage
from provenance.passages import Stretch, draft_of, sentence_words, stretches

_SLACK = 6  # characters at either end that a whole witness may lack
_WHOLE_SHARE = 0.8  # of the assembled text's length, that it must have
_MOST_CANDIDATES = 20


def assembled_passages(findings: Iterable[Finding], index: SourceIndex, rules: Rules) -> list[Apparatus]:
    """Return the passages of the assembled texts, each in the wording that its witnesses agree on most."""
    return [_apparatus(stretch, index, rules) for stretch in stretches(findings)]


def _apparatus(stretch: Stretch, index: SourceIndex, rules: Rules) -> Apparatus:
    text = index.texts[stretch.text]
    span = sentence_words(stretch.first, stretch.last, index, text)
    drafts = [draft_of(finding, parts, span.start) for finding, parts in stretch.parts]
    wording = _agreed(span.of(text), drafts)
    passage = Passage(id=identify("p", wording), basis=Basis.ASSEMBLED, text=wording)
    return collate(passage, drafts, rules)


def _agreed(assembled: str, drafts: Sequence[Draft]) -> str:
    """Return the whole witness's wording that is likest to all others, without brackets where there is one.

    Of two that are equally like, the longer: words are more often left out than put in. Where no single
    witness has the whole passage, the assembled text stands.
    """
    length = len(assembled)
    whole = Counter(
        draft.witness.text
        for draft in drafts
        if draft.witness.manner is Manner.QUOTED
        and draft.witness.covers.start <= _SLACK
        and draft.witness.covers.end >= length - _SLACK
        and _WHOLE_SHARE * length <= len(draft.witness.text)
    )
    if not whole:
        return assembled
    candidates = sorted(whole, key=lambda text: (text.count("["), -whole[text], text))[:_MOST_CANDIDATES]
    fewest = candidates[0].count("[")
    return min(
        (text for text in candidates if text.count("[") == fewest),
        key=lambda text: (-round(_likeness(text, whole), 3), -len(text), text),
    )


def _likeness(text: str, whole: Counter[str]) -> float:
    return sum(count * ratio(text, other) for other, count in whole.most_common(50))
