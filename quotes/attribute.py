"""Say who is credited with each quotation: rules within the sentence first, then the text around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from corpus.model import Span
from quotes import chinese
from quotes.clause_openings import person_first
from quotes.clause_rules import saying_of
from quotes.confidence import confidence_of
from quotes.credits import Credit, Scope
from quotes.forms import NICKNAME, Judgement
from quotes.language import CHINESE, language_of
from quotes.layout import Layout
from quotes.lead_in_rules import adjacent_lead_in, leads_in_alone, taken_up
from quotes.model import Attribution, Form
from quotes.naming import Names
from quotes.phrases import Phrase, span_of
from quotes.regions import Pages, nested_regions, pages_of
from quotes.rules import credit_in_sentence
from quotes.sentences import Words, united
from quotes.small_words import small_words
from quotes.source_rules import credit_of_place, in_document
from quotes.speakers import head_of, kind_of, without_occasion
from quotes.tag_rules import has_cue_alone, inserted, signature, signed_line
from quotes.tags import CLAIM, COLON, DETERMINER, DOCUMENT, POSSESSIVE, REPORTED, TAG_CUE
from quotes.vocabulary import vocabulary as vocabulary_of
from quotes.whole_names import WholeNames

_AFTER_WORDS = " \u00a0’'”\""
_FEW_WORDS = 3  # bench: of so few words inside a clause, not one was rightly credited from another sentence
_ENDED_BY_STOP = small_words("end_names")
_LONGEST_SIGNATURE = 80  # characters
_NAMED_BEFORE_COLON = ("headline", "name-colon")
_INSIDE = small_words("in_places")
_DASHES = ("-", "–", "—", "―")
_LONGEST_WORD = 24  # characters
_IMPERSONAL = "es"  # "in dem Bericht heißt es"
_MOST_SENTENCES_BACK = 4
_ARTICLES = small_words("lone_articles")
# What the paragraph before says also covers words inside a clause; bench: else not one of 46 was right.
_INTRODUCES = ("paragraph-colon", "continued")
_GOVERN = ("governing", "lead-in", "noun-that", "outer-cue", "acting")  # only these credit a term
_UNCREDITED = (Form.TITLE, Form.CAPTION, Form.BOILERPLATE)
_WHOLE = (Form.QUOTATION, Form.BLOCK)
# Python 3.11 takes ten times as long to find a member in its class.
_QUOTATION, _FRAGMENT, _TERM = Form.QUOTATION, Form.FRAGMENT, Form.TERM


class Found(NamedTuple):
    """A credit, the words that its phrases count, and the paragraph that they stand in."""

    credit: Credit
    words: Words
    paragraph: int


@dataclass(frozen=True, slots=True)
class Reader:
    """One document in the course of attribution."""

    pages: Pages
    judgements: Sequence[Judgement]
    found: dict[int, Found] = field(default_factory=dict)


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
            _from_signature(reader, paragraph, places)
            _from_paragraph_before(reader, paragraph, places)
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
        credit = _in_sentence(scope, reader.judgements[place].form)
        if (
            credit is not None
            and credit.rule in _NAMED_BEFORE_COLON
            and _is_place(reader, words, credit.source)
        ):
            credit = None
        found = Found(credit, words, paragraph) if credit is not None else _inserted(reader, place, paragraph)
        if found is None:
            found = _taken_up(scope, paragraph)
        if found is None and (_drops_subject(scope) or not _is_mere_words(reader, place)):
            found = _in_paragraph(reader, scope, paragraph, last)
        if found is not None:
            reader.found[place] = found
            last = place
    _carry_back(reader, places)


def _in_sentence(scope: Scope, form: Form) -> Credit | None:
    """Credit from the sentence around the quotation; a term only by words that govern it."""
    credit = _named(scope, credit_in_sentence(scope))
    governed = credit is not None and (form is not _TERM or credit.rule.startswith(_GOVERN))
    return credit if governed else None


def _is_place(reader: Reader, words: Words, source: Phrase) -> bool:
    """Tell whether the document has a name behind "in": "Gaza: ..." names where, not who."""
    name = reader.pages.text[words.starts[source.start] : words.ends[source.end - 1]]
    places = (f" {preposition} {name}" for preposition in _INSIDE)
    return any(_stands_alone(reader.pages.text, place) for place in places)


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


def _named(scope: Scope, credit: Credit | None) -> Credit | None:
    """Drop a credit to nobody: to an article whose noun was not understood, or to "one" in general."""
    if credit is None or credit.source.start <= scope.quote < credit.source.end:
        return None  # "laut „Talpost“"
    if credit.source.end - credit.source.start > 1:
        source = without_occasion(scope.words, credit.source)
        return None if _is_claim(scope.words, credit) else credit._replace(source=source)
    if scope.words.words[credit.source.start].lower() in scope.vocabulary.impersonal:
        return in_document(scope)  # "sur une banderole, on pouvait lire"
    if scope.vocabulary.verb_second and scope.words.words[credit.source.start].lower() == _IMPERSONAL:
        return credit_of_place(scope)
    word, tag = scope.words.words[credit.source.start], scope.words.tags[credit.source.start]
    return None if tag & DETERMINER and word.lower() in _ARTICLES else credit


def _is_claim(words: Words, credit: Credit) -> bool:
    """Tell whether a source is what is said, which says nothing itself: "the claim that it is “stolen” made".

    Another matter is a claim that the words are: "„...“, so der Vorwurf der Anwältin".
    """
    tag = words.tags[head_of(words, credit.source)]
    if not tag & CLAIM or tag & DOCUMENT or words.tags[credit.source.end - 1] & POSSESSIVE:
        return False
    return credit.cue is None or not words.tags[credit.cue.start] & TAG_CUE


def _is_mere_words(reader: Reader, place: int) -> bool:
    """Tell whether the quotation is a word or three of the writer's own clause.

    A clause in the mood of reported speech is not his own; where a language has that mood, any other is.
    """
    form = reader.judgements[place].form
    if form is not _FRAGMENT:
        return form is _TERM
    marked = reader.pages.layout.marked[place]
    few = len(reader.pages.text[marked.start : marked.end].split(None, _FEW_WORDS)) <= _FEW_WORDS
    return (few or reader.pages.vocabulary.verb_second) and not _is_reported(reader, place)


def _is_reported(reader: Reader, place: int) -> bool:
    """Tell whether a verb of the sentence around the quotation stands in the mood of reported speech."""
    words = reader.pages.words(reader.pages.layout.in_paragraph[place])
    if place not in words.quotes:
        return False
    start, end = words.sentence_of(words.quotes[place])
    return bool(united(words.tags[start:end]) & REPORTED)


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


def _in_paragraph(reader: Reader, scope: Scope, paragraph: int, last: int | None) -> Found | None:
    """Credit who spoke last in the paragraph: in the quotation before, or in a sentence since."""
    words = scope.words
    here = words.sentence_at(scope.quote)
    since = words.sentence_at(words.quotes[last]) + 1 if last is not None else 0
    for number in range(here - 1, max(since, here - _MOST_SENTENCES_BACK) - 1, -1):
        start, end = words.sentences[number]
        before = scope._replace(start=start, end=end, quote=end)
        credit = _named(before, saying_of(before))
        if credit is not None:
            return Found(credit, words, paragraph)
    if last is not None:
        return _again(reader.found[last], "carried")
    return _of_dropped(reader, scope, paragraph)


def _of_dropped(reader: Reader, scope: Scope, paragraph: int) -> Found | None:
    """Credit whom a sentence before begins with, where the cue has no subject of its own."""
    if not _drops_subject(scope):
        return None
    before = scope.words.sentences[: scope.words.sentence_at(scope.quote)]
    found = _person_of(scope.words, before, paragraph)
    if found is not None or not paragraph or before:
        return found
    speaks = _of_paragraph(reader, paragraph - 1)
    if speaks is not None:
        return _again(speaks, "tag-dropped")
    words = reader.pages.words(paragraph - 1)
    return _person_of(words, words.sentences, paragraph - 1)


def _drops_subject(scope: Scope) -> bool:
    """Tell whether a cue right before or behind the quotation does without a subject: "Añadió que ..."."""
    return scope.vocabulary.drops_subjects and (has_cue_alone(scope) or leads_in_alone(scope))


def _taken_up(scope: Scope, paragraph: int) -> Found | None:
    """Credit by a sentence that only takes up the one before: "Man wolle „viel“. Das sagte die Bahn."."""
    if scope.whole or not scope.vocabulary.verb_second:
        return None
    here = scope.words.sentence_at(scope.quote)
    for start, end in scope.words.sentences[here + 1 : here + 2]:
        credit = taken_up(scope._replace(start=start, end=end))
        return Found(credit, scope.words, paragraph) if credit is not None else None
    return None


def _person_of(words: Words, sentences: Sequence[tuple[int, int]], paragraph: int) -> Found | None:
    """Credit the person that one of the last sentences begins with."""
    for start, end in reversed(sentences[-_MOST_SENTENCES_BACK:]):
        person = person_first(words, start, end)
        if person is not None:
            return Found(Credit(person, None, "tag-dropped"), words, paragraph)
    return None


def _carry_back(reader: Reader, places: Sequence[int]) -> None:
    """Credit a quotation that opens a paragraph to who is credited with the next one in it."""
    following: Found | None = None
    for place in reversed(places):
        if place in reader.found:
            following = reader.found[place]
        elif following is not None and reader.judgements[place].form is not _FRAGMENT:
            reader.found[place] = _again(following, "carried-back")


def _again(found: Found, rule: str) -> Found:
    """Return the same source for another quotation."""
    return Found(Credit(found.credit.source, None, rule), found.words, found.paragraph)


def _from_paragraph_before(reader: Reader, paragraph: int, places: Sequence[int]) -> None:
    """Credit the quotations of a paragraph that names nobody to who speaks in the paragraph before."""
    if places[0] in reader.found or paragraph == 0:
        return
    found = _of_paragraph(reader, paragraph - 1)
    if found is None:
        return
    for place in places:
        whole = reader.judgements[place].form in _WHOLE
        if whole or _is_reported(reader, place) or found.credit.rule in _INTRODUCES:
            reader.found.setdefault(place, found)


def _from_signature(reader: Reader, paragraph: int, places: Sequence[int]) -> None:
    """Credit a paragraph that is one quotation to the name that signs it in the next.

    As in "— Anna Holt" and "Anna Holt, The Valley Post".
    """
    following = paragraph + 1
    if len(places) != 1 or places[0] in reader.found or following >= len(reader.pages.layout.paragraphs):
        return
    start, end = reader.pages.layout.paragraphs[following]
    if end - start > _LONGEST_SIGNATURE or len(reader.pages.words(paragraph).words) > 1:
        return
    words = reader.pages.words(following)
    dashed = reader.pages.text.startswith(_DASHES, start)
    credit = signature(words, 0, len(words.words)) if dashed else signed_line(words)
    if credit is not None:
        reader.found[places[0]] = Found(credit, words, following)


def _of_paragraph(reader: Reader, paragraph: int) -> Found | None:
    """Return who speaks at the end of a paragraph."""
    earlier = reader.pages.places.get(paragraph, [])
    credited = [reader.found[place] for place in earlier if place in reader.found]
    if credited and reader.pages.layout.marked[earlier[-1]].continued:
        return _again(credited[-1], "continued")
    words = reader.pages.words(paragraph)
    if not words.sentences:
        return None
    start, end = words.sentences[-1]
    scope = Scope(words, reader.pages.vocabulary, end, start, end, whole=True)
    if words.tags[-1] & COLON:
        credit = _named(scope, adjacent_lead_in(scope))
        if credit is not None:
            return Found(credit._replace(rule="paragraph-colon"), words, paragraph)
    credit = saying_of(scope)
    if credit is not None:
        return Found(credit._replace(rule="paragraph-saying"), words, paragraph)
    return _again(credited[-1], "paragraph-quotation") if credited else None


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
