"""Zip archives of documents: read like a folder, named after the archive, bounded."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from corpus.limits import DEFAULT_LIMITS, Limits
from corpus.model import Document, Problem, Role
from corpus.read import read_all

RAIN = b"It rained in the town all day, she said."


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def read(folder: Path, limits: Limits = DEFAULT_LIMITS) -> tuple[list[Document], list[Problem]]:
    found = list(read_all([folder], Role.ARTICLE, limits))
    documents = [item for item in found if isinstance(item, Document)]
    return documents, [item for item in found if isinstance(item, Problem)]


def read_zip(folder: Path, members: dict[str, bytes]) -> tuple[list[Document], list[Problem]]:
    (folder / "export.zip").write_bytes(zipped(members))
    return read(folder)


def test_the_files_of_an_archive_are_named_after_it(tmp_path: Path) -> None:
    records = b'{"text": "It snowed."}\n'
    documents, problems = read_zip(tmp_path, {"b/1.txt": RAIN, "a.jsonl": records, "__MACOSX/._a.txt": b"\0"})
    assert [document.id for document in documents] == ["export.zip/a.jsonl:1", "export.zip/b/1.txt"]
    assert documents[1].metadata.path == str(tmp_path / "export.zip/b/1.txt")
    assert problems == []


def test_an_export_of_many_articles_in_an_archive_is_parted(tmp_path: Path) -> None:
    table = b"text,title\nIt rained.,Rain\nIt snowed.,Snow\n"
    documents, _ = read_zip(tmp_path, {"a.csv": table})
    assert [document.id for document in documents] == ["export.zip/a.csv#2", "export.zip/a.csv#3"]


def test_a_manifest_in_an_archive_names_its_files(tmp_path: Path) -> None:
    manifest = b"path,outlet\na.txt,Post\nb.txt,Times\n"
    documents, [problem] = read_zip(tmp_path, {"manifest.csv": manifest, "a.txt": RAIN})
    assert documents[0].metadata.outlet == "Post"
    assert problem.where == str(tmp_path / "export.zip/manifest.csv")


def test_a_manifest_beside_an_archive_names_its_files_and_fills_their_gaps(tmp_path: Path) -> None:
    (tmp_path / "manifest.csv").write_text(
        "path,outlet,role\nexport.zip,Post,\nexport.zip/b.txt,Times,source\n"
    )
    head = b"---\noutlet: Herald\n---\n"
    documents, problems = read_zip(tmp_path, {"a.txt": RAIN, "b.txt": RAIN, "c.txt": head + RAIN})
    told = [(document.metadata.outlet, document.metadata.role) for document in documents]
    assert told == [("Post", Role.ARTICLE), ("Times", Role.SOURCE), ("Herald", Role.ARTICLE)]
    assert problems == []


def test_one_bad_file_in_an_archive_stops_no_other(tmp_path: Path) -> None:
    members = {"a.pdf": b"%PDF-", "b.zip": zipped({"c.txt": RAIN}), "d.doc": b"x", "e.txt": RAIN}
    documents, problems = read_zip(tmp_path, members)
    assert [document.id for document in documents] == ["export.zip/e.txt"]
    told = {problem.where.rpartition("/")[2]: problem.slug for problem in problems}
    assert told == {"a.pdf": "unreadable-pdf", "b.zip": "nested-archive", "d.doc": "unknown-format"}


def test_a_file_under_a_password_is_named(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": RAIN, "b.txt": RAIN}))
    data[6] |= 1  # the flag of the first file, where it stands and in the list at the end
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "export.zip").write_bytes(data)
    documents, [problem] = read(tmp_path)
    assert [document.id for document in documents] == ["export.zip/b.txt"]
    assert (problem.where, problem.slug) == (str(tmp_path / "export.zip/a.txt"), "encrypted")


@pytest.mark.parametrize(
    ("members", "slug"),
    [
        ({"../a.txt": RAIN, "b.txt": RAIN}, "unsafe-archive"),
        ({"a.txt": b"x" * 5_000_000}, "unpacks-too-large"),
        ({}, "empty-folder"),
    ],
)
def test_an_archive_that_cannot_be_used_is_one_problem(
    tmp_path: Path, members: dict[str, bytes], slug: str
) -> None:
    (tmp_path / "export.zip").write_bytes(zipped(members) or b"")
    documents, problems = read(tmp_path, Limits(most_unpacked_bytes=1_000_000))
    assert (documents, [problem.slug for problem in problems]) == ([], [slug])


def test_an_archive_cut_short_is_one_problem(tmp_path: Path) -> None:
    (tmp_path / "export.zip").write_bytes(zipped({"a.txt": RAIN})[:-30])
    assert [problem.slug for problem in read(tmp_path)[1]] == ["unreadable-archive"]


def test_an_archive_of_documents_packed_as_they_are_is_no_document(tmp_path: Path) -> None:
    word = zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<x/>"})
    with zipfile.ZipFile(tmp_path / "export.zip", "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.docx", word)
    assert [problem.where.rpartition("/")[2] for problem in read(tmp_path)[1]] == ["a.docx"]
