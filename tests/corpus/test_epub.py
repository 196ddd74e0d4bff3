"""E-books: reading order, pages, notes, locks."""

from __future__ import annotations

import zipfile
from pathlib import Path

from corpus.limits import Limits
from corpus.locating.locate import cite
from corpus.model import BlockKind, Span
from tests.corpus.one_text import problem_of, reading_of

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
)
META = "<dc:title>On Tea</dc:title><dc:creator>A. Author</dc:creator><dc:date>1907-05-01T00:00</dc:date>"


def epub_file(folder: Path, *chapters: str, order: tuple[int, ...] = (), encryption: str = "") -> Path:
    """Write a small e-book; ``order`` is the spine, that of the chapters where it is empty."""
    path = folder / "book.epub"
    numbers = range(len(chapters))
    items = "".join(f'<item id="c{n}" href="text/ch%20{n}.xhtml"/>' for n in numbers)
    spine = "".join(f'<itemref idref="c{n}"/>' for n in order or numbers)
    dc = 'xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr(
            "OEBPS/book.opf",
            f"<package {dc}><metadata>{META}</metadata><manifest>{items}</manifest>"
            f"<spine>{spine}</spine></package>",
        )
        for n, body in enumerate(chapters):
            page = (
                f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>{body}</body></html>'
            )
            archive.writestr(f"OEBPS/text/ch {n}.xhtml", f'<?xml version="1.0" encoding="utf-8"?>{page}')
        if encryption:
            archive.writestr("META-INF/encryption.xml", encryption)
    return path


def test_chapters_are_read_in_the_order_of_the_spine(tmp_path: Path) -> None:
    path = epub_file(tmp_path, "<p>Second.</p>", "<p>First.</p>", order=(1, 0))
    assert reading_of(path).text == "First.\n\nSecond."


def test_paragraphs_lines_and_marks_are_written_out(tmp_path: Path) -> None:
    body = "<div>One\n   <i>word</i></div><p>a<br/>b <q>said</q>&nbsp;&mdash; c</p><!-- x --><li>item</li>"
    assert reading_of(epub_file(tmp_path, body)).text == "One word\n\na\nb “said”\u00a0— c\n\nitem"


def test_note_marks_are_left_out_but_not_ordinals(tmp_path: Path) -> None:
    body = '<p>It ended.<sup><a epub:type="noteref" href="#n1">1</a></sup> On the 1<sup>st</sup> day.</p>'
    assert reading_of(epub_file(tmp_path, body)).text == "It ended. On the 1st day."


def test_scripts_and_styles_are_no_text(tmp_path: Path) -> None:
    assert reading_of(epub_file(tmp_path, "<style>p {}</style><p>x</p><script>y</script>")).text == "x"


def test_headings_and_block_quotations_are_marked(tmp_path: Path) -> None:
    reading = reading_of(
        epub_file(tmp_path, "<h1>Tea</h1><blockquote><p>Drink.</p></blockquote><p>He drank.</p>")
    )
    assert [(each.kind, each.span.of(reading.text)) for each in reading.blocks] == [
        (BlockKind.HEADING, "Tea"),
        (BlockKind.QUOTATION, "Drink."),
    ]


def test_printed_pages_are_cited(tmp_path: Path) -> None:
    seventh, eighth = '<span epub:type="pagebreak" title="7"/>', '<a epub:type="pagebreak" id="p8"/>'
    body = f"{seventh}<p>Seven.</p><p>Still {eighth}eight.</p>"
    reading = reading_of(epub_file(tmp_path, body))
    at = reading.text.index("eight")
    assert cite(reading.locators, Span(at, at + 5)) == "p. 8"
    assert cite(reading.locators, Span(0, 5)) == "p. 7"


def test_title_author_and_date_come_from_the_package(tmp_path: Path) -> None:
    found = reading_of(epub_file(tmp_path, "<p>x</p>")).found
    assert found == {"title": "On Tea", "author": "A. Author", "published": "1907-05-01"}


def locked(uri: str) -> str:
    return f'<e xmlns:n="x"><n:CipherReference URI="{uri}"/></e>'


def test_a_locked_book_is_named_so(tmp_path: Path) -> None:
    assert (
        problem_of(epub_file(tmp_path, "<p>x</p>", encryption=locked("OEBPS/text/ch%200.xhtml")))
        == "encrypted"
    )


def test_locked_fonts_do_no_harm(tmp_path: Path) -> None:
    assert reading_of(epub_file(tmp_path, "<p>x</p>", encryption=locked("OEBPS/font.otf"))).text == "x"


def test_a_missing_chapter_is_warned_of(tmp_path: Path) -> None:
    path = tmp_path / "less.epub"
    with (
        zipfile.ZipFile(epub_file(tmp_path, "<p>x</p>", "<p>y</p>")) as old,
        zipfile.ZipFile(path, "w") as less,
    ):
        for name in old.namelist():
            if name != "OEBPS/text/ch 1.xhtml":
                less.writestr(name, old.read(name))
    assert [each.slug for each in reading_of(path).warnings] == ["missing-part"]


def test_a_book_without_words_is_empty(tmp_path: Path) -> None:
    assert problem_of(epub_file(tmp_path, "<p></p>")) == "empty"


def test_a_zip_that_is_no_book_lacks_its_parts(tmp_path: Path) -> None:
    path = tmp_path / "no.epub"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("x.txt", "x")
    assert problem_of(path) == "missing-part"


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    path = epub_file(tmp_path, "<p>" + "a" * 3_000_000 + "</p>")
    assert problem_of(path, limits=Limits(most_unpacked_bytes=50_000)) == "unpacks-too-large"


def test_deep_nesting_is_read(tmp_path: Path) -> None:
    assert "deep" in reading_of(epub_file(tmp_path, "<p>words before</p>" + "<div>" * 200 + "deep")).text


def test_a_laughing_package_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "laugh.epub"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("META-INF/container.xml", '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>')
    assert problem_of(path) == "unsafe-xml"
