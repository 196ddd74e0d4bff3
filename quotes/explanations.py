"""What each kind of change is, an example, and what the stylebooks say."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import TypedDict

from corpus.data_files import data_text
from quotes.kinds import Code, kinds


class _Entry(TypedDict):
    what: str
    example: list[str]
    guides: str


def explanation(code: Code) -> str:
    """Return the entry of a kind, in Markdown, without its heading."""
    kind, entry = kinds()[code], _entries()[code]
    severity = f"severity {int(kind.severity)}"
    if kind.speech_severity is not kind.severity:
        severity += f", {int(kind.speech_severity)} where the source is speech"
    before, after = entry["example"]
    return (
        f"{kind.title.capitalize()} ({severity}). {entry['what']}\n\n"
        f"> source: {before}  \n> quotation: {after}\n\n"
        f"{entry['guides']}"
    )


def all_explanations() -> str:
    """Return the entries of all kinds with their headings, the least severe first."""
    return "\n\n".join(f"### `{code}`\n\n{explanation(code)}" for code in kinds())


@cache
def _entries() -> Mapping[str, _Entry]:
    entries: dict[str, _Entry] = tomllib.loads(data_text("quotes", "explanations"))
    return entries
