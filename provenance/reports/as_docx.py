"""The fact-check appendix as a DOCX file that Word and LibreOffice open: styles, headings, page numbers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph

from provenance.model import Trace
from provenance.reports.appendix import By, appendix_of
from provenance.reports.appendix_model import Entry, InSource, Listed, MarkedRun, Published
from provenance.reports.as_appendix import graded, told
from provenance.reports.docx_styles import SOFT, set_up
from provenance.reports.marking import Mark
from provenance.reports.printable import for_xml, shown

# Grade 0, verbatim, to 5, meaning; then the colour of what was not found.
_COLOURS = ("2F6B4F", "4C6472", "14539A", "6A3F99", "8F4A00", "A8201A")
_NOT_FOUND_COLOUR = "1D1C1A"
_ZIP_THEN = (2000, 1, 1, 0, 0, 0)


def to_docx(trace: Trace, by: By) -> bytes:
    """Return the appendix as a DOCX file."""
    appendix = appendix_of(trace, by)
    document = docx.Document()
    set_up(document, _clean(f"Fact-check appendix: {appendix.title}"))
    document.add_paragraph("Fact-check appendix", "Subtitle")
    document.add_paragraph(_clean(appendix.title), "Title")
    for line in appendix.summary:
        document.add_paragraph(_clean(line))
    for section in appendix.sections:
        document.add_heading(_clean(section.heading), 1)
        if section.facts:
            facts = document.add_paragraph(_clean(" · ".join(section.facts)), "Facts")
            facts.paragraph_format.keep_with_next = True
        for entry in section.entries:
            _entry(document, entry)
    _list(document, "Sources", appendix.sources)
    _list(document, "Articles", appendix.articles)
    if appendix.problems:
        document.add_heading("Inputs that could not be used", 1)
        for problem in appendix.problems:
            document.add_paragraph(_clean(problem), "List Bullet")
    document.add_heading("How this was made", 1)
    document.add_paragraph(
        "With the same files, the same version and these settings, the tool gives the same result.", "Facts"
    )
    _pairs(document, appendix.method)
    return _stable(document)


def _entry(document: Document, entry: Entry) -> None:
    heading = document.add_heading(f"Note {entry.number}  ", 2)
    grade = heading.add_run(graded(entry))
    colour = _NOT_FOUND_COLOUR if entry.grade is None else _COLOURS[entry.grade]
    grade.font.color.rgb = RGBColor.from_string(colour)
    for published in entry.published:
        label = _label(document, "As published", "; ".join(told(published)))
        if published.link:
            label.add_run(" · ")
            _link(label, published.link, "open the article at these words")
        _extract(document, published)
    for found in entry.found:
        also = f"; the same words also stand at {found.also}" if found.also else ""
        _label(document, found.lead, found.citation + also)
        _extract(document, found)
        if found.runs:
            _label(document, "Differences", "")
            _wording(document, found.runs)
        for said in found.statements:
            document.add_paragraph(_clean(said), "List Bullet")
    _label(document, "Verdict", "")
    verdict = document.add_paragraph("", "Extract")
    verdict.add_run(_clean(entry.verdict)).bold = True


def _label(document: Document, name: str, facts: str) -> Paragraph:
    paragraph = document.add_paragraph("", "Label")
    paragraph.add_run(name).bold = True
    if facts:
        paragraph.add_run(f"  {_clean(facts)}")
    return paragraph


def _extract(document: Document, words: Published | InSource) -> None:
    """Add words in their context, the context in grey."""
    paragraph = document.add_paragraph("", "Extract")
    for text, soft in ((words.before, True), (words.words, False), (words.after, True)):
        run = paragraph.add_run(_clean(text))
        if soft:
            run.font.color.rgb = SOFT


def _wording(document: Document, runs: Iterable[MarkedRun]) -> None:
    paragraph = document.add_paragraph("", "Extract")
    for marked in runs:
        text = "…" if marked.run.mark is Mark.CUT else _clean(marked.run.text)
        run = paragraph.add_run(text)
        if marked.run.mark in (Mark.DROPPED, Mark.ADDED):
            run.font.color.rgb = RGBColor.from_string(_COLOURS[marked.grade])
            run.font.strike = marked.run.mark is Mark.DROPPED
            run.font.underline = run.font.bold = marked.run.mark is Mark.ADDED


def _list(document: Document, heading: str, listed: tuple[Listed, ...]) -> None:
    if not listed:
        return
    document.add_heading(heading, 1)
    for each in listed:
        title = document.add_paragraph("")
        title.paragraph_format.keep_with_next = True
        title.add_run(_clean(each.name)).bold = True
        title.add_run(_clean("".join(f", {part}" for part in (each.title, each.published) if part)))
        facts = (
            ("file", each.file),
            ("address", each.url),
            ("archived", each.archived_url),
            ("notes", each.notes),
            ("SHA-256", each.sha256),
        )
        document.add_paragraph(
            _clean("\n".join(f"{name}: {value}" for name, value in facts if value)), "Facts"
        )


def _pairs(document: Document, pairs: tuple[tuple[str, str], ...]) -> None:
    table = document.add_table(rows=0, cols=2)
    for name, value in pairs:
        cells = table.add_row().cells
        cells[0].paragraphs[0].style = cells[1].paragraphs[0].style = document.styles["Facts"]
        cells[0].paragraphs[0].add_run(_clean(name)).bold = True
        cells[1].paragraphs[0].add_run(_clean(value) or "none")


def _link(paragraph: Paragraph, address: str, text: str) -> None:
    target = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), target)
    run = paragraph.add_run(text)
    run.font.underline = True
    run.font.color.rgb = RGBColor(0x14, 0x53, 0x9A)
    link.append(run._r)  # noqa: SLF001 - python-docx has no way to make a link
    paragraph._p.append(link)  # noqa: SLF001


def _clean(text: str) -> str:
    return for_xml(shown(text))


def _stable(document: Document) -> bytes:
    """Return the file with a fixed date on every part."""
    written, stable = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(stable, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, _ZIP_THEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return stable.getvalue()
