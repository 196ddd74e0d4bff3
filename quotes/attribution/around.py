"""Credit a quotation from the text around its own sentence: by who spoke last, or who signs behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from quotes.attribution.grammar.clause_openings import person_first
from quotes.attribution.grammar.sentences import Words, united
from quotes.attribution.regions import Pages
from quotes.attribution.rules.clause_rules import saying_of
from quotes.attribution.rules.credits import Credit, Scope
from quotes.attribution.rules.in_order import named
from quotes.attribution.rules.lead_in_rules import adjacent_lead_in, leads_in_alone, taken_up
from quotes.attribution.rules.signatures import signature, signed_line
from quotes.attribution.rules.source_rules import according_to
from quotes.attribution.rules.tag_rules import has_cue_alone
from quotes.marking.forms import Judgement
from quotes.model import Form
from quotes.words.tags import COLON, REPORTED

_FEW_WORDS = 3  # bench: of so few words inside a clause, not one was rightly credited from another sentence
_LONGEST_SIGNATURE = 80  # characters
_DASHES = ("-", "–", "—", "―")
_MOST_SENTENCES_BACK = 4
# What the paragraph before says also covers words inside a clause; bench: else not one of 46 was right.
_INTRODUCES = ("paragraph-colon", "continued")
_WHOLE = (Form.QUOTATION, Form.BLOCK)
# Python 3.11 takes ten times as long to find a member in its class.
_FRAGMENT, _TERM = Form.FRAGMENT, Form.TERM


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


def from_other_sentences(
    reader: Reader, scope: Scope, place: int, paragraph: int, last: int | None
) -> Found | None:
    """Credit from another sentence of the quotation's paragraph.

    Args:
        reader: the document.
        scope: the quotation in its sentence.
        place: the quotation's place among the document's.
        paragraph: the paragraph.
        last: the place of the quotation last credited in the paragraph, None where it is the first.
    """
    found = _from_next(scope, paragraph)
    if found is not None or (_is_mere_words(reader, place) and not _drops_subject(scope)):
        return found
    return _from_earlier(reader, scope, paragraph, last)


def carry_back(reader: Reader, places: Sequence[int]) -> None:
    """Credit a quotation that opens a paragraph to who is credited with the next one in it."""
    following: Found | None = None
    for place in reversed(places):
        if place in reader.found:
            following = reader.found[place]
        elif following is not None and reader.judgements[place].form is not _FRAGMENT:
            reader.found[place] = _again(following, "carried-back")


def from_signature(reader: Reader, paragraph: int, places: Sequence[int]) -> None:
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


def from_paragraph_before(reader: Reader, paragraph: int, places: Sequence[int]) -> None:
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


def _from_next(scope: Scope, paragraph: int) -> Found | None:
    """Credit by a sentence that only takes up the one before: "Man wolle „viel“. Das sagte die Bahn."."""
    if scope.whole if scope.vocabulary.verb_second else not scope.vocabulary.head_first:
        return None
    here = scope.words.sentence_at(scope.quote)
    for start, end in scope.words.sentences[here + 1 : here + 2]:
        credit = taken_up(scope._replace(start=start, end=end))
        return Found(credit, scope.words, paragraph) if credit is not None else None
    return None


def _from_earlier(reader: Reader, scope: Scope, paragraph: int, last: int | None) -> Found | None:
    """Credit who spoke last in the paragraph: in the quotation before, or in a sentence since."""
    words = scope.words
    here = words.sentence_at(scope.quote)
    since = words.sentence_at(words.quotes[last]) + 1 if last is not None else 0
    for number in range(here - 1, max(since, here - _MOST_SENTENCES_BACK) - 1, -1):
        start, end = words.sentences[number]
        before = scope._replace(start=start, end=end, quote=end)
        credit = named(before, saying_of(before) or _accorded(before))
        if credit is not None:
            return Found(credit, words, paragraph)
    if last is not None:
        return _again(reader.found[last], "carried")
    return _of_dropped(reader, scope, paragraph)


def _accorded(scope: Scope) -> Credit | None:
    """Credit a whole quotation by the sentence before it: "According to Holt, it rose. "..."."""
    found = according_to(scope) if scope.whole else None
    return found._replace(rule="sentence-before") if found is not None else None


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


def _person_of(words: Words, sentences: Sequence[tuple[int, int]], paragraph: int) -> Found | None:
    """Credit the person that one of the last sentences begins with."""
    for start, end in reversed(sentences[-_MOST_SENTENCES_BACK:]):
        person = person_first(words, start, end)
        if person is not None:
            return Found(Credit(person, None, "tag-dropped"), words, paragraph)
    return None


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
        credit = named(scope, adjacent_lead_in(scope))
        if credit is not None:
            return Found(credit._replace(rule="paragraph-colon"), words, paragraph)
    credit = saying_of(scope)
    if credit is not None:
        return Found(credit._replace(rule="paragraph-saying"), words, paragraph)
    return _again(credited[-1], "paragraph-quotation") if credited else None


def _again(found: Found, rule: str) -> Found:
    """Return the same source for another quotation."""
    return Found(Credit(found.credit.source, None, rule), found.words, found.paragraph)


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
