"""A Word draft with a comment at each remark, and nothing else changed."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, parse_xml
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UsageError
from provenance.checks import CheckedDraft
from provenance.drafts.checking import check
from provenance.reports.as_word_comments import AUTHOR, annotated
from provenance.reports.run_splitting import length, split
from tests.provenance.desk import LANTERN, ROTA, sources_in

NEGATED = ROTA.replace("would not favour", "would favour")
UNFOUND = "“We shall never ask for more than our share,” a boatman said."
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CHANGED = {"[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels", "word/comments.xml"}


def _draft(folder: Path, *paragraphs: str) -> Path:
    """Write a Word file whose paragraphs are cut into runs at every "|"."""
    document = docx.Document()
    for text in paragraphs:
        paragraph = document.add_paragraph()
        for number, part in enumerate(text.split("|")):
            paragraph.add_run(part).bold = bool(number % 2)
    document.save(str(folder / "draft.docx"))
    return folder / "draft.docx"


def _checked(folder: Path, draft: Path) -> CheckedDraft:
    return check([draft], [sources_in(folder)]).drafts[0]


def _annotated(folder: Path, draft: Path) -> bytes:
    return annotated(draft, _checked(folder, draft))


def _commented(data: bytes) -> dict[str, str]:
    """Return the words that each comment is about, by the first word of the comment."""
    document = docx.Document(io.BytesIO(data))
    texts = {str(comment.comment_id): comment.text.partition(":")[0] for comment in document.comments}
    open_now: set[str] = set()
    found = dict.fromkeys(texts.values(), "")
    for element in document.element.iter():
        if element.tag == qn("w:commentRangeStart"):
            open_now.add(element.get(qn("w:id")))
        elif element.tag == qn("w:commentRangeEnd"):
            open_now.discard(element.get(qn("w:id")))
        elif element.tag == qn("w:t"):
            for id_ in open_now:
                found[texts[id_]] += element.text or ""
    return found


def _paragraphs(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def test_each_remark_has_a_comment_at_its_words(tmp_path: Path) -> None:
    draft = _draft(tmp_path, f"“{LANTERN}” it said.", f"“{NEGATED}”", UNFOUND)
    commented = _commented(_annotated(tmp_path, draft))
    assert commented == {
        "negation": "would favour",
        "not-found": "We shall never ask for more than our share,",
    }


def test_a_comment_says_what_the_text_report_says(tmp_path: Path) -> None:
    document = docx.Document(io.BytesIO(_annotated(tmp_path, _draft(tmp_path, f"“{NEGATED}”"))))
    (comment,) = document.comments
    assert "the source has “not” here, the draft does not (meaning; HB/1931/4, line 5)" in comment.text
    assert (comment.author, comment.timestamp) == (AUTHOR, None)


def test_words_over_several_runs_are_commented_as_one(tmp_path: Path) -> None:
    text = UNFOUND.replace("never ", "ne|ver ").replace("more", "|mo|re")
    assert _commented(_annotated(tmp_path, _draft(tmp_path, text))) == {
        "not-found": "We shall never ask for more than our share,"
    }


def test_the_text_and_its_formats_stay(tmp_path: Path) -> None:
    draft = _draft(tmp_path, UNFOUND.replace("ask", "|ask|"), f"“{NEGATED}”")
    data = _annotated(tmp_path, draft)
    assert _paragraphs(data) == _paragraphs(draft.read_bytes())
    bold = [
        run.text
        for paragraph in docx.Document(io.BytesIO(data)).paragraphs
        for run in paragraph.runs
        if run.bold
    ]
    assert bold == ["ask"]


def test_every_part_without_comments_stays_byte_for_byte(tmp_path: Path) -> None:
    draft = _draft(tmp_path, UNFOUND)
    with zipfile.ZipFile(draft, "a") as archive:
        archive.writestr("customXml/orphan.bin", b"\0kept")
    data = _annotated(tmp_path, draft)
    with zipfile.ZipFile(draft) as old, zipfile.ZipFile(io.BytesIO(data)) as new:
        assert set(new.namelist()) == set(old.namelist()) | CHANGED
        differing = {name for name in old.namelist() if old.read(name) != new.read(name)}
    assert differing <= CHANGED


def test_the_same_draft_gives_the_same_bytes(tmp_path: Path) -> None:
    draft = _draft(tmp_path, UNFOUND)
    assert _annotated(tmp_path, draft) == _annotated(tmp_path, draft)


def test_a_draft_without_a_remark_comes_back_as_it_is(tmp_path: Path) -> None:
    draft = _draft(tmp_path, f"“{LANTERN}” it said.")
    assert _annotated(tmp_path, draft) == draft.read_bytes()


def test_comments_that_are_there_stay(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph(UNFOUND)
    document.add_comment(paragraph.runs, text="Call him.", author="Desk")
    document.save(str(tmp_path / "draft.docx"))
    made = docx.Document(io.BytesIO(_annotated(tmp_path, tmp_path / "draft.docx")))
    assert [comment.author for comment in made.comments] == ["Desk", AUTHOR]


def test_tracked_insertions_and_links_can_be_commented(tmp_path: Path) -> None:
    draft = _draft(tmp_path, UNFOUND)
    document = docx.Document(str(draft))
    run = document.paragraphs[0].runs[0]._r
    inserted = OxmlElement("w:ins", attrs={qn("w:id"): "7", qn("w:author"): "Desk"})
    run.addprevious(inserted)
    inserted.append(run)
    document.save(str(draft))
    assert _commented(_annotated(tmp_path, draft)) == {
        "not-found": "We shall never ask for more than our share,"
    }


def test_words_in_a_table_are_commented_there(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).text = UNFOUND
    document.save(str(tmp_path / "draft.docx"))
    assert list(_commented(_annotated(tmp_path, tmp_path / "draft.docx"))) == ["not-found"]


def test_words_in_a_text_box_are_commented_at_the_box(tmp_path: Path) -> None:
    draft = _draft(tmp_path, "Before the box.")
    document = docx.Document(str(draft))
    inside = f"<w:txbxContent><w:p><w:r><w:t>{UNFOUND}</w:t></w:r></w:p></w:txbxContent>"
    box = parse_xml(f"<w:r {WORD}><w:pict>{inside}</w:pict></w:r>")
    document.paragraphs[0]._p.append(box)
    document.save(str(draft))
    made = docx.Document(io.BytesIO(_annotated(tmp_path, draft)))
    (start,) = made.element.iter(qn("w:commentRangeStart"))
    assert not list(start.iterancestors(qn("w:txbxContent")))
    assert start.getnext().find(qn("w:pict")) is not None


@pytest.mark.parametrize(("note", "place"), [("footnote", 0), ("endnote", 1)])
def test_words_in_a_note_are_commented_at_its_mark(tmp_path: Path, note: str, place: int) -> None:
    draft = _draft(tmp_path, "Before the note.", "After it.")
    document = docx.Document(str(draft))
    mark = f'<w:r {WORD}><w:{note}Reference w:id="2"/></w:r>'
    document.paragraphs[place]._p.append(parse_xml(mark))
    document.save(str(draft))
    words = f'<w:{note} w:id="2"><w:p><w:r><w:t>{UNFOUND}</w:t></w:r></w:p></w:{note}>'
    with zipfile.ZipFile(draft, "a") as archive:
        archive.writestr(f"word/{note}s.xml", f"<w:{note}s {WORD}>{words}</w:{note}s>")
    made = docx.Document(io.BytesIO(_annotated(tmp_path, draft)))
    (start,) = made.element.iter(qn("w:commentRangeStart"))
    assert start.getnext().find(qn(f"w:{note}Reference")) is not None


def test_a_file_that_is_no_word_file_any_more_is_refused(tmp_path: Path) -> None:
    draft = _draft(tmp_path, UNFOUND)
    found = _checked(tmp_path, draft)
    with zipfile.ZipFile(draft) as old:
        parts = {name: old.read(name) for name in old.namelist() if name != "[Content_Types].xml"}
    with zipfile.ZipFile(draft, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    with pytest.raises(UsageError, match="cannot be annotated"):
        annotated(draft, found)


@given(
    parts=st.lists(st.sampled_from(["abc", "🐐", "\t", "\n", "x y"]), min_size=1, max_size=6),
    cuts=st.lists(st.integers(-2, 20), max_size=5),
)
def test_pieces_of_a_run_have_its_text_in_order(parts: list[str], cuts: list[int]) -> None:
    paragraph = docx.Document().add_paragraph()
    run = paragraph.add_run("".join(parts))
    run.italic = True
    whole = run.text
    pieces = split(run._r, cuts)
    assert [piece.start for piece in pieces[1:]] == [piece.stop for piece in pieces[:-1]]
    assert paragraph.text == whole
    assert [length(piece.run) for piece in pieces] == [piece.stop - piece.start for piece in pieces]
    assert all(piece.run.find(qn("w:rPr")) is not None for piece in pieces)
    inside = sorted({cut for cut in cuts if 0 < cut < len(whole)})
    assert [one.stop for one, _ in pairwise(pieces)] == inside
