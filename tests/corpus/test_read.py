"""Reading files and folders: what comes out as a document, and what as a problem."""

from __future__ import annotations

import json
import pickle
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.files.inputs import plan
from corpus.limits import Limits
from corpus.model import Document, Problem, Role
from corpus.read import read_all, read_bytes, read_chunk


def everything(
    *paths: Path, role: Role = Role.ARTICLE, limits: Limits | None = None
) -> list[Document | Problem]:
    return list(read_all(paths, role, limits or Limits()))


def documents(*paths: Path, role: Role = Role.ARTICLE) -> list[Document]:
    found = everything(*paths, role=role)
    assert [item for item in found if isinstance(item, Problem)] == []
    return [item for item in found if isinstance(item, Document)]


def slugs(*paths: Path, limits: Limits | None = None) -> list[str]:
    return [item.slug for item in everything(*paths, limits=limits) if isinstance(item, Problem)]


def test_a_text_file_is_read_as_it_stands_with_folded_newlines(tmp_path: Path) -> None:
    path = tmp_path / "rain.txt"
    path.write_bytes("It rained.\r\n“Again,” she said.\r\n".encode())
    [document] = documents(path)
    assert document.text == "It rained.\n“Again,” she said.\n"
    assert document.id == "rain.txt"
    assert document.metadata.characters == len(document.text)


def test_ids_of_files_in_folders_are_their_relative_paths(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.txt").write_text("Two.")
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / ".hidden.txt").write_text("None.")
    assert [document.id for document in documents(tmp_path)] == ["a.txt", "b/two.txt"]


def test_front_matter_is_metadata_and_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\noutlet: The Hill\ndate: 2020-06-01\nrole: source\n---\nIt rained.\n")
    [document] = documents(path)
    assert document.text == "It rained.\n"
    assert document.metadata.outlet == "The Hill"
    assert document.metadata.published == "2020-06-01"
    assert document.metadata.role is Role.SOURCE


def test_a_manifest_says_who_published_what_and_what_is_a_source(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "report.txt").write_text("Two.")
    (tmp_path / "manifest.csv").write_text(
        "\ufeffpath,role,outlet,published,about\na.txt,article,The Hill ?,2020-06,x\nreport.txt,source,,,\n"
    )
    article, source = documents(tmp_path)
    assert (article.metadata.outlet, article.metadata.published) == ("The Hill", "2020-06")
    assert (article.metadata.role, source.metadata.role) == (Role.ARTICLE, Role.SOURCE)


def test_a_json_lines_record_keeps_its_text_exactly(tmp_path: Path) -> None:
    text = "e\u0301 stays\r\ndecomposed\u00a0\t"
    path = tmp_path / "articles.jsonl"
    path.write_text(
        json.dumps({"id": 7, "text": text, "outlet": "The Hill", "date": "June 1, 2020"})
        + "\n\n"
        + json.dumps({"text": "Second."})
    )
    first, second = documents(path)
    assert first.text == text
    assert (first.id, first.metadata.published) == ("7", "2020-06-01")
    assert second.id == "articles.jsonl:3"


def test_a_json_lines_record_may_call_its_fields_what_is_usual(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    record = {"headline": "Rain", "publishedAt": "2020-06-01", "source": {"name": "The Hill"}}
    path.write_text("".join(json.dumps({**record, name: "It rained."}) + "\n" for name in ("text", "body")))
    for document in documents(path):
        known = document.metadata
        assert (document.text, known.title, known.outlet) == ("It rained.", "Rain", "The Hill")
        assert known.published == "2020-06-01"


def test_a_field_of_json_lines_counts_more_under_its_own_name(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    record = {"source": "Wire", "outlet": "The Hill", "publisher": "Hill Ltd", "text": "It rained."}
    path.write_text(json.dumps(record))
    assert [document.metadata.outlet for document in documents(path)] == ["The Hill"]


@pytest.mark.parametrize(("name", "data"), [("a.jsonl", ""), ("a.jsonl", "\n\n"), ("a.csv", "text,title\n")])
def test_a_file_that_gives_nothing_is_told(tmp_path: Path, name: str, data: str) -> None:
    (tmp_path / name).write_text(data)
    assert slugs(tmp_path / name) == ["empty"]


def test_bad_json_lines_are_one_problem_each_that_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(
        b'{"text": 5}\n{"text": \n[]\n{"text": "fine"}\n\xff\n{"text": "' + b"x" * 5000 + b'"}\n'
    )
    found = everything(path, limits=Limits(most_line_bytes=1000))
    problems = [(item.where.rpartition(":")[2], item.slug) for item in found if isinstance(item, Problem)]
    assert problems == [
        ("1", "no-text"), ("2", "bad-json"), ("3", "bad-json"), ("5", "bad-json"), ("6", "line-too-long")
    ]  # fmt: skip
    assert [item.text for item in found if isinstance(item, Document)] == ["fine"]


def test_chunks_of_a_large_json_lines_file_give_every_record_once(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    filler = "x" * 1000
    path.write_text("".join(json.dumps({"text": f"{i} {filler}"}) + "\n" for i in range(12_000)))
    chunks = plan([path], Role.ARTICLE).chunks
    assert len(chunks) > 2
    found = [item for chunk in chunks for item in read_chunk(pickle.loads(pickle.dumps(chunk)))]
    assert [item.id for item in found if isinstance(item, Document)] == [
        f"a.jsonl:{i + 1}" for i in range(12_000)
    ]


def test_a_table_may_call_its_columns_what_is_usual(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('ID;Headline;Publish Date;Media Name;Body\n4;Rain;2020-06-01;The Hill;"It\n""rained"""\n')
    [document] = documents(path)
    assert document.text == 'It\n"rained"'
    assert document.id == "4"
    assert (document.metadata.title, document.metadata.outlet) == ("Rain", "The Hill")


def test_unusable_files_are_one_problem_each(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "nul.txt").write_bytes(b"\0" * 1000)
    (tmp_path / "noise.txt").write_bytes(bytes(range(1, 256)) * 4)
    (tmp_path / "odd.xyz").write_bytes(b"text")
    (tmp_path / "picture.png").write_bytes(b"text")
    assert slugs(tmp_path / "absent.txt", tmp_path) == [
        "missing",
        "unknown-format",
        "empty",
        "binary",
        "binary",
    ]


@pytest.mark.parametrize(
    ("name", "cure"),
    [
        ("a.doc", "a .doc file cannot be read; save it as .docx"),
        ("a.url", "a .url file cannot be read; it only points to a document; save that"),
        ("a.ods", "a .ods file cannot be read; save it as .xlsx or .csv"),
    ],
)
def test_a_file_of_a_known_kind_that_nobody_reads_tells_what_to_do(
    tmp_path: Path, name: str, cure: str
) -> None:
    with zipfile.ZipFile(tmp_path / name, "w") as archive:
        archive.writestr("content.xml", "<x/>")
    assert [item.message for item in everything(tmp_path) if isinstance(item, Problem)] == [cure]


def test_what_is_called_doc_is_read_where_it_is_another_kind(tmp_path: Path) -> None:
    (tmp_path / "a.doc").write_bytes(rb"{\rtf1\ansi It rained.\par}")
    assert [document.text for document in documents(tmp_path)] == ["It rained."]


def test_a_few_nul_bytes_are_scars_of_a_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"It rain\0ed. " + b"The wells are dry. " * 40)
    document, problem = everything(tmp_path)
    assert isinstance(document, Document)
    assert document.text.startswith("It rain\ufffded.")
    assert isinstance(problem, Problem)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_shows_itself_without_a_mark(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes("She said “never again”.".encode(encoding))
    [document] = documents(tmp_path)
    assert document.text == "She said “never again”."


def test_a_text_that_is_hardly_windows_1252_is_doubted(tmp_path: Path) -> None:
    (tmp_path / "fr.txt").write_bytes("« Ça a été créé là-bas, à Orléans », dit-elle.".encode("cp1252"))
    assert slugs(tmp_path) == []
    (tmp_path / "ru.txt").write_bytes("«Договор остаётся в силе», — сказала она.".encode("cp1251"))
    assert slugs(tmp_path) == ["doubtful-encoding"]


def test_a_part_of_a_page_is_read_as_a_page(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>He said “the boats will move on a forecast” today.</p>", "utf-8")
    [document] = documents(tmp_path)
    assert document.text == "He said “the boats will move on a forecast” today."


def test_invalid_bytes_are_replaced_and_reported(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"caf\xe9 \x81")
    document, problem = everything(path)
    assert isinstance(document, Document)
    assert document.text == "café \ufffd"
    assert isinstance(problem, Problem)
    assert problem.slug == "not-utf8"


def test_records_from_elsewhere_are_known_without_a_suffix() -> None:
    data = b'{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\n'
    found = read_bytes(data, "standard input", Role.ARTICLE)
    assert [item.id for item in found if isinstance(item, Document)] == ["a", "b"]


def test_links_in_a_circle_are_followed_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "again").symlink_to(tmp_path)
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert [document.id for document in documents(tmp_path, tmp_path / "a.txt")] == ["a.txt"]


def test_bytes_from_elsewhere_are_read_under_a_given_name() -> None:
    [document] = read_bytes(b"It rained.", "stdin", Role.ARTICLE)
    assert isinstance(document, Document)
    assert (document.id, document.text) == ("stdin", "It rained.")


PAGE = "<!doctype html><html><body><article>" + "<p>Rain fell on the valleys for the third day.</p>" * 3


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.txt", PAGE.encode()), ("a.pdf", b"Rain fell on the valleys."), ("a.docx", b"Rain fell.")],
)
def test_a_file_under_a_wrong_name_is_read_as_what_it_is(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    warning, document = everything(path)
    assert isinstance(warning, Problem)
    assert warning.slug == "mislabelled"
    assert isinstance(document, Document)
    assert document.text.startswith("Rain fell")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_texts_in_the_usual_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Das Café „ruht“".encode(encoding))
    assert [document.text for document in documents(path)] == ["Das Café „ruht“"]


def test_a_text_longer_than_the_limit_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x" * 1001)
    assert slugs(path, limits=Limits(most_characters=1000)) == ["too-long"]
    assert slugs(path, limits=Limits(most_bytes=1000)) == ["too-large"]


def test_a_half_surrogate_is_replaced_so_that_offsets_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "a\\ud800b \\ud83d\\ude00"}\n')
    assert [document.text for document in documents(path)] == ["a\ufffdb \U0001f600"]


def test_paragraphs_of_a_source_in_plain_text_are_numbered(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    noted = "The committee noted rain in the valley, and asked for more figures."
    path.write_text("\n\n".join(f"{number}. {noted}" for number in range(1, 6)))
    [source] = documents(path, role=Role.SOURCE)
    assert [locator.label for locator in source.locators] == ["1", "2", "3", "4", "5"]
    [article] = documents(path)
    assert article.locators == ()


def test_a_day_in_a_file_name_is_used_when_nothing_better_is_known(tmp_path: Path) -> None:
    (tmp_path / "2020-06-01_thehill.com_rain.txt").write_text("Rain.")
    (tmp_path / "2020-06-02.md").write_text("---\ndate: 2020-05-31\n---\nRain.")
    first, second = documents(tmp_path)
    assert (first.metadata.published, first.metadata.outlet) == ("2020-06-01", "The Hill")
    assert second.metadata.published == "2020-05-31"


@given(
    st.binary(max_size=300),
    st.sampled_from(["a.txt", "a.jsonl", "a.csv", "a.html", "a.json", "a.md", "a.xml"]),
)
def test_no_bytes_raise(data: bytes, name: str) -> None:
    for item in read_bytes(data, name, Role.ARTICLE):
        assert isinstance(item, Document | Problem)
        assert not isinstance(item, Problem) or "\n" not in item.message
