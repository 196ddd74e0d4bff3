"""Hashes are sorted and numbered as by plain Python."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from provenance.indexing.ordering import distinct, order_of
from provenance.indexing.shingles import Hashes

# Few leading bits and few trailing ones: many hashes differ behind what shares an integer with a place.
_HASHES = st.lists(
    st.builds(lambda head, tail: (head << 60) | tail, st.integers(0, 3), st.integers(0, 5)), max_size=40
)


def _array(hashes: list[int]) -> Hashes:
    return np.array(hashes, dtype=np.uint64)


@given(_HASHES)
def test_the_order_is_that_of_a_stable_sort(hashes: list[int]) -> None:
    assert order_of(_array(hashes)).tolist() == sorted(range(len(hashes)), key=hashes.__getitem__)


@given(_HASHES)
def test_every_place_has_the_number_of_its_hash(hashes: list[int]) -> None:
    found = distinct(_array(hashes))
    assert found.hashes[found.numbers].tolist() == hashes


@given(_HASHES)
def test_distinct_hashes_come_sorted_with_their_first_place_and_count(hashes: list[int]) -> None:
    found = distinct(_array(hashes))
    assert found.hashes.tolist() == sorted(set(hashes))
    assert found.first.tolist() == [hashes.index(one) for one in sorted(set(hashes))]
    assert found.counts.tolist() == [hashes.count(one) for one in sorted(set(hashes))]
