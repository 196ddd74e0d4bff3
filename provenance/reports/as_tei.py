"""The apparatus as TEI P5: passages as lemmas, wordings as readings, articles as witnesses.

The method is parallel segmentation (TEI Guidelines, 13.2.3): a passage's running text is cut where any
wording departs from it, and each cut is an ``app`` with the passage's words as ``lem`` and each other wording
as ``rdg``. Where changes of several wordings overlap, they share one ``app`` over the stretch that they cover
together. An article that quotes only a part is named only in the entries inside that part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from corpus.model import Metadata, Role, Span
from provenance.model import Apparatus, Trace, Variant
from provenance.reports.lookup import Lookup, lookup_in
from provenance.reports.marking import ENDS
from provenance.reports.printable import for_xml
from provenance.reports.wording import SEVERITY_WORDS
from quotes.model import Change

TEI = "http://www.tei-c.org/ns/1.0"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_NOT_TOKEN = re.compile(r"[^A-Za-z0-9-]+")


@dataclass(frozen=True, slots=True)
class _Reading:
    """A variant cut down to what an apparatus needs.

    ``extent`` is the part of the passage that it reproduces, ``changes`` those inside it, in order.
    """

    extent: Span
    changes: tuple[Change, ...]
    witnesses: str

    def inside(self, cut: Span) -> tuple[Change, ...]:
        """Return the changes that lie in a cut."""
        return tuple(change for change in self.changes if cut.contains(change.passage))

    def of(self, cut: Span, passage: str) -> str:
        """Return what the variant has in place of a cut of the passage, as far as it reaches."""
        pieces, position = [], max(cut.start, self.extent.start)
        for change in self.inside(cut):
            pieces += [passage[position : change.passage.start], change.after]
            position = max(position, change.passage.end)
        return "".join(pieces) + passage[position : min(cut.end, self.extent.end)]

    def reaches(self, cut: Span) -> bool:
        """Tell whether the variant reproduces any of a cut, or the words on both sides of an empty one."""
        if not len(cut):
            return self.extent.start < cut.start < self.extent.end
        return self.extent.overlap(cut) > 0


def to_tei(trace: Trace) -> str:
    """Return the trace as a TEI document: a list of witnesses and one division for each passage."""
    carrying = {witness.document for each in trace.apparatus for witness in each.witnesses}
    carrying |= {each.passage.place.document for each in trace.apparatus if each.passage.place}
    known = {document.id for document in trace.documents}
    lookup = lookup_in(trace)
    documents = [document for document in trace.documents if document.id in carrying]
    documents += [lookup.document(missing) for missing in sorted(carrying - known)]
    names = {document.id: f"w{number}" for number, document in enumerate(documents, 1)}
    root = Element("TEI", {"xmlns": TEI})
    _header(root, trace, documents, lookup)
    body = SubElement(SubElement(root, "text"), "body")
    if not trace.apparatus:
        SubElement(body, "p").text = "No passage was found."
    for number, apparatus in enumerate(trace.apparatus, 1):
        _passage(SubElement(body, "div", {"type": "passage"}), number, apparatus, names)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _header(root: Element, trace: Trace, documents: list[Metadata], lookup: Lookup) -> None:
    header = SubElement(root, "teiHeader")
    file = SubElement(header, "fileDesc")
    SubElement(SubElement(file, "titleStmt"), "title").text = "Quoted passages and their wordings"
    publication = SubElement(SubElement(file, "publicationStmt"), "p")
    publication.text = for_xml(f"Made by quote-provenance; fingerprint {trace.fingerprint}.")
    source = SubElement(file, "sourceDesc")
    if not documents:
        SubElement(source, "p").text = "No article carries a passage."
    else:
        listed = SubElement(source, "listWit")
        for number, document in enumerate(documents, 1):
            witness = SubElement(listed, "witness", {_ID: f"w{number}"})
            witness.text = for_xml(_described(document, lookup))
    encoding = SubElement(header, "encodingDesc")
    SubElement(encoding, "variantEncoding", {"method": "parallel-segmentation", "location": "internal"})


def _described(document: Metadata, lookup: Lookup) -> str:
    name = lookup.name_of(document) if document.role is Role.SOURCE else document.carrier
    return ", ".join(filter(None, (name, document.title, document.published)))


def _passage(division: Element, number: int, apparatus: Apparatus, names: dict[str, str]) -> None:
    passage = apparatus.passage
    if passage.locator:
        SubElement(division, "head").text = for_xml(passage.locator)
    paragraph = SubElement(division, "p", {_ID: f"passage-{number}"})
    readings = [_reading(variant, passage.text, names) for variant in apparatus.variants]
    source = f"#{names[passage.place.document]}" if passage.place else ""
    last: Element | None = None
    position = 0
    for cut in _cuts(readings):
        _add_text(paragraph, last, passage.text[position : cut.start])
        last = _entry(paragraph, cut, passage.text, readings, source)
        position = cut.end
    _add_text(paragraph, last, passage.text[position:])


def _reading(variant: Variant, passage: str, names: dict[str, str]) -> _Reading:
    start, end = 0, len(passage)
    inner = []
    for change in sorted(variant.changes, key=lambda change: change.passage):
        if change.kind not in ENDS:
            inner.append(change)
        elif change.passage.start == 0:
            start = change.passage.end
        else:
            end = change.passage.start
    documents = dict.fromkeys(witness.document for witness in variant.witnesses)
    return _Reading(Span(start, max(start, end)), tuple(inner), _pointers(names[each] for each in documents))


def _pointers(names: Iterable[str]) -> str:
    return " ".join(f"#{name}" for name in names)


def _cuts(readings: list[_Reading]) -> list[Span]:
    """Return the stretches of the passage that any reading changes, overlapping ones joined."""
    cuts: list[Span] = []
    for span in sorted({change.passage for reading in readings for change in reading.changes}):
        if cuts and (span.start < cuts[-1].end or span.start == cuts[-1].start):
            cuts[-1] = Span(cuts[-1].start, max(cuts[-1].end, span.end))
        else:
            cuts.append(span)
    return cuts


def _entry(paragraph: Element, cut: Span, passage: str, readings: list[_Reading], source: str) -> Element:
    """Add one ``app``: the passage's words with who has them, then each other reading with who has it."""
    entry = SubElement(paragraph, "app")
    present = [reading for reading in readings if reading.reaches(cut) or reading.inside(cut)]
    same = [reading.witnesses for reading in present if not reading.inside(cut)]
    lemma = SubElement(entry, "lem", _witnessed([source, *same]))
    lemma.text = for_xml(passage[cut.start : cut.end])
    others: dict[str, list[_Reading]] = {}
    for reading in present:
        if reading.inside(cut):
            others.setdefault(reading.of(cut, passage), []).append(reading)
    for text, having in others.items():
        worst = max(having[0].inside(cut), key=lambda change: change.severity)
        attributes = {
            "type": _NOT_TOKEN.sub("-", worst.kind).strip("-") or "change",
            "subtype": SEVERITY_WORDS[worst.severity].replace(" ", "-"),
            **_witnessed([reading.witnesses for reading in having]),
        }
        SubElement(entry, "rdg", attributes).text = for_xml(text)
    return entry


def _witnessed(pointers: list[str]) -> dict[str, str]:
    joined = " ".join(dict.fromkeys(" ".join(pointers).split()))
    return {"wit": joined} if joined else {}


def _add_text(paragraph: Element, last: Element | None, text: str) -> None:
    if last is None:
        paragraph.text = (paragraph.text or "") + for_xml(text)
    else:
        last.tail = (last.tail or "") + for_xml(text)
