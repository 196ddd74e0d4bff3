"""The table of kinds and its documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from provenance.cli import group
from quotes.explanations import explanation
from quotes.kinds import Code, kinds
from quotes.model import Severity

CHANGES = Path(__file__).parents[2] / "docs" / "changes.md"


def test_every_code_has_a_kind() -> None:
    assert set(kinds()) == set(Code)


def test_kinds_are_ordered_by_severity() -> None:
    severities = [kind.severity for kind in kinds().values()]
    assert severities == sorted(severities)


def test_every_severity_has_kinds() -> None:
    assert {kind.severity for kind in kinds().values()} == set(Severity)


@pytest.mark.parametrize("code", list(Code))
def test_every_kind_has_its_entry_in_the_documents(code: Code) -> None:
    text = CHANGES.read_text(encoding="utf-8")
    assert f"### `{code}`\n" in text
    assert explanation(code) in text


@pytest.mark.parametrize("code", list(Code))
def test_explain_prints_the_entry_of_a_kind(code: Code) -> None:
    result = CliRunner().invoke(group, ["explain", code.value])
    assert result.exit_code == 0
    assert result.stdout.strip() == explanation(code)


def test_explain_without_a_code_lists_all_kinds() -> None:
    result = CliRunner().invoke(group, ["explain"])
    listed = [line.split()[0].rstrip(":") for line in result.stdout.splitlines() if line.startswith("  ")]
    assert listed == [code.value for code in kinds()]
