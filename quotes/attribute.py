"""Say who is credited with each quotation: rules within the sentence first, then what the text around it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.model import Span
from quotes.confidence import confidence_of
from quotes.forms import Judgement
from quotes.language import language_of
from quotes.layout import Layout
from quotes.model import Attribution, Form, SpeakerKind
from quotes.rules import (
    SENTENCE_RULES,
    Credit,
    Scope,
    adjacent_lead_in,
    saying_of,
    subject_before,
)
from quotes.sentences import Hole, Words, words_of
from quotes.vocabulary import COLON, Vocabulary
from quotes.vocabulary import vocabulary as vocabulary_of

_GOES_ON = frozenset(",?!—–-…;")
_UNCREDITED = (Form.TITLE, Form.CAPTION, Form.BOILERPLATE)


@dataclass(frozen=True, slots=True)
class Region:
    """A paragraph, or a quotation that holds others: [start, end) and the quotations directly in it."""

    start: int
    end: int
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A credit and the words that its phrases count."""

    credit: Credit
    words: Words


@dataclass(frozen=True, slots=True)
class Reader:
    """One document in the course of attribution."""

    layout: Layout
    judgements: Sequence[Judgement]
    vocabulary: Vocabulary
    found: dict[int, Found] = field(default_factory=dict)


def attributions(
    layout: Layout,
    judgements: Sequence[Judgement],
    groups: Sequence[int],
    language: str,
) -> tuple[Attribution | None, ...]:
    """Return for each stretch who is credited, or None."""
    known = language_of(layout.text, language)
    if not known:
        return (None,) * len(layout.marked)
    reader = Reader(layout, judgements, vocabulary_of(known))
    for region in _regions(layout):
        _credit_region(reader, region)
    return tuple(
        _attribution(reader, reader.found[place]) if place in reader.found else None
        for place in range(len(layout.marked))
    )


def _regions(layout: Layout) -> list[Region]:
    inside: dict[tuple[int, int], list[int]] = {}
    for place, parent in enumerate(layout.parents):
        if parent is None:
            key = layout.paragraphs[layout.in_paragraph[place]]
        else:
            key = (layout.marked[parent].start, layout.marked[parent].end)
        inside.setdefault(key, []).append(place)
    return [Region(start, end, tuple(places)) for (start, end), places in inside.items()]


def _credit_region(reader: Reader, region: Region) -> None:
    layout = reader.layout
    holes = [_hole(layout, place, region) for place in region.places]
    words = words_of(layout.text, region.start, region.end, holes, reader.vocabulary)
    places = [place for place in region.places if reader.judgements[place].form not in _UNCREDITED]
    last: int | None = None
    for place in places:
        scope = _scope(reader, words, place)
        credit = _in_sentence(scope) or _in_paragraph(reader, scope, words, last)
        if credit is not None:
            reader.found[place] = Found(credit, words)
            last = place
    _carry_back(reader, words, places)
    if places and layout.parents[places[0]] is None:
        _from_paragraph_before(reader, words, places)


def _hole(layout: Layout, place: int, region: Region) -> Hole:
    marked = layout.marked[place]
    return Hole(
        max(region.start, marked.start - len(marked.open)),
        min(region.end, marked.end + len(marked.close)),
        marked.start,
        marked.end,
        place,
    )


def _scope(reader: Reader, words: Words, place: int) -> Scope:
    index = words.quotes[place]
    start, end = words.sentence_of(index)
    marked = reader.layout.marked[place]
    last = reader.layout.text[max(marked.start, marked.end - 8) : marked.end].rstrip(" \u00a0’'”\"")[-1:]
    whole = reader.judgements[place].form is Form.QUOTATION
    return Scope(words, reader.vocabulary, index, start, end, whole, last in _GOES_ON)


def _in_sentence(scope: Scope) -> Credit | None:
    if scope.quote == scope.start and scope.end - scope.quote <= 1:
        return None
    for rule in SENTENCE_RULES:
        credit = rule(scope)
        if credit is not None:
            return credit
    return None


def _in_paragraph(reader: Reader, scope: Scope, words: Words, last: int | None) -> Credit | None:
    """Credit who spoke last in the paragraph: in the quotation before, or in a sentence since."""
    since = words.sentence_of(words.quotes[last])[1] if last is not None else 0
    for start, end in reversed(words.sentences):
        if start < since or end > scope.start:
            continue
        credit = saying_of(scope._replace(start=start, end=end, quote=end))
        if credit is not None:
            return credit
    if last is not None:
        return Credit(reader.found[last].credit.source, None, "carried")
    for start, end in reversed(words.sentences):
        if end <= scope.start:
            return subject_before(scope._replace(start=start, end=end, quote=end))
    return None


def _carry_back(reader: Reader, words: Words, places: Sequence[int]) -> None:
    """Credit a quotation that opens a paragraph to who is credited with the next one in it."""
    following: int | None = None
    for place in reversed(places):
        if place in reader.found:
            following = place
        elif following is not None:
            source = reader.found[following].credit.source
            reader.found[place] = Found(Credit(source, None, "carried-back"), words)


def _from_paragraph_before(reader: Reader, words: Words, places: Sequence[int]) -> None:
    """Credit the quotations of a paragraph that names nobody to who speaks in the paragraph before."""
    if places[0] in reader.found:
        return
    found = _of_paragraph_before(reader, places[0])
    if found is None:
        return
    for place in places:
        if place not in reader.found:
            reader.found[place] = found


def _of_paragraph_before(reader: Reader, place: int) -> Found | None:
    layout = reader.layout
    before = layout.in_paragraph[place] - 1
    if before < 0:
        return None
    earlier = [
        other
        for other in range(place)
        if layout.parents[other] is None and layout.in_paragraph[other] == before
    ]
    if earlier and layout.marked[earlier[-1]].continued and earlier[-1] in reader.found:
        found = reader.found[earlier[-1]]
        return Found(Credit(found.credit.source, None, "continued"), found.words)
    region = Region(*layout.paragraphs[before], tuple(earlier))
    holes = [_hole(layout, other, region) for other in earlier]
    words = words_of(layout.text, region.start, region.end, holes, reader.vocabulary)
    if not words.sentences:
        return None
    start, end = words.sentences[-1]
    scope = Scope(words, reader.vocabulary, end, start, end, True, False)
    if words.tags[-1] & COLON:
        credit = adjacent_lead_in(scope)
        if credit is not None:
            return Found(credit._replace(rule="paragraph-colon"), words)
    credit = saying_of(scope)
    if credit is not None:
        return Found(credit._replace(rule="paragraph-saying"), words)
    credited = [other for other in earlier if other in reader.found]
    if credited:
        found = reader.found[credited[-1]]
        return Found(Credit(found.credit.source, None, "paragraph-quotation"), found.words)
    credit = subject_before(scope)
    return credit and Found(credit._replace(rule="paragraph-subject"), words)


def _attribution(reader: Reader, found: Found) -> Attribution:
    text = reader.layout.text
    words, credit = found.words, found.credit
    span = Span(words.starts[credit.source.start], words.ends[credit.source.end - 1])
    cue = credit.cue and Span(words.starts[credit.cue.start], words.ends[credit.cue.end - 1])
    second = credit.second and Span(words.starts[credit.second.start], words.ends[credit.second.end - 1])
    return Attribution(
        speaker=span.of(text),
        speaker_span=span,
        kind=SpeakerKind.PERSON,
        rule=credit.rule,
        confidence=confidence_of(credit.rule, reader.vocabulary.language),
        cue=cue and cue.of(text),
        cue_span=cue,
        second=second and second.of(text),
        second_span=second,
    )
