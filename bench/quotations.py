"""Measure finding and crediting quotations over the labelled sets: ``python -m bench.quotations``.

Prints the figures, what changed quotation by quotation against the accepted ones, and with ``--rules`` how
often each rule is right. ``--accept`` makes the new figures the accepted ones.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.accepted import Outcome, differences, save
from bench.quotation_gold import (
    LabelledArticle,
    Verdict,
    articles,
    pronouns,
    scorer_head,
    scorer_path,
    verdicts,
)
from bench.shared import SharedAbsentError, shared
from corpus.model import Document, Metadata, Role
from provenance.reports.as_quotations import json_line, selected
from quotes.extract import quotations
from quotes.model import Form, Quotation

NAME = "quotations"
SETS = {"polnear.dev": "", "spkatt_de.dev": "de"}
LEAST_SEEN = 5  # quotations; the accuracy of a rule that met fewer says nothing
_LISTED = frozenset(Form) - {Form.CAPTION, Form.BOILERPLATE}


@dataclass(frozen=True, slots=True)
class Run:
    """One labelled set with what was found in it, and the processor time that it took in seconds."""

    labelled: Sequence[LabelledArticle]
    documents: Sequence[Document]
    found: Sequence[tuple[Quotation, ...]]
    seconds: float

    @property
    def megabytes(self) -> float:
        """The size of the set's texts."""
        return sum(len(document.text.encode()) for document in self.documents) / 1e6

    @property
    def verdicts(self) -> list[Verdict]:
        """What became of each labelled quotation."""
        pairs = zip(self.labelled, self.found, strict=True)
        return [verdict for article, found in pairs for verdict in verdicts(article, found)]


def main() -> None:
    """Measure, print, and accept if asked to."""
    parser = argparse.ArgumentParser(description="Measure finding and crediting quotations.")
    parser.add_argument("--accept", action="store_true", help="make these figures the accepted ones")
    parser.add_argument("--rules", action="store_true", help="print how often each rule is right")
    parser.add_argument("--wrong", metavar="RULE", help="print the quotations that a rule credits wrongly")
    options = parser.parse_args()
    try:
        runs = {name: run(name, language) for name, language in SETS.items()}
    except SharedAbsentError as error:
        print(f"skipped: {error}", file=sys.stderr)
        return
    outcomes = {name: outcome(name, each) for name, each in runs.items()}
    for name, each in outcomes.items():
        print(name, *(f"{figure} {value:.4g}" for figure, value in each.figures.items()), sep="\n  ")
    if options.rules:
        print(rule_table(runs["polnear.dev"].verdicts))
    if options.wrong:
        print(*wrong(runs["polnear.dev"].verdicts, options.wrong), sep="\n")
    print(*differences(NAME, outcomes), sep="\n")
    if options.accept:
        print(f"accepted: {save(NAME, outcomes)}")


def run(name: str, language: str) -> Run:
    """Find the quotations of a labelled set."""
    labelled = articles(name)
    documents = [
        Document(Metadata(id=article["id"], role=Role.ARTICLE, language=language), article["text"])
        for article in labelled
    ]
    quotations(documents[0])  # reads the word lists
    start = time.process_time()
    found = [quotations(document) for document in documents]
    return Run(labelled, documents, found, time.process_time() - start)


def outcome(name: str, measured: Run) -> Outcome:
    """Return the figures of a run, in percent, and the quotations that were missed or credited wrongly."""
    judged = measured.verdicts
    figures = scored(name, measured, lambda found: selected(found, _LISTED, outer=False))
    own = scored(name, measured, _body_only)
    figures["attributed F1, outer double marks"] = own["attributed F1"]
    if name.startswith("polnear"):
        figures["pronouns"] = _pronouns(measured)
    figures["cpu"] = measured.seconds / measured.megabytes
    return Outcome(
        data=hashlib.sha256(shared(f"data/quotations/{name}.jsonl").read_bytes()).hexdigest()[:16],
        figures=figures,
        missed=tuple(sorted(verdict.id for verdict in judged if not verdict.found)),
        false=tuple(sorted(verdict.id for verdict in judged if verdict.found and verdict.right is False)),
    )


def _body_only(found: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """Leave out what the labels leave out: nested quotations, single marks, titles."""
    kept = selected(found, _LISTED - {Form.TITLE}, outer=True)
    return tuple(quotation for quotation in kept if quotation.open not in ("'", "‘", "’"))


def scored(
    name: str, measured: Run, choose: Callable[[Sequence[Quotation]], Sequence[Quotation]]
) -> dict[str, float]:
    """Return the shared scorer's figures for what ``choose`` leaves of the quotations found."""
    with tempfile.TemporaryDirectory() as folder:
        predicted, result = Path(folder, "predicted.jsonl"), Path(folder, "result.json")
        pairs = zip(measured.documents, measured.found, strict=True)
        lines = (json_line(document, choose(found)) for document, found in pairs)
        predicted.write_text("\n".join(lines), "utf-8")
        gold = shared(f"data/quotations/{name}.jsonl")
        command = [
            sys.executable,
            str(scorer_path()),
            str(gold),
            str(predicted),
            "--quiet",
            "--json",
            str(result),
        ]
        subprocess.run(command, check=True)
        scores = json.loads(result.read_text("utf-8"))
    speaker = scores["speaker"]
    figures = {
        "human boundaries, exact recall": scores["human_direct_exact"]["R"],
        "direct speech, exact recall": scores["direct_exact"]["R"],
        "attributed F1": scores["attributed_exact"]["F1"],
        "speakers": speaker["of_all"],
        "speakers where given": speaker["acc_when_given"],
    }
    kinds = {"type:direct": "speakers of whole quotations", "type:mixed": "speakers of fragments"}
    return figures | {title: speaker["by_kind"][kind]["of_all"] for kind, title in kinds.items()}


def _pronouns(measured: Run) -> float:
    """Return the percentage of labelled pronouns whose name was found."""
    head = scorer_head()
    found = {
        document.id: quotations
        for document, quotations in zip(measured.documents, measured.found, strict=True)
    }
    labelled = pronouns()
    right = 0
    for label in labelled:
        quotation = next((each for each in found[label["id"]] if each.span.start == label["start"]), None)
        credit = quotation.attribution if quotation else None
        name = (credit.resolved or credit.speaker) if credit else ""
        right += head(name) == head(label["resolved_head"]) or label["resolved_head"].lower() in name.lower()
    return 100 * right / len(labelled)


def rule_table(judged: Iterable[Verdict]) -> str:
    """Return how often each rule is right, as lines for data/confidence.toml, the busiest first."""
    right: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for verdict in judged:
        if verdict.found and verdict.right is not None and verdict.rule:
            seen[verdict.rule] += 1
            right[verdict.rule] += verdict.right
    return "\n".join(
        f"{rule} = {right[rule] / count:.2f}  # of {count}"
        for rule, count in seen.most_common()
        if count >= LEAST_SEEN
    )


def wrong(judged: Iterable[Verdict], rule: str) -> list[str]:
    """Return the places and words of the quotations that a rule credits wrongly; "" stands for no rule."""
    return [
        f"{verdict.id} ({verdict.kind}) {verdict.words[:80]!r}"
        for verdict in judged
        if verdict.rule == rule and verdict.right is False
    ]


if __name__ == "__main__":
    main()
