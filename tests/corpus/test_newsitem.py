"""News items of agencies and archives: their text, and what they say of themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.model import Document, Problem, Role
from corpus.read import read_all

SAID = "“The bridge stays shut,” the mayor said on Monday."
NITF = f"""<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-3.dtd"><nitf>
<head><title>BRIDGE</title><pubdata date.publication="20240305T000000+0100" name="Post"
ex-ref="https://post.example/1"/></head><body><body.head><hedline><hl1>The Bridge Is Shut</hl1></hedline>
<byline class="print">By ANN LEE</byline><abstract><p>In short.</p></abstract></body.head><body.content>
<block class="lead_paragraph"><p>It rained.</p></block><block class="full_text"><p>It rained.</p><p>{SAID}</p>
<media><media-caption>The bridge.</media-caption></media></block></body.content></body></nitf>"""
ITEM = """<newsItem guid="urn:x:{n}" xml:lang="en"><itemMeta><provider qcode="x"><name>North</name></provider>
<versionCreated>2024-03-05T08:00:00Z</versionCreated></itemMeta><contentMeta><creator><name>Ann Lee</name>
</creator><headline>Shut</headline></contentMeta><contentSet><inlineXML>
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>It rained.</p><p>{said}</p>
</body></html></inlineXML></contentSet></newsItem>"""


def read(folder: Path, data: str) -> tuple[list[Document], list[Problem]]:
    (folder / "a.xml").write_text(data, "utf-8")
    found = list(read_all([folder], Role.ARTICLE))
    documents = [item for item in found if isinstance(item, Document)]
    return documents, [item for item in found if isinstance(item, Problem)]


def message(*items: str) -> str:
    space = "http://iptc.org/std/nar/2006-10-01/"
    return f'<newsMessage xmlns="{space}"><itemSet>{"".join(items)}</itemSet></newsMessage>'


def test_the_body_of_a_nitf_item_is_its_text(tmp_path: Path) -> None:
    [document], problems = read(tmp_path, NITF)
    assert (document.id, document.text, problems) == ("a.xml", f"It rained.\n\n{SAID}", [])


def test_a_nitf_item_tells_what_it_is(tmp_path: Path) -> None:
    [document], _ = read(tmp_path, NITF)
    told = document.metadata
    assert (told.title, told.author, told.outlet) == ("The Bridge Is Shut", "ANN LEE", "Post")
    assert (told.published, told.url) == ("2024-03-05", "https://post.example/1")


def test_the_items_of_a_message_are_texts_of_their_own(tmp_path: Path) -> None:
    picture = '<newsItem guid="urn:x:3"><contentSet/></newsItem>'
    documents, problems = read(tmp_path, message(*(ITEM.format(n=n, said=SAID) for n in (1, 2)), picture))
    assert [document.id for document in documents] == ["a.xml#urn:x:1", "a.xml#urn:x:2"]
    assert [document.text for document in documents] == [f"It rained.\n\n{SAID}"] * 2
    told = documents[0].metadata
    assert (told.outlet, told.author, told.title, told.published, told.language) == (
        *("North", "Ann Lee", "Shut"),
        *("2024-03-05", "en"),
    )
    assert problems == []


@pytest.mark.parametrize("data", [message('<newsItem guid="x"/>'), "<nitf><body/></nitf>"])
def test_an_item_without_text_is_a_problem(tmp_path: Path, data: str) -> None:
    assert [problem.slug for problem in read(tmp_path, data)[1]] == ["no-text"]
