"""One spelling for all varieties of English: honour and honor, organise and organize.

A pair that comes out equal here is evidence for a change of spelling variety, never a reason to hide the
change. The rules and the pairs stand in data/spelling.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.data_files import data_text


@dataclass(frozen=True, slots=True)
class _Rule:
    """A rewriting of one spelling to the common one, and the way back; both patterns are of whole words."""

    pattern: re.Pattern[str]
    replace: str
    back_pattern: re.Pattern[str]
    back_replace: str

    def common(self, word: str) -> str:
        """Return the word in the common spelling, as it is where the rule does not touch it."""
        return self.pattern.sub(self.replace, word) if self.pattern.match(word) else word

    def other(self, word: str) -> str:
        """Return the word in the other spelling, as it is where the rule may not have written it."""
        return self.back_pattern.sub(self.back_replace, word) if self.back_pattern.match(word) else word


@dataclass(frozen=True, slots=True)
class _Table:
    """What data/spelling.toml holds: rules in order, irregular pairs, words that no rule may touch."""

    rules: tuple[_Rule, ...]
    pairs: Mapping[str, str]
    others: Mapping[str, tuple[str, ...]]  # the pairs turned round
    unlike: frozenset[str]
    rewritten: re.Pattern[str]  # what some rule rewrites
    touched: re.Pattern[str]  # what some rule may have written


@lru_cache(maxsize=200_000)
def canonical(word: str) -> str:
    """Return the one spelling that stands for all varieties of a folded word.

    The result need not be a word of English.

    >>> canonical("honour"), canonical("honor"), canonical("organised")
    ('honor', 'honor', 'organized')
    """
    if len(word) < 4 or not word.isascii():
        return _table().pairs.get(word, word)
    table = _table()
    if word in table.pairs:
        return table.pairs[word]
    if word in table.unlike:
        return word
    if not table.rewritten.match(word):
        return word
    for rule in table.rules:
        word = rule.common(word)
    return word


@lru_cache(maxsize=50_000)
def varieties(word: str) -> frozenset[str]:
    """Return all spellings of a folded word, the word itself included.

    Generous: some are no words. It serves to seed a search, not to judge.

    >>> sorted(varieties("honor"))
    ['honor', 'honour']
    """
    table = _table()
    common = canonical(word)
    if common == word and common not in table.others and not table.touched.match(word):
        return frozenset((word,))
    candidates = {word, common, *table.others.get(common, ())}
    for rule in reversed(table.rules):
        candidates |= set(map(rule.other, candidates))
    return frozenset(known for known in candidates if known == word or canonical(known) == common)


@cache
def _table() -> _Table:
    content = tomllib.loads(data_text("quotes", "spelling"))
    rules = tuple(map(_rule, content["rule"]))
    pairs: dict[str, str] = content["pairs"]
    others: defaultdict[str, list[str]] = defaultdict(list)
    for spelling, common in pairs.items():
        others[common].append(spelling)
    return _Table(
        rules,
        pairs,
        {common: tuple(spellings) for common, spellings in others.items()},
        frozenset(content["unlike"]["words"]),
        re.compile("|".join(f"(?:{rule.pattern.pattern})" for rule in rules)),
        re.compile("|".join(f"(?:{rule.back_pattern.pattern})" for rule in rules)),
    )


def _rule(row: Mapping[str, str]) -> _Rule:
    stems = row.get("stems", "")
    pattern, back = (re.compile(row[name].replace("{stems}", stems)) for name in ("pattern", "back"))
    return _Rule(pattern, row["replace"], back, row["back_replace"])
