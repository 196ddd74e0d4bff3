"""Write the text of an extracted article: its paragraphs parted by blank lines, the nature of each kept.

Takes the body that trafilatura hands over: ``p``, ``head``, ``quote``, ``list``/``item``,
``table``/``row``/``cell``, ``lb`` and inline elements.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml.etree import _Element as Element
from lxml.html import HtmlElement

from corpus.model import Block, BlockKind, Span
from corpus.paragraphs import Paragraphs
from corpus.web.tree import PARAGRAPH_END

_PARAGRAPHS: Final = frozenset(
    ["p", "head", "item", "quote", "list", "table", "row", "cell", "ab", "div", "section", "code", "fw"]
)
_DROPPED: Final = frozenset(("graphic", "del"))
_LEAST_CELL: Final = 40  # characters; cells shorter on average hold scores and facts, not prose
_MOST_CAPTION: Final = 5_000  # characters, blanks among them; whole pages are named so, too
_BLANKS = re.compile(r"[ \t\n\r\f\v]+")
_QUOTES = re.compile(r"[“”„«»‹›\"‘]|(?<!\w)'\w")
_PULL_QUOTE = re.compile(r"pull-?_?quote", re.IGNORECASE)
_CAPTION = re.compile(r"(?:^|[\s_-])caption", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an article and its nature, None for running text."""

    text: str
    kind: BlockKind | None = None


@dataclass(frozen=True, slots=True)
class PageText:
    """An article's text and the stretches of it whose nature the markup gives."""

    text: str
    blocks: tuple[Block, ...]


def natures(tree: HtmlElement) -> dict[str, BlockKind]:
    """Return the pull quotes and captions of a page, by their letters, before extraction forgets them."""
    found = {}
    for element in tree.iter("aside", "div", "blockquote", "section", "figcaption", "p", "span"):
        kind = _nature(element)
        if kind and (name := letters(_short_text(element))):
            found[name] = kind
            for paragraph in element.iter("p"):
                found[letters("".join(paragraph.itertext()))] = kind
    return found


def _short_text(element: HtmlElement) -> str:
    """Return the words of an element, "" where they are too many for a pull quote or a caption."""
    pieces: list[str] = []
    left = _MOST_CAPTION
    for piece in element.itertext():
        left -= len(piece)
        if left < 0:
            return ""
        pieces.append(piece)
    return "".join(pieces)


def paragraphs(body: Element, known: Mapping[str, BlockKind]) -> list[Paragraph]:
    """Return the paragraphs of an article in order.

    Args:
        body: what trafilatura extracted.
        known: pull quotes and captions as `natures` gives them.
    """
    return [Paragraph(run.text, known.get(letters(run.text), run.kind)) for run in _runs(body)]


def article_text(page: Iterable[Paragraph]) -> PageText:
    """Write an article's paragraphs as one text."""
    text = Paragraphs()
    blocks: list[Block] = []
    for paragraph in page:
        span = text.add(paragraph.text)
        if paragraph.kind:
            _add_block(blocks, paragraph.kind, span)
    return PageText(text.whole, tuple(blocks))


def with_headline(page: PageText, headline: str) -> PageText:
    """Put a headline that quotes before an article that does not hold it.

    Headlines that quote nobody are metadata alone: nothing in them is to be traced.
    """
    if not _QUOTES.search(headline) or letters(headline) in letters(page.text):
        return page
    shift = len(headline) + 2
    moved = (Block(block.kind, block.span.shifted(shift)) for block in page.blocks)
    blocks = (Block(BlockKind.HEADING, Span(0, len(headline))), *moved)
    return PageText(f"{headline}\n\n{page.text}", blocks)


def _add_block(blocks: list[Block], kind: BlockKind, span: Span) -> None:
    """Add a block; neighbouring paragraphs of one block quotation are one block."""
    joins = kind in (BlockKind.QUOTATION, BlockKind.PULL_QUOTE) and blocks and blocks[-1].kind is kind
    if joins and span.start - blocks[-1].span.end == 2:
        blocks[-1] = Block(kind, Span(blocks[-1].span.start, span.end))
    else:
        blocks.append(Block(kind, span))


def _nature(element: HtmlElement) -> BlockKind | None:
    names = f"{element.get('class', '')} {element.get('id', '')}"
    if element.tag == "figcaption" or _CAPTION.search(names):
        return BlockKind.CAPTION
    return BlockKind.PULL_QUOTE if _PULL_QUOTE.search(names) else None


def letters(text: str) -> str:
    r"""Return a text without its blanks, by which one paragraph is known before and after extraction.

    >>> letters("It\n rained.")
    'Itrained.'
    """
    return "".join(text.split()).replace(PARAGRAPH_END, "")


def _runs(body: Element) -> Iterator[Paragraph]:
    """Yield the runs of text between the borders of block elements."""
    run: list[str] = []
    kind: BlockKind | None = None
    for token in _tokens(body, None):
        if isinstance(token, str):
            run.append(token)
            continue
        yield from _split(run, kind)
        run, kind = [], token.kind
    yield from _split(run, kind)


@dataclass(frozen=True, slots=True)
class _Border:
    """Where one paragraph ends and another, of the given nature, begins."""

    kind: BlockKind | None


def _tokens(element: Element, kind: BlockKind | None) -> Iterator[str | _Border]:
    """Walk an element; the depth is bounded by the parser's."""
    if element.tag in _DROPPED or (element.tag == "table" and not _holds_prose(element)):
        return
    if element.tag == "lb":
        yield "\v"
        return
    outer, is_block = kind, element.tag in _PARAGRAPHS
    kind = {"quote": BlockKind.QUOTATION, "head": BlockKind.HEADING}.get(str(element.tag), kind)
    if is_block:
        yield _Border(kind)
    if element.text:
        yield element.text
    for child in element:
        if isinstance(child.tag, str):
            yield from _tokens(child, kind)
        if child.tail:
            yield child.tail
    if is_block:
        yield _Border(outer)


def _split(run: list[str], kind: BlockKind | None) -> Iterator[Paragraph]:
    for part in "".join(run).split(PARAGRAPH_END):
        lines = (_BLANKS.sub(" ", line).strip() for line in part.split("\v"))
        if text := "\n".join(filter(None, lines)):
            yield Paragraph(text, kind)


def _holds_prose(table: Element) -> bool:
    cells = [sum(len(str(text).strip()) for text in cell.itertext()) for cell in table.iter("cell")]
    filled = [length for length in cells if length]
    return bool(filled) and sum(filled) / len(filled) >= _LEAST_CELL
