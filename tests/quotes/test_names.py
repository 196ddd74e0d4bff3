"""Names: the table, its extension by users, and the guess by consonants."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from corpus.data_files import data_text
from corpus.errors import UsageError
from quotes.kinds import Code
from quotes.wording.changes import compare
from quotes.words.names import default_aliases
from quotes.words.tokens import words
from quotes.words.transcriptions import same_name, skeleton

PAIRS = tomllib.loads((Path(__file__).parents[1] / "cases" / "names.toml").read_text(encoding="utf-8"))


def _known_as_one(one: str, other: str) -> bool:
    return other in default_aliases().equivalents(one) or same_name(one, other)


def test_nine_of_ten_spellings_of_one_name_are_recognised() -> None:
    found = [pair for pair in PAIRS["same"] if _known_as_one(*pair)]
    assert len(found) >= 0.9 * len(PAIRS["same"])


def test_at_most_one_of_ten_names_that_look_alike_is_taken_for_one() -> None:
    taken = [pair for pair in PAIRS["other"] if _known_as_one(*pair)]
    assert len(taken) <= 0.1 * len(PAIRS["other"])


def test_the_equivalents_of_a_word_hold_the_word() -> None:
    assert default_aliases().equivalents("harbour") == {"harbour"}
    assert {"qaida", "qaeda", "qaidah"} <= default_aliases().equivalents("qaeda")


def test_capitals_tell_a_name_from_an_ordinary_word() -> None:
    aliases = default_aliases()
    assert aliases.longest(["us"], 0, False) is None
    assert aliases.longest(["us"], 0, True) is not None


def test_the_longest_name_is_taken() -> None:
    name = default_aliases().longest(["islamic", "state", "in", "iraq", "and", "the", "levant"], 0, False)
    assert name is not None
    assert len(name.words) == 7


def test_the_consonants_of_two_transcriptions_are_the_same() -> None:
    assert skeleton("khrushchev") == skeleton("khruschev")


def test_a_guess_is_marked_with_a_question_mark() -> None:
    change = compare("a letter by Derepaska came", "a letter by Deripaska came")[0]
    assert change.kind == Code.NAME_TRANSLIT
    assert change.note.endswith("?")


def test_users_add_names_of_their_own(tmp_path: Path) -> None:
    file = tmp_path / "aliases.toml"
    file.write_text(
        '[[group]]\nsets = [["Upper Mill"], ["Old Mill"]]\nacross = "name-alias"\n', encoding="utf-8"
    )
    names = default_aliases().extended(str(file))
    changes = compare("They met in the Upper Mill.", "They met in the Old Mill.", names=names)
    assert [change.kind for change in changes] == [Code.NAME_ALIAS]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("[[group]\n", "not a readable table of names"),
        ('[[group]]\nsets = "x"\n', "group 1: needs `sets`"),
        ('[[group]]\nsets = [["a"]]\nacross = "tense"\n', "group 1: needs `sets`"),
        ("group = 3\n", "no list of [[group]] entries"),
    ],
)
def test_a_table_of_another_form_is_refused_in_one_line(tmp_path: Path, content: str, told: str) -> None:
    file = tmp_path / "aliases.toml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError) as error:
        default_aliases().extended(str(file))
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_every_name_of_the_table_is_found_by_its_own_words() -> None:
    aliases = default_aliases()
    for forms in aliases.forms.values():
        for form in forms:
            assert aliases.longest(list(form.words), 0, True) is not None


def test_no_two_groups_claim_the_same_name() -> None:
    seen: dict[tuple[str, ...], int] = {}
    for number, group in enumerate(tomllib.loads(data_text("quotes", "names"))["group"]):
        for written in (form for forms in group["sets"] for form in forms):
            folded = tuple(word.folded for word in words(written))
            assert seen.setdefault(folded, number) == number, written
