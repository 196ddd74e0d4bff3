"""What a quotation's marks leave out of its sentence, and the article says right outside them.

In: nobody “was left on the island”, the quotation itself lacks a "nobody", but the reader is told of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from corpus.model import Span
from quotes.kinds import Code
from quotes.model import Change
from quotes.profiles import Profile
from quotes.wording.qualifiers import DENIES, OWN_SOURCE
from quotes.words.fold import VANISHING, fold
from quotes.words.lexicon import WordClass, lexicon_for
from quotes.words.runs import runs
from quotes.words.small_words import small_words
from quotes.words.stops import SENTENCE_END

NOTE = "the article has these words outside the quotation marks"
NAMED_NOTE = "the article names the source's own source outside the quotation marks"
_TOLD_MODALS = [forms.split() for forms in sorted(small_words("told_modals"))]
_MOST_MODAL_WORDS = 2  # "will then"
_WORD = re.compile(r"\w+")
_MOST_WORDS = 8  # of the article on either side of the quotation
_PARTIAL = frozenset((Code.PARTIAL_START.value, Code.PARTIAL_END.value))


def with_words_beside(
    changes: Sequence[Change], variant: str, before: str, after: str, profile: Profile
) -> tuple[Change, ...]:
    """Return a quotation's changes, in which nothing is lost that the article says beside it.

    Args:
        changes: every change from the passage to the variant, in order.
        variant: the quotation.
        before: what stands before it in the article.
        after: what stands behind it.
        profile: what each kind matters.
    """
    found = list(changes)
    head = _lost_at(found, 0)
    lost = found[head - 1] if head else None
    told = lost and (_says(before, _last_words, lost.before) or _says_modal(before, lost))
    if told or (_takes_denial(found[:head]) and _denies(before)):
        found[:head] = [_joined(found[:head], Code.PARTIAL_START, profile, NOTE)]
    elif head and _named(found[:head], f"{before} {after}"):
        found[:head] = [_joined(found[:head], Code.PARTIAL_START, profile, NAMED_NOTE)]
    tail = _lost_at(found[::-1], len(variant))
    if tail and (_says(after, _first_words, found[-tail].before) or _says_limit(after, found[-tail])):
        found[-tail:] = [_joined(found[-tail:], Code.PARTIAL_END, profile, NOTE)]
    elif tail and _named(found[-tail:], f"{before} {after}"):
        found[-tail:] = [_joined(found[-tail:], Code.PARTIAL_END, profile, NAMED_NOTE)]
    return tuple(found)


def _lost_at(changes: Sequence[Change], end: int) -> int:
    """Return how many of the leading changes leave out an end, if that loses something of note; else 0."""
    count = 0
    while count < len(changes) and changes[count].variant.start == end == changes[count].variant.end:
        count += 1
    return count if any(change.note or change.kind not in _PARTIAL for change in changes[:count]) else 0


def _takes_denial(changes: Sequence[Change]) -> bool:
    """Tell whether a negation, or words that deny what follows, are among what is lost."""
    return any(change.kind == Code.NEGATION or DENIES in change.note for change in changes)


def _denies(before: str) -> bool:
    """Tell whether the article denies in its own words what it quotes: he refused to say that “...”."""
    nearest = _last_words(before)
    lexicon = lexicon_for(nearest)
    return any(WordClass.NEGATION in lexicon.of(word) for word in nearest)


def _says_modal(before: str, lost: Change) -> bool:
    """Tell whether the article has, as reported speech has it, the modal verb that the marks leave out.

    Where the source says that the board must publish its findings, the article's "It must" does for that.
    """
    if lost.kind != Code.MODALITY:
        return False
    last = runs(lost.before).folded[-1:]
    told = {form for forms in _TOLD_MODALS if forms[:1] == last for form in forms}
    return not _denies(before) and any(word in told for word in _last_words(before)[-_MOST_MODAL_WORDS:])


def _says_limit(after: str, lost: Change) -> bool:
    """Tell whether the article goes on with the word that begins the condition left out: unless."""
    first = runs(lost.before).folded[:1]
    return bool(first) and first == _first_words(after)[:1] and f"“{first[0]}" in lost.note.casefold()


def _named(changes: Sequence[Change], around: str) -> bool:
    """Tell whether the article itself names the source's own source, which is lost."""
    for change in changes:
        _, lost, said = change.note.partition(OWN_SOURCE)
        names = [word for word in _WORD.findall(said) if word[0].isupper()]
        if lost and names:
            return names[-1].casefold() in _WORD.findall(around.casefold())
    return False


def _joined(changes: Sequence[Change], kind: Code, profile: Profile, note: str) -> Change:
    """Return neighbouring changes as one that leaves out an end."""
    return changes[0]._replace(
        kind=kind.value,
        severity=profile.severity(kind),
        before="".join(change.before for change in changes),
        passage=Span(changes[0].passage.start, changes[-1].passage.end),
        note=note,
    )


def _says(text: str, nearest: Callable[[str], list[str]], lost: str) -> bool:
    """Tell whether the words of a text nearest to a quotation hold all that carry weight among those lost."""
    weighty = _weighty_words(lost)
    folded = fold(text).replace(VANISHING, "")
    if not weighty or any(word not in folded for word in weighty):
        return False  # as nearly always, and sooner told than which words are the nearest
    return weighty.issubset(nearest(text))


@lru_cache(maxsize=64)  # thousands of articles may quote one passage from the same word on
def _weighty_words(lost: str) -> frozenset[str]:
    """Return the words that carry weight, or all where none does."""
    folded = runs(lost).folded
    classes = lexicon_for(folded)
    light = {WordClass.ARTICLE, WordClass.FUNCTION, WordClass.PRONOUN}
    weighty = [word for word in folded if not classes.of(word) or classes.of(word) - light]
    return frozenset(weighty or folded)


def _last_words(before: str) -> list[str]:
    """Return the words that end a text, back to where their sentence begins."""
    start = max((end.end() for end in SENTENCE_END.finditer(before)), default=0)
    return runs(before[start:]).folded[-_MOST_WORDS:]


def _first_words(after: str) -> list[str]:
    """Return the words that begin a text, as far as their sentence goes."""
    end = SENTENCE_END.search(after)
    return runs(after[: end.start()] if end else after).folded[:_MOST_WORDS]
