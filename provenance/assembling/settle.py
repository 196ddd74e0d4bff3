"""Settle the wording of each assembled passage among its witnesses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from operator import itemgetter

from rapidfuzz.fuzz import ratio

from provenance.assembling.lone import lone_draft, lone_finding
from provenance.finding.findings import Finding
from provenance.grouping.collate import Draft, Rules, collate, identify, verbatim
from provenance.grouping.passages import Stretch, drafts_of, sentence_words, stretches
from provenance.indexing.index import SourceIndex
from provenance.model import Apparatus, Basis, Manner, Passage, QuotationRecord

_SLACK = 6  # characters at either end that a whole witness may lack
_WHOLE_SHARE = 0.8  # of the assembled text's length, that it must have
_MOST_CANDIDATES = 20

_Wording = tuple[tuple[int, int, bool], str]  # what shows a writer's hand, and the words


def assembled_passages(
    findings: Iterable[Finding],
    lone: Iterable[tuple[int, QuotationRecord]],
    index: SourceIndex,
    rules: Rules,
) -> list[Apparatus]:
    """Return the passages of the assembled texts, each in the wording that its witnesses agree on most.

    Args:
        findings: what the articles reproduce of the texts.
        lone: quotations that are a text by themselves, after the text: each reproduces it whole.
        index: the texts' words.
        rules: what to make of changes.
    """
    found = list(findings)
    shared = {finding.text for finding in found}
    alone: dict[int, Apparatus] = {}
    for text, record in lone:
        draft = None if text in shared else lone_draft(record, text, index)
        if draft is None:
            found.append(lone_finding(record, text, index))
        else:
            alone[text] = verbatim(_passage(draft.witness.text), draft.witness)
    settled = [(stretch.text, _apparatus(stretch, index, rules)) for stretch in stretches(found)]
    return [one for _, one in sorted([*settled, *alone.items()], key=itemgetter(0))]


def _apparatus(stretch: Stretch, index: SourceIndex, rules: Rules) -> Apparatus:
    text = index.texts[stretch.text]
    span = sentence_words(stretch.first, stretch.last, index, text)
    drafts = drafts_of(stretch, span.start, text, rules)
    return collate(_passage(_agreed(span.of(text), drafts)), drafts, rules)


def _passage(wording: str) -> Passage:
    return Passage(id=identify("p", wording), basis=Basis.ASSEMBLED, text=wording)


def _agreed(assembled: str, drafts: Sequence[Draft]) -> str:
    """Return the whole witness's wording that is likest to all others, untouched where there is one.

    Of two that are equally like, the longer: words are more often left out than put in. Where no single
    witness has the whole passage, the assembled text stands.
    """
    length = len(assembled)
    whole: Counter[_Wording] = Counter()
    for draft in drafts:
        covers = draft.witness.covers
        text = _inside_marks(draft)
        if (
            draft.witness.manner is Manner.QUOTED
            and covers.start <= _SLACK
            and covers.end >= length - _SLACK
            and len(text) >= _WHOLE_SHARE * length
        ):
            whole[_liberties(text, draft), text] += 1
    if len(whole) < 2:
        return next((text for _, text in whole), assembled)
    candidates = sorted(whole, key=lambda one: (one[0], -whole[one], one[1]))[:_MOST_CANDIDATES]
    fewest = candidates[0][0]
    counts = Counter({text: count for (_, text), count in sorted(whole.items())})
    return min(
        (text for liberties, text in candidates if liberties == fewest),
        key=lambda text: (-round(_likeness(text, counts), 3), -len(text), text),
    )


def _inside_marks(draft: Draft) -> str:
    """Return a witness's words without what it has between two pairs of marks: "he said", for one."""
    text = draft.witness.text
    if not draft.outside:
        return text.strip()
    borders = [0, *(border for gap in draft.outside for border in (gap.start, gap.end)), len(text)]
    parts = (text[start:end].strip() for start, end in zip(borders[::2], borders[1::2], strict=True))
    return " ".join(part for part in parts if part)


def _liberties(text: str, draft: Draft) -> tuple[int, int, bool]:
    """Return what shows a writer's hand: brackets, words put between marks, capitals throughout."""
    return text.count("["), len(draft.outside), text.isupper()


def _likeness(text: str, whole: Counter[str]) -> float:
    return sum(count * ratio(text, other) for other, count in whole.most_common(50))
