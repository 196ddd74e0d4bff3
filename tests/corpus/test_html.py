"""Web pages: what becomes text, what its parts are, what the page says of itself, and hostile pages."""

from __future__ import annotations

import codecs
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import DocumentError
from corpus.model import BlockKind
from corpus.readers.html import reading_of
from corpus.reading import Reading
from corpus.word_lists import word_lists

RAIN = (
    "<p>Rain fell on the northern valleys for the third day in a row, and the river rose by a metre.</p>"
    "<p>Nobody was hurt, officials said on Monday, but the bridge at the old mill stays closed for now.</p>"
)


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


def article(body: str, head: str = "") -> Reading:
    return reading_of(
        page(f"<nav>Home Sports</nav><article>{RAIN}{body}</article><footer>Imprint</footer>", head), "a"
    )


def blocks(reading: Reading, kind: BlockKind) -> list[str]:
    return [block.span.of(reading.text) for block in reading.blocks if block.kind is kind]


def test_a_headline_that_quotes_is_part_of_the_text() -> None:
    reading = article("", "<meta property='og:title' content='Mayor ‘very worried’ by rain'>")
    assert reading.text.startswith("Mayor ‘very worried’ by rain\n\nRain fell")
    assert blocks(reading, BlockKind.HEADING) == ["Mayor ‘very worried’ by rain"]
    assert article("", "<title>The mayor's rain</title>").text.startswith("Rain fell")


def test_paragraphs_are_parted_by_a_blank_line_and_menus_are_left_out() -> None:
    text = article("").text
    assert text.startswith("Rain fell")
    assert "metre.\n\nNobody" in text
    assert "Sports" not in text


def test_marks_that_the_markup_draws_are_written_out() -> None:
    text = article(
        "<p>The mayor said <q>we are <em>very <q>worried</q> indeed</em> now</q> and left town.</p>"
    ).text
    assert "The mayor said “we are very ‘worried’ indeed now” and left town." in text


def test_a_drawn_quotation_may_begin_a_paragraph() -> None:
    assert "\n\n“Again,” she said." in article("<p><q>Again,</q> she said.</p>").text


def test_marks_that_the_page_wrote_itself_are_not_doubled() -> None:
    text = article("<p>The mayor said <q>“we are worried”</q> and “<q>left</q>” the town early.</p>").text
    assert "said “we are worried” and “left” the" in text


def test_a_block_quotation_is_a_block() -> None:
    reading = article(
        "<blockquote><p>The dam was built for a river that is no more.</p><p>It must go.</p></blockquote>"
        "<p>So the engineers wrote in the report that the ministry kept to itself for years.</p>"
    )
    assert blocks(reading, BlockKind.QUOTATION) == [
        "The dam was built for a river that is no more.\n\nIt must go."
    ]


def test_two_line_breaks_part_paragraphs_and_one_parts_lines() -> None:
    text = article(
        "<p>The first line of a statement<br>and its second line.<br><br>A new paragraph of it.</p>"
    ).text
    assert "statement\nand its second line.\n\nA new paragraph" in text


def test_a_paragraph_that_no_tag_opens_is_kept() -> None:
    bare = "“We shall not pay,” the mayor of the town said when she was asked about the mill."
    body = f"<h1>A bridge</h1><div>{bare}{RAIN * 6}{bare.replace('town', '<i>city</i>')}<p>The end.</p></div>"
    paragraphs = reading_of(page(body), "a").text.split("\n\n")
    assert paragraphs[0] == bare
    assert paragraphs[-2] == bare.replace("town", "city")


def test_breaks_alone_part_paragraphs_and_no_markup_in_a_line_parts_words() -> None:
    lines = RAIN.replace("</p><p>", "<br><br>").replace("river", "<b>river</b>s")
    text = reading_of(page(f"<h2>The bridge</h2><div>{lines[3:-4]}</div><div>Tags: rain</div>"), "a").text
    assert text == RAIN[3:-4].replace("</p><p>", "\n\n").replace("river", "rivers")


def test_blank_lines_part_the_paragraphs_of_text_that_is_shown_as_it_is() -> None:
    text = reading_of(page(f"<pre>{RAIN[3:-4].replace('</p><p>', chr(10) * 2)}</pre>"), "a").text
    assert text == RAIN[3:-4].replace("</p><p>", "\n\n")


def test_a_pull_quote_that_is_kept_is_known_as_one() -> None:
    quote = "The dam was built for a river that is no more"
    reading = article(f'<div class="pullquote"><p>{quote}</p></div>{RAIN.replace("third", "fourth")}')
    assert blocks(reading, BlockKind.PULL_QUOTE) in ([quote], [])
    assert quote not in reading.text or blocks(reading, BlockKind.PULL_QUOTE)


def test_a_page_that_is_called_a_caption_as_a_whole_is_none() -> None:
    prose = "".join(
        f"<p>It rained for {n} days in the town, and the river rose by {n} feet.</p>" for n in range(99)
    )
    wrapped = f"<html><body><div class='caption'><article>{prose}</article></div></body></html>"
    assert blocks(reading_of(wrapped.encode(), "a"), BlockKind.CAPTION) == []


def test_the_page_says_who_wrote_what_when_and_where() -> None:
    head = (
        '<title>Rain | The Valley Post</title><meta property="og:site_name" content="The Valley Post">'
        '<link rel="canonical" href="https://valley.example/2020/06/01/rain">'
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Rain",'
        '"datePublished": "2020-06-02T01:00:00Z", "author": [{"name": "Ann Lee"}, {"name": "Reuters"}]}]}'
        "</script>"
    )
    assert article("", head).found == {
        "title": "Rain",
        "author": "Ann Lee; Reuters",
        "published": "2020-06-02",
        "url": "https://valley.example/2020/06/01/rain",
        "outlet": "The Valley Post",
        "via": "Reuters",
    }


def test_no_date_is_taken_from_running_text() -> None:
    assert "published" not in article("<p>Thursday, March 23, 2023</p>").found


@pytest.mark.parametrize(
    ("head", "encoding", "said"),
    [
        ('<html><head><meta charset="windows-1251"></head>', "cp1251", "«договор остаётся в силе»"),
        ('<?xml version="1.0" encoding="windows-1251"?><html>', "cp1251", "«договор остаётся в силе»"),
        ('<html class="no-js" lang="ru-RU">', "cp1251", "«договор остаётся в силе»"),
        ('<html lang="ja">', "shift_jis", "「すべての橋脚を調べるまで再開しない」と市長は会議の後に述べた。"),
        ('<html lang="ja">', "euc_jp", "「すべての橋脚を調べるまで再開しない」と市長は会議の後に述べた。"),
        ('<html lang="zh-CN">', "gb18030", "“在检查完每一个桥墩之前，我们不会重新开放，”市长在会议后说。"),
        ('<html lang="zh-TW">', "big5", "「在檢查完每一個橋墩之前，我們不會重新開放，」市長在會議後說。"),
        ('<html lang="ru">', "utf-8", "«договор остаётся в силе»"),
        ('<html lang="xx"><head><meta charset="utf-8"></head>', "cp1252", "“Naïve,” she said of it."),
    ],
)
def test_a_page_is_decoded_as_it_declares_or_as_is_usual_in_its_language(
    head: str, encoding: str, said: str
) -> None:
    page = f"{head}<body><article><p>{said} {said}</p></article></body></html>"
    assert said in reading_of(page.encode(encoding), "a").text


def test_every_usual_encoding_is_known() -> None:
    usual = word_lists("corpus", "encodings")["usual"]
    assert all(codecs.lookup(name) for names in usual.values() for name in names)


def test_an_address_behind_an_archive_is_unwrapped() -> None:
    found = reading_of(
        page(RAIN), "a", "https://web.archive.org/web/20200601/https://www.bbc.co.uk/news/1"
    ).found
    assert found["url"] == "https://www.bbc.co.uk/news/1"
    assert found["outlet"] == "BBC"
    assert found["archived_url"].startswith("https://web.archive.org/")


def test_a_page_without_an_article_is_a_problem() -> None:
    with pytest.raises(DocumentError, match="no article was found"):
        reading_of(page("<nav></nav>"), "a")


HOSTILE = {
    "deep": b"<html><body>" + b"<div>" * 100_000 + RAIN.encode(),
    "deep q": b"<html><body><p>" + b"<q>" * 100_000 + RAIN.encode(),
    "attributes": b"<html><body><p "
    + b" ".join(b'a%d=">"' % i for i in range(100_000))
    + b">"
    + RAIN.encode(),
    "open tags": page(RAIN) + b"<a b='" * 300_000,
    "open angles": page(RAIN) + b"<" * 1_000_000,
    "deep JSON-LD": page(RAIN, '<script type="application/ld+json">' + "[" * 500_000 + "</script>"),
    "breaks": page(RAIN + "<br>" * 100_000),
    "long title": page(RAIN, "<title>" + "a - " * 300_000 + "</title>"),
    "too large": b"<html>" * 5_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_cost_little(name: str) -> None:
    begun = time.process_time()
    try:
        outcome = reading_of(HOSTILE[name], "a").text
    except DocumentError as error:
        outcome = error.problem.slug
    assert outcome in ("no-article", "too-large", "too-complex") or "Rain fell" in outcome
    assert time.process_time() - begun < 10


@given(st.text(alphabet='<>/="“q p!-&;a\n', max_size=200))
def test_no_markup_raises_anything_but_a_document_error(soup: str) -> None:
    try:
        reading = reading_of(f"<html><body>{soup}{RAIN}".encode(), "a")
    except DocumentError:
        return
    assert all(block.span.end <= len(reading.text) for block in reading.blocks)


def test_a_page_of_furniture_alone_holds_no_article() -> None:
    with pytest.raises(DocumentError, match="no article was found"):
        reading_of(b"<html><body><nav>Home</nav></body></html>", "page.html")
