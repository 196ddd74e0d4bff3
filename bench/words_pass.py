r"""The yardstick: CPU seconds of one ``re.findall(r"\w+", text)`` over every text of a JSON Lines file.

Run as a process of its own (``python -m bench.words_pass ARTICLES.jsonl``), so that the caller stays small.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from pathlib import Path

_WORD = re.compile(r"\w+")


def words_pass(articles: Path) -> float:
    """Return the CPU seconds of the pass, without the time to read and parse the file."""
    spent = 0.0
    with articles.open(encoding="utf-8") as lines:
        for line in lines:
            text: str = json.loads(line)["text"]
            start = time.process_time()
            _WORD.findall(text)
            spent += time.process_time() - start
    return spent


def measured_apart(articles: Path) -> float:
    """Return what `words_pass` gives in a process of its own."""
    command = [sys.executable, "-m", "bench.words_pass", str(articles)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


if __name__ == "__main__":
    print(words_pass(Path(sys.argv[1])))
