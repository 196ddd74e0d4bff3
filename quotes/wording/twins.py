"""Find wordings of several words in one text that the other text gives as one word, or the other way round.

"does not" and "doesn't", "going to" and "gonna", "Joint Harbour Authority" and "JHA": each pair becomes one
unit with one key on both sides, so that an alignment lays them against each other.
"""

from __future__ import annotations

from collections.abc import Iterator

from quotes.kinds import Code
from quotes.wording.measures import written_otherwise
from quotes.wording.sides import Side
from quotes.wording.unit import Phrase, Phrases
from quotes.words.numerals import numerals_in
from quotes.words.runs import Runs
from quotes.words.wordforms import contractions, corrected_beginnings, corrected_phrases

_Twins = tuple[tuple[str, ...], tuple[str, ...], str]  # a wording, the other text's, and the key of both
MOST_ACRONYMS = 20  # looked for in one pair of texts
_KINDS = {
    "=a": Code.ABBREV,
    "=g": Code.GRAMMAR_FIXED,
    "=j": Code.DASH_HYPHEN_SPACE,
    "=n": Code.NUMBER_FORMAT,
}


def twins(one: Side, other: Side) -> tuple[Phrases, Phrases]:
    """Return the phrases to read as one unit in each of two texts."""
    ours: dict[str, list[Phrase]] = {}
    theirs: dict[str, list[Phrase]] = {}
    for first, second, key in (*_pairs(one, other), *((b, a, key) for a, b, key in _pairs(other, one))):
        for words in (first, second):  # a text may have both
            ours.setdefault(words[0], []).append(Phrase(words, key))
            theirs.setdefault(words[0], []).append(Phrase(words, key))
    if one.runs.folded != other.runs.folded:
        language = one.lexicon.language
        _add_numerals(ours, one.runs, language)
        _add_numerals(theirs, other.runs, language)
    return ours, theirs


def _add_numerals(phrases: dict[str, list[Phrase]], text: Runs, language: str) -> None:
    """Add the numbers that a text writes in words, the longest first; one Chinese sign may be no number."""
    found = {
        (tuple(text.folded[each.start : each.start + each.length]), each.value)
        for each in numerals_in(language, text)
    }
    for words, value in sorted(found, key=lambda each: (-len(each[0]), each)):
        if sum(map(len, words)) > 1:
            phrases.setdefault(words[0], []).append(Phrase(words, f"#{value}"))


def twin_kind(key: str) -> Code | None:
    """Return the kind of a change between the two forms of a pair, None for the key of another unit."""
    return _KINDS.get(key[:2])


def _pairs(full: Side, short: Side) -> Iterator[_Twins]:
    """Yield each wording of the first text that the second one gives otherwise."""
    yield from _contracted(full, short)
    yield from _corrected(full, short)
    yield from _initials(full, short)
    for words, others, written in written_otherwise(full, short):
        joint = "".join(words) == "".join(others)
        clock = written[-1].isdigit()
        yield words, others, f"{'=n' if clock else '=j' if joint else '=a'}:{written}"


def _contracted(full: Side, short: Side) -> Iterator[_Twins]:
    for word in sorted(short.clipped - full.clipped):
        for phrase in (*contractions().get(word, ()), *_with_verb(word)):
            if full.says(phrase):
                yield tuple(phrase.split()), (word,), f"=a:{word}"


def _with_verb(word: str) -> Iterator[str]:
    """Yield what a folded word with an apostrophe and an s may be short for: "Kent's" for "Kent is"."""
    stem = word.removesuffix("s")
    if stem and stem != word:
        yield from (f"{stem} is", f"{stem} has")


def _corrected(full: Side, short: Side) -> Iterator[_Twins]:
    if short.words.isdisjoint(corrected_beginnings()):
        return
    for wrong, right in corrected_phrases():
        if short.says(wrong) and full.says(right) and not full.says(wrong):
            yield tuple(right.split()), tuple(wrong.split()), f"=g:{wrong}"


def _initials(full: Side, short: Side) -> Iterator[_Twins]:
    for acronym in short.acronyms(short.words - full.words)[:MOST_ACRONYMS]:
        words = _spelt_out(acronym, full)
        if words:
            yield words, (acronym,), f"=a:{acronym}"


def _spelt_out(acronym: str, side: Side) -> tuple[str, ...]:
    """Return the words of a text whose first letters an acronym gives; small words may be passed over."""
    folded = side.runs.folded
    for start, word in enumerate(folded):
        if len(word) == 1 or word[0] != acronym[0] or word in side.lexicon.light:
            continue
        at = start
        for letter in acronym[1:]:
            at += 1
            while at < len(folded) and folded[at][0] != letter and folded[at] in side.lexicon.light:
                at += 1
            if at >= len(folded) or folded[at][0] != letter:
                break
        else:
            if folded[at] not in side.lexicon.light:
                return tuple(folded[start : at + 1])
    return ()
