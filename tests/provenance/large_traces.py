"""Traces of any size, of words drawn from a small list."""

from __future__ import annotations

from corpus.model import Span
from provenance.model import (
    Apparatus,
    Basis,
    Passage,
    Place,
    Trace,
    Variant,
)
from tests.provenance.traces import MARKED, SOURCE, UNMARKED, Edit, article, quotation, variant_of, witness

_WORDS = (
    "panel", "harbour", "vessel", "inspection", "cargo", "treaty", "strait", "fishing", "quota", "minister",
    "delegation", "border", "customs", "manifest", "convoy", "patrol", "island", "council", "shelter",
    "granary", "ferry", "signal", "tariff", "census", "archive",
)  # fmt: skip


def large_trace(passages: int, variants: int, outlets: int, idle_documents: int = 0) -> Trace:
    """Return a trace of so many passages with so many variants each, spread over so many outlets.

    Every second passage has an exact variant; the others drop, replace or add a word. ``idle_documents`` are
    articles that carry nothing.
    """
    names = [f"The {_WORDS[n % 25].title()} {_WORDS[(n * 7 + 3) % 25].title()} {n}" for n in range(outlets)]
    documents = [
        article(f"d{n:05}", name, f"2031-{1 + n % 12:02}-{1 + n % 28:02}", f"Report on {name}", f"https://e.example/{n}")
        for n, name in enumerate(names)
    ]  # fmt: skip
    documents += [
        article(f"i{n:06}", f"Idle {n % 50}", "2031-01-01", "Nothing here") for n in range(idle_documents)
    ]
    apparatus = tuple(_large_apparatus(n, variants, outlets) for n in range(passages))
    records = tuple(
        quotation(quote, each.document, each.text)
        for one in apparatus
        for each in one.witnesses
        for quote in each.quotations
    )
    return Trace(
        fingerprint="0123456789abcdef",
        settings={"profile": "un"},
        documents=(*documents, SOURCE),
        quotations=records,
        apparatus=apparatus,
    )


def _large_apparatus(number: int, variants: int, outlets: int) -> Apparatus:
    words = [_WORDS[(number * 3 + step * (1 + number % 5)) % len(_WORDS)] for step in range(30)]
    text = " ".join(words).capitalize() + "."
    made = []
    for n in range(variants):
        word = words[1 + n % 28]
        edits = {
            0: (),
            1: (Edit("word-dropped", UNMARKED, before=f" {word}"),),
            2: (Edit("word-substituted", UNMARKED, before=f" {word}", after=f" other{n}"),),
            3: (Edit("bracket-insert", MARKED, after=f" [sic {n}]", behind=f" {word}"),),
        }[n % 4 if n else 0]
        bare = variant_of(f"p{number}.v{n}", text, edits, ())
        document = f"d{(number * 5 + n * 11) % outlets:05}"
        carried = witness(document, bare.text, quotations=(f"q{number}.{n}",), covers=Span(0, len(text)))
        made.append(
            Variant(
                id=bare.id, text=bare.text, severity=bare.severity, changes=bare.changes, witnesses=(carried,)
            )
        )
    passage = Passage(
        id=f"p{number}",
        basis=Basis.SOURCE,
        text=text,
        place=Place("report", Span(number * 300, number * 300 + len(text)), f"para. {number + 1}"),
    )
    return Apparatus(passage, tuple(made))
