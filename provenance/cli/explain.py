"""Explain a kind of wording change."""

from __future__ import annotations

from difflib import get_close_matches

import click

from corpus.errors import UsageError
from provenance.cli.printing import put
from provenance.reports.wording import SEVERITY_WORDS
from quotes.explanations import explanation
from quotes.kinds import Code, kinds


@click.command()
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Print what a kind of wording change is, an example, and which stylebook says what of it.

    Without CODE, lists all kinds with their severity.
    """
    if code is None:
        for severity, word in SEVERITY_WORDS.items():
            put(f"{word} ({int(severity)})\n")
            for kind in kinds().values():
                if kind.severity is severity:
                    put(f"  {kind.code}: {kind.title}\n")
        return
    known = [each.value for each in Code]
    if code.lower() not in known:
        near = "".join(f"; did you mean {name}?" for name in get_close_matches(code.lower(), known, 1))
        raise UsageError(f"explain {code}: no such kind; `provenance explain` lists them{near}")
    put(f"{explanation(Code(code.lower()))}\n")
