"""Derived corpora keep the truth about their plantings, and a perfect trace of one scores in full."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.corpora import Corpus, first, other_sources, planted, quoting_more, repeating_one
from bench.plantings import Planting, score
from bench.shared import SharedAbsentError


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    try:
        return planted(tmp_path_factory.mktemp("corpora"), 40)
    except SharedAbsentError as absent:
        pytest.skip(str(absent))


def _plantings(corpus: Corpus) -> list[Planting]:
    return [planting for plantings in corpus.plantings().values() for planting in plantings]


def _assert_true(corpus: Corpus) -> None:
    texts = {article["id"]: article["text"] for article in corpus.read()}
    for planting in _plantings(corpus):
        assert texts[planting["article"]][planting["begin"] : planting["end"]] == planting["text"]


def _perfect_trace(corpus: Corpus, path: Path, leave_out: int = 0) -> Path:
    """Write a trace whose passages are the planted stretches themselves."""
    passages = []
    for number, planting in enumerate(_plantings(corpus)[leave_out:]):
        length = planting["src_end"] - planting["src_begin"]
        witness = {
            "document": planting["article"],
            "start": planting["begin"],
            "end": planting["end"],
            "passage_start": 0,
            "passage_end": length,
        }
        passages.append(
            {
                "id": str(number),
                "basis": "source",
                "start": planting["src_begin"],
                "end": planting["src_end"],
                "variants": [{"witnesses": [witness]}],
            }
        )
    path.write_text(json.dumps({"passages": passages}), encoding="utf-8")
    return path


def test_a_part_of_a_corpus_holds_the_first_articles_and_their_plantings(corpus: Corpus) -> None:
    part = first(corpus, 10)
    assert [article["id"] for article in part.read()] == [f"{number:05}" for number in range(10)]
    assert all(planting["article"] < "00010" for planting in _plantings(part))
    _assert_true(part)


def test_more_quotations_move_the_plantings_that_stand_after_them(corpus: Corpus) -> None:
    more = quoting_more(corpus, 10)
    _assert_true(more)
    before = sum(article["text"].count("“") for article in corpus.read())
    assert sum(article["text"].count("“") for article in more.read()) == before + 10 * 40


def test_one_passage_is_repeated_at_the_end_of_every_article(corpus: Corpus) -> None:
    one = repeating_one(corpus, 20)
    _assert_true(one)
    assert all(article["text"].endswith("” the report said.\n") for article in one.read())
    assert len(one.plantings()) == 20


def test_other_sources_are_as_many_as_wanted_and_about_equally_long(corpus: Corpus) -> None:
    sources = other_sources(corpus.folder.parent, 3)
    sizes = [len(path.read_text(encoding="utf-8").split()) for path in sources]
    assert len(sources) == 3
    assert all(12_000 < size < 18_000 for size in sizes)


def test_a_trace_that_finds_all_scores_in_full(corpus: Corpus, tmp_path: Path) -> None:
    verdict = score(corpus.folder, _perfect_trace(corpus, tmp_path / "trace.json"))
    assert verdict.figures == {"recall": 1.0, "precision": 1.0}
    assert verdict.missed == ()


def test_the_planting_that_a_trace_leaves_out_is_named(corpus: Corpus, tmp_path: Path) -> None:
    trace = _perfect_trace(corpus, tmp_path / "trace.json", leave_out=1)
    left_out = _plantings(corpus)[0]
    (missed,) = score(corpus.folder, trace).missed
    assert missed.startswith(f"{left_out['article']}:{left_out['begin']}-{left_out['end']} ")
