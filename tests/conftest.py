"""What all tests share: how golden files are accepted; no deadline for property tests on a busy machine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("busy", deadline=None)
settings.load_profile("busy")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept",
        action="store_true",
        help="write what the tests find into their golden files, instead of comparing",
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Return a function that compares a text with a file of the golden folder beside the test, by name."""
    folder = Path(request.path).parent / "golden"
    accept = bool(request.config.getoption("--accept"))

    def compare(name: str, text: str) -> None:
        path = folder / name
        if accept:
            folder.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.exists(), f"there is no {path.name}; write it with: pytest --accept"
        assert text == path.read_text(encoding="utf-8"), f"{path.name} differs; if rightly: pytest --accept"

    return compare
