"""The fact-check appendix: numbered entries that a person can follow to the source.

Entries stand by article, in the order in which the words appear in it, or by passage, in the order of the
sources. What is made here is laid out by `as_appendix` (Markdown, HTML) and `as_docx`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from itertools import count

from corpus.model import Metadata, Role
from provenance import __version__
from provenance.model import Apparatus, Trace
from provenance.reports.appendix_entries import Find, found_entry, missing_entry, variant_entry
from provenance.reports.appendix_model import Appendix, Entry, Listed, Section
from provenance.reports.lookup import Lookup, lookup_in
from provenance.reports.page_data import heading, where_of
from provenance.reports.printable import in_order, on_one_line
from provenance.reports.selection import Order, Selection, select
from provenance.reports.wording import GRADES, counted


class By(StrEnum):
    """What the entries stand under."""

    ARTICLE = "article"
    PASSAGE = "passage"


def appendix_of(trace: Trace, by: By) -> Appendix:
    """Return the appendix of a trace, its entries by article or by passage, numbered through."""
    lookup = lookup_in(trace)
    made = _by_article(trace, lookup) if by is By.ARTICLE else _by_passage(trace, lookup)
    sections = _numbered(made)
    return Appendix(
        title=heading(trace),
        summary=_summary(sections, trace),
        sections=sections,
        sources=tuple(_listed(each, lookup) for each in trace.documents if each.role is Role.SOURCE),
        articles=tuple(_listed(lookup.document(id), lookup) for id in _article_ids(trace, lookup)),  # noqa: A001
        problems=tuple(on_one_line(f"{each.where}: {each.message}") for each in trace.problems),
        method=_method(trace),
    )


def _numbered(sections: Iterable[Section]) -> tuple[Section, ...]:
    numbers = count(1)
    return tuple(
        replace(section, entries=tuple(replace(entry, number=next(numbers)) for entry in section.entries))
        for section in sections
        if section.entries
    )


def _article_ids(trace: Trace, lookup: Lookup) -> list[str]:
    """Return the articles that have an entry, by date and then by outlet; undated ones last."""
    ids = {witness.document for apparatus in trace.apparatus for witness in apparatus.witnesses}
    records = (lookup.quotation(unplaced.quotation) for unplaced in trace.unplaced)
    ids |= {record.document for record in records if record}
    documents = sorted(
        map(lookup.document, ids), key=lambda each: (each.published or "9", each.carrier, each.id)
    )
    return [document.id for document in documents]


def _by_article(trace: Trace, lookup: Lookup) -> Iterator[Section]:
    """Yield a section for each article; its entries stand in the order of the article's text."""
    placed: dict[str, list[tuple[int, Entry]]] = {}
    for article, finds in _finds(trace).items():
        for group in _grouped(finds):
            entry = found_entry(group, lookup)
            placed.setdefault(article, []).append((group[0].witness.span.start, entry))
    for article, start, entry in _missing(trace, lookup):
        placed.setdefault(article, []).append((start, entry))
    for article in _article_ids(trace, lookup):
        document = lookup.document(article)
        ordered = sorted(placed.get(article, []), key=lambda pair: pair[0])
        facts = (document.title, document.published, document.via and f"via {document.via}", document.url)
        yield Section(
            on_one_line(document.carrier),
            in_order(map(on_one_line, facts)),
            tuple(entry for _, entry in ordered),
        )


def _finds(trace: Trace) -> dict[str, list[Find]]:
    """Return every witness with its wording and passage, by article, in the order of the article's text."""
    finds: dict[str, list[Find]] = {}
    for apparatus in trace.apparatus:
        for variant in apparatus.variants:
            for witness in variant.witnesses:
                finds.setdefault(witness.document, []).append(Find(apparatus, variant, witness))
    for found in finds.values():
        found.sort(key=lambda find: find.witness.span)
    return finds


def _grouped(finds: list[Find]) -> list[tuple[Find, ...]]:
    """Join neighbouring finds that one quotation carries: it runs over several passages."""
    groups: list[list[Find]] = []
    for find in finds:
        last = groups[-1][-1].witness if groups else None
        if last and set(last.quotations) & set(find.witness.quotations):
            groups[-1].append(find)
        else:
            groups.append([find])
    return [tuple(group) for group in groups]


def _missing(trace: Trace, lookup: Lookup) -> Iterator[tuple[str, int, Entry]]:
    """Yield the unplaced quotations: article, start in its text, entry."""
    for unplaced in trace.unplaced:
        record = lookup.quotation(unplaced.quotation)
        if record:
            yield record.document, record.quotation.span.start, missing_entry(unplaced, record, lookup)


def passage_section(apparatus: Apparatus, lookup: Lookup) -> Section:
    """Return the section of one passage, an entry for each wording, numbered from 1."""
    source = lookup.source_of(apparatus.passage)
    title = (on_one_line(source.title),) if source and source.title else ()
    entries = (variant_entry(apparatus, variant, lookup) for variant in apparatus.variants)
    numbered = tuple(replace(entry, number=number) for number, entry in enumerate(entries, 1))
    return Section(where_of(apparatus.passage, lookup), title, numbered)


def _by_passage(trace: Trace, lookup: Lookup) -> Iterator[Section]:
    """Yield a section for each passage, in the order of the sources, and one for what was not found."""
    for apparatus in select(trace, Selection(order=Order.SOURCE)).apparatus:
        yield passage_section(apparatus, lookup)
    yield Section("Not found", (), tuple(entry for _, _, entry in _missing(trace, lookup)))


def _summary(sections: tuple[Section, ...], trace: Trace) -> tuple[str, ...]:
    """Return what the entries come to, and by which stylebook they were judged."""
    grades = Counter(entry.grade for section in sections for entry in section.entries)
    total = sum(grades.values())
    if not total:
        return ("No quotation of the sources was found.",)
    parts = [f"{grades[grade]:,} {GRADES[grade].word}" for grade in range(len(GRADES)) if grades[grade]]
    parts += [f"{grades[None]:,} not found"] if grades[None] else []
    lines = [f"{counted(total, 'note')}: {', '.join(parts)}."]
    wrong = sum(bool(each.miscredit) for apparatus in trace.apparatus for each in apparatus.witnesses)
    if wrong:
        lines.append(f"In {counted(wrong, 'place')} the credit does not agree with the sources.")
    profile = on_one_line(trace.settings.get("profile", ""))
    if profile:
        lines.append(f"Changes are judged by the stylebook profile “{profile}”.")
    return tuple(lines)


def _listed(document: Metadata, lookup: Lookup) -> Listed:
    source = document.role is Role.SOURCE
    return Listed(
        name=on_one_line(lookup.name_of(document) if source else document.carrier),
        title=on_one_line(document.title),
        published=on_one_line(document.published),
        file=on_one_line(document.path),
        url=on_one_line(document.url),
        archived_url=on_one_line(document.archived_url),
        notes=on_one_line(document.notes),
        sha256=on_one_line(document.sha256),
    )


def _method(trace: Trace) -> tuple[tuple[str, str], ...]:
    roles = Counter(document.role for document in trace.documents)
    read = f"{counted(roles[Role.ARTICLE], 'article')}, {counted(roles[Role.SOURCE], 'source')}"
    named = [
        ("tool", f"quote-provenance {__version__}"),
        ("fingerprint", trace.fingerprint),
        ("read", read),
        *sorted(setting for setting in trace.settings.items() if setting[0] != "version"),
    ]
    return tuple((on_one_line(name), on_one_line(value)) for name, value in named)
