"""The rules that credit a quotation from its own sentence, the surest first.

Each rule looks at the words of one sentence, in which the quotation is one word, and returns a `Credit` or None. A
rule's name goes into the result, and its confidence is its measured accuracy (data/confidence.toml).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from quotes.vocabulary import (
    ADDRESSED,
    ADVERB,
    ALSO_NOUN,
    AUX,
    BASE,
    BREAK,
    HEADS,
    PARTICLE,
    COLON,
    COMMA,
    CONJUNCTION,
    CUE,
    DASH,
    DETERMINER,
    DOCUMENT,
    ED,
    ING,
    JUDGE,
    NAME,
    NUMBER,
    OPENING,
    ORGANISATION,
    PERSON,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    RELATIVE,
    SAY,
    SEMICOLON,
    SPEECH,
    STOP,
    SUBORDINATOR,
    TAG_CUE,
    TIME,
    TITLE,
    VERB,
    ACT,
    Vocabulary,
)
from quotes.phrases import (
    Phrase,
    first_phrase,
    is_finite,
    is_noun,
    main_subject,
    phrase_before,
    phrase_from,
    subject_of,
)
from quotes.sentences import Words


class Credit(NamedTuple):
    """Who is credited: the source's words, the cue's words if there is one, and the rule that found them.

    ``second`` is the source's own source, as in "Some states told ..., the report said".
    """

    source: Phrase
    cue: Phrase | None
    rule: str
    second: Phrase | None = None


class Scope(NamedTuple):
    """A quotation (the word ``quote``) in its sentence [start, end)."""

    words: Words
    vocabulary: Vocabulary
    quote: int
    start: int
    end: int
    whole: bool  # whether the quotation is a clause of its own
    comma: bool  # whether the quotation ends in a comma, a question mark or the like: the sentence goes on


Rule = Callable[[Scope], Credit | None]
_MOST_TAG_WORDS = 34


def adjacent_tag(scope: Scope) -> Credit | None:
    """Credit by what follows at once: "...," she said; "...," said the report; "...," Smith, a farmer, said."""
    words, end = scope.words, scope.end
    tags = words.tags
    place = scope.quote + 1
    while place < end and tags[place] & (COMMA | DASH | ADVERB) and not tags[place] & DETERMINER:
        place += 1
    if place < end and words.words[place] == "as":
        place += 1
    if place >= end:
        return None
    return _inverted(words, place, end) or _subject_then_cue(scope, place)


def _inverted(words: Words, place: int, end: int) -> Credit | None:
    """Read "said the report" at ``place``."""
    tags = words.tags
    if not tags[place] & (SAY | TAG_CUE | AUX) or tags[place] & (ING | NAME) or place + 1 >= end:
        return None
    if tags[place] & AUX and not tags[place] & SAY:
        if tags[place + 1] & SAY and place + 2 < end:
            place += 1
        elif not _completed(words, place, end):
            return None
    after = place + 1
    while after < end and tags[after] & (ADVERB | TIME) and not tags[after] & DETERMINER:
        after += 1
    if after >= end or tags[after] & (PREPOSITION | BREAK | SUBORDINATOR):
        return None
    found = phrase_from(words, after, end)
    if found is None:
        return None
    following = tags[found.end] if found.end < end else STOP
    if following & (AUX | SUBORDINATOR) or (tags[found.start] & PRONOUN and not following & (BREAK)):
        return None
    return Credit(found, Phrase(place, place + 1), "tag-inverted")


def _completed(words: Words, auxiliary: int, end: int) -> bool:
    """Tell whether an auxiliary with its subject ends in a cue: "hatte der Minister am Montag erklärt"."""
    tags = words.tags
    for index in range(auxiliary + 2, min(end, auxiliary + 20)):
        if tags[index] & (STOP | COMMA | SEMICOLON):
            return bool(tags[index - 1] & SAY) and not tags[index - 1] & (BASE | NAME)
    return False


def _subject_then_cue(scope: Scope, place: int) -> Credit | None:
    """Read "Smith, a farmer, told reporters" at ``place``."""
    words, tags = scope.words, scope.words.tags
    limit = min(scope.end, place + _MOST_TAG_WORDS)
    if not tags[place] & (NAME | TITLE | PRONOUN | DETERMINER | NUMBER) and not is_noun(tags[place]):
        return None
    opens = scope.quote == scope.start
    for index in range(place + 1, limit):
        tag = tags[index]
        if tag & (STOP | QUOTE | SEMICOLON | COLON):
            return None
        if not (_tag_cue(words, index) or (opens and scope.comma and _tag_verb(words, place, index))):
            continue
        if not opens and not _ends_tag(words, index, scope.end):
            continue
        found = subject_of(words, index, place)
        if found is None:
            continue
        phrase, way = found
        if phrase.start > place + 1 and way != "apposition" and not tags[place] & (ADVERB | TIME):
            first = phrase_from(words, place, index)
            if first is not None and tags[first.end] & COMMA and _may_speak(words, first):
                phrase = first
            elif not (opens and scope.comma):
                return None
        return Credit(phrase, Phrase(index, index + 1), "tag")
    return None


def _tag_cue(words: Words, index: int) -> bool:
    """Tell whether the word is a saying verb where a tag has one: "Smith, a farmer, told"."""
    tag, before = words.tags[index], words.tags[index - 1]
    if not tag & SAY or words.words[index - 1].lower() in _TO:
        return False
    if is_finite(words, index):
        return True
    return bool(tag & ALSO_NOUN) and not tag & ING and bool(before & (NAME | HEADS | COMMA | PRONOUN))


def _tag_verb(words: Words, place: int, index: int) -> bool:
    """Tell whether the word is a verb of any kind right after a pronoun or a name: "she fumed"."""
    tag = words.tags[index]
    return (
        bool(tag & (ED | JUDGE | ACT))
        and not tag & (ING | BASE | ALSO_NOUN)
        and _short_subject(words, place, index)
    )


_AFTER_TAG = (
    STOP | COMMA | TIME | PREPOSITION | ADVERB | DASH | NAME | PRONOUN | CONJUNCTION | ING | HEADS | PARTICLE
)


def _ends_tag(words: Words, index: int, end: int) -> bool:
    return index + 1 >= end or bool(words.tags[index + 1] & _AFTER_TAG)


def _short_subject(words: Words, place: int, verb: int) -> bool:
    """Tell whether everything from ``place`` up to the verb is a pronoun or a name, perhaps with an adverb."""
    tags = words.tags
    if tags[place] & PRONOUN:
        return all(tag & (ADVERB | AUX) for tag in tags[place + 1 : verb])
    return all(tag & (NAME | TITLE | ADVERB | DETERMINER) and not tag & BREAK for tag in tags[place:verb])


def adjacent_lead_in(scope: Scope) -> Credit | None:
    """Credit by what stands right before: she said, "..."; the report warned that "..."; he called it "..."."""
    words, tags, start = scope.words, scope.words.tags, scope.start
    place = scope.quote - 1
    while place >= start and (
        tags[place] & (COMMA | COLON | DASH | OPENING) or words.words[place].lower() in _THAT
    ):
        place -= 1
    if place > start and tags[place] & PARTICLE and tags[place - 1] & VERB:
        place -= 1
    if place < start:
        return None
    set_off = tags[scope.quote - 1] & (COLON | COMMA)
    if tags[scope.quote - 1] & COLON and is_noun(tags[place]):
        named = _bare_name(scope, place)
        if named is not None:
            return named
    if tags[place] & (VERB if set_off else CUE) and _used_as_cue(words, place):
        return _outermost(scope, _by_subject(scope, place, "lead-in"))
    if set_off:
        return _before_colon(scope, place)
    return None


_THAT = frozenset(("that", "how", "dass", "que"))
_TO = frozenset(("to", "zu"))


def _used_as_cue(words: Words, index: int) -> bool:
    tag = words.tags[index]
    return bool(tag & ING) or is_finite(words, index) or _infinitive(words, index)


def _infinitive(words: Words, index: int) -> bool:
    return (
        bool(words.tags[index] & BASE)
        and index > 0
        and (words.words[index - 1].lower() in ("to", "zu") or bool(words.tags[index - 1] & AUX))
    )


def _before_colon(scope: Scope, place: int) -> Credit | None:
    """Credit the last saying before a colon or comma: "Smith said in an interview with CNN on Friday: ..."."""
    words, tags = scope.words, scope.words.tags
    for index in range(place, max(scope.start, place - 30) - 1, -1):
        if tags[index] & (SEMICOLON | STOP):
            break
        if not tags[index] & SAY:
            continue
        if index == scope.start or tags[index - 1] & COMMA:
            named = phrase_from(words, index + 1, scope.quote)
            if (
                named is not None
                and tags[named.start] & (NAME | TITLE | DETERMINER)
                and not tags[index] & ING
            ):
                return Credit(named, Phrase(index, index + 1), "lead-in-inverted")
        if _used_as_cue(words, index):
            return _outermost(scope, _by_subject(scope, index, "lead-in"))
    return _clause_before_colon(scope, place) if tags[scope.quote - 1] & COLON else None


def _named_after(scope: Scope, verb: int) -> Phrase | None:
    """Return the speaker after the cue in "Said Smith: ..." and "In other words, explained Smith: ..."."""
    words, tags = scope.words, scope.words.tags
    if tags[verb] & (ING | ADDRESSED):
        return None
    if verb != scope.start and not (tags[verb - 1] & COMMA and tags[scope.start] & _INTRODUCES):
        return None
    named = phrase_from(words, verb + 1, scope.quote)
    return named if named is not None and tags[named.start] & (NAME | TITLE | DETERMINER) else None


_INTRODUCES = PREPOSITION | SUBORDINATOR | ADVERB | CONJUNCTION


def _clause_before_colon(scope: Scope, place: int) -> Credit | None:
    """Credit the subject of the clause that ends in a colon."""
    words = scope.words
    found = main_subject(words, place + 1, scope.start)
    if found is not None and _may_speak(words, found):
        return Credit(found, None, "colon-subject")
    return None


def _bare_name(scope: Scope, place: int) -> Credit | None:
    """Credit a name that stands alone before a colon: "Smith: ...", "From the report: ..."."""
    words, tags = scope.words, scope.words.tags
    named = phrase_before(words, place + 1, scope.start)
    if named is None or not _may_speak(words, named):
        return None
    before = tags[named.start - 1] if named.start > scope.start else STOP
    if before & BREAK and not before & COMMA or words.words[named.start - 1].lower() in _FROM:
        return Credit(named, None, "name-colon")
    return None


_FROM = frozenset(("from", "von", "de"))


def _by_subject(scope: Scope, verb: int, rule: str) -> Credit | None:
    """Credit the subject of the cue at ``verb``; in the passive, who stands after "by"."""
    words, tags = scope.words, scope.words.tags
    if _is_passive(words, verb, scope.start):
        agent = _agent(words, verb, scope.end)
        return Credit(agent, Phrase(verb, verb + 1), "passive") if agent is not None else None
    if scope.vocabulary.verb_second:
        following = _subject_after(scope, verb)
        if following is not None:
            return Credit(following, Phrase(verb, verb + 1), f"{rule}-inverted")
    found = subject_of(words, verb, scope.start)
    if found is None:
        return _ahead(scope, verb) if tags[verb] & ING else None
    phrase, way = found
    if not _may_speak(words, phrase) and not tags[phrase.start] & (RELATIVE | DETERMINER):
        return None
    name = rule if way in ("direct", "apposition") else f"{rule}-{way}"
    return Credit(phrase, Phrase(verb, verb + 1), name)


def _subject_after(scope: Scope, verb: int) -> Phrase | None:
    """Return the subject after a verb that comes second, where something else comes first: "Dazu sagte Meyer"."""
    words, tags = scope.words, scope.words.tags
    if tags[verb] & (ING | BASE) or verb + 1 >= scope.quote or not _other_first(scope, verb):
        return None
    after = verb + 2 if words.words[verb + 1] == "sich" else verb + 1
    if after >= scope.quote or not tags[after] & (NAME | TITLE | DETERMINER | PRONOUN):
        return None
    found = phrase_from(words, after, scope.quote)
    return found if found is not None and _may_speak(words, found) else None


def _other_first(scope: Scope, verb: int) -> bool:
    """Tell whether the clause of the verb begins with anything but its subject."""
    tags = scope.words.tags
    words = scope.words.words
    if verb == scope.start or tags[verb - 1] & (COMMA | CONJUNCTION):
        return True
    if verb == scope.start + 1 and words[verb + 1] == "sich" and not tags[scope.start] & PRONOUN:
        return True
    return bool(tags[scope.start] & (PREPOSITION | ADVERB | SUBORDINATOR | TIME | CONJUNCTION | TAG_CUE))


def _ahead(scope: Scope, verb: int) -> Credit | None:
    """Credit the subject that follows an introduction: "After saying that ... "...", she left"."""
    words, tags = scope.words, scope.words.tags
    for index in range(scope.quote, min(scope.end - 1, scope.quote + 25)):
        ends = tags[index] & COMMA or (index == scope.quote and scope.comma)
        if ends and not tags[index + 1] & (BREAK | CONJUNCTION | SUBORDINATOR | PREPOSITION | RELATIVE):
            found = phrase_from(words, index + 1, scope.end)
            if found is not None and _may_speak(words, found):
                return Credit(found, Phrase(verb, verb + 1), "subject-ahead")
    return None


def _outermost(scope: Scope, credit: Credit | None) -> Credit | None:
    """Step from a cue to the cue of the clause that it stands in: "Smith said she believes ..."."""
    if scope.whole:
        return credit  # the words right before a whole quotation introduce it
    for _ in range(3):
        outer = _outer(scope, credit) if credit is not None else None
        if outer is None or credit is None:
            break
        credit = outer
    return credit


def _set_off(tags: list[int], credit: Credit) -> bool:
    """Tell whether a saying stands between commas: ", she said, "..."."""
    before = tags[credit.source.start - 1] & (COMMA | DASH)
    return bool(before and credit.cue is not None and tags[credit.cue.end] & COMMA)


def _outer(scope: Scope, inner: Credit) -> Credit | None:
    words, tags = scope.words, scope.words.tags
    place = inner.source.start - 1
    if place < scope.start or inner.rule == "passive" or _set_off(tags, inner):
        return None
    if tags[place] & CONJUNCTION and words.words[place].lower() not in _THAT:
        return None
    for index in range(place, max(scope.start, place - 40) - 1, -1):
        if tags[index] & (SEMICOLON | STOP | COLON):
            return None
        if tags[index] & CONJUNCTION and index > scope.start and tags[index - 1] & COMMA:
            if not (tags[index + 1] & SUBORDINATOR or words.words[index + 1].lower() in _THAT):
                return None
        if tags[index] & SAY and _used_as_cue(words, index):
            found = _by_subject(scope, index, "")
            return found and Credit(found.source, found.cue, "outer-cue", inner.source)
    return None


_PASSIVE = frozenset("is was are were be been being".split())


def _is_passive(words: Words, verb: int, low: int) -> bool:
    place = verb - 1
    if words.tags[verb] & (ING | BASE):
        return False
    while place >= low and words.tags[place] & ADVERB:
        place -= 1
    return place >= low and words.words[place].lower() in _PASSIVE


def _agent(words: Words, verb: int, end: int) -> Phrase | None:
    for index in range(verb + 1, min(end, verb + 25)):
        if words.words[index].lower() in ("by", "von", "par", "por"):
            return phrase_from(words, index + 1, end)
    return None


def later_tag(scope: Scope) -> Credit | None:
    """Credit by a saying set off by commas further on: "..." would be wrong, the minister said."""
    words, tags = scope.words, scope.words.tags
    for index in range(scope.quote + 2, scope.end):
        tag = tags[index]
        if tag & (SEMICOLON | COLON):
            return None
        if not tag & (SAY | TAG_CUE) or tag & ING:
            continue
        if tags[index - 1] & COMMA or (tags[index - 1] & QUOTE):
            found = _inverted(words, index, scope.end)
            if found is not None:
                return Credit(found.source, found.cue, "later-tag")
        if not is_finite(words, index) and not (tag & ALSO_NOUN and tags[index - 1] & NAME):
            continue
        after = tags[index + 1] if index + 1 < scope.end else STOP
        if not after & (STOP | COMMA | TIME | PREPOSITION | ADVERB | DASH):
            continue
        subject = subject_of(words, index, scope.quote + 1)
        if subject is None:
            continue
        before = tags[subject[0].start - 1]
        if before & (COMMA | DASH) and subject[1] in ("direct", "apposition"):
            return Credit(subject[0], Phrase(index, index + 1), "later-tag")
    return None


def according_to(scope: Scope) -> Credit | None:
    """Credit who stands after "according to" and its like, before or after the quotation."""
    words = scope.words
    heads = scope.vocabulary.phrase_heads
    for index in range(scope.start, scope.end - 1):
        word = words.words[index]
        if word in scope.vocabulary.phrases_after and index > scope.start:
            named = phrase_before(words, index, scope.start)
            if named is not None:
                return Credit(named, Phrase(index, index + 1), "according-to")
        if word not in heads:
            continue
        for phrase in heads[word]:
            after = index + len(phrase)
            if after >= scope.end or any(
                words.words[index + offset] != part for offset, part in enumerate(phrase) if offset
            ):
                continue
            if len(phrase) == 1 and not words.tags[after] & (NAME | TITLE | DETERMINER):
                continue
            found = phrase_from(words, after, scope.end)
            if found is not None:
                return Credit(found, Phrase(index, after), "according-to")
    return None


def governing_cue(scope: Scope) -> Credit | None:
    """Credit the subject of the nearest saying or judging verb before the quotation in its sentence."""
    words, tags = scope.words, scope.words.tags
    low = _main_clause(scope)
    for index in range(scope.quote - 1, low - 1, -1):
        tag = tags[index]
        if tag & SEMICOLON:
            return None
        if tag & CUE and _used_as_cue(words, index):
            found = _by_subject(scope, index, "governing")
            if found is not None:
                return _outermost(scope, found)
    return None


def _main_clause(scope: Scope) -> int:
    """Return where the main clause begins: after the comma that ends an introductory clause ("As he spoke, ...")."""
    words, tags = scope.words, scope.words.tags
    opener = scope.start + bool(tags[scope.start] & CONJUNCTION)
    if not tags[opener] & SUBORDINATOR:
        return scope.start
    for index in range(opener + 1, scope.quote):
        if tags[index] & COMMA:
            named = phrase_from(words, index + 1, scope.quote)
            if (
                named is not None
                and _may_speak(words, named)
                and tags[named.end] & (VERB | AUX | ED | ADVERB | COMMA)
            ):
                return index + 1
            return scope.start
    return scope.start


def noun_cue(scope: Scope) -> Credit | None:
    """Credit by a noun for speech: "Smith's claim that ...", "in a letter from the ministry"."""
    words, tags = scope.words, scope.words.tags
    for index in range(scope.quote - 1, max(scope.start, scope.quote - 25) - 1, -1):
        tag = tags[index]
        if tag & SEMICOLON:
            return None
        if not tag & SPEECH or tag & NAME:
            continue
        cue = Phrase(index, index + 1)
        owner = phrase_before(words, index, scope.start)
        if owner is not None and (
            tags[owner.end - 1] & POSSESSIVE or words.words[owner.end - 1].lower() in _HIS
        ):
            return Credit(owner, cue, "noun-cue")
        if index + 1 < scope.quote and words.words[index + 1].lower() in ("by", "from"):
            found = phrase_from(words, index + 2, scope.quote)
            if found is not None and tags[found.start] & (NAME | DETERMINER | TITLE):
                return Credit(found, cue, "noun-cue")
    return None


_HIS = frozenset("his her their its my our".split())


def acting_subject(scope: Scope) -> Credit | None:
    """Credit the subject of another verb of the lists: he wanted to "..."; the bill would "..."."""
    words, tags = scope.words, scope.words.tags
    for index in range(scope.quote - 1, scope.start - 1, -1):
        tag = tags[index]
        if tag & SEMICOLON:
            return None
        if tag & ACT and _used_as_cue(words, index):
            found = _by_subject(scope, index, "acting")
            if found is not None:
                return _outermost(scope, found)
    return None


def clause_subject(scope: Scope) -> Credit | None:
    """Credit the first noun phrase of the clause. Weak: its confidence says so."""
    found = first_phrase(scope.words, scope.start, scope.quote)
    if found is None or not _may_speak(scope.words, found):
        return None
    return Credit(found, None, "clause-subject")


def _may_speak(words: Words, phrase: Phrase) -> bool:
    return any(
        tag & (NAME | TITLE | PERSON | DOCUMENT | ORGANISATION | PRONOUN)
        for tag in words.tags[phrase.start : phrase.end]
    )


def saying_of(scope: Scope) -> Credit | None:
    """Credit who speaks in a sentence that the quotation (the word ``quote``, past its end) follows."""
    words, tags = scope.words, scope.words.tags
    for index in range(scope.start, scope.end):
        if tags[index] & SAY and _used_as_cue(words, index):
            found = _by_subject(scope, index, "sentence-before")
            if found is not None and found.rule == "sentence-before":
                return found
    return None


def subject_before(scope: Scope) -> Credit | None:
    """Credit the subject of a sentence that the quotation follows. Weak."""
    found = first_phrase(scope.words, scope.start, scope.end)
    if found is None or not _may_speak(scope.words, found):
        return None
    return Credit(found, None, "subject-before")


# In order of trust; those that need no comma come first.
SENTENCE_RULES: tuple[Rule, ...] = (
    adjacent_tag,
    adjacent_lead_in,
    later_tag,
    according_to,
    governing_cue,
    noun_cue,
    acting_subject,
    clause_subject,
)
