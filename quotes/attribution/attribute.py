"""Say who is credited with each quotation: rules within the sentence first, then the text around it."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import Span
from quotes.attribution import chinese
from quotes.attribution.around import (
    Found,
    Reader,
    carry_back,
    from_other_sentences,
    from_paragraph_before,
    from_signature,
)
from quotes.attribution.confidence import confidence_of
from quotes.attribution.grammar.phrases import Phrase, span_of
from quotes.attribution.grammar.sentences import Words
from quotes.attribution.naming.resolve import Names
from quotes.attribution.naming.whole_names import WholeNames
from quotes.attribution.regions import nested_regions, pages_of
from quotes.attribution.rules.credits import Scope
from quotes.attribution.rules.in_order import credit_in_sentence
from quotes.attribution.rules.inverted_tags import inserted
from quotes.attribution.speakers import kind_of
from quotes.marking.forms import NICKNAME, Judgement
from quotes.marking.layout import Layout
from quotes.model import Attribution, Form
from quotes.words.language import CHINESE, language_of
from quotes.words.small_words import small_words
from quotes.words.vocabulary import vocabulary as vocabulary_of

_AFTER_WORDS = " \u00a0’'”\""
_ENDED_BY_STOP = small_words("end_names")
_NAMED_BEFORE_COLON = ("headline", "name-colon")
_INSIDE = small_words("in_places")
_ENDS = frozenset(".!?…")
_LONGEST_WORD = 24  # characters
_GOVERN = ("governing", "lead-in", "noun-that", "outer-cue", "acting")  # only these credit a term
_UNCREDITED = (Form.TITLE, Form.CAPTION, Form.BOILERPLATE)
# Python 3.11 takes ten times as long to find a member in its class.
_QUOTATION, _FRAGMENT, _TERM = Form.QUOTATION, Form.FRAGMENT, Form.TERM


def attributions(
    layout: Layout, judgements: Sequence[Judgement], language: str
) -> tuple[Attribution | None, ...]:
    """Return for each stretch who is credited, or None."""
    known = language_of(layout.text, language)
    if known == CHINESE:
        return chinese.attributions(layout, judgements)
    if not known:
        return (None,) * len(layout.marked)
    reader = Reader(pages_of(layout, vocabulary_of(known)), judgements)
    for paragraph, inside in reader.pages.places.items():
        places = _creditable(reader, inside)
        if places:
            _credit(reader, reader.pages.words(paragraph), places, paragraph)
            from_signature(reader, paragraph, places)
            from_paragraph_before(reader, paragraph, places)
    for region in nested_regions(layout):
        places = _creditable(reader, region.places)
        if places:
            _credit(reader, reader.pages.cut(*region), places, layout.in_paragraph[places[0]])
    names = Names(reader.pages, WholeNames(reader.pages))
    return tuple(
        _attribution(reader, names, reader.found[place]) if place in reader.found else None
        for place in range(len(layout.marked))
    )


def _creditable(reader: Reader, places: Sequence[int]) -> list[int]:
    """Return those of the quotations that somebody may be credited with."""
    judged = reader.judgements
    return [
        place for place in places if judged[place].form not in _UNCREDITED and judged[place] is not NICKNAME
    ]


def _credit(reader: Reader, words: Words, places: Sequence[int], paragraph: int) -> None:
    """Credit the quotations of one region, in order; then, backwards, those that open it."""
    last: int | None = None
    for place in places:
        scope = _scope(reader, words, place)
        found = _by_saying(reader, scope, place, paragraph) or from_other_sentences(
            reader, scope, place, paragraph, last
        )
        if found is not None:
            reader.found[place] = found
            last = place
    carry_back(reader, places)


def _by_saying(reader: Reader, scope: Scope, place: int, paragraph: int) -> Found | None:
    """Credit by a saying around the quotation or inside its marks.

    Where the quotation ends its sentence, what follows is another: the saying inside has the better claim.
    """
    if scope.last in _ENDS:
        return _inserted(reader, place, paragraph) or _in_sentence(reader, scope, place, paragraph)
    return _in_sentence(reader, scope, place, paragraph) or _inserted(reader, place, paragraph)


def _in_sentence(reader: Reader, scope: Scope, place: int, paragraph: int) -> Found | None:
    """Credit from the sentence around the quotation; a term only by words that govern it."""
    credit = credit_in_sentence(scope)
    if credit is None:
        return None
    if reader.judgements[place].form is _TERM and not credit.rule.startswith(_GOVERN):
        return None
    if credit.rule in _NAMED_BEFORE_COLON and _is_place(reader.pages.text, scope.words, credit.source):
        return None
    return Found(credit, scope.words, paragraph)


def _is_place(text: str, words: Words, source: Phrase) -> bool:
    """Tell whether the document has a name behind "in": "Gaza: ..." names where, not who."""
    name = text[words.starts[source.start] : words.ends[source.end - 1]]
    return any(_stands_alone(text, f" {preposition} {name}") for preposition in _INSIDE)


def _stands_alone(text: str, words: str) -> bool:
    """Tell whether a text has these words, and no possessive of the last: not "in Holt’s view"."""
    at = text.find(words)
    return (
        at >= 0
        and not text[at + len(words) : at + len(words) + 1].isalnum()
        and not text.startswith(("’", "'"), at + len(words))
    )


def _inserted(reader: Reader, place: int, paragraph: int) -> Found | None:
    """Credit by a saying inside the marks, in a language that sets it there."""
    if not reader.pages.vocabulary.inserts:
        return None
    marked = reader.pages.layout.marked[place]
    words = reader.pages.cut(marked.start, marked.end)
    credit = inserted(words)
    return Found(credit, words, paragraph) if credit is not None else None


def _scope(reader: Reader, words: Words, place: int) -> Scope:
    index = words.quotes[place]
    start, end = words.sentence_of(index)
    whole = reader.judgements[place].form is _QUOTATION
    last = _last_sign(reader.pages.layout, place)
    first = () if whole else _first_words(reader.pages.layout, place)
    return Scope(words, reader.pages.vocabulary, index, start, end, whole, last, first)


def _first_words(layout: Layout, place: int) -> tuple[str, ...]:
    """Return the first two words of a fragment."""
    marked = layout.marked[place]
    begins = layout.text[marked.start : min(marked.end, marked.start + 2 * _LONGEST_WORD)]
    return tuple(begins.split(None, 2)[:2])


def _last_sign(layout: Layout, place: int) -> str:
    """Return the last character of a quotation's words, blanks and inner marks aside."""
    marked = layout.marked[place]
    last = layout.text[marked.end - 1]
    if last not in _AFTER_WORDS:
        return last
    return layout.text[max(marked.start, marked.end - 8) : marked.end].rstrip(_AFTER_WORDS)[-1:]


def _attribution(reader: Reader, names: Names, found: Found) -> Attribution:
    words, credit = found.words, found.credit
    text = reader.pages.layout.text
    span = _with_stop(text, span_of(words, credit.source))
    cue = span_of(words, credit.cue) if credit.cue else None
    second = span_of(words, credit.second) if credit.second else None
    resolved = names.behind(words, credit.source, found.paragraph)
    vocabulary = reader.pages.vocabulary
    kind = kind_of(words, credit.source, vocabulary)
    return Attribution(
        speaker=span.of(text),
        speaker_span=span,
        kind=kind,
        rule=credit.rule,
        confidence=confidence_of(credit.rule, vocabulary.language),
        cue=cue.of(text) if cue else None,
        cue_span=cue,
        resolved=resolved[0] if resolved else None,
        resolved_span=resolved[1] if resolved else None,
        second=second.of(text) if second else None,
        second_span=second,
    )


def _with_stop(text: str, span: Span) -> Span:
    """Take in the full stop of an abbreviation that ends a name: "the F.B.I.", "Joseph Biden Jr."."""
    if not text.startswith(".", span.end):
        return span
    last = text[max(span.start, span.end - _LONGEST_WORD) : span.end].rsplit(maxsplit=1)[-1]
    return Span(span.start, span.end + 1) if "." in last or last in _ENDED_BY_STOP else span
