"""Score a trace of a planted corpus, planting by planting.

The shared scorer decides what is found; this module only reads its verdict on each planting as well as its
figures. It runs as a process of its own (``python -m bench.plantings CORPUS TRACE``) and prints JSON.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import runpy
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import NotRequired, TypedDict

from bench.shared import shared

# line of the scorer -> name of the figure
_FIGURES = {
    "recall": "recall",
    "precision": "precision",
    "passages per planted passage": "spread",
    "mixed passages": "mixed",
}


class Planting(TypedDict):
    """A line of truth.jsonl: a planted quotation and, once scored, whether it was found."""

    article: str
    begin: int
    end: int
    pid: int
    kind: str
    quoted: bool
    src_begin: int
    src_end: int
    text: str
    found: NotRequired[bool]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The scorer's figures (recall, precision; without a source spread and mixed) and what was missed."""

    figures: dict[str, float]
    missed: tuple[str, ...]


def planting_id(planting: Planting) -> str:
    """Return a name by which a planting is known from run to run."""
    place = f"{planting['article']}:{planting['begin']}-{planting['end']}"
    return f"{place} {planting['kind']} {planting['text'][:50]!r}"


def score(corpus: Path, trace: Path) -> Verdict:
    """Score a trace with the shared scorer in this process."""
    printed = io.StringIO()
    arguments = sys.argv
    sys.argv = ["score_plantings.py", str(corpus), str(trace)]
    try:
        with contextlib.redirect_stdout(printed):
            names = runpy.run_path(str(shared("tools/score_plantings.py")), run_name="__main__")
    finally:
        sys.argv = arguments
    everything: list[Planting] = names["everything"]
    missed = tuple(sorted(planting_id(planting) for planting in everything if not planting.get("found")))
    return Verdict(figures_of(printed.getvalue()), missed)


def figures_of(printed: str) -> dict[str, float]:
    r"""Return the figures that the scorer printed.

    >>> figures_of("plantings: 9\nrecall: 0.9900\nmixed passages: 1 of 30")
    {'recall': 0.99, 'mixed': 1.0}
    """
    lines = (re.fullmatch(r"([a-z ]+): ([\d.]+)(?: of \d+)?", line) for line in printed.splitlines())
    return {_FIGURES[line[1]]: float(line[2]) for line in lines if line and line[1] in _FIGURES}


def scored_apart(corpus: Path, trace: Path) -> Verdict:
    """Return what `score` gives in a process of its own, so that the caller stays small."""
    command = [sys.executable, "-m", "bench.plantings", str(corpus), str(trace)]
    answer = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return Verdict(answer["figures"], tuple(answer["missed"]))


if __name__ == "__main__":
    verdict = score(Path(sys.argv[1]), Path(sys.argv[2]))
    print(json.dumps({"figures": verdict.figures, "missed": verdict.missed}))
