"""How much evidence makes a reproduction.

Evidence is counted in bits (quotes.words.rarity), so that six rare words may say more than ten common ones.
What marks claim needs less of it than what stands without; a quotation that matches from mark to mark needs
less than a part of one; like surroundings, or that the article reproduces the same source elsewhere, count
too. The bounds were set on labelled news, and on news that is older than every source, where anything found
is a false alarm.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from provenance.finding.article_words import ArticleWords
from provenance.finding.chain import Block, paired_words, weight_of
from provenance.finding.clauses import is_beside_cue, is_reported_clause
from provenance.finding.reproduction import MarkedWords, Reproduction, marked_between
from provenance.indexing.index import SourceIndex
from provenance.model import Manner
from quotes.words.stops import SENTENCE_STOPS

_EXACT_BITS = 42.0  # a quotation all of whose words match in order, context included
_SUPPORT_BITS = 20.0  # what it counts that the article reproduces that source elsewhere
_LEAST_EXACT_BITS = 20.0
_AT_HOME_BITS = 34.0  # of words that an article is known to quote; fewer may be a stock phrase
_COMMON_PHRASE_BITS = 50.0  # for one without any word that weighs as much as this
_RARE_BITS = 11.5
_RARE_PHRASE_BITS = 33.0  # for one with a word that weighs as much as this
_VERY_RARE_BITS = 14.0
_COMMON_SURPRISE_BITS = 14.0  # for one of common words that seldom follow one another
_WHOLE_BITS = 66.0  # a quotation most of whose words match, context and support included
_SLIGHTLY_CHANGED_BITS = 60.0  # a quotation but one of whose words match, for a single other word
_INNER_CHANGE_BITS = 52.0  # the same where that word is neither the first nor the last
_CHANGED_SURPRISE_BITS = 26.0  # what they tell beyond a place, if that alone decides
_SLIGHT_BITS = 4.0
_WHOLE_SHARE = 0.75  # of a quotation's words, to count as matched whole
_PART_BITS = 84.0  # a quotation of which a part matches, context included
_SUPPORTING_BITS = 60.0  # a reproduction that shows that the article quotes the source

_ECHO_BITS = 80.0  # words without marks that run on unbroken
_SUPPORTED_ECHO_BITS = 72.0
_BROKEN_ECHO_BITS = 120.0  # and with changes
_ECHO_SURPRISE_BITS = 34.0  # beyond those that tell a place of the sources; of them 9 an article's words
_ECHO_WORDS = 8
_ECHO_RUN_WORDS = 7  # of which so many in a row
_BROKEN_ECHO_RUN_WORDS = 5
_ECHO_LOWER_CASE_WORDS = 2
_REPORTED_WORDS = 6  # an unbroken echo beside a word such as "said"
_REPORTED_BITS = 62.0
_REPORTED_LOWER_CASE_WORDS = 3
_CLAUSE_WORDS = 6  # an echo that fills a clause beside such a word, from border to border
_CLAUSE_DISTINCT_WORDS = 5  # for what is said twice tells no more than what is said once
_CLAUSE_LOWER_CASE_WORDS = 2
_CLAUSE_BITS = 50.0
_CLAUSE_SURPRISE_BITS = 14.0
_CHANGED_CLAUSE_SURPRISE_BITS = 22.0
_ECHO_SHARE = 0.6  # of the words between its ends, on either side, that must match

_LOOSE_ARTICLE_BITS = 3.0  # what a word of the article without a partner costs
_LOOSE_SOURCE_BITS = 1.0  # and a word of the source
_MOST_LOOSE_SOURCE_BITS = 24.0  # an ellipsis may cut much

_TELLING_BITS = 9.0  # lighter words are articles, prepositions, auxiliaries
_CONTEXT_WORDS = 40
_TELLING_CONTEXT_BITS = 11.0
_COMMON_BITS = 7.0
_MOST_CONTEXT_BITS = 20.0


def suffices(
    piece: Reproduction, marked: Sequence[MarkedWords], article: ArticleWords, supported: bool
) -> bool:
    """Tell whether a reproduction weighs enough for its manner."""
    paired = paired_words(piece.blocks)
    if piece.manner is Manner.ECHO:
        return _fills_clause(piece, paired, article) or _is_telling_echo(piece, paired, article, supported)
    own = marked_between(marked, piece.first, piece.end)
    words = sum(_words_to_pair(words.first, words.end, piece.blocks, article) for words in own)
    known = (_SUPPORT_BITS if supported else 0.0) - article.index.chance_bits
    context = context_bits(piece, article) if piece.net < _PART_BITS else 0.0
    weak = all(words.weak or (words.term and not supported) for words in own)
    exact = piece.net == piece.weight and (paired >= words or _is_sentence_of(own, piece, article))
    if exact and not weak and not is_name(piece, article):
        return is_telling(piece, article, supported=supported)
    if weak or paired < _WHOLE_SHARE * words:
        return piece.net + context - article.index.chance_bits >= _PART_BITS and not is_name(piece, article)
    slightly = paired >= words - 1 and piece.net >= piece.weight - _SLIGHT_BITS
    if (
        slightly
        and _is_unusual(piece, article)
        and surplus_bits(piece.blocks, article.index) >= _CHANGED_SURPRISE_BITS
    ):
        return True
    return piece.net + context + known >= _changed_bits(piece, slightly, article)


def _words_to_pair(first: int, end: int, blocks: Sequence[Block], article: ArticleWords) -> int:
    """Return how many of the words [first, end) need a partner: all but those in brackets that have none.

    A word in brackets that has a partner does not stand for one outside that has none.
    """
    in_brackets = article.bracketed(first, end)
    if not in_brackets:
        return end - first
    paired = (article.bracketed(max(first, block.article), min(end, block.article_end)) for block in blocks)
    return end - first - in_brackets + sum(paired)


def _is_sentence_of(own: Sequence[MarkedWords], piece: Reproduction, article: ArticleWords) -> bool:
    """Tell whether a piece is a whole sentence, or several, of one quotation and of the source.

    Where a quotation puts sentences together that stand far apart, each is bounded as a quotation is.
    """
    if len(own) != 1 or paired_words(piece.blocks) < piece.end - piece.first:
        return False
    borders = {piece.first, piece.end} - {own[0].first, own[0].end}
    if any(SENTENCE_STOPS.isdisjoint(article.before(word)) for word in borders):
        return False
    return article.index.sentences.are_whole(piece.source, piece.source_end)


def _changed_bits(piece: Reproduction, slightly: bool, article: ArticleWords) -> float:
    """Return what a quotation must weigh most of whose words match, given what kind of change it has."""
    if not slightly or rarest_bits(piece, article) < _RARE_BITS:
        return _WHOLE_BITS
    first, last = piece.blocks[0], piece.blocks[-1]
    inside = first.article == piece.first and last.article_end == piece.end
    return _INNER_CHANGE_BITS if inside else _SLIGHTLY_CHANGED_BITS


def _is_unusual(piece: Reproduction, article: ArticleWords) -> bool:
    """Tell whether a set phrase of common words would show: by a rarer word, or as one in long sources."""
    return article.index.knows_habits or rarest_bits(piece, article) >= _RARE_BITS


def rarest_bits(piece: Reproduction, article: ArticleWords) -> float:
    """Return the weight of the rarest word that a reproduction pairs."""
    weights = article.index.columns.weights
    return max(max(weights[block.source : block.source_end]) for block in piece.blocks)


def is_supporting(piece: Reproduction) -> bool:
    """Tell whether a sufficing reproduction shows that the article quotes its source."""
    return piece.net >= _SUPPORTING_BITS


def is_telling(piece: Reproduction, article: ArticleWords, *, supported: bool) -> bool:
    """Tell whether a quotation all of whose words match is more than a stock phrase of common words."""
    if piece.weight < _LEAST_EXACT_BITS:
        return False
    if supported:
        return piece.weight + context_bits(piece, article) + _SUPPORT_BITS >= _EXACT_BITS
    rarest = rarest_bits(piece, article)
    common = rarest < _RARE_BITS and piece.weight < _COMMON_PHRASE_BITS
    if common and surplus_bits(piece.blocks, article.index) < _COMMON_SURPRISE_BITS:
        return False
    # at each place it can lie in one way only, from mark to mark, so larger sources do not ask for more
    chance = min(0.0, article.index.chance_bits)
    if rarest >= _VERY_RARE_BITS and piece.weight - chance >= _RARE_PHRASE_BITS:
        return True
    return piece.weight + context_bits(piece, article) - chance >= _EXACT_BITS


def tells_at_home(text: int, index: SourceIndex) -> bool:
    """Tell whether a text is telling where an article that is known to reproduce it quotes all its words."""
    first, end = index.borders_of(text)
    columns = index.columns
    if columns.weight_sums[end] - columns.weight_sums[first] < _AT_HOME_BITS:
        return False
    return any(
        columns.weights[word] >= _TELLING_BITS and not index.texts[text][columns.starts[word]].isupper()
        for word in range(first, end)
    )


def surplus_bits(blocks: Sequence[Block], index: SourceIndex) -> float:
    """Return how much more than a place of the sources the words paired tell, each after the one before.

    Any word of an article may begin a run that any place of the sources has too: in larger sources, more do.
    """
    sums = index.columns.surprise_sums
    return sum([sums[block.source_end] - sums[block.source] for block in blocks]) - index.place_bits


def _is_telling_echo(piece: Reproduction, paired: int, article: ArticleWords, supported: bool) -> bool:
    """Tell whether unmarked words are enough to stand anywhere in an article."""
    if surplus_bits(piece.blocks, article.index) < _ECHO_SURPRISE_BITS:
        return False
    return _is_echo(piece, paired, article, supported) or _is_reported(piece, paired, article)


def _is_echo(piece: Reproduction, paired: int, article: ArticleWords, supported: bool) -> bool:
    """Tell whether unmarked words are more than a name, a stock phrase or the same facts in other words."""
    if _lower_case_words(piece, article) < _ECHO_LOWER_CASE_WORDS:
        return False
    run = max(piece.blocks, key=lambda block: block.article_end - block.article)
    longest = run.article_end - run.article
    if longest >= _ECHO_WORDS and weight_of([run], article.index) - article.index.chance_bits >= _ECHO_BITS:
        return True
    if paired < _ECHO_WORDS or paired < _ECHO_SHARE * max(
        piece.end - piece.first, piece.source_end - piece.source
    ):
        return False
    net = piece.net - article.index.chance_bits
    if longest >= _ECHO_RUN_WORDS:
        return net >= (_SUPPORTED_ECHO_BITS if supported and len(piece.blocks) == 1 else _ECHO_BITS)
    return longest >= _BROKEN_ECHO_RUN_WORDS and net >= _BROKEN_ECHO_BITS


def _is_reported(piece: Reproduction, paired: int, article: ArticleWords) -> bool:
    """Tell whether unbroken unmarked words stand right beside a word such as "said": less of them will do."""
    if paired < _REPORTED_WORDS or len(piece.blocks) > 1:
        return False
    if piece.net - article.index.chance_bits < _REPORTED_BITS:
        return False
    if _lower_case_words(piece, article) < _REPORTED_LOWER_CASE_WORDS:
        return False
    return is_beside_cue(piece.first, piece.end, article)


def _fills_clause(piece: Reproduction, paired: int, article: ArticleWords) -> bool:
    """Tell whether unmarked words fill a clause that the article reports as somebody's, and are no phrase.

    Such a clause is bounded as a quotation is, so it can lie at each place of the sources in one way only.
    """
    words = _words_to_pair(piece.first, piece.end, piece.blocks, article)
    if paired < max(_CLAUSE_WORDS, _WHOLE_SHARE * words):
        return False
    if piece.net - article.index.chance_bits < _CLAUSE_BITS:
        return False
    unbroken = len(piece.blocks) == 1
    least = _CLAUSE_SURPRISE_BITS if unbroken else _CHANGED_CLAUSE_SURPRISE_BITS
    if surplus_bits(piece.blocks, article.index) + piece.net - piece.weight < least:
        return False
    if len(set(article.hashes(piece.first, piece.end))) < _CLAUSE_DISTINCT_WORDS:
        return False
    if not _is_unusual(piece, article):
        return False
    if _lower_case_words(piece, article) < _CLAUSE_LOWER_CASE_WORDS:
        return False
    return is_reported_clause(piece.first, piece.end, article)


def _lower_case_words(piece: Reproduction, article: ArticleWords) -> int:
    """Return how many telling words the article writes without a capital: names have few.

    The words between two names count too, whether they match or not.
    """
    stretch = Block(piece.first, piece.end, piece.source, piece.source_end)
    return sum(not article.text[ours].isupper() for ours, _ in _telling_words((stretch,), article))


def _telling_words(blocks: Iterable[Block], article: ArticleWords) -> Iterator[tuple[int, int]]:
    """Yield where the telling words of blocks begin, in the article and in the source."""
    columns = article.index.columns
    for block in blocks:
        count = min(block.article_end - block.article, block.source_end - block.source)
        for at, weight in enumerate(columns.weights[block.source : block.source + count]):
            if weight >= _TELLING_BITS:
                yield article.starts[block.article + at], columns.starts[block.source + at]


def context_bits(piece: Reproduction, article: ArticleWords) -> float:
    """Return how much the words around a reproduction and around its place in the source have in common.

    Only telling words within `_CONTEXT_WORDS` count, each once, by what they weigh above a common word.
    """
    index = article.index
    text = index.text_of(piece.source)
    begin, end = index.borders_of(text)
    low, high = max(begin, piece.source - _CONTEXT_WORDS), min(end, piece.source_end + _CONTEXT_WORDS)
    around = article.hashes(max(0, piece.first - _CONTEXT_WORDS), piece.first)
    around += article.hashes(piece.end, piece.end + _CONTEXT_WORDS)
    ours = set(around) - set(article.hashes(piece.first, piece.end))
    theirs = index.canonical_hashes[low : piece.source] + index.canonical_hashes[piece.source_end : high]
    weights = (index.weight_of_word(word) for word in ours.intersection(theirs))
    return min(
        _MOST_CONTEXT_BITS,
        sum(weight - _COMMON_BITS for weight in weights if weight >= _TELLING_CONTEXT_BITS),
    )


def is_name(piece: Reproduction, article: ArticleWords) -> bool:
    """Tell whether every telling word that matches is capitalised, in the article and in the source."""
    text = article.index.texts[article.index.text_of(piece.source)]
    telling = _telling_words(piece.blocks, article)
    return all(article.text[ours].isupper() and text[theirs].isupper() for ours, theirs in telling)


def loose_bits(blocks: Sequence[Block], article: ArticleWords) -> float:
    """Return what the words without a partner cost; the writer's words in brackets cost nothing."""
    ours = theirs = 0
    for left, right in pairwise(blocks):
        own = right.article - left.article_end
        ours += own - (article.bracketed(left.article_end, right.article) if own else 0)
        theirs += right.source - left.source_end
    return _LOOSE_ARTICLE_BITS * ours + min(_MOST_LOOSE_SOURCE_BITS, _LOOSE_SOURCE_BITS * theirs)
