"""The trace of examples/ finds what tests/cases/examples.toml says a reader should find."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import pytest

from corpus.model import Document, Role, Span
from corpus.read import read_all
from provenance.model import Apparatus, Trace, Variant, Witness
from provenance.options import Options
from provenance.reports.as_text import to_text
from provenance.trace import trace
from quotes.model import Change
from tests.test_examples import ARTICLES, EXPECTED, PLACED, PROJECT, SOURCES, UNWORDED_KINDS, Expected
from tests.test_examples import _paragraph as paragraph

# what the trace does not find yet, each with the reason; a cure makes its test fail until the entry goes
KNOWN = PROJECT / "tests" / "cases" / "examples_known.toml"


@dataclass(frozen=True, slots=True)
class Found:
    """A witness with its variant and passage."""

    apparatus: Apparatus
    variant: Variant
    witness: Witness

    @property
    def source_span(self) -> Span:
        """The part of the source's text that it covers."""
        place = self.apparatus.passage.place
        assert place is not None
        return self.witness.covers.shifted(place.span.start)

    @property
    def source(self) -> str:
        """The source's file name."""
        place = self.apparatus.passage.place
        assert place is not None
        return place.document


@cache
def _traced() -> Trace:
    return trace([ARTICLES], [SOURCES])


@cache
def _texts() -> dict[str, str]:
    read = [*read_all([ARTICLES], Role.ARTICLE), *read_all([SOURCES], Role.SOURCE)]
    return {document.id: document.text for document in read if isinstance(document, Document)}


def _all() -> Iterator[Found]:
    for apparatus in _traced().apparatus:
        for variant in apparatus.variants:
            for witness in variant.witnesses:
                yield Found(apparatus, variant, witness)


def _span(quotation: Expected) -> Span:
    """Return where the listed words stand in the article."""
    start = _texts()[quotation.article].index(quotation.words)
    return Span(start, start + len(quotation.words))


def _found(quotation: Expected) -> list[Found]:
    """Return the witnesses that share words with a listed quotation, in the article's order."""
    span = _span(quotation)
    inside = [
        found
        for found in _all()
        if found.witness.document == quotation.article and found.witness.span.overlap(span) > 1
    ]
    return sorted(inside, key=lambda found: found.witness.span)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _changes(quotation: Expected) -> list[Change]:
    span = _span(quotation)
    return [
        change
        for found in _found(quotation)
        for change in found.variant.changes
        if change.variant.shifted(found.witness.span.start).end > span.start
        and change.variant.shifted(found.witness.span.start).start < span.end
    ]


def _known(claim: str) -> dict[tuple[str, str], str]:
    rows = tomllib.loads(KNOWN.read_text(encoding="utf-8")).get(claim, [])
    return {(row["article"], row["words"]): row["reason"] for row in rows}


def _cases(claim: str, quotations: list[Expected]) -> pytest.MarkDecorator:
    """Give a claim its quotations; those of `KNOWN` must fail."""
    known = _known(claim)
    names = {(quotation.article, quotation.words) for quotation in quotations}
    assert set(known) <= names, f"{KNOWN.name} names no quotation: {set(known) - names}"
    cases = []
    for quotation in quotations:
        reason = known.get((quotation.article, quotation.words))
        marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
        name = f"{quotation.article}: {quotation.words[:40]}"
        cases.append(pytest.param(quotation, marks=marks, id=name))
    return pytest.mark.parametrize("quotation", cases)


@_cases("found", PLACED)
def test_every_letter_of_a_listed_quotation_is_found(quotation: Expected) -> None:
    span, text = _span(quotation), _texts()[quotation.article]
    covered = {
        offset
        for found in _found(quotation)
        for offset in range(found.witness.span.start, found.witness.span.end)
    }
    missed = "".join(text[offset] for offset in range(span.start, span.end) if offset not in covered)
    assert _letters(missed) == ""


def _places(quotation: Expected) -> list[tuple[str, str]]:
    """Return the sources and paragraphs that have a quotation's words."""
    return [(quotation.source, quotation.paragraph), *([quotation.also] if quotation.also else [])]


@_cases("place", PLACED)
def test_a_listed_quotation_is_found_in_its_paragraph(quotation: Expected) -> None:
    own = {source: paragraph(source, label) for source, label in _places(quotation)}
    found = _found(quotation)
    assert found
    assert all(one.source_span.of(_texts()[one.source]) in own[one.source] for one in found)


@_cases("words", PLACED)
def test_a_listed_quotation_is_laid_against_the_sources_words(quotation: Expected) -> None:
    words = "".join(one.source_span.of(_texts()[one.source]) for one in _found(quotation))
    assert _letters(quotation.source_words) in _letters(words)


@_cases("manner", PLACED)
def test_a_listed_quotation_has_its_manner(quotation: Expected) -> None:
    assert {one.witness.manner.value for one in _found(quotation)} == {quotation.manner}


@_cases("locator", PLACED)
def test_a_listed_quotation_is_cited_by_paragraph(quotation: Expected) -> None:
    labels = {
        source: label if label == "summary" else f"para. {label}" for source, label in _places(quotation)
    }
    assert all(one.apparatus.passage.locator == labels[one.source] for one in _found(quotation))


@_cases("changes", PLACED)
def test_a_listed_quotation_has_the_listed_changes(quotation: Expected) -> None:
    kinds = [change.kind for change in _changes(quotation) if change.kind not in UNWORDED_KINDS]
    assert kinds == [change.kind for change in quotation.changes]


@_cases("kinds", [quotation for quotation in PLACED if quotation.kinds])
def test_a_listed_quotation_begins_and_ends_as_listed(quotation: Expected) -> None:
    kinds = {change.kind for found in _found(quotation) for change in found.variant.changes}
    # the halves of a split quotation are one witness, so neither is a part
    listed = {"split-by-attribution"} if quotation.group else set(quotation.kinds)
    assert listed <= kinds


@_cases("unplaced", [quotation for quotation in EXPECTED if quotation.source == "none"])
def test_words_of_no_source_are_unplaced(quotation: Expected) -> None:
    words = {record.id: record for record in _traced().quotations}
    unplaced = [words[one.quotation] for one in _traced().unplaced]
    assert _found(quotation) == []
    assert any(
        record.document == quotation.article and record.quotation.span.overlap(_span(quotation))
        for record in unplaced
    )


@_cases("also", [quotation for quotation in PLACED if quotation.also])
def test_both_reports_with_the_same_words_are_named(quotation: Expected) -> None:
    passages = [one.apparatus.passage for one in _found(quotation)]
    named = {
        (place.document, place.span.of(_texts()[place.document]))
        for passage in passages
        for place in (passage.place, *passage.also)
        if place is not None
    }
    for source, label in _places(quotation):
        assert any(document == source and text in paragraph(source, label) for document, text in named)


def test_nothing_is_found_that_is_not_listed() -> None:
    listed = {(quotation.article, _span(quotation)) for quotation in PLACED}
    surplus = [
        (found.witness.document, found.witness.text)
        for found in _all()
        if not any(
            article == found.witness.document and span.overlap(found.witness.span) for article, span in listed
        )
    ]
    assert surplus == []


def _listing(found: Trace) -> str:
    """Return a trace as lines that a person can check."""
    lines: list[str] = []
    for apparatus in found.apparatus:
        passage = apparatus.passage
        where = f"{passage.place.document}, {passage.locator}" if passage.place else "assembled"
        lines += ["", f"{where}: {passage.text}"]
        for variant in apparatus.variants:
            kinds = ", ".join(f"{one.kind} {one.before!r} -> {one.after!r}" for one in variant.changes)
            lines.append(f"  {variant.severity.name.lower()}: {kinds or 'verbatim'}")
            lines += [f"    {one.document} {one.manner.value}: {one.text!r}" for one in variant.witnesses]
    words = {record.id: record for record in found.quotations}
    lines += ["", "unplaced"]
    lines += [
        f"  {words[one.quotation].document}: {words[one.quotation].text!r}: {one.reason}"
        for one in found.unplaced
    ]
    return "\n".join(lines).lstrip("\n") + "\n"


@pytest.mark.parametrize("sourced", [True, False], ids=["with-sources", "without-sources"])
def test_the_whole_listing_is_as_accepted(sourced: bool, golden: Callable[[str, str], None]) -> None:
    found = _traced() if sourced else trace([ARTICLES], options=Options())
    golden(f"examples-{'with' if sourced else 'without'}-sources.txt", _listing(found))


@pytest.mark.parametrize("sourced", [True, False], ids=["with-sources", "without-sources"])
def test_the_terminals_text_is_as_accepted(sourced: bool, golden: Callable[[str, str], None]) -> None:
    found = _traced() if sourced else trace([ARTICLES], options=Options())
    text = to_text(found, width=100, colour=False)
    golden(f"examples-{'with' if sourced else 'without'}-sources-terminal.txt", text)
