"""A command is measured as a whole, its children included."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bench.process import run

_SPEND = "import time\nwhile time.process_time() < 0.4: pass"


def test_the_time_of_child_processes_counts(tmp_path: Path) -> None:
    nested = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {_SPEND!r}])"
    assert run([sys.executable, "-c", nested], tmp_path / "log").cpu >= 0.4


def test_the_peak_is_that_of_the_process_when_it_held_most(tmp_path: Path) -> None:
    assert run([sys.executable, "-c", "len(b'x' * 300_000_000)"], tmp_path / "log").peak_mb >= 300


def test_a_command_that_fails_is_an_error_with_its_last_lines(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError) as failure:
        run([sys.executable, "-c", "print('why it failed'); raise SystemExit(3)"], tmp_path / "log")
    assert failure.value.returncode == 3
    assert "why it failed" in failure.value.output
