"""Remarks as the lines by which a GitHub workflow annotates the changed files.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions. A draft may hold anything, so
nothing in it may end a line or begin a command: per cent signs and line ends are escaped, and in the
properties colons and commas too.
"""

from __future__ import annotations

from provenance.checks import Check, Checked, CheckedDraft, Remark
from provenance.reports.check_words import message, remarks_in, rules_of, summary
from provenance.reports.wording import kind_title
from quotes.model import Severity

LEVELS = {
    Severity.NONE: "notice",
    Severity.STYLE: "notice",
    Severity.MARKED: "notice",
    Severity.UNMARKED: "warning",
    Severity.MEANING: "error",
}


def to_github(checked: Checked) -> str:
    """Return one command for each remark, and one that says what they come to."""
    commands = [_command(*each) for each in remarks_in(checked)]
    total = f"{summary(checked)}; {rules_of(checked)}"
    return "\n".join([*commands, f"::notice title=provenance check::{_data(total)}"]) + "\n"


def _command(draft: CheckedDraft, check: Check, remark: Remark) -> str:
    begin, end = remark.stretch.begin, remark.stretch.end
    fields = {
        "file": draft.metadata.path,
        "line": str(begin.line),
        "endLine": str(end.line),
        "col": str(begin.column),
        "endColumn": str(end.column),
        "title": f"{remark.code}: {kind_title(remark.code)}",
    }
    if begin.line != end.line:  # columns are read within one line only
        del fields["col"], fields["endColumn"]
    properties = ",".join(f"{name}={_property(value)}" for name, value in fields.items())
    return f"::{LEVELS[remark.severity]} {properties}::{_data(message(remark, check))}"


def _data(text: str) -> str:
    r"""Escape a message.

    >>> _data("100 %\n::error::")
    '100 %25%0A::error::'
    """
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape a property.

    >>> _property("a:b,c")
    'a%3Ab%2Cc'
    """
    return _data(text).replace(":", "%3A").replace(",", "%2C")
