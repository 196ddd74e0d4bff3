"""Laws of every trace: spans give their words, changes replay, and nothing depends on what it should not."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.model import Document, Role, Span
from corpus.read import read_all
from provenance.model import Apparatus, Manner, Trace
from provenance.options import Options
from provenance.reports.as_json import to_json
from provenance.trace import trace
from quotes.wording.changes import replay
from tests.provenance.generated import SOURCES, articles_of
from tests.provenance.lighthouse import LANTERN, REPORT, document
from tests.provenance.newsroom import traced, write_records

EXAMPLES = Path(__file__).parents[2] / "examples"
SEEDS = (1, 2, 3, 4)
Articles = Mapping[str, str]


class Case:
    """A corpus and its trace."""

    def __init__(self, found: Trace, documents: Iterable[Document]) -> None:
        self.trace = found
        self.texts = {one.id: one.text for one in documents}

    @property
    def apparatus(self) -> tuple[Apparatus, ...]:
        """The passages."""
        return self.trace.apparatus


def _generated(seed: int, *, sources: bool, but: str = "") -> Case:
    articles = {name: text for name, text in articles_of(seed).items() if name != but}
    found = traced(articles, SOURCES if sources else None, Options(all_quotations=True))
    documents = [document(text, name) for name, text in {**articles, **SOURCES}.items()]
    return Case(found, documents)


def _examples(*, sources: bool) -> Case:
    folders = [EXAMPLES / "articles"], [EXAMPLES / "sources"]
    read = chain(read_all(folders[0], Role.ARTICLE), read_all(folders[1], Role.SOURCE))
    documents = [one for one in read if isinstance(one, Document)]
    return Case(trace(folders[0], folders[1] if sources else ()), documents)


_CASES = [
    pytest.param((name, sources), id=f"{'with' if sources else 'without'} sources, {name}")
    for sources in (True, False)
    for name in ("examples", *SEEDS)
]


@pytest.fixture(scope="module", params=_CASES)
def case(request: pytest.FixtureRequest) -> Case:
    name, sources = request.param
    return _examples(sources=sources) if name == "examples" else _generated(name, sources=sources)


def test_the_case_has_something_to_test(case: Case) -> None:
    assert len({witness.document for one in case.apparatus for witness in one.witnesses}) > 2
    assert any(variant.changes for one in case.apparatus for variant in one.variants)


def test_every_witness_span_gives_its_words(case: Case) -> None:
    for one in case.apparatus:
        for witness in one.witnesses:
            text = case.texts[witness.document]
            assert witness.span.of(text) == witness.text
            assert text[: witness.span.start].endswith(witness.before)
            assert text[witness.span.end :].startswith(witness.after)


def test_every_quotation_span_gives_its_words(case: Case) -> None:
    for record in case.trace.quotations:
        span = record.quotation.span
        assert span.of(case.texts[record.document]) == record.text
        assert all(span.contains(segment) for segment in record.quotation.segments)


def test_every_passage_stands_where_its_places_say(case: Case) -> None:
    for passage in (one.passage for one in case.apparatus):
        if passage.place is None:
            continue
        text = case.texts[passage.place.document]
        assert passage.place.span.of(text) == passage.text
        assert text[: passage.place.span.start].endswith(passage.before)
        assert text[passage.place.span.end :].startswith(passage.after)
        assert all(place.span.of(case.texts[place.document]).strip() for place in passage.also)


def test_every_nearest_place_gives_its_words(case: Case) -> None:
    for nearest in (one.nearest for one in case.trace.unplaced):
        if nearest is not None:
            assert nearest.place.span.of(case.texts[nearest.place.document]) == nearest.text


def test_every_change_gives_the_words_before_and_after(case: Case) -> None:
    for one in case.apparatus:
        for variant in one.variants:
            for change in variant.changes:
                assert change.passage.of(one.passage.text) == change.before
                assert change.variant.of(variant.text) == change.after


def test_the_changes_turn_every_passage_into_its_variants_letter_for_letter(case: Case) -> None:
    for one in case.apparatus:
        for variant in one.variants:
            assert replay(one.passage.text, variant.changes) == variant.text


def test_every_witness_of_a_variant_has_its_words(case: Case) -> None:
    for one in case.apparatus:
        for variant in one.variants:
            assert {witness.text for witness in variant.witnesses} == {variant.text}


def test_every_witness_covers_a_part_of_the_passage(case: Case) -> None:
    for one in case.apparatus:
        whole = Span(0, len(one.passage.text))
        assert all(whole.contains(witness.covers) for witness in one.witnesses)


def test_no_word_of_an_article_stands_in_two_witnesses(case: Case) -> None:
    spans: dict[str, list[Span]] = defaultdict(list)
    for one in case.apparatus:
        for witness in one.witnesses:
            spans[witness.document].append(witness.span)
    for found in spans.values():
        ordered = sorted(found)
        assert all(left.end <= right.start for left, right in pairwise(ordered))


def test_a_witness_names_the_quotations_that_it_shares_words_with(case: Case) -> None:
    outer = {one.id: one.quotation.span for one in case.trace.quotations if not one.quotation.level}
    for one in case.apparatus:
        for witness in one.witnesses:
            assert all(outer[name].overlap(witness.span) for name in witness.quotations)
            assert (witness.manner is Manner.ECHO) == (not witness.quotations)


def test_a_quotation_is_either_in_a_passage_or_unplaced(case: Case) -> None:
    carried = {name for one in case.apparatus for witness in one.witnesses for name in witness.quotations}
    unplaced = {one.quotation for one in case.trace.unplaced}
    outer = {one.id for one in case.trace.quotations if not one.quotation.level}
    assert carried | unplaced == outer
    assert not carried & unplaced


def test_no_two_passages_or_variants_have_one_id(case: Case) -> None:
    passages = [one.passage.id for one in case.apparatus]
    variants = [variant.id for one in case.apparatus for variant in one.variants]
    assert len(set(passages)) == len(passages)
    assert len(set(variants)) == len(variants)


# Nothing depends on the order of the inputs, the number of processes, or how texts fall into batches.


def _files(folder: Path, texts: Articles) -> list[Path]:
    folder.mkdir()
    return [write_records(folder / f"{name}.jsonl", {name: text}) for name, text in texts.items()]


def _paths(tmp_path: Path, case: str, seed: int) -> tuple[list[Path], list[Path]]:
    if case == "examples":
        articles = [path for path in (EXAMPLES / "articles").iterdir() if path.name != "manifest.csv"]
        return sorted(articles), sorted((EXAMPLES / "sources").glob("*.txt"))
    return _files(tmp_path / "articles", articles_of(seed)), _files(tmp_path / "sources", SOURCES)


def _json(articles: Sequence[Path], sources: Sequence[Path], processes: int = 1) -> str:
    return to_json(trace(articles, sources, Options(processes=processes, all_quotations=True)))


_CORPORA = pytest.mark.parametrize(
    ("case", "seed"), [("examples", 0), ("generated", 1), ("generated", 2)], ids=str
)
_SOURCED = pytest.mark.parametrize("sourced", [True, False], ids=["with sources", "without sources"])


@_CORPORA
@_SOURCED
def test_the_order_of_the_inputs_changes_nothing(tmp_path: Path, case: str, seed: int, sourced: bool) -> None:
    articles, sources = _paths(tmp_path, case, seed)
    sources = sources if sourced else []
    expected = _json(articles, sources)
    for order in range(3):
        shuffled = random.Random(order)
        shuffled.shuffle(articles)
        shuffled.shuffle(sources)
        assert _json(articles, sources) == expected


@_CORPORA
@_SOURCED
def test_the_number_of_processes_changes_nothing(
    tmp_path: Path, case: str, seed: int, sourced: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles, sources = _paths(tmp_path, case, seed)
    sources = sources if sourced else []
    expected = _json(articles, sources)
    monkeypatch.setattr("provenance.engine._LEAST_PARALLEL_BYTES", 0)
    monkeypatch.setattr("corpus.files.inputs.GROUP_BYTES", 1)
    assert _json(articles, sources, processes=2) == expected


@_CORPORA
@_SOURCED
@pytest.mark.parametrize("characters", [1, 700])
def test_the_size_of_the_batches_changes_nothing(
    tmp_path: Path, case: str, seed: int, sourced: bool, characters: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles, sources = _paths(tmp_path, case, seed)
    sources = sources if sourced else []
    expected = _json(articles, sources)
    monkeypatch.setattr("provenance.engine.BATCH_CHARACTERS", characters)
    assert _json(articles, sources) == expected


# What one article does never changes what another is found to do.


def _letters(document: str, span: Span, text: str) -> set[tuple[str, int]]:
    """Return the letters of a stretch of a document: passages part where no letter stands."""
    return {
        (document, span.start + offset) for offset, letter in enumerate(span.of(text)) if letter.isalnum()
    }


def _carried(case: Case) -> dict[str, set[tuple[str, int]]]:
    """Return each article's letters that lie in a witness."""
    carried: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for one in case.apparatus:
        for witness in one.witnesses:
            carried[witness.document] |= _letters(
                witness.document, witness.span, case.texts[witness.document]
            )
    return carried


def _aligned(case: Case) -> dict[str, tuple[set[str], set[tuple[str, int]]]]:
    """Return each article's quotations that are placed, and the sources' letters that it reproduces."""
    aligned: dict[str, tuple[set[str], set[tuple[str, int]]]] = defaultdict(lambda: (set(), set()))
    for one in case.apparatus:
        place = one.passage.place
        assert place is not None
        for witness in one.witnesses:
            quotations, letters = aligned[witness.document]
            quotations.update(witness.quotations)
            covered = witness.covers.shifted(place.span.start)
            letters |= _letters(place.document, covered, case.texts[place.document])
    return aligned


@pytest.mark.parametrize("seed", SEEDS)
def test_with_sources_no_article_changes_what_another_aligns_to(seed: int) -> None:
    whole = _aligned(_generated(seed, sources=True))
    for name in articles_of(seed):
        others = {other: found for other, found in whole.items() if other != name}
        assert _aligned(_generated(seed, sources=True, but=name)) == others


@pytest.mark.parametrize("seed", SEEDS)
def test_without_sources_what_an_article_does_not_carry_is_found_without_it_too(seed: int) -> None:
    whole = _generated(seed, sources=False)
    for name in articles_of(seed):
        still = _carried(_generated(seed, sources=False, but=name))
        for one in whole.apparatus:
            if all(witness.document != name for witness in one.witnesses):
                for witness in one.witnesses:
                    words = _letters(witness.document, witness.span, whole.texts[witness.document])
                    assert words <= still[witness.document]


# Any text at all.

_TEXTS = st.one_of(
    st.text(max_size=60),
    st.text(st.characters(), max_size=60),
    st.lists(
        st.sampled_from(
            [
                LANTERN,
                "“",
                "”",
                '"',
                "‘",
                "’",
                "[",
                "]",
                "…",
                "\n\n",
                "\u0301",
                "\ud800",
                "东京",
                "said he",
                "not",
            ]
        ),
        max_size=12,
    ).map(" ".join),
)


@given(st.lists(_TEXTS, min_size=1, max_size=3), st.booleans())
@settings(max_examples=60)
@example(["”“"], True)
@example(["’" * 300], False)
@example(["“" * 300 + LANTERN], True)
@example(["\u0301", LANTERN], True)
def test_any_texts_can_be_traced(texts: list[str], sourced: bool) -> None:
    articles = {"plain": "“Nothing,” she said.", **{f"a{n}": text for n, text in enumerate(texts)}}
    sources = {"report": REPORT, **{f"s{n}": text for n, text in enumerate(texts)}}
    found = traced(articles, sources if sourced else None)
    assert to_json(found).startswith('{"format": 1')
