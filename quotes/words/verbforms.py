"""Inflect the verbs of a language's word list: every form that an article may use of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum, auto


class Use(Enum):
    """How a form is used: as a finite verb or a past participle, as infinitive, as present participle."""

    FINITE = auto()
    BASE = auto()
    ING = auto()


_ENDINGS = {"endings": Use.FINITE, "gerund_endings": Use.ING, "infinitive_endings": Use.BASE}
_LEAST_PAST = 5  # letters
_INSEPARABLE = ("be", "er", "ver", "ent", "emp", "zer", "ge", "miss", "unter", "wider")


def verb_forms(group: Mapping[str, str], grammar: Mapping[str, str]) -> list[tuple[str, Use]]:
    """Return every form of the verbs of a group, each with its use.

    ``infinitives`` are of verbs whose other forms are listed; ``stems`` take each of the language's
    ``endings``, and so for every further conjugation: ``stems_ere`` those of ``endings_ere``.
    """
    forms: list[tuple[str, Use]] = []
    for lemma in group.get("regular", "").split():
        forms += _regular_forms(lemma)
    for verb in group.get("irregular", "").split(";"):
        for number, form in enumerate(verb.split()):
            forms.append((form, _use_of(number, form)))
    listed = group.get("forms", "").split()
    gerunds = tuple(grammar.get("gerunds", "").split())
    forms += [(form, Use.ING if form.endswith(gerunds) else Use.FINITE) for form in listed]
    if grammar.get("weak_past"):
        forms += [(form, Use.FINITE) for past in listed for form in _german_forms(past)]
    forms += [(form, Use.BASE) for form in group.get("infinitives", "").split()]
    for stems in (name for name in group if name.startswith("stems")):
        forms += _conjugated(group[stems].split(), grammar, stems.removeprefix("stems"))
    return forms


def _conjugated(
    stems: Sequence[str], grammar: Mapping[str, str], conjugation: str
) -> Iterator[tuple[str, Use]]:
    """Yield the forms of verbs of one conjugation, "" for that of most verbs."""
    for kind, use in _ENDINGS.items():
        for ending in grammar.get(kind + conjugation, "").split():
            yield from ((stem + ending, use) for stem in stems)


def _use_of(number: int, form: str) -> Use:
    """Return the use of an irregular verb's form, given its number among the verb's forms."""
    if number == 0:
        return Use.BASE
    return Use.ING if form.endswith("ing") else Use.FINITE


def _german_forms(past: str) -> tuple[str, ...]:
    """Return the plural and the participle of a weak German verb, given its past; none for other forms.

    >>> _german_forms("warnte"), _german_forms("äußerte"), _german_forms("erklärte"), _german_forms("warnt")
    (('warnen', 'gewarnt'), ('äußern', 'geäußert'), ('erklären',), ())
    """
    if not past.endswith("te") or len(past) < _LEAST_PAST:
        return ()
    stem = past[:-2]
    plural = stem + ("n" if stem.endswith(("e", "er", "el")) and not stem.endswith("ier") else "en")
    if stem.startswith(_INSEPARABLE) or stem.endswith("ier"):
        return (plural,)
    return plural, f"ge{stem}t"


def _regular_forms(lemma: str) -> list[tuple[str, Use]]:
    """Inflect a regular English verb; a final "*" says that its last consonant doubles.

    >>> [form for form, _ in _regular_forms("quip*")]
    ['quip', 'quips', 'quipped', 'quipping']
    """
    base = lemma.rstrip("*")
    stem = base + base[-1] if lemma.endswith("*") else base
    if base.endswith("y") and base[-2:-1] not in ("a", "e", "o", "u"):
        third, past = base[:-1] + "ies", base[:-1] + "ied"
    else:
        third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")
        past = stem + ("d" if base.endswith("e") else "ed")
    participle = (base[:-1] if base.endswith("e") and not base.endswith("ee") else stem) + "ing"
    return [(base, Use.BASE), (third, Use.FINITE), (past, Use.FINITE), (participle, Use.ING)]
