"""What looking up one passage found: the places that have its words. All that a report of a search reads."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.model import Metadata, Problem
from provenance.checks import Stretch
from provenance.model import Manner
from quotes.model import Attribution, Change, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One place of an article that has the words looked up, or a part of them.

    ``text`` are the article's words at ``stretch``, ``before`` and ``after`` its context. Applying
    ``changes`` to the words looked up gives ``text``. ``shown`` is the article's path as messages print it.
    """

    article: Metadata
    shown: str
    stretch: Stretch
    text: str
    manner: Manner
    changes: tuple[Change, ...]
    attribution: Attribution | None
    before: str = ""
    after: str = ""

    @property
    def severity(self) -> Severity | None:
        """The worst severity of any change, None for the same words letter for letter."""
        return max((change.severity for change in self.changes), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Everything that one search found, by article and place.

    ``words`` are those looked up, ``articles`` counts the texts that were searched.
    """

    words: str
    fingerprint: str
    settings: dict[str, str] = field(default_factory=dict)
    articles: int = 0
    hits: tuple[Hit, ...] = ()
    problems: tuple[Problem, ...] = ()
