"""Tell the title of a book, a paper or a broadcast by the words around its marks, and by its capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.word_lists import word_lists
from quotes.words.small_words import small_words
from quotes.words.vocabulary import vocabulary

# Signs between words, before a word, and at the end of a clause; marks that English does not open with.
AROUND_WORDS = " \u00a0,:;\"“”„‘’'()[]«»"
OPENS_WORD = "([‘'“\""
ENDS_CLAUSE = frozenset(".!?,…。！？，")
ABROAD = frozenset("«„»")
_WORDS = word_lists("quotes", "forms")["titles"]
_TITLED = frozenset(_WORDS["titled"])
_WORKS = frozenset(_WORDS["works"])
_WORKS_ABROAD = frozenset(_WORDS["works_abroad"])
_TELLERS = _WORDS["tellers"]
_LISTENERS = frozenset(_WORDS["listeners"])
_MAKERS = frozenset(_WORDS["makers"])
_AFTER_WORKS = frozenset(_WORDS["after_works"])
_ON_AIR = frozenset(_WORDS["on_air"])
_ARTICLES_ABROAD = frozenset(_WORDS["articles_abroad"])
_SMALL = frozenset(_WORDS["small"])
_OF = small_words("of_works")
_CAPITALS = re.compile(r"[^\W\d_a-z][\w’'-]* [^\W\d_a-z]")  # two words of a name: „Neuen Talpost“
_WORDS_AFTER = re.compile(r"[^\w\n]*(?:(?:a|an|the) )?([a-z][\w’'-]*)(?: ([a-z][\w’'-]*))?")
_POSSESSIVES = ("’s", "'s", "s’", "s'")
_LONGEST_TITLE = 200  # characters
_MOST_TITLE_BLANKS = 8  # in a title written like a sentence
_LEAST_BLANKS = 2  # in a title that only its author stands before


def title_reason(inner: str, before: str, last: Sequence[str], after: str, mark: str) -> str:
    """Return by what words between marks show themselves as a title, "" where they do not.

    Args:
        inner: the words.
        before: what stands before the mark, some characters of it.
        last: the last two words of that, in small letters.
        after: what stands behind.
        mark: the opening mark.
    """
    if mark == "《":
        return "between title marks"
    if after[:1] == "-" and after[1:2].isupper():
        return "part of a noun"  # in der „Bild“-Zeitung
    word = last[-1] if last else ""
    abroad = word in _WORKS_ABROAD or (mark in ABROAD and word in _WORKS)
    if word in _TITLED or (abroad and _is_like_title(inner)):
        return f"named by “{word}”"
    long = " " in inner.strip() and not inner.isupper() and "!" not in inner
    titled = (
        _by_words_before(inner, last, before, long=long)
        or _by_words_after(after)
        or _by_article(inner, last, before, mark)
    )
    return titled if is_title_case(inner) else ""


def is_title_case(inner: str) -> bool:
    """Tell whether every word but small ones begins with a capital or a figure.

    >>> is_title_case("Under the Shade of the Emirate."), is_title_case("Mostly harmless")
    (True, False)
    """
    words = inner[:_LONGEST_TITLE].split()
    if not words or len(inner) > _LONGEST_TITLE or len(words) > 24:
        return False
    capitals = 0
    for word in words:
        letters = word.lstrip(OPENS_WORD)
        if letters[:1].isupper() or letters[:1].isdigit():
            capitals += 1
        elif letters[:1].isalpha() and letters.lower() not in _SMALL:
            return False
    return capitals > 0


def last_words(before: str, most: int) -> list[str]:
    """Return the last words before a mark, in small letters."""
    return [
        word.strip(AROUND_WORDS) for word in before.rstrip(AROUND_WORDS).lower().rsplit(None, most)[-most:]
    ]


def runs_on(before: str) -> bool:
    """Tell whether the words before a mark are running text, not a headline with capitals throughout."""
    return any(word[0].islower() for word in before.split()[-4:-1])


def _is_like_title(inner: str) -> bool:
    """Tell whether the words may be a title of a language that writes titles like sentences."""
    ends = inner.rstrip()[-1:]
    return ends not in ENDS_CLAUSE and len(inner) <= _LONGEST_TITLE and inner.count(" ") <= _MOST_TITLE_BLANKS


def _by_words_before(inner: str, last: Sequence[str], before: str, *, long: bool) -> str:
    word = last[-1] if last else ""
    if word in _WORKS:
        return f"in capitals after “{word}”"
    on_outlet = word.endswith(("’s", "'s")) and word[:-2] in vocabulary("en").names
    if long and word.endswith(_POSSESSIVES) and runs_on(before) and inner.count(" ") >= _LEAST_BLANKS:
        return f"in capitals after “{word}”"
    if long and (on_outlet or (word in _ON_AIR and runs_on(before))):
        return f"in capitals after “{word}”"
    if word in _LISTENERS and _is_told(before, word):
        return f"in capitals after “{' '.join(last)}”"
    if len(last) == 2 and word in _OF and last[0] in _MAKERS:
        return f"in capitals after “{last[0]} {word}”"
    return ""


def _is_told(before: str, article: str) -> bool:
    """Tell whether somebody speaks to what the article begins: "sagte er der", "dans un entretien au"."""
    clause = re.split('[.:;“”"»]', before.rstrip(AROUND_WORDS).lower().removesuffix(article))[-1]
    return any(f" {teller} " in f" {clause.strip()} " for teller in _TELLERS)


def _by_words_after(after: str) -> str:
    following = _WORDS_AFTER.match(after)
    for noun in following.groups() if following else ():
        if noun in _AFTER_WORKS:
            return f"in capitals before “{noun}”"
    return ""


def _by_article(inner: str, last: Sequence[str], before: str, mark: str) -> str:
    """Judge words in capitals behind an article of a language that writes no clause so: der „Neuen Post“."""
    if not last or not before.rstrip()[-1:].isalpha() or not _CAPITALS.match(inner):
        return ""
    behind_noun = mark == "„" and before[-len(last[-1]) - 1 :][:1].isupper()  # des Bündnisses „Neue Mitte“
    if last[-1] not in _ARTICLES_ABROAD and not behind_noun:
        return ""
    return f"in capitals after “{last[-1]}”"
