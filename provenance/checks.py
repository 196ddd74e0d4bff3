"""What checking a draft found: one verdict for each of its quotations. All that a report of a check reads."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from corpus.lines import Position
from corpus.model import Metadata, Problem, Span
from provenance.model import Passage, Place, QuotationRecord
from quotes.model import Change, Severity


class Verdict(StrEnum):
    """What can be said of a quotation, given the sources."""

    VERBATIM = "verbatim"  # letter for letter as in a source, as far as it goes
    CHANGED = "changed"  # in a source, in other words or signs
    SPLICED = "spliced"  # put together from distant passages
    MISATTRIBUTED = "misattributed"  # in another source than the one that the draft credits
    NOT_FOUND = "not-found"  # in no source in these words
    TOO_SHORT = "too-short"  # to say where it comes from
    NO_QUOTATION = "no-quotation"  # a title, a term, a caption


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where something stands in a draft: the span of its text, and its first and last position."""

    span: Span
    begin: Position
    end: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Words of a quotation laid against the sentences of a source that they reproduce.

    ``span`` is in the draft, ``text`` the draft's words there. Applying ``changes`` to the passage's text
    gives ``text``. ``citation`` names the source and the place in it: "S/2020/415, para. 36".
    """

    span: Span
    text: str
    passage: Passage
    changes: tuple[Change, ...]
    citation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """The place of a source that comes nearest to a quotation; ``score`` from 0 to 1, 1 for the same words.

    ``others`` counts further places with the same words.
    """

    place: Place
    text: str
    citation: str
    score: float
    others: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing to look at, and where in the draft.

    ``code`` is a code of docs/changes.md, ``change`` what it is about, None where it is about the quotation
    as a whole; ``note`` is a fact that neither shows. ``citation`` is the place in the source that the change
    departs from.
    """

    code: str
    severity: Severity
    stretch: Stretch
    change: Change | None = None
    note: str = ""
    citation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One quotation of a draft, or the parts of one that an attribution splits, and the verdict on it.

    ``text`` are the draft's words at ``stretch``. ``severity`` is that of the worst change or remark, None
    where there is none. ``matches`` follow the draft's order; there are several where words of distant
    passages stand in one pair of marks. ``credited_source`` is the source that the draft names, where that
    is clear.
    """

    records: tuple[QuotationRecord, ...]
    stretch: Stretch
    text: str
    verdict: Verdict
    severity: Severity | None = None
    matches: tuple[Match, ...] = ()
    remarks: tuple[Remark, ...] = ()
    near: Near | None = None
    credited_source: str | None = None

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes of all matches."""
        return tuple(change for match in self.matches for change in match.changes)


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """A draft with its checks, in the order of its text; ``shown`` is its path as messages print it."""

    metadata: Metadata
    shown: str
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """Everything that one run of checks found.

    ``settings`` are the options that change results, as strings; ``fingerprint`` is their hash together with
    the tool's version.
    """

    fingerprint: str
    settings: dict[str, str] = field(default_factory=dict)
    sources: tuple[Metadata, ...] = ()
    drafts: tuple[CheckedDraft, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def checks(self) -> tuple[Check, ...]:
        """The checks of all drafts."""
        return tuple(check for draft in self.drafts for check in draft.checks)

    @property
    def worst(self) -> Severity | None:
        """The worst severity of any check, None where none has any."""
        return max((check.severity for check in self.checks if check.severity is not None), default=None)

    def count(self) -> Counter[Verdict]:
        """Return how many quotations have each verdict."""
        return Counter(check.verdict for check in self.checks)
