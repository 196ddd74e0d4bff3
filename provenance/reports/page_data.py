"""What the page shows, as plain data: only documents that matter, only texts that are safe to show.

Keys are short because a page holds thousands of them; each is explained where it is made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from corpus.model import Metadata, Role
from provenance.model import Apparatus, Manner, Passage, Trace, Unplaced, Variant, Witness
from provenance.reports.as_json import Json
from provenance.reports.links import link_to, web_address
from provenance.reports.lookup import Lookup, lookup_in
from provenance.reports.marking import Mark, runs_of
from provenance.reports.printable import on_one_line, shown
from provenance.reports.rows import credited, worst_of
from provenance.reports.wording import (
    BASIS_WORDS,
    GRADES,
    MANNER_ORDER,
    MANNER_WORDS,
    counted,
    credit_notes,
    kind_title,
)

# the lists are made as they are asked for: a large trace has hundreds of thousands of passages
PageData: TypeAlias = "dict[str, Json | Iterator[Json]]"

MOST_CONTEXT = 220  # characters on either side; about two lines on a wide screen
MOST_RUN = 20_000  # characters of one run; more is a broken file, not a quotation

MOST_NAMED = 3  # sources that fit a heading

_MARKS = {Mark.SAME: 0, Mark.CUT: 1, Mark.DROPPED: 2, Mark.ADDED: 3}


def page_data(trace: Trace, pages: Sequence[str] = ()) -> PageData:
    """Return everything that the page shows.

    Grades count from 0, verbatim, to 5, meaning; documents are named by their index in ``documents``.
    ``pages`` are the addresses of pages that show the passages, one each: then the data holds no wordings.
    """
    lookup = lookup_in(trace)
    matter = _documents_that_matter(trace, lookup)
    index = {document.id: number for number, document in enumerate(matter)}
    return {
        "kinds": _kind_titles(trace),
        "grades": [[grade.word, grade.sign] for grade in GRADES],
        "manners": [MANNER_WORDS[manner] for manner in MANNER_ORDER],
        "documents": [_document(document) for document in matter],
        "passages": _passages(trace, index, lookup, pages),
        "unplaced": (_unplaced(unplaced, index, lookup) for unplaced in trace.unplaced),
    }


def _passages(
    trace: Trace, index: dict[str, int], lookup: Lookup, pages: Sequence[str]
) -> Iterator[dict[str, Json]]:
    if not pages:
        for apparatus in trace.apparatus:
            yield {**_passage(apparatus, lookup), **_wordings(apparatus, index, lookup)}
        return
    for apparatus, page in zip(trace.apparatus, pages, strict=True):
        yield {**_passage(apparatus, lookup), **_counts(apparatus, index), "page": page}


def heading(trace: Trace) -> str:
    """Return what the trace is of: its sources where they are few, else their number; or the articles."""
    sources = [document for document in trace.documents if document.role is Role.SOURCE]
    names = [on_one_line(document.symbol or document.title or document.id) for document in sources]
    if len(sources) == 1 and sources[0].symbol and sources[0].title:
        return f"{names[0]}: {on_one_line(sources[0].title)}"
    if len(sources) > MOST_NAMED:
        return f"{len(sources):,} sources"
    if sources:
        return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    articles = sum(document.role is Role.ARTICLE for document in trace.documents)
    return f"Shared quotations of {counted(articles, 'article')}"


def grade_of(*variants: Variant) -> int:
    """Return the grade of the worst change in some variants: 0 without any change, else severity + 1."""
    worst = worst_of(variants)
    return 0 if worst is None else int(worst) + 1


def context(text: str, *, before: bool, most: int = MOST_CONTEXT) -> str:
    """Return the part of a context next to the words, on one line, on whole words, "…" where it was cut.

    A blank between the context and the words stays.

    >>> context("one  two ", before=True) + "three" + context(", four five", before=False, most=7)
    'one two three, four…'
    """
    if not text:
        return ""
    line = on_one_line(text)
    if before:
        if len(line) > most:
            line = "…" + line[-most:].partition(" ")[2]
        return line + " " if line and text[-1:].isspace() else line
    if len(line) > most:
        line = line[:most].rpartition(" ")[0] + "…"
    return " " + line if line and text[:1].isspace() else line


def where_of(passage: Passage, lookup: Lookup) -> str:
    """Return a passage's pinpoint: the short name of its source and the locator."""
    source = lookup.source_of(passage)
    if source is None:
        return BASIS_WORDS[passage.basis]
    return shown(", ".join(filter(None, (lookup.name_of(source), passage.locator))))


def _kind_titles(trace: Trace) -> dict[str, Json]:
    """Return the line for each kind of change that occurs, by its code as it is shown."""
    variants = (variant for apparatus in trace.apparatus for variant in apparatus.variants)
    codes = {change.kind for variant in variants for change in variant.changes}
    return {shown(code): shown(kind_title(code)) for code in sorted(codes)}


def _documents_that_matter(trace: Trace, lookup: Lookup) -> list[Metadata]:
    """Return the articles that carry a passage or an unplaced quotation, in the trace's order."""
    ids = dict.fromkeys(witness.document for apparatus in trace.apparatus for witness in apparatus.witnesses)
    for unplaced in trace.unplaced:
        record = lookup.quotation(unplaced.quotation)
        ids[record.document if record else ""] = None
    return [lookup.document(id) for id in ids]  # noqa: A001


def _document(document: Metadata) -> Json:
    return {
        "o": shown(document.carrier),
        "t": shown(document.title),
        "d": shown(document.published),
        "v": shown(document.via),
        "u": web_address(document.url),
    }


def _passage(apparatus: Apparatus, lookup: Lookup) -> dict[str, Json]:
    passage = apparatus.passage
    source = lookup.source_of(passage)
    return {
        "id": shown(passage.id),
        "where": where_of(passage, lookup),
        "at": [source.id, passage.place.span.start] if source and passage.place else None,
        "text": shown(passage.text),
        "grade": grade_of(*apparatus.variants),
        "flags": _flags(apparatus),
    }


def _flags(apparatus: Apparatus) -> list[Json]:
    """Return what a row says of the credits of a passage before it is opened."""
    wrong = len({witness.document for witness in apparatus.witnesses if witness.miscredit})
    misattributed = f"misattributed in {counted(wrong, 'article')}" if wrong else ""
    return [*filter(None, (misattributed, "credited to different persons" if apparatus.conflict else ""))]


def _wordings(apparatus: Apparatus, index: dict[str, int], lookup: Lookup) -> dict[str, Json]:
    """Return what the panel under a passage shows."""
    passage = apparatus.passage
    source = lookup.source_of(passage)
    return {
        "source": shown(source.title) if source else "",
        "before": context(passage.before, before=True),
        "after": context(passage.after, before=False),
        "also": [shown(lookup.citation(place)) for place in passage.also],
        "choice": shown(passage.choice),
        "conflict": shown(apparatus.conflict),
        "variants": [_variant(variant, index, lookup) for variant in apparatus.variants],
    }


def _counts(apparatus: Apparatus, index: dict[str, int]) -> dict[str, Json]:
    """Return who carries a passage how, without any wording."""
    return {
        "variants": [
            {
                "grade": grade_of(variant),
                "runs": [],
                "changes": [],
                "witnesses": [
                    {"a": index[each.document], "m": MANNER_ORDER.index(each.manner), "w": "", "c": ""}
                    for each in variant.witnesses
                ],
            }
            for variant in apparatus.variants
        ]
    }


def _variant(variant: Variant, index: dict[str, int], lookup: Lookup) -> Json:
    return {
        "grade": grade_of(variant),
        # [mark, text, index of the change or -1]; mark 0 same, 1 cut at an end, 2 dropped, 3 added
        "runs": [
            [_MARKS[run.mark], shown(run.text[:MOST_RUN]), -1 if run.change is None else run.change]
            for run in runs_of(variant)
        ],
        "changes": [
            [shown(change.kind), int(change.severity) + 1, shown(change.note)] for change in variant.changes
        ],
        "witnesses": [_witness(witness, variant, index, lookup) for witness in variant.witnesses],
    }


def _witness(witness: Witness, variant: Variant, index: dict[str, int], lookup: Lookup) -> Json:
    document = lookup.document(witness.document)
    link = link_to(document.url, witness.text)
    return {
        "a": index[witness.document],
        "m": MANNER_ORDER.index(witness.manner),
        # null where the article's words are the variant's, as they mostly are
        "w": None if witness.text == variant.text else shown(witness.text[:MOST_RUN]),
        "b": context(witness.before, before=True),
        "f": context(witness.after, before=False),
        "c": shown(credited(lookup.attribution_of(witness))),
        # what is wrong in the credit, and what other articles say of it
        "n": [shown(note) for note in credit_notes(witness.miscredit, witness.elsewhere)],
        # what follows the article's own address
        "l": link[len(document.url) :] if link else "",
    }


def _unplaced(unplaced: Unplaced, index: dict[str, int], lookup: Lookup) -> Json:
    record, nearest = lookup.quotation(unplaced.quotation), unplaced.nearest
    article = lookup.document(record.document if record else "")
    link = link_to(article.url, record.text) if record else ""
    return {
        "a": index[article.id],
        "w": shown(record.text[:MOST_RUN]) if record else "",
        "b": context(record.before, before=True) if record else "",
        "f": context(record.after, before=False) if record else "",
        "c": shown(credited(record.quotation.attribution)) if record else "",
        "l": link[len(article.url) :] if link else "",
        "r": shown(unplaced.reason),
        "n": [shown(lookup.citation(nearest.place)), shown(nearest.text), round(nearest.score, 2)]
        if nearest
        else None,
    }


def totals(trace: Trace) -> dict[str, int]:
    """Return the figures of the page's head, by name."""
    lookup = lookup_in(trace)
    witnesses = [witness for apparatus in trace.apparatus for witness in apparatus.witnesses]
    manners = Counter(witness.manner for witness in witnesses)
    roles = Counter(document.role for document in trace.documents)
    return {
        "passages": len(trace.apparatus),
        "outlets": len(lookup.carriers(witnesses)),
        "articles": len({witness.document for witness in witnesses}),
        "variants": sum(len(apparatus.variants) for apparatus in trace.apparatus),
        "witnesses": len(witnesses),
        "echoes": manners[Manner.ECHO],
        "unplaced": len(trace.unplaced),
        "articles_read": roles[Role.ARTICLE],
        "sources_read": roles[Role.SOURCE],
    }
