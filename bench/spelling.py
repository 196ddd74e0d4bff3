"""Measure the spelling rules: how many British/American pairs they know, and what they wrongly make equal.

Needs word lists that are not shipped: `pip install wordfreq breame eng`, then `python -m bench.spelling`.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import cast

from rapidfuzz.fuzz import ratio

from quotes.words.spelling import canonical

COMMONEST = 60_000  # words among which no false pair may be
LEAST_LIKENESS = 75  # of 100; film and movie are not spellings of one word
NEEDED = ("wordfreq", "breame", "eng")


def main() -> None:
    """Print coverage of two lists of pairs, plain and by frequency, and groups that neither list knows."""
    missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        print(f"skipped: install {' '.join(missing)} to measure spelling", file=sys.stderr)
        return
    pairs = {"breame": _breame_pairs(), "eng": _eng_pairs()}
    for name, known in pairs.items():
        _print_coverage(name, known)
    _print_groups(set().union(*pairs.values()))


def _print_coverage(name: str, pairs: Iterable[tuple[str, str]]) -> None:
    frequency = _frequency()
    counts, weights = [0, 0], [0.0, 0.0]
    missed: list[tuple[float, str]] = []
    for british, american in pairs:
        weight = min(frequency(british, "en"), frequency(american, "en"))
        hit = canonical(british) == canonical(american)
        counts[hit] += 1
        weights[hit] += weight
        if not hit:
            missed.append((weight, f"{british}/{american}"))
    print(f"{name}: {counts[1]} of {sum(counts)} pairs, {weights[1] / sum(weights):.1%} by frequency")
    print("  commonest missed:", ", ".join(pair for _, pair in sorted(missed, reverse=True)[:40]))


def _print_groups(known: set[tuple[str, str]]) -> None:
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for word in _commonest():
        groups[canonical(word)].append(word)
    together = [group for group in groups.values() if len(group) > 1]
    joined = {frozenset(pair) for pair in known}
    unknown = [group for group in together if not any(pair <= set(group) for pair in joined)]
    print(f"{len(together)} groups among the {COMMONEST} commonest words, {len(unknown)} in neither list:")
    print("  " + "; ".join("/".join(group) for group in unknown))


def _breame_pairs() -> set[tuple[str, str]]:
    module = importlib.import_module("breame.data.spelling_constants")
    spellings = cast("Mapping[str, str]", vars(module)["BRITISH_ENGLISH_SPELLINGS"])
    return {(british, american) for british, american in spellings.items() if british != american}


def _eng_pairs() -> set[tuple[str, str]]:
    path = Path(str(importlib.import_module("eng").__file__)).with_name("words.txt")
    lines = (line.split() for line in path.read_text(encoding="utf-8").splitlines())
    return {(line[0], line[1]) for line in lines if len(line) == 2 and _one_word(*line)}


def _one_word(british: str, american: str) -> bool:
    """Tell a pair of spellings from a pair of words such as lorry and truck."""
    return british.isalpha() and american.isalpha() and ratio(british, american) >= LEAST_LIKENESS


def _frequency() -> Callable[[str, str], float]:
    return cast("Callable[[str, str], float]", vars(importlib.import_module("wordfreq"))["word_frequency"])


def _commonest() -> list[str]:
    top = cast("Callable[[str, int], list[str]]", vars(importlib.import_module("wordfreq"))["top_n_list"])
    words = (word for word in top("en", 2 * COMMONEST) if word.isascii() and word.isalpha())
    return [word for _, word in zip(range(COMMONEST), words, strict=False)]


if __name__ == "__main__":
    main()
