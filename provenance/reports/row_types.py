"""One class for each table: its fields are the columns, in order.

Columns are described, one by one, in `columns.toml`. Programs read the tables by position, too: a new column
goes to the end. Every value is a text or a number; what is unknown is an empty text. Ids, never row numbers,
tie the tables together.
"""

from __future__ import annotations

from typing import NamedTuple


class PassageRow(NamedTuple):
    """One passage."""

    passage: str
    basis: str
    source: str
    symbol: str
    source_title: str
    locator: str
    start: int | str
    end: int | str
    text: str
    outlets: int
    articles: int
    variants: int
    quoted: int
    partly: int
    echoes: int
    worst: str
    worst_kinds: str
    first_published: str
    first_outlets: str
    also: str
    choice: str
    before: str
    after: str
    conflict: str


class VariantRow(NamedTuple):
    """One wording of a passage."""

    passage: str
    variant: str
    text: str
    marked: str
    worst: str
    changes: int
    kinds: str
    outlets: str
    articles: int


class WitnessRow(NamedTuple):
    """One article's reproduction of a passage."""

    passage: str
    variant: str
    article: str
    outlet: str
    title: str
    published: str
    via: str
    manner: str
    text: str
    marked: str
    worst: str
    kinds: str
    credited: str
    credited_as: str
    cue: str
    source: str
    locator: str
    start: int
    end: int
    passage_start: int
    passage_end: int
    score: float
    quotations: str
    before: str
    after: str
    url: str
    link: str
    miscredit: str
    elsewhere: str


class ChangeRow(NamedTuple):
    """One wording change of one variant."""

    passage: str
    variant: str
    change: str
    kind: str
    severity: int
    severity_word: str
    before: str
    after: str
    note: str
    outlets: str
    articles: int
    source: str
    locator: str
    passage_start: int
    passage_end: int
    start: int
    end: int


class OutletRow(NamedTuple):
    """One outlet's handling of one passage."""

    passage: str
    outlet: str
    articles: int
    manner: str
    worst: str
    kinds: str
    variants: str
    first_published: str
    locator: str
    text: str


class UnplacedRow(NamedTuple):
    """One quotation that stands in no passage."""

    quotation: str
    article: str
    outlet: str
    title: str
    published: str
    text: str
    form: str
    credited: str
    credited_as: str
    reason: str
    nearest_score: float | str
    nearest_source: str
    nearest_text: str
    nearest_start: int | str
    nearest_end: int | str
    start: int | str
    end: int | str
    before: str
    after: str
    url: str
    link: str


class QuotationRow(NamedTuple):
    """One quotation of an article and who is credited with it."""

    quotation: str
    article: str
    outlet: str
    title: str
    published: str
    text: str
    open: str
    close: str
    form: str
    reason: str
    level: int
    group: int
    credited: str
    credited_as: str
    speaker_kind: str
    second: str
    cue: str
    rule: str
    confidence: float | str
    passages: str
    start: int
    end: int
    before: str
    after: str
