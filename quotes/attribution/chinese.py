"""Credit quotations in Chinese, which sets no blanks between words: 王立群说：“……” and “……”王立群表示.

A clause that ends in a verb of saying names who speaks; what stands between name and verb, such as a day or a
place, is taken off. The words stand in data/chinese.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from corpus.data_files import data_text
from corpus.model import Span
from quotes.attribution.confidence import confidence_of
from quotes.marking.forms import Judgement
from quotes.marking.layout import Layout
from quotes.model import Attribution, Form, SpeakerKind
from quotes.words.language import CHINESE

MOST_SOURCE = 30  # signs of a name with its office
MOST_BEFORE = 120  # signs looked at before a quotation
_UNCREDITED = (Form.TITLE, Form.CAPTION, Form.BOILERPLATE)
_HAN = re.compile(r"[\u3400-\u9fff]")
_ENDS = "。！？!?\n”’」』"
_CLAUSE_ENDS = "，,；;：:、"
_BEFORE_MARK = "：:，, \u3000\u00a0"
_AFTER_MARK = "，,。 \u3000\u00a0"
_IN_CLAUSE = "[^，,。！？；：“”「」『』\\n]"
_PLACE = (
    r"(?:在|于|於)[^，。]{1,20}?(?:上|中|时|時|里|裡|内|後|后)|(?:对|對|向)[^，。]{1,10}|"
    r"接受[^，。]{1,12}采访时|\d+日"
)
_CALLS = "(?<![名对對职職简簡统俗人号堪宣声据])[称稱](?![号为為呼赞讚职])"  # but no 名称, 职称, 称号


class _Found(NamedTuple):
    """Who is credited, by which words and which rule."""

    source: Span
    cue: Span
    rule: str


@dataclass(frozen=True, slots=True)
class _Words:
    """The patterns and lists of data/chinese.toml."""

    cue_at_end: re.Pattern[str]
    cue_inside: re.Pattern[str]
    tag: re.Pattern[str]
    according: re.Pattern[str]
    between: re.Pattern[str]
    openings: re.Pattern[str]
    pronouns: frozenset[str]
    kinds: Mapping[SpeakerKind, tuple[str, ...]]


def attributions(layout: Layout, judgements: Sequence[Judgement]) -> tuple[Attribution | None, ...]:
    """Return for each stretch who is credited, or None."""
    found: list[Attribution | None] = []
    named: Span | None = None
    last, paragraph = None, -1
    for place, judgement in enumerate(judgements):
        here = layout.in_paragraph[place]
        if here != paragraph:
            last, paragraph = None, here
        credit = None
        if layout.parents[place] is None and judgement.form not in _UNCREDITED:
            credit = _credit(layout, place) or (
                _again(last) if last and judgement.form is Form.QUOTATION else None
            )
        if credit is not None:
            if credit.source.of(layout.text) not in _words().pronouns:
                named = credit.source
            last = credit
        found.append(_attribution(layout.text, credit, named) if credit is not None else None)
    return tuple(found)


def _credit(layout: Layout, place: int) -> _Found | None:
    """Credit by the clause before a quotation, by the one behind it, or by the sentence before."""
    marked, (begin, end) = layout.marked[place], layout.paragraphs[layout.in_paragraph[place]]
    opening, closing = marked.start - len(marked.open), marked.end + len(marked.close)
    begin = max(begin, opening - MOST_BEFORE)
    found = _before(layout.text, begin, opening)
    if found is not None:
        return found
    tag = _words().tag.match(layout.text, closing, min(end, closing + MOST_BEFORE))
    if tag is not None:
        source = _trimmed(layout.text, Span(*tag.span(1)))
        if source is not None:
            return _Found(source, Span(*tag.span(2)), "tag")
    return None


def _before(text: str, begin: int, end: int) -> _Found | None:
    """Read "X said:" right before a quotation, or "X said, ..." in the sentence that it stands in."""
    start = max(begin, *(text.rfind(sign, begin, end) + 1 for sign in _ENDS))
    stop = start + len(text[start:end].rstrip(_BEFORE_MARK))
    close = _words().cue_at_end.search(text, start, stop)
    if close is not None:
        source = _source_before(text, start, close.start(1))
        return _Found(source, Span(*close.span(1)), "lead-in") if source is not None else None
    for cue in reversed(list(_words().cue_inside.finditer(text, start, stop))):
        source = _source_before(text, start, cue.start())
        if source is not None:
            return _Found(source, Span(*cue.span()), "governing")
    according = _words().according.match(text, start, stop)
    return _Found(Span(*according.span(2)), Span(*according.span(1)), "according-to") if according else None


def _source_before(text: str, start: int, end: int) -> Span | None:
    """Return who stands in the clause that ends at ``end``."""
    begin = max(start, *(text.rfind(sign, start, end) + 1 for sign in _CLAUSE_ENDS))
    return _trimmed(text, Span(begin, end))


def _trimmed(text: str, span: Span) -> Span | None:
    """Take off what stands before a name and between it and its verb; None where nothing is left."""
    start, end = span.start, span.end
    opening = _words().openings.match(text, start, end)
    start = opening.end() if opening else start
    while (between := _words().between.search(text, start, end)) is not None:
        end = between.start()
    source = Span(start + len(text[start:end]) - len(text[start:end].lstrip()), end)
    return source if 0 < len(source) <= MOST_SOURCE and _HAN.search(source.of(text)) else None


def _again(found: _Found) -> _Found:
    return found._replace(rule="carried")


def _attribution(text: str, found: _Found, named: Span | None) -> Attribution:
    speaker = found.source.of(text)
    behind = named if speaker in _words().pronouns and named is not None else None
    carried = found.rule == "carried"
    return Attribution(
        speaker=speaker,
        speaker_span=found.source,
        kind=_kind(speaker),
        rule=found.rule,
        confidence=confidence_of(found.rule, CHINESE),
        cue=None if carried else found.cue.of(text),
        cue_span=None if carried else found.cue,
        resolved=behind.of(text) if behind else None,
        resolved_span=behind,
        second=None,
        second_span=None,
    )


def _kind(speaker: str) -> SpeakerKind:
    """Tell what kind of source a name is by its last signs."""
    for kind, endings in _words().kinds.items():
        if speaker.endswith(endings):
            return kind
    return SpeakerKind.PERSON


@cache
def _words() -> _Words:
    data = tomllib.loads(data_text("quotes", "chinese"))
    long = [cue for cue in data["cues"].split() if len(cue) > 1]  # one sign alone may be part of a noun
    cues, adverbs, openings = (_any_of(data[name].split()) for name in ("cues", "adverbs", "openings"))
    return _Words(
        cue_at_end=re.compile(rf"({cues})$"),
        cue_inside=re.compile(rf"(?:{_any_of(long)})|{_CALLS}|(?:{cues})(?=[，,：:])"),
        tag=re.compile(rf"[{_AFTER_MARK}]*({_IN_CLAUSE}{{1,{MOST_SOURCE}}}?)({cues})(?=[，,。、；\s]|$)"),
        according=re.compile(
            rf"({_any_of(data['according'].split())})({_IN_CLAUSE}{{1,{MOST_SOURCE}}}?)(?:{cues}|的说法)?[，,]"
        ),
        between=re.compile(rf"(?:{adverbs}|{_PLACE})$"),
        openings=re.compile(rf"(?:{openings})+"),
        pronouns=frozenset(data["pronouns"].split()),
        kinds={
            SpeakerKind.UNNAMED: tuple(data["unnamed"].split()),
            SpeakerKind.DOCUMENT: tuple(data["documents"].split()),
            SpeakerKind.ORGANISATION: tuple(data["organisations"].split()),
        },
    )


def _any_of(words: Sequence[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))
