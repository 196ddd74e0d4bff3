"""Exports of press databases: each article with its own text and the fields of its head."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from corpus.exports.split import articles
from corpus.model import Document, Role
from corpus.read import read_all
from tests.pace import PROPORTIONATE, slowdown

OLD_LEXIS = """
                               1 of 2 DOCUMENTS

     Copyright 2015 Valley Company, LLC
                              All Rights Reserved

                              The Valley Post

                             July 1, 2015 Wednesday
                                 Met 2 Edition

SECTION: A-SECTION; Pg. A01

LENGTH: 336 words

HEADLINE: The river that
rose

BYLINE: Ann Lee, Associated Press

BODY:

It was not yet nine, and the river was high. The counter-
flood wall had a long history of leaks.

"I want to go," he said
to the mayor.

LOAD-DATE: July 2, 2015

LANGUAGE: ENGLISH

                               2 of 2 DOCUMENTS

                                 The New Post

                            March 5, 2012 Monday
                              Late Edition - Final

The second river

BYLINE: By JANE DOE

LENGTH: 104 words

 HILLTON - A first
paragraph.

URL: http://newpost.example/a

                   Copyright 2012 The New Post
"""
NEXIS = [
    "Date and Time: Monday, June 1, 2020 10:00:00 AM EDT",
    "1. Rain in the valley",
    "Rain in the valley",
    "The Valley Post",
    "June 1, 2020 Monday",
    "Late Edition",
    "Copyright 2020 Valley Company All Rights Reserved",
    "Length:\u00a0104 words",
    "Byline:\u00a0By JANE DOE and Reuters",
    "Body",
    "It rained.",
    "“Again,” she said.",
    "Classification",
    "Language: ENGLISH",
    "Load-Date: June 2, 2020",
    "End of Document",
    "Sun on the hill",
    "The Hill Post",
    "2 June 2020",
    "Section: A",
    "Body",
    "The sun shone.",
    "Load-Date: June 2, 2020",
    "End of Document",
]
CODED_FACTIVA = """HD\tRain in the valley
\tgoes on
BY\tBy Ann Lee
WC\t500 words
PD\t1 June 2020
SN\tThe Valley Post
LA\tEnglish
LP\t
It rained.

TD\t
IN THE VALLEY it was "very wet", he said.

CO\tx
AN\tDocument VALL000020200601eg61000bw
"""
PLAIN_FACTIVA = """Metro
Rain in the valley

By Ann Lee
500 words
1 June 2020
04:10
The Valley Post
VALL
English
(c) 2020 Valley Company

It rained.

It was "very wet", he said.

Document VALL000020200601eg61000bw
"""
PROQUEST = """____________________________________________________________

Rain in the valley

Author: Lee, Ann

Full text: It rained. Note: this is text.

"Again," she said.

Subject: Rain

Publication title: The Valley Post, Late Edition (East); Hillton, N.Y.

Publication date: Jun 1, 2020

ProQuest document ID: 2408000001

____________________________________________________________
"""


def test_an_old_lexis_nexis_text_is_unwrapped_and_parted() -> None:
    first, second = articles(OLD_LEXIS)
    assert first.text == (
        "It was not yet nine, and the river was high. The counter-flood wall had a long history of leaks.\n\n"
        '"I want to go," he said to the mayor.'
    )
    assert first.found == {
        "title": "The river that rose",
        "author": "Ann Lee, Associated Press",
        "via": "Associated Press",
        "language": "en",
        "published": "2015-07-01",
        "outlet": "The Valley Post",
    }
    assert second.text == "HILLTON - A first paragraph."
    assert second.found["title"] == "The second river"


def test_a_nexis_bundle_in_word_is_parted(tmp_path: Path) -> None:
    bundle = docx.Document()
    for paragraph in NEXIS:
        bundle.add_paragraph(paragraph)
    bundle.save(str(tmp_path / "bundle.docx"))
    first, second = [d for d in read_all([tmp_path], Role.ARTICLE) if isinstance(d, Document)]
    assert first.text == "It rained.\n\n“Again,” she said."
    assert first.id == "bundle.docx#1"
    assert (first.metadata.outlet, first.metadata.title) == ("The Valley Post", "Rain in the valley")
    assert (first.metadata.published, first.metadata.via) == ("2020-06-01", "Reuters")
    assert (second.text, second.metadata.outlet) == ("The sun shone.", "The Hill Post")


@pytest.mark.parametrize("export", [CODED_FACTIVA, PLAIN_FACTIVA])
def test_a_factiva_article_is_its_lead_and_its_body(export: str) -> None:
    [article] = articles(export * 1)
    assert article.part == "VALL000020200601eg61000bw"
    assert article.text.startswith("It rained.\n\nI")
    assert article.text.endswith('"very wet", he said.')
    assert article.found["title"].startswith("Rain in the valley")
    assert article.found["outlet"] == "The Valley Post"
    assert article.found["published"] == "2020-06-01"
    assert article.found["author"] == "Ann Lee"


def test_several_factiva_articles_keep_apart() -> None:
    assert [a.part for a in articles(CODED_FACTIVA + CODED_FACTIVA.replace("000bw", "000bx"))] == [
        "VALL000020200601eg61000bw",
        "VALL000020200601eg61000bx",
    ]


def test_a_proquest_article_is_its_full_text() -> None:
    [article] = articles(PROQUEST)
    assert article.text == 'It rained. Note: this is text.\n\n"Again," she said.'
    assert article.found["outlet"] == "The Valley Post"
    assert article.found["published"] == "2020-06-01"
    assert article.found["title"] == "Rain in the valley"


@pytest.mark.parametrize(
    "text",
    [
        "It rained.\n\nEnd of Document\n",
        "LENGTH: 5\n1 of 2\n",
        "\nDocument of the year\n",
        "\nAN evening in Rome\n",
    ],
)
def test_a_text_that_only_looks_like_an_export_is_left_alone(text: str) -> None:
    assert articles(text) == []


@pytest.mark.parametrize("text", [OLD_LEXIS, CODED_FACTIVA, PROQUEST, "LENGTH: 1 of 2\n", "\n \n"])
def test_parting_takes_linear_time(text: str) -> None:
    count = 300_000 // len(text)
    assert slowdown(articles, text * count, text * 4 * count) < PROPORTIONATE


GERMAN_LEXIS = """
                               Dokument 1 von 1

                              Tal-Post

                            Mittwoch 3. Juni 2015

Der Fluss steigt

AUTOR: Eva Muster

LÄNGE: 345 Wörter

Der Fluss ist in der
Nacht gestiegen.

UPDATE: 3. Juni 2015

SPRACHE: GERMAN; DEUTSCH
"""
NEW_PROQUEST = """Document 1 of 1

The river that rose

FULL TEXT

It rained again.

DETAILS

Publication title:

The Valley Post

Publication date:

Jun 2, 2020

ProQuest document ID:

2407812346
"""


def test_the_labels_of_other_editions_of_lexis_are_known() -> None:
    (article,) = articles(GERMAN_LEXIS)
    assert article.text == "Der Fluss ist in der Nacht gestiegen."
    assert article.found == {
        "outlet": "Tal-Post", "published": "2015-06-03", "title": "Der Fluss steigt", "author": "Eva Muster",
        "language": "de",
    }  # fmt: skip


def test_the_headings_of_the_newer_proquest_form_are_known() -> None:
    (article,) = articles(NEW_PROQUEST)
    assert (article.text, article.part) == ("It rained again.", "2407812346")
    assert article.found["outlet"] == "The Valley Post"


def test_a_bundle_with_german_end_marks_is_parted() -> None:
    lines = ["Der Fluss steigt", "Tal-Post", "3. Juni 2020 Mittwoch", "Länge: 345 Wörter", "Volltext"]
    (article,) = articles("\n\n".join([*lines, "Er stieg.", "Ladedatum: 3. Juni 2020", "Ende des Dokuments"]))
    assert (article.text, article.found["published"]) == ("Er stieg.", "2020-06-03")
