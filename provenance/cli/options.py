"""The options that several commands share, and what becomes of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from provenance.options import Options

Command = TypeVar("Command", bound=Callable[..., object])

limits_option = click.option(
    "--most",
    "limits",
    multiple=True,
    metavar="NAME=NUMBER",
    help="Change what one input may cost, such as pages=5000 or bytes=1G; may be repeated. docs/formats.md "
    "lists the limits.",
)

_SHARED = (
    click.option(
        "--profile", default="default", show_default=True, help="The stylebook: a name or a TOML file."
    ),
    click.option(
        "--aliases", type=click.Path(path_type=Path, dir_okay=False), help="A TOML file of name styles."
    ),
    click.option(
        "--source-kind",
        type=click.Choice(["document", "speech"]),
        default="document",
        show_default=True,
        help="Whether the sources were written or spoken.",
    ),
    click.option(
        "--processes", type=click.IntRange(min=1), default=None, help="Processes to use. [default: all cores]"
    ),
    limits_option,
)


def run_options(command: Command) -> Command:
    """Give a command the options ``profile``, ``aliases``, ``source_kind``, ``processes`` and ``limits``."""
    for option in reversed(_SHARED):
        command = option(command)
    return command


def options_of(
    profile: str,
    aliases: Path | None,
    source_kind: str,
    processes: int | None,
    limits: Sequence[str],
    *,
    all_quotations: bool = False,
) -> Options:
    """Return what was chosen, checked once."""
    from corpus.limits import limits_with
    from provenance.options import Options

    return Options(
        profile=profile,
        aliases=str(aliases or ""),
        source_kind=source_kind,
        all_quotations=all_quotations,
        processes=processes or os.cpu_count() or 1,
        limits=limits_with(limits),
    )


def keep_inputs(output: Path | None, inputs: Iterable[Path]) -> None:
    """Refuse to write a report onto a file that it is made from.

    Raises:
        UsageError: the output is one of the inputs.
    """
    from corpus.errors import UsageError

    if output is not None and output.exists() and any(output.resolve() == path.resolve() for path in inputs):
        raise UsageError(f"{output}: is an input, and would be lost; choose another name")


@contextmanager
def watched(wanted: bool) -> Iterator[Callable[[int], None] | None]:
    """Show how far the work is, where somebody is watching."""
    if not (wanted and sys.stderr.isatty()):
        yield None
        return
    done = 0

    def told(read: int) -> None:
        nonlocal done
        done += read
        click.echo(f"\rsearched {done / 1_000_000:.0f} MB", err=True, nl=False)

    yield told
    click.echo("\r" + " " * 24 + "\r", err=True, nl=False)
