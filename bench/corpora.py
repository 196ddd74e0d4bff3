"""Make the corpora to measure on: a planted one, and others derived from it.

A corpus is a folder with ``articles.jsonl``, ``source.txt`` and ``truth.jsonl`` as the shared tool writes
them. A folder that is complete is used again. Files are copied line by line, so that memory stays small.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from bench.plantings import Planting
from bench.shared import shared

_SENTENCE = re.compile(r"[A-Z][^.\n]{30,240}\.")
_OTHER_SEED = 7  # of sources that no article quotes


class Article(TypedDict):
    """A line of articles.jsonl."""

    id: str
    text: str


class Passage(TypedDict):
    """A line of passages.jsonl: a stretch of the source that is planted."""

    pid: int
    begin: int
    end: int
    text: str
    words: int


@dataclass(frozen=True, slots=True)
class Corpus:
    """A folder of articles, with the source that is planted in them and the truth about it."""

    folder: Path

    @property
    def articles(self) -> Path:
        """The articles, JSON Lines."""
        return self.folder / "articles.jsonl"

    @property
    def source(self) -> Path:
        """The text that the plantings come from."""
        return self.folder / "source.txt"

    @property
    def truth(self) -> Path:
        """The plantings, JSON Lines, sorted by article."""
        return self.folder / "truth.jsonl"

    @property
    def fingerprint(self) -> str:
        """What tells this corpus from others: the tool's prose is that of the Python that runs it."""
        return hashlib.sha256(self.truth.read_bytes() + self.source.read_bytes()).hexdigest()[:16]

    def plantings(self) -> dict[str, list[Planting]]:
        """Return the plantings by article."""
        found: dict[str, list[Planting]] = defaultdict(list)
        with self.truth.open(encoding="utf-8") as lines:
            for line in lines:
                planting: Planting = json.loads(line)
                found[planting["article"]].append(planting)
        return found

    def read(self) -> Iterator[Article]:
        """Yield the articles."""
        with self.articles.open(encoding="utf-8") as lines:
            for line in lines:
                article: Article = json.loads(line)
                yield article


def planted(root: Path, n: int) -> Corpus:
    """Make the shared tool's corpus: ``n`` articles, 0.3 plantings an article of 30 passages."""
    return _made(root / f"planted-{n}", n, [])


def other_sources(root: Path, count: int) -> list[Path]:
    """Make sources of some 15,000 words that no article quotes."""
    made = _made(
        root / f"others-{count}", 10, ["--seed", str(_OTHER_SEED), "--source-words", str(15_000 * count)]
    )
    folder = made.folder / "sources"
    if not folder.exists():
        folder.mkdir()
        paragraphs = made.source.read_text(encoding="utf-8").split("\n\n")
        size = -(-len(paragraphs) // count)
        for number in range(count):
            text = "\n\n".join(paragraphs[number * size : (number + 1) * size])
            (folder / f"other{number:03}.txt").write_text(text, encoding="utf-8")
    return sorted(folder.glob("*.txt"))


def first(corpus: Corpus, n: int) -> Corpus:
    """Return the first ``n`` articles of a corpus as one of its own."""
    part = Corpus(corpus.folder.with_name(f"{corpus.folder.name}-first-{n}"))
    if not part.truth.exists():
        articles = (article for number, article in enumerate(corpus.read()) if number < n)
        _write(part, corpus, _paired(corpus, articles))
    return part


def quoting_more(corpus: Corpus, quotations: int) -> Corpus:
    """Return the same articles with more of their own sentences between quotation marks."""
    more = Corpus(corpus.folder.with_name(f"{corpus.folder.name}-quoting-{quotations}"))
    if not more.truth.exists():
        pairs = _paired(corpus, corpus.read())
        _write(more, corpus, (_with_marks(article, truth, quotations) for article, truth in pairs))
    return more


def repeating_one(corpus: Corpus, n: int) -> Corpus:
    """Return ``n`` articles, each of which ends with the same quotation of the source."""
    one = Corpus(corpus.folder.with_name(f"{corpus.folder.name}-one-passage-{n}"))
    if not one.truth.exists():
        articles = (article for number, article in enumerate(corpus.read()) if number < n)
        passage = _long_passage(corpus)
        pairs = _paired(corpus, articles)
        _write(one, corpus, (_with_last_words(article, truth, passage) for article, truth in pairs))
    return one


def _made(folder: Path, n: int, options: list[str]) -> Corpus:
    """Run the shared tool unless its folder is there; keep the files that are used."""
    corpus = Corpus(folder)
    if not (folder / "passages.jsonl").exists():
        tool = shared("tools/make_corpus.py")
        subprocess.run([sys.executable, str(tool), str(folder), "--n", str(n), *options], check=True)
        shutil.rmtree(folder / "articles")
        (folder / "all.jsonl").unlink()
    return corpus


Pair = tuple[Article, list[Planting]]


def _paired(corpus: Corpus, articles: Iterator[Article]) -> Iterator[Pair]:
    plantings = corpus.plantings()
    return ((article, plantings.get(article["id"], [])) for article in articles)


def _write(corpus: Corpus, origin: Corpus, pairs: Iterator[Pair]) -> None:
    """Write a corpus; the truth gets its name last, so that a folder with it is complete."""
    corpus.folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(origin.source, corpus.source)
    unfinished = corpus.folder / "truth.part"
    with (
        corpus.articles.open("w", encoding="utf-8") as articles,
        unfinished.open("w", encoding="utf-8") as truth,
    ):
        for article, plantings in pairs:
            articles.write(json.dumps(article, ensure_ascii=False) + "\n")
            truth.writelines(json.dumps(planting, ensure_ascii=False) + "\n" for planting in plantings)
    unfinished.rename(corpus.truth)


def _with_marks(article: Article, plantings: list[Planting], count: int) -> Pair:
    """Put sentences between marks, and move the plantings that stand after them."""
    text = article["text"]
    free = [
        sentence.span()
        for sentence in _SENTENCE.finditer(text)
        if not any(p["begin"] < sentence.end() and sentence.start() < p["end"] for p in plantings)
    ]
    chosen = sorted(random.Random(article["id"]).sample(free, min(count, len(free))))
    pieces, last = [], 0
    for start, end in chosen:
        pieces += [text[last:start], "“", text[start:end], "”"]
        last = end
    marked: Article = {**article, "text": "".join([*pieces, text[last:]])}
    return marked, [_shifted(p, 2 * sum(end <= p["begin"] for _, end in chosen)) for p in plantings]


def _shifted(planting: Planting, by: int) -> Planting:
    moved: Planting = {**planting, "begin": planting["begin"] + by, "end": planting["end"] + by}
    return moved


def _long_passage(corpus: Corpus) -> Passage:
    """Return the first passage of 20 words or more."""
    with (corpus.folder / "passages.jsonl").open(encoding="utf-8") as lines:
        passages: Iterator[Passage] = map(json.loads, lines)
        return next(passage for passage in passages if passage["words"] >= 20)


def _with_last_words(article: Article, plantings: list[Planting], passage: Passage) -> Pair:
    """End an article with a quotation of a passage."""
    head = article["text"] + "“"
    longer: Article = {**article, "text": f"{head}{passage['text']},” the report said.\n"}
    planting = Planting(
        article=article["id"],
        begin=len(head),
        end=len(head) + len(passage["text"]),
        pid=passage["pid"],
        kind="verbatim",
        quoted=True,
        src_begin=passage["begin"],
        src_end=passage["end"],
        text=passage["text"],
    )
    return longer, [*plantings, planting]
