"""The options that several commands share, and what becomes of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path

import click

Command = Callable[..., object]

limits_option = click.option(
    "--most",
    "limits",
    multiple=True,
    metavar="NAME=NUMBER",
    help="Change what one input may cost, such as pages=5000 or bytes=1G; may be repeated. docs/formats.md "
    "lists the limits.",
)

guard_option = click.option(
    "--no-formula-guard",
    "formula_guard",
    flag_value=False,
    default=True,
    help="Leave cells that begin like a formula as they are.",
)

_RUN_OPTIONS = (
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


def with_options(command: Command, options: Sequence[Callable[[Command], Command]]) -> Command:
    """Give a command options that several commands share; ``--help`` lists them in this order."""
    for option in reversed(options):
        command = option(command)
    return command


def run_options(command: Command) -> Command:
    """Give a command the options of a run, which reach it as one argument: ``options``."""

    @wraps(command)
    def with_run(
        *,
        profile: str,
        aliases: Path | None,
        source_kind: str,
        processes: int | None,
        limits: Sequence[str],
        **own: object,
    ) -> object:
        from corpus.limits import limits_with
        from provenance.options import Options

        options = Options(
            profile=profile,
            aliases=str(aliases or ""),
            source_kind=source_kind,
            processes=processes or os.cpu_count() or 1,
            limits=limits_with(limits),
        )
        return command(options=options, **own)

    return with_options(with_run, _RUN_OPTIONS)


def source_option(text: str, *, required: bool = False) -> Callable[[Command], Command]:
    """Return the option that names the sources, which reach the command as ``sources``; ``text`` helps."""
    return click.option(
        "-s",
        "--source",
        "sources",
        multiple=True,
        required=required,
        type=click.Path(path_type=Path),
        help=text,
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
