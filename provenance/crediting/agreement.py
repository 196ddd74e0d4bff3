"""Whether the articles that carry a passage credit it to one voice: "he" here, a name there, another there.

What an article itself says stays what it says. What other articles with the same words say is added as a fact
about them: that they bear a name out, that they name whom the article does not name, that they name somebody
else. Two full names of different persons for the same words are a conflict.

Only persons are compared. A report and its author, or a body and its member, are no two voices; where one
article credits a document, a person credited elsewhere may be its author, and nothing is said of a conflict.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from provenance.crediting.crediting import LEAST_CONFIDENCE
from provenance.crediting.persons import Person, are_different, are_same, is_office, person_of
from provenance.model import Apparatus, QuotationRecord, Variant, Witness
from quotes.attribution.genders import Gender, gender_of_pronoun
from quotes.kinds import Code
from quotes.model import Attribution, Severity, SpeakerKind
from quotes.words.runs import runs
from quotes.words.stops import SENTENCE_END
from quotes.words.tags import DOCUMENT
from quotes.words.vocabulary import vocabulary

LEAST_SHARED = 20  # characters of the passage that two witnesses must both carry: three or four words
LEAST_SHARED_PART = 0.5  # and of what the shorter of them carries
LEAST_CONFLICT_CONFIDENCE = 0.8  # of the rules that credited two persons; a wrong accusation costs more
_ENDS = frozenset((Code.PARTIAL_START, Code.PARTIAL_END))
_DEFINITE = frozenset(("the", "his", "her", "its", "their", "der", "die", "das", "le", "la", "el"))
_QUOTES = frozenset('“”„«»"')


@dataclass(frozen=True, slots=True)
class Voice:
    """Whom one witness credits, in the quotations ``records``.

    ``person`` is None for a document, a body, or somebody without a name.
    """

    witness: Witness
    attribution: Attribution
    person: Person | None
    records: tuple[QuotationRecord, ...]

    @property
    def name(self) -> str:
        """Who is credited: the name behind a pronoun or a short name, else the article's words."""
        return self.attribution.resolved or self.attribution.speaker

    @property
    def is_named(self) -> bool:
        """Tell whether the article names the person in full, in the credit itself or for its short name."""
        return self.person is not None and bool(self.person.given) and self._has_own_name

    @property
    def _has_own_name(self) -> bool:
        own = person_of(self.attribution.speaker)
        return own is not None and self.person is not None and own.surname == self.person.surname


def with_agreement(
    apparatus: Iterable[Apparatus], records: Iterable[QuotationRecord], carriers: Mapping[str, str]
) -> list[Apparatus]:
    """Return passages with what their witnesses say of one another's credits.

    Args:
        apparatus: the passages.
        records: the articles' quotations.
        carriers: the name to print for each article, by its id.
    """
    credits_of = {record.id: record for record in records}
    return [_compared(one, credits_of, carriers) for one in apparatus]


def _compared(
    one: Apparatus, records: Mapping[str, QuotationRecord], carriers: Mapping[str, str]
) -> Apparatus:
    alike = (witness for variant in one.variants if _has_the_words(variant) for witness in variant.witnesses)
    voices = [voice for witness in alike if (voice := _voice(witness, records)) is not None]
    if len({voice.witness.document for voice in voices}) < 2:
        return one
    named = [voice for voice in voices if voice.is_named]
    facts = {id(voice.witness): _elsewhere(voice, named, carriers) for voice in voices}
    variants = tuple(
        replace(
            variant,
            witnesses=tuple(
                replace(each, elsewhere=fact) if (fact := facts.get(id(each))) else each
                for each in variant.witnesses
            ),
        )
        for variant in one.variants
    )
    return replace(one, variants=variants, conflict=_conflict(one, voices, carriers))


def _has_the_words(variant: Variant) -> bool:
    """Tell whether a wording is the passage's, save for style, what it marks, and what its ends leave out.

    Who says something much like it may be somebody else.
    """
    return all(change.severity <= Severity.MARKED or change.kind in _ENDS for change in variant.changes)


def _voice(witness: Witness, records: Mapping[str, QuotationRecord]) -> Voice | None:
    """Return whom a witness credits; None where it credits nobody for certain, or more than one."""
    found = [records[id_] for id_ in witness.quotations if id_ in records]
    credited = [each for record in found if (each := record.quotation.attribution) is not None]
    if not credited or any(each.confidence < LEAST_CONFIDENCE or each.second for each in credited):
        return None
    if len({each.resolved or each.speaker for each in credited}) > 1:
        return None
    return Voice(witness, credited[0], _person(credited[0]), tuple(found))


def _speaks_of_document(record: QuotationRecord) -> bool:
    """Tell whether the sentence around a quotation speaks of a document, which may be who tells of it.

    "Quill told them, the report said."
    """
    before = SENTENCE_END.split(record.before.rpartition("\n\n")[2])[-1]
    after = SENTENCE_END.split(record.after.partition("\n\n")[0])[0]
    known = vocabulary("en")
    return any(known.tags(word) & DOCUMENT for word in runs(f"{before} {after}").folded)


def _person(attribution: Attribution) -> Person | None:
    """Return the person whom an attribution names; None for a document, a body, or a bare description."""
    if attribution.kind not in (SpeakerKind.PERSON, None):
        return None
    person = person_of(attribution.resolved or attribution.speaker)
    own = person_of(attribution.speaker)
    told = gender_of_pronoun(attribution.speaker) is not None or (own is not None and own.is_certain)
    return replace(person, is_certain=True) if person is not None and told else person


def _elsewhere(voice: Voice, named_voices: Sequence[Voice], carriers: Mapping[str, str]) -> str:
    """Return what the other articles with the same words say of who said them, or ""."""
    if voice.is_named and not _is_short(voice):
        return ""
    others = [other for other in named_voices if _share(voice.witness, other.witness)]
    named = list(dict.fromkeys(other.person for other in others if other.person is not None))
    if not named or not all(are_same(one, other) for one, other in combinations(named, 2)):
        return ""
    relation = _relation(voice, named)
    return f"{relation}: {_said(others, carriers)}" if relation else ""


def _is_short(voice: Voice) -> bool:
    """Tell whether the article's own words for a person are but a surname."""
    own = person_of(voice.attribution.speaker)
    return own is not None and not own.given


def _relation(voice: Voice, named: Sequence[Person]) -> str:
    """Return how a credit stands to the one person whom others name: "" where that is not certain."""
    if voice.person is not None:
        if all(are_same(voice.person, person) for person in named):
            return "confirmed"
        is_guess = gender_of_pronoun(voice.attribution.speaker) is not None
        differs = all(are_different(voice.person, person) for person in named)
        return "in doubt" if is_guess and differs else ""
    if voice.attribution.resolved:
        said = set(runs(voice.attribution.resolved).folded)
        return "confirmed" if all(person.surname in said for person in named) else ""
    if not any(person.is_certain for person in named):
        return ""
    wanted = gender_of_pronoun(voice.attribution.speaker)
    if wanted is not None:
        fits = all(person.gender in (wanted, Gender.UNKNOWN) for person in named)
        return "named elsewhere" if fits else ""
    return "named elsewhere" if _is_definite(voice.attribution) else ""


def _is_definite(attribution: Attribution) -> bool:
    """Tell whether a description means one known person: "the envoy", not "an official" or "officials"."""
    first, _, rest = attribution.speaker.partition(" ")
    is_one = first.lower() in _DEFINITE and bool(rest) and is_office(rest.split()[-1])
    return attribution.kind is SpeakerKind.UNNAMED and is_one


def _share(one: Witness, other: Witness) -> bool:
    """Tell whether two articles carry the same words of a passage."""
    if one.document == other.document:
        return False
    least = max(LEAST_SHARED, LEAST_SHARED_PART * min(len(one.covers), len(other.covers)))
    return one.covers.overlap(other.covers) >= least


def _conflict(one: Apparatus, voices: Sequence[Voice], carriers: Mapping[str, str]) -> str:
    """Return who credits whom where articles name different persons for the same words, or ""."""
    if any(voice.attribution.kind is SpeakerKind.DOCUMENT for voice in voices):
        return ""
    if not _QUOTES.isdisjoint(one.passage.text):
        return ""  # the words of two voices
    certain = [
        voice
        for voice in voices
        if voice.is_named
        and voice.attribution.confidence >= LEAST_CONFLICT_CONFIDENCE
        and not any(map(_speaks_of_document, voice.records))
    ]
    persons = list(dict.fromkeys(voice.person for voice in certain if voice.person is not None))
    if not any(are_different(one, other) for one, other in combinations(persons, 2)):
        return ""  # a passage that thousands carry has few persons and many pairs of witnesses
    opposed = [
        voice
        for voice in certain
        if any(_share(voice.witness, other.witness) and _differ(voice, other) for other in certain)
    ]
    groups = _by_person(opposed)
    return "; ".join(_said(group, carriers) for group in groups) if len(groups) > 1 else ""


def _differ(one: Voice, other: Voice) -> bool:
    return one.person is not None and other.person is not None and are_different(one.person, other.person)


def _by_person(voices: Iterable[Voice]) -> list[list[Voice]]:
    """Group voices of one person."""
    groups: list[list[Voice]] = []
    for voice in voices:
        fitting = next((group for group in groups if not _differ(group[0], voice)), None)
        if fitting is None:
            groups.append([voice])
        else:
            fitting.append(voice)
    return groups


def _said(voices: Sequence[Voice], carriers: Mapping[str, str]) -> str:
    """Write who credits whom: "“Ada Quill” (The Bell, The Post)"; of several forms of a name the longest."""
    name = max((voice.name for voice in voices), key=lambda name: (len(name), name))
    outlets = {carriers.get(voice.witness.document, voice.witness.document) for voice in voices}
    return f"“{name}” ({', '.join(sorted(outlets))})"
