"""Zip archives and XML: what is read, and what is refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import DocumentError
from corpus.files.archive import MOST_DEPTH, Archive, parse_xml, without_named_entities
from corpus.limits import DEFAULT_LIMITS, Limits
from tests.pace import PROPORTIONATE, slowdown


def zipped(folder: Path, members: dict[str, bytes]) -> Path:
    path = folder / "box.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def refusal(path: Path, name: str = "a.xml", limits: Limits = DEFAULT_LIMITS) -> str:
    with pytest.raises(DocumentError) as caught:
        Archive(path, limits).xml(name)
    return caught.value.problem.slug


def xml_refusal(data: bytes) -> str:
    with pytest.raises(DocumentError) as caught:
        parse_xml(data, "a.docx")
    return caught.value.problem.slug


def test_a_member_is_read(tmp_path: Path) -> None:
    assert Archive(zipped(tmp_path, {"a.xml": b"<a>b</a>"}), DEFAULT_LIMITS).xml("a.xml").text == "b"


def test_a_bomb_is_refused_without_unpacking_it(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"a.xml": b"\0" * 50_000_000})
    assert refusal(path, limits=Limits(most_unpacked_bytes=1_000_000)) == "unpacks-too-large"


def test_all_members_share_one_budget(tmp_path: Path) -> None:
    archive = Archive(zipped(tmp_path, {"a": b"x" * 600, "b": b"x" * 600}), Limits(most_unpacked_bytes=1000))
    archive.read("a")
    with pytest.raises(DocumentError, match="unpacks to over"):
        archive.read("b")


@pytest.mark.parametrize("name", ["../a.xml", "x/../../a.xml", "/etc/a.xml", "..\\a.xml", "C:/a.xml"])
def test_a_name_that_points_outside_is_refused(tmp_path: Path, name: str) -> None:
    assert refusal(zipped(tmp_path, {name: b"<a/>", "a.xml": b"<a/>"})) == "unsafe-archive"


def test_a_missing_member_is_named(tmp_path: Path) -> None:
    assert refusal(zipped(tmp_path, {"b.xml": b"<a/>"})) == "missing-part"


def test_an_archive_cut_short_is_unreadable(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"a.xml": b"<a/>"})
    path.write_bytes(path.read_bytes()[:40])
    assert refusal(path) == "unreadable-archive"


def test_a_damaged_member_is_unreadable(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"a.xml": bytes(range(256)) * 40})
    data = bytearray(path.read_bytes())
    data[60:90] = b"\xff" * 30
    path.write_bytes(bytes(data))
    assert refusal(path) == "unreadable-archive"


def test_an_old_word_file_is_named_so(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert refusal(path) == "encrypted"


def test_a_member_under_a_password_is_named_so(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"a.xml": b"<a/>"})
    data = path.read_bytes()
    central = data.index(b"PK\x01\x02")
    path.write_bytes(data[: central + 8] + b"\x01" + data[central + 9 :])
    assert refusal(path) == "encrypted"


def test_a_billion_laughs_are_refused_at_once() -> None:
    def refuse(depth: int) -> None:
        laughs = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, depth))
        bomb = b'<!DOCTYPE a [<!ENTITY l0 "ha">%s]><a>&l%d;</a>' % (laughs, depth - 1)
        assert xml_refusal(bomb) == "unsafe-xml"

    assert slowdown(refuse, 3, 12) < PROPORTIONATE


def test_an_external_entity_is_refused() -> None:
    assert xml_refusal(b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>') == "unsafe-xml"


def test_entities_in_another_encoding_are_refused() -> None:
    text = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'
    assert xml_refusal(text.encode("utf-16")) == "unsafe-xml"


def test_deep_nesting_is_refused() -> None:
    deep = 100_000
    assert xml_refusal(b"<a>" * deep + b"</a>" * deep) == "unsafe-xml"


def test_nesting_up_to_the_bound_is_read() -> None:
    assert parse_xml(b"<a>" * MOST_DEPTH + b"</a>" * MOST_DEPTH, "a").tag == "a"


@pytest.mark.parametrize("data", [b"", b"<a>", b"no xml", b"<a>&unknown;</a>", b"\xff\xfe<", b"<a></b>"])
def test_wrong_xml_is_broken(data: bytes) -> None:
    assert xml_refusal(data) == "broken-xml"


def test_a_document_type_without_entities_is_allowed() -> None:
    assert parse_xml(b"<!DOCTYPE html><html/>", "a").tag == "html"


def test_named_entities_of_html_become_numbers() -> None:
    assert without_named_entities("é &eacute; &lt; &nosuch;".encode()) == "é &#233; &lt; &nosuch;".encode()


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_as_xml(data: bytes) -> None:
    try:
        outcome = parse_xml(data, "a").tag
    except DocumentError as error:
        outcome = error.problem.slug
    assert outcome


@given(st.binary(max_size=300), st.integers(0, 200))
def test_any_damage_to_an_archive_is_a_problem_or_none(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes, at: int
) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.xml", b"<a>some words</a>")
    data = bytearray(buffer.getvalue())
    data[at : at + len(noise)] = noise
    path = tmp_path_factory.mktemp("noise") / "a.zip"
    path.write_bytes(bytes(data))
    try:
        outcome = Archive(path, DEFAULT_LIMITS).xml("a.xml").tag
    except DocumentError as error:
        outcome = error.problem.slug
    assert outcome
