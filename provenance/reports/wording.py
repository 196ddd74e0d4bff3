"""The words and signs that every report uses for severities and manners."""

from __future__ import annotations

from dataclasses import dataclass

from provenance.model import Basis, Manner
from quotes.kinds import Code, kinds
from quotes.model import Severity

SEVERITY_WORDS = {
    Severity.NONE: "cosmetic",
    Severity.STYLE: "house style",
    Severity.MARKED: "marked",
    Severity.UNMARKED: "unmarked",
    Severity.MEANING: "meaning",
}
VERBATIM = "verbatim"  # a wording without any change


@dataclass(frozen=True, slots=True)
class Grade:
    """What a wording's worst change is called, its sign, and what that means."""

    word: str
    sign: str
    meaning: str


# A wording's grade counts from 0, verbatim, to 5, meaning. Its sign stands in each cell of a grid, so that
# colour is never the only carrier.
GRADES = (
    Grade(VERBATIM, "V", "letter for letter as in the passage"),
    Grade("cosmetic", "C", "marks, capitals or length; every word is the same"),
    Grade("house style", "H", "spelling, name style or number style"),
    Grade("marked", "M", "a change that the writer shows, by brackets or an ellipsis"),
    Grade("unmarked", "U", "words changed without a mark"),
    Grade("meaning", "!", "a change that may turn the sense"),
)

MANNER_WORDS = {
    Manner.QUOTED: "quoted",
    Manner.PARTLY: "partly quoted",
    Manner.ECHO: "without marks",
}
MANNER_ORDER = (Manner.QUOTED, Manner.PARTLY, Manner.ECHO)

# what other articles with the same words do to a credit, in the trace's word and in a reader's
_RELATIONS = {
    "confirmed": "other articles bear this out",
    "in doubt": "in doubt, other articles name",
    "named elsewhere": "named in other articles",
}

BASIS_WORDS = {
    Basis.SOURCE: "source",
    Basis.ASSEMBLED: "put together from the quotations",
}


def worst_word(worst: Severity | None) -> str:
    """Return the word for the worst change of a wording, None meaning that there is no change.

    >>> worst_word(Severity.STYLE), worst_word(None)
    ('house style', 'verbatim')
    """
    return VERBATIM if worst is None else SEVERITY_WORDS[worst]


def kind_title(code: str) -> str:
    """Return the line that reports print for a kind of change; an unknown code stands for itself.

    >>> kind_title("spelling-variety"), kind_title("made-up")
    ('spelling of another variety', 'made-up')
    """
    try:
        return kinds()[Code(code)].title
    except ValueError:
        return code


def credit_notes(miscredit: str, elsewhere: str) -> tuple[str, ...]:
    """Return what is wrong in an article's credit, and what other articles with the same words say of it.

    >>> credit_notes("", "confirmed: “Ada Quill” (The Bell)")
    ('other articles bear this out: “Ada Quill” (The Bell)',)
    >>> credit_notes("credited to HB/1930/3", "")
    ('misattributed: credited to HB/1930/3, which does not have these words',)
    """
    relation, colon, voices = elsewhere.partition(": ")
    others = f"{_RELATIONS.get(relation, relation)}{colon}{voices}"
    lacking = ", which does not have these words" if miscredit.startswith("credited to ") else ""
    return tuple(filter(None, (f"misattributed: {miscredit}{lacking}" if miscredit else "", others)))


def in_marks(words: str) -> str:
    """Return words between quotation marks, single ones where the words hold double ones.

    >>> in_marks("harm"), in_marks("”")
    ('“harm”', '‘”’')
    """
    return f"‘{words}’" if any(mark in words for mark in "“”") else f"“{words}”"


def counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "outlet"), counted(1200, "outlet")
    ('1 outlet', '1,200 outlets')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
