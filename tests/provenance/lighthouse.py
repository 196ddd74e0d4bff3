"""A made-up report of a lighthouse, and the engine's steps over an article and its sources, read as words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from corpus.model import Document, Metadata, Role
from provenance.crediting.crediting import Credits
from provenance.finding.align import align
from provenance.finding.article_words import ArticleWords
from provenance.finding.chain import Chain, chains
from provenance.finding.findings import ArticleFindings, Finding
from provenance.finding.overlay import overlay, promising
from provenance.finding.place import place_short
from provenance.finding.reproduce import Reproducer
from provenance.finding.reproduction import MarkedWords, Reproduction, marked_words
from provenance.finding.scan import Candidate, candidates
from provenance.indexing.index import SourceIndex
from provenance.indexing.shingles import word_table
from quotes.extract import quotations
from quotes.model import Quotation
from quotes.words.names import Aliases

LANTERN = (
    "The harbour inspectors found that the lantern had been dark for eleven nights and that nobody had "
    "written it down."
)
TRAWLERS = (
    "Two trawlers ran aground on the Skerrow shoals, and a third was saved by a fisherman with a bonfire."
)
ROTA = (
    "The keepers assured the inquiry that they would honour the old rota and would not favour their cousins."
)
PARAFFIN = "Paraffin for the lantern is bought in spring, whereas oil for the engine is borrowed."
REPORT = f"{LANTERN} {TRAWLERS} {ROTA} {PARAFFIN}"
MINUTES = (
    "The parish council voted to repaint the bandstand before midsummer. The vicar abstained, because the "
    "colour had been chosen by his brother-in-law without a tender."
)


@dataclass(frozen=True)
class Steps:
    """One article against some sources, as far as each step of the engine takes it."""

    text: str
    sources: tuple[str, ...]

    @cached_property
    def index(self) -> SourceIndex:
        """The words of the sources."""
        return SourceIndex(self.sources)

    @cached_property
    def document(self) -> Document:
        """The article as a document."""
        return document(self.text)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The article's quotations."""
        return quotations(self.document)

    @cached_property
    def words(self) -> ArticleWords:
        """The words of the article."""
        return ArticleWords(self.text, word_table([self.text]), self.index)

    @cached_property
    def marked(self) -> list[MarkedWords]:
        """The words between marks."""
        return marked_words(self.quotations, self.words)

    @property
    def candidate(self) -> Candidate | None:
        """What the scan hands on; None if nothing."""
        found = candidates([self.text], self.index)
        return found[0] if found else None

    @property
    def chains(self) -> list[Chain]:
        """The chains of shared runs, best first."""
        return chains(self.candidate.runs, self.index) if self.candidate else []

    @property
    def alignments(self) -> list[Chain]:
        """The chains filled and extended."""
        chosen = promising(self.chains, self.marked, self.words)
        return [align(chain, self.words) for chain in chosen]

    @property
    def overlaid(self) -> list[Reproduction]:
        """The reproductions that marks and alignment give."""
        return overlay(self.alignments, self.marked, self.words)

    @property
    def placed(self) -> list[Reproduction]:
        """Those and the short quotations."""
        return place_short(self.overlaid, self.marked, self.words)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the whole search finds."""
        return self.searched().findings

    def searched(self, title: str = "", *, all_quotations: bool = False) -> ArticleFindings:
        """Search the article as the engine does; the sources have one title."""
        sources = [Metadata(f"{place}", Role.SOURCE, title=title) for place in range(len(self.sources))]
        named = Credits(sources, Aliases({}))
        return Reproducer(self.index, named, all_quotations).findings([self.document])[0]

    def ours(self, first: int, end: int) -> str:
        """Return the article's words [first, end) as they stand there."""
        return self.text[self.words.starts[first] : self.words.ends[end - 1]]

    def theirs(self, first: int, end: int) -> str:
        """Return the source's words [first, end) as they stand there."""
        text = self.index.texts[self.index.text_of(first)]
        return text[self.index.starts[first] : self.index.ends[end - 1]]


def steps(text: str, *sources: str) -> Steps:
    """Set one article against some sources, `REPORT` if none is named."""
    return Steps(text, sources or (REPORT,))


def document(text: str, id: str = "gull.txt", role: Role = Role.ARTICLE) -> Document:  # noqa: A002
    """Return a document with as little metadata as may be."""
    return Document(Metadata(id=id, role=role, characters=len(text)), text)
