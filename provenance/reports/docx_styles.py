"""How the appendix looks in a word processor: page, styles, properties, page number."""

from __future__ import annotations

from datetime import UTC, datetime

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.styles.styles import Styles
from docx.text.paragraph import Paragraph
from docx.text.run import Run

BODY_FONT = "Georgia"
HEAD_FONT = "Calibri"
INK = RGBColor(0x1D, 0x1C, 0x1A)
SOFT = RGBColor(0x5C, 0x59, 0x53)
THEN = datetime(2000, 1, 1, tzinfo=UTC)  # a fixed date, so that the same trace gives the same bytes

# Built-in style -> size and space before, in points.
_HEADS = {"Title": (22.0, 0.0), "Subtitle": (10.0, 0.0), "Heading 1": (15.0, 22.0), "Heading 2": (10.5, 14.0)}


def set_up(document: Document, title: str) -> None:
    """Set the page, the styles, the properties and the page number."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.6)
    section.top_margin = section.bottom_margin = Cm(2.4)
    _set_styles(document.styles)
    properties = document.core_properties
    properties.title = title[:255]
    properties.author = "quote-provenance"
    properties.comments = ""
    properties.created = properties.modified = THEN
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    field(footer, "PAGE", "1")
    footer.add_run(" of ")
    field(footer, "NUMPAGES", "1")


def _set_styles(styles: Styles) -> None:
    normal = styles["Normal"]
    normal.font.name, normal.font.size = BODY_FONT, Pt(10.5)
    normal.paragraph_format.space_after = Pt(4)
    normal.paragraph_format.line_spacing = 1.2
    for name, (points, before) in _HEADS.items():
        _set_head(styles[name], points, before)
    styles["Subtitle"].font.color.rgb = SOFT
    _remove_rule(styles["Title"])
    label = _added(styles, "Label")
    label.font.name, label.font.size, label.font.color.rgb = HEAD_FONT, Pt(9), SOFT
    label.paragraph_format.keep_with_next = True
    label.paragraph_format.space_before, label.paragraph_format.space_after = Pt(5), Pt(0)
    facts = _added(styles, "Facts")
    facts.font.name, facts.font.size, facts.font.color.rgb = HEAD_FONT, Pt(9), SOFT
    _added(styles, "Extract").paragraph_format.left_indent = Cm(0.8)


def _set_head(style: ParagraphStyle, points: float, before: float) -> None:
    """Set a heading's font by name: the built-in headings take theirs from the theme."""
    style.font.name, style.font.size, style.font.bold = HEAD_FONT, Pt(points), True
    style.font.italic = False
    style.font.color.rgb = INK
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        style.element.rPr.rFonts.attrib.pop(qn(theme), None)
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.keep_with_next = True


def _added(styles: Styles, name: str) -> ParagraphStyle:
    style: ParagraphStyle = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)  # type: ignore[no-untyped-call]
    style.base_style = styles["Normal"]
    return style


def _remove_rule(style: ParagraphStyle) -> None:
    """Take away the line that the built-in title style draws under the title."""
    properties = style.element.pPr
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def field(paragraph: Paragraph, code: str, text: str) -> Run:
    """Add a field, such as the page number, that shows ``text`` until the word processor fills it in."""
    element = OxmlElement("w:fldSimple")
    element.set(qn("w:instr"), code)
    run = paragraph.add_run(text)
    element.append(run._r)  # noqa: SLF001 - python-docx has no fields
    paragraph._p.append(element)  # noqa: SLF001
    return run
