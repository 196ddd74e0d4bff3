"""Name the kind of a change of words: what was left out, added, or put in the place of something else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from quotes.kinds import Code, Named
from quotes.wording.capitals import is_month, is_name
from quotes.wording.collation import Scene
from quotes.wording.half_negations import stays_denied
from quotes.wording.unit import Sort, Unit
from quotes.wording.wordalign import MOST_LETTERS
from quotes.words import wordforms
from quotes.words.lexicon import Lexicon, WordClass
from quotes.words.numerals import value_in
from quotes.words.opposites import opposites
from quotes.words.runs import runs
from quotes.words.small_words import small_words
from quotes.words.transcriptions import same_name

LONG_OMISSION = 4  # words; a small word in a longer one belongs to what was left out, not to what remains
LEAST_MISPRINT_LETTERS = 5  # in shorter words one letter makes another word
MOST_NOTE_DIGITS = 3
QUANTIFYING = small_words("quantifying")
_DENYING = small_words("denying")
_BEFORE_NUMBERS = small_words("approximating")
FILLERS = small_words("fillers")
_NO_QUANTITY = re.compile(r"#(?:1[5-9]|20)\d\d|#date.*")
_IN_CODES = frozenset("./_")  # a number behind one of these is part of a reference
_TWO_LETTERS = str.maketrans(
    {"ß": "ss", "œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae",
     "Ö": "Oe", "Ü": "Ue", "ø": "oe", "Ø": "Oe", "å": "aa", "Å": "Aa"}
)  # fmt: skip
_HALF_NEGATION = Named(Code.GRAMMAR_FIXED, "the other half of the negation stays")
_BRACKETS = frozenset(("()", "[]", "（）", "【】"))
_LABEL = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})\)")
_HYPHENS = frozenset("-‐‑")
_DETERMINERS = frozenset((WordClass.ARTICLE, WordClass.PRONOUN))
_CLASS_KINDS = (
    (WordClass.NEGATION, Code.NEGATION),
    (WordClass.MODALITY, Code.MODALITY),
    (WordClass.QUANTIFIER, Code.QUANTIFIER),
    (WordClass.COMPARATIVE, Code.COMPARATIVE),
)
_HEDGING = frozenset((WordClass.HEDGE, WordClass.REPORTING, WordClass.ASSERTING))
# Two of these in one place are opposites; one alone is an ordinary word.
_OPPOSITES = (
    (WordClass.DEGREE, Code.QUANTIFIER),
    (WordClass.DIRECTION, Code.COMPARATIVE),
    (WordClass.PLACE, Code.ENTITY_SWAPPED),
)


def dropped_kind(
    units: Sequence[Unit], scene: Scene, before: Unit | None = None, following: Unit | None = None
) -> Named:
    """Name words left out without a mark, given the passage's units before and after them."""
    if len(units) == 1 and units[0].key in [unit.key for unit in (before, following) if unit is not None]:
        if units[0].sort is Sort.NUMBER:
            return Named(Code.NUMBER_FORMAT, "the number is written twice")
        return Named(Code.GRAMMAR_FIXED, "a word written twice")
    words = [unit for unit in units if unit.sort is not Sort.ELLIPSIS]
    if not words:
        return Named(Code.WORD_DROPPED, "other wordings mark a cut here")
    filler = " ".join(unit.folded for unit in words) in FILLERS
    if filler or all(WordClass.FILLER in scene.lexicon.of(unit.folded) for unit in words):
        return Named(Code.GRAMMAR_FIXED, "a filler of speech")
    if is_note_mark(words, scene.passage):
        return Named(Code.FOOTNOTE_MARK_DROPPED)
    if _is_label_of_item(words, scene.passage):
        return Named(Code.FOOTNOTE_MARK_DROPPED, "the label of a list's item")
    if is_note_of_audience(words, scene.passage, scene.lexicon):
        return Named(Code.FOOTNOTE_MARK_DROPPED, "a transcript's note of the audience")
    return _one_sided(words, scene, Code.WORD_DROPPED, following)


def added_kind(units: Sequence[Unit], scene: Scene, following: Unit | None = None) -> Named:
    """Name words that the variant adds without a mark, given its unit after them."""
    return _one_sided(units, scene, Code.WORD_ADDED, following)


def _one_sided(units: Sequence[Unit], scene: Scene, plain: Code, following: Unit | None = None) -> Named:
    """Name words that only one text has; ``plain`` is their kind where none weighs."""
    sides = (scene.whole, scene.part)
    own, other = sides if plain is Code.WORD_DROPPED else sides[::-1]
    lexicon = scene.lexicon
    if len(units) == 1 and stays_denied(units[0], own.runs, other.words, lexicon.language):
        return _HALF_NEGATION
    found = _weightiest(units, own.runs.text, lexicon)
    if found is None:
        if " ".join(unit.folded for unit in units) in _DENYING:
            return Named(Code.NEGATION)
        if _hedges([*units, *([following] if following else [])], lexicon):
            return Named(Code.MODALITY)
        return Named(Code.QUANTIFIER) if _approximates(units, following, lexicon) else Named(plain)
    kind, unit = found
    if len(units) > LONG_OMISSION:
        side = "left out" if plain is Code.WORD_DROPPED else "added"
        return Named(plain, f"the words {side} hold “{unit.folded}”")
    return Named(kind)


def _hedges(units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Tell whether words say that others hold something to be so: "is believed to have", "claims to own"."""
    return any(
        two.folded == "to"
        and not _HEDGING.isdisjoint(lexicon.of(one.folded))
        and _DETERMINERS.isdisjoint(lexicon.of(three.folded))  # "a promise to the president"
        for one, two, three in zip(units, units[1:], units[2:], strict=False)
    )


def _approximates(units: Sequence[Unit], following: Unit | None, lexicon: Lexicon) -> bool:
    """Tell whether words are a “one of” anywhere, or an “about” or “up to” before a number."""
    phrase = " ".join(unit.folded for unit in units)
    if phrase in QUANTIFYING:
        return True
    number = following is not None and following.sort in (Sort.NUMBER, Sort.SIGN)
    return number and (WordClass.APPROXIMATE in lexicon.of(units[-1].folded) or phrase in _BEFORE_NUMBERS)


def _weightiest(units: Sequence[Unit], text: str, lexicon: Lexicon) -> tuple[Code, Unit] | None:
    for word_class, kind in _CLASS_KINDS:
        for unit in units:
            if word_class not in lexicon.of(unit.folded) or compounded(unit, text) or is_month(unit, text):
                continue
            return kind, unit
    counts = [unit for unit in units if is_quantity(unit) and text[: unit.start][-1:] not in _IN_CODES]
    return (Code.NUMBER, counts[0]) if counts else None


def is_quantity(unit: Unit) -> bool:
    """Tell whether a unit counts something; years, ordinals, dates and a bare "one" do not."""
    return (
        unit.sort is Sort.NUMBER
        and unit.folded != "one"
        and not unit.key.endswith("th")
        and not _NO_QUANTITY.fullmatch(unit.key)
    )


def compounded(unit: Unit, text: str) -> bool:
    """Tell whether a unit is part of a hyphenated word, where a small word means something else."""
    return text[unit.end : unit.end + 1] in _HYPHENS or (unit.start > 0 and text[unit.start - 1] in _HYPHENS)


def is_note_mark(units: Sequence[Unit], text: str) -> bool:
    """Tell whether dropped numbers are marks of notes: in brackets, or one close behind a word or stop."""
    if not all(_may_mark_note(unit, text) for unit in units):
        return False
    if in_brackets(units, text):
        return True
    before, after = text[: units[0].start][-1:], text[units[-1].end :][:1]
    return len(units) == 1 and bool(before) and not before.isspace() and (not after or after.isspace())


def _may_mark_note(unit: Unit, text: str) -> bool:
    """Tell whether a unit is one small number, or two in a row: "4", "1,2"."""
    numbers = text[unit.start : unit.end].split(",")
    return all(number.isdigit() and len(number) <= MOST_NOTE_DIGITS for number in numbers)


def _is_label_of_item(units: Sequence[Unit], text: str) -> bool:
    """Tell whether a dropped unit labels an item that begins a line: "(b)", "iv)"."""
    line = text.rfind("\n", 0, units[0].start) + 1
    before = text[max(line, units[0].start - 2) : units[0].start].strip()
    return (
        len(units) == 1
        and line > 0
        and _LABEL.fullmatch(before + text[units[0].start : units[0].end + 1]) is not None
    )


def in_brackets(units: Sequence[Unit], text: str) -> bool:
    """Tell whether units are all that stands between two brackets, but for marks of the sentence."""
    if not units:
        return False
    before, after = text[: units[0].start].rstrip()[-1:], text[units[-1].end :].lstrip(" .!")[:1]
    return before + after in _BRACKETS


def is_note_of_audience(units: Sequence[Unit], text: str, lexicon: Lexicon) -> bool:
    """Tell whether dropped words are all that stands between brackets and tell of applause or laughter."""
    return in_brackets(units, text) and any(WordClass.AUDIENCE in lexicon.of(unit.folded) for unit in units)


def pair_kind(passage: Unit, variant: Unit, scene: Scene) -> Named:
    """Name one unit put in the place of another."""
    before, after = scene.passage[passage.start : passage.end], scene.variant[variant.start : variant.end]
    numbers = _value(passage, scene), _value(variant, scene)
    if numbers[0] and numbers[1]:
        return _number_pair(numbers[0], numbers[1])
    if before != after and _spelt_out(before) == _spelt_out(after):
        return Named(Code.SPELLING_VARIETY)
    if wordforms.synonyms(passage.folded, variant.folded):
        return Named(Code.WORD_SUBSTITUTED)
    if "[" in after and "[" not in before:
        return Named(Code.BRACKET_REPLACE)
    if before.rstrip("0123456789") == after:
        return Named(Code.FOOTNOTE_MARK_DROPPED)
    if wordforms.correction(passage.folded, variant.folded):
        return Named(Code.GRAMMAR_FIXED)
    if is_name(passage, scene.passage, scene) and is_name(variant, scene.variant, scene):
        genitive = passage.folded != variant.folded and _without_s(before) == _without_s(after)
        return Named(Code.NAME_TRANSLIT) if genitive else _name_pair(passage, variant, scene)
    by_class = class_kind(passage.folded, variant.folded, scene.lexicon)
    if by_class is not None:
        return Named(by_class)
    if _agrees_with_subject(passage, variant, scene):
        return Named(Code.GRAMMAR_FIXED)
    return _word_pair(passage.folded, variant.folded, scene.lexicon)


def _number_pair(before: str, after: str) -> Named:
    if before.startswith("date") and before.startswith(f"{after} "):
        return Named(Code.WORD_DROPPED, "the year is left out")
    if after.startswith("date") and after.startswith(f"{before} "):
        return Named(Code.WORD_ADDED, "the year is added")
    return Named(Code.NUMBER_FORMAT if before == after else Code.NUMBER)


def _without_s(written: str) -> str:
    """Return a word without its genitive s."""
    return written.replace("’", "'").removesuffix("'s").removesuffix("'")


def _spelt_out(written: str) -> str:
    """Return a word as a keyboard without its letters has it: "coeur", "Strasse", "fuer"."""
    return written.translate(_TWO_LETTERS)


def _value(unit: Unit, scene: Scene) -> str | None:
    """Return what a number is worth, in digits or in a word of the text's language; None for other units."""
    if unit.sort is Sort.NUMBER:
        return unit.key.removeprefix("#") or None
    return value_in(scene.lexicon.language, unit.folded) if unit.sort is Sort.WORD else None


def _agrees_with_subject(passage: Unit, variant: Unit, scene: Scene) -> bool:
    """Tell whether two words differ in the s of a verb, before its object: "the union want(s) a vote"."""
    one, other = sorted((passage.folded, variant.folded), key=len)
    if scene.lexicon.language != "en" or other not in (one + "s", one + "es"):
        return False
    before = runs(scene.variant[max(0, variant.start - MOST_LETTERS) : variant.start]).folded[-1:]
    after = runs(scene.variant[variant.end : variant.end + MOST_LETTERS]).folded[:1]
    if not before or not after or not scene.variant[variant.end : variant.end + 1].isspace():
        return False
    determined = scene.lexicon.of(before[0]) & _DETERMINERS
    return not determined and (bool(scene.lexicon.of(after[0]) & _DETERMINERS) or after[0] == "to")


def class_kind(before: str, after: str, lexicon: Lexicon) -> Code | None:
    """Name a change that adds, takes or changes a small word of the sentence's logic."""
    classes, others = lexicon.of(before), lexicon.of(after)
    if (WordClass.NEGATION in classes) != (WordClass.NEGATION in others):
        return Code.NEGATION
    if opposites(lexicon.language, before, after):
        return Code.NEGATION
    if wordforms.same_tense(before, after):
        return Code.GRAMMAR_FIXED
    tenses = wordforms.same_verb(lexicon.language, before, after)
    if tenses is not None:
        return Code.TENSE if tenses[0] != tenses[1] else Code.GRAMMAR_FIXED
    if wordforms.auxiliaries(before, after) or _future(before, after) or _future(after, before):
        return Code.TENSE
    if wordforms.comparison(before, after):
        return Code.COMPARATIVE
    if WordClass.APPROXIMATE in classes & others:
        return Code.WORD_SUBSTITUTED
    both = [kind for word_class, kind in (*_CLASS_KINDS[1:], *_OPPOSITES) if word_class in classes & others]
    if both:
        return both[0]
    if lexicon.language == "en" and wordforms.forms_of_one_verb(before, after):
        return None
    return next((kind for word_class, kind in _CLASS_KINDS[1:] if word_class in classes | others), None)


def _future(before: str, after: str) -> bool:
    """Tell whether "will" stands for a form of be, have or do: "have withdrawn" and "will withdraw"."""
    return after == "will" and wordforms.is_auxiliary(before)


def _name_pair(passage: Unit, variant: Unit, scene: Scene) -> Named:
    long = len(passage.folded) + len(variant.folded) > 2 * MOST_LETTERS
    if not long and same_name(passage.folded, variant.folded) and variant.folded not in scene.whole.words:
        return Named(Code.NAME_TRANSLIT, "the same name by its consonants?")
    return Named(Code.ENTITY_SWAPPED)


def _word_pair(before: str, after: str, lexicon: Lexicon) -> Named:
    persons = wordforms.person(before), wordforms.person(after)
    if all(persons) and persons[0] != persons[1]:
        return Named(Code.ENTITY_SWAPPED, "another person")
    if lexicon.language == "en" and wordforms.forms_of_one_verb(before, after):
        return Named(_inflection_kind(before, after))
    if wordforms.misprint_of(after) == before:
        return Named(Code.WORD_SUBSTITUTED, "a misprint")
    lengths = sorted((len(before), len(after)))
    if (
        lengths[0] >= LEAST_MISPRINT_LETTERS
        and lengths[1] <= MOST_LETTERS
        and OSA.distance(before, after) == 1
    ):
        return Named(Code.WORD_SUBSTITUTED, "differs by one letter")
    return Named(Code.WORD_SUBSTITUTED)


def _inflection_kind(before: str, after: str) -> Code:
    """Tell a change of tense from one of number or agreement."""
    if {before + "s", before + "es"} & {after} or {after + "s", after + "es"} & {before}:
        verb = wordforms.is_irregular_form(before) or wordforms.is_irregular_form(after)
        return Code.GRAMMAR_FIXED if verb else Code.WORD_SUBSTITUTED
    return Code.TENSE
