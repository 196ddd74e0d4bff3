"""Titles, terms, captions and links are told from quotations; split quotations are joined."""

from __future__ import annotations

import pytest

from corpus.model import Block, BlockKind, Span
from quotes.model import Form
from tests.quotes.quotation_cases import Case, cases, found_in, name_of


@pytest.mark.parametrize("case", cases("forms"), ids=name_of)
def test_each_stretch_gets_its_form(case: Case) -> None:
    assert {quotation.span.of(case.text): quotation.form.value for quotation in case.found} == case.table(
        "forms"
    )


@pytest.mark.parametrize("case", cases("forms"), ids=name_of)
def test_every_form_has_a_reason(case: Case) -> None:
    assert all(quotation.reason for quotation in case.found)


def test_the_parts_of_a_split_quotation_share_a_group() -> None:
    first, second, other = found_in(
        "“We will rebuild,” Holt said. “We have no choice.”\n\n“Who will pay?” asked Reed."
    )
    assert first.group == second.group != other.group


def test_paragraphs_that_open_anew_share_a_group() -> None:
    first, second = found_in("“The road is long.\n\n“The road is hard,” she said.")
    assert first.group == second.group


def test_fragments_of_one_sentence_keep_their_own_groups() -> None:
    first, second = found_in("He said it was “a danger to all of us” and “a gift to the builders.”")
    assert first.group != second.group


def test_what_the_markup_sets_as_a_caption_is_one() -> None:
    text = "“We will rebuild,” Holt said.\nThe words “Never again” were painted by Ines Mora."
    caption = Block(BlockKind.CAPTION, Span(text.index("The words"), len(text)))
    said, painted = found_in(text, blocks=[caption])
    assert (said.form, painted.form, painted.attribution) == (Form.QUOTATION, Form.CAPTION, None)
