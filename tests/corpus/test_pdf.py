"""PDF files: what becomes text, what is kept apart, and where it stands."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import DocumentError
from corpus.limits import DEFAULT_LIMITS, Limits
from corpus.locating.locate import cite
from corpus.model import LocatorKind, Span
from corpus.pdf.characters import (
    SPURIOUS_GAP,
    SPURIOUS_GAP_BESIDE_BLANKS,
    Characters,
    Codes,
    Floats,
    _spurious,
    _turned_ligatures,
)
from corpus.pdf.direction import in_reading_order
from corpus.pdf.gutters import _BIN as STRIP
from corpus.pdf.gutters import FEWEST_GAPS, LEAST_GAP, after_gutters
from corpus.pdf.hyphens import join, vocabulary
from corpus.pdf.lines import WIDE_GAP, Line, _breaks, _uneven, read_lines
from corpus.pdf.order import _BIN, _coverage, flows
from corpus.readers.pdf import read
from corpus.reading import Reading
from tests.corpus.one_text import problem_of, reading_of
from tests.pace import PROPORTIONATE, slowdown

SHARED = Path(os.environ.get("QUOTE_PROVENANCE_SHARED", Path(__file__).parents[2] / ".." / "shared"))
WIDTH, HEIGHT = 612, 792


@dataclass(frozen=True)
class Put:
    """Words to draw at a place, in Helvetica; ``slant`` in degrees, counter-clockwise."""

    x: float
    y: float
    text: str
    size: float = 10
    slant: float = 0


def page_of(*lines: str, top: float = 680, left: float = 100, leading: float = 12) -> list[Put]:
    """Set lines below each other; an empty line leaves a gap as between paragraphs."""
    places, y = [], top
    for line in lines:
        if line:
            places.append(Put(left, y, line))
        y -= leading if line else leading / 2
    return places


def pdf_bytes(pages: list[list[Put]], *, title: str = "", extra: bytes = b"", trailer: bytes = b"") -> bytes:
    """Write a small PDF; ``extra`` are objects for which ``trailer`` has the references."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    objects.append(b"<< /Title (" + title.encode("cp1252") + b") >>")
    kids = []
    for puts in pages:
        content = b"".join(_drawn(put) for put in puts)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        kids.append(b"%d 0 R" % (len(objects) + 1))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R "
            b"/Resources << /Font << /F 3 0 R >> >> >>" % (WIDTH, HEIGHT, len(objects))
        )
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    if extra:
        objects.append(extra)
    return _file(objects, trailer.replace(b"LAST", b"%d" % len(objects)))


PICTURE = Put(0, 0, "", size=0)  # a grey box in the place of a scan


def _drawn(put: Put) -> bytes:
    if put is PICTURE:
        return b"0.5 g 0 0 %d %d re f\n" % (WIDTH, HEIGHT)
    text = put.text.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
    cos, sin = np.cos(np.radians(put.slant)), np.sin(np.radians(put.slant))
    turn = b"%.4f %.4f %.4f %.4f" % (cos, sin, -sin, cos)
    return b"BT /F %g Tf %s %g %g Tm (%s) Tj ET\n" % (put.size, turn, put.x, put.y, text)


def _file(objects: list[bytes], trailer: bytes) -> bytes:
    chunks, places, length = [b"%PDF-1.4\n"], [], 9
    for number, body in enumerate(objects, 1):
        places.append(length)
        chunks.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        length += len(chunks[-1])
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    chunks.append(
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R /Info 4 0 R %s >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (size, table, size, trailer, length)
    )
    return b"".join(chunks)


def where(reading: Reading, words: str) -> str:
    at = reading.text.index(words)
    return cite(reading.locators, Span(at, at + len(words)))


LONG = "The committee met in the morning and again in the afternoon of the same day, and"
SHORT = "it rose at six."


def test_lines_of_a_paragraph_are_joined_by_a_blank(tmp_path: Path) -> None:
    reading = reading_of(tmp_path / "a.pdf", pdf_bytes([page_of(LONG, LONG, SHORT, "", LONG, SHORT)]))
    assert reading.text == f"{LONG} {LONG} {SHORT}\n\n{LONG} {SHORT}"


def test_an_indent_parts_paragraphs_without_a_gap(tmp_path: Path) -> None:
    first = page_of(
        LONG, LONG, "and so it went on for the whole of the day and for most of the night as well."
    )
    second = [Put(118, 644, LONG), *page_of(LONG, SHORT, top=632)]
    reading = reading_of(tmp_path / "a.pdf", pdf_bytes([first + second]))
    assert reading.text.count("\n\n") == 1


def test_a_paragraph_runs_on_over_the_page(tmp_path: Path) -> None:
    reading = reading_of(
        tmp_path / "a.pdf", pdf_bytes([page_of(LONG, LONG), page_of("the rest of it is here.")])
    )
    assert reading.text.endswith("same day, and the rest of it is here.")


def three_pages() -> list[list[Put]]:
    return [
        [
            Put(60, 740, "A/70/12"),
            *page_of(f"{n}. On day {n} the members of the committee came together in the old", SHORT),
            Put(500, 40, f"{n + 10}/40"),
        ]
        for n in (1, 2, 3)
    ]


def test_running_heads_and_page_numbers_are_no_text(tmp_path: Path) -> None:
    reading = reading_of(tmp_path / "a.pdf", pdf_bytes(three_pages()))
    assert "A/70/12" not in reading.text
    assert "/40" not in reading.text


def test_the_printed_page_number_and_the_paragraph_are_cited(tmp_path: Path) -> None:
    assert where(reading_of(tmp_path / "a.pdf", pdf_bytes(three_pages())), "On day 2") == "para. 2 (p. 12)"


def test_the_running_head_gives_the_symbol(tmp_path: Path) -> None:
    assert reading_of(tmp_path / "a.pdf", pdf_bytes(three_pages())).found["symbol"] == "A/70/12"


def test_a_symbol_in_the_text_is_not_the_documents_own(tmp_path: Path) -> None:
    reading = reading_of(
        tmp_path / "a.pdf", pdf_bytes([page_of(LONG, f"see the report S/2020/415, {SHORT}")])
    )
    assert "symbol" not in reading.found


def test_the_largest_heading_is_the_title(tmp_path: Path) -> None:
    lines = [Put(100, 720, "Weights Ministry", 20), Put(100, 700, "Report on the Standard Pound", 16)]
    assert reading_of(tmp_path / "a.pdf", pdf_bytes([lines + page_of(LONG, SHORT)])).found["title"] == (
        "Report on the Standard Pound"
    )


def test_a_title_in_the_files_properties_is_believed_if_the_page_shows_it(tmp_path: Path) -> None:
    lines = page_of("On the Pound", "", LONG, SHORT)
    assert (
        reading_of(tmp_path / "a.pdf", pdf_bytes([lines], title="On the Pound")).found["title"]
        == "On the Pound"
    )
    assert "title" not in reading_of(tmp_path / "a.pdf", pdf_bytes([lines], title="template final v3")).found


def noted_page() -> list[Put]:
    return [
        *page_of(LONG, LONG, "and it found no fault."),
        Put(201, 659, "3", 6),
        *page_of(LONG, SHORT, top=630),
        Put(100, 112, "3", 5),
        Put(104, 109, "See the minutes of the meeting,", 8),
        Put(100, 99, "at page nine.", 8),
    ]


def test_a_note_mark_is_taken_out_and_the_note_follows_the_text(tmp_path: Path) -> None:
    reading = reading_of(tmp_path / "a.pdf", pdf_bytes([noted_page()]))
    assert "no fault.\n\n" in reading.text
    assert reading.text.endswith(f"{SHORT}\n\n3 See the minutes of the meeting, at page nine.")


def test_a_note_is_cited_by_its_number_and_page(tmp_path: Path) -> None:
    assert (
        where(reading_of(tmp_path / "a.pdf", pdf_bytes([noted_page()])), "the minutes") == "footnote 3 (p. 1)"
    )


def test_a_note_without_a_raised_mark_is_no_foot_although_many_pages_end_so(tmp_path: Path) -> None:
    pages = [
        [
            *page_of(LONG, LONG, SHORT, top=140),
            Put(100, 90, f"{n}Ibid., p. {n}.", 8),
            Put(300, 60, f"{n} Annual report", 8),
        ]
        for n in range(1, 5)
    ]
    reading = reading_of(tmp_path / "a.pdf", pdf_bytes(pages))
    assert "\n\n3 Ibid., p. 3." in reading.text
    assert "Annual report" not in reading.text


def test_columns_written_across_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = [f"left column, line number {n} of it" for n in range(12)]
    right = [f"right column, line number {n} of it" for n in range(12)]
    puts = []
    for n in range(12):
        puts += [Put(60, 700 - 12 * n, left[n]), Put(330, 700 - 12 * n, right[n])]
    text = " ".join(reading_of(tmp_path / "a.pdf", pdf_bytes([puts])).text.split())
    assert text == " ".join(left + right)


LEFT = "the left column is set in lines as long as it takes"
RIGHT = "the right one goes on for as long as the other"
LEFT_EDGE = 60 + 222  # points: where LEFT with two figures after it ends, in Helvetica of 10 points


def across(rows: int, top: float = 700, gutter: float = 14) -> list[Put]:
    """Set two columns row by row, as a program does that writes across; each ends with the row's number."""
    return [
        put
        for n in range(rows)
        for put in (
            Put(60, top - 12 * n, f"{LEFT} {n:02}"),
            Put(LEFT_EDGE + gutter, top - 12 * n, f"{RIGHT} {n:02}"),
        )
    ]


def test_columns_written_across_a_narrow_gutter_are_told_apart(tmp_path: Path) -> None:
    text = reading_of(tmp_path / "a.pdf", pdf_bytes([across(12)])).text
    assert text.index(f"{LEFT} 11") < text.index(f"{RIGHT} 00")


def test_a_table_is_no_set_of_columns(tmp_path: Path) -> None:
    puts = [Put(x, 700 - 12 * n, f"{n}{x}") for n in range(12) for x in (60, 200, 340)]
    assert "060 0200 0340" in reading_of(tmp_path / "a.pdf", pdf_bytes([puts])).text


CHROME = [
    *(Put(24, 775, "3/5/24, 8:00 AM"), Put(250, 775, "Bridge closed")),
    *(Put(24, 16, "{}"), Put(570, 16, "1/1")),
]
FIREFOX = [
    *(Put(24, 775, "Bridge closed"), Put(250, 775, "{}")),
    *(Put(24, 16, "1 of 1"), Put(500, 16, "05.03.2024, 08:00")),
]


@pytest.mark.parametrize("around", [CHROME, FIREFOX])
def test_what_a_browser_prints_around_a_page_tells_its_address(around: list[Put], tmp_path: Path) -> None:
    puts = [replace(put, text=put.text.format("https://gandhara.rferl.org/a/1.html")) for put in around]
    reading = reading_of(tmp_path / "a.pdf", pdf_bytes([[*page_of(LONG, SHORT), *puts]]))
    assert reading.text == f"{LONG} {SHORT}"
    assert (reading.found["url"], reading.found["outlet"]) == (
        "https://gandhara.rferl.org/a/1.html",
        "RFE/RL",
    )


def test_an_address_that_is_cut_off_tells_the_outlet_alone(tmp_path: Path) -> None:
    puts = [replace(put, text=put.text.format("https://gandhara.rferl.org/a/1…")) for put in CHROME]
    found = reading_of(tmp_path / "a.pdf", pdf_bytes([[*page_of(LONG, SHORT), *puts]])).found
    assert ("url" in found, found["outlet"]) == (False, "RFE/RL")


def test_an_address_at_the_foot_of_a_page_is_text(tmp_path: Path) -> None:
    puts = [*page_of(LONG, SHORT), Put(100, 60, "See https://rferl.org/a/1.html and the report of May.")]
    assert "See https" in reading_of(tmp_path / "a.pdf", pdf_bytes([puts])).text


def test_columns_in_the_files_order_keep_it(tmp_path: Path) -> None:
    left = page_of(*[f"left line {n} goes right up to its edge" for n in range(9)], left=60)
    right = page_of(*[f"right line {n} goes up to its own edge" for n in range(9)], left=330)
    text = reading_of(tmp_path / "a.pdf", pdf_bytes([left + right])).text
    assert text.index("left line 8") < text.index("right line 0")


def test_the_short_last_line_of_a_note_below_columns_is_the_notes(tmp_path: Path) -> None:
    note = [
        Put(60, 90, "1", 5),
        Put(
            64,
            87,
            "A note that runs across both of the columns, and a good deal further than the gutter is,",
            8,
        ),
        Put(64, 77, "and ends here.", 8),
    ]
    reading = reading_of(tmp_path / "a.pdf", pdf_bytes([across(12, top=400) + note]))
    assert where(reading, "and ends here") == "footnote 1 (p. 1)"


def test_a_large_initial_goes_back_to_its_line_wherever_it_is_written(tmp_path: Path) -> None:
    lines = [Put(132, 680, LONG[1:]), Put(132, 668, LONG), *page_of(LONG, SHORT, top=656)]
    page = [Put(300, 760, "A head"), Put(100, 660, "T", 34), *lines]
    assert reading_of(tmp_path / "a.pdf", pdf_bytes([page])).text.startswith(
        f"A head\n\n{LONG} {LONG} {LONG}"
    )


def test_a_pulled_quotation_does_not_part_a_paragraph(tmp_path: Path) -> None:
    box = [Put(130, 640, "It rose in the morning,", 16), Put(130, 620, "and again at night", 16)]
    rest = page_of(
        "the members went home, for it had been as long a day as any they had seen there,", SHORT, top=590
    )
    text = reading_of(tmp_path / "a.pdf", pdf_bytes([page_of(LONG, LONG) + box + rest])).text
    assert f"{LONG} the members went home" in text


def test_the_second_line_of_a_numbered_paragraph_may_hang(tmp_path: Path) -> None:
    full = "The committee met in the morning and again in the afternoon of the same day, as."
    page = [Put(80, 680, f"1.   {full}"), *page_of(LONG, SHORT, top=668)]
    assert reading_of(tmp_path / "a.pdf", pdf_bytes([page])).text == f"1. {full} {LONG} {SHORT}"


def test_text_beside_a_foot_stays(tmp_path: Path) -> None:
    pages = [
        [
            *page_of(*[f"on day {word} they met, and on the next"] * 3, top=94, left=60),
            Put(400, 70, "Example Press, Exampleton"),
        ]
        for word in ("one", "two", "three")
    ]
    text = reading_of(tmp_path / "a.pdf", pdf_bytes(pages)).text
    assert "Press" not in text
    assert text.count("on day two") == 3


def test_a_stamp_across_the_page_is_no_text(tmp_path: Path) -> None:
    stamp = Put(150, 300, "NOT FOR CIRCULATION", 40, slant=45)
    assert (
        reading_of(tmp_path / "a.pdf", pdf_bytes([[*page_of(LONG, SHORT), stamp]])).text == f"{LONG} {SHORT}"
    )


def test_a_page_that_lies_a_little_crooked_is_read(tmp_path: Path) -> None:
    crooked = [Put(put.x, put.y, put.text, slant=2) for put in page_of(LONG, SHORT)]
    assert reading_of(tmp_path / "a.pdf", pdf_bytes([crooked])).text.split() == f"{LONG} {SHORT}".split()


def test_a_paragraph_may_end_with_a_bracket(tmp_path: Path) -> None:
    first = page_of(
        LONG, LONG, "and so it went on for the whole of the day and for most of the night [laughter]"
    )
    second = [Put(118, 644, LONG), *page_of(LONG, SHORT, top=632)]
    assert reading_of(tmp_path / "a.pdf", pdf_bytes([first + second])).text.count("\n\n") == 1


def labels_of(reading: Reading) -> list[str]:
    return [each.label for each in reading.locators if each.kind is LocatorKind.PAGE]


def test_two_pages_after_a_preface_carry_their_own_numbers(tmp_path: Path) -> None:
    printed = ["i", "ii", "iii", "iv", "1", "2"]
    pages = [[*page_of(LONG, SHORT), Put(100, 760, "May 2015"), Put(300, 40, each)] for each in printed]
    assert labels_of(reading_of(tmp_path / "a.pdf", pdf_bytes(pages))) == printed


def test_a_number_alone_is_the_pages_before_one_in_a_head_that_counts_too(tmp_path: Path) -> None:
    pages = [
        [*page_of(LONG, SHORT), Put(100, 760, f"Minutes of sitting {n + 40}"), Put(300, 40, str(n))]
        for n in range(1, 6)
    ]
    assert labels_of(reading_of(tmp_path / "a.pdf", pdf_bytes(pages))) == ["1", "2", "3", "4", "5"]


def test_an_hour_in_the_heads_is_no_page_number(tmp_path: Path) -> None:
    pages = [
        [
            *page_of(LONG, SHORT),
            Put(100, 760, f"Friday, 3 April 2015 10:{7 * n % 60:02}"),
            Put(500, 40, f"{n} of 9"),
        ]
        for n in range(1, 7)
    ]
    assert labels_of(reading_of(tmp_path / "a.pdf", pdf_bytes(pages))) == ["1", "2", "3", "4", "5", "6"]


def test_line_numbers_in_the_margin_are_no_text(tmp_path: Path) -> None:
    numbers = [Put(40, 680 - 12 * n, str(n + 1)) for n in range(12)]
    text = reading_of(tmp_path / "a.pdf", pdf_bytes([numbers + page_of(*[LONG] * 12)])).text
    assert not any(character.isdigit() for character in text)


def joined(*lines: str) -> str:
    known = vocabulary(lines)
    text = lines[0]
    for line in lines[1:]:
        kept, between = join(text, line, known)
        text = kept + between + line
    return text


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("the Al-", "Qaida network"), "the Al-Qaida network"),
        (("more infor-", "mation came"), "more information came"),
        (("a long-term plan. It is a long-", "term plan"), "a long-term plan. It is a long-term plan"),
        (("some information. More infor-", "mation came"), "some information. More information came"),
        (
            ("non-state and non-lethal, but non-", "governmental"),
            "non-state and non-lethal, but non-governmental",
        ),
        (("see paras. 737–", "739 there"), "see paras. 737–739 there"),
        (("one thing –", "and another"), "one thing – and another"),
        (("one thing—", "and another"), "one thing—and another"),
        (("and/", "or not"), "and/or not"),
        (("COVID-", "19 came"), "COVID-19 came"),
        (("both short-", "and long-term plans"), "both short- and long-term plans"),
        (("evidence", "—of guilt"), "evidence—of guilt"),
        (("他们说", "明天来"), "他们说明天来"),
        (
            ("pre- and post-", "war years, pre-war and post-war"),
            "pre- and post-war years, pre-war and post-war",
        ),
    ],
)
def test_a_hyphen_at_a_line_end_is_decided_by_the_document(lines: tuple[str, ...], expected: str) -> None:
    assert joined(*lines) == expected


def test_hyphens_rare_at_line_ends_are_those_of_the_words() -> None:
    seen = [f"line {n} of many goes on" for n in range(60)]
    assert joined(*seen, "the carpet-", "bombing of it").endswith("the carpet-bombing of it")


def test_a_word_with_a_figure_keeps_its_hyphen() -> None:
    assert joined("the 21st-", "century way", "infor-", "mation") == "the 21st-century way information"


def test_a_document_that_never_hyphenates_keeps_an_unknown_hyphen() -> None:
    seen = [
        "one two-way road. A two-",
        "way road. A far-off land. A far-",
        "off land. A well-off man. A well-",
    ]
    assert joined(*seen, "off man was brand-", "new there").endswith("brand-new there")


def characters_of(text: str, *, raised: str = "", size: float = 10.0) -> Characters:
    """Lay characters side by side; those of ``raised`` are small and high."""
    codes = np.array([ord(each) for each in text], np.uint32)
    small = np.array([each in raised for each in text])
    left: Floats = np.arange(len(text), dtype=np.float64) * 5.0
    return Characters(
        codes=codes,
        left=left,
        right=left + 5,
        base=np.where(small, 104.0, 100.0),
        size=np.where(small, 6.0, size),
        width=WIDTH,
        height=HEIGHT,
    )


@pytest.mark.parametrize(
    ("drawn", "read_as"),
    [
        ("o\ufb03cial \ufb01nding", "official finding"),
        ("Al\u2011Qaida", "Al-Qaida"),
        ("non\u00adstate", "non-state"),
        ("two\u00a0words", "two words"),
        ("\ufefb", "\u0644\u0627"),
    ],
)
def test_what_is_drawn_is_spelt_out(drawn: str, read_as: str) -> None:
    assert [line.text for line in read_lines(characters_of(drawn), 0)] == [read_as]


def drawn_from_left(text: str) -> Characters:
    """Lay characters out as they are drawn, from left to right, blanks without a width of their own."""
    page = characters_of(text)
    blank = page.codes == ord(" ")
    return replace(page, left=2 * page.left, right=2 * page.left + np.where(blank, 0, 8))


@pytest.mark.parametrize(
    ("drawn", "read_as"),
    [
        ("\u05d2\u05d1\u05d0", "\u05d0\u05d1\u05d2"),
        (".2015 \u05d2\u05d1\u05d0", "\u05d0\u05d1\u05d2 2015."),
        ("\u05d2\u05d1\u05d0 May 15 \u05d5\u05d4\u05d3", "\u05d3\u05d4\u05d5 May 15 \u05d0\u05d1\u05d2"),
        ("\u00ab\u05d2\u05d1\u05d0\u00bb \u05d3", "\u05d3 \u00ab\u05d0\u05d1\u05d2\u00bb"),
        ("(\u05d2\u05d1\u05d0( \u05d3\u05d4", "\u05d4\u05d3 (\u05d0\u05d1\u05d2)"),
        ("it says \u05d2\u05d1\u05d0 there", "it says \u05d0\u05d1\u05d2 there"),
    ],
)
def test_writing_from_right_to_left_is_read_by_its_places(drawn: str, read_as: str) -> None:
    assert [line.text for line in read_lines(drawn_from_left(drawn), 0)] == [read_as]


@given(st.text(st.sampled_from("ab \u05d0\u05d1\u064b.(12\u0661\u00ab"), min_size=1, max_size=30))
def test_putting_a_line_in_order_loses_no_character(drawn: str) -> None:
    page = drawn_from_left(drawn)
    ordered = in_reading_order(page, [0])
    assert sorted(ordered.left.tolist()) == sorted(page.left.tolist())
    assert len(ordered.codes) == len(drawn)


def test_a_page_written_from_right_to_left_is_mirrored() -> None:
    (line,) = read_lines(characters_of("\u0642\u0627\u0644"), 0)
    assert (line.left, line.right) == (WIDTH - 15, WIDTH)


@given(
    st.lists(st.tuples(st.sampled_from("\u0623\u0644\u0645x"), st.integers(0, 2)), min_size=1, max_size=20)
)
def test_letters_of_one_box_are_turned_round_and_others_stay(drawn: list[tuple[str, int]]) -> None:
    codes: Codes = np.array([ord(each) for each, _ in drawn], np.uint32)
    boxes = np.array([[place, 9, place + 5, 0] for _, place in drawn], np.float64)
    groups: list[list[tuple[str, int]]] = []
    for letter in drawn:
        last = groups[-1][-1] if groups else None
        if last and last[1] == letter[1] and "x" not in last[0] + letter[0]:
            groups[-1].append(letter)
        else:
            groups.append([letter])
    plain = [letter for group in groups for letter, _ in reversed(group)]
    assert [chr(each) for each in _turned_ligatures(codes, boxes)] == plain


@pytest.mark.parametrize(
    ("drawn", "raised", "read_as"),
    [
        ("it ended.12 Then", "12", "it ended. Then"),
        ("it ended.12Then", "12", "it ended. Then"),
        ("an area of 40 km2 there", "2", "an area of 40 km2 there"),
        ("on the 1st day", "st", "on the 1st day"),
        ("the forcea left", "", "the forcea left"),
    ],
)
def test_raised_numbers_are_note_marks_but_units_and_ordinals_stay(
    drawn: str, raised: str, read_as: str
) -> None:
    assert [line.text for line in read_lines(characters_of(drawn, raised=raised), 0)] == [read_as]


def test_a_raised_number_at_the_start_is_the_lines_label() -> None:
    (line,) = read_lines(characters_of("7 See below", raised="7"), 0)
    assert (line.label, line.text) == ("7", "See below")


@given(
    st.lists(
        st.tuples(
            st.sampled_from("ab \u0627"), st.integers(0, 90), st.integers(0, 3), st.sampled_from([6, 10])
        ),
        min_size=2,
        max_size=30,
    )
)
def test_line_breaks_agree_with_a_plain_scan(drawn: list[tuple[str, int, int, int]]) -> None:
    letters = Characters(
        codes=np.array([ord(each[0]) for each in drawn], np.uint32),
        left=np.array([float(each[1]) for each in drawn]),
        right=np.array([float(each[1]) + 5 for each in drawn]),
        base=np.array([float(4 * each[2]) for each in drawn]),
        size=np.array([float(each[3]) for each in drawn]),
        width=WIDTH,
        height=HEIGHT,
    )
    plain = []
    mirrored = 2 * sum(each[0] == "\u0627" for each in drawn) > len(drawn)
    for one, other in pairwise(drawn):
        size = max(one[3], other[3])
        forward = "\u0627" not in one[0] + other[0] and not mirrored
        moved = abs(4 * one[2] - 4 * other[2]) > 0.6 * size
        gap = other[1] - one[1] - 5
        plain.append(moved or (forward and (other[1] - one[1] < -size or gap > WIDE_GAP * size)))
    assert _breaks(letters).tolist() == plain


@given(
    st.lists(
        st.lists(st.tuples(st.sampled_from("ab \u0627"), st.integers(0, 3)), max_size=6),
        min_size=1,
        max_size=14,
    )
)
def test_gutters_agree_with_a_plain_scan(rows: list[list[tuple[str, int]]]) -> None:
    letters = ""
    left: list[float] = []
    base: list[float] = []
    for row, drawn in enumerate(rows):
        at = 0.0
        for letter, gap in drawn:
            at += 8 * gap
            letters, left, base = letters + letter, [*left, at], [*base, 20.0 * row]
            at += 5
    page = Characters(
        codes=np.array([ord(each) for each in letters], np.uint32),
        left=np.array(left),
        right=np.array(left) + 5,
        base=np.array(base),
        size=np.full(len(letters), 10.0),
        width=WIDTH,
        height=HEIGHT,
    )
    solid = [n for n, letter in enumerate(letters) if letter in "ab"]
    gaps = [
        (int((left[one] + 5) / STRIP), int(left[other] / STRIP), other)
        for one, other in pairwise(solid)
        if base[one] == base[other] and left[other] - left[one] - 5 >= LEAST_GAP * 10
    ]
    white = {
        strip
        for strip in range(int(WIDTH / STRIP))
        if sum(start <= strip < stop for start, stop, _ in gaps) >= FEWEST_GAPS
    }
    expected = [other for start, stop, other in gaps if white.intersection(range(start, stop))]
    assert np.flatnonzero(after_gutters(page)).tolist() == expected


@given(st.lists(st.lists(st.integers(0, 20), min_size=1, max_size=5), min_size=1, max_size=6))
def test_unevenness_of_lines_agrees_with_a_plain_scan(lines: list[list[int]]) -> None:
    values = np.array([value / 4 for line in lines for value in line])
    starts = np.cumsum([0, *(len(line) for line in lines[:-1])])
    assert _uneven(values, starts).tolist() == [max(line) - min(line) > 1.2 for line in lines]


@given(
    st.lists(st.tuples(st.sampled_from("ab  "), st.booleans(), st.integers(0, 6)), min_size=1, max_size=20)
)
def test_blanks_that_are_made_up_are_told_as_by_a_plain_scan(drawn: list[tuple[str, bool, int]]) -> None:
    left, right, at = [], [], 0.0
    for letter, own, gap in drawn:
        width = 5.0 if letter != " " or own else 0.0
        at += 0.5 * gap
        left.append(at)
        right.append(at := at + width)
    codes: Codes = np.array([ord(each) for each, _, _ in drawn], np.uint32)
    kept = np.ones(len(drawn), np.bool_)
    found = _spurious(codes, np.array(left), np.array(right), np.full(len(drawn), 10.0), kept)
    made = [n for n in range(len(drawn)) if drawn[n][0] == " " and not drawn[n][1]]
    own_blanks = sum(letter == " " and own for letter, own, _ in drawn)
    inner = [n for n in made if 0 < n < len(drawn) - 1]
    least = SPURIOUS_GAP_BESIDE_BLANKS if own_blanks > len(inner) else SPURIOUS_GAP
    plain = [n in inner and 0 <= left[n + 1] - right[n - 1] < least * 10 for n in range(len(drawn))]
    assert found.tolist() == plain


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(1, 60)), min_size=1, max_size=12))
def test_the_coverage_of_strips_agrees_with_a_plain_count(places: list[tuple[int, int]]) -> None:
    lines = [
        Line(text="x", page=0, left=float(left), right=float(left + width), base=0, size=10)
        for left, width in places
    ]
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    counts = _coverage(lines, left, right)
    for strip, count in enumerate(counts.tolist()):
        beside = [
            line
            for line in lines
            if int((line.left - left) / _BIN) <= strip <= int((line.right - left) / _BIN)
        ]
        assert count == len(beside)


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 700)), max_size=40))
def test_ordering_a_page_loses_no_words(places: list[tuple[int, int]]) -> None:
    lines = [
        Line(text=f"w{n}", page=0, left=float(x), right=float(x + 40), base=float(y), size=10)
        for n, (x, y) in enumerate(places)
    ]
    words = " ".join(line.text for flow in flows(lines) for line in flow.lines).split()
    assert sorted(words) == sorted(line.text for line in lines)


def test_page_locators_cover_the_text_without_overlap(tmp_path: Path) -> None:
    reading = reading_of(tmp_path / "a.pdf", pdf_bytes(three_pages()))
    pages = [each for each in reading.locators if each.kind is LocatorKind.PAGE]
    assert [each.span.start for each in pages][1:] == [each.span.end for each in pages][:-1]
    assert (pages[0].span.start, pages[-1].span.end) == (0, len(reading.text))


def test_a_scan_asks_for_ocr(tmp_path: Path) -> None:
    assert problem_of(tmp_path / "a.pdf", pdf_bytes([[], []])) == "no-text-layer"


def test_a_page_without_text_among_others_is_warned_of(tmp_path: Path) -> None:
    reading = reading_of(tmp_path / "a.pdf", pdf_bytes([page_of(LONG, SHORT), [PICTURE]]))
    assert [each.slug for each in reading.warnings] == ["pages-without-text"]


def test_a_blank_page_needs_no_ocr(tmp_path: Path) -> None:
    assert reading_of(tmp_path / "a.pdf", pdf_bytes([[], page_of(LONG, SHORT)])).warnings == ()


def test_an_encrypted_file_is_named_so(tmp_path: Path) -> None:
    key = b"<" + b"00" * 32 + b">"
    encryption = b"<< /Filter /Standard /V 1 /R 2 /P -44 /O " + key + b" /U " + key + b" >>"
    data = pdf_bytes(
        [page_of(LONG)],
        extra=encryption,
        trailer=b"/Encrypt LAST 0 R /ID [<" + b"01" * 16 + b"> <" + b"01" * 16 + b">]",
    )
    assert problem_of(tmp_path / "a.pdf", data) == "encrypted"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4\n", b"<html>no pdf</html>", b"%PDF-1.4\n" + b"\0" * 5000])
def test_what_is_no_pdf_is_named_so(tmp_path: Path, data: bytes) -> None:
    assert problem_of(tmp_path / "a.pdf", data) == "unreadable-pdf"


@given(st.integers(0, 2500))
def test_a_file_cut_short_gives_its_text_or_a_problem(
    tmp_path_factory: pytest.TempPathFactory, length: int
) -> None:
    folder = tmp_path_factory.mktemp("cut")
    data = pdf_bytes(three_pages())[:length]
    try:
        outcome = "text" if reading_of(folder / "a.pdf", data).text else ""
    except DocumentError as error:
        outcome = error.problem.slug
    assert outcome in {"text", "unreadable-pdf", "no-text-layer"}


def test_a_file_over_the_limit_is_not_opened(tmp_path: Path) -> None:
    data = pdf_bytes([page_of(LONG)])
    assert problem_of(tmp_path / "a.pdf", data, Limits(most_bytes=100)) == "too-large"


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(DocumentError) as caught:
        next(read(tmp_path / "absent.pdf", DEFAULT_LIMITS))
    assert caught.value.problem.slug == "unreadable"


def test_pages_over_the_limit_are_left_out_and_warned_of(tmp_path: Path) -> None:
    reading = reading_of(tmp_path / "a.pdf", pdf_bytes([page_of(LONG, SHORT)] * 9), Limits(most_pages=4))
    assert [each.slug for each in reading.warnings] == ["pages-left-out"]
    assert reading.text.count("it rose at six") == 4


def test_ten_thousand_pages_cost_no_more_than_the_limit(tmp_path: Path) -> None:
    def read(data: bytes) -> None:
        reading = reading_of(tmp_path / "a.pdf", data, Limits(most_pages=30))
        assert reading.text.count("it rose at six") == 30

    few, many = (pdf_bytes([page_of(LONG, SHORT)] * count) for count in (300, 10_000))
    assert slowdown(read, few, many) < PROPORTIONATE


def test_a_page_of_a_million_letters_is_left_out(tmp_path: Path) -> None:
    crowd = [Put(100, 700 - 0.6 * n, "x" * 1000, 0.5) for n in range(1000)]
    begun = time.perf_counter()
    reading = reading_of(tmp_path / "a.pdf", pdf_bytes([crowd, page_of(LONG, SHORT)]))
    assert time.perf_counter() - begun < 30
    assert [each.slug for each in reading.warnings] == ["page-unreadable"]
    assert reading.text.endswith(SHORT)


def test_text_over_the_limit_is_cut_at_a_page(tmp_path: Path) -> None:
    reading = reading_of(
        tmp_path / "a.pdf", pdf_bytes([page_of(LONG, SHORT)] * 9), Limits(most_characters=200)
    )
    assert [each.slug for each in reading.warnings] == ["text-cut"]


# counted by eye in the files
PARAGRAPHS = {
    "MINUJUSTH_S_2018_241": 66,
    "MINUJUSTH_S_2019_198": 84,
    "MINUJUSTH_S_2019_805": 71,
    "MINUSTAH_S_2004_698": 60,
    "MINUSTAH_S_2010_446": 73,
    "MINUSTAH_S_2012_534": 41,
    "MINUSTAH_S_2015_667": 66,
    "MINUSTAH_S_2016_753": 63,
    "UNMIK_2011_514": 65,
    "UNMIK_S_2006_906": 29,
    "UNMIK_S_2010_401": 57,
    "UNMIK_S_2013_72": 70,
    "UNMIK_S_2015_579": 67,
    "UNMIK_S_2016_666": 57,
    "UNMIK_S_2018_407": 55,
    "UNMISET_S_2004_333": 74,
    "UNMIT_S_2008_26": 62,
    "UNMIT_S_2009_504": 62,
    "UNMIT_S_2011_641": 69,
    "UNMIT_S_2012_765": 79,
    "UNPROFOR_S_1995_444": 82,
    "UNTAC_S_25719": 141,
}


@pytest.mark.parametrize(("name", "count"), PARAGRAPHS.items())
def test_the_numbered_paragraphs_of_united_nations_documents_are_all_found(name: str, count: int) -> None:
    path = SHARED / "data" / "pdf" / f"{name}.pdf"
    if not path.is_file():
        pytest.skip(f"{path} is absent; set QUOTE_PROVENANCE_SHARED")
    (reading,) = read(path, DEFAULT_LIMITS)
    assert isinstance(reading, Reading)
    labels = [each.label for each in reading.locators if each.kind is LocatorKind.PARAGRAPH]
    assert [label for label in labels if label.isdecimal()] == [str(n) for n in range(1, count + 1)]
