"""Leave out what stands among an article's paragraphs and is none of it: links elsewhere, prompts, credits.

Extraction keeps or drops whole parts of a page. What is left inside the article's own part is told by four
things: a paragraph that is nothing but a link, words that an outlet says to its readers
(``data/furniture.toml``), where it stands, and the headline, which is metadata. Block quotations stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from typing import Final

from corpus.model import BlockKind
from corpus.web.phrases import phrases
from corpus.web.text import Paragraph, letters
from corpus.word_lists import any_of

_MOST_NOTICE_WORDS: Final = 60
_MOST_LABEL_WORDS: Final = 8
_MOST_TEASER_WORDS: Final = 25
_MOST_TAIL_WORDS: Final = 6  # of a line behind the article that is no sentence; 12 took lists with it
_MOST_LINKS: Final = 0.2  # of a page's text; where links are more, they are the article (lists of offers)
_MOST_TAIL_LINES: Final = 5
_MOST_CUT: Final = 0.3  # of a page's text behind its last prose
_MOST_HEAD: Final = 4  # paragraphs before the first prose
_TEASERS_FROM: Final = 0.6  # of a page's text; boxes of links before that are followed by more article
_NOTICES_UP_TO, _NOTICES_FROM = 0.15, 0.6
_LEAST_PROSE_WORDS, _LEAST_PROSE = 12, 25
_SENTENCE_ENDS: Final = (".", "!", "?", "…", "”", '"', "’", "'", "»", "。", ")")
_MARKS = re.compile(r'[“”„«»"]')
_BYLINE = re.compile(rf"(?:{any_of('bylines')})\s|.*\b(?:19|20)\d\d\b", re.IGNORECASE)
_RULES: Final = " \t\n*_-–—|[]()<>:."

_Page = Sequence[Paragraph]


def without_furniture(page: _Page, headline: str, links: Collection[str]) -> list[Paragraph]:
    """Return the paragraphs that are an article's own.

    Args:
        page: what extraction found, in order.
        headline: the page's; a paragraph that repeats it goes, unless it quotes.
        links: the letters of what is nothing but links, from `corpus.web.links`.
    """
    kept = [each for each in page if _is_own(each) or not _repeats(each, headline)]
    kept = _without_links(kept, links)
    kept = kept[: _teasers_start(kept)]
    kept = _without_notices([each for each in kept if _is_own(each) or not _is_label(each, "whole")])
    return _without_head(_without_tail(kept))


def _repeats(paragraph: Paragraph, headline: str) -> bool:
    return bool(headline) and letters(paragraph.text) == letters(headline) and not _MARKS.search(headline)


def _is_own(paragraph: Paragraph) -> bool:
    """Tell whether the markup itself calls a paragraph quoted."""
    return paragraph.kind in (BlockKind.QUOTATION, BlockKind.PULL_QUOTE)


def _without_links(page: _Page, links: Collection[str]) -> list[Paragraph]:
    kept = [each for each in page if _is_own(each) or letters(each.text) not in links]
    return kept if _size(page) - _size(kept) <= _MOST_LINKS * _size(page) else list(page)


def _teasers_start(page: _Page) -> int:
    """Return where a list of other articles begins, at the head of it, or the page's end."""
    before, whole = 0, _size(page)
    for place, each in enumerate(page):
        is_late = before >= _TEASERS_FROM * whole
        if is_late and _is_label(each, "teasers") and all(map(_is_teaser, page[place + 1 :])):
            return place
        before += len(each.text)
    return len(page)


def _is_teaser(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph may be a headline: what ends with a full stop may end the article."""
    is_short = _words(paragraph) <= _MOST_TEASER_WORDS and not _MARKS.search(paragraph.text)
    return is_short and not paragraph.text.endswith((".", "…", "。"))


def _without_notices(page: _Page) -> list[Paragraph]:
    """Leave out notices near the page's head and in the last part of it."""
    kept: list[Paragraph] = []
    before, whole = 0, _size(page)
    for each in page:
        is_outside = before < _NOTICES_UP_TO * whole or before + len(each.text) > _NOTICES_FROM * whole
        if _is_own(each) or not (is_outside and _is_notice(each)):
            kept.append(each)
        before += len(each.text)
    return kept if _size(kept) > whole / 2 else list(page)


def _without_head(page: _Page) -> list[Paragraph]:
    """Leave out bylines, dates and labels before the first prose."""
    first = next((place for place, each in enumerate(page) if _is_prose(each)), 0)
    if first > _MOST_HEAD:
        return list(page)
    return [each for each in page[:first] if _is_own(each) or not _is_byline(each)] + list(page[first:])


def _is_byline(paragraph: Paragraph) -> bool:
    is_short = _words(paragraph) <= 2 or bool(_BYLINE.match(paragraph.text))
    return is_short and _is_no_sentence(paragraph, 2 * _MOST_TAIL_WORDS)


def _without_tail(page: _Page) -> list[Paragraph]:
    """Leave out short lines, notices and authors' lives behind the last prose; many lines are a list."""
    end = _end(page, lambda each: _is_line(each) or _is_said(each))
    if sum(map(_is_line, page[end:])) > _MOST_TAIL_LINES:
        end = _end(page, _is_said)
    return list(page[:end] if _size(page[end:]) <= _MOST_CUT * _size(page) else page)


def _end(page: _Page, is_behind: Callable[[Paragraph], bool]) -> int:
    end = len(page)
    while end > 1 and not _is_own(page[end - 1]) and is_behind(page[end - 1]):
        end -= 1
    return end


def _is_line(paragraph: Paragraph) -> bool:
    # what begins with a dash names who said the words before it
    return _is_no_sentence(paragraph, _MOST_TAIL_WORDS) and not paragraph.text.startswith(("—", "–", "-"))


def _is_said(paragraph: Paragraph) -> bool:
    """Tell whether the outlet speaks of itself, or of the author."""
    return _is_notice(paragraph) or _is_life(paragraph)


def _is_notice(paragraph: Paragraph) -> bool:
    if _words(paragraph) > _MOST_NOTICE_WORDS:
        return False
    text, known = _bare(paragraph), phrases()
    return text.startswith(known.begins) or any(each in text for each in known.holds)


def _is_life(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph says what its author is."""
    if _words(paragraph) > _MOST_NOTICE_WORDS or _MARKS.search(paragraph.text):
        return False
    text, known = _bare(paragraph), phrases()
    verbs = [place for verb in known.life_verbs if (place := text.find(verb)) >= 0]
    return bool(verbs) and not known.trades.isdisjoint(re.findall(r"\w+", text[min(verbs) :]))


def _is_label(paragraph: Paragraph, table: str) -> bool:
    if _words(paragraph) > _MOST_LABEL_WORDS:
        return False
    text, known = _bare(paragraph), phrases()
    return text in known.whole if table == "whole" else text.startswith(known.teasers)


def _is_prose(paragraph: Paragraph) -> bool:
    if _is_notice(paragraph):
        return False
    ends = paragraph.text.rstrip().endswith(_SENTENCE_ENDS)
    return _words(paragraph) >= (_LEAST_PROSE_WORDS if ends else _LEAST_PROSE)


def _is_no_sentence(paragraph: Paragraph, most_words: int) -> bool:
    text = paragraph.text.rstrip()
    return _words(paragraph) <= most_words and not text.endswith(_SENTENCE_ENDS) and not _MARKS.search(text)


def _bare(paragraph: Paragraph) -> str:
    return paragraph.text.strip(_RULES).lower().replace("’", "'")


def _words(paragraph: Paragraph) -> int:
    return len(paragraph.text.split())


def _size(page: _Page) -> int:
    return sum(len(each.text) for each in page)
