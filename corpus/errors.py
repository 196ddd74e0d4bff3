"""Errors that a user can cause or cure.

ProvenanceError
├── UsageError        a wrong combination of options or an unusable setting
├── DocumentError     one input cannot be read; among others it becomes a `Problem`
└── NothingReadError    no input at all could be read

A broken invariant is a `ValueError` and a bug, and is not caught.
"""

from __future__ import annotations

from corpus.model import Problem


class ProvenanceError(Exception):
    """The root: its message is one line that says where, what, and what to do."""


class UsageError(ProvenanceError):
    """The command was given something that it cannot use."""


class DocumentError(ProvenanceError):
    """One input cannot be read.

    Args:
        where: the file, with the line or page where that is known.
        slug: the problem's stable code, in kebab case.
        message: what is wrong and what to do, in lower case.
    """

    def __init__(self, where: str, slug: str, message: str) -> None:
        super().__init__(f"{where}: {message}")
        self.problem = Problem(where, slug, message)


class NothingReadError(ProvenanceError):
    """No input could be read; carries the reason for each."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        first = problems[0] if problems else Problem("articles", "no-input", "nothing was given to read")
        others = len(problems) - 1
        more = f" (and {others} more problems; see provenance corpus list)" if others > 0 else ""
        super().__init__(f"{first.where}: {first.message}{more}")
        self.problems = problems


def reason(error: OSError) -> str:
    """Return why the system refused, in lower case."""
    return (error.strerror or type(error).__name__).lower()
