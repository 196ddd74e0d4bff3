"""What a trace finds on labelled articles, with their sources and without, against the targets.

    python -m bench.traces [--sets speeches_allsides,...] [--processes N] [--folder DIR] [--accept]

Prints one table, then what changed against the figures in accepted/traces.json, gold row by gold row.
``--accept`` makes the figures of this run the accepted ones.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from tabulate import tabulate

from bench import alignments, process
from bench.accepted import Outcome, differences, load, save
from bench.alignments import Scored
from bench.shared import SharedAbsentError, shared

NAME = "traces"
SETS = (
    "mueller_allsides",
    "mueller_ocr_allsides",
    "speeches_allsides",
    "tweets_allsides",
    "middlemarch_locate",
    "anthology_pd",
    "negatives_2012_2014",
)
NEGATIVES = "negatives_2012_2014"  # no article quotes a source: every detection is a false alarm
ALONE = ("mueller_allsides", "speeches_allsides", "tweets_allsides")  # also traced without their sources
OVERALL = "all sets"
_ALONE_SUFFIX = ", no source"

# (work, figure) -> bound; those of _MOST are upper bounds. The figures are rates from 0 to 1 or counts.
TARGETS: Mapping[tuple[str, str], float] = {
    ("mueller_allsides", "case recall"): 0.96,
    ("speeches_allsides", "case recall"): 0.96,
    ("tweets_allsides", "case recall"): 0.95,
    ("middlemarch_locate", "case recall"): 0.93,
    ("mueller_ocr_allsides", "case recall"): 0.92,
    ("anthology_pd", "case recall"): 0.99,
    (OVERALL, "quoted-variant"): 0.92,
    (OVERALL, "quoted-short"): 0.90,
    (OVERALL, "plagdet"): 0.92,
    (NEGATIVES, "false alarms"): 2,
    **{(name, "granularity"): 1.05 for name in SETS if name != NEGATIVES},
    **{(name, "borders"): 0.95 for name in SETS if name != NEGATIVES},
    **{(name + _ALONE_SUFFIX, "pair recall"): 0.90 for name in ALONE},
    **{(name + _ALONE_SUFFIX, "pair precision"): 0.97 for name in ALONE},
}
_MOST = ("granularity", "false alarms")


def with_sources(name: str, folder: Path, processes: int) -> Outcome:
    """Trace a set against its sources and score it against the gold."""
    data = shared(f"data/trace/{name}")
    cost = process.trace(data / "articles.jsonl", [data / "sources"], folder, processes)
    scored = alignments.score(folder / "trace.json", data)
    figures = {"cpu": cost.cpu, **(_alarms(scored) if name == NEGATIVES else _figures(scored))}
    return Outcome(_fingerprint(data), figures, scored.missed, scored.false)


def _alarms(scored: Scored) -> dict[str, float]:
    return {"false alarms": scored.measures["detections"]}


def _figures(scored: Scored) -> dict[str, float]:
    """Return the figures of a set by name; of each kind the share found and, for the mean, the number."""
    measures = scored.measures
    figures: dict[str, float] = {
        "case recall": measures["case_recall"],
        "plagdet": measures["plagdet"],
        "precision": measures["precision"],
        "recall": measures["recall"],
        "granularity": measures["granularity"],
    }
    if scored.borders is not None:
        figures["borders"] = scored.borders
    for kind, (share, number) in measures["case_recall_by_kind"].items():
        figures[kind] = share
        figures[f"{kind} cases"] = number
    return figures


def without_sources(name: str, folder: Path, processes: int) -> Outcome:
    """Trace a set's articles alone and score which quotations ended up in one passage."""
    data = shared(f"data/trace/{name}")
    scorer = shared("tools/score_clusters.py")
    cost = process.trace(data / "articles.jsonl", [], folder, processes)
    command = [sys.executable, str(scorer), str(folder / "trace.json"), str(data / "gold.jsonl")]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return Outcome(_fingerprint(data), {"cpu": cost.cpu, **clusters_of(printed)})


def clusters_of(printed: str) -> dict[str, float]:
    r"""Return the figures that the scorer of clusters printed.

    >>> clusters_of("pair_recall: 0.9100\nlargest passage: 12 witnesses of 90")
    {'pair recall': 0.91, 'largest passage': 12.0}
    """
    names = {"pair_recall": "pair recall", "pair_precision": "pair precision"}
    lines = (
        re.match(r"(pair_recall|pair_precision|largest passage): ([\d.]+)", line)
        for line in printed.splitlines()
    )
    return {names.get(line[1], line[1]): float(line[2]) for line in lines if line}


def overall(outcomes: Mapping[str, Outcome]) -> dict[str, float]:
    """Return the figures over all sets with gold: the mean of plagdet, and the kinds over all their cases."""
    sets = [outcome.figures for outcome in outcomes.values() if "plagdet" in outcome.figures]
    if not sets:
        return {}
    figures = {"plagdet": sum(each["plagdet"] for each in sets) / len(sets)}
    for kind in ("quoted-variant", "quoted-short"):
        cases = sum(each.get(f"{kind} cases", 0) for each in sets)
        if cases:
            found = sum(each.get(kind, 0) * each.get(f"{kind} cases", 0) for each in sets)
            figures[kind] = found / cases
    return figures


def table(outcomes: Mapping[str, Outcome], before: Mapping[str, Outcome]) -> str:
    """Return one table of all figures: value, target, whether it is met, and the value last accepted."""
    rows = [
        _row(work, name, value, before.get(work))
        for work, outcome in outcomes.items()
        for name, value in outcome.figures.items()
        if not name.endswith(" cases")
    ]
    heads = ["set", "figure", "value", "target", "", "accepted"]
    return tabulate(
        rows, heads, disable_numparse=True, colalign=["left", "left", "right", "right", "left", "right"]
    )


def _row(work: str, name: str, value: float, before: Outcome | None) -> list[str]:
    target = TARGETS.get((work, name))
    accepted = _shown(name, before.figures[name]) if before and name in before.figures else ""
    if target is None:
        return [work, name, _shown(name, value), "", "", accepted]
    met = value <= target if name in _MOST else value >= target
    return [work, name, _shown(name, value), _shown(name, target), "met" if met else "SHORT", accepted]


def _shown(name: str, value: float) -> str:
    if name in ("false alarms", "largest passage"):
        return f"{value:.0f}"
    if name == "cpu":
        return f"{value:.1f} s"
    return f"{value:.2f}" if name == "granularity" else f"{100 * value:.1f} %"


def _fingerprint(data: Path) -> str:
    return sha256((data / "gold.jsonl").read_bytes() + (data / "articles.jsonl").read_bytes()).hexdigest()[
        :16
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    """Trace the chosen sets, print the table and the differences, and accept the figures where asked to."""
    options = _parser().parse_args(arguments)
    names = options.sets.split(",") if options.sets else list(SETS)
    if unknown := sorted(set(names) - set(SETS)):
        sys.exit(f"no set is called {', '.join(unknown)}; choose from {', '.join(SETS)}")
    try:
        outcomes = _outcomes(names, options.folder, options.processes)
    except SharedAbsentError as absent:
        print(f"skipped: {absent}", file=sys.stderr)
        return
    if set(names) == set(SETS):
        outcomes[OVERALL] = Outcome("", overall(outcomes))
    if not outcomes:
        sys.exit("nothing could be measured")
    print(table(outcomes, load(NAME)))
    print(*differences(NAME, outcomes), sep="\n")
    if options.accept:
        print(f"accepted in {save(NAME, outcomes)}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench.traces", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--sets", help=f"sets to trace, with commas: {', '.join(SETS)} (default: all)")
    parser.add_argument("--processes", type=int, default=1, help="processes of each trace (default: 1)")
    parser.add_argument("--folder", type=Path, help="where to keep the traces (default: a temporary one)")
    parser.add_argument("--accept", action="store_true", help="make these figures the accepted ones")
    return parser


def _outcomes(names: Sequence[str], folder: Path | None, processes: int) -> dict[str, Outcome]:
    if folder is None:
        with tempfile.TemporaryDirectory() as root:
            return _outcomes(names, Path(root), processes)
    outcomes: dict[str, Outcome] = {}
    work = [(name, with_sources) for name in names]
    work += [(name, without_sources) for name in names if name in ALONE]
    for name, traced in work:
        label = name if traced is with_sources else name + _ALONE_SUFFIX
        print(f"{label} ...", file=sys.stderr)
        try:
            outcomes[label] = traced(name, folder / label.replace(", ", "-").replace(" ", "-"), processes)
        except subprocess.CalledProcessError as error:  # the other sets still tell something
            print(f"{label} failed: {process.reason(error)}", file=sys.stderr)
    return outcomes


if __name__ == "__main__":
    main()
