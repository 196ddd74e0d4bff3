"""Lay a chained region of an article word for word against its source.

Between and beyond the chained runs, words are aligned by edit distance (rapidfuzz, on words), and a pair of
words that differs only in a letter or two, or in how it is joined ("counter-terrorism"), counts as the
same. The alignment ends where it stops gaining: each end is cut back to the last word that pays for the gap
before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from provenance.finding.article_words import ArticleWords
from provenance.finding.chain import Block, Chain, paired_words, weight_of
from provenance.finding.misreadings import pairs_alike
from quotes.marking.segments import ELLIPSIS
from quotes.words.stops import SENTENCE_STOPS

_FLANK_WORDS = 16  # how far an end may reach beyond the last run: no three words in a row match there
_FLANK_SLACK_WORDS = 10  # and how many more words of the source it may skip
_MOST_GAP_WORDS = 400  # gaps longer than this on either side are left open
_GAP_BITS = 3.0  # what a skipped word costs while an end is extended
_FAR_WORDS = 12  # of the source between two words that the article has side by side, or nearly
_MOST_FAR_BITS = 24.0  # what skipping them costs at most, for an ellipsis may cut much
_HIDDEN_END_BITS = 10  # what it costs besides if a sentence ends there, and none in the article
_OPEN_WORDS = 4  # unequal words at an open end that are compared letter by letter


def align(chain: Chain, article: ArticleWords) -> Chain:
    """Fill a chain's gaps and extend its ends as long as that gains; its blocks lie word for word."""
    index = article.index
    text = index.text_of(chain[0].source)
    aligner = _Aligner(article, *index.borders_of(text))
    blocks = aligner.before(chain[0])
    blocks.append(chain[0])
    for block in chain[1:]:
        blocks += aligner.between(blocks[-1], block)
        blocks.append(block)
    blocks += aligner.after(chain[-1])
    return tuple(_merged(aligner.parted_at_marks(aligner.drawn_together(blocks))))


class _Aligner:
    """Aligns stretches of one article against stretches of one source text."""

    def __init__(self, article: ArticleWords, low: int, high: int) -> None:
        self.article = article
        self.index = article.index
        self.low, self.high = low, high

    def between(self, left: Block, right: Block) -> list[Block]:
        """Pair the words between two blocks."""
        if right.article == left.article_end or right.source == left.source_end:
            return []
        if max(right.article - left.article_end, right.source - left.source_end) > _MOST_GAP_WORDS:
            return []
        return self._pair(left.article_end, right.article, left.source_end, right.source)

    def after(self, block: Block) -> list[Block]:
        """Extend an alignment to the right."""
        if block.source_end == self.high:
            return []
        article_end = min(len(self.article), block.article_end + _FLANK_WORDS)
        words = article_end - block.article_end
        source_end = min(self.high, block.source_end + words + _FLANK_SLACK_WORDS)
        found = self._equal(block.article_end, article_end, block.source_end, source_end)
        at, other_at = (
            (found[-1].article_end, found[-1].source_end) if found else (block.article_end, block.source_end)
        )
        open_end = Block(
            at, min(at + _OPEN_WORDS, article_end), other_at, min(other_at + _OPEN_WORDS, source_end)
        )
        found = self._filled(block.article_end, block.source_end, found) + self._alike(open_end)
        return found[: self._gaining(found, block.article_end, block.source_end)]

    def before(self, block: Block) -> list[Block]:
        """Extend an alignment to the left."""
        if block.source == self.low:
            return []
        article = max(0, block.article - _FLANK_WORDS)
        words = block.article - article
        source = max(self.low, block.source - words - _FLANK_SLACK_WORDS)
        found = self._equal(article, block.article, source, block.source)
        end, other_end = (found[0].article, found[0].source) if found else (block.article, block.source)
        open_end = Block(
            max(end - _OPEN_WORDS, article), end, max(other_end - _OPEN_WORDS, source), other_end
        )
        at, other_at = (found[-1].article_end, found[-1].source_end) if found else (end, other_end)
        rest = Block(at, block.article, other_at, block.source)
        found = [
            *self._alike_from_end(open_end),
            *self._filled(end, other_end, found),
            *self._alike_from_end(rest),
        ]
        mirrored = [Block(-b.article_end, -b.article, -b.source_end, -b.source) for b in reversed(found)]
        kept = self._gaining(mirrored, -block.article, -block.source)
        return found[len(found) - kept :]

    def drawn_together(self, blocks: list[Block]) -> list[Block]:
        """Lay the few words before or after a far gap right beside it, where they fit nearly as well.

        A speaker says "everyone gets a fair hearing", and soon after: "everyone gets their fair hearing,
        everyone has a say". An article that quotes the second cut nothing out of the middle.
        """
        for place in range(len(blocks) - 1, 0, -1):
            left, right = blocks[place - 1], blocks[place]
            far = right.source - left.source_end
            if far < _FAR_WORDS:
                blocks[place - 1 : place] = self._without_hidden_end(left, right)
            elif right.article - blocks[0].article <= _FLANK_WORDS:
                nearer = self.before(right)
                if self._is_as_good(nearer, blocks[:place], far):
                    return [*nearer, *blocks[place:]]
            elif blocks[-1].article_end - left.article_end <= _FLANK_WORDS:
                nearer = self.after(left)
                if self._is_as_good(nearer, blocks[place:], far):
                    blocks = [*blocks[:place], *nearer]
        return blocks

    def parted_at_marks(self, blocks: list[Block]) -> list[Block]:
        """Lay words that fit on either side of what the source has more where the article shows the cut.

        "It lasted. … We have planted" leaves out "We have moved": its "We have" is that of the second.
        """
        for place in range(1, len(blocks)):
            left, right = blocks[place - 1], blocks[place]
            if right.article == left.article_end and right.source > left.source_end:
                by = max(
                    self._shifts(left, right), key=lambda by: (self._cut_at(right.article + by), -abs(by))
                )
                blocks[place - 1] = left._replace(
                    article_end=left.article_end + by, source_end=left.source_end + by
                )
                blocks[place] = right._replace(article=right.article + by, source=right.source + by)
        return [block for block in blocks if block.article < block.article_end]

    def _shifts(self, left: Block, right: Block) -> list[int]:
        """Return by how many words the border of two blocks may move; 0 is first."""
        theirs, shifts = self.index.canonical_hashes, [0]
        if not (left.is_exact and right.is_exact):
            return shifts
        for by in range(1, right.article_end - right.article + 1):
            if theirs[left.source_end + by - 1] != theirs[right.source + by - 1]:
                break
            shifts.append(by)
        for by in range(1, left.article_end - left.article + 1):
            if theirs[left.source_end - by] != theirs[right.source - by]:
                break
            shifts.append(-by)
        return shifts

    def _cut_at(self, word: int) -> int:
        """Return how plainly the article shows a cut before a word: by an ellipsis, the end of a sentence."""
        between = self.article.before(word)
        if ELLIPSIS.search(between):
            return 2
        return int(not SENTENCE_STOPS.isdisjoint(between))

    def _without_hidden_end(self, left: Block, right: Block) -> list[Block]:
        """Return a block, or its few words laid beside the next, where no sentence ends between them."""
        if not self._hides_an_end(left, right):
            return [left]
        nearer = self._pair(left.article, right.article, right.source - _OPEN_WORDS, right.source)
        far = right.source - left.source_end + _HIDDEN_END_BITS
        return nearer if self._is_as_good(nearer, [left], far) else [left]

    def _hides_an_end(self, left: Block, right: Block) -> bool:
        """Tell whether a sentence of the source ends behind a few words, where the article runs on."""
        few = left.article_end - left.article <= _OPEN_WORDS and right.article == left.article_end
        if not few or right.source - left.source_end < _OPEN_WORDS or self._cut_at(right.article):
            return False
        index = self.index
        return index.sentences.at(left.source_end - 1) != index.sentences.at(right.source)

    def _is_as_good(self, nearer: Sequence[Block], blocks: Sequence[Block], far: int) -> bool:
        """Tell whether words laid elsewhere lose less than the gap that they close costs."""
        lost = paired_words(blocks) - paired_words(nearer)
        bits = weight_of(blocks, self.index) - weight_of(nearer, self.index) + _GAP_BITS * lost
        return bits < min(_MOST_FAR_BITS, far)

    def _gaining(self, blocks: list[Block], article: int, source: int) -> int:
        """Return how many leading blocks to keep so that the gain is greatest."""
        gain = best = 0.0
        keep = 0
        sums = self.index.columns.weight_sums
        for count, block in enumerate(blocks, start=1):
            skipped = block.article - article - self._bracketed(article, block.article)
            gain -= _GAP_BITS * (skipped + 0.5 * (block.source - source))
            low, high = (
                (block.source, block.source_end) if block.source >= 0 else (-block.source_end, -block.source)
            )
            gain += sums[high] - sums[low]
            article, source = block.article_end, block.source_end
            if gain > best:
                best, keep = gain, count
        return keep

    def _bracketed(self, first: int, end: int) -> int:
        """Return how many words of a gap, mirrored or not, are the writer's own in brackets."""
        return self.article.bracketed(first, end) if first >= 0 else self.article.bracketed(-end, -first)

    def _pair(self, article: int, article_end: int, source: int, source_end: int) -> list[Block]:
        """Pair the words of two stretches by edit distance, then the unequal rests by likeness."""
        found = self._equal(article, article_end, source, source_end)
        at, other_at = (found[-1].article_end, found[-1].source_end) if found else (article, source)
        rest = Block(at, article_end, other_at, source_end)
        return self._filled(article, source, found) + self._alike(rest)

    def _equal(self, article: int, article_end: int, source: int, source_end: int) -> list[Block]:
        """Return the runs of equal words that the least number of edits leaves.

        The writer's words in brackets are passed over: they have no partner.
        """
        ours = self.article.hashes(article, article_end)
        places = self.article.outside_brackets(article, article_end)
        if len(places) < len(ours):
            ours = [ours[place - article] for place in places]
        theirs = self.index.canonical_hashes[source:source_end]
        *matches, _ = Levenshtein.editops(ours, theirs).as_matching_blocks()
        return [
            Block(
                places[first],
                places[end - 1] + 1,
                source + match.b - match.a + first,
                source + match.b - match.a + end,
            )
            for match in matches
            for first, end in _unbroken(places, match.a, match.a + match.size)
        ]

    def _filled(self, article: int, source: int, equal: Sequence[Block]) -> list[Block]:
        """Add words that are alike, between equal runs from (article, source) on."""
        found: list[Block] = []
        for block in equal:
            found += self._alike(Block(article, block.article, source, block.source))
            found.append(block)
            article, source = block.article_end, block.source_end
        return found

    def _alike(self, rest: Block) -> list[Block]:
        """Pair words that are misspelt, misread or joined otherwise, in order."""
        if rest.article == rest.article_end or rest.source == rest.source_end:
            return []
        ours = self.article.folded(rest.article, rest.article_end)
        theirs = self.index.folded(rest.source, rest.source_end)
        return [
            Block(
                rest.article + pair.article,
                rest.article + pair.article_end,
                rest.source + pair.source,
                rest.source + pair.source_end,
            )
            for pair in pairs_alike(ours, theirs)
        ]

    def _alike_from_end(self, rest: Block) -> list[Block]:
        """Pair words like `_alike`, from the last on: those next to what is known to match come first."""
        if rest.article == rest.article_end or rest.source == rest.source_end:
            return []
        ours = [word[::-1] for word in reversed(self.article.folded(rest.article, rest.article_end))]
        theirs = [word[::-1] for word in reversed(self.index.folded(rest.source, rest.source_end))]
        return [
            Block(
                rest.article_end - pair.article_end,
                rest.article_end - pair.article,
                rest.source_end - pair.source_end,
                rest.source_end - pair.source,
            )
            for pair in reversed(pairs_alike(ours, theirs))
        ]


def _unbroken(places: Sequence[int], first: int, end: int) -> Iterable[tuple[int, int]]:
    """Cut [first, end) where the places that it stands for do not follow one another."""
    if places[end - 1] - places[first] == end - 1 - first:
        return ((first, end),)
    cuts = [at for at in range(first + 1, end) if places[at] != places[at - 1] + 1]
    return pairwise([first, *cuts, end])


def _merged(blocks: list[Block]) -> list[Block]:
    """Join blocks that touch on both sides; one of unequal sides stays alone, so that the rest can be cut."""
    merged: list[Block] = []
    for block in blocks:
        last = merged[-1] if merged else None
        touching = last and last.article_end == block.article and last.source_end == block.source
        if last and touching and last.is_exact and block.is_exact:
            merged[-1] = Block(last.article, block.article_end, last.source, block.source_end)
        else:
            merged.append(block)
    return merged
