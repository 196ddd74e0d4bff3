"""Saved pages in one file: the page that is read, and its address."""

from __future__ import annotations

import base64
import quopri
from pathlib import Path

import pytest

from corpus.errors import DocumentError
from tests.corpus.one_text import reading_of
from tests.pace import PROPORTIONATE, slowdown

SAID = "“the bridge is safe”"
PROSE = f"<p>The mayor said that {SAID} and that work on it would end before the winter came.</p>"
ARTICLE = f"<article><h1>The bridge</h1>{PROSE * 4}</article>"
PAGE = f"<html><head><title>The bridge</title></head><body>{ARTICLE}</body></html>"
BOUNDARY = "----MultipartBoundary--x"


def mhtml(
    page: bytes, *, charset: str = "utf-8", encoding: str = "quoted-printable", head: str = ""
) -> bytes:
    """Write a saved page as browsers do."""
    lines = [
        f"From: <Saved by Blink>\r\n{head}Subject: The bridge",
        "Date: Mon, 1 Jun 2020 10:00:00 -0000",
        "MIME-Version: 1.0",
        f'Content-Type: multipart/related; type="text/html"; boundary="{BOUNDARY}"',
        "",
        f"--{BOUNDARY}",
        f"Content-Type: text/html; charset={charset}",
        f"Content-Transfer-Encoding: {encoding}",
        "\r\n",
    ]
    body = quopri.encodestring(page) if encoding == "quoted-printable" else base64.encodebytes(page)
    return "\r\n".join(lines).encode() + body + f"\r\n--{BOUNDARY}--\r\n".encode()


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
def test_the_page_is_read_in_either_encoding(tmp_path: Path, encoding: str) -> None:
    assert SAID in reading_of(tmp_path / "a.mhtml", mhtml(PAGE.encode(), encoding=encoding)).text


def test_the_parts_own_character_set_is_used(tmp_path: Path) -> None:
    data = mhtml(PAGE.encode("cp1252"), charset="windows-1252")
    assert SAID in reading_of(tmp_path / "a.mhtml", data).text


def test_a_character_set_that_does_not_exist_does_no_harm(tmp_path: Path) -> None:
    assert SAID in reading_of(tmp_path / "a.mhtml", mhtml(PAGE.encode(), charset="x-none")).text


def test_the_snapshots_address_is_the_pages(tmp_path: Path) -> None:
    head = "Snapshot-Content-Location: https://news.example.org/bridge\r\n"
    assert (
        reading_of(tmp_path / "a.mhtml", mhtml(PAGE.encode(), head=head)).found["url"]
        == "https://news.example.org/bridge"
    )


def test_an_address_that_is_none_is_left_out(tmp_path: Path) -> None:
    head = "Snapshot-Content-Location: javascript:alert(1)\r\n"
    assert "javascript" not in reading_of(tmp_path / "a.mhtml", mhtml(PAGE.encode(), head=head)).found.get(
        "url", ""
    )


def test_the_date_of_the_capture_is_not_the_articles(tmp_path: Path) -> None:
    assert "published" not in reading_of(tmp_path / "a.mhtml", mhtml(PAGE.encode())).found


def test_a_mail_without_a_page_is_named_so(tmp_path: Path) -> None:
    with pytest.raises(DocumentError) as caught:
        reading_of(tmp_path / "a.mhtml", b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nHello")
    assert caught.value.problem.slug == "no-page"


def test_a_file_of_many_parts_takes_no_long_time(tmp_path: Path) -> None:
    part = f"--{BOUNDARY}\r\nContent-Type: image/png\r\n\r\nx\r\n"
    head = f'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="{BOUNDARY}"\r\n\r\n'

    def read(count: int) -> None:
        with pytest.raises(DocumentError):
            reading_of(tmp_path / "a.mhtml", (head + part * count).encode())

    assert slowdown(read, 2_000, 8_000) < PROPORTIONATE


def test_parts_nested_deep_are_a_problem_at_most(tmp_path: Path) -> None:
    data = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(2_000)
    )
    with pytest.raises(DocumentError):
        reading_of(tmp_path / "a.mhtml", b"MIME-Version: 1.0\r\n" + data)
