"""The document on attribution tells the rules and their measured accuracy as they are."""

from __future__ import annotations

import re
from pathlib import Path

from quotes.attribution.confidence import accuracies

DOCUMENT = Path(__file__).parents[2] / "docs" / "attribution.md"
ROW = re.compile(r"^\| `([a-z-]+)` \|.*\| ([01]\.\d\d) \|$", re.MULTILINE)


def test_every_rule_stands_there_with_its_accuracy() -> None:
    told = {rule: float(share) for rule, share in ROW.findall(DOCUMENT.read_text(encoding="utf-8"))}
    assert told == accuracies()
