"""Tell a time that is somebody's name from a time: "Theresa May" and "in May"."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.words.small_words import small_words
from quotes.words.tags import ADVERB, COMMA, DASH, DETERMINER, NAME, NUMBER, PREPOSITION, SAY, STOP, TIME

_WHEN = small_words("before_times")


def tag_namesakes(found: Sequence[str], tags: list[int], namesakes: frozenset[str]) -> None:
    """Tag the words that are somebody's name there as names, and those that are not as none."""
    for place, word in enumerate(found):
        if word in namesakes:
            tags[place] = NAME if _is_namesake(found, tags, place) else tags[place] & ~NAME


def _is_namesake(found: Sequence[str], tags: Sequence[int], place: int) -> bool:
    """Tell whether a time is a name among its neighbours: "Jan Holt", "Theresa May", "Day said"."""
    before = tags[place - 1] if place else STOP
    after = tags[place + 1] if place + 1 < len(tags) else STOP
    if before & (PREPOSITION | TIME | NUMBER | DETERMINER | ADVERB):
        return False
    if before & NAME and not before & TIME:
        dated = place > 1 and found[place - 2].lower() in _WHEN  # "on Election Day"
        return not dated and not after & (NAME | NUMBER)
    if before & SAY and after & (STOP | COMMA | DASH):
        return True
    return bool(after & SAY or (tags[place] & TIME and after & NAME and not after & TIME))
