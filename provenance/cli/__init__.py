"""The command line: parse, build options, call, write.

One module for each command, imported only when that command runs, so that ``--help`` stays quick.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys
from typing import NoReturn

import click

from corpus.errors import ProvenanceError, reason
from provenance import __version__

# Of new objects, until they are looked through for circles, and of such times, until older ones are, too.
# Python's own 700 costs a run that keeps all it finds a twentieth, its 10 a thirtieth (bench 2026-11).
_UNTIL_COLLECTED = (100_000, 100)

# command -> the line that ``--help`` shows for it; the module of the same name defines ``command``
COMMANDS = {
    "trace": "Trace quoted passages across articles, with or without their sources.",
    "report": "Make any report from a saved trace: page, tables, workbook, database.",
    "check": "Check every quotation of a draft against its sources.",
    "find": "Look one passage up in all articles.",
    "appendix": "Write the fact-check appendix of some articles.",
    "quotations": "List every quotation and who is credited with it.",
    "corpus": "See and describe what would be read.",
    "compare": "Print every change from a source to a quotation of it.",
    "explain": "Explain a kind of wording change.",
}


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of all commands, in the order in which a user meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command; name the one that a misspelt name comes near."""
        if cmd_name not in COMMANDS:
            from difflib import get_close_matches

            near = [] if cmd_name.startswith("-") else get_close_matches(cmd_name, COMMANDS, 1)
            if near:
                raise click.UsageError(f"no such command '{cmd_name}'; did you mean '{near[0]}'?", ctx)
            return None
        module = importlib.import_module(f"provenance.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the commands' help lines without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="provenance")
def group() -> None:
    """Find out who quoted what, from where, and whether the words were changed.

    Documents never leave this machine: no command opens a network connection.
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; an error that the user can cure ends in one line on stderr and exit code 2."""
    gc.set_threshold(*_UNTIL_COLLECTED)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy's, which wait for matrices that never come
    try:
        code = group.main(arguments, prog_name="provenance", standalone_mode=False)
    except ProvenanceError as error:
        _fail(f"provenance: {_one_line(str(error))}")
    except click.ClickException as error:
        is_help = error.message.startswith("Usage: ")  # of a group that was called without a command
        _fail(error.message if is_help else _usage_line(error))
    except click.Abort:
        _fail("provenance: stopped")
    except BrokenPipeError:  # the reader of a pipe has gone: nobody is left to tell
        _drop_output()
        sys.exit(1)
    except OSError as error:  # what opens a file says more itself: this is a disk that is full, or gone
        _drop_output()
        place = error.filename or "the output"
        _fail(f"provenance: {_one_line(str(place))}: {reason(error)}; make room, or choose another place")
    gc.freeze()  # Python would look through all that was found once more before it goes
    sys.exit(code if isinstance(code, int) else 0)


def _drop_output() -> None:
    """Let what is still to be printed go nowhere, so that Python does not try again when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _one_line(message: str) -> str:
    """Return a message that names files as they are called, without what could move the cursor."""
    from provenance.reports.printable import on_one_line

    return on_one_line(message)


def _fail(line: str) -> NoReturn:
    click.echo(line, err=True)
    sys.exit(2)


def _usage_line(error: click.ClickException) -> str:
    """Return what is wrong with the command as one line that says where help is."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    path = context.command_path if context else "provenance"
    message = " ".join(error.format_message().split()).rstrip(".")
    message = message.replace("is not a valid integer range", "is not a whole number")
    message, _, hint = message.partition("Did you mean ")  # click's, in brackets or in a sentence of its own
    if hint:
        message = f"{message.rstrip(' (.')}; did you mean {hint.rstrip(').')}"
    return f"{path}: {message[:1].lower()}{message[1:]}; see {path} --help"
