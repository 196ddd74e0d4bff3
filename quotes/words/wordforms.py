"""Forms of one English word: inflections, contractions, comparisons, common misprints.

The words stand in data/inflections.toml. The tests here are for naming a change between two words that
already stand in the same place; they do not parse sentences.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.data_files import data_text


@dataclass(frozen=True, slots=True)
class _Table:
    """What data/inflections.toml holds."""

    bases: Mapping[str, frozenset[str]]
    auxiliaries: frozenset[str]
    agreeing: tuple[frozenset[str], ...]
    corrections: frozenset[tuple[str, str]]
    contractions: Mapping[str, tuple[str, ...]]
    misprints: Mapping[str, str]
    comparisons: Mapping[str, str]
    persons: Mapping[str, int]
    synonyms: Mapping[str, int]
    tenses: Mapping[str, Mapping[str, tuple[int, int]]]


def bases_of(word: str) -> frozenset[str]:
    """Return the base forms that a folded word may be a form of.

    >>> sorted(bases_of("consulted") & bases_of("consults"))
    ['consult']
    """
    bases = {word} | _table().bases.get(word, frozenset())
    for ending, stems in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 2:
            bases |= {stem + tail for tail in stems}
            if len(stem) > 3 and stem[-1] == stem[-2] and ending in ("ed", "ing"):
                bases.add(stem[:-1])
    return frozenset(bases)


_ENDINGS = (
    ("ing", ("", "e")), ("ied", ("y",)), ("ed", ("", "e")), ("ies", ("y",)), ("es", ("", "e")), ("s", ("",)),
)  # fmt: skip


def forms_of_one_verb(before: str, after: str) -> bool:
    """Tell whether two different folded words may be forms of one word."""
    if before == after or any(before.endswith(ending) and after.endswith(ending) for ending in ("ing", "ed")):
        return False
    return not bases_of(before).isdisjoint(bases_of(after))


def is_irregular_form(word: str) -> bool:
    """Tell whether a folded word is a form of an irregular verb."""
    return word in _table().bases


def same_tense(before: str, after: str) -> bool:
    """Tell whether two forms of one verb differ in number or person only: is and are, has and have."""
    return any({before, after} <= group for group in _table().agreeing)


def is_auxiliary(word: str) -> bool:
    """Tell whether a folded word is a form of be, have or do."""
    table = _table()
    return not table.bases.get(word, frozenset()).isdisjoint(table.auxiliaries)


def auxiliaries(before: str, after: str) -> bool:
    """Tell whether two different folded words are forms of be, have or do: had (been) and was."""
    return before != after and is_auxiliary(before) and is_auxiliary(after)


def denied(words: Sequence[str]) -> str:
    """Return the verb that some folded words deny, "" for other words.

    >>> denied(["could", "not"]), denied(["cannot"]), denied(["wont"]), denied(["may"])
    ('could', 'can', 'will', '')
    """
    for phrase in (" ".join(words), *(contractions().get(words[0], ()) if len(words) == 1 else ())):
        verb = phrase.removesuffix("not").rstrip()
        if verb != phrase and " " not in verb:
            return verb
    return ""


def correction(before: str, after: str) -> bool:
    """Tell whether one word is what grammar or spelling makes of the other."""
    table = _table()
    return (before, after) in table.corrections or table.misprints.get(before) == after


def misprint_of(word: str) -> str:
    """Return the word that a common misprint stands for, "" for other words."""
    return _table().misprints.get(word, "")


def comparison(before: str, after: str) -> bool:
    """Tell whether two folded words are degrees of one adjective: poor, poorer, poorest."""
    degrees = _table().comparisons
    return before != after and degrees.get(before, "") == degrees.get(after, "-")


def synonyms(before: str, after: str) -> bool:
    """Tell whether two folded words or phrases say the same: anyone and anybody, more than and over."""
    groups = _table().synonyms
    return before != after and groups.get(before, -1) == groups.get(after, -2)


def same_verb(language: str, before: str, after: str) -> tuple[int, int] | None:
    """Return the numbers of the tenses of two forms of one verb of a language other than English.

    None where the table holds no such verb.
    """
    forms = _table().tenses.get(language, {})
    one, other = forms.get(before), forms.get(after)
    return (one[1], other[1]) if one and other and one[0] == other[0] else None


def person(pronoun: str) -> int:
    """Return a number for the grammatical person of a folded English pronoun, 0 for other words."""
    return _table().persons.get(pronoun, 0)


def contractions() -> Mapping[str, tuple[str, ...]]:
    """Return what folded contractions are short for, in folded words."""
    return _table().contractions


@cache
def corrected_beginnings() -> frozenset[str]:
    """Return the first words of the faulty wordings of `corrected_phrases`."""
    return frozenset(wrong.split()[0] for wrong, _ in corrected_phrases())


@cache
def corrected_phrases() -> tuple[tuple[str, str], ...]:
    """Return pairs of faulty and correct wordings, either of several folded words."""
    return tuple(sorted(pair for pair in _table().corrections if " " in pair[0] or " " in pair[1]))


@cache
def _table() -> _Table:
    content = tomllib.loads(data_text("quotes", "inflections"))
    bases: dict[str, set[str]] = {}
    for forms in map(str.split, content["verbs"]):
        for form in forms:
            bases.setdefault(form, set()).add(forms[0])
    short: dict[str, list[str]] = {}
    for contraction, full in content["contractions"]:
        short.setdefault(contraction, []).append(full)
    return _Table(
        bases={form: frozenset(known) for form, known in bases.items()},
        auxiliaries=frozenset(content["auxiliaries"]),
        agreeing=tuple(frozenset(forms.split()) for forms in content["agreeing"]),
        corrections=frozenset((wrong, right) for wrong, right in content["corrections"]),
        contractions={contraction: tuple(full) for contraction, full in short.items()},
        misprints=content["misprints"],
        comparisons={form: adjective for adjective in content["adjectives"] for form in _degrees(adjective)},
        synonyms={phrase: number for number, group in enumerate(content["synonyms"]) for phrase in group},
        tenses={
            language: {
                form: (number, tense)
                for number, verb in enumerate(verbs)
                for tense, forms in enumerate(verb)
                for form in forms.split()
            }
            for language, verbs in content["tenses"].items()
        },
        persons={
            form: number for number, forms in enumerate(content["persons"], 1) for form in forms.split()
        },
    )


def _degrees(adjective: str) -> tuple[str, str, str]:
    stem = adjective.removesuffix("e")
    if adjective.endswith("y"):
        stem = adjective[:-1] + "i"
    if len(adjective) == 3 and adjective[1] in "aeiou" and adjective[2] in "bdgnt":
        stem = adjective + adjective[-1]
    return adjective, f"{stem}er", f"{stem}est"
