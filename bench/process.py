"""Run a command and say what it cost as a whole, its child processes included."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command cost.

    ``cpu`` are user and system seconds of the process and all its children together, ``wall`` seconds by
    the clock, ``peak_mb`` the resident size of its largest single process, in 10^6 bytes.
    """

    cpu: float
    wall: float
    peak_mb: float


def run(command: Sequence[str], log: Path) -> Cost:
    """Run a command, its output written to ``log``, and return what it cost.

    The system counts the caller's own size against a new process, so a caller should stay small.

    Raises:
        subprocess.CalledProcessError: the command failed; its last lines are in the error's output.
    """
    start = time.perf_counter()
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, env=_installed())
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            process.kill()
            process.wait()
            raise
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        tail = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise subprocess.CalledProcessError(process.returncode, command, output=tail)
    unit = 1 if sys.platform == "darwin" else 1024  # bytes of ru_maxrss
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * unit / 1e6)


def _installed() -> dict[str, str]:
    """Return the environment without what keeps Python from using bytecode, as an installed tool has it."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def trace(articles: Path, sources: Sequence[Path], folder: Path, processes: int) -> Cost:
    """Run ``provenance trace`` into a folder and return what it cost."""
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "provenance", "trace", str(articles)]
    for source in sources:
        command += ["-s", str(source)]
    command += ["-o", str(folder), "--processes", str(processes)]
    return run(command, folder / "log.txt")


def reason(error: subprocess.CalledProcessError) -> str:
    """Return the last line that a failed command printed, or its exit code."""
    printed = str(error.stderr or error.output or "").strip()
    return printed.splitlines()[-1] if printed else f"exit code {error.returncode}"
