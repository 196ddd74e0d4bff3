"""Run every check that a change must pass: ``python -m tests.check``.

All of them run, so that one run shows all that is wrong; the exit code is 1 when any failed.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

PROJECT = Path(__file__).parents[1]
CHECKS = {
    "format": ("-m", "ruff", "format", "--check", "--quiet"),
    "lint": ("-m", "ruff", "check", "--quiet"),
    "types": ("-m", "mypy"),
    "layers": ("-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-logo"),
    "documents": ("-m", "cogapp", "--check", "-I", ".", "@docs/generated.txt"),
    "examples": ("-m", "pytest", "--doctest-modules", "corpus", "quotes", "provenance"),
    "tests": ("-m", "pytest", "-rs"),
}


def main() -> int:
    """Run the checks one after the other and say how each went; return the exit code."""
    failed = [name for name, arguments in CHECKS.items() if not _passes(name, arguments)]
    print(f"failed: {', '.join(failed)}" if failed else "all checks passed", flush=True)
    return 1 if failed else 0


def _passes(name: str, arguments: tuple[str, ...]) -> bool:
    print(f"== {name}", flush=True)
    start = time.monotonic()
    passed = subprocess.run([sys.executable, *arguments], cwd=PROJECT, check=False).returncode == 0
    print(f"== {name} {'passed' if passed else 'FAILED'} in {time.monotonic() - start:.0f} s", flush=True)
    return passed


if __name__ == "__main__":
    sys.exit(main())
