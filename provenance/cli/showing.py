"""What the commands that print a trace share: which passages to show, and how wide and in which colours."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import wraps

import click

from corpus.model import Role
from provenance.cli.options import Command, with_options
from provenance.model import Trace
from provenance.reports.selection import Order, Selection, select, strangers
from provenance.reports.wording import SEVERITY_WORDS

_SEVERITIES = {word.replace(" ", "-"): severity for severity, word in SEVERITY_WORDS.items()}
_SHOWING_OPTIONS = (
    click.option(
        "--outlet", "outlets", multiple=True, help="Show what this outlet carries; may be repeated."
    ),
    click.option(
        "--min-severity",
        type=click.Choice(list(_SEVERITIES)),
        help="Show passages with a change at least as severe.",
    ),
    click.option(
        "--sort",
        "order",
        type=click.Choice([order.value for order in Order]),
        default=Order.OUTLETS.value,
        show_default=True,
        help="What comes first.",
    ),
    click.option(
        "--limit", type=click.IntRange(min=0), default=None, help="Show at most this many passages."
    ),
)


@dataclass(frozen=True, slots=True)
class Showing:
    """What of a trace to show: the chosen passages in the chosen order; on a screen, at most ``limit``."""

    chosen: Selection
    limit: int | None

    def of(self, trace: Trace) -> Trace:
        """Return the trace with only the chosen passages, in the chosen order."""
        for outlet in strangers(trace, self.chosen.outlets):
            click.echo(
                f"warning: --outlet {outlet}: no article is from this outlet; {_hint(outlet, trace)}",
                err=True,
            )
        return select(trace, self.chosen)


def showing_options(command: Command) -> Command:
    """Give a command the options that choose passages, which reach it as one argument: ``showing``."""

    @wraps(command)
    def with_showing(
        *, outlets: Sequence[str], min_severity: str | None, order: str, limit: int | None, **own: object
    ) -> object:
        least = _SEVERITIES[min_severity] if min_severity else None
        chosen = Selection(outlets=tuple(outlets), least=least, order=Order(order))
        return command(showing=Showing(chosen, limit), **own)

    return with_options(with_showing, _SHOWING_OPTIONS)


def _hint(outlet: str, trace: Trace) -> str:
    """Return which outlet of the trace a misspelt one comes near, or where to look."""
    from difflib import get_close_matches

    articles = (document for document in trace.documents if document.role is Role.ARTICLE)
    known = {article.carrier.casefold(): article.carrier for article in articles}
    near = get_close_matches(outlet.casefold(), known, 1)
    return f"did you mean {known[near[0]]}?" if near else "`provenance corpus list` shows the outlets"


def screen_text(trace: Trace, limit: int | None, *, printed: bool = True) -> str:
    """Return the text report at the terminal's width; in colour where a terminal that wants it prints it."""
    from provenance.reports.as_text import to_text

    width = shutil.get_terminal_size((100, 24)).columns
    colour = printed and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return to_text(trace, width=width, colour=colour, limit=limit)
