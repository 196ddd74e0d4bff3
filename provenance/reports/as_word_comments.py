"""A copy of a Word draft with a comment at each remark.

Nothing else changes: the comments are put into the document's own part, and all parts that hold none of this
are the draft's, byte for byte.
"""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.text.run import CT_R
from docx.text.run import Run
from lxml.etree import LxmlError, _Element, tostring

from corpus.errors import UsageError
from corpus.files.whole import whole_file
from corpus.limits import DEFAULT_LIMITS, Limits
from corpus.model import LocatorKind, Span
from corpus.word.text import RunStretch, WordText, read_word, run_stretches
from provenance.checks import Check, CheckedDraft, Remark
from provenance.reports.check_words import message
from provenance.reports.printable import for_xml, shown
from provenance.reports.run_splitting import RunPiece, split

AUTHOR = "quote-provenance"
INITIALS = "qp"
_TYPES = "[Content_Types].xml"
_THEN = (2000, 1, 1, 0, 0, 0)  # a fixed date, so that the same draft gives the same bytes

_RunKey = tuple[int, int]  # paragraph and run, both counted from 0 as corpus.word counts them


@dataclass(frozen=True, slots=True)
class _Note:
    """One comment: the stretches of runs that it is about, none for what stands in no run; and its text."""

    stretches: tuple[RunStretch, ...]
    span: Span
    text: str


def annotated(path: Path, draft: CheckedDraft, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """Return the Word file at ``path`` with a comment at each remark of its check.

    Raises:
        DocumentError: the file cannot be read.
        UsageError: it can be read, but not be written again.
    """
    word = read_word(path, limits)
    original = whole_file(path, limits)
    _refuse_large(path, original, limits)
    notes = [_note(remark, check, word) for check in draft.checks for remark in check.remarks]
    if not notes:
        return original
    try:
        document = docx.Document(io.BytesIO(original))
        _comment(document, notes, word)
        written = io.BytesIO()
        document.save(written)
        return _with_original_parts(original, written.getvalue(), document)
    except (OpcError, LxmlError, KeyError, ValueError, AttributeError) as error:
        raise UsageError(f"{path}: cannot be annotated; open it and save it again as .docx") from error


def _refuse_large(path: Path, data: bytes, limits: Limits) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(info.file_size for info in archive.infolist()) > limits.most_unpacked_bytes:
            raise UsageError(f"{path}: unpacks to far more than a document holds; do not trust it")


def _note(remark: Remark, check: Check, word: WordText) -> _Note:
    span = _visible(remark.stretch.span, check.stretch.span, word.text)
    text = for_xml(shown(f"{remark.code}: {message(remark, check)}"))
    return _Note(tuple(run_stretches(word.pieces, span)), span, text)


def _visible(span: Span, within: Span, text: str) -> Span:
    """Return a span; an empty one, where words are missing, with the words beside it."""
    if len(span):
        return span
    before = text[within.start : span.start].rstrip()
    after = text[span.end : within.end]
    start = within.start + before.rfind(" ") + 1 if before else span.start
    skipped = len(after) - len(after.lstrip())
    word = after.lstrip().partition(" ")[0]
    return Span(start, span.end + skipped + len(word))


def _comment(document: Document, notes: Iterable[_Note], word: WordText) -> None:
    """Put the comments into the document, in order."""
    kept = list(notes)
    body = document.element
    runs = [list(paragraph.iter(qn("w:r"))) for paragraph in body.iter(qn("w:p"))]
    pieces = _split_runs(runs, [stretch for note in kept for stretch in note.stretches])
    for note in kept:
        found = [run for stretch in note.stretches for run in _covered(stretch, pieces)]
        first, last = (found[0], found[-1]) if found else _elsewhere(body, note.span, word)
        ends = [Run(cast("CT_R", _outside_box(run)), document) for run in (first, last)]
        document.add_comment(ends, text=note.text, author=AUTHOR, initials=INITIALS)
    for comment in cast("XmlPart", _comments_part(document)).element:
        if comment.get(qn("w:author")) == AUTHOR:
            comment.attrib.pop(qn("w:date"), None)  # the time of day is no finding


def _comments_part(document: Document) -> Part:
    return document.part.part_related_by(RELATIONSHIP_TYPE.COMMENTS)


def _split_runs(runs: list[list[_Element]], stretches: Iterable[RunStretch]) -> dict[_RunKey, list[RunPiece]]:
    """Cut every run where a comment begins or ends in it."""
    cuts: dict[_RunKey, set[int]] = defaultdict(set)
    for stretch in stretches:
        cuts[stretch.paragraph, stretch.run] |= {stretch.start, stretch.stop}
    return {key: split(runs[key[0]][key[1]], offsets) for key, offsets in cuts.items()}


def _covered(stretch: RunStretch, pieces: dict[_RunKey, list[RunPiece]]) -> list[_Element]:
    own = pieces[stretch.paragraph, stretch.run]
    return [piece.run for piece in own if piece.start < stretch.stop and stretch.start < piece.stop]


def _elsewhere(body: _Element, span: Span, word: WordText) -> tuple[_Element, _Element]:
    """Return the run to comment on for words outside the body: the mark of their note, else the last run."""
    for is_end, tag in ((False, "w:footnoteReference"), (True, "w:endnoteReference")):
        notes = [
            locator
            for locator in word.locators
            if locator.kind is LocatorKind.FOOTNOTE and locator.label.isdigit() is not is_end
        ]
        place = next((at for at, note in enumerate(notes) if note.span.contains(span)), None)
        marks = list(body.iter(qn(tag)))
        if place is not None and place < len(marks) and (run := marks[place].getparent()) is not None:
            return run, run
    last = list(body.iter(qn("w:r")))[-1]
    return last, last


def _outside_box(run: _Element) -> _Element:
    """Return the run, or the one that holds the text box around it: Word takes no comment inside one."""
    boxes = list(run.iterancestors(qn("w:txbxContent")))
    holders = list(boxes[-1].iterancestors(qn("w:r"))) if boxes else []
    return holders[-1] if holders else run


def _with_original_parts(original: bytes, written: bytes, document: Document) -> bytes:
    """Return the written file with every part that did not have to change as it was."""
    main, comments = document.part.partname, _comments_part(document).partname
    changed = {str(name).removeprefix("/") for name in (main, main.rels_uri, comments)}
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(original)) as old,
        zipfile.ZipFile(io.BytesIO(written)) as new,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for info in {info.filename: info for info in old.infolist()}.values():
            content = (new if info.filename in changed else old).read(info.filename)
            if info.filename == _TYPES:
                content = _with_type(content, str(comments))
            archive.writestr(_entry(info.filename, info.date_time), content)
        for name in sorted(changed - set(old.namelist())):
            archive.writestr(_entry(name, _THEN), new.read(name))
    return result.getvalue()


def _with_type(types: bytes, part: str) -> bytes:
    """Return the list of the parts' types with that of the comments."""
    root = parse_xml(types)
    if all(entry.get("PartName") != part for entry in root):
        attributes = {"PartName": part, "ContentType": CONTENT_TYPE.WML_COMMENTS}
        root.append(root.makeelement(f"{root.tag.rpartition('}')[0]}}}Override", attributes))
    return tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _entry(name: str, date: tuple[int, int, int, int, int, int]) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
