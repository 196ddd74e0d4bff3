"""UTF-8 that was read as another encoding and saved again is read as it was before."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.double_encoding import is_doubled, undoubled
from corpus.model import Document, Role
from corpus.read import read_all

SAID = "“We won’t wait for the café,” she said — not now."
SOUND = (
    "„Das macht Spaß“, sagte sie. „Süß“, fand er.",
    "« DÉJÀ », dit-elle : « c’est l’été… »",
    "“MAÇÃ” e “NÃO” – assim falou.",
    "Он сказал: «Мы не ждём», — и ушёл.",
    "北京：“王立群说”……",
    "Der “FDÜ” und die “SPÖ”",
)


def _doubled(text: str, encoding: str) -> str:
    """Encode a text twice; as the web does, Windows-1252 keeps the bytes that stand for nothing in it."""
    data = text.encode("utf-8")
    return "".join(bytes((byte,)).decode(encoding, "ignore") or chr(byte) for byte in data)


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
@pytest.mark.parametrize("text", [SAID, *SOUND])
def test_a_text_that_was_encoded_twice_is_known_and_undone(text: str, encoding: str) -> None:
    assert is_doubled(_doubled(text, encoding))
    assert undoubled(_doubled(text, encoding)) == text


@pytest.mark.parametrize("text", [SAID, *SOUND, "plain", "one Ã© alone", "ÃÂ"])
def test_a_sound_text_is_left_alone(text: str) -> None:
    assert not is_doubled(text)


def test_a_closing_mark_whose_last_byte_was_lost_is_one_again() -> None:
    assert undoubled("â€œNever,â€\ufffd she said") == "“Never,” she said"


def test_a_text_of_which_only_dashes_are_spoiled_keeps_the_places_of_its_words() -> None:
    assert not is_doubled(_doubled("The lamp — the only one — was lit.", "latin-1"))


@given(st.text())
def test_no_text_raises(text: str) -> None:
    assert isinstance(undoubled(text), str)
    assert is_doubled(text) in (True, False)


def _read(path: Path) -> tuple[list[Document], list[str]]:
    found = list(read_all([path], Role.ARTICLE))
    documents = [item for item in found if isinstance(item, Document)]
    return documents, [item.slug for item in found if not isinstance(item, Document)]


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.csv"])
def test_a_file_that_was_encoded_twice_is_read_as_it_was_before(tmp_path: Path, name: str) -> None:
    whole = {
        "a.txt": SAID,
        "a.html": f"<article><p>{SAID}</p><p>It rained all day in the town.</p></article>",
        "a.csv": f'text,outlet\n"{SAID}",Café Zürich\n',
    }
    (tmp_path / name).write_text(_doubled(whole[name], "cp1252"), "utf-8")
    [document], _ = _read(tmp_path / name)
    assert document.text.startswith(SAID)
    assert name != "a.csv" or document.metadata.outlet == "Café Zürich"


def test_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(_doubled(SAID, "latin-1"), "utf-8")
    assert _read(tmp_path / "a.txt")[1] == ["double-encoded"]


def test_a_record_of_json_lines_keeps_its_text_and_it_is_told(tmp_path: Path) -> None:
    text = _doubled(SAID, "cp1252")
    (tmp_path / "a.jsonl").write_text(f'{{"text": "{text}"}}\n', "utf-8")
    [document], slugs = _read(tmp_path / "a.jsonl")
    assert (document.text, slugs) == (text, ["double-encoded-record"])
