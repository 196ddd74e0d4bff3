"""Say who is credited with each quotation, by ordered rules."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.model import Span
from quotes.forms import Judgement
from quotes.layout import Layout
from quotes.model import Attribution, SpeakerKind

_CUE = r"(?P<cue>said|says|say|told|tells|added|adds|wrote|writes|states|stated|notes|noted|reports|reported|tweeted)"
_NP = r"(?P<who>(?:[Tt]he |[Aa] )?(?:[\w’'.-]+ ){0,6}?[\w’'.-]+)"
_AFTER_SUBJECT = re.compile(r"[”\"’',\s]*\s" + _NP + r"\s" + _CUE + r"\b")
_AFTER_VERB = re.compile(r"[”\"’',\s]*\s" + _CUE + r"\s" + _NP + r"(?=[,.;]|\s(?:in|on|at|who|to)\b)")
_BEFORE = re.compile(_NP + r"(?: also| has| had)?\s" + _CUE + r"(?: that)?[,:]?\s*$")


def attributions(
    layout: Layout, judgements: Sequence[Judgement], groups: Sequence[int], language: str
) -> tuple[Attribution | None, ...]:
    """Return for each stretch who is credited, or None."""
    found: list[Attribution | None] = []
    by_group: dict[int, Attribution] = {}
    for place in range(len(layout.marked)):
        credit = _adjacent(layout, place) or by_group.get(groups[place])
        if credit is not None:
            by_group.setdefault(groups[place], credit)
        found.append(credit)
    return tuple(found)


def _adjacent(layout: Layout, place: int) -> Attribution | None:
    marked, text = layout.marked[place], layout.text
    start, end = layout.paragraphs[layout.in_paragraph[place]]
    after = text[marked.end + len(marked.close) : min(end, marked.end + 160)]
    for rule, pattern in (("subject-after", _AFTER_SUBJECT), ("verb-after", _AFTER_VERB)):
        match = pattern.match(after)
        if match:
            return _credit(match, marked.end + len(marked.close), rule)
    begin = max(start, marked.start - len(marked.open) - 160)
    match = _BEFORE.search(text[begin : max(begin, marked.start - len(marked.open))])
    return _credit(match, begin, "lead-in") if match else None


def _credit(match: re.Match[str], base: int, rule: str) -> Attribution:
    return Attribution(
        speaker=match["who"],
        speaker_span=Span(*match.span("who")).shifted(base),
        kind=SpeakerKind.PERSON,
        rule=rule,
        confidence=0.8,
        cue=match["cue"],
        cue_span=Span(*match.span("cue")).shifted(base),
    )
