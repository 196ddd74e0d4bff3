"""The labelled quotations of the shared folder, and whether a found quotation agrees with its label.

The shared scorer gives the figures; here each quotation is judged by itself, by the scorer's own measures of
equal spans and equal heads, so that gains and losses can be told one by one.
"""

from __future__ import annotations

import hashlib
import json
import runpy
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NotRequired, TypedDict, cast

from bench.shared import shared
from corpus.model import Span
from quotes.model import Quotation


class LabelledQuotation(TypedDict):
    """One labelled quotation; ``speaker_spans`` are all mentions that count as right."""

    start: int
    end: int
    type: str
    attributed: bool
    ignore: NotRequired[bool]
    speaker: str | None
    speaker_start: int | None
    speaker_end: int | None
    speaker_kind: NotRequired[str | None]
    speaker_spans: NotRequired[list[list[int]]]


class LabelledArticle(TypedDict):
    """One labelled article."""

    id: str
    text: str
    quotes: list[LabelledQuotation]


class LabelledPronoun(TypedDict):
    """A pronoun that a quotation is credited to, and the name that it stands for."""

    id: str
    start: int
    end: int
    pronoun_start: int
    resolved_head: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one labelled stretch. ``rule`` is "" where nobody is credited.

    A stretch that the labels say nobody is quoted with (a title, a term) is right only without a credit.
    """

    id: str
    words: str
    kind: str  # direct, mixed, unattributed
    found: bool
    right: bool | None  # None where the label names no speaker
    rule: str


def articles(name: str) -> list[LabelledArticle]:
    """Read one of the labelled sets."""
    path = shared(f"data/quotations/{name}.jsonl")
    return [cast("LabelledArticle", json.loads(line)) for line in path.read_text("utf-8").splitlines()]


def pronouns() -> list[LabelledPronoun]:
    """Read the labelled pronouns."""
    path = shared("data/quotations/pronouns.dev.jsonl")
    return [cast("LabelledPronoun", json.loads(line)) for line in path.read_text("utf-8").splitlines()]


def verdicts(article: LabelledArticle, found: Iterable[Quotation]) -> list[Verdict]:
    """Judge the marked stretches that the labels of an article hold, in order."""
    text = article["text"]
    by_span = {_trimmed(text, quotation.span): quotation for quotation in reversed(list(found))}
    return [
        _verdict(article["id"], text, label, by_span)
        for label in article["quotes"]
        if not label.get("ignore")
    ]


def _verdict(article: str, text: str, label: LabelledQuotation, by_span: Mapping[Span, Quotation]) -> Verdict:
    span = Span(label["start"], label["end"])
    quotation = by_span.get(_trimmed(text, span))
    credit = quotation.attribution if quotation else None
    return Verdict(
        id=f"{hashlib.sha256(article.encode()).hexdigest()[:10]}@{span.start}-{span.end}",
        words=span.of(text),
        kind=label["type"],
        found=quotation is not None,
        right=_right(label, quotation),
        rule=credit.rule if credit else "",
    )


def _right(label: LabelledQuotation, quotation: Quotation | None) -> bool | None:
    if not label["attributed"]:
        return quotation is None or quotation.attribution is None
    return None if label["speaker"] is None else is_right(label, quotation)


def is_right(label: LabelledQuotation, quotation: Quotation | None) -> bool:
    """Tell whether the credited words overlap the labelled mention, or name the same head."""
    credit = quotation.attribution if quotation else None
    if credit is None or label["speaker"] is None or label["speaker_start"] is None:
        return False
    spans = label.get("speaker_spans") or [[label["speaker_start"], label["speaker_end"] or 0]]
    if any(credit.speaker_span.overlap(Span(start, end)) for start, end in spans):
        return True
    if label.get("speaker_kind") == "pronoun":
        return False
    head = scorer_head()
    wanted = head(label["speaker"])
    return head(credit.speaker) == wanted or (len(wanted) > 2 and wanted in credit.speaker.lower().split())


def _trimmed(text: str, span: Span) -> Span:
    """Return the span without marks, blanks and a last comma or full stop, as the scorer compares it."""
    start, end = _scorer()["trim"](text, span.start, span.end)
    return Span(start, max(start, end))


def scorer_head() -> Callable[[str], str]:
    """Return the scorer's function for the head of a name."""
    return cast("Callable[[str], str]", _scorer()["head"])


@cache
def _scorer() -> Mapping[str, Callable[..., tuple[int, int]]]:
    return runpy.run_path(str(scorer_path()), run_name="scorer")


def scorer_path() -> Path:
    """Return the shared scorer."""
    return shared("tools/score_quotations.py")
