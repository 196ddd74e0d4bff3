"""Files that hold many texts: feeds, web archives, tables, packed records."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from corpus.files.inputs import plan
from corpus.limits import Limits
from corpus.model import Document, Problem, Role
from corpus.read import read_all, read_chunk
from tests.pace import slowdown

PARAGRAPHS = (
    "<p>Rain fell on the northern valleys for the third day in a row, and the river rose by a metre.</p>"
    "<p>“Nobody was hurt,” officials said on Monday, but the bridge at the old mill stays closed for now.</p>"
)
PAGE = f"<html><head><title>Rain</title></head><body><article>{PARAGRAPHS}</article></body></html>"
RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>The Valley Post</title>
<item><title>Rain &amp; wind</title><link>https://valley.example/rain</link><guid>rain-1</guid>
<pubDate>Mon, 01 Jun 2020 10:00:00 GMT</pubDate><description>A summary.</description>
<content:encoded><![CDATA[<p>It rained.</p><p><q>Again</q>, she said.</p>]]></content:encoded></item>
<item><title>Sun</title><link>https://valley.example/sun</link>
<description>Only &lt;b&gt;this&lt;/b&gt;.</description></item>
<item><title>Nothing</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Hill Post</title>
<entry><id>urn:1</id><title>Sun</title><link rel="self" href="x"/><link href="https://hill.example/sun"/>
<updated>2020-06-02T00:00:00Z</updated><author><name>Ann Lee</name></author>
<content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><p>The sun shone.</p></div></content></entry></feed>"""


def read(path: Path, limits: Limits | None = None) -> tuple[list[Document], list[Problem]]:
    found = list(read_all([path], Role.ARTICLE, limits or Limits()))
    return (
        [item for item in found if isinstance(item, Document)],
        [item for item in found if isinstance(item, Problem)],
    )


def archive(*pages: tuple[str, str]) -> bytes:
    """Write a web archive as crawlers do: each record packed on its own."""
    return b"".join(gzip.compress(record(address, page)) for address, page in pages)


def record(address: str, page: str, length: int | None = None) -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n"
        "WARC-Date: 2020-06-03T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {length or len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def test_an_rss_entry_is_its_full_content_else_its_summary(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(RSS)
    (rain, sun), (nothing,) = read(path)
    assert rain.text == "It rained.\n\n“Again”, she said."
    assert rain.id == "feed.xml#rain-1"
    assert (rain.metadata.title, rain.metadata.published) == ("Rain & wind", "2020-06-01")
    assert rain.metadata.outlet == "The Valley Post"
    assert (sun.text, sun.metadata.notes) == ("Only this.", "summary from a feed, not the whole article")
    assert nothing.slug == "no-text"


def test_an_atom_entry_is_read(tmp_path: Path) -> None:
    path = tmp_path / "feed.atom"
    path.write_text(ATOM)
    (entry,), _ = read(path)
    assert (entry.text, entry.metadata.author) == ("The sun shone.", "Ann Lee")
    assert entry.metadata.url == "https://hill.example/sun"


@pytest.mark.parametrize(
    ("feed", "encoding"),
    [
        ("<rss><channel><item><description>Tom & Ann said “no”.</description></item></channel></rss>",
         "utf-8"),
        ("\n<?xml version='1.0'?><rss><channel><item><description>Tom &amp; Ann said &ldquo;no&rdquo;."
         "</description></item></channel></rss>", "utf-8"),
        ("<?xml version='1.0' encoding='UTF-8'?><rss><channel><item><description>Tom &amp; Ann said “no”."
         "</description></item></channel></rss>", "cp1252"),
    ],
)  # fmt: skip
def test_a_feed_with_the_usual_faults_is_read(tmp_path: Path, feed: str, encoding: str) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(feed.encode(encoding))
    assert [one.text for one in read(path)[0]] == ["Tom & Ann said “no”."]


def test_the_paragraphs_of_an_atom_entry_in_xhtml_are_parted(tmp_path: Path) -> None:
    path = tmp_path / "feed.atom"
    path.write_text(ATOM.replace("<p>The sun shone.</p>", "<p>One.</p><p>Two.</p>"))
    assert "One.\n\nTwo." in [one.text for one in read(path)[0]]


def test_the_items_of_a_json_feed_are_read(tmp_path: Path) -> None:
    path = tmp_path / "feed.json"
    items = [{"id": "a", "content_html": "<p>One.</p><p>Two.</p>"}, {"id": "b", "content_text": "Three."}]
    path.write_text(json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}))
    assert [one.text for one in read(path)[0]] == ["One.\n\nTwo.", "Three."]


@pytest.mark.parametrize(
    "data",
    [
        b"sep=;\r\ntext;title\r\nIt rained.;Rain\r\n",
        "text\ttitle\nIt rained.\tRain\n".encode("utf-16"),
        "text\ttitle\nIt rained.\tRain\n".encode("utf-16-le"),
        "articleText,webTitle\nIt rained.,Rain\n".encode("utf-8-sig"),
        b"Export of 1 June\nQuery: rain, wind\n\ntext;title\nIt rained.;Rain\n",
    ],
)
def test_a_table_as_programs_export_it_is_read(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    [document], problems = read(path)
    assert (document.text, document.metadata.title, problems) == ("It rained.", "Rain", [])


def test_a_row_is_called_by_its_number_in_a_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('Export\n\ntext,title\n"One.\n\nTwo.",Rain\nThree.,Sun\n')
    assert [document.id for document in read(path)[0]] == ["a.csv#4", "a.csv#5"]


def test_a_row_below_a_named_delimiter_is_called_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"sep=;\ntext;title\nIt rained.;Rain\n")
    assert [document.id for document in read(path)[0]] == ["a.csv#3"]


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_an_outlet_that_is_not_named_is_told_by_the_address(tmp_path: Path, name: str) -> None:
    address = "https://web.archive.org/web/20200601000000/https://gandhara.rferl.org/a/1.html"
    record = {"text": "It rained.", "url": address}
    path = tmp_path / name
    path.write_text(json.dumps(record) if name == "a.jsonl" else f"text,url\nIt rained.,{address}\n")
    assert [document.metadata.outlet for document in read(path)[0]] == ["RFE/RL"]


def test_the_columns_of_a_german_table_are_known(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Titel;Datum;Medium;Volltext\nRegen;01.06.2020;Tal-Post;Es regnete.\n")
    ((document,), _) = read(path)
    found = document.metadata
    assert (found.title, found.published, found.outlet) == ("Regen", "2020-06-01", "Tal-Post")


def test_xml_that_is_no_feed_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text("<invoice><total>5</total></invoice>")
    assert [problem.slug for problem in read(path)[1]] == ["unknown-format"]


def test_entities_that_multiply_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.rss"
    entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 9))
    path.write_text(
        f'<!DOCTYPE rss [<!ENTITY e0 "ha">{entities}]><rss><channel><item>&e8;</item></channel></rss>'
    )
    assert [problem.slug for problem in read(path)[1]] == ["unsafe-xml"]


def test_a_web_archive_gives_each_page_with_its_address_and_day(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    pages = ("https://www.thehill.com/rain", PAGE), ("https://thehill.com/empty", "<html></html>")
    path.write_bytes(archive(*pages))
    (page,), (barren,) = read(path)
    assert page.text.startswith("Rain fell")
    assert page.id == "crawl.warc.gz#https://www.thehill.com/rain"
    assert (page.metadata.outlet, page.metadata.notes) == ("The Hill", "captured 2020-06-03")
    assert barren.slug == "no-article"


@pytest.mark.parametrize("cut", [0.6, 0.8])
def test_a_web_archive_cut_short_gives_what_came_before(tmp_path: Path, cut: float) -> None:
    data = archive(*((f"https://thehill.com/{i}", PAGE) for i in range(4)))
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(data[: int(len(data) * cut)])
    documents, problems = read(path)
    assert len(documents) == int(4 * cut)
    assert [problem.slug for problem in problems] == ["bad-warc"]


def test_a_web_archive_that_ends_anywhere_in_its_last_record_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    first, last = record("https://thehill.com/1", PAGE), record("https://thehill.com/2", PAGE)
    for cut in range(1, len(last) - 4, 7):
        path.write_bytes(first + last[:cut])
        assert {problem.slug for problem in read(path)[1]} & {"bad-warc", "no-article"}, last[:cut]


def test_a_web_archive_with_a_false_length_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    path.write_bytes(record("http://a.example/", PAGE, 99_999_999_999))
    assert [problem.slug for problem in read(path)[1]] == ["bad-warc"]


@pytest.mark.parametrize("wrong", [-100, 100, 100_000])
def test_a_record_with_a_wrong_length_is_a_problem_and_the_pages_before_it_are_read(
    tmp_path: Path, wrong: int
) -> None:
    path = tmp_path / "crawl.warc"
    right = record("https://thehill.com/1", PAGE)
    length = len(right.partition(b"\r\n\r\n")[2]) - 4 + wrong
    path.write_bytes(right + record("https://thehill.com/2", PAGE, length))
    documents, problems = read(path)
    assert documents[0].metadata.url == "https://thehill.com/1"
    assert "bad-warc" in [problem.slug for problem in problems]


def test_a_list_of_addresses_tells_what_the_pages_beside_it_are(tmp_path: Path) -> None:
    address = "https://valley.example/rain"
    (tmp_path / "list.csv").write_text(
        "stories_id,publish_date,title,url,media_name\n"
        f"7,2020-06-01,Rain,{address}/?utm_source=x,Valley Post Online\n"
    )
    head = f'<head><link rel="canonical" href="{address}"></head>'
    (tmp_path / "page.html").write_text(f"<html>{head}<body><article>{PARAGRAPHS}</article></body></html>")
    (page,), problems = read(tmp_path)
    assert problems == []
    assert (page.metadata.outlet, page.metadata.published) == ("Valley Post Online", "2020-06-01")


def test_a_list_of_addresses_without_pages_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("title,url\nRain,https://valley.example/rain\n")
    assert [problem.slug for problem in read(tmp_path)[1]] == ["no-pages"]


def test_a_cell_of_any_length_is_kept_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    text = "It rained.\r\n" * 50_000
    path.write_bytes(b'\xef\xbb\xbftext,link\r\n"' + text.encode() + b'",https://valley.example/\r\n')
    (document,), _ = read(path)
    assert document.text == text
    assert document.metadata.url == "https://valley.example/"


def test_a_table_in_windows_1252_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("titel;text\nx;Das Café \u201eruht\u201c\n".encode("cp1252"))
    (document,), _ = read(path)
    assert document.text == "Das Café „ruht“"


@pytest.mark.parametrize(
    ("data", "slug"),
    [
        (b"a,b\n1,2\n", "no-text-column"),
        (b"text\n" + b'"' + b"x" * 5000, "bad-csv"),
        (b"text\n" + b"x" * 5000 + b"\n", "bad-csv"),
        (b"\0" * 100, "binary"),
        (b"\n", "empty"),
    ],
)
def test_a_table_that_cannot_be_read_is_one_problem(tmp_path: Path, data: bytes, slug: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    assert [problem.slug for problem in read(path, Limits(most_line_bytes=1000))[1]] == [slug]


def test_packed_records_are_read_as_they_unpack(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress("".join(json.dumps({"text": f"{i}"}) + "\n" for i in range(100)).encode()))
    assert [document.text for document in read(path)[0]] == [str(i) for i in range(100)]


def test_a_packed_file_cut_short_gives_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    lines = "".join(json.dumps({"text": f"text {i * i * 7919 % 10007}"}) + "\n" for i in range(5000))
    path.write_bytes(gzip.compress(lines.encode())[:-2000])
    documents, problems = read(path)
    assert 0 < len(documents) < 5000
    assert problems[-1].slug == "bad-gzip"


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.txt.gz", "a.csv.gz", "a.jsonl"])
def test_a_gzip_bomb_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name

    def refuse(bomb: bytes) -> None:
        path.write_bytes(bomb)
        documents, problems = read(path, Limits(most_unpacked_bytes=4_000_000))
        assert documents == []
        assert problems[-1].slug == "unpacks-too-large"

    light, heavy = (gzip.compress(bytes(size)) for size in (8_000_000, 128_000_000))
    assert slowdown(refuse, light, heavy) < 3  # no more of it is unpacked than the limit allows


def test_many_bad_records_are_counted_not_listed(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("{]\n" * 1000 + '{"text": "fine"}\n')
    (document,), problems = read(path)
    assert document.text == "fine"
    assert len(problems) == 51
    assert problems[-1].message.startswith("950 more")


def test_a_file_that_changes_between_planning_and_reading_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text((json.dumps({"text": "x" * 1000}) + "\n") * 6000)
    first, *_ = plan([path], Role.ARTICLE).chunks
    path.write_text('{"text": "short"}\n')
    [problem] = read_chunk(first)
    assert isinstance(problem, Problem)
    assert problem.slug == "changed"


def test_a_parquet_table_is_read(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow", reason="reading Parquet is an extra")
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "a.parquet"
    parquet.write_table(
        pyarrow.table({"id": [1, 2], "Body": ["It rained.", None], "outlet": ["Post", "Post"]}), path
    )
    (document,), (problem,) = read(path)
    assert (document.text, document.id, document.metadata.outlet) == ("It rained.", "1", "Post")
    assert problem.slug == "no-text"


@pytest.mark.parametrize(
    "value",
    [
        [{"body": "It rained.", "source": {"name": "Post"}, "publishedAt": "x", "pubDate": "2020-06-01"}],
        {"status": "ok", "articles": [{"content": "It rained.", "outlet": "Post", "date": "June 1, 2020"}]},
        {"text": "It rained.", "publication": "Post", "published": "2020-06-01"},
        {"a1": {"text": "It rained.", "publication": "Post", "published": "2020-06-01"}},
        {"hits": {"hits": [{"_source": {"bodyText": "It rained.", "outlet": "Post", "date": "2020-06-01"}}]}},
        {
            "text": "It rained.",
            "source": "https://www.post.example/a",
            "siteName": "Post",
            "date": "2020-06-01",
        },
    ],
)
def test_a_json_file_may_hold_its_records_in_any_usual_way(tmp_path: Path, value: object) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(value))
    (document,), problems = read(path)
    assert (document.text, document.metadata.outlet, document.metadata.published) == (
        "It rained.",
        "Post",
        "2020-06-01",
    )
    assert problems == []


@pytest.mark.parametrize(
    ("data", "slug"), [("{", "bad-json"), ("[" * 99_999, "bad-json"), ("[1, 2]", "no-text")]
)
def test_a_json_file_that_cannot_be_read_is_one_problem(tmp_path: Path, data: str, slug: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(data)
    assert [problem.slug for problem in read(path)[1]] == [slug]
