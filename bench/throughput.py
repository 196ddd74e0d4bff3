r"""What a run costs and finds: CPU, time, memory, recall and precision on planted corpora.

    python -m bench.throughput [--rows planted,no-source] [--n 20000] [--folder DIR] [--accept]

Prints one table. "ratio" is the CPU time of the whole run, child processes included, over that of one
``re.findall(r"\w+", text)`` pass over the same articles, measured just before; "wall ratio" is the same for
the time by the clock. Then what changed against the figures in accepted/throughput.json, quotation by
quotation. ``--accept`` makes the figures of this run the accepted ones.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tabulate import tabulate

from bench import corpora, process
from bench.accepted import Outcome, differences, save
from bench.corpora import Corpus
from bench.plantings import scored_apart
from bench.shared import SharedAbsentError
from bench.words_pass import measured_apart

NAME = "throughput"
_IMPORTS = "import provenance.cli.trace, provenance.trace, provenance.reports.write"


@dataclass(frozen=True, slots=True)
class Limit:
    """A target: the figure and its bound, an upper one unless ``least``."""

    figure: str
    bound: float
    least: bool = False

    def met(self, figures: Mapping[str, float]) -> bool:
        """Tell whether the figure is within the bound; one that was not measured is not."""
        if self.figure not in figures:
            return False
        value = figures[self.figure]
        return value >= self.bound if self.least else value <= self.bound

    def __str__(self) -> str:
        return f"{self.figure} {'>=' if self.least else '<='} {self.bound:g}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One row: what is traced, with what, and the targets.

    ``corpus`` and ``sources`` make their files in the folder given, for ``n`` articles in the whole corpus.
    ``over`` names the row whose CPU time divides this one's ("factor").
    """

    name: str
    label: str
    corpus: Callable[[Path, int], Corpus]
    sources: Callable[[Path, int], Sequence[Path]]
    limits: tuple[Limit, ...]
    processes: int = 1
    over: str = ""


def _whole(root: Path, n: int) -> Corpus:
    return corpora.planted(root, n)


def _half(root: Path, n: int) -> Corpus:
    return corpora.first(_whole(root, n), n // 2)


def _one_passage(root: Path, n: int) -> Corpus:
    return corpora.repeating_one(_whole(root, n), n // 2)


def _one_passage_half(root: Path, n: int) -> Corpus:
    return corpora.repeating_one(_whole(root, n), n // 4)


def _many_quotations(root: Path, n: int) -> Corpus:
    return corpora.quoting_more(_whole(root, n), 10)


def _no_sources(_root: Path, _n: int) -> Sequence[Path]:
    return []


def _its_source(root: Path, n: int) -> Sequence[Path]:
    return [_whole(root, n).source]


def _other_source(root: Path, _n: int) -> Sequence[Path]:
    return corpora.other_sources(root, 1)


def _hundred_sources(root: Path, n: int) -> Sequence[Path]:
    return [*_its_source(root, n), *corpora.other_sources(root, 99)]


_FOUND = (Limit("recall", 0.99, least=True), Limit("precision", 0.98, least=True))
_GROUPED = (Limit("recall", 0.95, least=True), Limit("spread", 1.1), Limit("mixed", 0))
_LINEAR = (Limit("factor", 2.1),)

WORKS = (
    Work(
        name="none-quoted",
        label="one source, not quoted",
        corpus=_whole,
        sources=_other_source,
        limits=(Limit("ratio", 1), Limit("peak", 600)),
    ),
    Work(
        name="half",
        label="one source, half of the articles",
        corpus=_half,
        sources=_its_source,
        limits=_FOUND,
    ),
    Work(
        name="planted",
        label="one source, planted",
        corpus=_whole,
        sources=_its_source,
        limits=(Limit("ratio", 3), *_FOUND, *_LINEAR),
        over="half",
    ),
    Work(
        name="planted-2",
        label="the same, 2 processes",
        corpus=_whole,
        sources=_its_source,
        limits=(Limit("ratio", 3), Limit("wall_ratio", 1.7), *_FOUND),
        processes=2,
    ),
    Work(
        name="hundred",
        label="100 sources, one planted",
        corpus=_whole,
        sources=_hundred_sources,
        limits=(Limit("factor", 1.5), *_FOUND),
        over="planted",
    ),
    Work(
        name="no-source-half",
        label="no source, half of the articles",
        corpus=_half,
        sources=_no_sources,
        limits=_GROUPED,
    ),
    Work(
        name="no-source",
        label="no source",
        corpus=_whole,
        sources=_no_sources,
        limits=(Limit("ratio", 12), *_GROUPED, *_LINEAR),
        over="no-source-half",
    ),
    Work(
        name="many-quotations",
        label="no source, 10 quotations an article",
        corpus=_many_quotations,
        sources=_no_sources,
        limits=(Limit("ratio", 25),),
    ),
    Work(
        name="one-passage-half",
        label="one passage in a quarter of the articles",
        corpus=_one_passage_half,
        sources=_its_source,
        limits=_FOUND,
    ),
    Work(
        name="one-passage",
        label="one passage in half of the articles",
        corpus=_one_passage,
        sources=_its_source,
        limits=(*_FOUND, *_LINEAR),
        over="one-passage-half",
    ),
    Work(
        name="one-passage-alone-half",
        label="the quarter, no source",
        corpus=_one_passage_half,
        sources=_no_sources,
        limits=_GROUPED,
    ),
    Work(
        name="one-passage-alone",
        label="the half, no source",
        corpus=_one_passage,
        sources=_no_sources,
        limits=(*_GROUPED, *_LINEAR),
        over="one-passage-alone-half",
    ),
)
BY_NAME = {work.name: work for work in WORKS}


def chosen(names: Sequence[str]) -> list[Work]:
    """Return the rows of these names in the table's order, with the rows that they are divided by."""
    wanted = set(names)
    for work in reversed(WORKS):  # a divisor may itself have one; it stands further up
        if work.name in wanted and work.over:
            wanted.add(work.over)
    return [work for work in WORKS if work.name in wanted]


def measured(work: Work, root: Path, n: int, done: Mapping[str, Outcome]) -> Outcome:
    """Do one piece of work and score it.

    Args:
        work: the row.
        root: where corpora are made and results written.
        n: articles in the whole corpus.
        done: the outcomes so far, for the row that this one is divided by.
    """
    corpus = work.corpus(root, n)
    sources = work.sources(root, n)
    yardstick = measured_apart(corpus.articles)
    results = root / f"out-{work.name}"
    process.run([sys.executable, "-c", _IMPORTS], root / "log.txt")  # so that all bytecode is there
    cost = process.trace(corpus.articles, sources, results, work.processes)
    figures = {
        "cpu": cost.cpu,
        "wall": cost.wall,
        "peak": cost.peak_mb,
        "ratio": cost.cpu / yardstick,
        "wall_ratio": cost.wall / yardstick,
    }
    if work.over in done:
        figures["factor"] = cost.cpu / done[work.over].figures["cpu"]
    if work.name == "none-quoted":  # the truth is of a source that was not given
        return Outcome(corpus.fingerprint, figures)
    verdict = scored_apart(corpus.folder, results / "trace.json")
    return Outcome(corpus.fingerprint, figures | verdict.figures, verdict.missed)


def table(outcomes: Mapping[str, Outcome]) -> str:
    """Return the table of all outcomes, in the order in which they were made."""
    heads = ["work", "CPU s", "wall s", "peak MB", "ratio", "recall", "precision", "passages each", "mixed"]
    heads += ["factor", "short of"]
    rows = [_row(BY_NAME[name], outcome.figures) for name, outcome in outcomes.items()]
    return tabulate(rows, heads, disable_numparse=True, colalign=["left", *["right"] * 9, "left"])


def _row(work: Work, figures: Mapping[str, float]) -> list[str]:
    shown = {"cpu": ".1f", "wall": ".1f", "peak": ".0f", "ratio": ".2f", "recall": ".4f", "precision": ".4f"}
    shown |= {"spread": ".2f", "mixed": ".0f", "factor": ".2f"}
    cells = [format(figures[name], form) if name in figures else "" for name, form in shown.items()]
    missing = ", ".join(str(limit) for limit in work.limits if not limit.met(figures))
    over = f" (factor: over {work.over})" if work.over else ""
    return [work.label + over, *cells, missing or "met"]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the chosen rows, print the table and the differences, and accept the figures where asked to."""
    options = _parser().parse_args(arguments)
    names = options.rows.split(",") if options.rows else list(BY_NAME)
    if unknown := sorted(set(names) - BY_NAME.keys()):
        sys.exit(f"no row is called {', '.join(unknown)}; choose from {', '.join(BY_NAME)}")
    try:
        outcomes = _outcomes(chosen(names), options.folder, options.n)
    except SharedAbsentError as absent:
        print(f"skipped: {absent}", file=sys.stderr)
        return
    if not outcomes:
        sys.exit("nothing could be measured")
    print(table(outcomes))
    print(*differences(NAME, outcomes), sep="\n")
    if options.accept:
        print(f"accepted in {save(NAME, outcomes)}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench.throughput", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--rows", help=f"rows to run, with commas: {', '.join(BY_NAME)} (default: all)")
    parser.add_argument("--n", type=int, default=20_000, help="articles in the whole corpus (default: 20000)")
    parser.add_argument(
        "--folder", type=Path, help="where to keep corpora and results (default: a temporary one)"
    )
    parser.add_argument("--accept", action="store_true", help="make these figures the accepted ones")
    return parser


def _outcomes(works: Sequence[Work], folder: Path | None, n: int) -> dict[str, Outcome]:
    if folder is None:
        with tempfile.TemporaryDirectory() as root:
            return _outcomes(works, Path(root), n)
    folder.mkdir(parents=True, exist_ok=True)
    outcomes: dict[str, Outcome] = {}
    for work in works:
        print(f"{work.name} ...", file=sys.stderr)
        try:
            outcomes[work.name] = measured(work, folder, n, outcomes)
        except subprocess.CalledProcessError as error:  # the other rows still tell something
            print(f"{work.name} failed: {process.reason(error)}", file=sys.stderr)
    return outcomes


if __name__ == "__main__":
    main()
