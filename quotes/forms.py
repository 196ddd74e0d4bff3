"""Say what each marked stretch is: a quotation, a fragment, a title, a term, a caption or boilerplate.

The words on either side decide, and whether the stretch is written like a title. What nobody is credited
with and is only a word or three, is settled after attribution (`settle`): a term, or a word held at arm's
length.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from quotes.fold import is_unspaced
from quotes.layout import Layout
from quotes.model import Form
from quotes.small_words import small_words
from quotes.vocabulary import vocabulary


class Judgement(NamedTuple):
    """A form and the reason for it."""

    form: Form
    reason: str


NICKNAME = Judgement(Form.TERM, "a nickname inside a name")
_CLAUSE = Judgement(Form.QUOTATION, "a clause of its own")
_RESUMED = Judgement(Form.QUOTATION, "goes on after who says it")
_INSIDE = Judgement(Form.FRAGMENT, "words inside the writer's clause")
_FRAGMENT = Form.FRAGMENT  # Python 3.11 takes ten times as long to find a member in its class


class FormWords(NamedTuple):
    """The words of data/forms.toml, ready to match."""

    titled: frozenset[str]
    works: frozenset[str]
    works_abroad: frozenset[str]
    tellers: tuple[str, ...]
    listeners: frozenset[str]
    of_oneself: tuple[str, ...]
    makers: frozenset[str]
    after_works: frozenset[str]
    on_air: frozenset[str]
    articles_abroad: frozenset[str]
    small: frozenset[str]
    term_before: re.Pattern[str]
    term_ends: frozenset[str]
    speech_before: tuple[str, ...]
    boilerplate: tuple[str, ...]
    caption: tuple[str, ...]


_AROUND_WORDS = " \u00a0,:;\"“”„‘’'()[]«»"
_OPENS_WORD = "([‘'“\""
_OF = small_words("of_works")
_LONGEST_INTERRUPTION = 80  # characters; more is the writer's own sentence going on
# ," said Mr. Holt, a farmer, " -- with at most two commas inside
_INTERRUPTION = re.compile(r"\W{1,3}(?:(?:[^,.;:!?]|\b[^\W\d_a-z]\w{0,3}\.)+,){1,3} ?\W{1,2}")
_REACH = 48  # characters on either side that are looked at
_CAPITALS = re.compile(r"[^\W\d_a-z][\w’'-]* [^\W\d_a-z]")  # two words of a name: „Neuen Talpost“
_WORDS_AFTER = re.compile(r"[^\w\n]*(?:(?:a|an|the) )?([a-z][\w’'-]*)(?: ([a-z][\w’'-]*))?")
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
_ENDS_CLAUSE = frozenset(".!?,…。！？，")
_ABROAD = frozenset("«„»")  # marks that English does not open with
_LISTS = frozenset(",;(")
_SIGNS_A_WORD = 2  # in a script without blanks
_LONGEST_TITLE = 200  # characters
_MOST_TITLE_BLANKS = 8  # in a title written like a sentence
_SHORTEST_LINK, _LONGEST_LINK = 15, 140  # characters
_MOST_LINKS = 12  # looked at on either side
_LINE_ENDS = frozenset('.!?:;,…”"»')
_POSSESSIVES = ("’s", "'s", "s’", "s'")
_LEAST_BLANKS = 2  # in a title that only its author stands before
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
    first = inner.lstrip(_OPENS_WORD)[:1]
    if not (first.isupper() or first.isdigit() or is_caseless(first)) and marked.open != "《":
        return _known_as(before, _last_words(before, 1)) or _clause(inner, before, after)
    last = _last_words(before, 2)
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
    attributive = mark not in _ABROAD and _is_attributive(before, after)
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
    words = form_words()
    start = layout.paragraphs[paragraph][0]
    line = layout.text[start : start + 30].lower()
    if line.startswith(words.caption):
        return Judgement(Form.CAPTION, "the paragraph begins like a caption")
    if line.startswith(words.boilerplate):
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
        form_words().boilerplate
    )
    return last > first and announced


def _title(inner: str, before: str, last: list[str], after: str, mark: str) -> Judgement | None:
    words = form_words()
    if mark == "《":
        return Judgement(Form.TITLE, "between title marks")
    if last[-1:] and last[-1] in words.titled:
        return Judgement(Form.TITLE, f"named by “{last[-1]}”")
    abroad = words.works_abroad | words.works if mark in _ABROAD else words.works_abroad
    if last[-1:] and last[-1] in abroad and _is_like_title(inner):
        return Judgement(Form.TITLE, f"named by “{last[-1]}”")
    long = " " in inner.strip() and not inner.isupper() and "!" not in inner
    titled = (
        _by_words_before(inner, last, before, long=long)
        or _by_words_after(after)
        or _by_article(inner, last, before, mark)
    )
    return titled if titled is not None and is_title_case(inner) else None


def _is_like_title(inner: str) -> bool:
    """Tell whether the words may be a title of a language that writes titles like sentences."""
    ends = inner.rstrip()[-1:]
    return (
        ends not in _ENDS_CLAUSE and len(inner) <= _LONGEST_TITLE and inner.count(" ") <= _MOST_TITLE_BLANKS
    )


def _last_words(before: str, most: int) -> list[str]:
    """Return the last words before a mark, in small letters."""
    return [
        word.strip(_AROUND_WORDS) for word in before.rstrip(_AROUND_WORDS).lower().rsplit(None, most)[-most:]
    ]


def _by_words_before(inner: str, last: list[str], before: str, *, long: bool) -> Judgement | None:
    words = form_words()
    word = last[-1] if last else ""
    if word in words.works:
        return Judgement(Form.TITLE, f"in capitals after “{word}”")
    on_outlet = word.endswith(("’s", "'s")) and word[:-2] in vocabulary("en").names
    if long and word.endswith(_POSSESSIVES) and _runs_on(before) and inner.count(" ") >= _LEAST_BLANKS:
        return Judgement(Form.TITLE, f"in capitals after “{word}”")
    if long and (on_outlet or (word in words.on_air and _runs_on(before))):
        return Judgement(Form.TITLE, f"in capitals after “{word}”")
    if word in words.listeners and _is_told(before, word):
        return Judgement(Form.TITLE, f"in capitals after “{' '.join(last)}”")
    if len(last) == 2 and word in _OF and last[0] in words.makers:
        return Judgement(Form.TITLE, f"in capitals after “{last[0]} {word}”")
    return None


def _by_article(inner: str, last: list[str], before: str, mark: str) -> Judgement | None:
    """Judge words in capitals behind an article of a language that writes no clause so: der „Neuen Post“."""
    if not last or not before.rstrip()[-1:].isalpha() or not _CAPITALS.match(inner):
        return None
    behind_noun = mark == "„" and before[-len(last[-1]) - 1 :][:1].isupper()  # des Bündnisses „Neue Mitte“
    if last[-1] not in form_words().articles_abroad and not behind_noun:
        return None
    return Judgement(Form.TITLE, f"in capitals after “{last[-1]}”")


def _is_told(before: str, article: str) -> bool:
    """Tell whether somebody speaks to what the article begins: "sagte er der", "dans un entretien au"."""
    clause = re.split('[.:;“”"»]', before.rstrip(_AROUND_WORDS).lower().removesuffix(article))[-1]
    return any(f" {teller} " in f" {clause.strip()} " for teller in form_words().tellers)


def _runs_on(before: str) -> bool:
    """Tell whether the words before a mark are running text, not a headline with capitals throughout."""
    return any(word[0].islower() for word in before.split()[-4:-1])


def _by_words_after(after: str) -> Judgement | None:
    following = _WORDS_AFTER.match(after)
    for noun in following.groups() if following else ():
        if noun in form_words().after_works:
            return Judgement(Form.TITLE, f"in capitals before “{noun}”")
    return None


def _known_as(before: str, last: list[str]) -> Judgement | None:
    words = form_words()
    if last and last[-1] in words.term_ends and not before.rstrip().endswith(":"):
        lower = before.rstrip(_AROUND_WORDS).lower()
        named = words.term_before.search(lower)
        if named and not lower.endswith((*words.speech_before, *words.of_oneself)):
            return Judgement(Form.TERM, f"after “{named[1]}”")
    return None


def _nickname(inner: str, before: str, after: str) -> Judgement | None:
    if " " in inner.strip() or not _NICKNAME_BEFORE.search(before) or not _NICKNAME_AFTER.match(after):
        return None
    headline = not _runs_on(before) and not any(word[0].islower() for word in after.split()[1:4])
    return None if headline else NICKNAME


def _clause(inner: str, before: str, after: str) -> Judgement:
    """Tell a whole quotation from words inside the writer's clause."""
    left = before.rstrip()
    begins = not left or left[-1] in _OPENS_CLAUSE
    first = inner.lstrip("[(‘'“\"…. ")[:1]
    if begins and not (first.isalpha() and first.islower()):
        said = after.startswith(",") and left[-1:] not in _LISTS  # „Klar“, sagte er.
        alone = not left and not after[1:2].isalnum()  # “Downwinders” suffered
        if said or alone or _blanks(inner) > 1 or inner.rstrip()[-1:] in _ENDS_CLAUSE:
            return _CLAUSE
    return _INSIDE


def _blanks(inner: str) -> int:
    """Return how many blanks part the words, or about as many as would in a script without any."""
    blanks = inner.count(" ")
    if inner.isascii() or not is_unspaced(inner[:1]):
        return blanks
    return max(blanks, len(inner) // _SIGNS_A_WORD - 1)


def is_title_case(inner: str) -> bool:
    """Tell whether every word but small ones begins with a capital or a figure.

    >>> is_title_case("Under the Shade of the Emirate."), is_title_case("Mostly harmless")
    (True, False)
    """
    words = inner[:_LONGEST_TITLE].split()
    if not words or len(inner) > _LONGEST_TITLE or len(words) > 24:
        return False
    small = form_words().small
    capitals = 0
    for word in words:
        letters = word.lstrip(_OPENS_WORD)
        if letters[:1].isupper() or letters[:1].isdigit():
            capitals += 1
        elif letters[:1].isalpha() and letters.lower() not in small:
            return False
    return capitals > 0


@cache
def form_words() -> FormWords:
    """Read data/forms.toml."""
    data = tomllib.loads(files("quotes").joinpath("data", "forms.toml").read_text("utf-8"))
    return FormWords(
        titled=frozenset(data["titled"].split()),
        works=frozenset(data["works"].split()),
        works_abroad=frozenset(data["works_abroad"].split()),
        tellers=tuple(data["tellers"]),
        listeners=frozenset(data["listeners"].split()),
        of_oneself=tuple(data["of_oneself"]),
        makers=frozenset(data["makers"].split()),
        after_works=frozenset(data["after_works"].split()),
        on_air=frozenset(data["on_air"].split()),
        articles_abroad=frozenset(data["articles_abroad"].split()),
        small=frozenset(data["small"].split()),
        term_before=re.compile(r"(?:^|\W)(" + _any_of(data["term_before"]) + r"),?\W*$"),
        term_ends=frozenset(phrase.split()[-1] for phrase in data["term_before"]),
        speech_before=tuple(data["speech_before"]),
        boilerplate=tuple(data["boilerplate"]),
        caption=tuple(data["caption"]),
    )


def _any_of(phrases: list[str]) -> str:
    return "(?:" + "|".join(map(re.escape, phrases)) + ")"
