"""Say what a check found, on one line: facts about the words, nothing about anybody's intent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from provenance.checks import Check, Checked, CheckedDraft, Match, Near, Remark, Verdict
from provenance.model import Variant
from provenance.reports.marking import ENDS, marked
from provenance.reports.printable import on_one_line, shortened
from provenance.reports.rows import credited
from provenance.reports.wording import SEVERITY_WORDS, VERBATIM, counted, in_marks, kind_title
from quotes.kinds import Code
from quotes.model import Change, Severity

MOST_WORDS = 120  # columns of quoted words in one message
MOST_AROUND = 70  # characters of a text on either side of a place
COSMETIC = SEVERITY_WORDS[Severity.NONE]  # the words stand in the source, but not letter for letter

# In the order of the summary, with the word for one of them.
_COUNTED = {
    Verdict.VERBATIM: VERBATIM,
    Verdict.CHANGED: "changed",
    Verdict.SPLICED: "spliced",
    Verdict.MISATTRIBUTED: "credited to another source",
    Verdict.NOT_FOUND: "not found",
    Verdict.TOO_SHORT: "too short to say",
    Verdict.NO_QUOTATION: "no quotation but a title, term or caption",
}


def code_of(check: Check) -> str:
    """Return the word for a quotation without a remark: its verdict; "cosmetic" where only signs changed."""
    if check.verdict is Verdict.CHANGED and not check.remarks:
        return COSMETIC
    return check.verdict.value


def message(remark: Remark, check: Check) -> str:
    """Return what a remark says, on one line, with the severity and the place in the source."""
    said = _of_change(remark.change) if remark.change else _of_whole(remark, check)
    facts = "; ".join(filter(None, (SEVERITY_WORDS[remark.severity], remark.citation)))
    return on_one_line(f"{said} ({facts})")


def verdict_message(check: Check) -> str:
    """Return what is said of a quotation without a remark, on one line."""
    match check.verdict:
        case Verdict.VERBATIM:
            said = citations(check)
        case Verdict.TOO_SHORT:
            said = "too short to say where it comes from" + (
                f"; {near_words(check.near)}" if check.near else ""
            )
        case Verdict.NO_QUOTATION:
            said = f"a {check.records[0].quotation.form.value}, not checked"
        case Verdict.NOT_FOUND:
            said = "not in the given sources in these words"
        case _:
            said = f"only signs, capitals or the extract differ: {citations(check)}"
    return on_one_line(said)


def near_words(near: Near) -> str:
    """Return where a quotation's words stand, or what comes nearest to them, on one line."""
    words = shortened(on_one_line(near.text), MOST_WORDS)
    if near.score < 1:
        return on_one_line(f"nearest ({near.score:.2f}) is {near.citation}: {in_marks(words)}")
    others = f" and in {counted(near.others, 'other place')}" if near.others else ""
    return on_one_line(f"the same words stand in {near.citation}{others}: “{words}”")


def citations(check: Check) -> str:
    """Return where a quotation's words stand in the sources."""
    return on_one_line("; ".join(dict.fromkeys(match.citation for match in check.matches)))


def marked_words(check: Check) -> str:
    """Return a quotation with its changes marked, ``[-dropped-]{+added+}``; as it is where none is known."""
    pieces: list[str] = []
    at = start = check.stretch.span.start
    for match in check.matches:
        pieces.append(check.text[at - start : match.span.start - start])
        pieces.append(marked(_within(match), MOST_WORDS))
        at = match.span.end
    return "".join([*pieces, check.text[at - start :]])


def _within(match: Match) -> Variant:
    """Return a match without what the source has before and after: the draft has no dots there."""
    return replace(variant_of(match), changes=tuple(one for one in match.changes if one.kind not in ENDS))


def variant_of(match: Match) -> Variant:
    """Return a match in the form that the marking of changes takes."""
    worst = max((change.severity for change in match.changes), default=Severity.NONE)
    return Variant(id="", text=match.text, severity=worst, changes=match.changes, witnesses=())


def credit_of(check: Check) -> str:
    """Return who is credited with a quotation, "" where nobody is."""
    found = (credited(record.quotation.attribution) for record in check.records)
    return on_one_line(next(filter(None, found), ""))


def kinds_in(check: Check) -> tuple[str, ...]:
    """Return the codes of a check's remarks and changes, each once, the worst first."""
    found = [(remark.severity, remark.code) for remark in check.remarks]
    found += [(change.severity, change.kind) for change in check.changes]
    return tuple(dict.fromkeys(code for _, code in sorted(found, key=lambda pair: -pair[0])))


def summary(checked: Checked) -> str:
    """Return what all checks come to, on one line."""
    count = checked.count()
    total = counted(sum(count.values()), "quotation")
    drafts, sources = counted(len(checked.drafts), "draft"), counted(len(checked.sources), "source")
    parts = [f"{count[verdict]:,} {word}" for verdict, word in _COUNTED.items() if count[verdict]]
    return f"{total} in {drafts} against {sources}" + (f": {', '.join(parts)}" if parts else "")


def worst_counts(checked: Checked) -> str:
    """Return how many remarks there are of each severity, the worst first, on one line; "" for none."""
    count = Counter(remark.severity for check in checked.checks for remark in check.remarks)
    return ", ".join(
        f"{count[severity]:,} {SEVERITY_WORDS[severity]}"
        for severity in sorted(SEVERITY_WORDS, reverse=True)
        if count[severity]
    )


def rules_of(checked: Checked) -> str:
    """Return by which stylebook a check was made, on one line."""
    settings = checked.settings
    profile, print_ = settings.get("profile", ""), settings.get("profile_fingerprint", "")
    return on_one_line(f"profile {profile} ({print_}), settings {checked.fingerprint}")


def around(before: str, after: str) -> tuple[str, str]:
    """Return what stands before and after some words, cut between words to `MOST_AROUND` characters each.

    >>> around("x " * 40 + "he said ", "")[0][:6]
    '…x x x'
    """
    before, after = before.rpartition("\n\n")[2], after.partition("\n\n")[0]
    if len(before) > MOST_AROUND:
        before = "…" + before[-MOST_AROUND:].partition(" ")[2]
    if len(after) > MOST_AROUND:
        after = after[:MOST_AROUND].rpartition(" ")[0] + "…"
    return before, after


def remarks_in(checked: Checked) -> Iterator[tuple[CheckedDraft, Check, Remark]]:
    """Yield each remark with the check and the draft that it belongs to."""
    for draft in checked.drafts:
        for check in draft.checks:
            for remark in check.remarks:
                yield draft, check, remark


def _of_change(change: Change) -> str:
    before, after = _quoted(change.before), _quoted(change.after)
    if before and after:
        said = f"the source has {before}, the draft {after}"
    elif before:
        said = f"the source has {before} here, the draft does not"
    elif after:
        said = f"the draft has {after} here, the source does not"
    else:
        said = "the source differs here"
    note = f"; {change.note}" if change.note else ""
    return f"{kind_title(change.kind)}: {said}{note}"


def _of_whole(remark: Remark, check: Check) -> str:
    match remark.code:
        case Code.NOT_FOUND:
            near = f"; {near_words(check.near)}" if check.near else ""
            return f"not in the given sources in these words{near}"
        case Code.MISATTRIBUTED:
            return f"{remark.note}; the words stand in {citations(check)}"
        case Code.SPLICE:
            return f"distant passages joined as one: {remark.note}"
        case _:
            return f"{kind_title(remark.code)}{remark.note and ': ' + remark.note}"


def _quoted(words: str) -> str:
    shown = shortened(on_one_line(words), MOST_WORDS)
    return in_marks(shown) if shown else ""
