"""PDF files: their text in reading order, with pages, numbered paragraphs and footnotes located."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from corpus.errors import DocumentError
from corpus.files.whole import whole_file
from corpus.limits import Limits
from corpus.model import Problem
from corpus.pdf.assemble import assemble
from corpus.pdf.characters import CrowdedPageError, read_characters
from corpus.pdf.furniture import Page
from corpus.pdf.lines import read_lines
from corpus.reading import Reading

FEWEST_CHARACTERS_A_PAGE = 3  # fewer, over all pages, are a stamp on a scan
MOST_UNREADABLE_PAGES = 20  # then the rest is not tried: each may cost seconds
MOST_NAMED_PAGES = 5  # in one warning
_NO_HEIGHT = 1.0  # points: of a page that could not be read, which has its own warning


def read(path: Path, limits: Limits) -> Iterator[Reading | Problem]:
    """Yield the one text of a PDF.

    Raises:
        DocumentError: ``unreadable``, ``unreadable-pdf``, ``encrypted``, ``too-large``, ``no-text-layer`` or
            ``page-unreadable`` where that is why there is no text.
    """
    document = _open(path, limits)
    try:
        yield _reading(document, str(path), limits)
    finally:
        document.close()


def _open(path: Path, limits: Limits) -> pdfium.PdfDocument:
    """Open the file from its bytes, so that a change of it while it is read does no harm."""
    data = whole_file(path, limits)
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD:
            message = "the pdf is encrypted; save a copy without a password and read that"
            raise DocumentError(str(path), "encrypted", message) from error
        message = "not a readable pdf, or one cut short; save or download it again"
        raise DocumentError(str(path), "unreadable-pdf", message) from error


def _reading(document: pdfium.PdfDocument, where: str, limits: Limits) -> Reading:
    """Read all pages and put the text together."""
    pages, warnings = _pages(document, where, limits)
    if sum(len(line.text) for page in pages for line in page.lines) < FEWEST_CHARACTERS_A_PAGE * len(pages):
        if warnings:
            raise DocumentError(where, warnings[0].slug, warnings[0].message)
        message = "has no text layer; run OCR on it first (for example ocrmypdf)"
        raise DocumentError(where, "no-text-layer", message)
    labels = [_own_label(document, page.number) for page in pages]
    title = document.get_metadata_dict().get("Title", "")
    reading = assemble(pages, labels, title)
    return Reading(
        text=reading.text,
        locators=reading.locators,
        blocks=reading.blocks,
        found=reading.found,
        warnings=(*warnings, *_bare_pages([page for page in pages if page.height > _NO_HEIGHT], where)),
    )


def _pages(document: pdfium.PdfDocument, where: str, limits: Limits) -> tuple[list[Page], list[Problem]]:
    """Read the lines of each page; a page that cannot be read is left empty and warned of."""
    count = len(document)
    pages, warnings = [], []
    characters = 0
    for number in range(min(count, limits.most_pages)):
        page, problem = _page(document, number, where)
        pages.append(page)
        if problem:
            warnings.append(problem)
        characters += sum(len(line.text) for line in page.lines)
        if characters > limits.most_characters or len(warnings) > MOST_UNREADABLE_PAGES:
            message = f"read up to page {number + 1} of {count:,} only, for what it holds; check the file"
            return pages, [*warnings, Problem(where, "text-cut", message)]
    if count > limits.most_pages:
        message = f"read the first {limits.most_pages:,} of {count:,} pages; split the file to read the rest"
        warnings.append(Problem(where, "pages-left-out", message))
    return pages, warnings


def _page(document: pdfium.PdfDocument, number: int, where: str) -> tuple[Page, Problem | None]:
    """Read one page, and close it whatever comes."""
    try:
        page = document[number]
    except pdfium.PdfiumError:
        return Page(number, _NO_HEIGHT, ()), _unreadable(where, number, "is damaged")
    try:
        characters = read_characters(page)
        lines = tuple(read_lines(characters, number))
        blank = not lines and next(page.get_objects(), None) is None  # no scan either
        return Page(number, _NO_HEIGHT if blank else characters.height, lines), None
    except CrowdedPageError as error:
        return Page(number, _NO_HEIGHT, ()), _unreadable(
            where, number, f"holds {error}, more than a page can show,"
        )
    except pdfium.PdfiumError:
        return Page(number, _NO_HEIGHT, ()), _unreadable(where, number, "is damaged")
    finally:
        page.close()


def _unreadable(where: str, number: int, reason: str) -> Problem:
    """Return the warning about a page that could not be read."""
    return Problem(where, "page-unreadable", f"page {number + 1} {reason} and was left out; check the file")


def _bare_pages(pages: list[Page], where: str) -> list[Problem]:
    """Warn of pages without text in a file that has text elsewhere, if they are more than now and then."""
    bare = [page.number + 1 for page in pages if not page.lines]
    if 4 * len(bare) < len(pages):
        return []
    named = ", ".join(map(str, bare[:MOST_NAMED_PAGES])) + (" ..." if len(bare) > MOST_NAMED_PAGES else "")
    counted = f"{len(bare)} pages" if len(bare) > 1 else "1 page"
    return [Problem(where, "pages-without-text", f"no text layer on {counted} ({named}); run OCR there")]


def _own_label(document: pdfium.PdfDocument, number: int) -> str:
    """Return the page label that the file gives, or ""."""
    try:
        return str(document.get_page_label(number)).strip()
    except pdfium.PdfiumError:
        return ""
