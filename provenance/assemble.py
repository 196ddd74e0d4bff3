"""Put passages together from the quotations of many articles, when no source is at hand.

As in sequence assembly: the longest quotations come first; a shorter one that lies inside a text joins it,
one that overlaps its end extends it. Two quotations belong together only when their alignment runs to an
end of one of them on both sides: a stock phrase in the middle of two sentences joins nothing. Quotations
are looked up by their shingles in what has been assembled so far, so that a passage quoted ten thousand
times costs ten thousand look-ups, not their square.

The texts then play the source: all articles are scanned against them, and each passage's wording is settled
among its witnesses.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from provenance.collate import Draft, Rules, collate, identify
from provenance.findings import Finding
from provenance.index import SourceIndex
from provenance.model import Apparatus, Basis, Manner, Passage, QuotationRecord
from provenance.passages import Stretch, draft_of, sentence_words, stretches
from provenance.shingles import batches, shingles, word_table
from quotes.fold import VANISHING, fold
from quotes.model import Form
from quotes.rarity import bits

_LEAST_WORDS = 4  # of a quotation that may be a passage by itself
_LEAST_BITS = 34.0
_FIT_BITS = 30.0  # that a contained quotation must share
_FIT_SHARE = 0.7  # of the words of either between the first and the last that match
_EXTEND_WORDS = 8  # that two quotations must share for one to extend the other
_EXTEND_BITS = 60.0
_MOST_LOOSE_END = 3  # words at an end that may differ on both sides
_SLACK = 6
_MOST_ENTRIES = 40  # texts in which one shingle is remembered; more share a stock phrase
_TRIED = 3
_BRACKET = re.compile(r"\[[^\[\]]{1,200}\]")
_ELLIPSIS = re.compile(r"…|\.\s?\.")
_PASSAGE_FORMS = frozenset((Form.QUOTATION, Form.FRAGMENT, Form.BLOCK))


@dataclass(slots=True)
class _Text:
    """A text under assembly and its words, but for those in brackets, which are the writer's own.

    Word ``i`` of ``words`` has the lasting position ``base + i``.
    """

    text: str
    words: list[int]
    starts: list[int]
    ends: list[int]
    base: int = 0

    def has_cut_before(self, word: int) -> bool:
        """Tell whether an ellipsis stands before a word."""
        return 0 < word < len(self.words) and bool(
            _ELLIPSIS.search(self.text, self.ends[word - 1], self.starts[word])
        )


@dataclass(frozen=True, slots=True)
class _Fit:
    """How a quotation lies against a text: the first and last matching words, and how much matches."""

    first: tuple[int, int]
    last: tuple[int, int]
    matched: int
    weight: float


@dataclass(frozen=True, slots=True)
class Assembled:
    """The texts put together, and for every quotation that joined one the index of that text."""

    texts: tuple[str, ...]
    members: Mapping[str, int]


def assemble(records: Iterable[QuotationRecord]) -> Assembled:
    """Put quotations together; the result depends on them alone, not on their order.

    The longest come first, an author's own words before those with insertions, the commonest wording before
    rarer ones.
    """
    wordings = _wordings(records)
    distinct = _distinct(wordings)
    weights = _weights(distinct)
    order = sorted(
        (one for one in distinct if sum(weights[word] for word in one.words) >= _LEAST_BITS),
        key=lambda one: (-len(one.words), one.text.count("["), -wordings[one.text], one.text),
    )
    assembly = _Assembly(weights)
    joined = {tuple(one.words): assembly.add(one) for one in order}
    ranks = sorted(range(len(assembly.texts)), key=lambda place: assembly.texts[place].text)
    rank_of = {place: rank for rank, place in enumerate(ranks)}
    members = {text: rank_of[joined[key]] for text, key in _keys(wordings).items() if key in joined}
    return Assembled(tuple(assembly.texts[place].text for place in ranks), members)


def assembled_passages(findings: Iterable[Finding], index: SourceIndex, rules: Rules) -> list[Apparatus]:
    """Return the passages of the assembled texts, each in the wording that its witnesses agree on most."""
    return [_apparatus(stretch, index, rules) for stretch in stretches(findings)]


def _wordings(records: Iterable[QuotationRecord]) -> Counter[str]:
    """Count the wordings of the outer quotations that may be passages."""
    return Counter(
        record.text
        for record in records
        if not record.quotation.level and record.quotation.form in _PASSAGE_FORMS
    )


def _distinct(wordings: Counter[str]) -> list[_Text]:
    """Return one text for each distinct row of folded words, in its commonest spelling."""
    by_words: dict[tuple[int, ...], _Text] = {}
    for made in _texts(sorted(wordings, key=lambda text: (text.count("["), -wordings[text], text))):
        if len(made.words) >= _LEAST_WORDS:
            by_words.setdefault(tuple(made.words), made)
    return list(by_words.values())


def _keys(wordings: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return the row of word hashes of every wording."""
    return {made.text: tuple(made.words) for made in _texts(sorted(wordings))}


def _texts(wordings: Iterable[str]) -> Iterator[_Text]:
    """Cut wordings into words, leaving out those in brackets."""
    for batch in batches(wordings):
        table = word_table(batch)
        for place, text in enumerate(batch):
            own = table.words_of(place)
            made = _Text(text, own.hashes.tolist(), own.starts.tolist(), own.ends.tolist())
            yield _without_brackets(made) if "[" in text else made


def _without_brackets(text: _Text) -> _Text:
    inside = [match.span() for match in _BRACKET.finditer(text.text)]
    own = [
        place
        for place, start in enumerate(text.starts)
        if not any(low < start < high for low, high in inside)
    ]
    return _Text(
        text.text,
        [text.words[place] for place in own],
        [text.starts[place] for place in own],
        [text.ends[place] for place in own],
    )


def _weights(texts: Iterable[_Text]) -> dict[int, float]:
    weights: dict[int, float] = {}
    for one in texts:
        for word, start, end in zip(one.words, one.starts, one.ends, strict=True):
            if word not in weights:
                weights[word] = bits(fold(one.text[start:end]).replace(VANISHING, ""))
    return weights


class _Assembly:
    """Texts put together so far, and where their shingles stand."""

    def __init__(self, weights: dict[int, float]) -> None:
        self.texts: list[_Text] = []
        self._weights = weights
        self._places: dict[int, list[tuple[int, int]]] = defaultdict(list)

    def add(self, quotation: _Text) -> int:
        """Let a quotation join a text, extend one, or begin one; return the text's place."""
        for place in self._likely(quotation):
            fit = self._fit(quotation, place)
            if fit is None:
                continue
            if self._lies_inside(quotation, fit, self.texts[place]):
                return place
            if fit.matched >= _EXTEND_WORDS and fit.weight >= _EXTEND_BITS:
                self._extend(place, quotation, fit)
                return place
        self.texts.append(quotation)
        self._remember(len(self.texts) - 1, 0, len(quotation.words))
        return len(self.texts) - 1

    def _likely(self, quotation: _Text) -> list[int]:
        """Return the texts that share most shingles with a quotation."""
        shared: Counter[int] = Counter()
        for gram in _grams(quotation.words):
            shared.update({place for place, _ in self._places.get(gram, ())})
        ranked = sorted(shared.items(), key=lambda item: (-item[1], item[0]))
        return [place for place, _ in ranked[:_TRIED]]

    def _fit(self, quotation: _Text, place: int) -> _Fit | None:
        """Align a quotation with the part of a text that shares its shingles; None if they do not fit."""
        text = self.texts[place]
        low, high = self._window(quotation, place)
        blocks = [
            (step.src_start, low + step.dest_start, step.src_end - step.src_start)
            for step in Levenshtein.opcodes(quotation.words, text.words[low:high])
            if step.tag == "equal"
        ]
        blocks = _dense(blocks, quotation.words, self._weights)
        if not blocks:
            return None
        fit = _Fit(
            blocks[0][:2],
            (blocks[-1][0] + blocks[-1][2], blocks[-1][1] + blocks[-1][2]),
            sum(count for _, _, count in blocks),
            sum(
                self._weights[word]
                for ours, _, count in blocks
                for word in quotation.words[ours : ours + count]
            ),
        )
        left = min(fit.first)
        right = min(len(quotation.words) - fit.last[0], len(text.words) - fit.last[1])
        region = fit.matched + _loose_words(blocks, quotation, text)
        if left > _MOST_LOOSE_END or right > _MOST_LOOSE_END or fit.weight < _FIT_BITS:
            return None
        return fit if fit.matched >= _FIT_SHARE * region else None

    def _window(self, quotation: _Text, place: int) -> tuple[int, int]:
        """Return the words of a text among which a quotation may lie."""
        text = self.texts[place]
        offsets = [
            position - text.base - ours
            for ours, gram in enumerate(_grams(quotation.words))
            for other, position in self._places.get(gram, ())
            if other == place
        ]
        low = max(0, min(offsets) - _SLACK)
        return low, min(len(text.words), max(offsets) + len(quotation.words) + _SLACK)

    def _lies_inside(self, quotation: _Text, fit: _Fit, text: _Text) -> bool:
        loose_left = fit.first[0] - fit.first[1]
        loose_right = (len(quotation.words) - fit.last[0]) - (len(text.words) - fit.last[1])
        return loose_left <= _MOST_LOOSE_END and loose_right <= _MOST_LOOSE_END

    def _extend(self, place: int, quotation: _Text, fit: _Fit) -> None:
        """Add to a text the words that a quotation has beyond its ends."""
        text = self.texts[place]
        if len(quotation.words) - fit.last[0] > len(text.words) - fit.last[1]:
            known = len(text.words)
            text = _joined(text, fit.last[1], quotation, fit.last[0])
            self.texts[place] = text
            self._remember(place, max(0, min(known, fit.last[1]) - 2), len(text.words))
        if fit.first[0] > fit.first[1]:
            added = fit.first[0] - fit.first[1]
            text = _joined(quotation, fit.first[0], text, fit.first[1])
            text.base = self.texts[place].base - added
            self.texts[place] = text
            self._remember(place, 0, fit.first[0] + 2)

    def _remember(self, place: int, first: int, end: int) -> None:
        text = self.texts[place]
        for offset, gram in enumerate(_grams(text.words[first:end])):
            known = self._places[gram]
            if len(known) < _MOST_ENTRIES:
                known.append((place, text.base + first + offset))


def _loose_words(blocks: Sequence[tuple[int, int, int]], quotation: _Text, text: _Text) -> int:
    """Return how many words between the matching ones differ; what an ellipsis stands for does not count."""
    loose = 0
    for (ours, theirs, count), (next_ours, next_theirs, _) in pairwise(blocks):
        own, other = next_ours - ours - count, next_theirs - theirs - count
        if any(map(quotation.has_cut_before, range(ours + count, next_ours + 1))):
            other = 0
        if any(map(text.has_cut_before, range(theirs + count, next_theirs + 1))):
            own = 0
        loose += max(own, other)
    return loose


def _grams(words: Sequence[int]) -> list[int]:
    grams: list[int] = shingles(np.array(words, dtype=np.uint64)).tolist()
    return grams


def _dense(
    blocks: list[tuple[int, int, int]], words: Sequence[int], weights: dict[int, float]
) -> list[tuple[int, int, int]]:
    """Drop stray common words from both ends of an alignment: they stand apart and weigh little."""

    def stray(block: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
        gap = max(abs(other[0] - block[0] - block[2]), abs(other[1] - block[1] - block[2]))
        back = max(abs(block[0] - other[0] - other[2]), abs(block[1] - other[1] - other[2]))
        weight = sum(weights[word] for word in words[block[0] : block[0] + block[2]])
        return weight < 4.0 * min(gap, back)

    while len(blocks) > 1 and stray(blocks[0], blocks[1]):
        blocks = blocks[1:]
    while len(blocks) > 1 and stray(blocks[-1], blocks[-2]):
        blocks = blocks[:-1]
    return blocks


def _joined(left: _Text, left_end: int, right: _Text, right_first: int) -> _Text:
    """Return the first ``left_end`` words of one text and, after them, another's from ``right_first`` on."""
    cut = left.ends[left_end - 1] if left_end else 0
    resume = right.ends[right_first - 1] if right_first else 0
    shift = cut - resume
    return _Text(
        left.text[:cut] + right.text[resume:],
        left.words[:left_end] + right.words[right_first:],
        left.starts[:left_end] + [start + shift for start in right.starts[right_first:]],
        left.ends[:left_end] + [end + shift for end in right.ends[right_first:]],
        left.base,
    )


def _apparatus(stretch: Stretch, index: SourceIndex, rules: Rules) -> Apparatus:
    text = index.texts[stretch.text]
    span = sentence_words(stretch.first, stretch.last, index, text)
    drafts = [draft_of(finding, parts, span.start) for finding, parts in stretch.parts]
    wording = _agreed(span.of(text), drafts)
    passage = Passage(id=identify("p", wording), basis=Basis.ASSEMBLED, text=wording)
    return collate(passage, drafts, rules)


def _agreed(assembled: str, drafts: Sequence[Draft]) -> str:
    """Return the whole witness's wording that is likest to all others, without brackets where there is one.

    Of two that are equally like, the longer: words are more often left out than put in. Where no single
    witness has the whole passage, the assembled text stands.
    """
    length = len(assembled)
    whole = Counter(
        draft.witness.text
        for draft in drafts
        if draft.witness.manner is Manner.QUOTED
        and draft.witness.covers.start <= _SLACK
        and draft.witness.covers.end >= length - _SLACK
        and 0.8 * length <= len(draft.witness.text)
    )
    if not whole:
        return assembled
    candidates = sorted(whole, key=lambda text: (text.count("["), -whole[text], text))[:20]
    fewest = candidates[0].count("[")
    return min(
        (text for text in candidates if text.count("[") == fewest),
        key=lambda text: (-round(_likeness(text, whole), 3), -len(text), text),
    )


def _likeness(text: str, whole: Counter[str]) -> float:
    return sum(count * ratio(text, other) for other, count in whole.most_common(50))
