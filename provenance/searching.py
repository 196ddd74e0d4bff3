"""Look one passage up in articles: from paths to a `Found`.

The same words are found wherever they stand, however few. Longer passages also play the source for the
engine, which finds them changed, cut, or in part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import NothingReadError, UsageError
from corpus.files.inputs import Chunk, plan
from corpus.model import Document, Problem, Role, Span
from corpus.read import read_chunk
from provenance.checks import Stretch
from provenance.context import around
from provenance.engine import Progress, run
from provenance.file_lines import FileLines
from provenance.finding.findings import ArticleFindings, Finding
from provenance.finding.reproduce import Reproducer
from provenance.grouping.collate import Rules
from provenance.grouping.passages import gaps
from provenance.hits import Found, Hit
from provenance.indexing.index import SourceIndex
from provenance.indexing.shingles import BATCH_CHARACTERS
from provenance.model import Manner
from provenance.naming import shown_path
from provenance.options import Options, fingerprint
from provenance.phrase import MOST_PHRASE_WORDS, Phrase
from quotes.extract import quotations
from quotes.model import Attribution, Quotation
from quotes.wording.beside import with_words_beside
from quotes.words.tokens import words

LEAST_ENGINE_WORDS = 4  # in fewer there is nothing to be changed
MOST_WORDS = 20_000  # of a passage; more is a document, for which there is `trace`


@dataclass(frozen=True, slots=True)
class Searching:
    """The work of looking words up; it can be sent to another process."""

    words: str
    phrase: Phrase | None
    reproducer: Reproducer | None
    rules: Rules

    def __call__(self, chunk: Chunk) -> tuple[list[Hit], int, list[Problem]]:
        """Read a chunk and return its hits, how many texts it holds, and what could not be read."""
        hits: list[Hit] = []
        problems: list[Problem] = []
        count = 0
        for batch in _batches(read_chunk(chunk), problems):
            count += len(batch)
            hits += self.hits(batch)
        return hits, count, problems

    def hits(self, batch: Sequence[Document]) -> list[Hit]:
        """Return the hits in some articles."""
        if self.reproducer is None:
            return [hit for article in batch for hit in self._in(article, None)]
        found = self.reproducer.findings(batch)
        pairs = zip(batch, found, strict=True)
        return [hit for article, own in pairs for hit in self._in(article, own)]

    def _in(self, article: Document, found: ArticleFindings | None) -> Iterator[Hit]:
        places: dict[Span, Manner | None] = {}
        if found:
            places.update((self._found(article, finding), finding.manner) for finding in found.findings)
        for place in self.phrase.places(article.text) if self.phrase else ():
            if not any(place.overlap(known) for known in places):
                places[place] = None
        if not places:
            return
        quoted = quotations(article)
        lines = FileLines.of(article)
        for place in sorted(places):
            yield self._hit(article, place, places[place], quoted, lines)

    def _found(self, article: Document, finding: Finding) -> Span:
        """Return where a finding has the words looked up, without what stands beside them in its marks."""
        place = finding.article
        first, last = 0, len(place.of(article.text))
        for change in self.rules.compare(self.words, place.of(article.text), []):
            if not change.passage.end:
                first = change.variant.end
            elif change.passage.start == len(self.words):
                last = min(last, change.variant.start)
        return Span(place.start + first, place.start + last)

    def _hit(
        self,
        article: Document,
        place: Span,
        manner: Manner | None,
        quoted: Sequence[Quotation],
        lines: FileLines,
    ) -> Hit:
        text = place.of(article.text)
        marked = [
            Span(max(each.span.start, place.start), min(each.span.end, place.end))
            for each in quoted
            if not each.level and each.span.overlap(place)
        ]
        unmarked = gaps(marked, place)
        outside = [gap.shifted(-place.start) for gap in unmarked] if marked else []
        before, after = around(article.text, place)
        changes = self.rules.compare(self.words, text, outside)
        return Hit(
            article=article.metadata,
            shown=shown_path(article.metadata),
            stretch=Stretch(place, lines.position(place.start), lines.position(place.end)),
            text=text,
            manner=manner or _manner(marked, unmarked),
            changes=with_words_beside(changes, text, before, after, self.rules.profile),
            attribution=_attribution(place, quoted),
            before=before,
            after=after,
        )


def search(
    passage: str,
    articles: Sequence[Path],
    options: Options | None = None,
    progress: Progress | None = None,
) -> Found:
    """Look a passage up in articles.

    Args:
        passage: some words; marks around them do not count.
        articles: files and folders; sources among them are searched like articles.
        options: the settings; None for the defaults.
        progress: called with the bytes that have been read and searched since the last call.

    Raises:
        NothingReadError: no article could be read.
        UsageError: there is no word to look up, or too many; a profile or a table of names cannot be used.
    """
    options = options or Options()
    work = searching(passage, Rules(options))
    planned = plan(articles, Role.ARTICLE, options.limits)
    results = list(run(work, planned.chunks, options.processes, progress))
    problems = [*planned.problems, *(problem for _, _, noted in results for problem in noted)]
    count = sum(read for _, read, _ in results)
    if not count:
        raise NothingReadError(tuple(problems))
    settings = {**options.settings, **work.rules.settings}
    hits = sorted((hit for found, _, _ in results for hit in found), key=_by_place)
    return Found(
        words=work.words,
        fingerprint=fingerprint(settings),
        settings=settings,
        articles=count,
        hits=tuple(hits),
        problems=tuple(problems),
    )


def searching(passage: str, rules: Rules) -> Searching:
    """Return the work of looking a passage up.

    Raises:
        UsageError: there is no word to look up, or too many.
    """
    own = words(passage)
    if not own:
        raise UsageError("find: no word to look up; give some words of the passage, in quotation marks")
    if len(own) > MOST_WORDS:
        raise UsageError(f"find: more than {MOST_WORDS:,} words; give them to `provenance trace` as a source")
    text = passage[own[0].span.start : own[-1].span.end]
    phrase = Phrase(text, rules.names) if len(own) <= MOST_PHRASE_WORDS else None
    reproducer = Reproducer(SourceIndex([text], rules.names)) if len(own) >= LEAST_ENGINE_WORDS else None
    return Searching(text, phrase, reproducer, rules)


def _batches(read: Iterable[Document | Problem], problems: list[Problem]) -> Iterator[list[Document]]:
    """Yield the documents in batches that fit the processor's cache; problems are put aside."""
    batch: list[Document] = []
    size = 0
    for each in read:
        if isinstance(each, Problem):
            problems.append(each)
            continue
        batch.append(each)
        size += len(each.text)
        if size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _manner(marked: Sequence[Span], unmarked: Sequence[Span]) -> Manner:
    if not marked:
        return Manner.ECHO
    return Manner.PARTLY if unmarked else Manner.QUOTED


def _attribution(place: Span, quoted: Sequence[Quotation]) -> Attribution | None:
    """Return who is credited with a place: by the innermost quotation around it, else by one it meets."""
    around = [each for each in quoted if each.span.contains(place)]
    met = [each for each in quoted if each.span.overlap(place)]
    for each in [*sorted(around, key=lambda one: -one.level), *met]:
        if each.attribution:
            return each.attribution
    return None


def _by_place(hit: Hit) -> tuple[str, str, Span]:
    return hit.shown, hit.article.id, hit.stretch.span
