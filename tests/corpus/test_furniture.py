"""What stands among the paragraphs of a page and is none of its article, and what must stay."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trafilatura import load_html

from corpus.model import BlockKind
from corpus.readers import html
from corpus.web.furniture import without_furniture
from corpus.web.links import link_lines
from corpus.web.parts import drop_parts
from corpus.web.text import Paragraph

PROSE = [
    "Rain fell on the northern valleys for the third day in a row, and the river rose by a metre.",
    "Nobody was hurt, officials said on Monday, but the bridge at the old mill stays closed for now.",
    "The mayor said “the dam will hold” and asked people to keep away from the lower road tonight.",
    "Farmers moved their cattle to the higher fields, as their parents did in the flood of the year before.",
]


def texts(*lines: str, headline: str = "", links: frozenset[str] = frozenset()) -> list[str]:
    return [each.text for each in without_furniture(list(map(Paragraph, lines)), headline, links)]


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our weekly letter and get the best of it.",
        "Follow us on Facebook and Instagram.",
        "© 2024 The Valley Times. All rights reserved.",
        "Mara Lind is a reporter at The Valley Times who writes on water.",
        "Additional reporting by Mara Lind",
        "Valley Times Staff",
        "Abonnez-vous à notre lettre.",
    ],
)
def test_what_the_outlet_says_of_itself_behind_the_article_goes(line: str) -> None:
    assert texts(*PROSE, line) == PROSE


@pytest.mark.parametrize("line", ["Advertisement", "Related:", "Article continues below this ad", "WERBUNG"])
def test_labels_between_paragraphs_go(line: str) -> None:
    assert texts(PROSE[0], PROSE[1], line, PROSE[2]) == PROSE[:3]


@pytest.mark.parametrize("line", ["By Mara Lind", "12 March 2024", "Weather"])
def test_bylines_and_dates_before_the_article_go(line: str) -> None:
    assert texts(line, *PROSE) == PROSE


def test_a_list_of_other_articles_goes_from_its_head_on() -> None:
    assert (
        texts(*PROSE, "More from the valley", "Dam opens after ten years", "Mill bridge to be sold") == PROSE
    )


def test_a_list_of_other_articles_that_is_followed_by_prose_is_no_end() -> None:
    last = "A last word: " + " ".join(PROSE)
    assert last in texts(*PROSE, "More from the valley", last)


def test_a_headline_that_is_repeated_goes_unless_it_quotes() -> None:
    assert texts("Rain falls in the valley", *PROSE, headline="Rain falls in the valley") == PROSE
    quoting = "“The dam will hold”, says mayor"
    assert texts(quoting, *PROSE, headline=quoting) == [quoting, *PROSE]


def test_block_quotations_stay_whatever_they_say() -> None:
    page = [*map(Paragraph, PROSE), Paragraph("Sign up for nothing", BlockKind.QUOTATION)]
    assert without_furniture(page, "", frozenset()) == page


def test_who_said_a_post_stays_behind_it() -> None:
    assert texts(*PROSE, "— Mara Lind (@mara) March 12") == [*PROSE, "— Mara Lind (@mara) March 12"]


def test_a_list_at_the_end_of_an_article_stays() -> None:
    names = [f"Team {number}" for number in range(8)]
    assert texts(*PROSE, *names) == [*PROSE, *names]


def test_notices_in_the_middle_stay_since_articles_speak_of_them() -> None:
    line = "Subscribe to nothing that you have not read, said the note on the door of the mill."
    assert line in texts(PROSE[0], PROSE[1], line, *PROSE[2:], PROSE[0], PROSE[1])


def test_a_line_that_is_a_link_is_known_with_or_without_a_label() -> None:
    tree = load_html(
        "<body><p>Read more: <a href=a>Dam opens after ten years</a></p>"
        "<li><a href=b>Mill bridge to be sold to nobody</a></li>"
        "<a href=c><h3>Rain is good for the river</h3></a>"
        "<p>Rain fell, <a href=d>the office said</a>, and it fell on everyone.</p>"
        "<p><a href=e>Mara Lind</a></p></body>"
    )
    assert link_lines(tree) == {
        "Readmore:Damopensaftertenyears",
        "Millbridgetobesoldtonobody",
        "Rainisgoodfortheriver",
    }


def test_a_page_that_is_mostly_links_keeps_them() -> None:
    links = ["Twenty per cent off all rain coats", "Half price on boots this week only"]
    known = frozenset("".join(line.split()) for line in links)
    assert texts(PROSE[0], *links, PROSE[1], links=known) == [PROSE[0], *links, PROSE[1]]
    assert texts(*PROSE, *PROSE, links[0], PROSE[0], links=known) == [*PROSE, *PROSE, PROSE[0]]


def test_parts_are_known_by_their_names_and_large_ones_stay() -> None:
    tree = load_html(
        f"<body><div class='newsletter-form'>Get it all</div><div class='globalModal'>Close</div>"
        f"<div class='commentary'>Kept</div><div id='newsletter'>{' '.join(PROSE)}</div></body>"
    )
    assert tree is not None
    drop_parts(tree)
    assert "".join(tree.itertext()) == "Kept" + " ".join(PROSE)


def test_a_name_in_a_sentence_stays_and_what_pops_up_beside_it_goes() -> None:
    card = "<span class='rollover-card'>All on her</span>"
    name = f"<span class='rollover-person'><a href='/holt'>Anna Holt</a>{card}</span>"
    tree = load_html(f"<body><p>The mayor {name} spoke.</p><p>It rained all day in the valley.</p></body>")
    assert tree is not None
    drop_parts(tree)
    assert "".join(tree.itertext()) == "The mayor Anna Holt spoke.It rained all day in the valley."


def test_the_tables_are_in_lower_case_and_in_order() -> None:
    table = tomllib.loads(files("corpus").joinpath("data/furniture.toml").read_text("utf-8"))
    for name, phrases in table.items():
        assert phrases == sorted(set(phrases)), name
        assert all(phrase == phrase.lower() for phrase in phrases), name


@given(
    st.lists(st.sampled_from([*PROSE, "Advertisement", "By A", "Read more", "Subscribe", "x"]), max_size=12)
)
def test_what_is_left_stands_in_order_and_prose_never_goes(lines: list[str]) -> None:
    kept = texts(*lines)
    assert [line for line in kept if line in PROSE] == [line for line in lines if line in PROSE]
    rest = iter(lines)
    assert all(line in rest for line in kept)


def test_an_extraction_of_teasers_alone_is_not_taken_for_the_article() -> None:
    teasers = "\n\n".join(
        ["Dam opens after ten years", "Mill bridge to be sold", "Rain is good for the river"] * 4
    )
    article = "\n".join(PROSE)
    assert html._fails(teasers, article)
    assert not html._fails(article, article)
