"""The trace for a terminal: a summary, a table of passages, then who quoted each passage how.

Nothing is carried by colour alone, and nothing that a document holds can move the cursor or turn the
direction of the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tabulate import tabulate

from corpus.model import Role
from provenance.model import Apparatus, Passage, Trace, Unplaced, Variant, Witness
from provenance.reports.lookup import Lookup, lookup_in
from provenance.reports.marking import Mark, Run, runs_of
from provenance.reports.printable import on_one_line, shortened, width_of
from provenance.reports.rows import credited, worst_of
from provenance.reports.selection import CHOSEN
from provenance.reports.wording import (
    BASIS_WORDS,
    MANNER_ORDER,
    MANNER_WORDS,
    SEVERITY_WORDS,
    counted,
    credit_notes,
    worst_word,
)
from provenance.reports.wrapping import Piece, painted, wrapped
from quotes.model import Severity

NARROWEST = 60  # columns; below this the table would hold no words
WIDEST = 160  # columns; longer lines are hard to read
MOST_DROPPED = 60  # columns of a dropped stretch that are shown
MOST_PASSAGE = 1_200  # columns of a passage or a variant that are shown
MOST_UNPLACED = 30  # quotations in no passage that are listed; a large run has thousands
MOST_PROBLEMS = 20  # problems that are listed; the rest are counted

_BOLD = "1"
_DIM = "2"
_PAINTS = {
    None: "32",
    Severity.NONE: "32",
    Severity.STYLE: "36",
    Severity.MARKED: "35",
    Severity.UNMARKED: "33",
    Severity.MEANING: "1;31",
}
_RUN_PAINTS = {Mark.SAME: "", Mark.CUT: _DIM, Mark.DROPPED: "31", Mark.ADDED: "32"}
_HEADERS = ("passage", "text", "outlets", "variants", "worst change")


@dataclass(frozen=True, slots=True)
class _Screen:
    width: int
    colour: bool

    def lines(self, pieces: Iterable[Piece], indent: str = "") -> list[str]:
        return wrapped(pieces, self.width, indent, colour=self.colour)


def to_text(trace: Trace, *, width: int, colour: bool, limit: int | None = None) -> str:
    """Return the trace as lines of text.

    Args:
        trace: what was found.
        width: the terminal's columns; lines keep to it, within reason on both sides.
        colour: whether to add colours as ANSI escape sequences.
        limit: how many passages and unplaced quotations to show; None shows all passages and the first
            `MOST_UNPLACED` quotations.
    """
    screen = _Screen(min(max(width, NARROWEST), WIDEST), colour)
    lookup = lookup_in(trace)
    shown = trace.apparatus[:limit]
    unplaced = trace.unplaced[: MOST_UNPLACED if limit is None else limit]
    lines = [
        *_summary(trace, lookup, screen),
        *_table(shown, lookup, screen),
        *_left_out(len(trace.apparatus) - len(shown), "passage"),
        *(line for apparatus in shown for line in _passage(apparatus, lookup, screen)),
        *_unplaced(unplaced, lookup, screen),
        *_left_out(len(trace.unplaced) - len(unplaced), "unplaced quotation"),
        *_problems(trace, screen),
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _summary(trace: Trace, lookup: Lookup, screen: _Screen) -> Iterator[str]:
    roles = Counter(document.role for document in trace.documents)
    witnesses = [witness for apparatus in trace.apparatus for witness in apparatus.witnesses]
    outlets = counted(len(lookup.carriers(witnesses)), "outlet")
    articles = counted(len({witness.document for witness in witnesses}), "article")
    passages = counted(len(trace.apparatus), "passage")
    none = "no passage chosen" if CHOSEN in trace.settings else "no passage found"
    found = f"{passages}, carried by {outlets} in {articles}" if trace.apparatus else none
    read = f"{counted(roles[Role.ARTICLE], 'article')} and {counted(roles[Role.SOURCE], 'source')} read"
    yield from screen.lines([Piece(found, _BOLD), Piece(f"; {read}")])
    if CHOSEN in trace.settings:
        yield from screen.lines([Piece(f"chosen: {on_one_line(trace.settings[CHOSEN])}", _BOLD)])
    yield from screen.lines(_manner_pieces(witnesses))
    yield from screen.lines(_severity_pieces(trace))
    if trace.unplaced:
        yield f"{counted(len(trace.unplaced), 'quotation')} in no passage"


def _manner_pieces(witnesses: list[Witness]) -> Iterator[Piece]:
    manners = Counter(witness.manner for witness in witnesses)
    shown = [f"{manners[manner]:,} {MANNER_WORDS[manner]}" for manner in MANNER_ORDER if manners[manner]]
    if shown:
        yield Piece(f"{counted(len(witnesses), 'reproduction')}: ")
        yield Piece(", ".join(shown))


def _severity_pieces(trace: Trace) -> Iterator[Piece]:
    variants = [variant for apparatus in trace.apparatus for variant in apparatus.variants]
    worsts = Counter(worst_of((variant,)) for variant in variants)
    if not variants:
        return
    yield Piece(f"{counted(len(variants), 'variant')}: ")
    order: tuple[Severity | None, ...] = (*sorted(SEVERITY_WORDS, reverse=True), None)
    found = [worst for worst in order if worsts[worst]]
    for worst in found:
        yield Piece(f"{worsts[worst]:,} {worst_word(worst)}", _PAINTS[worst])
        yield Piece(", " if worst is not found[-1] else "")


def _table(shown: tuple[Apparatus, ...], lookup: Lookup, screen: _Screen) -> list[str]:
    """Return the table of passages; its text column takes the room that the others leave."""
    if not shown:
        return []
    body = [
        [
            shortened(on_one_line(apparatus.passage.id), 14),
            on_one_line(apparatus.passage.text),
            str(len(lookup.carriers(apparatus.witnesses))),
            str(len(apparatus.variants)),
            worst_word(worst_of(apparatus.variants)),
        ]
        for apparatus in shown
    ]
    rows = [list(_HEADERS), *body]
    widths = [max(width_of(row[column]) for row in rows) for column in range(len(_HEADERS))]
    widths[1] = min(widths[1], screen.width - sum(widths) + widths[1] - 2 * (len(_HEADERS) - 1))
    for row in body:
        row[1] = shortened(row[1], widths[1])
    rows.insert(1, ["-" * width for width in widths])
    # The heads are plain rows, because tabulate pads a head that it knows as one.
    align = ("left", "left", "right", "right", "left")
    return ["", *tabulate(rows, tablefmt="plain", disable_numparse=True, colalign=align).split("\n")]


def _passage(apparatus: Apparatus, lookup: Lookup, screen: _Screen) -> Iterator[str]:
    passage = apparatus.passage
    yield ""
    yield from screen.lines([Piece(passage.id, _BOLD), Piece(f"  {_where(passage, lookup)}")])
    yield from screen.lines([Piece(f"“{shortened(on_one_line(passage.text), MOST_PASSAGE)}”")], "    ")
    if apparatus.conflict:
        yield from screen.lines([Piece(f"credited to different persons: {apparatus.conflict}")], "    ")
    for variant in apparatus.variants:
        yield from _variant(variant, lookup, screen)


def _where(passage: Passage, lookup: Lookup) -> str:
    source = lookup.source_of(passage)
    if source is None:
        return BASIS_WORDS[passage.basis]
    also = f"; also at {counted(len(passage.also), 'other place')}" if passage.also else ""
    return ", ".join(filter(None, (lookup.name_of(source), passage.locator))) + also


def _variant(variant: Variant, lookup: Lookup, screen: _Screen) -> Iterator[str]:
    worst = worst_of((variant,))
    yield from screen.lines([Piece(worst_word(worst), _PAINTS[worst]), Piece(_kinds(variant))], "  ")
    if variant.changes:
        yield from screen.lines(map(_run_piece, _bounded(runs_of(variant))), "      ")
    for note, kinds in _notes(variant).items():
        yield from screen.lines([Piece(f"{', '.join(kinds)}: {note}", _DIM)], "      ")
    for witness in variant.witnesses:
        first, *rest = screen.lines(_witness_pieces(witness, lookup), "      ")
        yield "    - " + first.removeprefix("      ")
        yield from rest


def _kinds(variant: Variant) -> str:
    kinds = Counter(change.kind for change in sorted(variant.changes, key=lambda change: -change.severity))
    shown = (kind if count == 1 else f"{kind} ×{count}" for kind, count in kinds.items())
    return f" ({', '.join(shown)})" if kinds else ""


def _notes(variant: Variant) -> dict[str, list[str]]:
    """Return the notes on a variant's changes, each once, with the kinds of those changes."""
    found: dict[str, list[str]] = {}
    for change in variant.changes:
        if change.note and change.kind not in found.setdefault(change.note, []):
            found[change.note].append(change.kind)
    return found


def _run_piece(run: Run) -> Piece:
    match run.mark:
        case Mark.CUT:
            return Piece("…", _DIM)
        case Mark.DROPPED:
            return Piece(f"[-{shortened(run.text, MOST_DROPPED)}-]", _RUN_PAINTS[run.mark])
        case Mark.ADDED:
            return Piece(f"{{+{run.text}+}}", _RUN_PAINTS[run.mark])
        case Mark.SAME:
            return Piece(run.text)


def _bounded(runs: tuple[Run, ...]) -> Iterator[Run]:
    """Yield runs until they have filled what a terminal should show of one variant."""
    used = 0
    for run in runs:
        length = len(_run_piece(run).text)
        if used + length > MOST_PASSAGE:
            yield Run(run.mark, shortened(run.text, max(2, MOST_PASSAGE - used)), run.change)
            return
        used += length
        yield run


def _witness_pieces(witness: Witness, lookup: Lookup) -> Iterator[Piece]:
    article = lookup.document(witness.document)
    attribution = lookup.attribution_of(witness)
    yield Piece(article.carrier, _BOLD)
    if article.published:
        yield Piece(f", {article.published}")
    yield Piece(f": {MANNER_WORDS[witness.manner]}")
    if attribution:
        yield Piece(f", credited to {credited(attribution)}")
    if article.via:
        yield Piece(f", via {article.via}")
    for note in credit_notes(witness.miscredit, witness.elsewhere):
        yield Piece(f"; {note}")


def _unplaced(shown: tuple[Unplaced, ...], lookup: Lookup, screen: _Screen) -> Iterator[str]:
    if not shown:
        return
    yield ""
    yield painted(Piece("Quotations in no passage", _BOLD), colour=screen.colour)
    for unplaced in shown:
        record = lookup.quotation(unplaced.quotation)
        article = lookup.document(record.document if record else "")
        words = shortened(on_one_line(record.text), MOST_PASSAGE // 3) if record else unplaced.quotation
        credit = credited(record.quotation.attribution) if record else ""
        tail = f", credited to {credit}" if credit else ""
        yield from screen.lines([Piece(article.carrier, _BOLD), Piece(f": “{words}”{tail}")], "  ")
        yield from screen.lines([Piece(unplaced.reason, _DIM)], "      ")
        if unplaced.nearest:
            nearest = shortened(on_one_line(unplaced.nearest.text), MOST_PASSAGE // 3)
            place = lookup.citation(unplaced.nearest.place)
            yield from screen.lines(
                [Piece(f"nearest ({unplaced.nearest.score:.2f}), {place}: {nearest}", _DIM)], "      "
            )


def _problems(trace: Trace, screen: _Screen) -> Iterator[str]:
    if not trace.problems:
        return
    yield ""
    yield painted(Piece("Problems with the input", _BOLD), colour=screen.colour)
    for problem in trace.problems[:MOST_PROBLEMS]:
        yield from screen.lines([Piece(f"{problem.where}: {problem.message} ({problem.slug})")], "  ")
    yield from _left_out(len(trace.problems) - MOST_PROBLEMS, "problem")


def _left_out(number: int, noun: str) -> list[str]:
    return ["", f"({counted(number, noun)} not shown)"] if number > 0 else []
