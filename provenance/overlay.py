"""Lay the quotation marks of an article over its alignments, and keep what is a reproduction.

Marks decide three things: where a reproduction ends (attribution words that happen to stand in the source
too do not belong to it), how much evidence it needs (words inside marks claim to be someone's; words outside
claim nothing), and its manner.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from provenance.align import ArticleWords, Pairing, weight_of
from provenance.chain import Block, Chain
from provenance.index import SourceIndex
from provenance.model import Manner
from provenance.sentences import SENTENCE_END
from quotes.model import Form, Quotation

# How much a reproduction must weigh, net of what does not match, in bits (quotes.rarity). Bench 2026-11: on news that
# is older than every source, lower bounds let stock phrases and names through.
EXACT_BITS = 42.0  # a quotation all of whose words match in order, context included
SUPPORT_BITS = 20.0  # what it counts that the article reproduces that source elsewhere
_WHOLE_BITS = 66.0  # a quotation most of whose words match, context and support included
_PART_BITS = 84.0  # a quotation of which a part matches, context included
_ECHO_BITS = 80.0  # words without marks that run on unbroken
_SUPPORTED_ECHO_BITS = 72.0
_BROKEN_ECHO_BITS = 120.0  # and with changes
_LEAST_EXACT_BITS = 20.0
_ECHO_WORDS = 8
_MOST_ECHO_GAP_WORDS = 6  # unmarked words of the article that an echo may add in one place
_MOST_ECHO_CUT_WORDS = 9  # and words of the source that it may leave out
_ECHO_RUN_WORDS = 7  # of which so many in a row
_BROKEN_ECHO_RUN_WORDS = 5
_ECHO_SHARE = 0.6  # of the words between its ends, on either side, that must match
_UNMARKED_CHAIN_BITS = 56.0  # what a chain without marks must weigh to be aligned at all
_SUPPORTING_BITS = 60.0  # a marked reproduction that shows that the article quotes the source
_LOOSE_ARTICLE_BITS = 3.0  # what a word of the article without a partner costs
_LOOSE_SOURCE_BITS = 1.0  # and a word of the source
_MOST_LOOSE_SOURCE_BITS = 24.0  # an ellipsis may cut much
_SPILL_RUN_WORDS = 5
_SPILL_BITS = 50.0  # unmarked words before or after marked ones, to belong to the reproduction
_WHOLE_SHARE = 0.75  # of a quotation's words, to count as matched whole
_WEAK_FORMS = frozenset((Form.TITLE, Form.CAPTION, Form.BOILERPLATE))
_MOST_EDGE_WORDS = 3  # unmatched words at a mark that are taken as changed words
_MOST_SKIPPED_WORDS = 12  # where the words between two quotations follow the source
_TELLING_BITS = 9.0  # lighter words are articles, prepositions, auxiliaries
_CONTEXT_WORDS = 40
_TELLING_CONTEXT_BITS = 11.0
_COMMON_BITS = 7.0
_MOST_CONTEXT_BITS = 20.0
_JOIN_WORDS = 3  # source words that two quotations of one reproduction may leave out between them


@dataclass(frozen=True, slots=True)
class MarkedWords:
    """The words [first, end) of one outer quotation."""

    quotation: int
    first: int
    end: int
    group: int
    weak: bool
    term: bool


@dataclass(frozen=True, slots=True)
class Reproduction:
    """A stretch of an article that reproduces a stretch of a source, with what the marks say of it.

    ``first`` and ``end`` are the article's words, ``source`` and ``source_end`` the source's word positions; they may reach
    beyond the blocks to the quotation marks. ``weight`` are the bits of the paired words, ``net`` the same less
    what does not match. ``alternatives`` are other places with the same words, as (source, source_end);
    ``choice`` says why this place was preferred to them.
    """

    blocks: tuple[Block, ...]
    first: int
    end: int
    source: int
    source_end: int
    manner: Manner
    quotations: tuple[int, ...]
    weight: float
    net: float
    alternatives: tuple[tuple[int, int], ...] = ()
    choice: str = ""


def marked_words(quotations: Sequence[Quotation], article: ArticleWords) -> list[MarkedWords]:
    """Return the word ranges of the outer quotations, in order; those without a word are left out."""
    found = []
    for place, quotation in enumerate(quotations):
        if quotation.level:
            continue
        first, end = article.first_at(quotation.span.start), article.first_at(quotation.span.end)
        if end > first:
            weak, term = quotation.form in _WEAK_FORMS, quotation.form is Form.TERM
            found.append(MarkedWords(place, first, end, quotation.group, weak, term))
    return found


def promising(chains: Sequence[Chain], marked: Sequence[MarkedWords], index: SourceIndex) -> list[Chain]:
    """Return the chains that may become reproductions: heavy ones and those that touch marked words."""
    return [
        chain
        for chain in chains
        if weight_of(chain, index) >= _UNMARKED_CHAIN_BITS
        or any(_touches_marked(block, marked) for block in chain)
    ]


def _touches_marked(block: Block, marked: Sequence[MarkedWords]) -> bool:
    place = bisect_right(marked, block.article_end - 1, key=lambda words: words.first) - 1
    return place >= 0 and block.article < marked[place].end


def overlay(
    pairings: Sequence[Pairing], marked: Sequence[MarkedWords], article: ArticleWords
) -> list[Reproduction]:
    """Return what the article reproduces, in order, no word twice."""
    pieces = [piece for pairing in pairings for piece in _pieces(pairing, marked, article)]
    sure = {
        _text(piece, article)
        for piece in pieces
        if _supports(piece) and _suffices(piece, marked, article, False)
    }
    enough = [piece for piece in pieces if _suffices(piece, marked, article, _text(piece, article) in sure)]
    return _without_overlaps(enough, article)


def _text(piece: Reproduction, article: ArticleWords) -> int:
    return article.index.text_of(piece.source)


def _supports(piece: Reproduction) -> bool:
    return piece.net >= _SUPPORTING_BITS


def _pieces(pairing: Pairing, marked: Sequence[MarkedWords], article: ArticleWords) -> list[Reproduction]:
    """Cut one alignment where the marks say that one reproduction ends and another begins."""
    blocks = _cut_at_marks(pairing.blocks, marked)
    tight = [group for blocks in _tight(blocks, marked) for group in _joined(blocks, marked, article)]
    return [_piece(group, marked, article) for group in tight]


def _tight(blocks: Sequence[Block], marked: Sequence[MarkedWords]) -> list[list[Block]]:
    """Part blocks at gaps that neither one quotation nor a split sentence explains."""
    groups: list[list[Block]] = [[blocks[0]]]
    for left, right in pairwise(blocks):
        ours, theirs = right.article - left.article_end, right.source - left.source_end
        sides = _marked_at(left.article_end - 1, marked), _marked_at(right.article, marked)
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
    borders = sorted({border for words in marked for border in (words.first, words.end)})
    cut: list[Block] = []
    for block in blocks:
        rest = block
        if block.is_exact:
            for border in borders[bisect_right(borders, block.article) :]:
                if border >= rest.article_end:
                    break
                middle = rest.source + border - rest.article
                cut.append(Block(rest.article, border, rest.source, middle))
                rest = Block(border, rest.article_end, middle, rest.source_end)
        cut.append(rest)
    return cut


def _joined(blocks: list[Block], marked: Sequence[MarkedWords], article: ArticleWords) -> list[list[Block]]:
    """Group blocks that make one reproduction; drop unmarked words that only happen to match."""
    found = [_marked_at(block.article, marked) for block in blocks]
    sides = {place: words for place, words in enumerate(found) if words is not None}
    inside = list(sides)
    if not inside:
        return [blocks]
    groups: list[list[Block]] = [[]]
    head = blocks[: inside[0]]
    if _belongs_to_marks([*head, blocks[inside[0]]], head, article):
        groups[-1] += head
    previous = None
    for place in inside:
        if previous is not None:
            between = blocks[previous + 1 : place]
            pair = sides[previous], sides[place]
            if _belong_together(blocks[previous], blocks[place], between, pair, article):
                groups[-1] += between
            else:
                groups.append([])
        groups[-1].append(blocks[place])
        previous = place
    tail = blocks[inside[-1] + 1 :]
    if _belongs_to_marks([blocks[inside[-1]], *tail], tail, article):
        groups[-1] += tail
    return groups


def _belongs_to_marks(blocks: Sequence[Block], spill: Sequence[Block], article: ArticleWords) -> bool:
    """Tell whether unmarked words next to a quotation reproduce the source too, and not by chance."""
    if not spill or max(block.article_end - block.article for block in spill) < _SPILL_RUN_WORDS:
        return False
    return weight_of(spill, article.index) - loose_bits(blocks) >= _SPILL_BITS


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
    skipped = right.source - left.source_end - sum(block.source_end - block.source for block in between)
    loose = right.article - left.article_end - sum(block.article_end - block.article for block in between)
    if loose > _JOIN_WORDS and skipped > _JOIN_WORDS:
        return False
    return skipped <= _MOST_SKIPPED_WORDS and not _ends_sentence(left, right, article.index)


def _ends_sentence(left: Block, right: Block, index: SourceIndex) -> bool:
    """Tell whether a sentence of the source ends between two blocks."""
    text = index.texts[index.text_of(left.source)]
    start, end = int(index.ends[left.source_end - 1]), int(index.starts[right.source])
    return start < end and SENTENCE_END.search(text, start, end) is not None


def _piece(blocks: list[Block], marked: Sequence[MarkedWords], article: ArticleWords) -> Reproduction:
    first, end = blocks[0].article, blocks[-1].article_end
    source, source_end = blocks[0].source, blocks[-1].source_end
    inside = [words for words in marked if words.first < end and first < words.end]
    weight = weight_of(blocks, article.index)
    net = weight - loose_bits(blocks)
    if not inside:
        return Reproduction(tuple(blocks), first, end, source, source_end, Manner.ECHO, (), weight, net)
    first, source = _reach_opening_mark(blocks[0], inside[0], article)
    end, source_end = _reach_closing_mark(blocks[-1], inside[-1], article)
    unmarked = (end - first) - sum(min(words.end, end) - max(words.first, first) for words in inside)
    manner = Manner.PARTLY if _has_unmarked_match(blocks, inside) and unmarked else Manner.QUOTED
    quotations = tuple(words.quotation for words in inside)
    return Reproduction(tuple(blocks), first, end, source, source_end, manner, quotations, weight, net)


def loose_bits(blocks: Sequence[Block]) -> float:
    """Return what the words without a partner cost."""
    article = source = 0
    for left, right in pairwise(blocks):
        article += right.article - left.article_end
        source += right.source - left.source_end
    return _LOOSE_ARTICLE_BITS * article + min(_MOST_LOOSE_SOURCE_BITS, _LOOSE_SOURCE_BITS * source)


def _has_unmarked_match(blocks: Sequence[Block], inside: Sequence[MarkedWords]) -> bool:
    return any(_marked_at(block.article, inside) is None for block in blocks)


def _reach_opening_mark(block: Block, words: MarkedWords, article: ArticleWords) -> tuple[int, int]:
    """Move a beginning to the opening mark when only a few changed words lie between."""
    loose = block.article - words.first
    if 0 < loose <= _MOST_EDGE_WORDS and 3 * loose <= words.end - words.first:
        text = article.index.text_of(block.source)
        return words.first, max(int(article.index.first_word[text]), block.source - loose)
    return block.article, block.source


def _reach_closing_mark(block: Block, words: MarkedWords, article: ArticleWords) -> tuple[int, int]:
    """Move an end to the closing mark when only a few changed words lie between."""
    loose = words.end - block.article_end
    if 0 < loose <= _MOST_EDGE_WORDS and 3 * loose <= words.end - words.first:
        text = article.index.text_of(block.source_end - 1)
        return words.end, min(int(article.index.first_word[text + 1]), block.source_end + loose)
    return block.article_end, block.source_end


def _marked_at(word: int, marked: Sequence[MarkedWords]) -> MarkedWords | None:
    """Return the quotation that a word lies in."""
    place = bisect_right(marked, word, key=lambda words: words.first) - 1
    return marked[place] if place >= 0 and word < marked[place].end else None


def _suffices(
    piece: Reproduction, marked: Sequence[MarkedWords], article: ArticleWords, supported: bool
) -> bool:
    """Tell whether a reproduction weighs enough for its manner."""
    paired = sum(block.article_end - block.article for block in piece.blocks)
    if piece.manner is Manner.ECHO:
        return _is_echo(piece, paired, supported)
    own = [words for words in marked if words.quotation in piece.quotations]
    words = sum(words.end - words.first for words in own)
    known = SUPPORT_BITS if supported else 0.0
    context = context_bits(piece, article) if piece.net < _PART_BITS else 0.0
    if all(words.weak or (words.term and not supported) for words in own) or paired < _WHOLE_SHARE * words:
        return piece.net + context >= _PART_BITS
    if paired == words and len(piece.blocks) == 1 and not is_name(piece, article):
        return piece.weight >= _LEAST_EXACT_BITS and piece.weight + context + known >= EXACT_BITS
    return piece.net + context + known >= _WHOLE_BITS


def _is_echo(piece: Reproduction, paired: int, supported: bool) -> bool:
    """Tell whether unmarked words are more than a stock phrase or the same facts in the writer's words."""
    longest = max(block.article_end - block.article for block in piece.blocks)
    if paired < _ECHO_WORDS or paired < _ECHO_SHARE * max(
        piece.end - piece.first, piece.source_end - piece.source
    ):
        return False
    if longest >= _ECHO_RUN_WORDS:
        return piece.net >= (_SUPPORTED_ECHO_BITS if supported and len(piece.blocks) == 1 else _ECHO_BITS)
    return longest >= _BROKEN_ECHO_RUN_WORDS and piece.net >= _BROKEN_ECHO_BITS


def context_bits(piece: Reproduction, article: ArticleWords) -> float:
    """Return how much the words around a reproduction and around its place in the source have in common.

    Only telling words within `_CONTEXT_WORDS` count, each once, by what they weigh above a common word.
    """
    index = article.index
    text = _text(piece, article)
    low = max(int(index.first_word[text]), piece.source - _CONTEXT_WORDS)
    high = min(int(index.first_word[text + 1]), piece.source_end + _CONTEXT_WORDS)
    around = article.hashes[max(0, piece.first - _CONTEXT_WORDS) : piece.first]
    around += article.hashes[piece.end : piece.end + _CONTEXT_WORDS]
    ours = set(around) - set(article.hashes[piece.first : piece.end])
    shared = {
        index.canonical_hashes[place]: float(index.weights[place])
        for place in (*range(low, piece.source), *range(piece.source_end, high))
        if index.weights[place] >= _TELLING_CONTEXT_BITS and index.canonical_hashes[place] in ours
    }
    return min(_MOST_CONTEXT_BITS, sum(weight - _COMMON_BITS for weight in shared.values()))


def is_name(piece: Reproduction, article: ArticleWords) -> bool:
    """Tell whether every telling word of a short quotation is capitalised, in the article and in the source."""
    index = article.index
    telling = [
        (article.starts[word], int(index.starts[source]))
        for word, source in zip(
            range(piece.first, piece.end), range(piece.source, piece.source_end), strict=False
        )
        if index.weights[source] >= _TELLING_BITS
    ]
    text = index.texts[_text(piece, article)]
    return all(article.text[ours].isupper() and text[theirs].isupper() for ours, theirs in telling)


def _without_overlaps(pieces: list[Reproduction], article: ArticleWords) -> list[Reproduction]:
    """Keep the best piece over every stretch of the article; equal ones become its alternatives."""
    texts: dict[int, float] = {}
    for piece in pieces:
        text = article.index.text_of(piece.source)
        texts[text] = texts.get(text, 0.0) + piece.weight
    order = sorted(
        pieces, key=lambda piece: (-piece.weight, -texts[article.index.text_of(piece.source)], piece.source)
    )
    kept: list[Reproduction] = []
    for piece in order:
        rival = next((place for place, other in enumerate(kept) if _overlap(piece, other)), None)
        if rival is None:
            kept.append(piece)
        elif piece.weight >= 0.97 * kept[rival].weight:
            other = kept[rival]
            places = (*other.alternatives, (piece.source, piece.source_end))
            kept[rival] = replace(other, alternatives=places, choice=_choice(other, piece, texts, article))
    return sorted(kept, key=lambda piece: piece.first)


def _overlap(one: Reproduction, other: Reproduction) -> bool:
    return one.first < other.end and other.first < one.end


def _choice(kept: Reproduction, rival: Reproduction, texts: dict[int, float], article: ArticleWords) -> str:
    """Say why one of two places was preferred."""
    if kept.weight > rival.weight:
        return "the nearest wording"
    if texts[_text(kept, article)] > texts[_text(rival, article)]:
        return "the source that the article reproduces most"
    return "the first place"
