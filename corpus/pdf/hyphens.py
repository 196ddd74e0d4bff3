"""Joining lines: whether a hyphen at a line's end belongs to the word.

Whether "long-" + "term" is one word or two is decided by how the document itself writes it elsewhere, since
no rule knows both "Al-Qaida" and "informa-tion". What cannot be decided so follows the document's habit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*(?:-[^\W\d_]+(?:['’][^\W\d_]+)*)*")
_LAST = re.compile(r"(?:[^\W_]+[-'’])*[^\W_]+-$")
_FIRST = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_WITHOUT_BLANKS = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]")  # Chinese and Japanese writing
_JOINING_WORDS = frozenset({"and", "or", "to", "und", "oder", "bis", "et", "ou", "y", "o", "e", "en", "of"})
FEWEST_DECIDED = 3  # line ends decided by the vocabulary, before they tell of the document's habit
RARE = 0.02  # of the lines: hyphens as rare at line ends are those of the words themselves
FEWEST_PREFIX_USES = 2  # hyphenated words with the same beginning ("non-")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a document away from line ends, and what it does with hyphens at them.

    ``words`` counts words in lower case, hyphens kept; ``prefixes`` counts the distinct hyphenated words
    that begin alike. ``keeps`` tells whether an undecided hyphen stays.
    """

    words: Counter[str]
    prefixes: Counter[str]
    keeps: bool

    def keeps_hyphen(self, before: str, after: str) -> bool:
        """Tell whether the hyphen that ends ``before`` stays when ``after`` follows it.

        >>> Vocabulary(Counter({"long-term": 2}), Counter(), keeps=False).keeps_hyphen("a long-", "term plan")
        True
        """
        decided = _decided(self.words, self.prefixes, before, after)
        return self.keeps if decided is None else decided


def vocabulary(lines: Iterable[str]) -> Vocabulary:
    """Learn a document's words and habits from its lines, which are in order."""
    words: Counter[str] = Counter()
    ends: list[tuple[str, str]] = []
    last = ""
    count = 0
    for line in lines:
        count += 1
        if last.endswith("-"):
            ends.append((last, line))
        words.update(_inner_words(line, skip_first=last.endswith("-")))
        last = line
    prefixes = Counter(word.split("-")[0] for word in words if "-" in word)
    decisions = [_decided(words, prefixes, before, after) for before, after in ends]
    kept, joined = decisions.count(True), decisions.count(False)
    # a word processor that does not hyphenate breaks only at hyphens that are there
    keeps = kept >= FEWEST_DECIDED and kept > 4 * joined
    keeps |= not joined and len(ends) <= RARE * count
    return Vocabulary(words, prefixes, keeps)


def join(before: str, after: str, known: Vocabulary) -> tuple[str, str]:
    """Return what is left of the first line and what stands between it and the second, which is unchanged.

    >>> nothing = Vocabulary(Counter(), Counter(), keeps=False)
    >>> pairs = ("the infor-", "mation"), ("paras. 737–", "739"), ("two", "words")
    >>> [join(*pair, nothing) for pair in pairs]
    [('the infor', ''), ('paras. 737–', ''), ('two', ' ')]
    """
    if not before or not after:
        return before, ""
    if before.endswith("-"):
        if len(before) < 2 or not before[-2].isalnum() or _is_suspended(before, after, known):
            return before, " "
        return (before if known.keeps_hyphen(before, after) else before[:-1]), ""
    if _WITHOUT_BLANKS.match(before[-1]) and _WITHOUT_BLANKS.match(after[0]):
        return before, ""
    if before[-1] in "–—" and len(before) > 1 and not before[-2].isspace():
        return before, ""
    if after[0] in "–—" and after[1:2].isalpha() and before[-1].isalnum():
        return before, ""
    if before[-1] == "/" and len(before) > 1 and not before[-2].isspace():
        return before, ""
    return before, " "


def _is_suspended(before: str, after: str, known: Vocabulary) -> bool:
    """Tell whether a hyphen stands for a word that follows later, as in "short- and long-term"."""
    left, right = _LAST.search(before), _FIRST.match(after)
    if left is None or right is None or right[0].lower() not in _JOINING_WORDS:
        return False
    return not known.words[f"{left[0][:-1]}{right[0]}".lower()]


def _inner_words(line: str, *, skip_first: bool) -> list[str]:
    """Return a line's whole words in lower case: not the halves that a line end may have parted."""
    words = [found[0].lower() for found in WORD.finditer(line)]
    if line.endswith("-"):
        words = words[:-1]
    return words[1:] if skip_first else words


def _decided(words: Counter[str], prefixes: Counter[str], before: str, after: str) -> bool | None:
    """Tell whether a hyphen stays by what the document shows, or None where it shows nothing."""
    left, right = _LAST.search(before), _FIRST.match(after)
    if left is None or right is None or not right[0][0].islower() or not left[0][-2].isalpha():
        return True  # a capital, a figure or a sign follows: "Al-Qaida", "COVID-19"
    if any(character.isdigit() for character in left[0]):
        return True  # "21st-century"
    first, second = left[0][:-1].lower(), right[0].lower()
    hyphenated, whole = words[f"{first}-{second}"], words[f"{first}{second}"]
    if hyphenated != whole:
        return hyphenated > whole
    head, tail = first.split("-")[-1], second.split("-")[0]
    if prefixes[head] >= FEWEST_PREFIX_USES and not words[f"{head}{tail}"]:
        return True
    if words[f"{head}{tail}"]:
        return False
    if words[head] > 1 and words[tail] > 1 and min(len(head), len(tail)) > 3:
        return True
    return None
