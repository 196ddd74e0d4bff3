"""A trace built by hand in which every text field tries to break the report that shows it."""

from __future__ import annotations

from corpus.model import Metadata, Problem, Role, Span
from provenance.model import (
    Apparatus,
    Basis,
    Manner,
    Nearest,
    Passage,
    Place,
    Trace,
    Unplaced,
    Witness,
)
from tests.provenance.traces import UNMARKED, Edit, quotation, variant_of

HOSTILE_TEXTS = (
    "<script>document.title='owned'</script>",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "\u202eright to left override\u2066isolated",
    "=HYPERLINK(\"http://evil.example\",\"click\")",
    "+1+2",
    "-2+3",
    "@SUM(1)",
    "\tDDE",
    "'=1+1",
    "\x1b[31mred\x1b]0;title\x07",
    "nul\x00byte\x85\x9b31m",
    "w" * 10_000,
    "../../../etc/passwd",
    "half \ud800 surrogate",
    "{{ 7 * 7 }} {% raw %} ${7*7} `id`",
    "\u2028line\u2029paragraph\ufffe\uffff",
    "“nested” ‘marks’ & <b>bold</b> \"straight\"",
    "العربية تقول شيئا",
    "東京都知事は言った",
    "👩‍👩‍👧 emoji e\u0301 combining " + "\u0301" * 200,
    "| a | b |\n|---|---|\n# not a heading\n",
)  # fmt: skip


def hostile_trace() -> Trace:
    """Return a trace in which every text field is one of `HOSTILE_TEXTS`."""
    documents = tuple(
        Metadata(
            id=f"a{n}{text}",
            role=Role.ARTICLE,
            outlet=text,
            title=text,
            author=text,
            published=text,
            url=f"javascript:alert('{text}')" if n % 2 else f"https://evil.example/{text}",
            symbol=text,
            via=text,
            notes=text,
            path=text,
            sha256=text,
        )
        for n, text in enumerate(HOSTILE_TEXTS)
    )
    source = Metadata(id="../source\x1b", role=Role.SOURCE, title=HOSTILE_TEXTS[1], symbol=HOSTILE_TEXTS[4])
    return Trace(
        fingerprint=HOSTILE_TEXTS[1],
        settings={text: text for text in HOSTILE_TEXTS},
        documents=(*documents, source),
        quotations=tuple(
            quotation(f"q{n}{text}", documents[n].id, text, speaker=text)
            for n, text in enumerate(HOSTILE_TEXTS)
        ),
        apparatus=tuple(
            _hostile_apparatus(n, text, documents[n].id, source.id) for n, text in enumerate(HOSTILE_TEXTS)
        ),
        unplaced=tuple(
            Unplaced(f"q{n}{text}", text, Nearest(Place(source.id, Span(0, 4)), text, 0.5))
            for n, text in enumerate(HOSTILE_TEXTS)
        ),
        problems=tuple(Problem(text, text, text) for text in HOSTILE_TEXTS),
    )


def _hostile_apparatus(n: int, text: str, document: str, source: str) -> Apparatus:
    passage = f"The panel said {text} and left."
    edits = (
        Edit(f"kind-{n}", UNMARKED, before=text, after=HOSTILE_TEXTS[n - 1], note=text),
        Edit("word-dropped", UNMARKED, before=" and left"),
    )
    quoted = Witness(
        document=document,
        span=Span(5, 5 + len(text)),
        covers=Span(0, len(passage)),
        manner=Manner.QUOTED,
        quotations=(f"q{n}{text}",),
        score=0.5,
        text=text,
        before=text,
        after=text,
    )
    return Apparatus(
        Passage(
            id=f"p{n}{text}",
            basis=Basis.SOURCE,
            text=passage,
            place=Place(source, Span(n * 10, n * 10 + len(passage)), text),
            choice=text,
            before=text,
            after=text,
        ),
        (variant_of(f"p{n}.v1{text}", passage, edits, (quoted,)),),
    )
