"""What one input may cost, and how a user changes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import UsageError
from corpus.limits import DEFAULT_LIMITS, Limits, limit_names, limits_with


def test_a_limit_is_changed_by_its_name_with_or_without_a_factor() -> None:
    assert limits_with(["pages=5000", "bytes=1G", "Line-Bytes=2k"]) == Limits(
        most_pages=5_000, most_bytes=1_000_000_000, most_line_bytes=2_000
    )
    assert limits_with([]) == DEFAULT_LIMITS


@pytest.mark.parametrize("setting", ["pages", "pages=", "pages=-1", "pages=1.5", "pagen=1", "=1", "pages=1T"])
def test_a_setting_of_another_form_is_told_with_the_names_of_all(setting: str) -> None:
    with pytest.raises(UsageError, match=", ".join(limit_names())):
        limits_with([setting])


def test_every_limit_stands_in_the_documentation() -> None:
    page = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
    assert all(f"| `{name}` |" in page for name in limit_names())
