"""The fact-check appendix: what its notes say, in which order, and that no text breaks its layout."""

from __future__ import annotations

import html
import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from corpus.errors import UsageError
from corpus.model import Span
from provenance.model import Trace
from provenance.reports.appendix import By, appendix_of
from provenance.reports.appendix_model import Entry
from provenance.reports.as_appendix import escaped, to_appendix_html, to_appendix_markdown
from provenance.reports.as_docx import to_docx
from provenance.reports.formats import write_appendix
from provenance.reports.verdicts import statement
from quotes.model import Change, Severity
from tests.provenance.hostile_traces import HOSTILE_TEXTS, hostile_trace
from tests.provenance.traces import small_trace


def _entries(by: By) -> list[Entry]:
    return [entry for section in appendix_of(small_trace(), by).sections for entry in section.entries]


def test_notes_are_numbered_through() -> None:
    for by in By:
        numbers = [entry.number for entry in _entries(by)]
        assert numbers == list(range(1, len(numbers) + 1))


def test_every_witness_and_every_unplaced_quotation_has_a_place() -> None:
    trace = small_trace()
    witnesses = sum(len(apparatus.witnesses) for apparatus in trace.apparatus)
    assert len(_entries(By.ARTICLE)) == witnesses + len(trace.unplaced)
    assert sum(len(entry.published) for entry in _entries(By.PASSAGE)) == witnesses + len(trace.unplaced)


def test_articles_stand_by_date_and_undated_ones_last() -> None:
    headings = [section.heading for section in appendix_of(small_trace(), By.ARTICLE).sections]
    assert headings == ["Forum", "Coastal Courier", "The Beacon", "Daily Dispatch", "Evening Star", "Gazette"]


def test_a_note_has_the_words_the_pinpoint_the_difference_and_the_verdict() -> None:
    text = to_appendix_markdown(small_trace(), By.ARTICLE)
    note = next(part for part in text.split("### ") if "Daily Dispatch; 2031-06-02" in part)
    assert "credited to a diplomat" in note
    assert "**In the source**, P/2031/44, para. 36 (p. 11)" in note
    assert "did ~~not~~ honour the agreement" in note
    assert "the source has “not” here; the article does not. The passage has 'not' here." in note
    assert "**Verdict**: Changed in a way that may alter the sense." in note


def test_a_note_on_an_echo_says_that_there_are_no_marks() -> None:
    text = to_appendix_markdown(small_trace(), By.ARTICLE)
    assert "The article has the words without quotation marks." in text


def test_a_note_on_missing_words_shows_the_nearest() -> None:
    text = to_appendix_markdown(small_trace(), By.ARTICLE)
    assert "**Verdict**: Not found in the sources given. No source has these words." in text
    assert "**Nearest words**, P/2031/44 \\[900:960\\]: **nothing else was ever put in writing**" in text


def test_sources_have_their_hash_and_the_method_its_settings() -> None:
    text = to_appendix_markdown(small_trace(), By.PASSAGE)
    assert "  - SHA-256: " + "ab" * 32 in text
    assert "- fingerprint: 5f1d7c2ab0e94c11" in text
    assert "- profile: un" in text
    assert "judged by the stylebook profile “un”" in text


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("may", "will", "the source has “may”; the article has “will”."),
        ("not ", "", "the source has “not” here; the article does not."),
        ("", "only ", "the article has “only” here; the source does not."),
    ],
)
def test_a_statement_names_the_words_on_each_side(before: str, after: str, said: str) -> None:
    change = Change(
        kind="modality",
        severity=Severity.MEANING,
        before=before,
        after=after,
        passage=Span(0, len(before)),
        variant=Span(0, len(after)),
    )
    assert statement(change, assembled=False) == f"May, will, must and the like changed (meaning): {said}"


def test_a_statement_of_an_assembled_passage_names_no_source() -> None:
    change = Change(
        kind="word-added",
        severity=Severity.UNMARKED,
        before="",
        after="very",
        passage=Span(0, 0),
        variant=Span(0, 4),
    )
    said = statement(change, assembled=True) or ""
    assert "the wording that the articles share does not" in said


@pytest.mark.parametrize("by", list(By))
def test_no_text_becomes_markup_in_html(by: By) -> None:
    text = to_appendix_html(hostile_trace(), by)
    assert "<script" not in text.lower()
    assert "javascript:" not in re.sub(r">[^<]*<", "><", text)
    assert html.escape(HOSTILE_TEXTS[1]) in text
    assert "default-src 'none'" in html.unescape(text)


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_no_text_becomes_markup_in_markdown(text: str) -> None:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - comes with the developers' tools only

    tokens = MarkdownIt("commonmark").parse(escaped(text) or "x")
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert {child.type for child in tokens[1].children or []} <= {"text", "text_special"}


@pytest.mark.parametrize("trace", [small_trace(), hostile_trace(), Trace(fingerprint="f")])
def test_the_same_trace_gives_the_same_document(trace: Trace) -> None:
    content = to_docx(trace, By.ARTICLE)
    assert to_docx(trace, By.ARTICLE) == content
    assert zipfile.ZipFile(BytesIO(content)).testzip() is None


def test_an_appendix_of_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.md, \.html, \.docx"):
        write_appendix(small_trace(), tmp_path / "appendix.pdf", By.ARTICLE)
    assert list(tmp_path.iterdir()) == []
