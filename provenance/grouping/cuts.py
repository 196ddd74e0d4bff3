"""What a quotation cuts where it goes on in another passage.

Most cuts lie within one passage, and comparing the wordings names them. Where other articles quote what an
ellipsis leaves out, its two sides may stand in two passages: then the first side tells of the cut. Where the
two sides lie so far apart in the source that they were found one by one, the quotation is a splice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from corpus.model import Span
from provenance.finding.findings import Finding, Part
from quotes.kinds import Code
from quotes.model import Change
from quotes.profiles import Profile
from quotes.words.tokens import words

_CUTTING = frozenset((Code.ELLIPSIS, Code.ELLIPSIS_HIDES_QUALIFIER, Code.SPLICE, Code.WORD_DROPPED))
_MOST_SHOWN = 300  # characters of what is cut; of a longer cut the beginning and the end
_MOST_BETWEEN = 3  # words between the two sides of a splice
_NEAR_CHARACTERS = 300  # in the source, between what is no splice

Onward = Mapping[int, Finding]  # by the identity of a finding, the one with which its quotation goes on
Compare = Callable[[str, str, Sequence[Span]], tuple[Change, ...]]


def cut_behind(part: Part, finding: Finding, source: str, compare: Compare) -> Change | None:
    """Return the change that cuts what the source has between a part of a finding and the next.

    It stands at the part's end, holds no words and says in its note which are cut. None where nothing is, or
    where the article's own words stand between the two parts, outside its marks.

    Args:
        part: the last part of the finding in one passage.
        finding: what an article reproduces.
        source: the text that it reproduces.
        compare: names what changes from a source's words to an article's.
    """
    after = next((other for other in finding.parts if other.article.start >= part.article.end), None)
    if after is None or not _has_words(source[part.source.end : after.source.start]):
        return None
    article = Span(part.article.start, after.article.end)
    if not any(mark.start <= part.article.end and after.article.start <= mark.end for mark in finding.marked):
        return None
    said = article.shifted(-finding.excerpt_start).of(finding.excerpt)
    changes = compare(source[part.source.start : after.source.end], said, ())
    between = Span(part.source.end, after.source.start).shifted(-part.source.start)
    cut = max(changes, key=lambda change: change.passage.overlap(between), default=None)
    if cut is None or cut.kind not in _CUTTING or not cut.passage.overlap(between) or _has_words(cut.after):
        return None
    left_out = f"the quotation goes on in another passage; cut between them: “{_shown(cut.before)}”"
    return cut._replace(before="", after="", note="; ".join(filter(None, (cut.note, left_out))))


def spliced(findings: Iterable[Finding]) -> Onward:
    """Return the findings whose quotation goes on with words from far off in the same source."""
    by_mark: dict[tuple[str, int, Span], list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.marked:
            by_mark[finding.document, finding.text, finding.marked[0]].append(finding)
    onward: dict[int, Finding] = {}
    for one in [finding for found in by_mark.values() for finding in found]:
        same = by_mark.get((one.document, one.text, one.marked[-1]), ())
        after = [other for other in same if other.article.start >= one.article.end]
        nearest = min(after, key=lambda other: other.article, default=None)
        if nearest is not None and _touch(one, nearest) and _lie_apart(one, nearest):
            onward[id(one)] = nearest
    return onward


def splice_behind(finding: Finding, after: Finding | None, source: str, profile: Profile) -> Change | None:
    """Return the change at a finding's end that joins it with ``after``, one of `spliced`; None for None."""
    if after is None:
        return None
    where = "further on" if after.source.start >= finding.source.end else "further back"
    note = f"the quotation goes on with words from {where} in the source: “{_shown(after.source.of(source))}”"
    at = Span(0, 0)
    return Change(Code.SPLICE.value, profile.severity(Code.SPLICE), "", "", at, at, note)


def _touch(one: Finding, other: Finding) -> bool:
    """Tell whether at most a few words of the article stand between two findings."""
    gap = Span(one.article.end, other.article.start).shifted(-one.excerpt_start)
    return gap.end <= len(one.excerpt) and len(words(gap.of(one.excerpt))) <= _MOST_BETWEEN


def _lie_apart(one: Finding, other: Finding) -> bool:
    """Tell whether all places of two findings in their source lie far apart, or the wrong way round."""
    places = [
        [found.source, *(span for text, span in found.alternatives if text == found.text)]
        for found in (one, other)
    ]
    return not any(
        0 <= after.start - before.end <= _NEAR_CHARACTERS for before in places[0] for after in places[1]
    )


def _has_words(text: str) -> bool:
    return any(map(str.isalpha, text))


def _shown(text: str) -> str:
    """Return what is cut, without the stop at its end, and the middle of a long cut left out."""
    text = text.strip().removesuffix(".")
    if len(text) <= _MOST_SHOWN:
        return text
    half = _MOST_SHOWN // 2
    return f"{text[:half].rpartition(' ')[0]} … {text[-half:].partition(' ')[2]}"
