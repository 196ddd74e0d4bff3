"""Cut an alignment where the quotation marks say that one reproduction ends and another begins.

Words without marks belong to the quotation that they touch where they follow the source too.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from provenance.finding.article_words import ArticleWords
from provenance.finding.chain import Block, paired_source_words, paired_words, weight_of
from provenance.finding.density import dense_parts
from provenance.finding.ellipses import over_ellipses
from provenance.finding.evidence import loose_bits
from provenance.finding.reproduction import MarkedWords, Reproduction, marked_at, marked_between
from provenance.indexing.index import SourceIndex
from provenance.model import Manner
from quotes.words.stops import SENTENCE_END

_MOST_ECHO_GAP_WORDS = 6  # unmarked words of the article that an echo may add in one place
_MOST_ECHO_CUT_WORDS = 9  # and words of the source that it may leave out
_SPILL_RUN_WORDS = 5
_SPILL_BITS = 50.0  # unmarked words before or after marked ones, to belong to the reproduction
_SPILL_SHARE = 0.5  # of the words between their ends, on either side, that must match
_MOST_EDGE_WORDS = 3  # unmatched words at a mark that are taken as changed words
_MOST_SKIPPED_WORDS = 12  # where the words between two quotations follow the source
_JOIN_WORDS = 3  # source words that two quotations of one reproduction may leave out between them


def pieces_of(
    paired: Sequence[Block], marked: Sequence[MarkedWords], article: ArticleWords
) -> list[Reproduction]:
    """Cut one alignment where the marks say that one reproduction ends and another begins."""
    if not paired:
        return []
    if len(paired) == 1 and _fills_exactly(paired[0], marked):
        return [piece_of(list(paired), marked, article)]
    blocks = _cut_at_marks(paired, marked)
    groups = [group for blocks in _tight(blocks, marked) for group in _joined(blocks, marked, article)]
    dense = [part for group in groups for part in dense_parts(group, marked, article)]
    return [piece_of(group, marked, article) for group in dense]


def _fills_exactly(block: Block, marked: Sequence[MarkedWords]) -> bool:
    """Tell whether a block pairs one whole quotation and nothing else: no mark can part it."""
    words = marked_at(block.article, marked)
    return words is not None and (words.first, words.end) == (block.article, block.article_end)


def _tight(blocks: Sequence[Block], marked: Sequence[MarkedWords]) -> list[list[Block]]:
    """Part blocks at gaps that neither one quotation nor a split sentence explains."""
    groups: list[list[Block]] = [[blocks[0]]]
    for left, right in pairwise(blocks):
        ours, theirs = right.article - left.article_end, right.source - left.source_end
        sides = marked_at(left.article_end - 1, marked), marked_at(right.article, marked)
        if None in sides:
            explained = ours <= _MOST_ECHO_GAP_WORDS and theirs <= _MOST_ECHO_CUT_WORDS
        else:
            explained = sides[0] is sides[1] or theirs <= _MOST_SKIPPED_WORDS
        if explained:
            groups[-1].append(right)
        else:
            groups.append([right])
    return groups


def _cut_at_marks(blocks: Sequence[Block], marked: Sequence[MarkedWords]) -> list[Block]:
    """Cut blocks so that each lies wholly inside or wholly outside marks."""
    cut: list[Block] = []
    for block in blocks:
        rest = block
        for border in _borders_inside(block, marked) if block.is_exact else ():
            middle = rest.source + border - rest.article
            cut.append(Block(rest.article, border, rest.source, middle))
            rest = Block(border, rest.article_end, middle, rest.source_end)
        cut.append(rest)
    return cut


def _borders_inside(block: Block, marked: Sequence[MarkedWords]) -> list[int]:
    """Return the words inside a block at which a quotation begins or has ended, in order."""
    met = marked_between(marked, block.article, block.article_end)
    borders = {border for words in met for border in (words.first, words.end)}
    return sorted(border for border in borders if block.article < border < block.article_end)


def _joined(blocks: list[Block], marked: Sequence[MarkedWords], article: ArticleWords) -> list[list[Block]]:
    """Group blocks that make one reproduction; drop unmarked words that only happen to match."""
    found = [marked_at(block.article, marked) for block in blocks]
    sides = {place: words for place, words in enumerate(found) if words is not None}
    inside = list(sides)
    if not inside:
        return [blocks]
    groups: list[list[Block]] = [[]]
    head = blocks[: inside[0]]
    if _belongs_to_marks([*head, blocks[inside[0]]], head, article):
        groups[-1] += head
    elif head:
        groups.insert(0, head)
    previous = None
    for place in inside:
        if previous is not None:
            between = blocks[previous + 1 : place]
            pair = sides[previous], sides[place]
            follows = _reproduces(between, blocks[previous : place + 1], article)
            if follows or _belong_together(blocks[previous], blocks[place], between, pair, article):
                groups[-1] += between
            else:
                groups += [between, []]
        groups[-1].append(blocks[place])
        previous = place
    tail = blocks[inside[-1] + 1 :]
    if _belongs_to_marks([blocks[inside[-1]], *tail], tail, article):
        groups[-1] += tail
    else:
        groups.append(tail)
    return [group for group in groups if group]


def _belongs_to_marks(blocks: Sequence[Block], spill: Sequence[Block], article: ArticleWords) -> bool:
    """Tell whether unmarked words next to a quotation reproduce the source too, and not by chance."""
    if not _reproduces(spill, blocks, article):
        return False
    first, last = (blocks[0], spill[0]) if spill[0] is not blocks[0] else (spill[-1], blocks[-1])
    apart = last.article > first.article_end  # words of the article's own, such as who said it
    start, end = article.ends[first.article_end - 1], article.starts[last.article]
    return not (apart and SENTENCE_END.search(article.text, start, end))


def _reproduces(spill: Sequence[Block], blocks: Sequence[Block], article: ArticleWords) -> bool:
    """Tell whether unmarked words, with the marked blocks that they touch, pay for what does not match."""
    if not spill or max(block.article_end - block.article for block in spill) < _SPILL_RUN_WORDS:
        return False
    if _is_thin(spill, blocks):
        return False
    return weight_of(spill, article.index) - loose_bits(blocks, article) >= _SPILL_BITS


def _is_thin(spill: Sequence[Block], blocks: Sequence[Block]) -> bool:
    """Tell whether too few of the words match that unmarked words reach over, up to the marked blocks."""
    first, last = blocks[0], blocks[-1]
    marked = [block for block in blocks if block not in spill]
    ours = last.article_end - first.article - paired_words(marked)
    theirs = last.source_end - first.source - paired_source_words(marked)
    paired = paired_words(spill)
    return paired < _SPILL_SHARE * max(ours, theirs)


def _belong_together(
    left: Block,
    right: Block,
    between: Sequence[Block],
    sides: tuple[MarkedWords, MarkedWords],
    article: ArticleWords,
) -> bool:
    """Tell whether two marked blocks are parts of one reproduction.

    Two quotations are, when the words between them follow the source too, or when an attribution splits one
    sentence of the source. Each sentence quoted by itself is a reproduction of its own.
    """
    if sides[0].quotation == sides[1].quotation:
        return True
    if sides[0].closed and _begins_paragraph(left, right, article):
        return False
    skipped = right.source - left.source_end - paired_source_words(between)
    loose = right.article - left.article_end - paired_words(between)
    if loose > _JOIN_WORDS and skipped > _JOIN_WORDS:
        return False
    return skipped <= _MOST_SKIPPED_WORDS and not _ends_sentence(left, right, article.index)


def _begins_paragraph(left: Block, right: Block, article: ArticleWords) -> bool:
    """Tell whether a paragraph of the article begins between two blocks."""
    return "\n\n" in article.text[article.ends[left.article_end - 1] : article.starts[right.article]]


def _ends_sentence(left: Block, right: Block, index: SourceIndex) -> bool:
    """Tell whether a sentence of the source ends between two blocks."""
    text = index.texts[index.text_of(left.source)]
    start, end = index.columns.ends[left.source_end - 1], index.columns.starts[right.source]
    return start < end and SENTENCE_END.search(text, start, end) is not None


def piece_of(blocks: list[Block], marked: Sequence[MarkedWords], article: ArticleWords) -> Reproduction:
    """Return paired words as one reproduction, with the quotations that they meet."""
    inside = marked_between(marked, blocks[0].article, blocks[-1].article_end)
    blocks = over_ellipses(blocks, inside, article)
    first, end = blocks[0].article, blocks[-1].article_end
    source, source_end = blocks[0].source, blocks[-1].source_end
    weight = weight_of(blocks, article.index)
    net = weight - loose_bits(blocks, article)
    if not inside:
        return Reproduction(tuple(blocks), first, end, source, source_end, Manner.ECHO, (), weight, net)
    first, source = _reach_opening_mark(blocks[0], inside[0], article)
    end, source_end = _reach_closing_mark(blocks[-1], inside[-1], article)
    unmarked = (end - first) - sum(min(words.end, end) - max(words.first, first) for words in inside)
    manner = Manner.PARTLY if _has_unmarked_match(blocks, inside) and unmarked else Manner.QUOTED
    quotations = tuple(words.quotation for words in inside)
    return Reproduction(tuple(blocks), first, end, source, source_end, manner, quotations, weight, net)


def _has_unmarked_match(blocks: Sequence[Block], inside: Sequence[MarkedWords]) -> bool:
    return any(marked_at(block.article, inside) is None for block in blocks)


def _reach_opening_mark(block: Block, words: MarkedWords, article: ArticleWords) -> tuple[int, int]:
    """Move a beginning to the opening mark when only a few changed words lie between."""
    reach = _reach(words.first, block.article, words, article)
    if reach is None:
        return block.article, block.source
    text = article.index.text_of(block.source)
    return words.first, max(article.index.borders_of(text)[0], block.source - reach)


def _reach_closing_mark(block: Block, words: MarkedWords, article: ArticleWords) -> tuple[int, int]:
    """Move an end to the closing mark when only a few changed words lie between."""
    reach = _reach(block.article_end, words.end, words, article)
    if reach is None:
        return block.article_end, block.source_end
    text = article.index.text_of(block.source_end - 1)
    return words.end, min(article.index.borders_of(text)[1], block.source_end + reach)


def _reach(first: int, end: int, words: MarkedWords, article: ArticleWords) -> int | None:
    """Return for how many words of the source the words [first, end) at a mark stand, None if for none.

    Few words do, and those that the writer put in brackets are not counted; a long bracket is an addition.
    """
    loose = end - first - article.bracketed(first, end)
    if first >= end or loose > _MOST_EDGE_WORDS or 3 * loose > words.end - words.first:
        return None
    return end - first if end - first <= _MOST_EDGE_WORDS else loose
