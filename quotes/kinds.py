"""The kinds of wording change: their codes and their default severities.

The codes are fixed: reports, profiles and docs/changes.md use them. The data stands in data/kinds.toml.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from corpus.data_files import data_text
from quotes.model import Severity


class Code(StrEnum):
    """The code of a kind of wording change."""

    QUOTE_GLYPH = "quote-glyph"
    NESTED_QUOTE_LEVEL = "nested-quote-level"
    DASH_HYPHEN_SPACE = "dash-hyphen-space"
    FIRST_LETTER_CASE = "first-letter-case"
    BRACKETED_FIRST_LETTER = "bracketed-first-letter"
    TERMINAL_PUNCT = "terminal-punct"
    FOOTNOTE_MARK_DROPPED = "footnote-mark-dropped"
    PARTIAL_START = "partial-start"
    PARTIAL_END = "partial-end"
    SPELLING_VARIETY = "spelling-variety"
    HYPHENATION = "hyphenation"
    INNER_CASE = "inner-case"
    NAME_TRANSLIT = "name-translit"
    NAME_ALIAS = "name-alias"
    NUMBER_FORMAT = "number-format"
    INNER_PUNCT = "inner-punct"
    ABBREV = "abbrev"
    BRACKET_INSERT = "bracket-insert"
    BRACKET_REPLACE = "bracket-replace"
    ELLIPSIS = "ellipsis"
    PAREN_INSERT = "paren-insert"
    SIC = "sic"
    EMPHASIS_ADDED = "emphasis-added"
    SPLIT_BY_ATTRIBUTION = "split-by-attribution"
    WORD_DROPPED = "word-dropped"
    WORD_ADDED = "word-added"
    WORD_SUBSTITUTED = "word-substituted"
    ORDER_CHANGED = "order-changed"
    GRAMMAR_FIXED = "grammar-fixed"
    NEGATION = "negation"
    NUMBER = "number"
    MODALITY = "modality"
    QUANTIFIER = "quantifier"
    ENTITY_SWAPPED = "entity-swapped"
    TENSE = "tense"
    COMPARATIVE = "comparative"
    ELLIPSIS_HIDES_QUALIFIER = "ellipsis-hides-qualifier"
    SPLICE = "splice"
    MISATTRIBUTED = "misattributed"
    NOT_FOUND = "not-found"
    SCARE_OR_TITLE = "scare-or-title"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of wording change.

    ``severity`` holds where the source is a document, ``speech_severity`` where it is spoken words. ``title``
    is the line that reports print.
    """

    code: Code
    severity: Severity
    speech_severity: Severity
    title: str


@dataclass(frozen=True, slots=True)
class Named:
    """The kind of one change, with the fact that its words alone do not show."""

    kind: Code
    note: str = ""


@cache
def kinds() -> Mapping[Code, Kind]:
    """Return every kind by its code, the least severe first."""
    table = tomllib.loads(data_text("quotes", "kinds"))["kinds"]
    return {Code(code): _kind(Code(code), entry) for code, entry in table.items()}


def _kind(code: Code, entry: Mapping[str, object]) -> Kind:
    severity = Severity(int(str(entry["severity"])))
    speech = Severity(int(str(entry.get("speech", int(severity)))))
    return Kind(code, severity, speech, str(entry["title"]))
