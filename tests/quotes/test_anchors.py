"""The long common runs of two texts say which part of a passage a variant reproduces."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quotes.wording.anchors import SAME_BEGINNING, anchors
from quotes.wording.units import units
from quotes.words.lexicon import lexicons
from quotes.words.names import default_aliases
from quotes.words.runs import runs

_SAMPLED = st.sampled_from(["lamp", "keeper", "oil", "the", "of", "…"])
_WORDS = st.lists(_SAMPLED, min_size=1, max_size=12)
_FEW_WORDS = st.lists(_SAMPLED, max_size=SAME_BEGINNING - 3)  # more of them would be found from the end


@given(_WORDS, _FEW_WORDS, _WORDS)
def test_words_in_a_row_of_the_passage_are_one_run_at_their_first_place(
    before: list[str], middle: list[str], after: list[str]
) -> None:
    inner = ["shoal", *middle, "shoal"]
    written = [*before, *inner, *after, *inner]
    passage = units(runs(" ".join(written)), default_aliases())
    variant = units(runs(" ".join(inner)), default_aliases())
    keys = [unit.key for unit in variant]
    first = next(at for at in range(len(passage)) if [unit.key for unit in passage[at:]][: len(keys)] == keys)
    (run,) = anchors(passage, variant, lexicons()["en"])
    assert (run.passage, run.variant, run.length) == (first, 0, len(variant))
