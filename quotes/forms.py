"""Say what each marked stretch is: a quotation, a fragment, a title, a term, a caption or boilerplate."""

from __future__ import annotations

import re
from typing import NamedTuple

from quotes.layout import Layout
from quotes.model import Form


class Judgement(NamedTuple):
    """A form and the reason for it."""

    form: Form
    reason: str


_TITLE_BEFORE = re.compile(
    r"(?:\b(?:titled|entitled|called|headlined|book|film|movie|song|show|article|episode|video|novel|album)"
    r",?|[’']s)\s*$",
    re.IGNORECASE,
)
_TERM_BEFORE = re.compile(
    r"\b(?:so-called|known as|termed|dubbed|the term|the word|the phrase)\s*$",
    re.IGNORECASE,
)
_SMALL = frozenset(
    "a an the and or but of in on at to for with by from as is vs de la und der die das".split()
)


def judge(layout: Layout, place: int) -> Judgement:
    """Return what the stretch at ``place`` is."""
    marked = layout.marked[place]
    text = layout.text
    if not marked.open and not marked.close:
        return Judgement(Form.BLOCK, "block quotation")
    inner = text[marked.start : marked.end]
    before = text[
        max(0, marked.start - len(marked.open) - 40) : marked.start - len(marked.open)
    ]
    if _is_title_case(inner) and _TITLE_BEFORE.search(before):
        return Judgement(Form.TITLE, "a name follows a word for works")
    if _TERM_BEFORE.search(before):
        return Judgement(Form.TERM, "a word for terms stands before it")
    if _is_whole(inner, before):
        return Judgement(Form.QUOTATION, "a whole clause")
    return Judgement(Form.FRAGMENT, "words inside the writer's clause")


def _is_title_case(inner: str) -> bool:
    words = inner.split()
    return bool(words) and all(
        word[0].isupper() or not word[0].isalpha() or word in _SMALL for word in words
    )


def _is_whole(inner: str, before: str) -> bool:
    starts_anew = not before.strip() or before.rstrip()[-1] in '.,:!?\n”"'
    return (
        starts_anew
        and inner[:1].isupper()
        and (len(inner.split()) > 2 or inner.rstrip()[-1:] in ".!?,…")
    )
