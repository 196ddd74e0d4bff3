"""LibreOffice without a window, for the tests that open what was written; they skip where it is absent."""

from __future__ import annotations

import csv
import shutil
import subprocess
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice")
# Comma, double quote, UTF-8, first line 1; cells as shown; every sheet to a file of its own.
_CSV_FILTER = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"

needs_office = pytest.mark.skipif(SOFFICE is None, reason="no LibreOffice; apt-get install libreoffice-calc")


def convert(path: Path, to: str, folder: Path, infilter: str = "") -> list[Path]:
    """Convert a file and return what was written, sorted by name."""
    folder.mkdir(parents=True, exist_ok=True)
    command = [
        str(SOFFICE),
        "--headless",
        f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}",
        *([f"--infilter={infilter}"] if infilter else []),
        "--convert-to",
        to,
        "--outdir",
        str(folder),
        str(path),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return sorted(folder.iterdir())


def sheets(path: Path, folder: Path) -> dict[str, list[list[str]]]:
    """Return the cells of every sheet as LibreOffice shows them, by the sheet's name."""
    infilter = "CSV:44,34,76,1" if path.suffix == ".csv" else ""
    found = {}
    for written in convert(path, _CSV_FILTER, folder, infilter):
        with written.open(encoding="utf-8-sig", newline="") as file:
            found[written.stem.removeprefix(f"{path.stem}-")] = list(csv.reader(file))
    return found
