"""Name the change of one cell: words dropped, added, replaced, cut at an ellipsis, put in brackets."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from quotes.kinds import Code, Named
from quotes.wording import classify, qualifiers
from quotes.wording.cells import Cell, Shape
from quotes.wording.collation import Collation, Scene
from quotes.wording.truncation import lost_at_end, lost_at_start, weighty
from quotes.wording.unit import Sort, Unit
from quotes.wording.units import units
from quotes.wording.writings import writing_kind
from quotes.words.lexicon import WordClass
from quotes.words.names import default_aliases
from quotes.words.runs import runs
from quotes.words.small_words import small_words
from quotes.words.wordforms import synonyms

_ENDS_AND_BEGINS = re.compile(r"[”\"»“’][.,;:]?\s+[“\"«„»‘]")
_PREFIXED = small_words("prefixed_conjunctions")
# (words cut, ends of sentences among them) from which on a cut joins two passages.
FAR = ((8, 1), (25, 0))  # without a mark
FAR_MARKED = ((30, 1), (60, 0))  # at an ellipsis


def cell_kind(cell: Cell, collation: Collation) -> Named | None:
    """Name the change of a cell that holds words; None where a kept word is written alike."""
    return _BY_SHAPE[cell.shape](cell, collation)


def _passage(cell: Cell, collation: Collation) -> Sequence[Unit]:
    return collation.passage[cell.passage : cell.passage_end]


def _variant(cell: Cell, collation: Collation) -> Sequence[Unit]:
    return collation.variant[cell.variant : cell.variant_end]


def _kept(cell: Cell, collation: Collation) -> Named | None:
    passage, variant = collation.passage[cell.passage], collation.variant[cell.variant]
    return writing_kind(passage, variant, collation.scene, first=_opens(cell, collation))


def _opens(cell: Cell, collation: Collation) -> bool:
    """Tell whether a unit opens the quotation or a part of it, where its first letter may change."""
    if cell.variant == 0:
        return True
    before = collation.variant[cell.variant - 1]
    unit = collation.variant[cell.variant]
    between = collation.scene.variant[before.end : unit.start]
    return (
        before.sort in (Sort.ELLIPSIS, Sort.ASIDE)
        or before.outside != unit.outside
        or any(sign in between for sign in '“"‘«„.?!:')
    )


def _pair(cell: Cell, collation: Collation) -> Named:
    passage, variant = collation.passage[cell.passage], collation.variant[cell.variant]
    if _opens(cell, collation) and any(passage.folded == f"{link}{variant.folded}" for link in _PREFIXED):
        return Named(Code.PARTIAL_START)
    return classify.pair_kind(passage, variant, collation.scene)


def _dropped(cell: Cell, collation: Collation) -> Named:
    passage = _passage(cell, collation)
    if _lies_between_quotations(cell, collation):
        return _aside(cell, collation)
    if _far(passage, collation.scene, FAR):
        return Named(Code.SPLICE, f"{len(passage)} words lie between the two parts")
    before = _unit_at(collation.passage, cell.passage - 1)
    return classify.dropped_kind(
        passage, collation.scene, before, _unit_at(collation.passage, cell.passage_end)
    )


def _lies_between_quotations(cell: Cell, collation: Collation) -> bool:
    """Tell whether one quotation ends and the next begins where words are left out: “…the land”. “His…"."""
    before, after = (_unit_at(collation.variant, index) for index in (cell.variant - 1, cell.variant))
    if before is None or after is None:
        return False
    return _ENDS_AND_BEGINS.search(collation.scene.variant, before.end, after.start) is not None


def _added(cell: Cell, collation: Collation) -> Named:
    following = _unit_at(collation.variant, cell.variant_end)
    return classify.added_kind(_variant(cell, collation), collation.scene, following)


def _unit_at(units_in_order: Sequence[Unit], index: int) -> Unit | None:
    return units_in_order[index] if 0 <= index < len(units_in_order) else None


def _moved(cell: Cell, collation: Collation) -> Named:
    del cell, collation
    return Named(Code.ORDER_CHANGED)


def _partial(cell: Cell, collation: Collation) -> Named:
    """Name words left out at an end of the passage, where the quotation begins or ends inside a sentence."""
    scene, at_start = collation.scene, cell.shape is Shape.HEAD
    if not at_start and classify.is_note_mark(_passage(cell, collation), scene.passage):
        return Named(Code.FOOTNOTE_MARK_DROPPED)
    lost = _lost(cell, collation, at_start=at_start)
    if lost and scene.lexicon.words[WordClass.FILLER].issuperset(unit.folded for unit in lost):
        return Named(Code.GRAMMAR_FIXED, "a filler of speech")
    weight = weighty(lost, scene, at_start=at_start)
    if weight:
        return Named(Code.ELLIPSIS_HIDES_QUALIFIER, weight)
    hedge = qualifiers.own_hedge(lost, scene.passage, scene.lexicon) if at_start else ""
    if hedge:
        return Named(Code.WORD_DROPPED, f"the speaker's own “{hedge}” is left out without a mark")
    note = qualifiers.hidden(lost, scene.passage, scene.lexicon)
    return Named(Code.PARTIAL_START if at_start else Code.PARTIAL_END, note)


def _lost(cell: Cell, collation: Collation, *, at_start: bool) -> Sequence[Unit]:
    look = lost_at_start if at_start else lost_at_end
    return look(cell, collation.passage, collation.scene.passage)


def _cut(cell: Cell, collation: Collation) -> Named:
    passage, scene = _passage(cell, collation), collation.scene
    at_start, at_end = cell.variant == 0, cell.variant_end == len(collation.variant)
    if at_start or at_end:
        passage = _lost(cell, collation, at_start=at_start)
    elif _far(passage, scene, FAR_MARKED):
        return Named(Code.SPLICE, f"{len(passage)} words lie between the two parts")
    numbers = at_start or at_end or not _is_of_whole_sentences(cell, collation)
    hidden = qualifiers.hidden(passage, scene.passage, scene.lexicon, numbers=numbers)
    return Named(Code.ELLIPSIS_HIDES_QUALIFIER, hidden) if hidden else Named(Code.ELLIPSIS)


def _is_of_whole_sentences(cell: Cell, collation: Collation) -> bool:
    """Tell whether a sentence ends right before what a cell cuts, and one at its end."""
    units_around = (
        collation.passage[cell.passage - 1 : cell.passage + 1],
        collation.passage[cell.passage_end - 1 : cell.passage_end + 1],
    )
    return all(_sentences(pair, collation.scene) for pair in units_around)


def _aside(cell: Cell, collation: Collation) -> Named:
    """Name an attribution inside a quotation; words left out there are cut as at an ellipsis."""
    passage = _passage(cell, collation)
    if not passage:
        return Named(Code.SPLIT_BY_ATTRIBUTION)
    hidden = qualifiers.hidden(passage, collation.scene.passage, collation.scene.lexicon)
    around = collation.passage[max(0, cell.passage - 1) : cell.passage_end + 1]
    if hidden and not _sentences(around, collation.scene):
        return Named(Code.ELLIPSIS_HIDES_QUALIFIER, hidden)
    count = "a word is" if len(passage) == 1 else f"{len(passage)} words are"
    return Named(Code.SPLIT_BY_ATTRIBUTION, f"{count} left out here")


def _far(cut: Sequence[Unit], scene: Scene, distances: tuple[tuple[int, int], ...]) -> bool:
    """Tell whether a cut joins two passages: so many words, over so many ends of sentences."""
    if len(cut) < min(words for words, _ in distances):
        return False
    sentences = _sentences(cut, scene)
    return any(len(cut) >= words and sentences >= ends for words, ends in distances)


def _sentences(cut: Sequence[Unit], scene: Scene) -> int:
    """Count the ends of sentences among some units."""
    return sum(
        any(sign in scene.passage[one.end : two.start] for sign in ".?!\n") for one, two in pairwise(cut)
    )


def _insert(cell: Cell, collation: Collation) -> Named:
    unit = collation.variant[cell.variant]
    if unit.folded == "sic":
        return Named(Code.SIC)
    if "emphasis" in unit.folded or "italics" in unit.folded:
        return Named(Code.EMPHASIS_ADDED)
    if unit.sort is Sort.PAREN:
        return Named(Code.PAREN_INSERT)
    passage = _passage(cell, collation)
    return _replaced(passage, unit, collation.scene) if passage else Named(Code.BRACKET_INSERT)


def _replaced(passage: Sequence[Unit], unit: Unit, scene: Scene) -> Named:
    """Name words in whose place others stand in square brackets."""
    before = " ".join(known.folded for known in passage)
    if before == unit.folded:
        written = scene.passage[passage[0].start : passage[-1].end]
        cased = written != scene.variant[unit.start + 1 : unit.end - 1]
        return Named(Code.BRACKETED_FIRST_LETTER if cased else Code.BRACKET_REPLACE)
    other_style = len(passage) == 1 and passage[0].name is not None and _names_same(passage[0], unit, scene)
    return Named(Code.BRACKET_REPLACE, "the same name, written otherwise" if other_style else "")


def _names_same(passage: Unit, variant: Unit, scene: Scene) -> bool:
    """Tell whether a bracketed insertion is another form of the name in whose place it stands."""
    inner = units(runs(scene.variant[variant.start + 1 : variant.end - 1]), default_aliases())
    return len(inner) == 1 and inner[0].key == passage.key


def _group(cell: Cell, collation: Collation) -> Named:
    passage, variant, scene = _passage(cell, collation), _variant(cell, collation), collation.scene
    if synonyms(*(" ".join(unit.folded for unit in side) for side in (passage, variant))):
        return Named(Code.WORD_SUBSTITUTED)
    dropped = classify.dropped_kind(passage, scene)
    if dropped.kind not in (Code.WORD_DROPPED, Code.GRAMMAR_FIXED):
        return dropped
    added = classify.added_kind(variant, scene)
    return added if added.kind is not Code.WORD_ADDED else Named(Code.WORD_SUBSTITUTED)


_BY_SHAPE: Mapping[Shape, Callable[[Cell, Collation], Named | None]] = {
    Shape.KEPT: _kept,
    Shape.PAIR: _pair,
    Shape.GROUP: _group,
    Shape.DROPPED: _dropped,
    Shape.ADDED: _added,
    Shape.CUT: _cut,
    Shape.INSERT: _insert,
    Shape.HEAD: _partial,
    Shape.TAIL: _partial,
    Shape.MOVED: _moved,
    Shape.ASIDE: _aside,
}
