"""The index of sources: what stands where, and how much a word tells."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.indexing.index import MOST_PLACES, Seeds, SourceIndex
from provenance.indexing.neighbours import ALONE, beside, word_signs
from provenance.indexing.shingles import SHINGLE_WORDS, word_hash, word_table
from provenance.indexing.shingles import shingles as shingles_of
from quotes.words.tokens import words
from quotes.words.variants import word_variants
from tests.provenance.lighthouse import LANTERN, MINUTES, REPORT, ROTA

_WORDS = st.sampled_from(["the", "lantern", "honour", "honor", "Al-Qaida", "dark", "東", "x’s", "."])
_TEXTS = st.lists(_WORDS, max_size=12).map(" ".join)


def _grams(text: str) -> list[tuple[str, ...]]:
    folded = [word.folded for word in words(text)]
    return [tuple(folded[first : first + SHINGLE_WORDS]) for first in range(len(folded) - SHINGLE_WORDS + 1)]


def _seeds(index: SourceIndex, article: str) -> Seeds:
    return index.seeds(index.places.known(shingles_of(word_table([article]).hashes)))


def _matches(article: tuple[str, ...], source: tuple[str, ...]) -> bool:
    """Tell whether two shingles are one, with one word of the source's in another spelling at most."""
    differing = [(ours, theirs) for ours, theirs in zip(article, source, strict=True) if ours != theirs]
    return len(differing) <= 1 and all(ours in word_variants(theirs) for ours, theirs in differing)


@given(_TEXTS, st.lists(_TEXTS, max_size=3))
def test_seeds_are_those_of_a_naive_search(article: str, sources: list[str]) -> None:
    index = SourceIndex(sources)
    found = _seeds(index, article)
    naive = {
        (ours, int(index.first_word[text]) + theirs)
        for text, source in enumerate(sources)
        for (ours, gram), (theirs, other) in product(enumerate(_grams(article)), enumerate(_grams(source)))
        if _matches(gram, other)
    }
    assert set(zip(found.article.tolist(), found.source.tolist(), strict=True)) == naive


@given(_TEXTS, st.lists(_TEXTS, max_size=3))
def test_a_sign_leaves_out_no_seed_of_a_longer_run(article: str, sources: list[str]) -> None:
    index = SourceIndex(sources)
    table = word_table([article])
    known = index.places.known(shingles_of(table.hashes))
    found = index.seeds(known, beside(word_signs(table.hashes), known.article))
    kept = set(zip(found.article.tolist(), found.source.tolist(), strict=True))
    naive = _seeds(index, article)
    everything = set(zip(naive.article.tolist(), naive.source.tolist(), strict=True))
    assert kept <= everything
    assert kept >= {
        (ours, theirs)
        for ours, theirs in everything
        if {(ours - 1, theirs - 1), (ours + 1, theirs + 1)} & everything
    }


def test_a_single_shingle_is_left_out_unless_its_sign_says_that_it_tells() -> None:
    index = SourceIndex([REPORT])
    words_of = [word.folded for word in words(REPORT)][4:7]
    table = word_table([" ".join(("zebra", *words_of, "quagga"))])
    known = index.places.known(shingles_of(table.hashes))
    signs = beside(word_signs(table.hashes), known.article)
    assert not len(index.seeds(known, signs).article)
    assert len(index.seeds(known, signs | ALONE).article)


@given(_TEXTS, st.lists(_TEXTS, max_size=3))
def test_seeds_are_sorted_and_each_comes_once(article: str, sources: list[str]) -> None:
    found = _seeds(SourceIndex(sources), article)
    pairs = list(zip(found.article.tolist(), found.source.tolist(), strict=True))
    assert pairs == sorted(set(pairs))


def test_a_shingle_that_stands_too_often_seeds_in_its_first_places_only() -> None:
    index = SourceIndex(["thank you all "] * (MOST_PLACES + 5))
    found = _seeds(index, "thank you all")
    assert [index.text_of(position) for position in found.source.tolist()] == list(range(MOST_PLACES))


def test_no_shingle_runs_from_one_source_into_the_next() -> None:
    index = SourceIndex(["dark for eleven", "nights and that"])
    assert not len(_seeds(index, "eleven nights and").article)


def test_another_spelling_of_a_word_seeds_too() -> None:
    index = SourceIndex([ROTA])
    found = _seeds(index, "they would honor the")
    assert [index.folded(position, position + 1) for position in found.source.tolist()] == [
        ["they"],
        ["would"],
    ]


def test_every_word_position_gives_its_word() -> None:
    index = SourceIndex([LANTERN, "", MINUTES])
    assert index.folded(0, len(index.hashes)) == [
        word.folded for text in (LANTERN, "", MINUTES) for word in words(text)
    ]


def test_every_sentence_gives_its_words() -> None:
    index = SourceIndex([REPORT, MINUTES])
    position = index.positions_of(index.spellings.canonical(word_hash("vicar"))).tolist()[0]
    sentence = index.sentences.span(index.sentences.at(position)).of(MINUTES)
    assert sentence.startswith("The vicar abstained")


@given(st.lists(st.text("ab.\n 東。", max_size=30), min_size=1, max_size=3))
def test_every_word_lies_in_its_sentence(sources: list[str]) -> None:
    index = SourceIndex(sources)
    for position in range(len(index.hashes)):
        sentence = index.sentences.span(index.sentences.at(position))
        assert sentence.start <= index.starts[position]
        assert index.ends[position] <= sentence.end


def test_spellings_of_one_word_are_looked_up_together() -> None:
    index = SourceIndex(["They honor it. They honour it."])
    assert index.count_of(index.spellings.canonical(word_hash("honour"))) == 2


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    index = SourceIndex([REPORT])
    by_word = dict(zip(index.folded(0, len(index.hashes)), index.weights.tolist(), strict=True))
    assert by_word["the"] < by_word["found"] < by_word["skerrow"]


def test_a_word_that_the_sources_repeat_weighs_less() -> None:
    rare = SourceIndex(["Skerrow " + "and so on " * 2_000])
    often = SourceIndex(["Skerrow and so on " * 2_000])
    assert often.weights[0] < rare.weights[0]


@pytest.mark.parametrize("sources", [[], [""], ["’"], ["one two"]], ids=repr)
def test_sources_without_a_shingle_seed_nothing(sources: list[str]) -> None:
    index = SourceIndex(sources)
    assert not len(_seeds(index, "one two three").article)


def test_no_shingle_at_all_seeds_nothing() -> None:
    assert not len(_seeds(SourceIndex([REPORT]), "").article)
