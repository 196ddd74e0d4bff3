"""The command line starts quickly because it loads nothing that it does not need."""

from __future__ import annotations

import subprocess
import sys

import pytest

# each costs from 60 to 300 ms to import
SLOW = {
    "numpy",
    "trafilatura",
    "lxml",
    "docx",
    "rapidfuzz",
    "pypdfium2",
    "resiliparse",
    "jinja2",
    "xlsxwriter",
}
PROGRAM = """
import sys
from provenance.cli import main
try:
    main(sys.argv[1:])
except SystemExit as ended:
    assert not ended.code, ended.code
print("loaded:", *sorted({name.partition(".")[0] for name in sys.modules}))
"""


def _loaded(*arguments: str) -> set[str]:
    """Return the packages that a command line has loaded when it ends."""
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    names = ended.stdout.splitlines()[-1].split()
    assert names[0] == "loaded:"
    return set(names[1:])


@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("--version",), ("trace", "--help"), ("report", "--help"), ("check", "--help")],
    ids=" ".join,
)
def test_help_loads_no_slow_package(arguments: tuple[str, ...]) -> None:
    assert _loaded(*arguments) & SLOW == set()


def test_the_probe_sees_what_a_command_loads() -> None:
    assert {"click", "provenance"} <= _loaded("--help")
