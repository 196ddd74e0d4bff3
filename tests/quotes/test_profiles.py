"""Profiles: those that come with the tool, and files of a user's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import UsageError
from quotes.kinds import Code, kinds
from quotes.model import Severity
from quotes.profiles import SourceKind, load, profile_names
from quotes.wording.changes import compare


def _written(folder: Path, content: str) -> str:
    file = folder / "desk.toml"
    file.write_text(content, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize("name", profile_names())
def test_every_profile_gives_every_kind_a_severity(name: str) -> None:
    profile = load(name)
    assert {profile.severity(code) for code in Code} <= set(Severity)
    assert profile.name == name


@pytest.mark.parametrize("name", profile_names())
def test_no_profile_makes_a_change_of_meaning_small(name: str) -> None:
    profile = load(name)
    meaning = [code for code, kind in kinds().items() if kind.severity is Severity.MEANING]
    assert all(profile.severity(code) is Severity.MEANING for code in meaning)


def test_the_default_profile_is_the_table_of_kinds() -> None:
    profile = load("default")
    assert {code: profile.severity(code) for code in Code} == {
        code: kind.severity for code, kind in kinds().items()
    }


def test_speech_may_be_mended_where_a_document_may_not() -> None:
    profile = load("default")
    assert profile.severity("grammar-fixed", SourceKind.SPEECH) < profile.severity("grammar-fixed")


def test_profiles_differ_in_what_they_forbid() -> None:
    assert load("reuters").severity("bracket-insert") > load("chicago").severity("bracket-insert")


def test_a_file_of_ones_own_changes_only_what_it_names(tmp_path: Path) -> None:
    profile = load(_written(tmp_path, 'name = "desk"\n[severity]\nspelling-variety = 0\n'))
    assert profile.severity("spelling-variety") is Severity.NONE
    assert profile.severity("negation") is Severity.MEANING
    assert profile.name == "desk"


def test_a_profile_decides_the_severity_of_a_change(tmp_path: Path) -> None:
    profile = load(_written(tmp_path, "[severity]\nspelling-variety = 4\n"))
    assert compare("honour it", "honor it", profile=profile)[0].severity is Severity.MEANING


def test_the_fingerprint_tells_profiles_apart(tmp_path: Path) -> None:
    same = load(_written(tmp_path, 'name = "another name"\n'))
    assert same.fingerprint == load("default").fingerprint
    assert len({load(name).fingerprint for name in profile_names()}) == len(profile_names())
    assert load("default").of(SourceKind.SPEECH).fingerprint != load("default").fingerprint


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("[severity]\nspeling = 1\n", "unknown kind 'speling'"),
        ("[severity]\nnegation = 5\n", "negation = 5 must be a whole number from 0 to 4"),
        ("[severity]\nnegation = true\n", "negation = True must be"),
        ("severity = 3\n", "must be a table"),
        ("[severity\n", "not a readable TOML file"),
    ],
)
def test_a_faulty_profile_is_refused_in_one_line(tmp_path: Path, content: str, told: str) -> None:
    with pytest.raises(UsageError) as error:
        load(_written(tmp_path, content))
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_an_unknown_profile_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match="use one of ap, chicago"):
        load("nyt")
