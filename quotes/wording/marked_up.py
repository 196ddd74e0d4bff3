"""Show changes in running text, as [-left out-]{+put in+}, and as a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus.model import Span
from quotes.kinds import Code, kinds
from quotes.model import Change, Severity


def marked_up(source: str, passage: Span, changes: Sequence[Change]) -> str:
    """Return a passage with its changes marked.

    Args:
        source: the text that the changes' passage spans count in.
        passage: the stretch of it to show.
        changes: changes inside that stretch, in order.
    """
    pieces: list[str] = []
    at = passage.start
    for change in changes:
        pieces.append(source[at : change.passage.start])
        pieces.append(f"[-{change.before}-]" if change.before else "")
        pieces.append(f"{{+{change.after}+}}" if change.after else "")
        at = change.passage.end
    return "".join([*pieces, source[at : passage.end]])


def listed(changes: Sequence[Change], severities: Mapping[Severity, str]) -> str:
    """Return one line a change: severity, kind, words before and after, what the kind is.

    ``severities`` are the words for the severities.
    """
    return "\n".join(_line(change, severities[change.severity]) for change in changes)


def _line(change: Change, severity: str) -> str:
    words = " → ".join(
        f"“{words}”" if words else "nothing" for words in (_short(change.before), _short(change.after))
    )
    note = f" ({change.note})" if change.note else ""
    return f"  {severity} ({change.kind}): {words}: {kinds()[Code(change.kind)].title}{note}"


def _short(words: str) -> str:
    """Shorten a long stretch to its first and last words."""
    flat = " ".join(words.split())
    return flat if len(flat) <= 120 else f"{flat[:60].rstrip()} […] {flat[-50:].lstrip()}"
