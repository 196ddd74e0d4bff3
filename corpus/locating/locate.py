"""Say where in a document a stretch of its text stands, as an editor would cite it.

Paragraph numbers come before pages: the United Nations Editorial Manual asks for paragraph numbers where a
document has them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.model import Locator, LocatorKind, Span

MOST_MASTHEAD_LINES = 30
MOST_MASTHEAD_CHARACTERS = 60

# S/2020/415, A/HRC/49/2/Add.1, E/CN.4/2004/7, A/RES/70/1, and the short old form S/25719
SYMBOL = re.compile(
    r"(?<![\w/.])[A-Z]{1,8}(?:/[A-Z0-9][A-Za-z0-9.()\-]{0,20}){0,5}/(?:PV\.|SR\.|L\.|CRP\.|Add\.)?\d{1,6}"
    r"(?:/(?:Add|Corr|Rev)\.\d{1,3})*(?![\w/])"
)


@dataclass(frozen=True, slots=True)
class Places:
    """A document's locators, arranged so that looking one up costs a search by halves.

    Each field is sorted by start, and its locators do not overlap.
    """

    pages: tuple[Locator, ...]
    paragraphs: tuple[Locator, ...]
    footnotes: tuple[Locator, ...]

    @classmethod
    def of(cls, locators: Iterable[Locator]) -> Places:
        """Arrange a document's locators."""
        kinds: dict[LocatorKind, list[Locator]] = {kind: [] for kind in LocatorKind}
        for locator in sorted(locators, key=lambda each: each.span):
            kinds[locator.kind].append(locator)
        return cls(
            tuple(kinds[LocatorKind.PAGE]),
            tuple(kinds[LocatorKind.PARAGRAPH]),
            tuple(kinds[LocatorKind.FOOTNOTE]),
        )

    def cite(self, span: Span) -> str:
        """Return where ``span`` stands: "para. 36 (p. 11)", or "" where nothing is known.

        A footnote comes before the paragraph, the paragraph before the page.
        """
        pages = _range("p.", "pp.", _labels(self.pages, span))
        inner = _range("footnote", "footnotes", _labels(self.footnotes, span)) or _range(
            "para.", "paras.", _labels(self.paragraphs, span)
        )
        if inner and pages:
            return f"{inner} ({pages})"
        return inner or pages


def cite(locators: Iterable[Locator], span: Span) -> str:
    """Return where ``span`` stands, as an editor cites it; "" where no locator covers it.

    To cite many spans of one document, arrange its locators once with `Places.of`.

    >>> page = Locator(LocatorKind.PAGE, "11", Span(0, 90))
    >>> spans = {"36": Span(0, 30), "37": Span(30, 60)}
    >>> paragraphs = [Locator(LocatorKind.PARAGRAPH, label, span) for label, span in spans.items()]
    >>> cite([page, *paragraphs], Span(4, 9))
    'para. 36 (p. 11)'
    >>> cite([page, *paragraphs], Span(4, 39))
    'paras. 36–37 (p. 11)'
    """
    return Places.of(locators).cite(span)


def symbol(text: str) -> str:
    r"""Return the document symbol of a masthead: one that closes a short line near the top; else "".

    Symbols inside running text name other documents, so they are never taken.

    >>> symbol("United Nations   S/2020/415\nSecurity Council\n\nRecalling its resolution S/RES/1999/1267")
    'S/2020/415'
    """
    for line in _first_lines(text, MOST_MASTHEAD_LINES):
        short = line.strip().rstrip("*")
        if len(short) > MOST_MASTHEAD_CHARACTERS:
            continue
        matches = list(SYMBOL.finditer(short))
        if matches and matches[-1].end() == len(short):
            return matches[-1].group()
    return ""


def _labels(locators: tuple[Locator, ...], span: Span) -> list[str]:
    """Return the labels, in order and once each, of the locators that share a character with ``span``."""
    low = bisect_right(locators, span.start, key=lambda each: each.span.end)
    high = bisect_left(locators, max(span.end, span.start + 1), key=lambda each: each.span.start)
    return list(dict.fromkeys(each.label for each in locators[low:high]))


def _range(one: str, many: str, labels: list[str]) -> str:
    """Write labels as "para. 36" or "paras. 36–37"; a name stands before its number, or alone.

    >>> _range("p.", "pp.", ["11", "12", "13"])
    'pp. 11–13'
    >>> _range("para.", "paras.", ["summary", "1", "annex I, 4"])
    'summary, para. 1, annex I, para. 4'
    >>> _range("para.", "paras.", ["article 4, 1", "article 4, 2", "article 5"])
    'article 4, paras. 1–2, article 5'
    """
    numbers: dict[str, list[str]] = {}
    for label in labels:
        name, _, number = label.rpartition(", ") if ", " in label else ("", "", label)
        numbers.setdefault(label if _is_name(label) else name, []).append(number)
    return ", ".join(_numbered(one, many, name, found) for name, found in numbers.items())


def _is_name(label: str) -> bool:
    """Tell whether a label is cited as it is: "summary", "article 5"."""
    return ", " not in label and (" " in label or (label.isalpha() and len(label) > 4))


def _numbered(one: str, many: str, name: str, numbers: list[str]) -> str:
    """Write the numbers of one part of a document, after its name."""
    if name and name == numbers[0]:
        return name
    number = f"{one} {numbers[0]}" if len(numbers) == 1 else f"{many} {numbers[0]}–{numbers[-1]}"
    return f"{name}, {number}" if name else number


def _first_lines(text: str, most: int) -> list[str]:
    """Return the first lines of a text that are not blank."""
    head = text[: most * 400]
    return [line for line in head.splitlines() if line.strip()][:most]
