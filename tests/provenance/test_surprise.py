"""A word tells little after a word that it follows by habit, much elsewhere."""

from __future__ import annotations

from collections import Counter
from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.indexing.index import SourceIndex
from tests.provenance.lighthouse import LANTERN

_HABIT = 8.0
_CONTEXT = 4
_WORDS = st.lists(st.sampled_from(["lantern", "gull", "tern", "oar", "of", "the"]), max_size=60)


def _reference(words: list[str], weights: list[float]) -> list[float]:
    """Weigh the words of one source after one another, one at a time."""
    padded = [""] * _CONTEXT + words + [""] * (_CONTEXT + 1)
    contexts = {
        (words[at], words[at + 1], padded[at], padded[at + 1 + 2 * _CONTEXT]) for at in range(len(words) - 1)
    }
    pairs = Counter(context[:2] for context in contexts)
    firsts = Counter(context[0] for context in contexts)
    found = weights[:1]
    for before, word, weight in zip(words, words[1:], weights[1:], strict=False):
        share = (pairs[before, word] - 1 + _HABIT * 2**-weight) / (firsts[before] - 1 + _HABIT)
        found.append(min(weight, max(0.3, -log2(share))))
    return found


@given(_WORDS)
def test_surprises_are_those_of_a_count_by_hand(words: list[str]) -> None:
    index = SourceIndex([" ".join(words)])
    assert index.surprises.tolist() == pytest.approx(_reference(words, index.weights.tolist()), abs=1e-3)


def test_a_word_that_stands_once_after_another_tells_as_much_as_by_itself() -> None:
    index = SourceIndex([LANTERN])
    assert index.surprises.sum() == pytest.approx(index.weights.sum(), rel=0.02)


def test_a_word_that_follows_another_by_habit_tells_little_there() -> None:
    fillers = ["gull", "tern", "oar", "mast", "keel", "rope", "sail", "hull", "deck", "helm", "crew", "port"]
    source = " ".join(f"{one} {two} skerrow shoals {two} {one}" for one in fillers for two in fillers)
    index = SourceIndex([source])
    shoals = 3
    assert index.folded(shoals, shoals + 1) == ["shoals"]
    assert index.surprises[shoals] < 1 < index.weights[shoals]


def test_a_passage_that_sources_repeat_tells_as_much_as_one_that_stands_once() -> None:
    often = SourceIndex([LANTERN] * 30)
    inner = slice(_CONTEXT, int(often.first_word[1]) - _CONTEXT - 1)
    assert often.surprises[inner].sum() > 0.9 * often.weights[inner].sum()
