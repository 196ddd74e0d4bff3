"""The rules that credit a quotation from its own sentence, in order of trust.

Each looks at the words of one sentence, in which the quotation is one word, and returns a `Credit` or None;
the first that returns one wins. A rule's name goes into the result, and its confidence is its measured
accuracy (data/confidence.toml).
"""

from __future__ import annotations

from quotes.attribution.grammar.phrases import names_source
from quotes.attribution.grammar.sentences import Words
from quotes.attribution.rules.clause_rules import acting_subject, closing_cue, governing_cue, noun_cue
from quotes.attribution.rules.credits import Credit, Rule, Scope
from quotes.attribution.rules.headlines import headline
from quotes.attribution.rules.later_tag_rules import later_tag
from quotes.attribution.rules.lead_in_rules import adjacent_lead_in
from quotes.attribution.rules.source_rules import (
    according_to,
    as_said,
    credit_of_place,
    in_document,
    own_verb,
    viewpoint,
)
from quotes.attribution.rules.tag_rules import adjacent_tag
from quotes.attribution.speakers import head_of, without_occasion
from quotes.words.small_words import small_words
from quotes.words.tags import CLAIM, DETERMINER, DOCUMENT, POSSESSIVE, TAG_CUE

_IMPERSONAL = "es"  # "in dem Bericht heißt es"
_ARTICLES = small_words("lone_articles")
SENTENCE_RULES: tuple[Rule, ...] = (
    adjacent_tag,
    headline,
    as_said,
    adjacent_lead_in,
    closing_cue,
    later_tag,
    according_to,
    governing_cue,
    noun_cue,
    in_document,
    own_verb,
    viewpoint,
    acting_subject,
)


def credit_in_sentence(scope: Scope) -> Credit | None:
    """Return what the first rule that finds a source says, if the source is somebody."""
    return named(scope, _first_credit(scope))


def _first_credit(scope: Scope) -> Credit | None:
    if scope.quote == scope.start and scope.end - scope.quote <= 1:
        return None
    for rule in SENTENCE_RULES:
        credit = rule(scope)
        if credit is not None:
            return credit if rule is not adjacent_lead_in else _of_somebody(scope, credit)
    return None


def _of_somebody(scope: Scope, credit: Credit) -> Credit:
    """Let a saying further on tell whose words they are: "the work offers “a way out”, Holt says"."""
    return credit if names_source(scope.words, credit.source) else later_tag(scope) or credit


def named(scope: Scope, credit: Credit | None) -> Credit | None:
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
