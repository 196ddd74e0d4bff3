"""No command opens a network connection, whatever the documents hold."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.shown import PROJECT

# An audit hook sees every use of sockets by Python code, and no library can take it away again. Making and
# binding a socket reach nobody: urllib3, which trafilatura loads, so learns whether this machine has IPv6.
PROGRAM = """
import os, sys

def refuse(event, arguments):
    local = event in ("socket.__new__", "socket.bind")
    if event.startswith("socket.") and not local:
        os.write(2, f"network: {event}\\n".encode())  # a library may swallow the error
        raise PermissionError("the network is refused")

sys.addaudithook(refuse)
from provenance.cli import main
main(sys.argv[1:])
"""
PAGE = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://dtd.example/xhtml1-strict.dtd">
<html><head><title>The harbour report</title><base href="http://base.example/">
<link rel="stylesheet" href="style.css"><script src="http://script.example/a.js"></script>
<meta http-equiv="refresh" content="0; url=http://elsewhere.example/"></head>
<body><article><h1>The harbour report</h1><img src="http://picture.example/a.png">
<iframe src="http://frame.example/"></iframe>
<p>“The pilots were told to wait until the tide had turned,” the report said on Monday, and nobody on the quay
could say who had told them so, or when the tide was meant to turn.</p></article></body></html>"""


def _run(*arguments: str, program: str = PROGRAM) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=PROJECT, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_the_hook_refuses_a_connection() -> None:
    connecting = (
        PROGRAM.partition("from provenance")[0]
        + "import socket\nsocket.create_connection(('127.0.0.1', 9))\n"
    )
    refused = _run(program=connecting)
    assert refused.returncode == 1
    assert "network: socket." in refused.stderr


def test_a_trace_with_all_its_files_opens_no_connection(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "page.html").write_text(PAGE, encoding="utf-8")
    out = tmp_path / "out"
    ended = _run(
        "trace", "examples/articles", str(tmp_path / "articles"), "-s", "examples/sources", "-o", str(out)
    )
    assert ended.returncode == 0, ended.stderr
    assert "network:" not in ended.stdout + ended.stderr
    assert (out / "report.html").stat().st_size > 0


@pytest.mark.parametrize("command", ["trace", "quotations"])
def test_reading_pages_that_name_addresses_opens_no_connection(tmp_path: Path, command: str) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE, encoding="utf-8")
    ended = _run(command, str(page), "examples/articles")
    assert ended.returncode == 0, ended.stderr
    assert "network:" not in ended.stdout + ended.stderr
    assert "The pilots were" in ended.stdout
