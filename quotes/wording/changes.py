"""Name every change from a passage to the words in which an article reproduces it.

`compare` lays the variant against the passage and names what differs, `replay` applies the changes again:
replaying what `compare` found on a passage always gives the variant, letter for letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from corpus.model import Span
from quotes.model import Change, Severity
from quotes.profiles import Profile, load
from quotes.wording.asides import with_asides
from quotes.wording.cells import cells
from quotes.wording.collate import places
from quotes.wording.collation import Collation, Place, Scene
from quotes.wording.money import with_currencies, written_both_ways
from quotes.wording.moves import with_moves
from quotes.wording.sides import Side, other_of, side
from quotes.wording.truncation import with_heads
from quotes.wording.twins import twins
from quotes.wording.unit import Other, Unit
from quotes.wording.units import units
from quotes.wording.wordalign import align
from quotes.words.names import Aliases, default_aliases

OUTSIDE_NOTE = "outside the quotation marks"


@cache
def default_profile() -> Profile:
    """Return the profile used where none is named: the table of kinds as it stands."""
    return load("default")


def compare(
    passage: str,
    variant: str,
    *,
    profile: Profile | None = None,
    names: Aliases | None = None,
    outside: Sequence[Span] = (),
) -> tuple[Change, ...]:
    """Return every change from a passage to a variant, in order, not overlapping.

    The variant may reproduce a small part of the passage: what the passage has before and after is a
    `partial-start` or `partial-end`. ``replay(passage, compare(passage, variant)) == variant`` for any two
    strings.

    Args:
        passage: a stretch of a source, or a text put together from quotations.
        variant: an article's words, from the first that follow the passage to the last.
        profile: what each kind matters; None for `default_profile`.
        names: the names that count as one; None for those that come with the tool.
        outside: the spans of the variant that stand outside its quotation marks, in order.
    """
    if passage == variant:
        return ()
    return changes_of(lay(passage, variant, names=names, outside=outside), profile)


def changes_of(collation: Collation, profile: Profile | None = None) -> tuple[Change, ...]:
    """Return every change between two texts that have been laid against each other."""
    chosen = profile or default_profile()
    return tuple(_change(place, collation, chosen) for place in places(collation))


def replay(passage: str, changes: Sequence[Change]) -> str:
    """Apply changes to the passage they were found in.

    Raises:
        ValueError: a change does not fit the passage.
    """
    pieces: list[str] = []
    at = 0
    for change in changes:
        if change.passage.start < at or change.passage.of(passage) != change.before:
            raise ValueError(f"{change.kind} at {change.passage.start} does not fit the passage")
        pieces += [passage[at : change.passage.start], change.after]
        at = change.passage.end
    return "".join([*pieces, passage[at:]])


def lay(
    passage: str,
    variant: str,
    *,
    names: Aliases | None = None,
    outside: Sequence[Span] = (),
    roughly: bool = False,
) -> Collation:
    """Lay a variant against a passage, without naming what differs.

    Args:
        passage: the passage, or a whole source.
        variant: an article's words.
        names: the names that count as one; None for those that come with the tool.
        outside: the spans of the variant that stand outside its quotation marks, in order.
        roughly: find the place only; words that the texts part otherwise, dates and sums are not put
            together. A long source is then cut into units once for all its quotations.
    """
    aliases = names or default_aliases()
    whole, part = _sides(passage, variant)
    if roughly:
        return _laid(
            whole, part, _plain_units(whole, aliases), units(part.runs, aliases, outside=outside), outside
        )
    in_passage, in_variant = twins(whole, part)
    passage_units = _passage_units(whole, other_of(whole, part, in_passage, inserts=False), aliases)
    others = other_of(part, whole, in_variant, inserts=True)
    variant_units = units(part.runs, aliases, outside=outside, other=others)
    if written_both_ways(passage_units, variant_units):
        passage_units = with_currencies(passage_units, passage)
        variant_units = with_currencies(variant_units, variant)
    return _laid(whole, part, passage_units, variant_units, outside)


def _sides(passage: str, variant: str) -> tuple[Side, Side]:
    """Read both texts, the variant in the language of the passage."""
    whole = _known_side(passage)
    return whole, _known_side(variant, whole.lexicon.language)


def _laid(
    whole: Side, part: Side, passage_units: list[Unit], variant_units: list[Unit], outside: Sequence[Span]
) -> Collation:
    passage, variant = whole.runs.text, part.runs.text
    scene = Scene(passage, variant, whole.lexicon, whole, part)
    if outside:
        variant_units = with_asides(variant_units, outside, passage_units, scene.lexicon)
    steps = align(passage_units, variant_units, scene.lexicon)
    found = cells(steps, passage_units, variant_units, (passage, variant))
    found = with_heads(with_moves(found, passage_units, variant_units), passage_units, variant_units, scene)
    return Collation(scene, passage_units, variant_units, found, tuple(outside))


# An engine compares one passage with many variants in a row, a desk one source with many quotations, each
# first with the whole source and then with a part of it; a source may be a book, so few are kept.
_known_side = lru_cache(maxsize=8)(side)


def _passage_units(whole: Side, other: Other, aliases: Aliases) -> list[Unit]:
    if other.words or other.phrases or other.dates:
        return units(whole.runs, aliases, other=other)
    return _plain_units(whole, aliases)


@lru_cache(maxsize=8)
def _plain_units(whole: Side, aliases: Aliases) -> list[Unit]:
    return units(whole.runs, aliases)


def _change(place: Place, collation: Collation, profile: Profile) -> Change:
    before = collation.scene.passage[place.passage_start : place.passage_end]
    after = collation.scene.variant[place.variant_start : place.variant_end]
    severity, note = profile.severity(place.kind), place.note
    if place.outside and severity > Severity.STYLE:
        severity = Severity.STYLE
    if place.outside:
        note = f"{note}; {OUTSIDE_NOTE}" if note else OUTSIDE_NOTE
    return Change(
        kind=place.kind.value,
        severity=severity,
        before=before,
        after=after,
        passage=Span(place.passage_start, place.passage_end),
        variant=Span(place.variant_start, place.variant_end),
        note=note,
    )
