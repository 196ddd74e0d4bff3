"""Every problem that the code can report has its heading in docs/problems.md, and nothing else has."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).parents[2]
# what takes a slug -> the place of the slug among its arguments
_TAKES_SLUG = {"Problem": 1, "DocumentError": 1, "_note": 1}


def _slugs() -> Iterator[str]:
    """Yield the slugs that stand in the code as plain strings, which is how all of them are written."""
    for package in ("corpus", "quotes", "provenance"):
        for path in (PROJECT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and (slug := _slug_of(node)):
                    yield slug


def _slug_of(call: ast.Call) -> str:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    place = _TAKES_SLUG.get(name)
    if place is None or len(call.args) <= place:
        return ""
    argument = call.args[place]
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else ""


def _headings() -> set[str]:
    text = (PROJECT / "docs" / "problems.md").read_text(encoding="utf-8")
    return set(re.findall(r"^### ([a-z0-9-]+)$", text, re.MULTILINE))


def test_every_problem_has_its_heading_and_no_heading_is_left_over() -> None:
    assert set(_slugs()) == _headings()


def test_every_problem_is_named_in_kebab_case() -> None:
    assert [slug for slug in _slugs() if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug)] == []
