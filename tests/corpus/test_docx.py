"""Word documents: what becomes text, and the way back to the runs."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from docx.text.run import Run
from hypothesis import given
from hypothesis import strategies as st

from corpus.limits import DEFAULT_LIMITS, Limits
from corpus.locating.locate import cite
from corpus.model import BlockKind, LocatorKind, Span
from corpus.word.text import read_word, run_stretches
from tests.corpus.one_text import problem_of, reading_of
from tests.pace import PROPORTIONATE, slowdown

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def p(*inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(inner)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def styled(style: str) -> str:
    return f'<w:pStyle w:val="{style}"/>'


def word_file(folder: Path, body: str, **parts: str) -> Path:
    """Write a small Word file; ``parts`` are the inner XML of further parts by name."""
    path = folder / "draft.docx"
    roots = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes"}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>")
        for name, inner in parts.items():
            if name == "core":
                archive.writestr("docProps/core.xml", inner)
            else:
                archive.writestr(f"word/{name}.xml", f"<w:{roots[name]} {W}>{inner}</w:{roots[name]}>")
    return path


def text_of(folder: Path, body: str, **parts: str) -> str:
    return reading_of(word_file(folder, body, **parts)).text


TRACKED = p(
    r("We "),
    f'<w:del w:id="1"><w:r><w:delText>may </w:delText></w:r></w:del><w:ins w:id="2">{r("shall ")}</w:ins>',
    r("go."),
)


def test_tracked_insertions_are_kept_and_deletions_dropped(tmp_path: Path) -> None:
    assert text_of(tmp_path, TRACKED) == "We shall go."


def test_moved_words_stand_where_they_were_moved_to(tmp_path: Path) -> None:
    moved = p(f"<w:moveTo>{r('first ')}</w:moveTo>", r("second "), f"<w:moveFrom>{r('first ')}</w:moveFrom>")
    assert text_of(tmp_path, moved) == "first second "


def test_a_deleted_paragraph_mark_joins_two_paragraphs(tmp_path: Path) -> None:
    body = p(r("One "), properties="<w:rPr><w:del/></w:rPr>") + p(r("two."))
    assert text_of(tmp_path, body) == "One two."


def test_a_deleted_table_row_is_dropped(tmp_path: Path) -> None:
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p(r('gone'))}</w:tc></w:tr>"
    kept = f"<w:tr><w:tc>{p(r('here'))}</w:tc></w:tr>"
    assert text_of(tmp_path, f"<w:tbl>{gone}{kept}</w:tbl>") == "here"


def test_tables_links_and_content_controls_are_read(tmp_path: Path) -> None:
    body = (
        f"<w:tbl><w:tr><w:tc>{p(r('a cell'))}</w:tc><w:tc>{p(r('another'))}</w:tc></w:tr></w:tbl>"
        f"<w:sdt><w:sdtContent>{p(r('a control'))}</w:sdtContent></w:sdt>"
        f"{p(r('see '), '<w:hyperlink>' + r('a link') + '</w:hyperlink>')}"
    )
    assert text_of(tmp_path, body) == "a cell\n\nanother\n\na control\n\nsee a link"


def test_a_no_break_hyphen_is_a_hyphen(tmp_path: Path) -> None:
    run = "<w:r><w:t>Al</w:t><w:noBreakHyphen/><w:t>Qaida</w:t></w:r>"
    assert text_of(tmp_path, p(run)) == "Al-Qaida"


def test_tabs_and_line_breaks_are_kept_and_page_breaks_are_not(tmp_path: Path) -> None:
    run = '<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:br w:type="page"/><w:t>d</w:t></w:r>'
    assert text_of(tmp_path, p(run)) == "a\tb\ncd"


def test_comments_field_codes_and_hidden_words_are_no_text(tmp_path: Path) -> None:
    body = p(
        '<w:commentRangeStart w:id="0"/>',
        r("Seen"),
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
        "<w:r><w:instrText>PAGE</w:instrText></w:r>",
        r(" hidden", "<w:vanish/>"),
        r(" shown", '<w:vanish w:val="0"/>'),
    )
    assert text_of(tmp_path, body) == "Seen shown"


def test_a_text_box_is_read_once_after_its_paragraph(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{p(r('In a box.'))}</w:txbxContent>"
    forms = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    both = f"<mc:AlternateContent>{forms}</mc:AlternateContent>"
    assert (
        text_of(tmp_path, p(r("Before"), f"<w:r>{both}</w:r>", r(" after."))) == "Before after.\n\nIn a box."
    )


def test_boxes_in_boxes_take_no_long_time(tmp_path: Path) -> None:
    def nested(depth: int) -> None:
        inner = p(r("deep"))
        for _ in range(depth):
            box = f"<w:txbxContent>{inner}</w:txbxContent>"
            inner = p(f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice></mc:AlternateContent></w:r>")
        assert text_of(tmp_path, inner) == "deep"

    assert slowdown(nested, 5, 20) < PROPORTIONATE


def note(identity: int, text: str) -> str:
    return f'<w:footnote w:id="{identity}">{p(r(text))}</w:footnote>'


def noted(folder: Path) -> Path:
    body = p(r("One."), '<w:r><w:footnoteReference w:id="7"/></w:r>') + p(
        r("Two."), '<w:r><w:footnoteReference w:id="2"/></w:r>', '<w:r><w:endnoteReference w:id="1"/></w:r>'
    )
    endnote = f'<w:endnote w:id="1">{p(r("At the end."))}</w:endnote>'
    notes = note(2, "The second.") + note(7, "The first.") + note(9, "Never cited.")
    return word_file(folder, body, footnotes=notes, endnotes=endnote)


def test_notes_follow_the_text_in_the_order_of_their_marks(tmp_path: Path) -> None:
    assert (
        reading_of(noted(tmp_path)).text == "One.\n\nTwo.\n\n1 The first.\n\n2 The second.\n\ni At the end."
    )


def test_a_note_is_cited_by_its_number(tmp_path: Path) -> None:
    reading = reading_of(noted(tmp_path))
    at = reading.text.index("The second.")
    assert cite(reading.locators, Span(at, at + 4)) == "footnote 2"


STYLES = (
    '<w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Q"><w:name w:val="Quote"/></w:style>'
    '<w:style w:styleId="Mine"><w:name w:val="House style"/><w:basedOn w:val="Q"/></w:style>'
    '<w:style w:styleId="Ring"><w:name w:val="Ring"/><w:basedOn w:val="Ring"/></w:style>'
)


@pytest.mark.parametrize(
    ("style", "kinds"),
    [
        ("H1", [BlockKind.HEADING]),
        ("Q", [BlockKind.QUOTATION]),
        ("Mine", [BlockKind.QUOTATION]),
        ("Ring", []),
    ],
)
def test_a_style_says_what_a_paragraph_is(tmp_path: Path, style: str, kinds: list[BlockKind]) -> None:
    path = word_file(tmp_path, p(r("Plain.")) + p(r("Styled."), properties=styled(style)), styles=STYLES)
    reading = reading_of(path)
    assert [(each.kind, each.span.of(reading.text)) for each in reading.blocks] == [
        (kind, "Styled.") for kind in kinds
    ]


LIST = (
    '<w:abstractNum w:abstractNumId="5">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>'
)
PROSE = "The committee met in the morning and again in the afternoon of the very same day, as it had agreed."


def listed(text: str, level: int = 0) -> str:
    return p(r(text), properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')


def test_paragraphs_that_word_numbers_are_located(tmp_path: Path) -> None:
    body = (
        listed(PROSE) + listed("(a) item", 1) + p(r("A heading")) + listed(PROSE) + listed("Third. " + PROSE)
    )
    reading = reading_of(word_file(tmp_path, body, numbering=LIST))
    at = reading.text.index("Third.")
    assert cite(reading.locators, Span(at, at + 6)) == "para. 3"


def test_the_items_of_a_short_list_are_no_numbered_paragraphs(tmp_path: Path) -> None:
    reading = reading_of(
        word_file(tmp_path, listed("Tea") + listed("Milk") + listed("Bread"), numbering=LIST)
    )
    assert reading.locators == ()


def test_typed_numbers_are_located(tmp_path: Path) -> None:
    reading = reading_of(word_file(tmp_path, "".join(p(r(f"{n}. {PROSE}")) for n in range(1, 5))))
    assert [each.label for each in reading.locators] == ["1", "2", "3", "4"]
    assert {each.kind for each in reading.locators} == {LocatorKind.PARAGRAPH}


def test_title_and_author_come_from_the_properties(tmp_path: Path) -> None:
    inner = "<dc:title>On Tea</dc:title><dc:creator>A. Author</dc:creator>"
    core = f'<c xmlns:dc="http://purl.org/dc/elements/1.1/">{inner}</c>'
    found = reading_of(word_file(tmp_path, p(r("Words.")), core=core)).found
    assert found == {"title": "On Tea", "author": "A. Author"}


def test_a_file_that_python_docx_writes_is_read(tmp_path: Path) -> None:
    draft = docx.Document()
    draft.add_heading("The Pound", 1)
    draft.add_paragraph("It weighs sixteen ounces.")
    draft.add_paragraph("“A pound is a pound.”", style="Quote")
    draft.save(str(tmp_path / "made.docx"))
    reading = reading_of(tmp_path / "made.docx")
    assert reading.text == "The Pound\n\nIt weighs sixteen ounces.\n\n“A pound is a pound.”"
    assert [each.kind for each in reading.blocks] == [BlockKind.HEADING, BlockKind.QUOTATION]


MIXED = (
    p(r("He said "), r("“we ", "<w:b/>"), f"<w:ins>{r('shall go')}</w:ins>", r("”."))
    + f"<w:tbl><w:tr><w:tc>{p('<w:hyperlink>' + r('in a cell') + '</w:hyperlink>')}</w:tc></w:tr></w:tbl>"
    + p("<w:r><w:t>Al</w:t><w:noBreakHyphen/><w:t>Qaida</w:t><w:tab/><w:t>x</w:t></w:r>")
)


@given(st.data())
def test_every_stretch_leads_back_to_the_runs_that_hold_its_words(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = word_file(tmp_path_factory.mktemp("runs"), MIXED)
    document = read_word(path, DEFAULT_LIMITS)
    start = data.draw(st.integers(0, len(document.text)))
    span = Span(start, data.draw(st.integers(start, len(document.text))))
    opened = docx.Document(str(make_openable(path)))
    paragraphs = list(opened.element.body.iter(f"{{{NAMESPACE}}}p"))
    words = ""
    for stretch in run_stretches(document.pieces, span):
        run = list(paragraphs[stretch.paragraph].iter(f"{{{NAMESPACE}}}r"))[stretch.run]
        words += Run(run, opened._body).text[stretch.start : stretch.stop]
    assert words == span.of(document.text).replace("\n", "")


NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def make_openable(path: Path) -> Path:
    """Write the document's body into a package that python-docx opens."""
    target = path.with_name("open.docx")
    empty = path.with_name("empty.docx")
    docx.Document().save(str(empty))
    with (
        zipfile.ZipFile(empty) as old,
        zipfile.ZipFile(path) as given_file,
        zipfile.ZipFile(target, "w") as new,
    ):
        for name in old.namelist():
            new.writestr(name, (given_file if name == "word/document.xml" else old).read(name))
    return target


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    path = word_file(tmp_path, p(r("a" * 3_000_000)))
    assert problem_of(path, limits=Limits(most_unpacked_bytes=100_000)) == "unpacks-too-large"


def test_a_spreadsheet_is_no_word_document(tmp_path: Path) -> None:
    path = tmp_path / "sheet.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert problem_of(path) == "missing-part"


def test_a_document_without_words_is_empty(tmp_path: Path) -> None:
    assert problem_of(word_file(tmp_path, p())) == "empty"


def test_another_root_is_no_word_document(tmp_path: Path) -> None:
    path = tmp_path / "odd.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<html><body>x</body></html>")
    assert problem_of(path) == "broken-xml"


def test_an_empty_paragraph_after_text_is_no_text(tmp_path: Path) -> None:
    body = p(r("One.")) + p("") + p("") + p(r("Two."))
    assert text_of(tmp_path, body) == "One.\n\nTwo."
