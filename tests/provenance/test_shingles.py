"""The vectorised words are those of the plain-Python twin, whatever the script."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from provenance.indexing.shingles import (
    SHINGLE_WORDS,
    WordTable,
    batches,
    shingle_hash,
    shingles,
    word_hash,
    word_table,
)
from quotes.words.tokens import words

# letters, marks that vanish, marks that part, scripts without blanks, and halves of surrogate pairs
_ALPHABETS = (
    "abcXYZ019 .,-—\n\t",
    "'’‘ʼ´`“”«»\u00ad\u200b\u2060",
    "éÅøßİıſœ\u0301\u0308\u0327",
    "ابتثجحخد\u064b\u0651ىةکی ٠١٢",
    "東京都知事は言ったカタカナー。、々〇",
    "กขคงจ\u0e31\u0e34\u0e48ລາວ",
    "มကမ္ဘာ ខ្មែរ",
    "עברית שלום ёйиς Σσ",
    "𝐀𝟗😀👩‍👩‍👧𠀀\U000e0041",
    "\ud800\udfff\x00\x01\uffff\ufffe",
)
TEXTS = st.one_of(
    st.text(max_size=40),
    st.text(st.characters(), max_size=40),  # with halves of surrogate pairs
    *(st.text(alphabet, max_size=40) for alphabet in _ALPHABETS),
    st.text("".join(_ALPHABETS), max_size=60),
)


def _plain(text: str) -> list[tuple[str, int]]:
    """Return a text's words and their hashes by the plain-Python twin."""
    return [(word.span.of(text), word_hash(word.folded)) for word in words(text)]


def _vectorised(table: WordTable, text: str) -> list[tuple[str, int]]:
    spans = zip(table.starts.tolist(), table.ends.tolist(), table.hashes.tolist(), strict=True)
    return [(text[start:end], value) for start, end, value in spans]


@given(TEXTS)
@example("")
@example("’’ ’a’ ’")
@example("Al-Qāʿida’s ½ Straße")
@example("東京タワー、a東b")
@example("ภาษาไทย\u0e48 ’กข’")
@example("half \ud800 a surrogate\udfff")
def test_words_and_hashes_are_those_of_the_plain_twin(text: str) -> None:
    assert _vectorised(word_table([text]), text) == _plain(text)


@given(st.lists(TEXTS, max_size=5))
@example([])
@example(["", "", ""])
@example(["a’", "’b", ""])
def test_each_text_of_a_batch_keeps_its_own_words(texts: list[str]) -> None:
    table = word_table(texts)
    for place, text in enumerate(texts):
        assert _vectorised(table.words_of(place), text) == _plain(text)


@given(st.lists(TEXTS, max_size=4))
def test_a_batch_holds_no_word_that_belongs_to_no_text(texts: list[str]) -> None:
    assert len(word_table(texts)) == sum(len(words(text)) for text in texts)


@given(st.lists(st.integers(0, 2**64 - 1), max_size=8))
def test_shingles_are_those_of_the_plain_twin(hashes: list[int]) -> None:
    plain = [
        shingle_hash(hashes[first : first + SHINGLE_WORDS])
        for first in range(len(hashes) - SHINGLE_WORDS + 1)
    ]
    assert shingles(np.array(hashes, dtype=np.uint64)).tolist() == plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Taliban’s", "THE TALIBANS"),
        ("Al-Qāida", "al qaida"),
        ("per\u00adcent", "percent"),
        ("re\u0301sume\u0301", "resume"),
        ("２０２４", "2024"),
    ],
)
def test_ways_to_write_a_word_have_one_hash(one: str, other: str) -> None:
    assert word_table([one]).hashes.tolist() == word_table([other]).hashes.tolist()


def test_the_order_of_words_tells_shingles_apart() -> None:
    one, other = word_table(["dog bites man"]), word_table(["man bites dog"])
    assert shingles(one.hashes).tolist() != shingles(other.hashes).tolist()


def test_a_word_has_the_same_hash_wherever_it_stands() -> None:
    late = word_table(["word " * 70_000 + "harbour"])
    assert late.hashes.tolist()[-1] == word_hash("harbour")


@given(st.lists(st.text("ab ", max_size=12), max_size=12), st.integers(1, 20))
def test_batches_keep_all_texts_in_order_and_to_their_size(texts: list[str], most: int) -> None:
    grouped = list(batches(texts, most))
    assert [text for batch in grouped for text in batch] == texts
    assert all(len(batch) == 1 or sum(map(len, batch)) <= most for batch in grouped)
