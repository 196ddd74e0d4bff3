"""Words that a quotation lacks and the article has right beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.wording.beside import with_words_beside
from quotes.wording.changes import compare, default_profile, replay

NOBODY = "Nobody was left on the island after the storm, and the boats went home."
PROMISE = "The wells will be closed if the council agrees"


def _kinds(passage: str, before: str, quotation: str, after: str) -> list[str]:
    changes = compare(passage, quotation)
    found = with_words_beside(changes, quotation, before, after, default_profile())
    assert replay(passage, found) == quotation
    return [change.kind for change in found]


@pytest.mark.parametrize(
    ("before", "kinds"),
    [
        ("She said that nobody ", ["partial-start", "partial-end"]),
        ("She said that people ", ["negation", "partial-end"]),
        ("She had seen nobody. The families ", ["negation", "partial-end"]),
    ],
)
def test_a_first_word_that_stands_before_the_marks_is_not_lost(before: str, kinds: list[str]) -> None:
    assert _kinds(NOBODY, before, "was left on the island after the storm", ".") == kinds


@pytest.mark.parametrize(
    ("before", "kind"),
    [("It found no proof that ", "partial-start"), ("It found proof that ", "ellipsis-hides-qualifier")],
)
def test_a_denial_in_the_articles_own_words_is_one(before: str, kind: str) -> None:
    passage = "There is no evidence that the keepers opened the gate in the storm."
    assert _kinds(passage, before, "the keepers opened the gate in the storm.", "")[0] == kind


@pytest.mark.parametrize(
    ("after", "kinds"),
    [
        (" if the council agrees, she said.", ["partial-end"]),
        (", she said. If the council agrees, they will dig.", ["ellipsis-hides-qualifier"]),
        (".", ["ellipsis-hides-qualifier"]),
    ],
)
def test_a_condition_that_stands_behind_the_marks_is_not_lost(after: str, kinds: list[str]) -> None:
    assert _kinds(PROMISE, "She wrote: ", "The wells will be closed", after) == kinds


@pytest.mark.parametrize(
    ("before", "kind"),
    [("The pilot Jonas Verrin told them “", "partial-start"), ("It found “", "ellipsis-hides-qualifier")],
)
def test_a_source_of_the_source_that_the_article_names_is_not_lost(before: str, kind: str) -> None:
    passage = "The pilot, Jonas Verrin, told the inquiry that the alarm was off that night."
    assert _kinds(passage, before, "the alarm was off that night.", "”")[0] == kind


@pytest.mark.parametrize(
    ("modal", "before", "kind"),
    [
        ("must", "It must ", "partial-start"),
        ("shall", "The board will then ", "partial-start"),
        ("will", "She said that the board would ", "partial-start"),
        ("may", "She said that the board might ", "partial-start"),
        ("may", "It must ", "modality"),
        ("will", "The board has promised to ", "partial-start"),
        ("may", "The board has promised to ", "modality"),
        ("shall", "The mill will close. Its keepers ", "modality"),
    ],
)
def test_a_modal_verb_that_stands_before_the_marks_is_not_lost(modal: str, before: str, kind: str) -> None:
    passage = f"The board {modal} publish its findings within thirty days."
    assert _kinds(passage, before, "publish its findings within thirty days.", "")[0] == kind


@pytest.mark.parametrize(
    ("before", "kind"), [("Der Rat werde ", "partial-start"), ("Der Rat solle ", "modality")]
)
def test_a_modal_verb_may_stand_before_the_marks_as_reported_speech_has_it(before: str, kind: str) -> None:
    passage = "Wir werden keine neuen Schulden machen."
    assert _kinds(passage, before, "keine neuen Schulden machen.", "")[0] == kind


@pytest.mark.parametrize("item", [" ", "\n\n(a) "])
def test_a_condition_whose_first_word_stands_behind_the_marks_is_not_lost(item: str) -> None:
    passage = (
        f"No party shall do significant harm to the other, unless{item}the work is needed in an emergency."
    )
    found = _kinds(
        passage, "Neither may do “", "significant harm to the other", "” unless “the work is needed"
    )
    assert found[-1] == "partial-end"


def test_a_speaker_behind_the_words_whom_the_article_names_is_not_lost() -> None:
    passage = "The bridge will not stand another winter, the pilot Jonas Verrin said."
    assert (
        _kinds(passage, "Verrin said: “", "The bridge will not stand another winter", "”")[-1]
        == "partial-end"
    )


def test_what_the_article_has_outside_the_marks_is_noted() -> None:
    quotation = "will be closed"
    changes = compare("No wells will be closed", quotation)
    (change,) = with_words_beside(changes, quotation, "There, no wells ", ".", default_profile())
    assert (change.before, change.note) == (
        "No wells ",
        "the article has these words outside the quotation marks",
    )


_WORDS = st.lists(st.sampled_from(["not", "all", "the", "wells", "may", "if", "run", "…", "dry"]), max_size=8)


@given(_WORDS, _WORDS, _WORDS, _WORDS)
def test_the_changes_still_turn_the_passage_into_the_quotation(
    passage: list[str], before: list[str], quotation: list[str], after: list[str]
) -> None:
    _kinds(" ".join(passage), " ".join(before), " ".join(quotation), " ".join(after))
