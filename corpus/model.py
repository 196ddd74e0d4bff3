"""What a document is: its text, what is known about it, and the labelled stretches of its text.

Offsets count Unicode code points of `Document.text`; spans are half-open. The text is fixed when the
reader hands it over: nothing after the reader may change it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch [start, end) of a text, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def __reduce__(self) -> tuple[type[Span], tuple[int, int]]:
        return Span, (
            self.start,
            self.end,
        )  # sent between processes by the thousand; half of a dataclass's cost

    def of(self, text: str) -> str:
        """Return the words of ``text`` that the span covers.

        >>> Span(4, 9).of("mere words")
        ' word'
        """
        return text[self.start : self.end]

    def overlap(self, other: Span) -> int:
        """Return how many code points two spans share.

        >>> Span(0, 5).overlap(Span(3, 9))
        2
        """
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def contains(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> Span:
        """Return the span moved by ``by`` code points."""
        return Span(self.start + by, self.end + by)


class Role(StrEnum):
    """Whether a document quotes or is quoted."""

    ARTICLE = "article"
    SOURCE = "source"


class LocatorKind(StrEnum):
    """What a locator's label counts."""

    PAGE = "page"
    PARAGRAPH = "paragraph"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Locator:
    """A labelled stretch of a document: page "11", paragraph "36", footnote "4"."""

    kind: LocatorKind
    label: str
    span: Span


class BlockKind(StrEnum):
    """What the file's own markup says of a stretch of text."""

    QUOTATION = "quotation"  # a block quotation, or marks that the markup draws (`<q>`)
    CAPTION = "caption"
    PULL_QUOTE = "pull-quote"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text whose nature the file's markup gives."""

    kind: BlockKind
    span: Span


class Metadata(NamedTuple):
    """What is known of a document besides its text. Unknown fields are empty strings.

    ``published`` is an ISO 8601 date, as exact as known ("2020", "2020-06", "2020-06-01").
    ``via`` names the wire service that a copy came from. ``symbol`` is a document symbol such as
    "S/2020/415". ``sha256`` covers the file's bytes or, for a record among many, its text.
    """

    id: str
    role: Role
    outlet: str = ""
    title: str = ""
    author: str = ""
    published: str = ""
    url: str = ""
    archived_url: str = ""
    symbol: str = ""
    via: str = ""
    language: str = ""
    notes: str = ""
    path: str = ""
    sha256: str = ""
    characters: int = 0

    @property
    def carrier(self) -> str:
        """The name to print for who published it: the outlet, else the id."""
        return self.outlet or self.id


@dataclass(frozen=True, slots=True)
class Document:
    """One text with its metadata.

    ``locators`` and ``blocks`` are sorted by start; locators of one kind do not overlap.
    """

    metadata: Metadata
    text: str
    locators: tuple[Locator, ...] = ()
    blocks: tuple[Block, ...] = ()

    @property
    def id(self) -> str:
        """The document's id, unique within a run."""
        return self.metadata.id


@dataclass(frozen=True, slots=True)
class Problem:
    """One unusable or doubtful input: noted and reported, never fatal.

    ``slug`` is a stable code in kebab case, each described in docs/problems.md.
    """

    where: str
    slug: str
    message: str
