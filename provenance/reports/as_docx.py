"""The fact-check appendix as a DOCX file that Word and LibreOffice open: styles, headings, page numbers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import cast

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.text.paragraph import CT_P
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph

from provenance.model import Trace
from provenance.reports.appendix import By, appendix_of
from provenance.reports.appendix_model import Entry, InSource, Listed, MarkedRun, Published
from provenance.reports.as_appendix import graded, told
from provenance.reports.docx_styles import SOFT, field, set_up
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
    _paragraph(document, "Subtitle", "Fact-check appendix")
    _paragraph(document, "Title", _clean(appendix.title))
    for line in appendix.summary:
        _paragraph(document, "Normal", _clean(line))
    for section in appendix.sections:
        _paragraph(document, "Heading1", _clean(section.heading))
        if section.facts:
            facts = _paragraph(document, "Facts", _clean(" · ".join(section.facts)))
            facts.paragraph_format.keep_with_next = True
        for entry in section.entries:
            _entry(document, entry)
    _list(document, "Sources", appendix.sources)
    _list(document, "Articles", appendix.articles)
    if appendix.problems:
        _paragraph(document, "Heading1", "Problems with the input")
        for problem in appendix.problems:
            _paragraph(document, "ListBullet", _clean(problem))
    _paragraph(document, "Heading1", "How this was made")
    _paragraph(
        document,
        "Facts",
        "With the same files, the same version and these settings, the tool gives the same result.",
    )
    _pairs(document, appendix.method)
    return _stable(document)


def _entry(document: Document, entry: Entry) -> None:
    heading = _paragraph(document, "Heading2", f"Note {entry.number}  ")
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
            _paragraph(document, "ListBullet", _clean(said))
    _label(document, "Verdict", "")
    verdict = _paragraph(document, "Extract", "")
    verdict.add_run(_clean(entry.verdict)).bold = True


def _label(document: Document, name: str, facts: str) -> Paragraph:
    paragraph = _paragraph(document, "Label", "")
    paragraph.add_run(name).bold = True
    if facts:
        paragraph.add_run(f"  {_clean(facts)}")
    return paragraph


def _extract(document: Document, words: Published | InSource) -> None:
    """Add words in their context, the context in grey."""
    paragraph = _paragraph(document, "Extract", "")
    for text, soft in ((words.before, True), (words.words, False), (words.after, True)):
        run = paragraph.add_run(_clean(text))
        if soft:
            run.font.color.rgb = SOFT


def _wording(document: Document, runs: Iterable[MarkedRun]) -> None:
    paragraph = _paragraph(document, "Extract", "")
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
    _paragraph(document, "Heading1", heading)
    for each in listed:
        title = _paragraph(document, "Normal", "")
        title.paragraph_format.keep_with_next = True
        title.add_run(_clean(each.name)).bold = True
        title.add_run(_clean("".join(f", {part}" for part in (each.title, each.published) if part)))
        _paragraph(document, "Facts", _clean("\n".join(f"{label}: {value}" for label, value in each.facts)))


def _pairs(document: Document, pairs: tuple[tuple[str, str], ...]) -> None:
    table = document.add_table(rows=0, cols=2)
    for name, value in pairs:
        cells = table.add_row().cells
        cells[0].paragraphs[0].style = cells[1].paragraphs[0].style = document.styles["Facts"]
        cells[0].paragraphs[0].add_run(_clean(name)).bold = True
        cells[1].paragraphs[0].add_run(_clean(value) or "none")


def _paragraph(document: Document, style: str, text: str) -> Paragraph:
    """Add a paragraph at the end of the document, by the style's id.

    python-docx's own way looks the style up among all and walks the whole body for every paragraph: a
    thousand notes took 40 seconds.
    """
    element = cast(CT_P, OxmlElement("w:p"))
    document.element.body[-1].addprevious(element)  # the last child holds the page's settings
    element.style = style
    paragraph = Paragraph(element, document.part)
    if text:
        paragraph.add_run(text)
    return paragraph


def _link(paragraph: Paragraph, address: str, text: str) -> None:
    """Add a link as a field: a web address holds neither quotation marks nor backslashes."""
    run = field(paragraph, f'HYPERLINK "{address}"', text)
    run.font.underline = True
    run.font.color.rgb = RGBColor(0x14, 0x53, 0x9A)


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
