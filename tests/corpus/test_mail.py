"""Mails saved as files: their text, and what their head tells."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from corpus.errors import DocumentError
from corpus.model import Document, Problem, Role
from corpus.read import read_all
from tests.corpus.one_text import reading_of

SAID = "The mayor said: “The bridge is safe, and it will stay open until the winter comes to the valley.”"
PAGE = f"<html><body><p>{SAID}</p></body></html>"


def mail(text: str = "", page: str = "", subject: str = "The bridge") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Press Office <press@bridge.example>"
    message["Subject"] = subject
    message["Date"] = "Mon, 01 Jun 2020 10:00:00 +0000"
    if text:
        message.set_content(text)
    if page:
        message.add_alternative(page, subtype="html")
    return message


def test_the_text_of_a_mail_is_read_without_its_transfer_encoding(tmp_path: Path) -> None:
    assert reading_of(tmp_path / "a.eml", mail(SAID, PAGE).as_bytes()).text.strip() == SAID


def test_a_mail_without_plain_text_is_read_as_a_page(tmp_path: Path) -> None:
    assert SAID in reading_of(tmp_path / "a.eml", mail(page=PAGE).as_bytes()).text


def test_the_head_tells_title_sender_and_day(tmp_path: Path) -> None:
    found = reading_of(tmp_path / "a.eml", mail(SAID, subject="Die Brücke ist zu").as_bytes()).found
    assert found == {"title": "Die Brücke ist zu", "author": "Press Office", "published": "2020-06-01"}


def test_lines_that_a_mail_program_broke_are_joined(tmp_path: Path) -> None:
    head = b"Subject: x\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\n\r\n"
    assert reading_of(tmp_path / "a.eml", head + b"The bridge \r\nis safe.\r\nIt is.\r\n").text == (
        "The bridge is safe.\nIt is.\n"
    )


def test_an_attachment_is_no_text_of_the_mail(tmp_path: Path) -> None:
    message = mail(SAID)
    message.add_attachment("A table of figures.", filename="table.txt")
    assert "table of figures" not in reading_of(tmp_path / "a.eml", message.as_bytes()).text


def test_a_mail_with_nothing_but_attachments_says_so(tmp_path: Path) -> None:
    message = mail()
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="a.pdf")
    with pytest.raises(DocumentError, match="save what is attached"):
        reading_of(tmp_path / "a.eml", message.as_bytes())


def test_a_spoilt_head_stops_nothing(tmp_path: Path) -> None:
    data = (
        b"Subject: =?nonsense?B?####?=\nDate: never\nContent-Type: text/plain; charset=nope\n\n"
        + SAID.encode()
    )
    assert SAID in reading_of(tmp_path / "a.eml", data).text


def test_a_folder_with_mails_is_read(tmp_path: Path) -> None:
    (tmp_path / "release.eml").write_bytes(mail(SAID, PAGE).as_bytes())
    (document,) = [each for each in read_all([tmp_path], Role.ARTICLE) if not isinstance(each, Problem)]
    assert isinstance(document, Document)
    assert document.metadata.title == "The bridge"
