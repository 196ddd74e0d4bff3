"""OpenDocument texts: what becomes text, and what is left out."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from corpus.errors import DocumentError
from corpus.limits import DEFAULT_LIMITS
from corpus.locating.locate import cite
from corpus.model import BlockKind, Span
from corpus.readers.odt import read
from tests.corpus.one_text import reading_of

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for name, long in (
        ("office", "office"),
        ("text", "text"),
        ("style", "style"),
        ("table", "table"),
        ("draw", "drawing"),
        ("meta", "meta"),
    )
)
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


def odt_file(folder: Path, body: str, *, styles: str = "", meta: str = "") -> Path:
    path = folder / "draft.odt"
    content = f"<office:body><office:text>{body}</office:text></office:body>"
    automatic = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", f"<office:c {SPACES}>{automatic}{content}</office:c>")
        if meta:
            archive.writestr(
                "meta.xml", f"<office:d {SPACES} {DC}><office:meta>{meta}</office:meta></office:d>"
            )
    return path


def text_of(folder: Path, body: str) -> str:
    return reading_of(odt_file(folder, body)).text


def test_paragraphs_headings_lists_and_cells_are_read(tmp_path: Path) -> None:
    body = (
        "<text:h>Head</text:h><text:p>One.</text:p>"
        "<text:list><text:list-item><text:p>Item.</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>Cell.</text:p></table:table-cell>"
        "</table:table-row></table:table>"
    )
    assert text_of(tmp_path, body) == "Head\n\nOne.\n\nItem.\n\nCell."


def test_white_space_of_the_files_layout_is_one_blank(tmp_path: Path) -> None:
    inner = '  Al-Qaida\n   and <text:span>others </text:span>\n<text:s text:c="2"/>here<text:tab/>x'
    body = f"<text:p>\n{inner}</text:p>"
    assert text_of(tmp_path, body) == "Al-Qaida and others   here\tx"


def test_deleted_words_and_comments_are_left_out(tmp_path: Path) -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>may</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        '<text:p>We <text:change text:change-id="1"/>shall<office:annotation><text:p>no!</text:p>'
        "</office:annotation> go.</text:p>"
    )
    assert text_of(tmp_path, body) == "We shall go."


NOTED = (
    "<text:p>One.<text:note><text:note-citation>4</text:note-citation><text:note-body>"
    "<text:p>A note.</text:p></text:note-body></text:note> Two.</text:p><text:p>Three.</text:p>"
)


def test_notes_follow_the_text(tmp_path: Path) -> None:
    assert text_of(tmp_path, NOTED) == "One. Two.\n\nThree.\n\n4 A note."


def test_a_note_is_cited_by_its_mark(tmp_path: Path) -> None:
    reading = reading_of(odt_file(tmp_path, NOTED))
    at = reading.text.index("A note")
    assert cite(reading.locators, Span(at, at + 6)) == "footnote 4"


def test_a_text_box_is_read_after_its_paragraph(tmp_path: Path) -> None:
    box = "<draw:frame><draw:text-box><text:p>Boxed.</text:p></draw:text-box></draw:frame>"
    assert text_of(tmp_path, f"<text:p>Be{box}fore.</text:p>") == "Before.\n\nBoxed."


def test_a_style_based_on_quotations_makes_a_quotation(tmp_path: Path) -> None:
    styles = (
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>'
        '<style:style style:name="Quotations" style:family="paragraph"/>'
    )
    path = odt_file(
        tmp_path, '<text:p text:style-name="P1">Said.</text:p><text:p>Plain.</text:p>', styles=styles
    )
    reading = reading_of(path)
    assert [(each.kind, each.span.of(reading.text)) for each in reading.blocks] == [
        (BlockKind.QUOTATION, "Said.")
    ]


def test_title_and_author_come_from_the_properties(tmp_path: Path) -> None:
    meta = "<dc:title>On  Tea</dc:title><meta:initial-creator>A. Author</meta:initial-creator>"
    assert reading_of(odt_file(tmp_path, "<text:p>x</text:p>", meta=meta)).found == {
        "title": "On Tea",
        "author": "A. Author",
    }


@pytest.mark.parametrize(("body", "slug"), [("", "empty"), ("<text:p/>", "empty")])
def test_a_document_without_words_is_empty(tmp_path: Path, body: str, slug: str) -> None:
    with pytest.raises(DocumentError) as caught:
        next(read(odt_file(tmp_path, body), DEFAULT_LIMITS))
    assert caught.value.problem.slug == slug


def test_a_spreadsheet_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "sheet.odt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", f"<office:c {SPACES}><office:body/></office:c>")
    with pytest.raises(DocumentError, match="not an OpenDocument text"):
        next(read(path, DEFAULT_LIMITS))


def test_a_huge_count_of_blanks_is_bounded(tmp_path: Path) -> None:
    assert len(text_of(tmp_path, '<text:p>a<text:s text:c="99999"/>b</text:p>')) < 2000
