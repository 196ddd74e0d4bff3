"""Read cases of quotations: a made-up text and what should be found in it (tests/cases/quotations)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from corpus.model import Block, Document, Metadata, Role
from quotes.extract import quotations
from quotes.model import Quotation

CASES = Path(__file__).parents[1] / "cases" / "quotations"


@dataclass(frozen=True, slots=True)
class Case:
    """A text and what a careful reader would find in it; ``fields`` are the case's own."""

    name: str
    text: str
    language: str
    fields: Mapping[str, object]

    @property
    def found(self) -> tuple[Quotation, ...]:
        """The quotations that the text holds."""
        return found_in(self.text, self.language)

    def strings(self, field: str) -> Sequence[str]:
        """Return a field that is a list of strings."""
        return cast("Sequence[str]", self.fields[field])

    def tables(self, field: str) -> Sequence[Mapping[str, str]]:
        """Return a field that is a list of tables."""
        return cast("Sequence[Mapping[str, str]]", self.fields[field])

    def table(self, field: str) -> Mapping[str, str]:
        """Return a field that is one table."""
        return cast("Mapping[str, str]", self.fields[field])


def cases(file: str, section: str = "case") -> list[Case]:
    """Return the cases of one file, in order."""
    content = tomllib.loads((CASES / f"{file}.toml").read_text(encoding="utf-8"))
    return [
        Case(entry["name"], entry["text"].strip("\n"), entry.get("language", ""), entry)
        for entry in content.get(section, [])
    ]


def name_of(case: Case) -> str:
    """Return the case's name, for the test's id."""
    return case.name


def found_in(text: str, language: str = "", blocks: Sequence[Block] = ()) -> tuple[Quotation, ...]:
    """Find the quotations of a text."""
    metadata = Metadata(id="made-up", role=Role.ARTICLE, language=language)
    return quotations(Document(metadata, text, blocks=tuple(blocks)))
