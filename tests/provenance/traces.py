"""A small trace built by hand from made-up texts, and what it and other traces are built with."""

from __future__ import annotations

from dataclasses import dataclass, replace

from corpus.model import Metadata, Problem, Role, Span
from provenance.model import (
    Apparatus,
    Basis,
    Manner,
    Nearest,
    Passage,
    Place,
    QuotationRecord,
    Trace,
    Unplaced,
    Variant,
    Witness,
)
from quotes.model import Attribution, Change, Form, Quotation, Severity, SpeakerKind

STYLE, MARKED, UNMARKED, MEANING = Severity.STYLE, Severity.MARKED, Severity.UNMARKED, Severity.MEANING
COSMETIC = Severity.NONE

HARBOUR = (
    "The harbour authority did not honour the agreement, and at least 20 vessels belonging to the Ash-Shamal "
    "Line, registered abroad, left the port without inspection."
)
PLEDGE = "The Government pledged that all fishing rights would be respected until the talks are concluded."
CUT = ", and at least 20 vessels belonging to the Ash-Shamal Line,"
OFFICIAL = "We were never told, and nobody asked us."

SOURCE = Metadata(
    id="report",
    role=Role.SOURCE,
    outlet="Panel of Observers",
    title="Third report of the Panel of Observers on the Strait of Velm",
    published="2031-05-27",
    symbol="P/2031/44",
    path="sources/p-2031-44.pdf",
    sha256="ab" * 32,
    characters=88_000,
)


@dataclass(frozen=True, slots=True)
class Edit:
    """One departure from a passage: at the next place of ``before`` after the edit before it.

    An edit that adds words gives them as ``after`` and the words that they follow as ``behind``.
    """

    kind: str
    severity: Severity
    before: str = ""
    after: str = ""
    behind: str = ""
    note: str = ""


def variant_of(id: str, passage: str, edits: tuple[Edit, ...], witnesses: tuple[Witness, ...]) -> Variant:  # noqa: A002
    """Return the variant that the edits, in reading order, make of a passage."""
    pieces: list[str] = []
    changes: list[Change] = []
    position = length = 0
    for edit in edits:
        at = passage.index(edit.behind + edit.before, position) + len(edit.behind)
        pieces += [passage[position:at], edit.after]
        length += at - position
        position = at + len(edit.before)
        changes.append(
            Change(
                kind=edit.kind,
                severity=edit.severity,
                before=edit.before,
                after=edit.after,
                passage=Span(at, position),
                variant=Span(length, length + len(edit.after)),
                note=edit.note,
            )
        )
        length += len(edit.after)
    text = "".join(pieces) + passage[position:]
    worst = max((change.severity for change in changes), default=Severity.NONE)
    return Variant(id=id, text=text, severity=worst, changes=tuple(changes), witnesses=witnesses)


def article(id: str, outlet: str, published: str, title: str, url: str = "", via: str = "") -> Metadata:  # noqa: A002
    """Return an article's metadata, the rest made up from its id."""
    return Metadata(
        id=id,
        role=Role.ARTICLE,
        outlet=outlet,
        title=title,
        published=published,
        url=url,
        via=via,
        path=f"articles/{id}.txt",
        sha256=f"{sum(map(ord, id)):064x}",
        characters=4_000,
    )


def witness(
    document: str,
    text: str,
    manner: Manner = Manner.QUOTED,
    *,
    quotations: tuple[str, ...] = (),
    covers: Span | None = None,
) -> Witness:
    """Return a witness of some words with a made-up context."""
    return Witness(
        document=document,
        span=Span(120, 120 + len(text)),
        covers=covers or Span(0, 10),
        manner=manner,
        quotations=quotations,
        score=0.98,
        text=text,
        before="The monitors had visited the harbour twice. “"
        if manner is not Manner.ECHO
        else "Since then ",
        after="” the report said. Officials in the port declined to comment."
        if manner is not Manner.ECHO
        else ".",
    )


def quotation(
    id: str,  # noqa: A002
    document: str,
    text: str,
    *,
    speaker: str | None = "the report",
    start: int = 120,
    form: Form = Form.QUOTATION,
) -> QuotationRecord:
    """Return a quotation credited to the report, or to nobody."""
    attribution = None
    if speaker is not None:
        attribution = Attribution(
            speaker=speaker,
            speaker_span=Span(start + len(text) + 2, start + len(text) + 2 + len(speaker)),
            kind=SpeakerKind.DOCUMENT,
            rule="cue-after",
            confidence=0.93,
            cue="said",
            cue_span=Span(start + len(text) + 13, start + len(text) + 17),
        )
    return QuotationRecord(
        id=id,
        document=document,
        text=text,
        quotation=Quotation(
            span=Span(start, start + len(text)),
            open="“",
            close="”",
            level=0,
            parent=None,
            form=form,
            reason="clause",
            group=0,
            segments=(Span(start, start + len(text)),),
            attribution=attribution,
        ),
        before="The monitors had visited the harbour twice. “",
        after="” the report said. Officials in the port declined to comment.",
    )


def small_trace() -> Trace:
    """Return a trace of six articles, a source, three passages and two unplaced quotations."""
    articles = (
        article("beacon", "The Beacon", "2031-06-01", "Panel: port broke deal", "https://beacon.example/velm-1"),
        article("courier", "Coastal Courier", "2031-06-01", "Ships left ‘without inspection’", "https://courier.example/a#top"),
        article("dispatch", "Daily Dispatch", "2031-06-02", "Harbor honored the deal, says UN", "https://dispatch.example/x"),
        article("evening", "Evening Star", "2031-06-03", "Twenty ships slipped out", via="Inter-Press Wire"),
        article("forum", "Forum", "2031-06", "What the panel saw"),
        article("gazette", "Gazette", "", "Talks go on", "https://gazette.example/talks"),
    )  # fmt: skip
    return Trace(
        fingerprint="5f1d7c2ab0e94c11",
        settings={"profile": "un", "shortest_words": "5"},
        documents=(*articles, SOURCE),
        quotations=(
            quotation("beacon.q1", "beacon", HARBOUR),
            quotation("courier.q1", "courier", "did not honor the agreement"),
            quotation(
                "dispatch.q1",
                "dispatch",
                "The harbour authority did honour the agreement",
                speaker="a diplomat",
            ),
            quotation("gazette.q1", "gazette", "Nothing of the kind was ever agreed.", speaker=None),
            quotation("forum.q1", "forum", "a floating warehouse", form=Form.FRAGMENT),
        ),
        apparatus=(_harbour_apparatus(), _pledge_apparatus(), _official_apparatus()),
        unplaced=(
            Unplaced(
                "gazette.q1",
                "no source has these words",
                Nearest(Place("report", Span(900, 960)), "nothing else was ever put in writing", 0.41),
            ),
            Unplaced("forum.q1", "too short to place"),
        ),
        problems=(Problem("articles/empty.txt", "empty", "the file is empty; remove it or save it again"),),
    )


def _harbour_apparatus() -> Apparatus:
    whole = Span(0, len(HARBOUR))
    exact = variant_of(
        "p1.v1", HARBOUR, (), (witness("beacon", HARBOUR, quotations=("beacon.q1",), covers=whole),)
    )
    fragment = variant_of(
        "p1.v2",
        HARBOUR,
        (
            Edit("partial-start", COSMETIC, before="The harbour authority "),
            Edit("spelling-variety", STYLE, before="honour", after="honor"),
            Edit("partial-end", COSMETIC, before=HARBOUR[HARBOUR.index(", and") :]),
        ),
        (witness("courier", "did not honor the agreement", quotations=("courier.q1",), covers=Span(22, 51)),),
    )
    negated = variant_of(
        "p1.v3",
        HARBOUR,
        (
            Edit("negation", MEANING, before=" not", note="the passage has 'not' here"),
            Edit("ellipsis", MARKED, before=CUT, after=" ..."),
            Edit("word-substituted", UNMARKED, before="abroad", after="elsewhere"),
        ),
        (
            replace(
                witness(
                    "dispatch",
                    "The harbour authority did honour the agreement ...",
                    quotations=("dispatch.q1",),
                    covers=whole,
                ),
                miscredit="credited to P/2030/12",
            ),
        ),
    )
    echoed = variant_of(
        "p1.v4",
        HARBOUR,
        (
            Edit("partial-start", COSMETIC, before=HARBOUR[: HARBOUR.index("at least")]),
            Edit("number-format", STYLE, before="20", after="twenty"),
            Edit("name-translit", STYLE, before="Ash-Shamal", after="al-Shamal"),
            Edit("bracket-insert", MARKED, after=" [of Velm]", behind="left the port"),
        ),
        (
            witness(
                "evening",
                "at least twenty vessels belonging to the al-Shamal Line",
                Manner.ECHO,
                covers=whole,
            ),
            witness(
                "forum",
                "at least twenty vessels belonging to the al-Shamal Line",
                Manner.PARTLY,
                covers=whole,
            ),
        ),
    )
    passage = Passage(
        id="p1",
        basis=Basis.SOURCE,
        text=HARBOUR,
        place=Place("report", Span(41_200, 41_200 + len(HARBOUR)), "para. 36 (p. 11)"),
        also=(Place("report", Span(900, 1_080)),),
        choice="earlier in the report",
        before="36. The Panel visited the port twice in March. ",
        after=" The Panel was shown no manifest.",
    )
    return Apparatus(passage, (exact, fragment, negated, echoed))


def _pledge_apparatus() -> Apparatus:
    passage = Passage(
        id="p2",
        basis=Basis.SOURCE,
        text=PLEDGE,
        place=Place("report", Span(50_000, 50_000 + len(PLEDGE)), "para. 41 (p. 13)"),
    )
    exact = variant_of("p2.v1", PLEDGE, (), (witness("forum", PLEDGE, covers=Span(0, len(PLEDGE))),))
    hedged = variant_of(
        "p2.v2",
        PLEDGE,
        (
            Edit("quantifier", MEANING, before="all", after="some"),
            Edit("terminal-punct", COSMETIC, before=".", after=","),
        ),
        (witness("beacon", PLEDGE.replace("all", "some"), covers=Span(0, len(PLEDGE))),),
    )
    return Apparatus(passage, (exact, hedged))


def _official_apparatus() -> Apparatus:
    passage = Passage(id="p3", basis=Basis.ASSEMBLED, text=OFFICIAL)
    exact = variant_of(
        "p3.v1",
        OFFICIAL,
        (),
        (
            replace(
                witness("gazette", OFFICIAL, covers=Span(0, 40)), elsewhere="confirmed: “Ada Quill” (Forum)"
            ),
            witness("courier", OFFICIAL),
        ),
    )
    return Apparatus(passage, (exact,), "“Ada Quill” (Forum); “Ben Marsh” (Coastal Courier)")
