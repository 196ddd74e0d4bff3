"""Tell what a file is: by how it begins where that is certain, else by its suffix.

Names lie (a PDF saved as ``.html``, a web page saved as ``.txt``), signatures seldom do.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from corpus.clean import marked_encoding

HEAD_BYTES: Final = 4096  # how much of a file `sniff` needs


class Format(StrEnum):
    """What a file holds; the value is what a person calls it."""

    TEXT = "plain text"
    HTML = "web page"
    JSONL = "JSON Lines"
    JSON = "JSON"
    CSV = "CSV table"
    XLSX = "Excel workbook"
    PDF = "PDF"
    DOCX = "Word document"
    ODT = "OpenDocument text"
    RTF = "RTF"
    EPUB = "EPUB"
    MHTML = "saved web page (MHTML)"
    MAIL = "mail"
    WARC = "web archive"
    FEED = "RSS or Atom feed"
    NEWS_ITEM = "news item (NITF or NewsML)"
    CAPTIONS = "subtitles"
    PARQUET = "Parquet table"
    ZIP = "zip archive"
    GZIP = "gzip"
    OTHER = "unknown"


BY_SUFFIX: Final = {
    ".txt": Format.TEXT, ".text": Format.TEXT, ".md": Format.TEXT, ".markdown": Format.TEXT,
    ".html": Format.HTML, ".htm": Format.HTML, ".xhtml": Format.HTML, ".shtml": Format.HTML,
    ".jsonl": Format.JSONL, ".ndjson": Format.JSONL, ".json": Format.JSON,
    ".csv": Format.CSV, ".tsv": Format.CSV, ".xlsx": Format.XLSX, ".xlsm": Format.XLSX,
    ".pdf": Format.PDF, ".docx": Format.DOCX, ".docm": Format.DOCX, ".odt": Format.ODT, ".rtf": Format.RTF,
    ".epub": Format.EPUB, ".mhtml": Format.MHTML, ".mht": Format.MHTML, ".eml": Format.MAIL,
    ".warc": Format.WARC,
    ".rss": Format.FEED, ".atom": Format.FEED, ".xml": Format.FEED, ".parquet": Format.PARQUET,
    ".nitf": Format.NEWS_ITEM, ".srt": Format.CAPTIONS, ".vtt": Format.CAPTIONS, ".zip": Format.ZIP,
}  # fmt: skip
# Files in a folder that are plainly no documents: passed over without a word.
_SILENT = """
    .jpg .jpeg .png .gif .webp .svg .bmp .tif .tiff .ico .avif .heic .psd .ai .eps .mp3 .mp4 .m4a
    .m4v .mov .avi .mkv .webm .wav .ogg .flac .css .js .mjs .map .ts .woff .woff2 .ttf .otf .eot .py
    .pyc .pyo .sh .r .rb .pl .c .h .java .go .rs .ipynb .toml .yaml .yml .ini .cfg .lock .log .bak
    .tmp .swp .part .crdownload .download .db .sqlite .sqlite3 .exe .dll .so .dylib .bin .iso .dmg
    .bib .sha256 .md5 .sig .asc
"""
SILENT_SUFFIXES: Final = frozenset(_SILENT.split())
_ZIP_NAME_AT = 30  # bytes before a member's name
_MOST_DECLARATION = 226
_OFFICE_PARTS = (b"[Content_Types].xml", b"_rels/", b"docProps/", b"word/document.xml", b"xl/workbook.xml")
# What to do about files that nobody reads, by their suffixes.
_CURES: Final = {
    ".doc .pages .wpd": "save it as .docx",
    ".xls .ods .numbers": "save it as .xlsx or .csv",
    ".ppt .pptx .key .djvu": "save it as .pdf",
    ".msg .mbox": "save its mails as .eml",
    ".rar .7z .tar .tgz": "unpack it",
    ".url .webloc .lnk .gdoc .gsheet": "it only points to a document; save that",
}
_CURE_OF: Final = {suffix: cure for suffixes, cure in _CURES.items() for suffix in suffixes.split()}
_SPACE = b" \t\r\n\xef\xbb\xbf\0"
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title)[\s>]", re.IGNORECASE)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
_NEWS_ITEM = re.compile(rb"<(?:\w{1,20}:)?(?:nitf|newsMessage|newsItem|NewsML)[\s>]")
_MIME = re.compile(
    rb"^(?:snapshot-content-location:|content-type:\s*multipart/related)", re.IGNORECASE | re.MULTILINE
)
_MAIL_HEAD = re.compile(
    rb"(?:from|mime-version|snapshot-content-location|subject|date|content-type):", re.IGNORECASE
)


def by_suffix(name: str) -> tuple[Format | None, bool]:
    """Return the format that a file's name promises (None: unknown suffix) and whether it is gzipped.

    >>> by_suffix("articles.jsonl.gz")
    (<Format.JSONL: 'JSON Lines'>, True)
    """
    name = name.lower()
    packed = name.endswith(".gz")
    stem = name.removesuffix(".gz")
    dot = stem.rfind(".")
    return BY_SUFFIX.get(stem[dot:] if dot > 0 else ""), packed


def no_reader(suffix: str) -> str:
    """Return what to do about a file of a known kind that nobody reads; "" for all others.

    >>> no_reader(".DOC")
    'a .doc file cannot be read; save it as .docx'
    """
    suffix = suffix.lower()
    cure = _CURE_OF.get(suffix)
    return f"a {suffix} file cannot be read; {cure}" if cure else ""


def sniff(head: bytes) -> Format | None:
    r"""Tell a format by the bytes that a file begins with; None when they are no one's signature.

    Args:
        head: the first `HEAD_BYTES` bytes of the file, unpacked.

    >>> sniff(b"%PDF-1.7\n"), sniff(b"Rain fell.")
    (<Format.PDF: 'PDF'>, None)
    """
    for signature, found in _SIGNATURES:
        if head.startswith(signature):
            return found
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    return _sniff_markup(_as_ascii(head).lstrip(_SPACE))


def zip_format(head: bytes, promised: Format | None) -> Format:
    """Tell what kind of document a zip archive is: by its declared type, else by its suffix.

    Args:
        head: the first `HEAD_BYTES` bytes.
        promised: what the suffix says.
    """
    first = head[_ZIP_NAME_AT:]
    if first.startswith(b"mimetype"):
        declared = first[:_MOST_DECLARATION]
        for kind, form in ((b"application/epub+zip", Format.EPUB), (b"opendocument.text", Format.ODT)):
            if kind in declared:
                return form
    if promised in (Format.DOCX, Format.XLSX, Format.ODT, Format.EPUB):
        return promised
    # the first member's name decides: others may belong to a document that was packed as it is
    if first.startswith(_OFFICE_PARTS):
        return Format.XLSX if b"xl/" in head and b"word/" not in head else Format.DOCX
    return Format.ZIP


_SIGNATURES: Final = (
    (b"%PDF-", Format.PDF),
    (b"{\\rtf", Format.RTF),
    (b"PK\x03\x04", Format.ZIP),
    (b"\x1f\x8b", Format.GZIP),
    (b"WARC/", Format.WARC),
    (b"PAR1", Format.PARQUET),
    (b"WEBVTT", Format.CAPTIONS),
)


def _sniff_markup(head: bytes) -> Format | None:
    if head.startswith(b"<"):
        if _FEED.search(head[:1024]):
            return Format.FEED
        if _NEWS_ITEM.search(head[:1024]):
            return Format.NEWS_ITEM
        return Format.HTML if _HTML.search(head) else None
    if _MAIL_HEAD.match(head) and _MIME.search(head):
        return Format.MHTML
    return None


def _as_ascii(head: bytes) -> bytes:
    """Bring a head in UTF-16 or UTF-32 to one byte a character, so that markup can be seen."""
    mark, encoding = marked_encoding(head)
    if mark and encoding != "utf-8":
        return head[len(mark) :].decode(encoding, "replace").encode("ascii", "replace")
    return head
