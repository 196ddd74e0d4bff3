"""Web pages: the article without menus and teasers, the nature of its parts, what the page says of itself.

The text is the article's paragraphs, parted by blank lines. Quotation marks that the markup draws are
written out. When the extraction loses much of a page's prose or quotation marks, a second one is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml.html import HtmlElement, tostring
from resiliparse.extract.html2text import extract_plain_text
from trafilatura import bare_extraction
from trafilatura.settings import Document as Extraction

from corpus.clean import one_line
from corpus.errors import DocumentError
from corpus.exports import pages
from corpus.files.whole import whole_file
from corpus.limits import DEFAULT_LIMITS, Limits
from corpus.model import BlockKind, Problem
from corpus.reading import Reading
from corpus.web.furniture import without_furniture
from corpus.web.links import link_lines
from corpus.web.metadata import page_metadata
from corpus.web.parts import drop_parts
from corpus.web.runs import wrap_bare_runs
from corpus.web.text import Paragraph, article_text, natures, paragraphs, with_headline
from corpus.web.tree import PARAGRAPH_END, page_tree, settle

_MOST_ELEMENTS = 60_000  # 0.1 ms each for the careful extraction; larger pages get the quick one
_LEAST_KEPT = 0.5  # of marks and prose; failure is all or nothing, so the figure matters little
_LEAST_MARKS = 6  # fewer prove nothing
_LEAST_PROSE = 80  # characters of a paragraph that is no teaser or caption
_RUN_WORDS = 8  # as many words in a row are no chance
_WORD = re.compile(r"\w+")
_LEAST_LETTERS = 20  # fewer are a page's furniture, not the shortest of articles
_SENTENCE_ENDS = tuple(".!?…”’\"'»")
_MARKS = '“”„«»"'
_NOT_ARTICLE = [
    "noscript", "#comments", "#disqus_thread", ".comments", ".comments-area", ".comments-container",
    ".comment-list", ".comment-body", ".comment-respond",
]  # fmt: skip


def read(path: Path, limits: Limits) -> Iterator[Reading | Problem]:
    """Read the article of a saved page, or the articles of a press database's export.

    Raises:
        DocumentError: ``no-article``, ``too-large``, ``too-complex``, ``empty`` or ``binary``.
    """
    data, where = whole_file(path, limits), one_line(str(path))
    exported = pages.articles(data, lambda: page_tree(data, where, limits))
    yield from exported or (reading_of(data, where, limits=limits),)


def reading_of(data: bytes, where: str, url: str = "", limits: Limits = DEFAULT_LIMITS) -> Reading:
    """Read the article of a page.

    Args:
        data: the page as it came.
        where: its name in problems.
        url: the address from which it was captured, where something outside the page gives it.
        limits: what a page may cost.

    Raises:
        DocumentError: as for `read`.
    """
    tree = page_tree(data, where, limits)
    found = page_metadata(tree, url)
    settle(tree)
    wrap_bare_runs(tree)
    links: frozenset[str] = frozenset()
    careful: list[Paragraph] = []
    if sum(1 for _ in tree.iter()) <= _MOST_ELEMENTS:
        known = natures(tree)
        drop_parts(tree)
        links = link_lines(tree)
        careful = _careful(tree, known)
    quick = _quick(tree)
    whole = article_text(careful).text
    if max(_letters(whole), _letters(quick)) < _LEAST_LETTERS:
        raise DocumentError(where, "no-article", "no article was found in the page; save its text as .txt")
    if careful and not _fails(whole, quick):
        headline = found.get("title", "")
        page = with_headline(article_text(without_furniture(careful, headline, links)), headline)
        return Reading(text=page.text, blocks=page.blocks, found=found)
    message = "the article was hard to tell from the page around it; check it with 'provenance corpus show'"
    return Reading(text=quick, found=found, warnings=(Problem(where, "doubtful-extraction", message),))


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _careful(tree: HtmlElement, known: Mapping[str, BlockKind]) -> list[Paragraph]:
    """Extract with trafilatura, which also tells what each paragraph is; nothing if it finds none."""
    found = bare_extraction(tree, fast=True, include_comments=False, with_metadata=False)
    if not isinstance(found, Extraction) or found.body is None:
        return []
    return paragraphs(found.body, known)


def _quick(tree: HtmlElement) -> str:
    """Extract with resiliparse, which loses little and keeps more that is no article."""
    # written out again from the tree, since this method takes for ever on deeply nested pages
    page = tostring(tree, encoding="unicode")
    text: str = extract_plain_text(page, main_content=True, list_bullets=False, skip_elements=_NOT_ARTICLE)
    lines = text.replace(PARAGRAPH_END, "\n\n").split("\n")
    return "\n".join(line for line in lines if not _is_markup(line)).strip()


def _is_markup(line: str) -> bool:
    return line.startswith("<") and line.endswith(">")


def _fails(careful: str, quick: str) -> bool:
    """Tell whether the careful extraction went wrong, judged by what the quick one found.

    It did when most quotation marks are missing, when it is no prose while there is some, or when most of the
    prose is missing that stands among its own paragraphs: what follows them may well be readers' comments.
    """
    marks = _marks(quick)
    if marks >= _LEAST_MARKS and _marks(careful) < marks * _LEAST_KEPT:
        return True
    if _prose_size(careful) < _LEAST_KEPT * min(len(careful), _prose_size(quick)):
        return True
    kept = {run for line in careful.split("\n") for run in _runs(line)}
    lines = [line for line in quick.split("\n") if len(line) >= _LEAST_PROSE]
    is_kept = [any(run in kept for run in _runs(line)) for line in lines]
    last = max((place for place, known in enumerate(is_kept) if known), default=len(lines))
    prose = [(line, known) for line, known in zip(lines[:last], is_kept, strict=False) if _is_prose(line)]
    found = sum(len(line) for line, known in prose if known)
    return found < sum(len(line) for line, _ in prose) * _LEAST_KEPT


def _prose_size(text: str) -> int:
    return sum(len(line) for line in text.split("\n") if len(line) >= _LEAST_PROSE and _is_prose(line))


def _runs(line: str) -> Iterator[int]:
    """Yield a hash of each run of `_RUN_WORDS` words; the words themselves would fill memory."""
    words = _WORD.findall(line)
    return map(hash, zip(*(words[start:] for start in range(_RUN_WORDS)), strict=False))


def _is_prose(line: str) -> bool:
    return line.rstrip().endswith(_SENTENCE_ENDS)


def _marks(text: str) -> int:
    return sum(map(text.count, _MARKS))
