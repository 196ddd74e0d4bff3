"""Where a stretch of text stands: numbered paragraphs, citations, document symbols."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.locating.locate import Places, cite, symbol
from corpus.locating.numbering import numbered_paragraphs
from corpus.model import Locator, LocatorKind, Span
from tests.pace import PROPORTIONATE, slowdown


def labels(text: str) -> list[str]:
    return [each.label for each in numbered_paragraphs(text)]


def words_of(text: str, label: str) -> str:
    (found,) = [each for each in numbered_paragraphs(text) if each.label == label]
    return found.span.of(text)


def document(count: int) -> str:
    return "\n\n".join(f"{n}. The committee met on day {n}." for n in range(1, count + 1))


def test_a_numbered_paragraph_covers_its_number_and_words() -> None:
    assert words_of(document(4), "2") == "2. The committee met on day 2."


def test_a_number_out_of_turn_starts_no_paragraph() -> None:
    text = "1. It began in\n36. The rest.\n\n2. It went on in\n2019. Nobody came.\n\n3. It ended."
    assert labels(text) == ["1", "2", "3"]


def test_a_heading_belongs_to_no_paragraph() -> None:
    text = "1. One came.\n\n2. Two came.\n\nB. The third visit\n\n3. Three came."
    assert words_of(text, "2") == "2. Two came."


def test_sub_paragraphs_belong_to_their_paragraph() -> None:
    text = "1. One came.\n\n2. Two came:\n\n(a) The first;\n\n(b) The second.\n\n3. Three came."
    assert words_of(text, "2").endswith("(b) The second.")


def test_a_list_inside_a_paragraph_is_passed_over() -> None:
    text = "1. One.\n\n2. Three wishes:\n1. Gold\n2. Silver\n3. Bread\n\n3. Three came.\n\n4. Four came."
    assert words_of(text, "3") == "3. Three came."


def test_a_table_of_contents_is_passed_over() -> None:
    contents = "1. Opening ........ 3\n2. Middle ........ 4\n3. End ........ 5\n\n"
    text = contents + document(5)
    assert numbered_paragraphs(text)[0].span.start == len(contents)


def test_a_list_before_the_first_paragraph_is_passed_over() -> None:
    text = "Agenda\n1. Opening\n2. Closing\n\n" + document(5)
    assert words_of(text, "1") == "1. The committee met on day 1."


def test_one_missing_number_does_not_lose_the_rest() -> None:
    text = document(8).replace("5. The", "The")
    assert labels(text) == ["1", "2", "3", "4", "6", "7", "8"]


def test_an_extract_may_begin_in_the_middle() -> None:
    assert labels("23. The one.\n\n24. The two.\n\n25. The three.") == ["23", "24", "25"]


def test_two_numbers_make_no_numbered_document() -> None:
    assert labels("1. First thing.\n\n2. Second thing.") == []


def test_the_last_paragraph_ends_before_an_annex() -> None:
    text = document(3) + "\n\nAnnex I\n\nList of the members of the committee, as agreed."
    assert words_of(text, "3") == "3. The committee met on day 3."


def test_a_summary_is_located_by_its_name() -> None:
    text = "Summary\n\nThe committee met often.\n\nContents\n\n" + document(3)
    assert words_of(text, "summary").endswith("met often.")


@pytest.mark.parametrize("form", ["[{}] ", "({}) ", "¶ {} ", "¶{} "])
def test_other_styles_of_number_are_known(form: str) -> None:
    text = "\n\n".join(form.format(n) + "The court sat." for n in range(1, 5))
    assert labels(text) == ["1", "2", "3", "4"]
    assert numbered_paragraphs(text)[0].span.start == 0


@pytest.mark.parametrize("form", ["{} - ", "{}．", "{}、"])
def test_numbers_of_arabic_and_chinese_documents_are_known(form: str) -> None:
    words = "اجتمعت اللجنة يوم الأحد." if "-" in form else "委员会开会。"
    assert labels("\n\n".join(form.format(n) + words for n in range(1, 5))) == ["1", "2", "3", "4"]


def test_numbers_in_arabic_digits_are_cited_in_ours() -> None:
    assert labels("\n\n".join(f"{digit} - اجتمعت اللجنة." for digit in "١٢٣٤")) == ["1", "2", "3", "4"]


def test_paragraphs_numbered_in_steps_are_located() -> None:
    text = (
        "1. Opening\n\n1.1. The committee met.\n\n1.2. It sat for an hour.\n\n2. End\n\n2.1. Nobody came.\n\n"
        "2.2. The 9.15 train was late."
    )
    assert labels(text) == ["1.1", "1.2", "2.1", "2.2"]
    assert words_of(text, "1.2") == "1.2. It sat for an hour."


def test_steps_go_down_and_up_again() -> None:
    text = "1.1 One came.\n1.1.1 He sat.\n1.1.2 He rose.\n1.2 Two came.\n3.1 Nobody came."
    assert labels(text) == ["1.1", "1.1.1", "1.1.2", "1.2", "3.1"]


def test_a_number_out_of_step_starts_no_paragraph() -> None:
    text = "1.1 The wells fell by\n2.75 Metres a year.\n1.2 They are dry.\n1.3 Nobody pays."
    assert labels(text) == ["1.1", "1.2", "1.3"]


TREATY = """Article 1
For this Treaty a vessel is any ship that fishes.

Article 2
1. No vessel fishes in winter.
2. No vessel fishes within three miles, unless:
(a) its owner lives there; or
(b) it has a licence.

Article 3
A Party may withdraw at any time."""


def test_the_articles_of_a_treaty_are_located_with_their_paragraphs() -> None:
    assert labels(TREATY) == ["article 1", "article 2", "article 2, 1", "article 2, 2", "article 3"]
    assert words_of(TREATY, "article 2, 2").endswith("(b) it has a licence.")


@pytest.mark.parametrize("heading", ["Artikel {}", "Artículo {}", "Статья {}.", "Άρθρο {}", "المادة {}"])
def test_articles_are_known_in_other_languages(heading: str) -> None:
    text = "\n\n".join(f"{heading.format(n)}\nThe vessels of the Parties fish in summer." for n in (1, 2, 3))
    assert labels(text) == ["article 1", "article 2", "article 3"]


def test_articles_may_be_counted_in_words_and_other_numerals() -> None:
    assert labels("Article premier\nUn.\n\nArticle 2\nDeux.\n\nArticle 3\nTrois.")[0] == "article 1"
    assert labels("ARTICLE I\nOne.\n\nARTICLE II\nTwo.\n\nARTICLE III\nThree.")[2] == "article 3"
    text = "\n".join(f"第{numeral}条 渔船夏天捕鱼。" for numeral in "一二三")
    assert labels(text) == ["article 1", "article 2", "article 3"]


def test_articles_that_a_report_cites_are_none_of_its_own() -> None:
    assert labels(document(6) + "\n\nArticle 1\nA.\nArticle 2\nB.\nArticle 3\nC.")[:2] == ["1", "2"]


def test_a_text_of_nothing_but_ones_takes_no_long_time() -> None:
    assert labels("1. One\n" * 100_000) == []
    assert slowdown(labels, "1. One\n" * 10_000, "1. One\n" * 40_000) < PROPORTIONATE


@given(
    st.text(alphabet="12345. \n()[]Aab", max_size=200)
    | st.text(alphabet="1234.\n ArticleIV-第条一", max_size=300)
)
def test_paragraphs_never_overlap_and_stay_in_the_text(text: str) -> None:
    last = 0
    for each in numbered_paragraphs(text):
        assert last <= each.span.start < each.span.end <= len(text)
        last = each.span.end


PAGES = [Locator(LocatorKind.PAGE, str(n), Span(100 * n, 100 * n + 100)) for n in range(1, 4)]
PARAGRAPHS = [Locator(LocatorKind.PARAGRAPH, str(n), Span(40 * n, 40 * n + 38)) for n in range(3, 10)]
NOTE = Locator(LocatorKind.FOOTNOTE, "7", Span(380, 400))


def test_a_paragraph_comes_before_its_page() -> None:
    assert cite([*PAGES, *PARAGRAPHS], Span(125, 130)) == "para. 3 (p. 1)"


def test_a_stretch_over_two_paragraphs_and_pages_is_a_range() -> None:
    assert cite([*PAGES, *PARAGRAPHS], Span(170, 210)) == "paras. 4–5 (pp. 1–2)"


def test_an_article_is_cited_with_its_paragraphs() -> None:
    spans = {"article 4, 1": Span(0, 9), "article 4, 2": Span(10, 19), "article 5": Span(20, 29)}
    located = [Locator(LocatorKind.PARAGRAPH, label, span) for label, span in spans.items()]
    assert cite(located, Span(3, 15)) == "article 4, paras. 1–2"
    assert cite(located, Span(22, 25)) == "article 5"


def test_without_paragraphs_the_page_is_cited() -> None:
    assert cite(PAGES, Span(125, 130)) == "p. 1"


def test_a_footnote_is_cited_by_its_number() -> None:
    assert cite([*PAGES, NOTE], Span(385, 390)) == "footnote 7 (p. 3)"


def test_a_summary_is_cited_by_its_name() -> None:
    summary = Locator(LocatorKind.PARAGRAPH, "summary", Span(100, 150))
    assert cite([*PAGES, summary], Span(110, 120)) == "summary (p. 1)"


def test_nothing_known_is_cited_as_nothing() -> None:
    assert cite([], Span(1, 2)) == ""


def test_a_page_given_twice_for_body_and_notes_is_named_once() -> None:
    pages = [Locator(LocatorKind.PAGE, "1", Span(0, 10)), Locator(LocatorKind.PAGE, "1", Span(10, 20))]
    assert cite(pages, Span(5, 15)) == "p. 1"


@given(st.integers(0, 450), st.integers(1, 60))
def test_looking_up_by_halves_finds_what_a_plain_scan_finds(start: int, length: int) -> None:
    span = Span(start, start + length)
    plain = [each.label for each in PARAGRAPHS if each.span.overlap(span)]
    cited = Places.of(PARAGRAPHS).cite(span)
    expected = (
        "" if not plain else f"para. {plain[0]}" if len(plain) == 1 else f"paras. {plain[0]}–{plain[-1]}"
    )
    assert cited == expected


@pytest.mark.parametrize(
    "masthead",
    ["S/2020/415", "A/HRC/49/2", "S/25719", "E/CN.4/2004/7", "A/70/1/Add.1", "A/RES/70/1", "S/PV.8752"],
)
def test_a_masthead_gives_the_symbol(masthead: str) -> None:
    assert symbol(f"United Nations {masthead}\nSecurity Council\n") == masthead


def test_a_symbol_in_running_text_is_never_taken() -> None:
    text = "The letter replies to the report on the talks, published as document S/2020/415 of that spring.\n"
    assert symbol(text * 3) == ""


def test_a_date_is_no_symbol() -> None:
    assert symbol("Printed on 12/05/2020\nAC/DC\n") == ""


def test_numbered_headings_make_no_numbered_paragraphs() -> None:
    text = "\n\n".join(f"{n}. The Committee Meets\n\nIt met and it went home again." for n in range(1, 6))
    assert labels(text) == []


def test_a_list_in_unnumbered_prose_makes_no_numbered_paragraphs() -> None:
    prose = "\n\n".join(["The board met again and spoke of the plan at great length."] * 12)
    assert (
        numbered_paragraphs(f"{prose}\n\n1. Tell us.\n\n2. Write it down.\n\n3. Come back.\n\n{prose}") == ()
    )


def test_an_annex_has_numbers_of_its_own() -> None:
    text = document(4) + "\n\nAnnex II\n\n" + document(5)
    assert labels(text) == ["1", "2", "3", "4", *(f"annex II, {n}" for n in range(1, 6))]


def test_a_paragraph_of_an_annex_is_cited_after_the_annex() -> None:
    text = document(4) + "\n\nAnnex II\n\n" + document(5)
    found = numbered_paragraphs(text)
    assert cite(found, found[5].span) == "annex II, para. 2"


def test_an_annex_named_in_the_contents_does_not_name_the_document() -> None:
    assert labels("Contents\n\nAnnex I\n\n" + document(3)) == ["1", "2", "3"]


def test_numbers_that_go_on_after_a_heading_are_one_run() -> None:
    text = document(6).replace("4. The", "Annex to the agreement\n\n4. The")
    assert labels(text) == ["1", "2", "3", "4", "5", "6"]
