"""Name the kind of a change of words: what was left out, added, or put in the place of something else."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from quotes import names
from quotes.kinds import Code
from quotes.lexicon import Lexicon, WordClass
from quotes.units import Sort, Unit


@dataclass(frozen=True, slots=True)
class Named:
    """A kind with the fact that its words alone do not show."""

    kind: Code
    note: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """What naming a change may look at: the two texts and the language's small words.

    ``lower`` are the folded words that either text writes in small letters: a capital on such a word makes no
    name of it. ``passage_words`` are all folded words of the passage.
    """

    passage: str
    variant: str
    lexicon: Lexicon
    lower: frozenset[str]
    passage_words: frozenset[str]


LONG_OMISSION = 4  # words; a small word in a longer one belongs to what was left out, not to what remains
_FOOTNOTE_DIGITS = re.compile(r"(.*\D)\d{1,3}")
_CLASS_KINDS = (
    (WordClass.NEGATION, Code.NEGATION),
    (WordClass.MODALITY, Code.MODALITY),
    (WordClass.QUANTIFIER, Code.QUANTIFIER),
    (WordClass.COMPARATIVE, Code.COMPARATIVE),
)


def same_key_kind(passage: Unit, variant: Unit, scene: Scene, *, first: bool) -> Named | None:
    """Name the difference between two units that compare as equal; None when they are written alike.

    Args:
        passage: the passage's unit.
        variant: the variant's unit.
        scene: the two texts.
        first: whether the variant's unit opens the quotation or a part of it.
    """
    before, after = scene.passage[passage.start : passage.end], scene.variant[variant.start : variant.end]
    if before == after:
        return None
    if passage.sort is Sort.ELLIPSIS:
        return Named(Code.DASH_HYPHEN_SPACE, "another form of ellipsis")
    if passage.folded != variant.folded:
        return _other_form(passage, variant, before, after)
    return _other_writing(passage, before, after, first=first)


def _other_form(passage: Unit, variant: Unit, before: str, after: str) -> Named:
    """Name two forms of one word, name or number."""
    if passage.sort is Sort.NUMBER or "percent" in (passage.key, variant.key):
        return Named(Code.NUMBER_FORMAT)
    if passage.name and variant.name:
        return Named(names.kind_between(passage.name, variant.name))
    if Sort.SIGN in (passage.sort, variant.sort):
        return Named(Code.ABBREV)
    del before, after
    return Named(Code.SPELLING_VARIETY)


def _other_writing(unit: Unit, before: str, after: str, *, first: bool) -> Named:
    """Name a difference in capitals, marks or accents of the same letters."""
    if "[" in after and "[" not in before:
        return Named(Code.BRACKETED_FIRST_LETTER if after.startswith("[") else Code.BRACKET_REPLACE)
    plain = _apostrophes(before), _apostrophes(after)
    if plain[0] == plain[1]:
        return Named(Code.QUOTE_GLYPH)
    if plain[0].lower() == plain[1].lower():
        return _other_case(*plain, first=first)
    if unit.sort is Sort.NUMBER:
        return Named(Code.NUMBER_FORMAT)
    if unit.sort is Sort.NAME:
        dotted = "." in before + after
        return Named(Code.ABBREV if dotted else Code.NAME_TRANSLIT)
    if "." in before + after:
        return Named(Code.ABBREV)
    letters = re.sub(r"[\W_]", "", plain[0].lower()), re.sub(r"[\W_]", "", plain[1].lower())
    if letters[0] == letters[1]:
        return Named(_joint_kind(before, after))
    return Named(Code.NAME_TRANSLIT if before[:1].isupper() else Code.SPELLING_VARIETY)


def _joint_kind(before: str, after: str) -> Code:
    """Joined, hyphenated or parted; at the end of a line a hyphen is layout."""
    if "\n" in before + after or "\u00ad" in before + after:
        return Code.DASH_HYPHEN_SPACE
    return Code.INNER_PUNCT if any(sign in before + after for sign in "'’") else Code.HYPHENATION


def _other_case(before: str, after: str, *, first: bool) -> Named:
    if before[:1] != after[:1] and before[1:] == after[1:]:
        return Named(Code.FIRST_LETTER_CASE if first else Code.INNER_CASE)
    shouted = after.isupper() and len(after) >= 3 and not any(sign.isupper() for sign in before[1:])
    return Named(Code.EMPHASIS_ADDED, "in capitals") if shouted else Named(Code.INNER_CASE)


def _apostrophes(text: str) -> str:
    return re.sub("[’‘ʼ`´′]", "'", text)


def dropped_kind(units: Sequence[Unit], lexicon: Lexicon) -> Named:
    """Name words that the variant leaves out without a mark."""
    return _one_sided(units, lexicon, Code.WORD_DROPPED)


def added_kind(units: Sequence[Unit], lexicon: Lexicon) -> Named:
    """Name words that the variant adds without a mark."""
    return _one_sided(units, lexicon, Code.WORD_ADDED)


def _one_sided(units: Sequence[Unit], lexicon: Lexicon, plain: Code) -> Named:
    words = [unit for unit in units if unit.sort is not Sort.ELLIPSIS]
    if not words:
        return Named(plain, "a cut is marked here in the passage")
    if all(WordClass.FILLER in lexicon.of(unit.folded) for unit in words) and plain is Code.WORD_DROPPED:
        return Named(Code.GRAMMAR_FIXED, "a filler of speech")
    found = _weightiest(words, lexicon)
    if found is None:
        return Named(plain)
    kind, unit = found
    if len(words) > LONG_OMISSION:
        side = "left out" if plain is Code.WORD_DROPPED else "added"
        return Named(plain, f"the words {side} hold “{unit.folded}”")
    return Named(kind)


def _weightiest(units: Sequence[Unit], lexicon: Lexicon) -> tuple[Code, Unit] | None:
    for word_class, kind in _CLASS_KINDS:
        for unit in units:
            if word_class in lexicon.of(unit.folded):
                return kind, unit
    for unit in units:
        if unit.sort is Sort.NUMBER and unit.folded != "one":
            return Code.NUMBER, unit
    return None


def pair_kind(passage: Unit, variant: Unit, scene: Scene) -> Named:
    """Name one unit put in the place of another."""
    if passage.sort is Sort.NUMBER and variant.sort is Sort.NUMBER:
        return Named(Code.NUMBER)
    by_class = _class_kind(passage.folded, variant.folded, scene.lexicon)
    if by_class is not None:
        return Named(by_class)
    if "[" in scene.variant[variant.start : variant.end]:
        return Named(Code.BRACKET_REPLACE)
    before, after = scene.passage[passage.start : passage.end], scene.variant[variant.start : variant.end]
    footnote = _FOOTNOTE_DIGITS.fullmatch(before)
    if footnote and footnote.group(1) == after:
        return Named(Code.FOOTNOTE_MARK_DROPPED)
    if _is_name(passage, before, scene) and _is_name(variant, after, scene):
        return _name_pair(passage, variant, scene)
    return _word_pair(passage.folded, variant.folded, scene.lexicon)


def _class_kind(before: str, after: str, lexicon: Lexicon) -> Code | None:
    """Name a change that adds, takes or changes a small word of the sentence's logic."""
    if expand(before) == after or expand(after) == before:
        return Code.ABBREV
    classes, others = lexicon.of(before), lexicon.of(after)
    if (WordClass.NEGATION in classes) != (WordClass.NEGATION in others):
        return Code.NEGATION
    if forms_of(before) & forms_of(after) and WordClass.MODALITY not in classes & others:
        return None
    for word_class, kind in _CLASS_KINDS[1:]:
        if word_class in classes and word_class in others:
            return kind
    for word_class, kind in _CLASS_KINDS[1:]:
        if word_class in classes or word_class in others:
            return kind
    return None


def _is_name(unit: Unit, written: str, scene: Scene) -> bool:
    if unit.sort is Sort.NAME:
        return written[:1].isupper()
    return written[:1].isupper() and unit.folded not in scene.lower and not scene.lexicon.of(unit.folded)


def _name_pair(passage: Unit, variant: Unit, scene: Scene) -> Named:
    if names.same_name(passage.folded, variant.folded) and variant.folded not in scene.passage_words:
        return Named(Code.NAME_TRANSLIT, "the same name by its consonants?")
    return Named(Code.ENTITY_SWAPPED)


def _word_pair(before: str, after: str, lexicon: Lexicon) -> Named:
    if (before, after) in _corrections():
        return Named(Code.GRAMMAR_FIXED)
    persons = WordClass.PRONOUN in lexicon.of(before) and WordClass.PRONOUN in lexicon.of(after)
    if persons and person(before) != person(after):
        return Named(Code.ENTITY_SWAPPED, "another person")
    if lexicon.language == "en" and forms_of(before) & forms_of(after):
        return Named(_inflection_kind(before, after))
    if (
        min(len(before), len(after)) >= 5
        and Levenshtein.distance(before, after) == 1
        and ratio(before, after) > 85
    ):
        return Named(Code.WORD_SUBSTITUTED, "differs by one letter")
    return Named(Code.WORD_SUBSTITUTED)


def _inflection_kind(before: str, after: str) -> Code:
    """Tell a change of tense from a change of number or agreement."""
    if before + "s" == after or after + "s" == before:
        return Code.GRAMMAR_FIXED if before in _known_forms() else Code.WORD_SUBSTITUTED
    agreement = ({"is", "are", "am"}, {"was", "were"}, {"has", "have"}, {"do", "does"})
    if any({before, after} <= group for group in agreement):
        return Code.GRAMMAR_FIXED
    return Code.TENSE


@cache
def person(pronoun: str) -> int:
    """Return the grammatical person of an English pronoun, 0 where it has none; he, she and it differ."""
    groups = (
        "i me my mine myself im ive we us our ours ourselves weve", "you your yours yourself youre youve",
        "he him his himself hes", "she her hers herself shes", "it its itself they them their theirs themselves theyre theyve",
    )  # fmt: skip
    return next((number for number, group in enumerate(groups, 1) if pronoun in group.split()), 0)


@cache
def forms_of(word: str) -> frozenset[str]:
    """Return the base forms that a folded word may be a form of.

    >>> sorted(forms_of("consulted") & forms_of("consults"))
    ['consult']
    """
    irregular = _irregular().get(word, frozenset())
    bases = {word}
    for ending, longer in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word[: -len(ending)]
            bases |= {stem + tail for tail in longer}
            if len(stem) > 3 and stem[-1] == stem[-2]:
                bases.add(stem[:-1])
    return frozenset(bases) | irregular


_ENDINGS = (
    ("ing", ("", "e")),
    ("ied", ("y",)),
    ("ed", ("", "e")),
    ("ies", ("y",)),
    ("es", ("", "e")),
    ("s", ("",)),
    ("d", ()),
)


@cache
def expand(word: str) -> str:
    """Return what a contraction is short for, "" for other words."""
    return _contractions().get(word, "")


@cache
def _content() -> dict[str, list[list[str]]]:
    path = Path(__file__).parent / "data" / "inflections.toml"
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        "verbs": [line.split() for line in content["verbs"]],
        "corrections": content["corrections"],
        "contractions": content["contractions"],
    }


@cache
def _irregular() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for forms in _content()["verbs"]:
        for form in forms:
            found.setdefault(form, set()).add(forms[0])
    return {form: frozenset(bases) for form, bases in found.items()}


@cache
def _known_forms() -> frozenset[str]:
    return frozenset(_irregular())


@cache
def _corrections() -> frozenset[tuple[str, str]]:
    pairs = [(pair[0], pair[1]) for pair in _content()["corrections"]]
    return frozenset(pairs) | {(after, before) for before, after in pairs}


@cache
def _contractions() -> dict[str, str]:
    return {pair[0]: pair[1] for pair in _content()["contractions"]}
