"""Say what a cut took away that the words left depend on: "not", "some", "if", a number, an attribution."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from itertools import dropwhile, pairwise

from quotes.wording import classify
from quotes.wording.capitals import is_day, is_month
from quotes.wording.unit import Unit
from quotes.words import wordforms
from quotes.words.lexicon import Lexicon, WordClass
from quotes.words.runs import runs
from quotes.words.small_words import small_words

DENIES = "the words left out deny what is quoted"
OWN_SOURCE = "the source's own source"
MOST_LETTERS = 40  # looked at for the words behind
MOST_DENIAL_WORDS = 8  # "has not found any evidence at all that"
MOST_SUBJECT_WORDS = 10  # cut behind "that": "any of the members of the Harbour Board had" has nine
_PARTING = frozenset(".;:!?,")
_ASIDE = re.compile(r",\s[^,.;:!?]{1,30},")  # "I do not, however, find"
_CLOSED = re.compile(r"(?:[\"”»“][.,;:]?|[.,?!]['’])\s+$")
MOST_BLANKS = 4  # looked through before a word for a mark that closes
_THAT = small_words("that_folded")
_TELLING = small_words("telling")
_LIMITING = small_words("limiting")
_LIMITING_FIRST = frozenset(phrase.split()[0] for phrase in _LIMITING)
MOST_LIMITING_WORDS = max(len(phrase.split()) for phrase in _LIMITING)
_NOT_DENIED = small_words("not_denied")
MOST_OPENING_WORDS = 3  # with the negation: "Under no circumstances should" has two
MOST_HEDGE_WORDS = 5  # "I believe that it is"
MOST_TOLD_WORDS = 5  # whom a source tells something, and the "that" behind it
MOST_ATTRIBUTION_WORDS = 14  # "One Member State with a presence in the country reported that" has 11


def hidden(units: Sequence[Unit], text: str, lexicon: Lexicon, *, numbers: bool = True) -> str:
    """Return what a cut took away, as a fact in a few words; "" when nothing of weight.

    Args:
        units: the units cut, in order.
        text: the text that they stand in.
        lexicon: the small words of their language.
        numbers: whether a number among them qualifies what is quoted: that of another sentence does not.
    """
    weighty = lexicon.words[WordClass.QUALIFIER]
    words = [unit.folded for unit in units if unit.folded in weighty and not is_month(unit, text)]
    words += [
        text[one.start : two.end] for one, two in pairwise(units) if _is_one_word(one, two, text, weighty)
    ]
    limits = (limit_at(units, at, text) for at in range(len(units)))
    held = words[0] if words else next(filter(None, limits), "")
    if held:
        return f"the words cut hold “{held}”"
    attribution = attribution_in(units, text, lexicon)
    if attribution:
        return f"the words cut name {OWN_SOURCE}: “{attribution}”"
    if not numbers or classify.in_brackets(units, text):
        return ""
    counts = [unit for unit in units if classify.is_quantity(unit) and not is_day(unit, text)]
    return f"the words cut hold the number “{text[counts[0].start : counts[0].end]}”" if counts else ""


def limit_at(units: Sequence[Unit], at: int, text: str) -> str:
    """Return the words from one unit on that limit what stands beside them: "as long as"; "" for others."""
    if units[at].folded not in _LIMITING_FIRST:
        return ""
    for end in range(min(len(units), at + MOST_LIMITING_WORDS), at, -1):
        if " ".join(unit.folded for unit in units[at:end]) in _LIMITING:
            return text[units[at].start : units[end - 1].end]
    return ""


def _is_one_word(one: Unit, two: Unit, text: str, among: frozenset[str]) -> bool:
    """Tell whether a hyphen joins two units to a word of some: "peut-être"."""
    return text[one.end : two.start] in ("-", "‑") and one.folded + two.folded in among


def denial(units: Sequence[Unit], text: str, lexicon: Lexicon) -> str:
    """Return the words which deny what comes right behind: "I do not claim that", "At no time did"; or "".

    Args:
        units: the units before what a quotation has, in order.
        text: the text that they stand in.
        lexicon: the small words of their language.
    """
    following = runs(text[units[-1].end : units[-1].end + MOST_LETTERS]).folded[:3]
    with_verb = _denied_verb(units, "".join(following[:1]), text, lexicon)
    if with_verb:
        return with_verb
    noun = bool(following) and WordClass.ASSERTING in lexicon.of(following[0])  # "found no | evidence that"
    near = (units if noun else _up_to_that(units, text, lexicon))[-MOST_DENIAL_WORDS:]
    that = following if noun else [near[-1].folded, *following[:1]]
    if _THAT.isdisjoint(that):
        return ""
    classes = [lexicon.of(unit.folded) for unit in near]
    negation, asserting = (
        [place for place, known in enumerate(classes) if wanted in known]
        for wanted in (WordClass.NEGATION, WordClass.ASSERTING)
    )
    if not negation or not (asserting or noun):
        return ""
    first = min(negation[0], *asserting) if asserting else negation[0]
    denied = near[first:]
    asserted = denied[:-1] if denied[-1].folded in _THAT else denied  # "glaubt nicht, dass"
    between = text[denied[0].end : asserted[-1].end + 1]
    parted = not _PARTING.isdisjoint(_ASIDE.sub("", between)[:-1])
    contrast = WordClass.CONTRAST in lexicon.of(asserted[-1].folded) and between[-1:] != ","  # "but that"
    if parted or contrast:
        return ""
    return text[denied[0].start : denied[-1].end]


def _up_to_that(units: Sequence[Unit], text: str, lexicon: Lexicon) -> Sequence[Unit]:
    """Return the units up to a "that" whose verb the quotation has: "do not find that the Board | acted".

    All units where there is none, or where the clause or its verb is over before the quotation begins.
    """
    for at in range(len(units) - 2, max(-1, len(units) - 2 - MOST_SUBJECT_WORDS), -1):
        if units[at].folded in _THAT:
            over = not _PARTING.isdisjoint(text[units[at].end : units[-1].end])
            over = over or any(
                _helps(unit.folded, lexicon) or WordClass.CONTRAST in lexicon.of(unit.folded)
                for unit in units[at + 1 : -1]
            )
            return units if over else units[: at + 1]
    return units


def _denied_verb(units: Sequence[Unit], following: str, text: str, lexicon: Lexicon) -> str:
    """Return a negation and the verb that it governs, whose subject or object comes next; "" for none.

    "At no time did" and "No warning", before "was given", open a sentence; "had not been" stands anywhere.
    """
    if lexicon.language != "en":
        return ""
    negation = next(
        (at for at, unit in enumerate(units) if WordClass.NEGATION in lexicon.of(unit.folded)), -1
    )
    behind = units[negation + 1 :]
    if negation < 0 or not behind or behind[0].folded in _NOT_DENIED:
        return ""
    helping = [_helps(unit.folded, lexicon) for unit in units]
    alone = not wordforms.denied([units[negation].folded])  # "no", "never", and not "can't"
    opens = alone and negation < MOST_OPENING_WORDS and len(units) <= 2 * MOST_OPENING_WORDS
    governs = helping[-1] and (opens or all(helping[negation + 1 :]))
    if not governs and not (opens and _helps(following, lexicon) and not any(helping)):
        return ""
    denied = text[units[0 if opens else negation].start : units[-1].end]
    return denied if _PARTING.isdisjoint(denied) else ""


def _helps(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a folded word is an auxiliary or a modal verb."""
    return wordforms.is_auxiliary(word) or WordClass.MODALITY in lexicon.of(word)


def attribution_in(units: Sequence[Unit], text: str, lexicon: Lexicon, *, behind: bool = False) -> str:
    """Return the words with which the source itself credits somebody, "" where it does not.

    Args:
        units: the units to look through, in order.
        text: the text that they stand in.
        lexicon: the small words of their language.
        behind: whether only one that stands behind what it credits counts ("…, the envoy said"): what
            "the envoy said that" credits is still to come.

    Words outside the source's own quotation marks credit what it quotes, which is another matter.
    """
    if not units or _stands_outside_marks(units[0], text):
        return ""
    ends = {""} if behind else _THAT | {""}
    folded = [unit.folded for unit in units[:60]]
    reporting = lexicon.words[WordClass.REPORTING]
    for index, word in enumerate(folded):
        if (word not in reporting and word != "according") or _says_himself(folded[:index], lexicon):
            continue
        if word in reporting and 0 < index < MOST_ATTRIBUTION_WORDS:
            follows = folded[index + 1 : index + 1 + MOST_TOLD_WORDS] or [""]
            own = all(_tells_of_authors(known, lexicon) for known in folded[:index])
            told = word in _TELLING and not behind and not _THAT.isdisjoint(follows)
            if not own and (told or follows[0] in ends or word == "according"):
                return text[units[0].start : units[index].end]
        if word == "according" and folded[index + 1 : index + 2] == ["to"]:
            return text[units[index].start : units[min(index + 5, len(units) - 1)].end]
    return ""


def _stands_outside_marks(unit: Unit, text: str) -> bool:
    """Tell whether a quotation mark closes right before a unit: “…,” he said."""
    return _CLOSED.search(text, max(0, unit.start - MOST_BLANKS), unit.start) is not None


def _says_himself(before: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether the speaker is who says it: "we would also say that", "I regret to say that"."""
    speakers = lexicon.words[WordClass.SPEAKER]
    if before[-1:] == ["to"]:
        return before[0] in speakers
    return next(dropwhile(partial(_may_part, lexicon), reversed(before)), "") in speakers


def _may_part(lexicon: Lexicon, word: str) -> bool:
    """Tell whether a folded word may stand between a speaker and his saying: not in "we were told"."""
    small = _helps(word, lexicon) or WordClass.FUNCTION in lexicon.of(word)
    return small and "be" not in wordforms.bases_of(word)


def _tells_of_authors(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word belongs to a name by which a document speaks of its own authors."""
    return not {WordClass.AUTHOR, WordClass.ARTICLE, WordClass.FUNCTION}.isdisjoint(lexicon.of(word))


def own_hedge(units: Sequence[Unit], text: str, lexicon: Lexicon) -> str:
    """Return the words with which a speaker hedges what comes right behind ("We believe"), "" for none."""
    hedges, speakers = lexicon.words[WordClass.HEDGE], lexicon.words[WordClass.SPEAKER]
    first = max(0, len(units) - MOST_HEDGE_WORDS)
    for at, (who, what) in enumerate(pairwise(units[first:]), first):
        if who.folded in speakers and what.folded in hedges:
            governs = all(lexicon.of(unit.folded) for unit in units[at + 2 :])
            return text[who.start : what.end] if governs else ""
    return ""
