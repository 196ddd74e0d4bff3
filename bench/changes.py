"""Measure the wording changes: kinds over the written cases, and edits planted into real sentences.

``python -m bench.changes [NUMBER]`` prints the confusion of kinds over tests/cases/changes, then plants
NUMBER edited sentences (default 2,000) taken from the shared sources and says how much of them is found
again: words covered, kinds, worst severity, seconds. That part is skipped where the shared texts are absent.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.shared import SharedAbsentError, shared
from quotes.comparison import compare_quotation
from quotes.kinds import Code, kinds
from quotes.model import Change
from tests.quotes.change_cases import cases

FILES = (
    "cosmetic",
    "style",
    "marked",
    "unmarked",
    "meaning",
    "mixed",
    "languages",
    "newsroom",
    "negative",
    "known_failures",
)
LEAST_WORDS, MOST_WORDS = 14, 60
MOST_EDITS = 4


class Edit(NamedTuple):
    """Words [start, end) of a sentence replaced by others, and the kind of change that this is."""

    start: int
    end: int
    words: tuple[str, ...]
    kind: Code


Edits = Callable[[Sequence[str], random.Random], Edit | None]


def main() -> None:
    """Print both measurements."""
    _print_confusion()
    try:
        folder = shared("data/trace")
    except SharedAbsentError as error:
        print(f"planted edits skipped: {error}", file=sys.stderr)
        return
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    _print_planted(list(_sentences(folder)), number)


def _print_confusion() -> None:
    """Print how often each expected kind was given as which kind, by order of the changes."""
    confusion: Counter[tuple[str, str]] = Counter()
    for case in (case for file in FILES for case in cases(file)):
        found = [change.kind for change in compare_quotation(case.source, case.quotation).changes]
        expected = [kind for kind, _, _ in case.changes]
        if len(expected) != len(found):
            found = ["another number of changes"] * len(expected)
        confusion.update(zip(expected, found, strict=True))
    right = sum(count for (kind, given), count in confusion.items() if kind == given)
    print(f"cases: {right} of {sum(confusion.values())} changes of the right kind")
    for (kind, given), count in sorted(confusion.items()):
        if kind != given:
            print(f"  {kind} given as {given}: {count}")


def _sentences(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*/sources/*.txt"))[:12]:
        text = " ".join(path.read_text(encoding="utf-8", errors="replace").split())
        for sentence in re.split(r"(?<=[a-z][.!?]) (?=[A-Z])", text):
            if LEAST_WORDS <= len(sentence.split()) <= MOST_WORDS and sentence[0].isupper():
                yield sentence


def _print_planted(sentences: list[str], number: int) -> None:
    rng = random.Random(5)
    totals: Counter[str] = Counter()
    by_kind: Counter[tuple[str, str]] = Counter()
    seconds = 0.0
    for sentence in rng.sample(sentences, min(number, len(sentences))):
        planted = _plant(sentence.split(), rng)
        if not planted:
            continue
        quotation = _edited(sentence.split(), planted)
        begun = time.process_time()
        found = compare_quotation(sentence, quotation)
        seconds += time.process_time() - begun
        _score(planted, found.changes, sentence, totals, by_kind)
        totals["sentences"] += 1
        totals["same passage"] += found.same_passage
        totals["worst"] += int(found.worst) == max(int(kinds()[edit.kind].severity) for edit in planted)
    _print_totals(totals, by_kind, seconds)


def _print_totals(totals: Counter[str], by_kind: Counter[tuple[str, str]], seconds: float) -> None:
    precision = totals["words right"] / max(1, totals["words found"])
    recall = totals["words right"] / max(1, totals["words planted"])
    print(
        f"planted: {totals['sentences']} sentences, {seconds / max(1, totals['sentences']) * 1e3:.2f} ms each"
    )
    print(f"words covered: precision {precision:.3f}, recall {recall:.3f}")
    print(f"kinds: {totals['kinds right'] / max(1, totals['edits']):.3f}")
    for name in ("worst", "same passage"):
        print(f"{name}: {totals[name] / max(1, totals['sentences']):.3f}")
    for (planted, given), count in sorted(by_kind.items(), key=lambda item: -item[1]):
        if planted != given:
            print(f"  {planted} given as {given}: {count}")


def _score(
    planted: Sequence[Edit],
    changes: Sequence[Change],
    sentence: str,
    totals: Counter[str],
    by_kind: Counter[tuple[str, str]],
) -> None:
    starts = [match.start() for match in re.finditer(r"\S+", sentence)]
    covered = {
        index for change in changes for index, start in enumerate(starts) if _covers(change, start, sentence)
    }
    wanted = {index for edit in planted for index in range(edit.start, edit.end)}
    totals["words found"] += len(covered)
    totals["words planted"] += len(wanted)
    totals["words right"] += len(covered & wanted)
    for edit in planted:
        at = starts[edit.start] if edit.start < len(starts) else len(sentence)
        given = [
            change.kind
            for change in changes
            if change.passage.start <= at + 1 and at - 2 <= change.passage.end
        ]
        kind = edit.kind.value if edit.kind.value in given else (given[0] if given else "nothing")
        totals["edits"] += 1
        totals["kinds right"] += kind == edit.kind
        by_kind[edit.kind.value, kind] += 1


def _covers(change: Change, start: int, sentence: str) -> bool:
    """Tell whether a change takes a letter of the word that begins at ``start``."""
    end = sentence.find(" ", start)
    stretch = sentence[
        max(start, change.passage.start) : min(change.passage.end, end if end >= 0 else len(sentence))
    ]
    return any(sign.isalnum() for sign in stretch)


def _plant(words: Sequence[str], rng: random.Random) -> list[Edit]:
    """Choose up to four edits that stand apart."""
    chosen: list[Edit] = []
    for make in rng.sample(_EDITS, k=rng.randint(2, 2 * MOST_EDITS)):
        edit = make(words, rng)
        if edit is None or len(chosen) == MOST_EDITS:
            continue
        if all(edit.end + 2 < other.start or other.end + 2 < edit.start for other in chosen):
            chosen.append(edit)
    return sorted(chosen)


def _edited(words: Sequence[str], edits: Sequence[Edit]) -> str:
    pieces: list[str] = []
    at = 0
    for edit in edits:
        pieces += [*words[at : edit.start], *edit.words]
        at = edit.end
    return " ".join([*pieces, *words[at:]])


_PLAIN = re.compile(r"[a-z]{4,}")
_SUBSTITUTES = ("umbrella", "walrus", "harpsichord", "marmalade")


def _somewhere(words: Sequence[str], rng: random.Random, fits: Callable[[str], bool]) -> int | None:
    places = [index for index in range(1, len(words) - 2) if fits(words[index])]
    return rng.choice(places) if places else None


def _swap(table: dict[str, str], kind: Code) -> Edits:
    def make(words: Sequence[str], rng: random.Random) -> Edit | None:
        at = _somewhere(words, rng, lambda word: word in table)
        return None if at is None else Edit(at, at + 1, (table[words[at]],), kind)

    return make


def _drop(words: Sequence[str], rng: random.Random) -> Edit | None:
    at = _somewhere(
        words, rng, lambda word: _PLAIN.fullmatch(word) is not None and word.endswith(("al", "ly", "ic"))
    )
    return None if at is None else Edit(at, at + 1, (), Code.WORD_DROPPED)


def _add(words: Sequence[str], rng: random.Random) -> Edit | None:
    at = _somewhere(words, rng, lambda word: _PLAIN.fullmatch(word) is not None)
    return (
        None if at is None else Edit(at, at, (rng.choice(("purple", "wooden", "silently")),), Code.WORD_ADDED)
    )


def _substitute(words: Sequence[str], rng: random.Random) -> Edit | None:
    at = _somewhere(words, rng, lambda word: len(word) > 5 and _PLAIN.fullmatch(word) is not None)
    return None if at is None else Edit(at, at + 1, (rng.choice(_SUBSTITUTES),), Code.WORD_SUBSTITUTED)


def _cut(words: Sequence[str], rng: random.Random) -> Edit | None:
    at = _somewhere(words, rng, lambda word: _PLAIN.fullmatch(word) is not None)
    if (
        at is None
        or at + 5 > len(words) - 2
        or not all(_PLAIN.fullmatch(word) for word in words[at : at + 3])
    ):
        return None
    return Edit(at, at + 3, (rng.choice(("…", "...", "[…]")),), Code.ELLIPSIS)


def _bracket(words: Sequence[str], rng: random.Random) -> Edit | None:
    at = _somewhere(words, rng, lambda word: word in ("it", "he", "they", "she", "them", "him"))
    return None if at is None else Edit(at, at + 1, ("[the envoy]",), Code.BRACKET_REPLACE)


def _insert(words: Sequence[str], rng: random.Random) -> Edit | None:
    at = _somewhere(words, rng, lambda word: _PLAIN.fullmatch(word) is not None)
    return (
        None
        if at is None
        else Edit(at, at, (rng.choice(("[in the spring]", "[the envoy]")),), Code.BRACKET_INSERT)
    )


def _number(words: Sequence[str], rng: random.Random) -> Edit | None:
    at = _somewhere(words, rng, lambda word: word.isdigit() and len(word) < 5)
    return None if at is None else Edit(at, at + 1, (str(int(words[at]) + rng.randint(1, 9)),), Code.NUMBER)


_EDITS: tuple[Edits, ...] = (
    _drop, _add, _substitute, _cut, _bracket, _insert, _number,
    _swap({"no": "some", "never": "always", "without": "with", "not": "also"}, Code.NEGATION),
    _swap({"may": "will", "will": "may", "would": "must", "could": "will", "should": "may"}, Code.MODALITY),
    _swap({"some": "all", "all": "some", "many": "few", "most": "all", "several": "many"}, Code.QUANTIFIER),
    _swap({"is": "was", "was": "is", "are": "were", "were": "are", "had": "has"}, Code.TENSE),
    _swap({"more": "less", "less": "more", "greater": "smaller"}, Code.COMPARATIVE),
    _swap({"President": "Senator", "Russia": "Norway", "Trump": "Whitby"}, Code.ENTITY_SWAPPED),
    _swap({"honor": "honour", "defense": "defence", "center": "centre"}, Code.SPELLING_VARIETY),
    _swap({"two": "2", "three": "3", "four": "4", "five": "5", "ten": "10"}, Code.NUMBER_FORMAT),
)  # fmt: skip


if __name__ == "__main__":
    main()
