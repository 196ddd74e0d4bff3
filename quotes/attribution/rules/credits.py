"""What a rule returns, what it looks at, and how a cue leads to its source."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from quotes.attribution.grammar.clause_openings import introduces
from quotes.attribution.grammar.joints import is_noun
from quotes.attribution.grammar.phrases import PARTICIPLES, Phrase, names_source, phrase_from
from quotes.attribution.grammar.sentences import Words
from quotes.attribution.grammar.subjects import subject_of
from quotes.attribution.grammar.verb_last import PASSIVE, bracket_subject, told_subject
from quotes.attribution.grammar.verb_second import (
    cited_after,
    fronted_subject,
    is_oblique,
    subject_after,
    subject_behind,
)
from quotes.attribution.grammar.verbs import before_verb, is_cue, is_passive
from quotes.words.small_words import small_words
from quotes.words.tags import (
    ADDRESSED,
    ADVERB,
    AUX,
    BASE,
    BREAK,
    COLON,
    COMMA,
    CONJUNCTION,
    DASH,
    DETERMINER,
    ED,
    ING,
    JUDGE,
    MIND,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    RELATIVE,
    SAY,
    SEMICOLON,
    STOP,
    SUBORDINATOR,
    VERB,
)
from quotes.words.vocabulary import Vocabulary

THAT = small_words("that")
BY = small_words("by")
_CONTRASTS = small_words("contrasts")
WHAT = small_words("what")
_WHO = small_words("who")
_WITH = small_words("with")
_GOES_ON = frozenset(",?!—–-…;")
_SETS_OFF = small_words("sets_off")
_INTRODUCE = small_words("introducing")
_MOST_AHEAD = 25  # words
_MOST_OUTER = 3  # cues within cues
_MOST_BACK = 40  # words


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
    last: str = ""  # the last sign of the quotation
    first: tuple[str, ...] = ()  # the first words of a fragment, two at most

    @property
    def comma(self) -> bool:
        """Whether the quotation ends in a comma, a question mark or the like: the sentence goes on."""
        return self.last in _GOES_ON


Rule = Callable[[Scope], Credit | None]


def by_subject(scope: Scope, verb: int, rule: str) -> Credit | None:
    """Credit the subject of the cue at ``verb``; in the passive, who stands after "by".

    The way to the subject is added to the rule's name, unless it is the plain one.
    """
    words, verb_second = scope.words, scope.vocabulary.verb_second
    cue = Phrase(verb, verb + 1)
    placed = _in_verb_second(scope, cue, rule) if verb_second else _between_commas(scope, cue, rule)
    if placed is None and scope.vocabulary.verb_first:
        placed = _behind_verb(scope, cue, rule)
    if placed is not None:
        return placed
    if verb_second and not PASSIVE.isdisjoint(words.words[verb + 1 : verb + 2]):
        return None  # "Das Tal müsse verteidigt werden"
    passive = is_passive(words, verb, scope.start) or is_dubbed(words, verb, scope.start)
    if not verb_second and (passive or _is_done_by(scope, verb)):
        apart = not BY.isdisjoint(words.words[scope.quote + 1 : scope.quote + 2])
        agent = agent_of(words, scope.quote if apart else verb, scope.end)  # "..." by Holt and "..." by Voss
        return Credit(agent, cue, "passive") if agent is not None and not _is_aside(scope, agent) else None
    agent = _agent_of_participle(scope, verb)
    if agent is not None:
        closed = words.tag(agent.end) & COMMA or not words.tags[verb] & JUDGE
        return None if closed else Credit(agent, cue, "passive")
    found = subject_of(words, verb, scope.start)
    if found is not None and verb_second and is_oblique(words, found.phrase, scope.start):
        direct = found.way == "direct"  # "Der Zeitung sagte Holt: ..."
        behind = subject_behind(words, verb, scope.quote) if direct else None
        return Credit(behind, cue, f"{rule}-inverted") if behind is not None else None
    if found is None:
        return _ahead(scope, verb) if words.tags[verb] & ING else None
    phrase, way = found
    if way == "relative" and words.tags[phrase.start] & RELATIVE and _is_anybody(scope, phrase.start):
        return None
    if not names_source(words, phrase) and not words.tags[phrase.start] & (RELATIVE | DETERMINER):
        return None
    return Credit(phrase, cue, rule if way in ("direct", "apposition") else f"{rule}-{way}")


def _is_anybody(scope: Scope, relative: int) -> bool:
    """Tell whether a relative pronoun has no noun: "What began as “fun”", "A chi gli chiede se ..."."""
    opens = relative == scope.start + bool(scope.words.tags[scope.start] & PREPOSITION)
    return opens and relative < scope.quote


def _behind_verb(scope: Scope, cue: Phrase, rule: str) -> Credit | None:
    """Credit the subject right behind its verb, in a language whose sentences begin with the verb."""
    found = phrase_from(scope.words, cue.end, scope.quote)
    return Credit(found, cue, rule) if found is not None and names_source(scope.words, found) else None


def _in_verb_second(scope: Scope, cue: Phrase, rule: str) -> Credit | None:
    """Credit who is cited, who begins a bracket, or the subject behind its verb, where verbs stand second."""
    words, verb = scope.words, cue.start
    found = (
        cited_after(words, verb, scope.quote)
        or bracket_subject(words, verb, scope.start)
        or told_subject(words, verb, scope.start)
    )
    if found is not None:
        return Credit(found, cue, rule)
    if verb > scope.start and words.tags[verb - 1] & CONJUNCTION:
        shared = fronted_subject(words, scope.start, verb)
        if shared is not None:
            return Credit(shared, cue, f"{rule}-coordinated")
    following = subject_after(words, verb, scope.start, scope.quote)
    return Credit(following, cue, f"{rule}-inverted") if following is not None else None


def _between_commas(scope: Scope, cue: Phrase, rule: str) -> Credit | None:
    """Credit the subject of a saying between commas: "That, says the report, would be “a mistake”"."""
    words, tags, verb = scope.words, scope.words.tags, cue.start
    if verb <= scope.start or not tags[verb - 1] & COMMA or tags[verb] & (ING | ADDRESSED):
        return None
    found = phrase_from(words, verb + 1, scope.quote)
    if found is None or not words.tag(found.end) & COMMA or not names_source(words, found):
        return None
    return Credit(found, cue, f"{rule}-inverted")


def is_dubbed(words: Words, verb: int, low: int) -> bool:
    """Tell whether the verb is a participle that names what stands before it: "the plan, dubbed “X”"."""
    tags = words.tags
    if words.inverts and words.words[verb].endswith(PARTICIPLES):
        return verb > low and bool(tags[verb - 1] & COMMA) and not before_verb(words, verb, low)[1]
    if not tags[verb] & JUDGE or tags[verb] & (ING | BASE | SAY) or words.words[verb].endswith("s"):
        return False
    return (
        verb - 1 > low
        and bool(tags[verb - 1] & COMMA)
        and not any(tag & COMMA for tag in tags[low : verb - 1])
    )


def _is_done_by(scope: Scope, verb: int) -> bool:
    """Tell whether the quotation stands between a participle and its agent: "messages labelled “X” by Y"."""
    words, tags = scope.words, scope.words.tags
    if not tags[verb] & JUDGE or tags[verb] & (ING | BASE) or words.words[verb].endswith("s"):
        return False
    after = words.words[scope.quote + 1 : scope.quote + 2]
    return verb + 1 == scope.quote and not BY.isdisjoint(after)


def _agent_of_participle(scope: Scope, verb: int) -> Phrase | None:
    """Return by whom a participle after a noun is done: "a plan described by Smith as “X”"."""
    words, tags = scope.words, scope.words.tags
    if tags[verb] & (ING | BASE) or words.words[verb + 1 : verb + 2] != ["by"]:
        return None
    if verb == scope.start or not is_noun(tags[verb - 1]) or words.tag(verb + 2) & ING:
        return None
    agent = phrase_from(words, verb + 2, scope.quote)
    return agent if agent is not None and names_source(words, agent) else None


def _is_aside(scope: Scope, agent: Phrase) -> bool:
    """Tell whether an agent is that of other words: "the deal, seen by Holt, forbids “gossip”"."""
    words, tags = scope.words, scope.words.tags
    if agent.start > scope.quote:
        return any(tag & ED for tag in tags[scope.quote + 1 : agent.start])  # "called “Feed,” run by Holt"
    if agent.end >= scope.quote - 1 or words.inverts:
        return False
    if tags[agent.end] & COMMA:
        return not any(tag & COMMA for tag in tags[agent.end + 1 : scope.quote])
    between = words.words[agent.end : scope.quote]  # "called a quack by Holt for selling “cures”"
    return not tags[scope.quote - 1] & COLON and _INTRODUCE.isdisjoint(between)


def agent_of(words: Words, verb: int, end: int) -> Phrase | None:
    """Return who stands after "by" behind a verb in the passive; whose “guards” they are is nobody."""
    for index in range(verb + 1, min(end, verb + _MOST_AHEAD)):
        if words.words[index].lower() in BY:
            found = phrase_from(words, index + 1, end)
            return None if found is None or words.tags[found.end - 1] & POSSESSIVE else found
    return None


def _ahead(scope: Scope, verb: int) -> Credit | None:
    """Credit the subject that follows an introduction: "After saying that ... "...", she left"."""
    words, tags = scope.words, scope.words.tags
    for index in range(scope.quote, min(scope.end - 1, scope.quote + _MOST_AHEAD)):
        ends = tags[index] & COMMA or (index == scope.quote and scope.comma)
        if ends and not tags[index + 1] & (BREAK | CONJUNCTION | SUBORDINATOR | PREPOSITION | RELATIVE):
            found = phrase_from(words, index + 1, scope.end)
            if found is not None and names_source(words, found):
                return Credit(found, Phrase(verb, verb + 1), "subject-ahead")
    return None


def main_clause(scope: Scope) -> int:
    """Return where the main clause begins: after the comma that ends an introduction ("As he spoke, ...")."""
    words, tags = scope.words, scope.words.tags
    opener = scope.start + bool(tags[scope.start] & CONJUNCTION)
    if not words.tag(opener) & SUBORDINATOR:
        return scope.start
    for index in range(opener + 1, scope.quote):
        if tags[index] & COMMA:
            named = phrase_from(words, index + 1, scope.quote)
            begins = (
                named is not None
                and (names_source(words, named) or tags[named.start] & DETERMINER)
                and words.tag(named.end) & (VERB | AUX | ED | ADVERB | COMMA)
            )
            return index + 1 if begins else scope.start
    return scope.start


def outermost(scope: Scope, credit: Credit | None) -> Credit | None:
    """Step from a cue to the cue of the clause that it stands in: "Smith said she believes ..."."""
    if scope.whole and not (credit is not None and _is_mind(scope.words, credit)):
        return credit  # the words right before a whole quotation introduce it
    for _ in range(_MOST_OUTER):
        outer = _outer(scope, credit) if credit is not None else None
        if outer is None:
            break
        credit = outer
    return credit


def _is_mind(words: Words, credit: Credit) -> bool:
    return credit.cue is not None and bool(words.tags[credit.cue.start] & MIND)


def _outer(scope: Scope, inner: Credit) -> Credit | None:
    words, tags = scope.words, scope.words.tags
    place = inner.source.start - 1
    low = main_clause(scope)
    if place < low or inner.rule == "passive" or _set_off(tags, inner):
        return None
    if tags[place] & COMMA and (introduces(words, low, low) or tags[place - 1] & QUOTE):
        return None  # "In a paper published in May, the group said ...", "spoke of “calm”, others of ..."
    if words.words[place].lower() in (_SETS_OFF if tags[inner.source.start] & PRONOUN else _SETS_OFF | WHAT):
        return None  # "was speaking after the paper reported that"
    if words.words[place] in _WITH and tags[place - 1] & COMMA and inner.cue and tags[inner.cue.start] & ING:
        return None  # "Nobody could say, with the Greens calling it “a gift”": a clause of its own
    if _is_aside_of(words, place) and not tags[inner.source.start] & PRONOUN:
        return None  # "Both deny the charges, which their lawyers call “absurd”"
    if tags[place] & CONJUNCTION or (inner.cue and words.words[inner.cue.start - 1].lower() == "as"):
        return None
    for index in range(place, max(low, place - _MOST_BACK) - 1, -1):
        if tags[index] & (SEMICOLON | STOP | COLON) or _new_clause(words, index, low):
            return None
        if tags[index] & SAY and is_cue(words, index):
            found = by_subject(scope, index, "")
            return found and Credit(found.source, found.cue, "outer-cue", inner.source)
    return None


def _is_aside_of(words: Words, place: int) -> bool:
    """Tell whether a relative pronoun begins a clause of its own: ", which", "men who"."""
    if not words.tags[place] & RELATIVE:
        return False
    return bool(words.tags[place - 1] & COMMA) or words.words[place] in _WHO


def _set_off(tags: list[int], credit: Credit) -> bool:
    """Tell whether a saying stands between commas: ", she said, "..."."""
    before = tags[credit.source.start - 1] & (COMMA | DASH)
    return bool(before and credit.cue is not None and tags[credit.cue.end] & COMMA)


def _new_clause(words: Words, index: int, low: int) -> bool:
    """Tell whether ", and" or ", but" begins a clause of its own there, rather than one more "that ..."."""
    if words.words[index].lower() in _CONTRASTS:
        apart = index - 1 > low and words.tags[index - 1] & COMMA
        return bool(apart) and words.words[index - 2].lower() not in THAT
    if not words.tags[index] & CONJUNCTION or index <= low or not words.tags[index - 1] & COMMA:
        return False
    return not words.tag(index + 1) & SUBORDINATOR and THAT.isdisjoint(
        map(str.lower, words.words[index + 1 : index + 2])
    )
