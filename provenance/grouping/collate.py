"""Collate the witnesses of a passage: one variant for each distinct wording, with its changes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.model import Span
from provenance.model import Apparatus, Basis, Manner, Passage, Variant, Witness
from provenance.options import Options
from quotes.kinds import Code
from quotes.model import Change, Severity
from quotes.profiles import SourceKind, load
from quotes.wording.beside import with_words_beside
from quotes.wording.changes import compare
from quotes.words.names import default_aliases

_LEAST_SPREAD_PAIRS = 400  # fewer are compared sooner than processes start


_NEAR_CHARACTERS = 24  # two or three words


@dataclass(frozen=True, slots=True)
class Draft:
    """A witness before its passage's wording is settled.

    ``outside`` are its stretches without marks; ``cut`` is what it leaves out where it goes on in another
    passage.
    """

    witness: Witness
    outside: tuple[Span, ...]
    cut: Change | None = None


_Pair = tuple[str, str, tuple[Span, ...]]  # a passage's words, a variant's, its stretches without marks
Changes = tuple[Change, ...]
Spread = Callable[[Callable[[_Pair], Changes], Sequence[_Pair]], Sequence[Changes]]


class Rules:
    """The stylebook of a run: severities for the kind of source, and name styles."""

    def __init__(self, options: Options) -> None:
        self.profile = load(options.profile).of(SourceKind(options.source_kind))
        self.names = default_aliases().extended(options.aliases) if options.aliases else default_aliases()
        table = Path(options.aliases).read_bytes() if options.aliases else b""
        self._known: dict[_Pair, tuple[Change, ...]] = {}
        self._names_digest = hashlib.sha256(table).hexdigest()[:16]

    def left_out(self, passage: str, span: Span, at: int) -> Change:
        """Return the change that leaves out an end of a passage; ``at`` is its place in the variant."""
        kind = Code.PARTIAL_END if span.start else Code.PARTIAL_START
        return Change(
            kind=kind,
            severity=self.profile.severity(kind),
            before=span.of(passage),
            after="",
            passage=span,
            variant=Span(at, at),
        )

    @property
    def settings(self) -> dict[str, str]:
        """Fingerprints of what the severities and the table of names say, wherever their files lie."""
        return {"profile_fingerprint": self.profile.fingerprint, "aliases_fingerprint": self._names_digest}

    def compare(self, passage: str, variant: str, outside: Sequence[Span]) -> tuple[Change, ...]:
        """Return every change from a passage's words to a variant's."""
        known = self._known.get((passage, variant, tuple(outside)))
        if known is not None:
            return known
        return compare(passage, variant, profile=self.profile, names=self.names, outside=outside)

    def compare_ahead(self, collations: Iterable[tuple[Passage, Sequence[Draft]]], spread: Spread) -> None:
        """Compare the wordings of some passages all at once, so that `compare` knows the answers.

        ``spread`` does a work on every item of a list, in as many processes as it likes.
        """
        pairs = dict.fromkeys(
            (passage.text, draft.witness.text, draft.outside)
            for passage, drafts in collations
            for draft in drafts
        )
        if len(pairs) >= _LEAST_SPREAD_PAIRS:
            self._known.update(zip(pairs, spread(_Comparing(self), list(pairs)), strict=True))


@dataclass(frozen=True, slots=True)
class _Comparing:
    """The work of comparing one wording with its passage."""

    rules: Rules

    def __call__(self, pair: _Pair) -> tuple[Change, ...]:
        return self.rules.compare(*pair)


def collate(passage: Passage, drafts: Iterable[Draft], rules: Rules) -> Apparatus:
    """Group witnesses by wording and list each wording's changes; the most carried first."""
    groups: dict[tuple[str, Span, tuple[Span, ...], Change | None], list[Draft]] = {}
    for draft in drafts:
        key = (draft.witness.text, draft.witness.covers, draft.outside, draft.cut)
        groups.setdefault(key, []).append(draft)
    variants = [variant for group in groups.values() for variant in _variants(passage, group, rules)]
    return Apparatus(passage, tuple(sorted(variants, key=_most_carried_first)))


def verbatim(passage: Passage, witness: Witness) -> Apparatus:
    """Return what `collate` gives for a passage with one witness, which has its very words and no others."""
    variant = Variant(
        id=identify("v", passage.id, passage.text, 0, ()),
        text=passage.text,
        severity=Severity.NONE,
        changes=(),
        witnesses=(witness,),
    )
    return Apparatus(passage, (variant,))


def identify(prefix: str, *facts: object) -> str:
    """Return a short id that depends on the facts alone.

    >>> identify("p", "report.txt", 10, 20)
    'p-dc10f18e7e'
    """
    return f"{prefix}-{hashlib.sha256(repr(facts).encode('utf-8', 'replace')).hexdigest()[:10]}"


def covered(passage: str, changes: Sequence[Change]) -> Span:
    """Return the part of a passage that a variant reproduces: all but what its ends leave out."""
    start, end = 0, len(passage)
    if changes and not changes[0].passage.start and not changes[0].after:
        start = changes[0].passage.end
    if changes and changes[-1].passage.end == end and not changes[-1].after:
        end = max(start, changes[-1].passage.start)
    return Span(start, end)


def _variants(passage: Passage, drafts: Sequence[Draft], rules: Rules) -> list[Variant]:
    """Return one wording as a variant; as two, where only some articles say beside it what it leaves out."""
    first = drafts[0]
    text, covers, outside, cut = first.witness.text, first.witness.covers, first.outside, first.cut
    changes = rules.compare(passage.text, text, outside)
    if passage.basis is Basis.ASSEMBLED:
        covers = covered(passage.text, changes)
    elif not _near(covers, covered(passage.text, changes)):
        changes = _placed(passage.text, text, covers, outside, rules)
    told: dict[Changes, list[Witness]] = {}
    for witness in sorted((draft.witness for draft in drafts), key=lambda one: (one.document, one.span)):
        own = witness if witness.covers == covers else replace(witness, covers=covers)
        beside = with_words_beside(changes, text, witness.before, witness.after, rules.profile)
        told.setdefault(_with_cut(beside, cut, passage.text, text), []).append(own)
    facts = (passage.id, text, covers.start, outside, *((cut.note,) if cut else ()))
    return [
        Variant(
            id=identify("v", *facts, *(() if found == changes else [one.kind for one in found])),
            text=text,
            severity=max((change.severity for change in found), default=Severity.NONE),
            changes=found,
            witnesses=tuple(own),
        )
        for found, own in told.items()
    ]


def _with_cut(changes: Changes, cut: Change | None, passage: str, variant: str) -> Changes:
    """Return a wording's changes with what it cuts behind its end, before what the passage has there."""
    if cut is None:
        return changes
    end = covered(passage, changes).end
    here = cut._replace(passage=Span(end, end), variant=Span(len(variant), len(variant)))
    left_out = [change for change in changes if change.passage.start >= end]
    return (*changes[: len(changes) - len(left_out)], here, *left_out)


def _near(one: Span, other: Span) -> bool:
    return abs(one.start - other.start) <= _NEAR_CHARACTERS and abs(one.end - other.end) <= _NEAR_CHARACTERS


def _placed(
    passage: str, variant: str, covers: Span, outside: Sequence[Span], rules: Rules
) -> tuple[Change, ...]:
    """Compare a variant with the part of a passage that the engine laid it against.

    Words that stand twice in a long passage may lie better elsewhere when looked at alone; what stands
    around them in the article decides.
    """
    inner = rules.compare(covers.of(passage), variant, outside)
    changes = [change._replace(passage=change.passage.shifted(covers.start)) for change in inner]
    if covers.start:
        changes.insert(0, rules.left_out(passage, Span(0, covers.start), 0))
    if covers.end < len(passage):
        changes.append(rules.left_out(passage, Span(covers.end, len(passage)), len(variant)))
    return tuple(changes)


def _most_carried_first(variant: Variant) -> tuple[int, int, str, str]:
    echo = all(witness.manner is Manner.ECHO for witness in variant.witnesses)
    return (-len({witness.document for witness in variant.witnesses}), echo, variant.text, variant.id)
