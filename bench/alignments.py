"""Score a trace against gold alignments with the shared scorer, gold row by gold row.

The scorer's functions decide; this module reads their verdict on every row, and measures the borders, which
the scorer does not.
"""

from __future__ import annotations

import json
import re
import runpy
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NotRequired, TypedDict, cast

from bench.shared import shared

_WORD = re.compile(r"\w+")
_MOST_WORDS_OFF = 2  # a border this near the gold's counts as right


class Row(TypedDict):
    """One alignment: a stretch of an article and the stretch of a source that it reproduces."""

    article_id: str
    article_start: int
    article_end: int
    source_id: str
    source_start: int
    source_end: int
    kind: str
    alternatives: NotRequired[list[tuple[str, int, int]]]


class Article(TypedDict):
    """A line of articles.jsonl."""

    id: str
    text: str
    candidate_sources: NotRequired[list[str]]


class Measures(TypedDict):
    """What the scorer returns, as far as it is used here. Rates run from 0 to 1."""

    cases: int
    detections: int
    precision: float
    recall: float
    granularity: float
    plagdet: float
    case_recall: float
    case_recall_by_kind: dict[str, tuple[float, int]]


Score = Callable[
    [Sequence[Row], Sequence[Row], set[str]], tuple[Measures, list[Row], list[tuple[float, Row]]]
]


@dataclass(frozen=True, slots=True)
class Scored:
    """The verdict on one data set: measures, share of right borders in the cases found, rows gone wrong."""

    measures: Measures
    borders: float | None
    missed: tuple[str, ...]
    false: tuple[str, ...]


def score(trace: Path, data: Path) -> Scored:
    """Score a trace of the articles and sources of a data set's folder."""
    articles = {article["id"]: article for article in _articles(data / "articles.jsonl")}
    gold = _gold(data / "gold.jsonl")
    detections = [row for row in _detections(trace) if _was_searched(articles[row["article_id"]], row)]
    measures, false, missed = _scorer()(gold, detections, set(articles))
    missed_ids = {row_id(row) for _, row in missed}
    found = [row for row in gold if row["kind"] != "ignore" and row_id(row) not in missed_ids]
    return Scored(
        measures,
        borders_right(found, detections, {id_: article["text"] for id_, article in articles.items()}),
        tuple(sorted(missed_ids)),
        tuple(sorted(row_id(row) for row in false)),
    )


def row_id(row: Row) -> str:
    """Return a name by which an alignment is known from run to run."""
    article = f"{row['article_id']}:{row['article_start']}-{row['article_end']}"
    return f"{article} {row['source_id']}:{row['source_start']}-{row['source_end']} {row['kind']}"


def borders_right(found: Sequence[Row], detections: Sequence[Row], texts: Mapping[str, str]) -> float | None:
    """Return the share of the cases found whose detection begins and ends within two words of the gold.

    Neighbouring detections of one case count as one. None when no case was found.
    """
    by_article: dict[str, list[Row]] = defaultdict(list)
    for row in detections:
        by_article[row["article_id"]].append(row)
    right = [
        _borders_are_right(case, by_article[case["article_id"]], texts[case["article_id"]]) for case in found
    ]
    return sum(right) / len(right) if right else None


def _borders_are_right(case: Row, detections: Iterable[Row], text: str) -> bool:
    """Tell whether what was detected of one case begins and ends near its borders in the article."""
    touching = [row for row in detections if _overlap(case, row)]
    start = min(row["article_start"] for row in touching)
    end = max(row["article_end"] for row in touching)
    return _words_apart(text, start, case["article_start"]) and _words_apart(text, end, case["article_end"])


def _overlap(case: Row, row: Row) -> bool:
    """Tell whether a detection shares characters with a case on both sides."""
    if row["article_start"] >= case["article_end"] or case["article_start"] >= row["article_end"]:
        return False
    places = [(case["source_id"], case["source_start"], case["source_end"]), *case.get("alternatives", ())]
    return any(
        source == row["source_id"] and row["source_start"] < end and start < row["source_end"]
        for source, start, end in places
    )


def _words_apart(text: str, one: int, other: int) -> bool:
    """Tell whether two offsets are at most two words apart."""
    return len(_WORD.findall(text[min(one, other) : max(one, other)])) <= _MOST_WORDS_OFF


def _was_searched(article: Article, row: Row) -> bool:
    """Tell whether the gold covers the source for this article, as the scorer's own command does."""
    return row["source_id"] in article.get("candidate_sources", [row["source_id"]])


def _detections(trace: Path) -> list[Row]:
    """Return the witnesses of a trace as alignments, neighbours joined."""
    names = runpy.run_path(str(shared("tools/score_trace.py")))
    rows = cast(Callable[[object], Iterator[Row]], names["rows"])
    merged = cast(Callable[[Iterable[Row]], list[Row]], names["merged"])
    with trace.open(encoding="utf-8") as file:
        return merged(rows(json.load(file)))


@cache
def _scorer() -> Score:
    return cast(Score, runpy.run_path(str(shared("tools/score_alignment.py")))["score"])


def _articles(path: Path) -> list[Article]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def _gold(path: Path) -> list[Row]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]
