"""Word documents (.docx): the text with tracked changes accepted, notes after it.

The text is the paragraphs, table cells among them, parted by blank lines, then the foot- and endnotes, each
after its number. Comments, headers, footers and the numbers that Word draws before list items are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from corpus.errors import DocumentError
from corpus.limits import Limits
from corpus.locating.locate import symbol
from corpus.locating.numbering import FEWEST_PARAGRAPHS, numbered_paragraphs
from corpus.model import Locator, LocatorKind, Problem
from corpus.reading import Reading
from corpus.word.text import WordText, read_word

LONG = 80  # characters: items of a list are seldom longer, paragraphs seldom shorter


def read(path: Path, limits: Limits) -> Iterator[Reading | Problem]:
    """Yield the one text of a Word document.

    Raises:
        DocumentError: ``empty``, or as `corpus.word.text.read_word` does.
    """
    document = read_word(path, limits)
    if not document.text.strip():
        raise DocumentError(str(path), "empty", "the document holds no text; check the file")
    found = {**document.found, "symbol": symbol(document.text[: document.body])}
    yield Reading(
        text=document.text,
        locators=_locators(document),
        blocks=document.blocks,
        found={name: given for name, given in found.items() if given},
    )


def _locators(document: WordText) -> tuple[Locator, ...]:
    """Return the numbered paragraphs, by typed numbers or else by those that Word draws, and the notes."""
    notes = [each for each in document.locators if each.kind is LocatorKind.FOOTNOTE]
    drawn = [each for each in document.locators if each.kind is LocatorKind.PARAGRAPH]
    typed = numbered_paragraphs(document.text[: document.body])
    if typed:
        return (*typed, *notes)
    return (*(drawn if _number_prose(drawn) else ()), *notes)


def _number_prose(drawn: list[Locator]) -> bool:
    """Tell whether drawn numbers are those of paragraphs rather than of a short list's items."""
    return len(drawn) >= FEWEST_PARAGRAPHS and 2 * sum(len(each.span) > LONG for each in drawn) >= len(drawn)
