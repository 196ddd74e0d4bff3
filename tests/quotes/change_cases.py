"""Read cases of wording changes, each one marked text: "would ⟦honour→honor|spelling-variety⟧ its debts".

The text before each arrow is the source's, the text after it the quotation's.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from quotes.model import Change

CASES = Path(__file__).parents[1] / "cases" / "changes"
_MARK = re.compile(r"⟦([^→⟧]*)→([^|⟧]*)\|([a-z-]+)⟧")

Expected = tuple[str, str, str]  # kind, words before, words after


@dataclass(frozen=True, slots=True)
class Case:
    """A source, a quotation of it, and the changes that a careful editor would name."""

    file: str
    source: str
    quotation: str
    changes: tuple[Expected, ...]

    @property
    def name(self) -> str:
        """A short name to tell the case by."""
        kinds = "+".join(kind for kind, _, _ in self.changes) or "no change"
        return f"{self.file}: {kinds}: {self.quotation[:40]}"


def marked_case(file: str, text: str) -> Case:
    """Read one marked text."""
    source = _MARK.sub(lambda match: match.group(1), text)
    quotation = _MARK.sub(lambda match: match.group(2), text)
    changes = tuple((kind, before.strip(), after.strip()) for before, after, kind in _MARK.findall(text))
    return Case(file, source, quotation, changes)


def cases(file: str) -> Iterator[Case]:
    """Return the marked cases of one file of tests/cases/changes."""
    content = tomllib.loads((CASES / f"{file}.toml").read_text(encoding="utf-8"))
    for text in content["cases"]:
        yield marked_case(file, text)


def found(changes: Sequence[Change]) -> tuple[Expected, ...]:
    """Return changes in the form in which cases expect them."""
    return tuple((change.kind, change.before.strip(), change.after.strip()) for change in changes)
