"""Measure the reading of web pages against hand-cleaned texts: words, quotations kept, metadata, speed.

Run: ``python -m bench.html [SET ...]``. Precision and recall are of runs of four words, a mean over pages;
F1 is that of the two means. A second line gives the same without the pages whose hand-cleaned text is cut
short: nearly all of it was read, and it holds under 30 % of the words of that. They set precision a ceiling.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.shared import SharedAbsentError, shared
from corpus.errors import DocumentError
from corpus.readers.html import reading_of

GRAM_WORDS = 4
LEAST_GOLD_SHARE = 0.3  # of the words read; the six pages under it, looked at, end after the first part
LEAST_READ = 0.9
LEAST_QUOTATION = 25  # characters
_WORD = re.compile(r"\w+")
_QUOTATION = re.compile(rf'“([^“”\n]{{{LEAST_QUOTATION},}}?)”|"([^"\n]{{{LEAST_QUOTATION},}}?)"')


@dataclass(frozen=True, slots=True)
class Score:
    """How well one page was read; ``right`` are the metadata fields that agree, ``wanted`` those known."""

    precision: float
    recall: float
    quotations: int
    kept: int
    warned: bool
    wanted: tuple[str, ...]
    right: tuple[str, ...]


def main(names: Sequence[str]) -> None:
    """Print the figures of each set, then of all pages."""
    try:
        folder = shared("data/html")
    except SharedAbsentError as error:
        print(error)
        return
    scores: dict[str, list[Score]] = defaultdict(list)
    begun = time.process_time()
    for page in _pages(folder):
        if not names or page["set"] in names:
            scores[page["set"]].append(_score(page, gzip.decompress((folder / page["html"]).read_bytes())))
    seconds = time.process_time() - begun
    together = [score for of_set in scores.values() for score in of_set]
    for name, of_set in [*sorted(scores.items()), ("all", together)]:
        print(f"{name:12} {_described(of_set)}")
        whole = [score for score in of_set if not _is_cut_short(score)]
        print(f"{'  not cut':12} {_described(whole)}")
    print(f"{len(together) / max(seconds, 1e-9):.1f} pages a second of processor time, scoring included")


def _pages(folder: Path) -> Iterator[dict[str, str]]:
    with (folder / "gold.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _score(page: dict[str, str], data: bytes) -> Score:
    try:
        reading = reading_of(data, page["id"])
    except DocumentError as error:
        print(f"{page['id']}: {error}")
        return Score(0.0, 0.0, 0, 0, True, (), ())
    gold, found = _grams(page["text"]), _grams(reading.text)
    shared_grams = (gold & found).total()
    letters = _letters(reading.text)
    quotations = _quotations(page["text"])
    wanted = tuple(name for name in ("title", "date") if page[name])
    right = tuple(name for name in wanted if _agrees(name, page[name], reading.found))
    return Score(
        shared_grams / max(1, found.total()),
        shared_grams / max(1, gold.total()),
        len(quotations),
        sum(_letters(quotation) in letters for quotation in quotations),
        bool(reading.warnings),
        wanted,
        right,
    )


def _is_cut_short(score: Score) -> bool:
    return score.precision < LEAST_GOLD_SHARE and score.recall >= LEAST_READ


def _grams(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(zip(*(words[start:] for start in range(GRAM_WORDS)), strict=False))


def _quotations(text: str) -> list[str]:
    return [curly or straight for curly, straight in _QUOTATION.findall(text)]


def _letters(text: str) -> str:
    return "".join(_WORD.findall(text)).lower()


def _agrees(name: str, gold: str, found: object) -> bool:
    fields = dict(found) if isinstance(found, dict) else {}
    if name == "date":
        return bool(fields.get("published", "") == gold[:10])
    return _letters(fields.get("title", "")) == _letters(gold)


def _described(scores: Sequence[Score]) -> str:
    count = max(1, len(scores))
    precision, recall = sum(s.precision for s in scores) / count, sum(s.recall for s in scores) / count
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    quotations, kept = sum(s.quotations for s in scores), sum(s.kept for s in scores)
    wanted = Counter(name for s in scores for name in s.wanted)
    right = Counter(name for s in scores for name in s.right)
    fields = "  ".join(f"{name} {right[name]}/{wanted[name]}" for name in sorted(wanted))
    return (
        f"{len(scores):4} pages  F1 {f1:.4f}  precision {precision:.4f}  recall {recall:.4f}  "
        f"quotations kept {kept}/{quotations}  doubtful {sum(s.warned for s in scores)}  {fields}"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
