"""Say what each marked stretch is: a quotation, a fragment, a title, a term, a caption or boilerplate.

The words on either side decide, and whether the stretch is written like a title. What nobody is credited
with and is only a word or three, is settled after attribution (`settle`): a term, or a word held at arm's
length.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus.word_lists import word_lists
from quotes.marking.layout import Layout
from quotes.marking.titles import (
    ABROAD,
    AROUND_WORDS,
    ENDS_CLAUSE,
    OPENS_WORD,
    last_words,
    runs_on,
    title_reason,
)
from quotes.model import Form
from quotes.words.fold import is_unspaced


class Judgement(NamedTuple):
    """A form and the reason for it."""

    form: Form
    reason: str


NICKNAME = Judgement(Form.TERM, "a nickname inside a name")
_CLAUSE = Judgement(Form.QUOTATION, "a clause of its own")
_RESUMED = Judgement(Form.QUOTATION, "goes on after who says it")
_INSIDE = Judgement(Form.FRAGMENT, "words inside the writer's clause")
_FRAGMENT = Form.FRAGMENT  # Python 3.11 takes ten times as long to find a member in its class

_FURNITURE = word_lists("quotes", "forms")["furniture"]
_TERMS = word_lists("quotes", "forms")["terms"]
_TERM_BEFORE = re.compile(rf"(?:^|\W)({'|'.join(map(re.escape, _TERMS['term_before']))}),?\W*$")
_TERM_ENDS = frozenset(phrase.split()[-1] for phrase in _TERMS["term_before"])
_NO_TERM_BEFORE = (*_TERMS["speech_before"], *_TERMS["of_oneself"])
_LONGEST_INTERRUPTION = 80  # characters; more is the writer's own sentence going on
# ," said Mr. Holt, a farmer, " -- with at most two commas inside
_INTERRUPTION = re.compile(r"\W{1,3}(?:(?:[^,.;:!?]|\b[^\W\d_a-z]\w{0,3}\.)+,){1,3} ?\W{1,2}")
_REACH = 48  # characters on either side that are looked at
_NICKNAME_BEFORE = re.compile(r"[^\W\d_a-z][\w’'.-]+ $")
_NICKNAME_AFTER = re.compile(r" [^\W\d_a-z][\w’'-]+")
_ATTRIBUTIVE_BEFORE = re.compile(
    r"\b(?:a|an|the|its|his|her|their|our|this|that|these|those|only|new"
    r"|[\w-]+(?:ed|al|ous|ive|ary|ic|ish|an|er|['’]s|s['’])) $"
)
_ATTRIBUTIVE_AFTER = re.compile(
    r" (?!is\b|was\b|are\b|were\b|in\b|on\b|and\b|or\b|but\b|to\b|of\b|that\b|as\b)[a-z][a-z-]+\b"
)
_OPENS_CLAUSE = frozenset('.,:!?\n”"—–-…([;，。：；！？』」（')
_LISTS = frozenset(",;(")
_SIGNS_A_WORD = 2  # in a script without blanks
_SHORTEST_LINK, _LONGEST_LINK = 15, 140  # characters
_MOST_LINKS = 12  # looked at on either side
_LINE_ENDS = frozenset('.!?:;,…”"»')
_SHORT = 3  # words; a quotation may be as short, but then somebody is credited with it


def judge(layout: Layout) -> tuple[Judgement, ...]:
    """Return what each stretch is, from the text around it."""
    furniture = {paragraph: _furniture(layout, paragraph) for paragraph in set(layout.in_paragraph)}
    judged: list[Judgement] = []
    for place in range(len(layout.marked)):
        found = furniture[layout.in_paragraph[place]] or _judged(layout, place)
        resumes = found is _INSIDE and judged and judged[-1] is _CLAUSE and _resumes(layout, place)
        judged.append(_RESUMED if resumes else found)
    return tuple(judged)


def _resumes(layout: Layout, place: int) -> bool:
    """Tell whether a stretch goes on after who says it: "The winter," said Holt, "will be hard"."""
    before, here = layout.marked[place - 1], layout.marked[place]
    if layout.parents[place] != layout.parents[place - 1] or here.start - before.end > _LONGEST_INTERRUPTION:
        return False
    between = layout.text[before.end : here.start]
    return _INTERRUPTION.fullmatch(between) is not None and (
        between[len(before.close)] == "," or layout.text[before.end - 1] == ","
    )


def _judged(layout: Layout, place: int) -> Judgement:
    marked = layout.marked[place]
    if not marked.open and not marked.close:
        return Judgement(Form.BLOCK, "set as a block quotation")
    text = layout.text
    start, end = marked.start - len(marked.open), marked.end + len(marked.close)
    paragraph = layout.paragraphs[layout.in_paragraph[place]][0]
    inner = text[marked.start : marked.end].strip()  # French sets blanks inside the marks
    before, after = text[max(paragraph, start - _REACH) : start], text[end : end + _REACH]
    first = inner.lstrip(OPENS_WORD)[:1]
    if not (first.isupper() or first.isdigit() or is_caseless(first)) and marked.open != "《":
        return _known_as(before, last_words(before, 1)) or _clause(inner, before, after)
    last = last_words(before, 2)
    return (
        _title(inner, before, last, after, marked.open)
        or _known_as(before, last)
        or _nickname(inner, before, after)
        or _clause(inner, before, after)
    )


def is_caseless(sign: str) -> bool:
    """Tell whether a letter belongs to a script without capitals, such as the Arabic one."""
    return sign.isalpha() and sign.lower() == sign.upper()


def settle(
    judgement: Judgement, inner: str, before: str, after: str, *, mark: str, credited: bool
) -> Judgement:
    """Judge a fragment anew once it is known whether somebody is surely credited with it.

    A single word before its noun is a term in any case (looser “intra-group” talks); without a credit, a
    few words are, and more of them before a noun. What stands before a noun is told in English only, as the
    opening mark shows it.
    """
    if judgement.form is not _FRAGMENT:
        return judgement
    attributive = mark not in ABROAD and _is_attributive(before, after)
    if attributive and " " not in inner.strip():
        return Judgement(Form.TERM, "one word before its noun")
    if credited:
        return judgement
    if _blanks(inner) < _SHORT:
        return Judgement(Form.TERM, "a few words that nobody is credited with")
    if attributive:
        return Judgement(Form.TERM, "stands before a noun, and nobody is credited with it")
    return judgement


def _is_attributive(before: str, after: str) -> bool:
    """Tell whether the words stand between an article or the like and a noun."""
    return bool(_ATTRIBUTIVE_AFTER.match(after) and _ATTRIBUTIVE_BEFORE.search(before))


def _furniture(layout: Layout, paragraph: int) -> Judgement | None:
    """Recognise captions, related links and notices by their paragraph's beginning and neighbours."""
    start = layout.paragraphs[paragraph][0]
    line = layout.text[start : start + 30].lower()
    if line.startswith(_FURNITURE["caption"]):
        return Judgement(Form.CAPTION, "the paragraph begins like a caption")
    if line.startswith(_FURNITURE["boilerplate"]):
        return Judgement(Form.BOILERPLATE, "the paragraph begins like a link or a notice")
    if paragraph and _is_link(layout, paragraph) and _in_list_of_links(layout, paragraph):
        return Judgement(Form.BOILERPLATE, "stands in a list of headlines")
    return None


def _is_link(layout: Layout, paragraph: int) -> bool:
    """Tell whether a paragraph is written like a headline: one short line without a full stop."""
    start, end = layout.paragraphs[paragraph]
    return _SHORTEST_LINK <= end - start <= _LONGEST_LINK and layout.text[end - 1] not in _LINE_ENDS


def _in_list_of_links(layout: Layout, paragraph: int) -> bool:
    """Tell whether the headlines that the paragraph stands among follow a line that announces them."""
    first = last = paragraph
    while first > 1 and paragraph - first < _MOST_LINKS and _is_link(layout, first - 1):
        first -= 1
    while last + 1 < len(layout.paragraphs) and last - paragraph < _MOST_LINKS and _is_link(layout, last + 1):
        last += 1
    before = layout.paragraphs[first - 1]
    announced = layout.text[before[1] - 1] == ":" or layout.text[before[0] : before[1]].lower().startswith(
        _FURNITURE["boilerplate"]
    )
    return last > first and announced


def _title(inner: str, before: str, last: Sequence[str], after: str, mark: str) -> Judgement | None:
    reason = title_reason(inner, before, last, after, mark)
    return Judgement(Form.TITLE, reason) if reason else None


def _known_as(before: str, last: Sequence[str]) -> Judgement | None:
    if last and last[-1] in _TERM_ENDS and not before.rstrip().endswith(":"):
        lower = before.rstrip(AROUND_WORDS).lower()
        named = _TERM_BEFORE.search(lower)
        if named and not lower.endswith(_NO_TERM_BEFORE):
            return Judgement(Form.TERM, f"after “{named[1]}”")
    return None


def _nickname(inner: str, before: str, after: str) -> Judgement | None:
    if " " in inner.strip() or not _NICKNAME_BEFORE.search(before) or not _NICKNAME_AFTER.match(after):
        return None
    headline = not runs_on(before) and not any(word[0].islower() for word in after.split()[1:4])
    return None if headline else NICKNAME


def _clause(inner: str, before: str, after: str) -> Judgement:
    """Tell a whole quotation from words inside the writer's clause."""
    left = before.rstrip()
    begins = not left or left[-1] in _OPENS_CLAUSE
    first = inner.lstrip("[(‘'“\"…. ")[:1]
    if begins and not (first.isalpha() and first.islower()):
        said = after.startswith(",") and left[-1:] not in _LISTS  # „Klar“, sagte er.
        alone = not left and not after[1:2].isalnum()  # “Downwinders” suffered
        if said or alone or _blanks(inner) > 1 or inner.rstrip()[-1:] in ENDS_CLAUSE:
            return _CLAUSE
    return _INSIDE


def _blanks(inner: str) -> int:
    """Return how many blanks part the words, or about as many as would in a script without any."""
    blanks = inner.count(" ")
    if inner.isascii() or not is_unspaced(inner[:1]):
        return blanks
    return max(blanks, len(inner) // _SIGNS_A_WORD - 1)
