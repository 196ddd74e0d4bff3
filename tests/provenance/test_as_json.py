"""The JSON form: lossless, stable, and strict about what it reads back."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from corpus.errors import UsageError
from provenance.model import Trace
from provenance.reports.as_json import from_json, to_json
from tests.provenance.hostile_traces import hostile_trace
from tests.provenance.large_traces import large_trace
from tests.provenance.traces import small_trace


def _damaged(whole: str, broken: str) -> str:
    return to_json(small_trace()).replace(whole, broken, 1)


@pytest.mark.parametrize(
    "make", [small_trace, hostile_trace, lambda: large_trace(4, 5, 3, 10), lambda: Trace(fingerprint="f")]
)
def test_reading_back_gives_the_trace(make: Callable[[], Trace]) -> None:
    trace = make()
    assert from_json(to_json(trace)) == trace


def test_the_same_trace_gives_the_same_bytes() -> None:
    trace = small_trace()
    shuffled = Trace(
        fingerprint=trace.fingerprint,
        settings=dict(reversed(trace.settings.items())),
        documents=trace.documents,
        quotations=trace.quotations,
        apparatus=trace.apparatus,
        unplaced=trace.unplaced,
        problems=trace.problems,
    )
    assert to_json(shuffled).encode() == to_json(trace).encode()


def test_every_offset_names_the_words_beside_it() -> None:
    for passage in json.loads(to_json(small_trace()))["passages"]:
        for variant in passage["variants"]:
            for change in variant["changes"]:
                assert passage["text"][change["passage_start"] : change["passage_end"]] == change["before"]
                assert variant["text"][change["start"] : change["end"]] == change["after"]


def test_an_assembled_passage_has_no_place() -> None:
    assembled = json.loads(to_json(small_trace()))["passages"][2]
    assert (assembled["basis"], assembled["document"], assembled["start"]) == ("assembled", None, None)


def test_every_quotation_has_the_same_fields() -> None:
    quotations = json.loads(to_json(small_trace()))["quotations"]
    assert len({tuple(sorted(quotation)) for quotation in quotations}) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ('{"format": ' + "1" * 10_000 + "}", "not JSON"),
        ("[]", "the file should be an object"),
        ('{"format": 2}', "not a trace of format 1"),
        ('{"quotes": []}', "not a trace of format 1"),
        ('{"format": 1, "settings": {}}', "fingerprint should be a text"),
        (_damaged('"manner": "echo"', '"manner": "sung"'), "manner should be one of quoted, partly, echo"),
        (_damaged('"score": 0.98', '"score": NaN'), "witnesses[0].score should be a number"),
        (_damaged('"start": 120', '"start": -1'), "quotations[0].start should be"),
        (_damaged('"severity": 4', '"severity": 9'), "variants[2].severity should be one of"),
    ],
)
def test_damaged_or_foreign_json_is_refused_in_one_line(text: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        from_json(text)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
