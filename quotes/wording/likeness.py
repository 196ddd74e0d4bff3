"""How much of a quotation a passage has, and how surely the quotation is a wording of it."""

from __future__ import annotations

from rapidfuzz.fuzz import ratio

from quotes.wording.cells import Cell, Shape
from quotes.wording.collation import Collation
from quotes.wording.unit import Sort, Unit
from quotes.wording.wordalign import MOST_LETTERS

# What a quotation must reach to be one of the passage, see `likeness`: in tests/cases/changes paraphrases and
# other passages reach 0.51, and quotations with several changes in a short sentence fall to 0.58.
LEAST_LIKENESS = 0.52
BREAK_COST = 0.4  # of a content word: a paraphrase shares words, but never many in a row
AKIN_SHARE = 0.5  # of a word's weight, where another form of it stands
LIKE = 75  # of 100: forms of one word and misreadings reach it
LEAST_AKIN_LETTERS = 4
FREE_SKIP = 8  # words left out without a mark at no further price
SKIP_COST = 0.04  # a word; words of distant places put together are a new sentence
MOST_SKIP_COST = 0.8
LEAST_WORDS = 4.0  # content words; in a shorter quotation one change breaks much


def shared(collation: Collation) -> float:
    """Return the part of a variant's words that the passage has in the same order, by weight, 0 to 1.

    Ellipses, bracketed insertions and what stands outside the marks do not count; small words count little.
    A text without words of its own has all of them.
    """
    total, kept = _weighed(collation)
    return kept / total if total else 1.0


def shared_or_akin(collation: Collation) -> float:
    """Return `shared`, with half a credit for a word much like its own: misread, inflected."""
    total, kept = _weighed(collation)
    akin = sum(
        _weight(collation.variant[cell.variant], collation)
        for cell in collation.cells
        if cell.shape is Shape.PAIR and _akin(cell, collation)
    )
    return (kept + AKIN_SHARE * akin) / total if total else 1.0


def likeness(collation: Collation) -> float:
    """Return how surely a variant is a wording of the passage.

    `shared_or_akin`, less a price for each unmarked break, a higher one the more it leaves out of the passage
    without a mark.
    """
    total, _ = _weighed(collation)
    if not total:
        return 1.0
    price = 0.0
    before = False
    for cell in collation.cells:
        unmarked = cell.shape in _UNMARKED
        if unmarked and not before:
            akin = cell.shape is Shape.PAIR and _akin(cell, collation)
            price += BREAK_COST / (2 if akin else 1)
        if cell.shape in (Shape.DROPPED, Shape.GROUP):
            skipped = cell.passage_end - cell.passage - (cell.variant_end - cell.variant) - FREE_SKIP
            price += min(MOST_SKIP_COST, SKIP_COST * max(0, skipped))
        before = unmarked
    return shared_or_akin(collation) - price / max(total, LEAST_WORDS)


_UNMARKED = frozenset((Shape.PAIR, Shape.GROUP, Shape.DROPPED, Shape.ADDED, Shape.MOVED))


def _akin(cell: Cell, collation: Collation) -> bool:
    """Tell whether a word stands for one much like it, or a number for a number."""
    one, other = collation.passage[cell.passage], collation.variant[cell.variant]
    if one.sort is Sort.NUMBER or other.sort is Sort.NUMBER:
        return one.sort is other.sort
    if len(one.folded) + len(other.folded) > 2 * MOST_LETTERS:
        return False
    return (
        min(len(one.folded), len(other.folded)) >= LEAST_AKIN_LETTERS
        and ratio(one.folded, other.folded) >= LIKE
    )


def _weighed(collation: Collation) -> tuple[float, float]:
    """Return the weight of a variant's words, and of those that it shares with the passage."""
    weights = [_weight(unit, collation) for unit in collation.variant]
    kept = sum(
        sum(weights[cell.variant : cell.variant_end])
        for cell in collation.cells
        if cell.shape in (Shape.KEPT, Shape.MOVED)
    )
    return sum(weights), kept


def _weight(unit: Unit, collation: Collation) -> float:
    if unit.outside or unit.sort in _NO_WORDS:
        return 0.0
    return collation.scene.lexicon.weight(unit.folded)


_NO_WORDS = frozenset((Sort.ELLIPSIS, Sort.BRACKET, Sort.PAREN))
