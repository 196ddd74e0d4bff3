"""Look at what a quotation that begins or ends inside a sentence leaves out of that sentence.

Most of it is nothing: quotations are short. Three things are not: the source's own attribution, a clause of
condition or contrast, and a "not" or "some" that stood right before or behind the words quoted.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import takewhile

from quotes.kinds import Code
from quotes.wording import classify, qualifiers
from quotes.wording.cells import Cell, Shape
from quotes.wording.collation import Scene
from quotes.wording.unit import Unit
from quotes.wording.wordalign import alike
from quotes.words import wordforms
from quotes.words.lexicon import Lexicon, WordClass
from quotes.words.opposites import opposites
from quotes.words.small_words import small_words

SHORT = 4  # words right beside the words quoted that belong to them: "not all of the"
REPLACED = 3  # words at a sentence's start for which one other may stand
MOST_OPERATORS = 2  # "must not"
_OPERATORS = frozenset((WordClass.NEGATION, WordClass.QUANTIFIER, WordClass.MODALITY))
_CLAUSES = frozenset((WordClass.CONDITION, WordClass.CONTRAST))
_PUT = frozenset((Shape.PAIR, Shape.ADDED, Shape.GROUP))  # where a word may stand for what a head lost
_STOPS = frozenset(".?!\n")
_PARTING = frozenset(",;:.?!–—，、；：。،؛")
_LINKING = small_words("linking")


def lost_at_start(cell: Cell, passage: Sequence[Unit], text: str) -> Sequence[Unit]:
    """Return the units of a head that stand in the same sentence as the words quoted.

    A "but" that opens the sentence is not among them: it says nothing of what follows.
    """
    first = cell.passage_end
    if _is_one_sentence(cell, passage, text):
        first = cell.passage
    while first > cell.passage and not _ends_sentence(passage, first, text):
        first -= 1
    while first < cell.passage_end and passage[first].folded in _LINKING:
        first += 1
    return passage[first : cell.passage_end]


def lost_at_end(cell: Cell, passage: Sequence[Unit], text: str) -> Sequence[Unit]:
    """Return the units of a tail that stand in the same sentence as the words quoted."""
    last = cell.passage
    if _is_one_sentence(cell, passage, text):
        return passage[last : cell.passage_end]
    while last < cell.passage_end and not _ends_sentence(passage, last, text):
        last += 1
    return passage[cell.passage : last]


def _is_one_sentence(cell: Cell, passage: Sequence[Unit], text: str) -> bool:
    """Tell whether no sentence ends before, among or behind the units of a head or tail."""
    start = passage[cell.passage - 1].end if cell.passage else 0
    end = passage[cell.passage_end].start if cell.passage_end < len(passage) else len(text)
    return all(text.find(stop, start, end) < 0 for stop in _STOPS)


def _ends_sentence(passage: Sequence[Unit], index: int, text: str) -> bool:
    """Tell whether a sentence ends right before a unit."""
    if not 0 < index < len(passage):
        return False
    return not _STOPS.isdisjoint(text[passage[index - 1].end : passage[index].start])


def with_heads(
    cells: Sequence[Cell], passage: Sequence[Unit], variant: Sequence[Unit], scene: Scene
) -> list[Cell]:
    """Take words right before a quotation as dropped or replaced, where they belong to it.

    "No evidence was found" for "Evidence was found" drops a negation, it does not begin later; nor does
    "every means to verify" for "... has no means to verify" add a word.
    """
    if len(cells) < 2 or cells[0].shape is not Shape.HEAD:
        return list(cells)
    head, following, *rest = cells
    count = _belonging(lost_at_start(head, passage, scene.passage), following, passage, variant, scene)
    if not count:
        return list(cells)
    cut = head.passage_end - count
    heads = [head._replace(passage_end=cut)] if cut > head.passage else []
    if _stays(following, passage, variant, scene):
        dropped = Cell(cut, head.passage_end, head.variant, head.variant_end, Shape.DROPPED)
        return [*heads, dropped, following, *rest]
    put = following._replace(passage=cut)
    single = put.passage_end - cut == put.variant_end - put.variant == 1
    return [*heads, put._replace(shape=Shape.PAIR if single else Shape.GROUP), *rest]


def _belonging(
    lost: Sequence[Unit], following: Cell, passage: Sequence[Unit], variant: Sequence[Unit], scene: Scene
) -> int:
    """Return how many words at the end of those that a head lost belong to the cell behind it."""
    if not lost:
        return 0
    stays = _stays(following, passage, variant, scene)
    if following.shape in _PUT and not stays:
        put = variant[following.variant : following.variant_end]
        phrase = WordClass.FUNCTION in scene.lexicon.of(lost[-1].folded)  # "at least"
        paired = following.shape is Shape.PAIR and _answers(passage[following.passage], put[0], scene.lexicon)
        stands_for_all = len(lost) <= REPLACED and (phrase or not paired)
        return len(lost) if stands_for_all else _operators_for(put, lost, scene.lexicon)
    if not stays or _is_answer(lost[-1], passage[following.passage], scene):
        return 0
    denies = WordClass.NEGATION in scene.lexicon.of(lost[-1].folded)
    near = lost if len(lost) <= SHORT else lost[-1:] if denies else ()
    return len(near) if _belongs(near, scene) else 0


def _stays(cell: Cell, passage: Sequence[Unit], variant: Sequence[Unit], scene: Scene) -> bool:
    """Tell whether the variant has a word of the passage, if in another form: "understood"."""
    if cell.shape is not Shape.PAIR:
        return cell.shape is Shape.KEPT
    words = passage[cell.passage].folded, variant[cell.variant].folded
    return alike(*words) and not any(map(scene.lexicon.of, words))


def _answers(word: Unit, other: Unit, lexicon: Lexicon) -> bool:
    """Tell whether one word alone has another's place: "must" that of "need", "lost" that of "won"."""
    operators = _is_operator(lexicon, word) and _is_operator(lexicon, other)
    opposed = opposites(lexicon.language, word.folded, other.folded)
    return operators or opposed or wordforms.forms_of_one_verb(word.folded, other.folded)


def _operators_for(put: Sequence[Unit], lost: Sequence[Unit], lexicon: Lexicon) -> int:
    """Return for how many words at the end of those lost another word of their kind stands: "cannot"."""
    if len(put) != 1 or not _is_operator(lexicon, put[0]):
        return 0
    return sum(1 for _ in takewhile(partial(_is_operator, lexicon), reversed(lost[-MOST_OPERATORS:])))


def _is_operator(lexicon: Lexicon, unit: Unit) -> bool:
    return not _OPERATORS.isdisjoint(lexicon.of(unit.folded))


def _is_answer(lost: Unit, kept: Unit, scene: Scene) -> bool:
    """Tell whether a comma or a stop parts a word from those behind it: "No, I did not"."""
    return not _PARTING.isdisjoint(scene.passage[lost.end : kept.start])


def _belongs(lost: Sequence[Unit], scene: Scene) -> bool:
    """Tell whether what a head lost governs the word behind it: "not all of the", but not "it may run"."""
    small = [bool(scene.lexicon.of(unit.folded)) for unit in lost]
    plain = len(lost) - small[::-1].index(False) if False in small else 0
    near = lost[plain:]
    return bool(near) and classify.dropped_kind(near, scene).kind is not Code.WORD_DROPPED


def weighty(lost: Sequence[Unit], scene: Scene, *, at_start: bool) -> str:
    """Return what of weight a sentence lost at its start or end, as a fact; "" when nothing.

    Args:
        lost: the sentence's units that are left out, in order.
        scene: the texts.
        at_start: whether they stood before the words quoted.
    """
    if not lost:
        return ""
    denied = qualifiers.denial(lost, scene.passage, scene.lexicon) if at_start else ""
    if denied:
        return f"{qualifiers.DENIES}: “{denied}”"
    attribution = qualifiers.attribution_in(lost, scene.passage, scene.lexicon, behind=not at_start)
    if attribution and not _introduces_quotation(lost[-1], scene.passage):
        return f"the words left out name {qualifiers.OWN_SOURCE}: “{attribution}”"
    clause = lost[0].folded if _opens_clause(lost[0], scene.lexicon) else ""
    limit = clause or qualifiers.limit_at(lost, 0, scene.passage)
    if len(lost) > 1 and limit:
        return f"the words left out begin with “{limit}”"
    if not at_start and len(lost) <= SHORT:
        return qualifiers.hidden(lost, scene.passage, scene.lexicon)
    return ""


def _introduces_quotation(unit: Unit, text: str) -> bool:
    """Tell whether a unit is followed by a colon or a quotation mark: its speaker is another matter."""
    return any(sign in text[unit.end : unit.end + 3] for sign in ':“"«„')


def _opens_clause(unit: Unit, lexicon: Lexicon) -> bool:
    classes = lexicon.of(unit.folded)
    return WordClass.QUALIFIER in classes and not _CLAUSES.isdisjoint(classes)
