"""The page without a browser: its policy fits its content, its data is whole, safe and small."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re

import pytest

from provenance.model import Trace
from provenance.reports.as_html import embedded, to_html
from provenance.reports.page_data import context, heading, page_data
from tests.pace import PROPORTIONATE, slowdown
from tests.provenance.hostile_traces import hostile_trace
from tests.provenance.large_traces import large_trace
from tests.provenance.traces import small_trace


def _data(text: str) -> str:
    return text.partition('<script type="application/json" id="data">')[2].partition("</script>")[0]


def _hash(content: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode() + "'"


@pytest.mark.parametrize("trace", [small_trace(), hostile_trace(), Trace(fingerprint="f")])
def test_the_policy_allows_the_pages_own_style_and_script_alone(trace: Trace) -> None:
    text = to_html(trace)
    policy = html.unescape(re.findall(r'Content-Security-Policy" content="([^"]*)"', text)[0])
    style = text.partition("<style>")[2].partition("</style>")[0]
    script = text.partition("<script>")[2].partition("</script>")[0]
    assert policy.split("; ") == [
        "default-src 'none'", f"style-src {_hash(style)}", f"script-src {_hash(script)}", "base-uri 'none'",
        "form-action 'none'",
    ]  # fmt: skip
    assert text.count("<script") == 2
    assert not re.findall(r'\s(?:style|on\w+)="', text.split("</head>")[1].split("<script")[0])


def test_the_data_holds_no_markup_and_reads_back() -> None:
    data = _data(to_html(hostile_trace()))
    assert not set("<>&\u2028\u2029") & set(data)
    assert (
        json.loads(data)["passages"][1]["text"]
        == "The panel said </script><script>alert(1)</script> and left."
    )


def test_the_same_trace_gives_the_same_page() -> None:
    assert to_html(small_trace()) == to_html(small_trace())


def test_only_articles_that_carry_something_are_in_the_page() -> None:
    few = page_data(large_trace(2, 3, 4, idle_documents=500))["documents"]
    assert isinstance(few, list)
    assert len(few) <= 4


def test_twenty_thousand_idle_articles_cost_little() -> None:
    trace = large_trace(5, 5, 5, idle_documents=20_000)
    text = to_html(trace)
    assert slowdown(to_html, large_trace(5, 5, 5, idle_documents=5_000), trace) < PROPORTIONATE
    assert len(text) < 200_000
    assert "20,005 articles" in text


def test_a_site_index_holds_no_wordings() -> None:
    whole, brief = page_data(small_trace()), page_data(small_trace(), ["1.html", "2.html", "3.html"])
    assert "elsewhere" in "".join(embedded(whole))
    assert "elsewhere" not in "".join(embedded(brief))


@pytest.mark.parametrize(
    ("trace", "said"),
    [
        (small_trace(), "P/2031/44: Third report of the Panel of Observers on the Strait of Velm"),
        (Trace(fingerprint="f"), "Shared quotations of 0 articles"),
    ],
)
def test_the_heading_names_the_source_or_counts_the_articles(trace: Trace, said: str) -> None:
    assert heading(trace) == said


def test_a_context_is_cut_at_whole_words_and_keeps_the_blank_next_to_the_words() -> None:
    assert context("far away words here ", before=True, most=12) == "…words here "
    assert context(", near words there", before=False, most=12) == ", near…"
    assert context("", before=True) == ""
