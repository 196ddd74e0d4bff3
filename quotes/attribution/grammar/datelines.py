"""Tell the dateline with which a text begins: "NEWPORT, May 4 (XY) —", "Bonn (xyz) -", or an hour."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.words.tags import COLON, COMMA, DASH, OPENING, QUOTE, STOP

_SHORTEST_PLACE, _MOST_DATELINE = 4, 12  # letters; words


def dateline_words(found: Sequence[str], tags: Sequence[int]) -> int:
    """Return how many words, given with their tags, are a dateline; 0 for none."""
    if _is_hour(found, tags):
        return 3
    if not found or not found[0][0].isupper() or len(found[0]) < _SHORTEST_PLACE:
        return 0
    last = min(len(found), _MOST_DATELINE)
    place = 0
    while place < last and (found[place].istitle() or found[place].isupper()):
        place += 1
    if place == last:
        return 0
    agency = tags[place] & OPENING and place + 2 < last and _names_agency(found[place + 1])
    if agency:  # of one word, and nothing but a dash behind it
        return place + 4 if place + 3 < last and tags[place + 3] & DASH else 0
    if not tags[place] & (DASH | COMMA | OPENING) or not all(map(str.isupper, found[:place])):
        return 0
    for index in range(place, last):
        if tags[index] & DASH:
            return index + 1
        if tags[index] & (QUOTE | STOP):
            break
    return 0


def _is_hour(found: Sequence[str], tags: Sequence[int]) -> bool:
    """Tell whether the words begin with a time of day: "11:07 The mayor says"."""
    if len(found) < 3 or not found[0].isdecimal() or not tags[1] & COLON:
        return False
    return len(found[0]) <= 2 == len(found[2]) and found[2].isdecimal()


def _names_agency(word: str) -> bool:
    """Tell whether a word in brackets is written as agencies are: "dpa", "AFP", "Reuters"."""
    return word.islower() or (word.isupper() and len(word) > 1)
