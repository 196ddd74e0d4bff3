"""Measure the PDF reader: pages a second of processor time, paragraphs, a typeset report against its text.

The typeset report is also traced as a source: how many of the witnesses that its text file finds it finds
too, at the same place of the same article.

Run: python -m bench.pdf [NAME ...]
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench import process
from bench.shared import shared
from corpus.limits import DEFAULT_LIMITS
from corpus.model import Locator, LocatorKind, Span
from corpus.readers.pdf import read
from corpus.reading import Reading
from provenance.reports.as_json import from_json

SHARED = Path(os.environ.get("QUOTE_PROVENANCE_SHARED", Path(__file__).parents[1] / ".." / "shared"))
TYPESET = "mueller-vol2-typeset"
EXACT = SHARED / "data" / "trace" / "mueller_allsides" / "sources" / "mueller_vol2.txt"
GRAM = 12  # words
LEAST_COVERED = 0.5  # of a witness, to be found again

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# what the two texts number differently or mark in their own way, and no reader can get right
_OWN = re.compile(
    r"(?<=[.,;”’)\]a-z])\d{1,4}(?=\s|$)|^\d{1,4} (?=\S)|\[REDACTED\]|\[: [\w ]+\]|■+", re.MULTILINE
)


def main(names: Sequence[str]) -> None:
    """Print one line a document, then the totals."""
    folder = SHARED / "data" / "pdf"
    if not folder.is_dir():
        print(f"{folder}: absent; set QUOTE_PROVENANCE_SHARED to the folder with the labelled data")
        return
    seconds, pages = 0.0, 0
    for path in sorted(folder.glob("*.pdf")):
        if names and path.stem not in names:
            continue
        begun = time.process_time()
        reading = next(iter(read(path, DEFAULT_LIMITS)))
        took = time.process_time() - begun
        if isinstance(reading, Reading):
            count = len({each.label for each in reading.locators if each.kind is LocatorKind.PAGE})
            seconds, pages = seconds + took, pages + count
            print(f"{path.stem:26} {count:4} pages {count / took:6.1f} a second  {_paragraphs(reading)}")
            if path.stem == TYPESET and EXACT.is_file():
                _print_recall(reading.text, EXACT.read_text("utf-8"))
                _print_witnesses(path)
    print(f"{'all':26} {pages:4} pages {pages / max(seconds, 1e-9):6.1f} a second")


def _paragraphs(reading: Reading) -> str:
    """Describe the numbered paragraphs, with any gaps in their numbers."""
    found = [
        each for each in reading.locators if each.kind is LocatorKind.PARAGRAPH and each.label.isdecimal()
    ]
    notes = sum(each.kind is LocatorKind.FOOTNOTE for each in reading.locators)
    if not found:
        return f"no numbered paragraphs, {notes} notes"
    gaps = [str(n) for n in range(int(found[0].label), int(found[-1].label)) if str(n) not in _labels(found)]
    ends = f"{found[0].label}-{found[-1].label}"
    return f"paragraphs {ends}, missing {' '.join(gaps) or 'none'}, {notes} notes, {dict(reading.found)}"


def _labels(found: Sequence[Locator]) -> set[str]:
    """Return the labels."""
    return {each.label for each in found}


def _print_recall(text: str, exact: str) -> None:
    """Print how much of the exact text's runs of words the text has, and the other way round."""
    ours, theirs = _grams(_OWN.sub(" ", text)), _grams(_OWN.sub(" ", exact))
    common = (ours & theirs).total()
    print(f"{'':26} {GRAM}-gram recall {common / theirs.total():.4f}, precision {common / ours.total():.4f}")


def _print_witnesses(path: Path) -> None:
    """Print how many of the witnesses that the text file finds the PDF finds too."""
    theirs, ours = _witnesses(EXACT), _witnesses(path)
    found = sum(_is_found(one, ours) for one in theirs)
    print(f"{'':26} {found} of {len(theirs)} witnesses of its text found, {len(ours)} in all")


def _witnesses(source: Path) -> list[tuple[str, Span]]:
    """Return the article and the place of each witness of a source."""
    articles = shared("data/trace/mueller_allsides/articles.jsonl")
    with tempfile.TemporaryDirectory() as folder:
        process.trace(articles, [source], Path(folder), 1)
        trace = from_json((Path(folder) / "trace.json").read_text("utf-8"))
    return [(each.document, each.span) for one in trace.apparatus for each in one.witnesses]


def _is_found(witness: tuple[str, Span], among: Sequence[tuple[str, Span]]) -> bool:
    """Tell whether other witnesses cover enough of one; they never overlap each other."""
    article, span = witness
    covered = sum(span.overlap(other) for document, other in among if document == article)
    return covered >= LEAST_COVERED * len(span)


def _grams(text: str) -> Counter[tuple[str, ...]]:
    """Count the runs of words."""
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
    return Counter(tuple(words[at : at + GRAM]) for at in range(len(words) - GRAM + 1))


if __name__ == "__main__":
    main(sys.argv[1:])
