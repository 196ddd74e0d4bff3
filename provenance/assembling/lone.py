"""Quotations that are a text by themselves: no other joined the text that was put together from them.

Most quotations of a large corpus are such. Each reproduces its text word for word, so nothing needs to be
searched for but whether other articles, or other words of its own, reproduce that text too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from corpus.model import Span
from provenance.assembling.assemble import Assembled
from provenance.assembling.belonging import Key
from provenance.context import around
from provenance.finding.article_words import ArticleWords
from provenance.finding.evidence import tells_at_home
from provenance.finding.findings import ArticleFindings, Finding, Identity, Known, Lone, identity_of
from provenance.finding.own import whole_of
from provenance.finding.parts import with_brackets
from provenance.finding.reproduce import finding_of
from provenance.grouping.collate import Draft
from provenance.indexing.index import SourceIndex
from provenance.indexing.shingles import word_table
from provenance.model import Manner, QuotationRecord, Witness


def known_articles(
    articles: Sequence[ArticleFindings], assembled: Assembled, index: SourceIndex
) -> dict[Identity, Known]:
    """Return what is known of the articles whose quotations were put together.

    Args:
        articles: the articles with their quotations.
        assembled: what was put together from all of them.
        index: the assembled texts' words.
    """
    own = _own_texts(articles, assembled, index)
    return {
        identity_of(article.metadata): Known(
            tuple(record.quotation for record in article.quotations),
            frozenset().union(*(assembled.members.get(_key(record), ()) for record in article.quotations)),
            tuple(
                Lone(place, own[_key(record)])
                for place, record in enumerate(article.quotations)
                if _key(record) in own
            ),
        )
        for article in articles
    }


def _own_texts(
    articles: Iterable[ArticleFindings], assembled: Assembled, index: SourceIndex
) -> dict[Key, int]:
    """Return the text of each quotation that is one by itself, beyond doubt."""
    times = Counter(_key(record) for article in articles for record in article.quotations)
    joined = Counter(chain.from_iterable(assembled.members.values()))
    return {
        key: text
        for key, texts in assembled.members.items()
        if times[key] == len(texts) == 1
        for text in texts
        if text >= assembled.doubtful and joined[text] == 1 and assembled.texts[text] == key[1]
        if tells_at_home(text, index)
    }


def _key(record: QuotationRecord) -> Key:
    return record.document, record.text


def lone_draft(record: QuotationRecord, text: int, index: SourceIndex) -> Draft | None:
    """Return a lone quotation as the witness of its text; None where it reaches beyond its marks.

    It does so where it takes along the bracket that makes a pair with one inside.
    """
    context, at = f"{record.before}{record.text}{record.after}", len(record.before)
    first, end = index.borders_of(text)
    span = with_brackets(context, at + index.columns.starts[first], at + index.columns.ends[end - 1])
    if not Span(at, at + len(record.text)).contains(span):
        return None
    before, after = around(context, span)
    if before == record.before:  # as nearly always: kept once
        before = record.before
    witness = Witness(
        document=record.document,
        span=span.shifted(record.quotation.span.start - at),
        covers=Span(0, len(span)),
        manner=Manner.QUOTED,
        quotations=(record.id,),
        score=1.0,
        text=span.of(context),
        before=before,
        after=after,
    )
    return Draft(witness, ())


def lone_finding(record: QuotationRecord, text: int, index: SourceIndex) -> Finding:
    """Return the finding that a lone quotation reproduces its text, made from the words around it."""
    context, at = f"{record.before}{record.text}{record.after}", len(record.before)
    words = ArticleWords(context, word_table([context]), index)
    whole = whole_of(Lone(0, text), words.first_at(at), index)
    found = finding_of(record.document, whole, words, (Span(at, at + len(record.text)),))
    by = record.quotation.span.start - at
    return found._replace(
        parts=tuple(part._replace(article=part.article.shifted(by)) for part in found.parts),
        marked=tuple(span.shifted(by) for span in found.marked),
        excerpt_start=found.excerpt_start + by,
    )
