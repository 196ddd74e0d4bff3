"""What a fact-check appendix consists of, before it is laid out."""

from __future__ import annotations

from dataclasses import dataclass

from provenance.reports.marking import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """Words as an article published them, with where and how; ``link`` opens the page at the words.

    ``via`` is the agency that the copy came from. ``notes`` say what is wrong in the credit, and what other
    articles with the same words say of it.
    """

    outlet: str
    title: str
    date: str
    manner: str
    credited: str
    via: str
    notes: tuple[str, ...]
    before: str
    words: str
    after: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedRun:
    """A run of a marked wording and the grade of the change that it belongs to, 0 for none."""

    run: Run
    grade: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InSource:
    """Where the words stand in the source and how they differ.

    ``lead`` says whose words stand here: the source's, those that the articles share, or the nearest.
    ``words`` are the part of the passage that the article covers, ``before`` and ``after`` the source's words
    around it. ``runs`` is the wording with its changes marked, empty where nothing differs; ``statements``
    say each change as a fact. ``also`` names other places with the same words.
    """

    lead: str
    citation: str
    title: str
    before: str
    words: str
    after: str
    also: str
    runs: tuple[MarkedRun, ...]
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One numbered note. ``grade`` is that of the worst change, None for words that were not found."""

    number: int
    published: tuple[Published, ...]
    found: tuple[InSource, ...]
    verdict: str
    grade: int | None


@dataclass(frozen=True, slots=True)
class Section:
    """The entries of one article, or of one passage; ``facts`` are lines under the heading."""

    heading: str
    facts: tuple[str, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A source or an article in the lists at the end, with what a reader needs to find the same copy."""

    name: str
    title: str
    published: str
    file: str
    url: str
    archived_url: str
    notes: str
    sha256: str

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What is known of it besides its name, each as a label and a value."""
        facts = (
            ("file", self.file),
            ("address", self.url),
            ("archived", self.archived_url),
            ("notes", self.notes),
            ("SHA-256", self.sha256),
        )
        return tuple((label, value) for label, value in facts if value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Appendix:
    """The whole appendix; ``method`` has the name and value of all that the result depends on."""

    title: str
    summary: tuple[str, ...]
    sections: tuple[Section, ...]
    sources: tuple[Listed, ...]
    articles: tuple[Listed, ...]
    problems: tuple[str, ...]
    method: tuple[tuple[str, str], ...]
