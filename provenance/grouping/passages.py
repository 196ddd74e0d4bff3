"""Turn findings into passages: which sentences of which source are reproduced, and by whom.

The unit is the sentence. Sentences become one passage where as many reproductions run on from one to the
other, or over both with an ellipsis, as begin or end at that border. So two sentences that one outlet
quotes in one pair of marks and two outlets quote apart are two passages, and a long quotation that one outlet
takes whole and another in part is one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from types import MappingProxyType

from corpus.locating.locate import cite
from corpus.model import Document, Span
from provenance.context import around
from provenance.finding.findings import Finding, Part
from provenance.finding.parts import with_brackets
from provenance.finding.reproduce import quotation_id
from provenance.grouping.collate import Draft, Rules, Spread, collate, identify
from provenance.grouping.cuts import Onward, cut_behind, splice_behind, spliced
from provenance.grouping.elsewhere import elsewhere, outermost
from provenance.indexing.index import SourceIndex
from provenance.model import Apparatus, Basis, Manner, Passage, Place, Witness
from quotes.model import Change

_BORDER_CHARACTERS = 12  # a reproduction that ends so near a sentence's end ends with it


# "2023.¹", "2023.”¹", "dark.12": a footnote mark behind the stop
_NOTE_AFTER_STOP = re.compile(r"""[.!?…]["'”’»›)\]]*[¹²³⁰⁴-⁹]{1,3}\Z|(?<!\d)[.!?…]["'”’»›)\]]*\d{1,3}\Z""")

_Sentence = tuple[int, int]  # a text, and the number of a sentence


@dataclass(frozen=True, slots=True)
class Stretch:
    """Sentences of one text, first to last, and the parts of findings that lie in them."""

    text: int
    first: int
    last: int
    parts: tuple[tuple[Finding, tuple[Part, ...]], ...]


def passages_of(
    findings: Iterable[Finding],
    index: SourceIndex,
    sources: Sequence[Document],
    rules: Rules,
    spread: Spread | None = None,
) -> list[Apparatus]:
    """Return the passages of the sources that the findings reproduce, in the sources' order.

    ``sources`` are in the order of the index's texts; ``spread`` shares the comparing among processes.
    """
    found = list(findings)
    onward = spliced(found)
    collations = [_collation(stretch, index, sources, rules, onward) for stretch in stretches(found)]
    if spread is not None:
        rules.compare_ahead(collations, spread)
    return [collate(passage, drafts, rules) for passage, drafts in collations]


def stretches(findings: Iterable[Finding]) -> list[Stretch]:
    """Group findings' parts into stretches of sentences with the same witnesses, in the texts' order."""
    by_sentence: dict[_Sentence, list[tuple[Finding, Part]]] = defaultdict(list)
    ends: dict[int, _Sentence] = {}  # the last sentence of each finding
    for finding in findings:
        for part in finding.parts:
            by_sentence[finding.text, part.sentence].append((finding, part))
        ends[id(finding)] = (finding.text, max(part.sentence for part in finding.parts))
    runs: list[list[_Sentence]] = []
    over: set[int] = set()  # findings that go on beyond the sentence, whether they have it or cut it
    before: dict[int, Part] = {}
    for key, parts in sorted(by_sentence.items(), key=itemgetter(0)):
        after = {id(finding): part for finding, part in parts}
        if over and _run_on(over, before, after):
            runs[-1].append(key)
        else:
            runs.append([key])
        over = {finding for finding in over.union(after) if ends[finding] > key}
        before = after
    return [_stretch(run, by_sentence) for run in runs]


def _run_on(over: Set[int], before: Mapping[int, Part], after: Mapping[int, Part]) -> bool:
    """Tell whether as many reproductions run on from one sentence to another as begin or end at the border.

    Nothing reproduces the sentences between them: an ellipsis cut them, or they are "(Applause)". One that
    breaks off or sets in elsewhere in a sentence says nothing about its border.

    Args:
        over: the reproductions that run on.
        before: the parts of those that have the one sentence.
        after: the parts of those that have the other.
    """
    end = max(part.source.end for part in before.values()) - _BORDER_CHARACTERS
    start = min(part.source.start for part in after.values()) + _BORDER_CHARACTERS
    parted = sum(part.source.end >= end for key, part in before.items() if key not in over)
    parted += sum(part.source.start <= start for key, part in after.items() if key not in over)
    return len(over) >= parted


def _stretch(
    run: Sequence[_Sentence], by_sentence: Mapping[_Sentence, Sequence[tuple[Finding, Part]]]
) -> Stretch:
    parts: dict[int, tuple[Finding, list[Part]]] = {}
    for key in run:
        for finding, part in by_sentence[key]:
            parts.setdefault(id(finding), (finding, []))[1].append(part)
    together = tuple((finding, tuple(own)) for finding, own in parts.values())
    return Stretch(run[0][0], run[0][1], run[-1][1], together)


def _collation(
    stretch: Stretch, index: SourceIndex, sources: Sequence[Document], rules: Rules, onward: Onward
) -> tuple[Passage, list[Draft]]:
    """Return a passage and the drafts of its witnesses."""
    source = sources[stretch.text]
    words = sentence_words(stretch.first, stretch.last, index, source.text)
    first = min(part.source.start for _, parts in stretch.parts for part in parts)
    last = max(part.source.end for _, parts in stretch.parts for part in parts)
    span = Span(min(words.start, first), max(words.end, last))
    others = outermost(elsewhere(stretch.parts, index), (stretch.text, span))
    also = tuple(place_in(sources[text], other) for text, other in others)
    choice = "; ".join(sorted({finding.choice for finding, _ in stretch.parts if finding.choice}))
    passage = passage_at(span, source, also, choice)
    return passage, drafts_of(stretch, span.start, source.text, rules, onward)


def place_in(source: Document, span: Span) -> Place:
    """Return a stretch of a source as a place with its pinpoint."""
    return Place(source.id, span, cite(source.locators, span) or None)


def passage_at(span: Span, source: Document, also: tuple[Place, ...], choice: str) -> Passage:
    """Return a stretch of a source as a passage; ``also`` and ``choice`` are as in `Passage`."""
    before, after = around(source.text, span)
    return Passage(
        id=identify("p", source.id, span.start, span.end),
        basis=Basis.SOURCE,
        text=span.of(source.text),
        place=place_in(source, span),
        also=also,
        choice=choice,
        before=before,
        after=after,
    )


def sentence_words(first: int, last: int, index: SourceIndex, text: str) -> Span:
    """Return sentences first to last from the first word to the last, without a stop and its note mark."""
    start, end = index.sentences.span(first).start, index.sentences.span(last).end
    if noted := _NOTE_AFTER_STOP.search(text, max(start, end - 12), end):
        end = noted.start()
    while end > start and not text[end - 1].isalnum():
        end -= 1
    while start < end and not text[start].isalnum():
        start += 1
    return with_brackets(text, start, end)


def drafts_of(
    stretch: Stretch, base: int, text: str, rules: Rules, onward: Onward = MappingProxyType({})
) -> list[Draft]:
    """Return the witnesses of a passage that starts at ``base`` in its text; ``onward`` are the `spliced`."""
    return [
        _draft(finding, parts, base, _cut(finding, parts[-1], text, rules, onward))
        for finding, parts in stretch.parts
    ]


def _cut(finding: Finding, last: Part, text: str, rules: Rules, onward: Onward) -> Change | None:
    """Return what a witness leaves out behind its last part, where its quotation goes on elsewhere."""
    if last is finding.parts[-1]:
        return splice_behind(finding, onward.get(id(finding)), text, rules.profile)
    return cut_behind(last, finding, text, rules.compare)


def _draft(finding: Finding, parts: Sequence[Part], base: int, cut: Change | None) -> Draft:
    """Turn a finding's parts in one passage into a witness."""
    span = Span(parts[0].article.start, parts[-1].article.end)
    quoted = [mark for mark in finding.marked if mark.overlap(span)]
    marked = [Span(max(mark.start, span.start), min(mark.end, span.end)) for mark in quoted]
    outside = gaps(marked, span)
    shown = span.shifted(-finding.excerpt_start)
    before, after = around(finding.excerpt, shown)
    witness = Witness(
        document=finding.document,
        span=span,
        covers=Span(parts[0].source.start - base, parts[-1].source.end - base),
        manner=_manner(finding, marked, span),
        quotations=tuple(quotation_id(finding.document, mark) for mark in quoted),
        score=finding.score,
        text=shown.of(finding.excerpt),
        before=before,
        after=after,
    )
    return Draft(witness, tuple(gap.shifted(-span.start) for gap in outside), cut)


def gaps(marked: Sequence[Span], span: Span) -> list[Span]:
    """Return the stretches of a span that no mark covers; ``marked`` is sorted and lies inside it."""
    borders = [Span(span.start, span.start), *marked, Span(span.end, span.end)]
    return [Span(one.end, other.start) for one, other in pairwise(borders) if other.start > one.end]


def _manner(finding: Finding, marked: Sequence[Span], span: Span) -> Manner:
    """Return the manner of the part of a finding that lies in one passage."""
    if not marked:
        return Manner.ECHO
    whole = marked[0] == span or finding.manner is Manner.QUOTED
    return Manner.QUOTED if whole else Manner.PARTLY
