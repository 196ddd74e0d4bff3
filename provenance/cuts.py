"""What a quotation cuts where it goes on in another passage.

Most cuts lie within one passage, and comparing the wordings names them. Where other articles quote what an
ellipsis leaves out, its two sides may stand in two passages: then the first side tells of the cut.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from corpus.model import Span
from provenance.findings import Finding, Part
from quotes.kinds import Code
from quotes.model import Change

_CUTTING = frozenset((Code.ELLIPSIS, Code.ELLIPSIS_HIDES_QUALIFIER, Code.SPLICE, Code.WORD_DROPPED))
_MOST_SHOWN = 300  # characters of what is cut; of a longer cut the beginning and the end

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
    words = article.shifted(-finding.excerpt_start).of(finding.excerpt)
    changes = compare(source[part.source.start : after.source.end], words, ())
    between = Span(part.source.end, after.source.start).shifted(-part.source.start)
    cut = max(changes, key=lambda change: change.passage.overlap(between), default=None)
    if cut is None or cut.kind not in _CUTTING or not cut.passage.overlap(between) or _has_words(cut.after):
        return None
    left_out = f"the quotation goes on in another passage; cut between them: “{_shown(cut.before)}”"
    return cut._replace(before="", after="", note="; ".join(filter(None, (cut.note, left_out))))


def _has_words(text: str) -> bool:
    return any(map(str.isalpha, text))


def _shown(words: str) -> str:
    """Return what is cut, without the stop at its end, and the middle of a long cut left out."""
    words = words.strip().removesuffix(".")
    if len(words) <= _MOST_SHOWN:
        return words
    half = _MOST_SHOWN // 2
    return f"{words[:half].rpartition(' ')[0]} … {words[-half:].partition(' ')[2]}"
