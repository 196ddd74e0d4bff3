"""Copies of one text in several outlets."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Document, Metadata, Role
from corpus.syndication import as_problem, sketch, syndications
from tests.pace import PROPORTIONATE, slowdown

SENTENCES = [
    "The river rose by a metre on Monday, and the bridge at the old mill was closed.",
    "“Nobody was hurt,” the mayor of the town told reporters in the afternoon.",
    "Rain is expected to go on until the end of the week, the weather service said.",
    "Schools in the northern valleys stay closed, and buses take another road.",
    "The last flood of this height was seen forty years ago, in the spring.",
    "Farmers said that the fields on the left bank would give no wheat this year.",
]


def document(name: str, outlet: str, sentences: list[str], via: str = "") -> Document:
    text = "\n\n".join(sentences)
    return Document(Metadata(id=name, role=Role.ARTICLE, outlet=outlet, via=via), text)


def test_a_text_in_two_outlets_is_one_wording_and_names_its_wire() -> None:
    documents = [
        document("a", "The Valley Post", [*SENTENCES, "More rain at eleven on this station, as always."]),
        document("b", "The Hill Post", SENTENCES[:5], via="Reuters"),
        document("c", "The Mill", ["Sun shone on the southern plains all day long, for once."] * 5),
    ]
    [found] = syndications(map(sketch, documents))
    assert found.documents == ("a", "b")
    assert as_problem(found).message.startswith(
        "the same text, from Reuters, stands in The Valley Post, The Hill Post (also b)"
    )


def test_texts_without_an_outlet_are_each_named_once() -> None:
    (found,) = syndications([sketch(document(name, "", SENTENCES)) for name in ("a.txt", "b.txt")])
    assert as_problem(found).message == "the same text stands in b.txt; count it as one wording"


def test_re_paragraphed_and_retyped_copies_are_still_copies() -> None:
    retyped = " ".join(SENTENCES).replace("“", '"').replace("”", '"').upper()
    documents = [document("a", "Post", SENTENCES), document("b", "Mill", [retyped])]
    assert len(syndications(map(sketch, documents))) == 1


def test_articles_that_share_one_quotation_are_no_copies() -> None:
    said = "was said about the matter by somebody else on another day."
    other = [f"{word} {said}" for word in ("This", "That", "All")]
    documents = [document("a", "Post", SENTENCES), document("b", "Mill", [*other, *SENTENCES[:1]])]
    assert syndications(map(sketch, documents)) == []


def test_two_versions_in_one_outlet_are_no_syndication() -> None:
    assert (
        syndications(map(sketch, [document("a", "Post", SENTENCES), document("b", "Post", SENTENCES)])) == []
    )


@given(st.permutations(range(6)))
def test_the_order_of_the_documents_changes_nothing(order: list[int]) -> None:
    documents = [document(str(i), f"Outlet {i}", SENTENCES[i % 2 :]) for i in range(6)]
    expected = syndications(map(sketch, documents))
    assert syndications(sketch(documents[i]) for i in order) == expected
    assert len(expected) == 1


def test_a_corpus_of_copies_takes_linear_time() -> None:
    pick = random.Random(1)
    sentences = [f"{i} {SENTENCES[i % 6]}" for i in range(3000)]
    others = [sketch(document(str(i), str(i % 50), pick.choices(sentences, k=20))) for i in range(3000)]
    copies = [sketch(document(f"x{i}", str(i), SENTENCES)) for i in range(400)]
    assert len(syndications(others + copies)) == 1
    assert slowdown(syndications, others[::4] + copies[::4], others + copies) < PROPORTIONATE
