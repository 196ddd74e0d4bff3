"""Join neighbouring places that are one change to an editor: "did not know" for "knew"."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.classify import Scene
from quotes.kinds import Code
from quotes.lexicon import WordClass
from quotes.place import Place
from quotes.runs import runs

_OF_ONE_KIND = frozenset(
    (Code.WORD_SUBSTITUTED, Code.ENTITY_SWAPPED, Code.WORD_DROPPED, Code.WORD_ADDED, Code.INNER_CASE,
     Code.NAME_TRANSLIT, Code.TENSE, Code.NUMBER, Code.GRAMMAR_FIXED, Code.HYPHENATION)
)  # fmt: skip
_ONE_SIDED = frozenset((Code.WORD_DROPPED, Code.WORD_ADDED))
# A change of the sentence's logic takes the form of its verb along.
_LEADING = frozenset((Code.NEGATION, Code.MODALITY))
_FOLLOWING = frozenset((Code.TENSE, Code.GRAMMAR_FIXED))
# The article goes with the word whose place another took.
_NAMES = frozenset(
    (
        Code.NAME_ALIAS,
        Code.ABBREV,
        Code.NAME_TRANSLIT,
        Code.BRACKET_REPLACE,
        Code.ENTITY_SWAPPED,
        Code.WORD_SUBSTITUTED,
    )
)
_JOINTS = frozenset(("", " ", "\u00a0", "-", "‑"))


def joined(places: Sequence[Place], scene: Scene) -> list[Place]:
    """Return the places with neighbours joined that are one change."""
    found: list[Place] = []
    for place in places:
        kind = _kind_together(found[-1], place, scene) if found else None
        if kind is None:
            found.append(place)
            continue
        last = found.pop()
        found.append(
            last._replace(
                passage_end=place.passage_end,
                variant_end=place.variant_end,
                kind=kind,
                note=last.note or place.note,
            )
        )
    return [_whole_words(place, found, index, scene) for index, place in enumerate(found)]


def _kind_together(last: Place, place: Place, scene: Scene) -> Code | None:
    """Return the kind of two neighbours taken as one change, None when they stay two."""
    if last.kind is place.kind is Code.EMPHASIS_ADDED:
        return _emphasis(last, place, scene)
    kept = scene.passage[last.passage_end : place.passage_start]
    if kept not in _JOINTS or kept != scene.variant[last.variant_end : place.variant_start]:
        return None
    kinds = (last.kind, place.kind)
    if last.kind is place.kind and place.kind in _OF_ONE_KIND:
        return place.kind
    if place.kind is Code.NUMBER_FORMAT and last.kind in (
        Code.HYPHENATION,
        Code.DASH_HYPHEN_SPACE,
        Code.NUMBER_FORMAT,
    ):
        return place.kind
    for first, second in (kinds, kinds[::-1]):
        if first in _LEADING and second in _FOLLOWING:
            return first
    if last.kind in _LEADING and place.kind in _ONE_SIDED and _light(place, scene):
        return last.kind
    for name, other in ((last, place), (place, last)):
        if name.kind in _NAMES and other.kind in _ONE_SIDED and _article(other, scene):
            return name.kind
    return None


def _emphasis(last: Place, place: Place, scene: Scene) -> Code | None:
    """Join the marks that open and close an emphasis."""
    marks = [scene.variant[one.variant_start : one.variant_end].strip() for one in (last, place)]
    return Code.EMPHASIS_ADDED if marks[0] == marks[1].replace("/", "") else None


def _light(place: Place, scene: Scene) -> bool:
    return all(word in scene.lexicon.light for word in _words(place, scene))


def _article(place: Place, scene: Scene) -> bool:
    return all(WordClass.ARTICLE in scene.lexicon.of(word) for word in _words(place, scene))


def _words(place: Place, scene: Scene) -> list[str]:
    before = scene.passage[place.passage_start : place.passage_end]
    return runs(before + " " + scene.variant[place.variant_start : place.variant_end]).folded


def _whole_words(place: Place, places: Sequence[Place], index: int, scene: Scene) -> Place:
    """Extend a change of a hyphen or a blank over the words that it joins or parts."""
    if place.kind is not Code.HYPHENATION or _words(place, scene):
        return place
    low = places[index - 1].passage_end if index else 0
    high = places[index + 1].passage_start if index + 1 < len(places) else len(scene.passage)
    start, end = place.passage_start, place.passage_end
    while start > low and scene.passage[start - 1].isalnum():
        start -= 1
    while end < high and scene.passage[end].isalnum():
        end += 1
    return place._replace(
        passage_start=start,
        passage_end=end,
        variant_start=place.variant_start - (place.passage_start - start),
        variant_end=place.variant_end + (end - place.passage_end),
    )
