"""Web archives (WARC, also gzipped): every HTML page that was answered is a text.

A page's text is that of a saved page; its address is the archive's, and the notes tell when it was captured.
Pictures, scripts, redirections and errors are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from corpus.clean import one_line
from corpus.errors import DocumentError
from corpus.limits import Limits
from corpus.model import Problem
from corpus.readers.html import reading_of
from corpus.reading import Reading
from corpus.web.tree import MOST_PAGE_BYTES

_PAGES = ("text/html", "application/xhtml+xml")


def read(path: Path, limits: Limits) -> Iterator[Reading | Problem]:
    """Read the pages of an archive in its order; pages without an article are counted in one problem.

    Raises:
        DocumentError: ``bad-warc`` when the archive cannot be followed any further.
    """
    where = one_line(str(path))
    pages = barren = 0
    try:
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream, check_digests=False):
                _refuse_oversize(record, where, limits)
                if not _is_page(record):
                    continue
                pages += 1
                try:
                    yield _reading(record, where)
                except DocumentError:
                    barren += 1
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, KeyError, AttributeError) as error:
        message = f"the web archive is damaged after {pages} pages; what came before was read"
        raise DocumentError(where, "bad-warc", message) from error
    if barren:
        message = f"{barren} of {pages} pages hold no article; save those that matter as .html"
        yield Problem(where, "no-article", message)
    if not pages:
        raise DocumentError(where, "no-page", "the web archive holds no pages; check how it was made")


def _refuse_oversize(record: ArcWarcRecord, where: str, limits: Limits) -> None:
    if (record.length or 0) > limits.most_unpacked_bytes:
        message = f"a record is said to hold {record.length:,} bytes; the archive is damaged or hostile"
        raise DocumentError(where, "bad-warc", message)


def _is_page(record: ArcWarcRecord) -> bool:
    if record.rec_type == "response":
        headers = record.http_headers
        answered = headers is not None and headers.get_statuscode() == "200"
        return answered and (headers.get_header("Content-Type") or "").lower().startswith(_PAGES)
    return record.rec_type == "resource" and (record.content_type or "").lower().startswith(_PAGES)


def _reading(record: ArcWarcRecord, where: str) -> Reading:
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    captured = (record.rec_headers.get_header("WARC-Date") or "")[:10]
    data: bytes = record.content_stream().read(MOST_PAGE_BYTES + 1)
    page = reading_of(data, where, address.strip("<>"))
    found = {**page.found, "notes": f"captured {captured}"} if captured else page.found
    return Reading(text=page.text, part=address, blocks=page.blocks, found=found, warnings=page.warnings)
