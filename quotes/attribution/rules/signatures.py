"""Read who signs a quotation: behind a dash, or in a line of its own."""

from __future__ import annotations

from quotes.attribution.grammar.joints import is_noun
from quotes.attribution.grammar.phrases import phrase_from
from quotes.attribution.grammar.sentences import Words
from quotes.attribution.rules.credits import Credit
from quotes.words.tags import COMMA, DASH, DETERMINER, NAME, OPENING, STOP, TITLE

_LEAST_SIGNED = 2  # words of a name that signs a line of its own


def signature(words: Words, dash: int, end: int) -> Credit | None:
    """Credit the name after a dash at ``dash``, if nothing but what it is follows: — Anna Holt, teacher."""
    tags = words.tags
    if dash >= end or not tags[dash] & DASH:
        return None
    named = phrase_from(words, dash + 1, end)
    if named is None or not tags[named.start] & (NAME | TITLE):
        return None
    following = tags[named.end] if named.end < end else STOP
    return Credit(named, None, "signed") if following & (COMMA | STOP | OPENING) else None


def signed_line(words: Words) -> Credit | None:
    """Credit the name in a line that is nothing but a name and a paper: "Anna Holt, The Valley Post"."""
    tags = words.tags
    named = phrase_from(words, 0, len(tags))
    if named is None or named.end - named.start < _LEAST_SIGNED or words.tag(named.end) != COMMA:
        return None
    paper = named.end + 1
    paper += bool(words.tag(paper) & DETERMINER)  # "The Valley Post"
    plain = all(tag & NAME and is_noun(tag) for tag in tags[: named.end] + tags[paper:])
    return Credit(named, None, "signed") if plain and paper < len(tags) else None
