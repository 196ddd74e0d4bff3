"""Hand what a command found to its user: on standard output, or in the file that was named."""

from __future__ import annotations

from pathlib import Path

import click


def put(text: str) -> None:
    """Print a text as it is, in UTF-8 whatever encoding the system is set to; it may hold any script."""
    from provenance.reports.printable import encodable

    click.echo(encodable(text).encode("utf-8"), nl=False)


def hand_over(text: str, output: Path | None) -> None:
    """Print a text, or write it to a file and say where it is."""
    from provenance.reports.printable import encodable

    if output is None:
        put(text.removeprefix("\ufeff"))
        return
    from provenance.reports.write import write_text

    click.echo(str(write_text(output, encodable(text))), err=True)
