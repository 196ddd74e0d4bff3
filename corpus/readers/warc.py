"""Web archives (WARC, also gzipped): every HTML page that was answered is a text.

A page's text is that of a saved page; its address is the archive's, and the notes tell when it was captured.
Pictures, scripts, redirections and errors are passed over.
"""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, redirect_stderr
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

_PAGES = ("text/html", "application/xhtml+xml")
_GZIP = b"\x1f\x8b"
_MOST_HEAD_BYTES = 8_192
_BLANK_LINE = re.compile(rb"\n\r?\n")
# what the library raises on archives that are not what they say they are
_DAMAGE = (ArchiveLoadFailed, EOFError, OSError, zlib.error, ValueError, KeyError, AttributeError)


def read(path: Path, limits: Limits) -> Iterator[Reading | Problem]:
    """Read the pages of an archive in its order; pages without an article are counted in one problem.

    Raises:
        DocumentError: ``bad-warc`` when the archive cannot be followed any further, ``no-page``.
    """
    where = one_line(str(path))
    pages = barren = 0
    with ExitStack() as files:
        stream = _Stream(path, files)
        try:
            for record in _records(stream, where, limits):
                pages += 1
                try:
                    yield _reading(record, where, limits)
                except DocumentError:
                    barren += 1
        except _DAMAGE as error:
            raise _damaged(where, pages) from error
    if stream.is_damaged:
        raise _damaged(where, pages)
    if barren:
        message = f"{barren} of {pages} pages hold no article; save those that matter as .html"
        yield Problem(where, "no-article", message)
    if not pages:
        raise DocumentError(where, "no-page", "the web archive holds no pages; check how it was made")


def _damaged(where: str, pages: int) -> DocumentError:
    message = f"the web archive is damaged after {pages} pages; what came before was read"
    return DocumentError(where, "bad-warc", message)


class _Stream:
    """An archive's bytes, unpacked as they are read; where the packing is damaged, the stream ends.

    The library unpacks too, but takes an archive that is cut short for one that ends, and refuses one that
    was packed as a whole.
    """

    def __init__(self, path: Path, files: ExitStack) -> None:
        raw = files.enter_context(path.open("rb"))
        is_packed = raw.read(len(_GZIP)) == _GZIP
        raw.seek(0)
        self._source = files.enter_context(gzip.GzipFile(fileobj=raw)) if is_packed else raw
        self.is_damaged = False
        self._tail = b""

    def read(self, most: int) -> bytes:
        try:
            # one block at a time, so that what stands before the damage is still given
            block: bytes = self._source.read1(most)
        except (EOFError, OSError, zlib.error):
            self.is_damaged = True
            return b""
        self._tail = (self._tail + block)[-_MOST_HEAD_BYTES:]
        return block

    @property
    def ends_in_a_head(self) -> bool:
        """Whether what was read last is a record's head without the blank line behind it.

        The library takes such an end for that of the archive.
        """
        last = self._tail[self._tail.rfind(b"\n") + 1 :]
        if last and b"WARC/1.".startswith(last):
            return True
        start = self._tail.rfind(b"\nWARC/1.")
        return start >= 0 and not _BLANK_LINE.search(self._tail, start)

    def tell(self) -> int:
        return self._source.tell()


def _records(stream: _Stream, where: str, limits: Limits) -> Iterator[ArcWarcRecord]:
    """Yield the records that are pages.

    Raises:
        DocumentError: ``bad-warc`` for a length that cannot be right, or a last record that is no whole one.
    """
    records = ArchiveIterator(stream)
    passed_over: ArcWarcRecord | None = None
    while True:
        with redirect_stderr(io.StringIO()):  # the library prints what it doubts
            record = next(records, None)
        if records.err_count:
            message = "a record's length is wrong, so the rest cannot be told apart; see how it was made"
            raise DocumentError(where, "bad-warc", message)
        if record is None:
            if stream.ends_in_a_head or (passed_over is not None and _lacks(passed_over)):
                message = "the archive ends in the middle of a record's head; what came before was read"
                raise DocumentError(where, "bad-warc", message)
            return
        if (record.length or 0) > limits.most_unpacked_bytes:
            message = f"a record is said to hold {record.length:,} bytes; the archive is damaged or hostile"
            raise DocumentError(where, "bad-warc", message)
        passed_over = None if _is_page(record) else record
        if passed_over is None:
            yield record


def _is_page(record: ArcWarcRecord) -> bool:
    if record.rec_type == "response":
        headers = record.http_headers
        answered = headers is not None and headers.get_statuscode() == "200"
        return answered and (headers.get_header("Content-Type") or "").lower().startswith(_PAGES)
    return record.rec_type == "resource" and (record.content_type or "").lower().startswith(_PAGES)


def _reading(record: ArcWarcRecord, where: str, limits: Limits) -> Reading:
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    captured = (record.rec_headers.get_header("WARC-Date") or "")[:10]
    data: bytes = record.content_stream().read(limits.most_web_page_bytes + 1)
    page = reading_of(data, where, address.strip("<>"), limits)
    found = {**page.found, "notes": f"captured {captured}"} if captured else page.found
    warnings = (*page.warnings, *_shortfall(record, address, where))
    return Reading(text=page.text, part=address, blocks=page.blocks, found=found, warnings=warnings)


def _lacks(record: ArcWarcRecord) -> bool:
    """Tell whether a record that was read holds less than its head says, or its head does not say."""
    if record.format == "warc" and record.rec_headers.get_header("Content-Length") is None:
        return True
    return bool(getattr(record.raw_stream, "limit", 0) > 0)


def _shortfall(record: ArcWarcRecord, address: str, where: str) -> tuple[Problem, ...]:
    """Return a warning when the archive ends before a record does."""
    record.content_stream().read(1)
    if not _lacks(record):
        return ()
    message = f"the archive ends in the middle of {one_line(address)}; what is there was read"
    return (Problem(where, "bad-warc", message),)
