"""Explain a kind of wording change."""

from __future__ import annotations

import click

from corpus.errors import UsageError
from quotes.explanations import explanation
from quotes.kinds import Code, kinds


@click.command()
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Print what a kind of wording change is, an example, and which stylebook says what of it.

    Without CODE, lists all kinds with their severity.
    """
    if code is None:
        for kind in kinds().values():
            click.echo(f"{int(kind.severity)} {kind.code}: {kind.title}")
        return
    if code not in [known.value for known in Code]:
        raise UsageError(f"explain {code}: no such kind; `provenance explain` lists them")
    click.echo(explanation(Code(code)))
