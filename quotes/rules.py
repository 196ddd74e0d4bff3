"""The rules that credit a quotation from its own sentence, in order of trust.

Each looks at the words of one sentence, in which the quotation is one word, and returns a `Credit` or None;
the first that returns one wins. A rule's name goes into the result, and its confidence is its measured
accuracy (data/confidence.toml).
"""

from __future__ import annotations

from quotes.clause_rules import acting_subject, closing_cue, governing_cue, noun_cue
from quotes.credits import Credit, Rule, Scope
from quotes.headlines import headline
from quotes.lead_in_rules import adjacent_lead_in
from quotes.phrases import names_source
from quotes.source_rules import according_to, as_said, in_document, own_verb, viewpoint
from quotes.tag_rules import adjacent_tag, later_tag

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
    """Return what the first rule that finds a source says."""
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
