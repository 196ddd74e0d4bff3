"""Join neighbouring places that are one change to an editor: "did not know" for "knew"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.kinds import Code
from quotes.wording import classify
from quotes.wording.collation import Place, Scene
from quotes.words import wordforms
from quotes.words.lexicon import WordClass
from quotes.words.runs import runs

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
_LOGICAL = frozenset((Code.QUANTIFIER, Code.COMPARATIVE))
_WORD_KINDS = frozenset((Code.WORD_SUBSTITUTED, Code.ENTITY_SWAPPED, Code.INNER_CASE, Code.NAME_TRANSLIT))
_NOT = re.compile("n['’o]t", re.IGNORECASE)
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
    whole = [_whole_words(place, found, index, scene) for index, place in enumerate(found)]
    return [_named_by_verb(place, scene) for place in whole]


def _named_by_verb(place: Place, scene: Scene) -> Place:
    """Name a verb with its "not" in another's place by the two verbs: "don't" and "did not"."""
    if place.kind is not Code.WORD_SUBSTITUTED:
        return place
    return place._replace(kind=_denied(place, place, scene) or place.kind)


def _kind_together(last: Place, place: Place, scene: Scene) -> Code | None:
    """Return the kind of two neighbours taken as one change, None when they stay two."""
    if last.kind is place.kind is Code.EMPHASIS_ADDED:
        return _emphasis(last, place, scene)
    kept = scene.passage[last.passage_end : place.passage_start]
    if kept not in _JOINTS or kept != scene.variant[last.variant_end : place.variant_start]:
        return None
    return next((kind for rule in _RULES if (kind := rule(last, place, scene)) is not None), None)


def _of_one_kind(last: Place, place: Place, scene: Scene) -> Code | None:
    del scene
    return place.kind if last.kind is place.kind and place.kind in _OF_ONE_KIND else None


def _compound(last: Place, place: Place, scene: Scene) -> Code | None:
    """Join the halves of a hyphenated word with the change of its hyphen."""
    kinds = {last.kind, place.kind}
    if kinds == {Code.ENTITY_SWAPPED, Code.WORD_SUBSTITUTED} and _hyphened(last, scene):
        return Code.WORD_SUBSTITUTED
    touching = last.passage_end == place.passage_start
    other = kinds & _WORD_KINDS
    return other.pop() if touching and Code.HYPHENATION in kinds and other else None


def _number(last: Place, place: Place, scene: Scene) -> Code | None:
    """Join a number with the blank before its sign."""
    del scene
    blank = last.kind in (Code.HYPHENATION, Code.DASH_HYPHEN_SPACE, Code.NUMBER_FORMAT)
    return place.kind if place.kind is Code.NUMBER_FORMAT and blank else None


def _verb(last: Place, place: Place, scene: Scene) -> Code | None:
    """Join a negation or a modal verb with the form of the verb that goes with it."""
    for first, second in ((last, place), (place, last)):
        if first.kind in _LEADING and second.kind in _FOLLOWING:
            return first.kind
    together = last.kind in (*_LEADING, Code.TENSE) and place.kind in _ONE_SIDED and _light(place, scene)
    if together:
        return last.kind
    helped = place.kind is Code.TENSE and last.kind in _ONE_SIDED and _auxiliary(last, scene)
    return place.kind if helped else None


def _with_article(last: Place, place: Place, scene: Scene) -> Code | None:
    for name, other in ((last, place), (place, last)):
        if name.kind in _NAMES and other.kind in _ONE_SIDED and _article(other, scene):
            return name.kind
    return None


def _denied(last: Place, place: Place, scene: Scene) -> Code | None:
    """Join the parts of a verb with its "not" that took another's place: "cannot" and "could not"."""
    texts = _texts(last, place, scene)
    if not all(map(_NOT.search, texts)):
        return None
    before, after = (wordforms.denied(runs(text).folded) for text in texts)
    other = before and after and before != after
    return classify.class_kind(before, after, scene.lexicon) if other else None


def _same_meaning(last: Place, place: Place, scene: Scene) -> Code | None:
    """Join two places whose words together say the same: "more than" and "over"."""
    before, after = (" ".join(runs(text).folded) for text in _texts(last, place, scene))
    return Code.WORD_SUBSTITUTED if wordforms.synonyms(before, after) else None


def _grown(last: Place, place: Place, scene: Scene) -> Code | None:
    """Join a word that was replaced with a neighbour left out or added: "risky" and "very dangerous"."""
    for other, one_sided in ((last, place), (place, last)):
        if one_sided.kind not in _ONE_SIDED:
            continue
        if other.kind is Code.WORD_SUBSTITUTED or (other.kind in _LOGICAL and _light(one_sided, scene)):
            return other.kind
    return None


_RULES = (_denied, _same_meaning, _of_one_kind, _compound, _number, _verb, _with_article, _grown)


def _hyphened(place: Place, scene: Scene) -> bool:
    """Tell whether a place ends with a hyphen on either side: it is half of a compound."""
    ends = scene.passage[: place.passage_end][-1:], scene.variant[: place.variant_end][-1:]
    return any(sign in "-‑–" and sign for sign in ends)


def _emphasis(last: Place, place: Place, scene: Scene) -> Code | None:
    """Join the marks that open and close an emphasis."""
    marks = [scene.variant[one.variant_start : one.variant_end].strip() for one in (last, place)]
    return Code.EMPHASIS_ADDED if marks[0] == marks[1].replace("/", "") else None


def _light(place: Place, scene: Scene) -> bool:
    return all(word in scene.lexicon.light for word in _words(place, scene))


def _auxiliary(place: Place, scene: Scene) -> bool:
    return all(wordforms.is_auxiliary(word) for word in _words(place, scene))


def _article(place: Place, scene: Scene) -> bool:
    return all(WordClass.ARTICLE in scene.lexicon.of(word) for word in _words(place, scene))


def _words(place: Place, scene: Scene) -> list[str]:
    return runs(" ".join(_texts(place, place, scene))).folded


def _texts(first: Place, last: Place, scene: Scene) -> tuple[str, str]:
    """Return what the passage and the variant have from one place to another."""
    passage = scene.passage[first.passage_start : last.passage_end]
    return passage, scene.variant[first.variant_start : last.variant_end]


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
