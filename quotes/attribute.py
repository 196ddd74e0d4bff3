"""Say who is credited with each quotation: rules within the sentence first, then what the text around it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.model import Span
from quotes.forms import Judgement
from quotes.layout import Layout
from quotes.vocabulary import Vocabulary
from quotes.vocabulary import vocabulary as vocabulary_of
from quotes.model import Attribution, Form, SpeakerKind
from quotes.rules import SENTENCE_RULES, Credit, Scope, adjacent_lead_in, adjacent_tag
from quotes.sentences import Hole, Words, words_of

_GOES_ON = frozenset(",?!—–-…;")
_UNCREDITED = (Form.TITLE, Form.CAPTION, Form.BOILERPLATE)


def attributions(
    layout: Layout, judgements: Sequence[Judgement], groups: Sequence[int], language: str
) -> tuple[Attribution | None, ...]:
    """Return for each stretch who is credited, or None."""
    words = vocabulary_of(language or "en")
    found: list[Attribution | None] = [None] * len(layout.marked)
    for start, end, places in _regions(layout):
        _credit_region(layout, judgements, words, (start, end), places, found)
    return tuple(found)


def _regions(layout: Layout) -> Iterator[tuple[int, int, list[int]]]:
    """Yield each paragraph, and each quotation that holds others, with the quotations directly in it."""
    inside: dict[tuple[int, int], list[int]] = {}
    for place, parent in enumerate(layout.parents):
        if parent is None:
            key = layout.paragraphs[layout.in_paragraph[place]]
        else:
            key = (layout.marked[parent].start, layout.marked[parent].end)
        inside.setdefault(key, []).append(place)
    for (start, end), places in inside.items():
        yield start, end, places


def _credit_region(
    layout: Layout,
    judgements: Sequence[Judgement],
    vocabulary: Vocabulary,
    border: tuple[int, int],
    places: list[int],
    found: list[Attribution | None],
) -> None:
    holes = [_hole(layout, place, border) for place in places]
    words = words_of(layout.text, border[0], border[1], holes, vocabulary)
    last: Credit | None = None
    credits: dict[int, Credit] = {}
    for place in places:
        if judgements[place].form in _UNCREDITED:
            continue
        scope = _scope(layout, words, vocabulary, place)
        credit = _own(scope)
        if credit is None and last is not None:
            credit = Credit(last.source, None, "carried")
        if credit is None:
            credit = _before(words, scope)
        if credit is not None:
            credits[place] = last = credit
    following: Credit | None = None
    for place in reversed(places):
        if judgements[place].form in _UNCREDITED:
            continue
        if place in credits:
            following = credits[place]
        elif following is not None:
            credits[place] = Credit(following.source, None, "carried-back")
    for place, credit in credits.items():
        found[place] = _attribution(layout.text, words, credit)


def _hole(layout: Layout, place: int, border: tuple[int, int]) -> Hole:
    marked = layout.marked[place]
    return Hole(
        max(border[0], marked.start - len(marked.open)),
        min(border[1], marked.end + len(marked.close)),
        marked.start,
        marked.end,
        place,
    )


def _scope(layout: Layout, words: Words, vocabulary: Vocabulary, place: int) -> Scope:
    index = words.quotes[place]
    start, end = words.sentence_of(index)
    marked = layout.marked[place]
    last = layout.text[marked.start : marked.end].rstrip(" \u00a0’'”\"")[-1:]
    return Scope(words, vocabulary, index, start, end, last in _GOES_ON)


def _own(scope: Scope) -> Credit | None:
    if scope.quote == scope.start and scope.end - scope.quote <= 1:
        return None
    for rule in SENTENCE_RULES:
        credit = rule(scope)
        if credit is not None:
            return credit
    return None


def _before(words: Words, scope: Scope) -> Credit | None:
    return None


def _attribution(text: str, words: Words, credit: Credit) -> Attribution:
    span = Span(words.starts[credit.source.start], words.ends[credit.source.end - 1])
    cue = credit.cue and Span(words.starts[credit.cue.start], words.ends[credit.cue.end - 1])
    return Attribution(
        speaker=span.of(text),
        speaker_span=span,
        kind=SpeakerKind.PERSON,
        rule=credit.rule,
        confidence=0.8,
        cue=cue and cue.of(text),
        cue_span=cue,
    )
