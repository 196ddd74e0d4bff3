"""Regular expressions mean the same in every Python that the project supports."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
_PACKAGES = ("corpus", "quotes", "provenance")
# The library's own reader of patterns; what it prints names every construct.
_read = re._parser.parse  # type: ignore[attr-defined]


def _patterns(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re.") and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


@pytest.mark.parametrize("package", _PACKAGES)
def test_no_pattern_is_possessive_or_atomic(package: str) -> None:
    # early releases of Python 3.11 lose matches of such patterns
    found = [
        pattern
        for module in sorted((ROOT / package).rglob("*.py"))
        for pattern in _patterns(module)
        if re.search("POSSESSIVE|ATOMIC", repr(_read(pattern, re.VERBOSE if "\n" in pattern else 0)))
    ]
    assert found == []
