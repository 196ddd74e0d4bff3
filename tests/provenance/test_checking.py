"""What a check says of each quotation of a draft."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import NothingReadError, UsageError
from corpus.lines import Position
from provenance.checks import Check, Verdict
from provenance.drafts.checking import Piped, check
from provenance.options import Options
from quotes.model import Severity
from quotes.wording.changes import replay
from tests.provenance.desk import (
    CLOSING,
    FOG,
    FOURTH,
    LANTERN,
    ROTA,
    SOURCES,
    THIRD,
    TRAWLERS,
    checked,
    codes,
    only,
    sources_in,
)

EXAMPLES = Path(__file__).parents[2] / "examples"
CASES = Path(__file__).parents[1] / "cases" / "examples.toml"


def test_words_as_in_the_source_are_verbatim(tmp_path: Path) -> None:
    one = only(checked(tmp_path, f"“{LANTERN}” the inquiry said."))
    assert (one.verdict, one.severity, one.remarks) == (Verdict.VERBATIM, None, ())
    assert one.matches[0].citation == "HB/1931/4, line 1"


def test_a_part_of_a_sentence_is_verbatim(tmp_path: Path) -> None:
    one = only(
        checked(tmp_path, "The keepers would “honour the old rota and would not favour their cousins”.")
    )
    assert one.verdict is Verdict.VERBATIM
    assert {change.kind for change in one.changes} <= {"partial-start", "partial-end"}


def test_a_dropped_negation_is_a_remark_where_it_is_missing(tmp_path: Path) -> None:
    words = ROTA.replace("would not favour", "would favour")
    one = only(checked(tmp_path, f"Now “{words}”"))
    (remark,) = one.remarks
    assert (one.verdict, one.severity, remark.code) == (Verdict.CHANGED, Severity.MEANING, "negation")
    assert (remark.change and remark.change.before.strip()) == "not"
    assert one.text[: remark.stretch.span.start - one.stretch.span.start].rstrip().endswith("would")


def test_words_changed_in_signs_only_get_no_remark(tmp_path: Path) -> None:
    one = only(checked(tmp_path, "He read that “two trawlers ran aground on the Skerrow shoals”."))
    assert (one.verdict, one.severity, one.remarks) == (Verdict.CHANGED, Severity.NONE, ())
    assert "first-letter-case" in {change.kind for change in one.changes}


def test_distant_passages_in_one_pair_of_marks_are_a_splice(tmp_path: Path) -> None:
    one = only(checked(tmp_path, f"“{TRAWLERS} {CLOSING}”"))
    assert (one.verdict, "splice" in codes(one)) == (Verdict.SPLICED, True)


def test_passages_of_two_sources_in_one_pair_of_marks_are_a_splice(tmp_path: Path) -> None:
    one = only(checked(tmp_path, f"“{TRAWLERS} {FOG}”"))
    assert one.verdict is Verdict.SPLICED
    assert [match.citation for match in one.matches] == ["HB/1931/4, line 3", "HB/1930/3, line 1"]
    assert "HB/1931/4, line 3 and HB/1930/3, line 1" in one.remarks[0].note


@pytest.mark.parametrize("order", [1, -1])
def test_a_few_words_of_another_source_at_an_end_are_a_splice(tmp_path: Path, order: int) -> None:
    parts = ["two trawlers ran aground on the Skerrow shoals before the keeper was woken", "sold to a circus"]
    one = only(checked(tmp_path, f"We read: “{' and '.join(parts[::order])}”."))
    assert one.verdict is Verdict.SPLICED
    assert {match.passage.place.document for match in one.matches if match.passage.place} == {
        "fourth",
        "third",
    }


def test_sentences_that_follow_each_other_are_no_splice(tmp_path: Path) -> None:
    one = only(checked(tmp_path, f"“{LANTERN} {TRAWLERS}”"))
    assert (one.verdict, len(one.matches)) == (Verdict.VERBATIM, 1) or codes(one) == []


def test_a_quotation_that_an_attribution_splits_is_one_check(tmp_path: Path) -> None:
    draft = (
        "“The lantern had been dark for eleven nights,” the inquiry said, “and nobody had written it down.”"
    )
    found = checked(tmp_path, draft).checks
    assert all(codes(one) in ([], ["split-by-attribution"]) for one in found)
    assert {one.verdict for one in found} <= {Verdict.VERBATIM, Verdict.CHANGED}


@pytest.mark.parametrize(
    "credit", ["the third report said", "the harbour inquiry’s third report said", "report HB/1930/3 said"]
)
def test_words_credited_to_another_given_source_are_misattributed(tmp_path: Path, credit: str) -> None:
    one = only(checked(tmp_path, f"“{TRAWLERS}” {credit}."))
    assert (one.verdict, one.credited_source, codes(one)) == (
        Verdict.MISATTRIBUTED,
        "third",
        ["misattributed"],
    )


@pytest.mark.parametrize(
    "credit",
    [
        "the fourth report said",
        "the report said",
        "the inquiry said",
        "an earlier report said",
        "the third brigade said",
        "Ada Marsh said",
    ],
)
def test_words_credited_to_their_own_source_or_to_none_for_certain_are_not(
    tmp_path: Path, credit: str
) -> None:
    assert only(checked(tmp_path, f"“{TRAWLERS}” {credit}.")).verdict is Verdict.VERBATIM


def test_words_that_stand_in_the_credited_source_too_are_not_misattributed(tmp_path: Path) -> None:
    sources = {**SOURCES, "third": {**SOURCES["third"], "text": f"{THIRD}\n\n{TRAWLERS}"}}
    one = only(checked(tmp_path, f"“{TRAWLERS}” the third report said.", sources))
    assert one.verdict is Verdict.VERBATIM


def test_words_that_the_source_takes_from_the_credited_one_are_not_misattributed(tmp_path: Path) -> None:
    sources = {**SOURCES, "fourth": {**SOURCES["fourth"], "text": f"The third report found: {FOG} {FOURTH}"}}
    sources["third"] = {**SOURCES["third"], "text": "The inquiry met four times, each time in the rain."}
    one = only(checked(tmp_path, f"“{FOG}” the third report said.", sources))
    assert one.verdict is Verdict.VERBATIM


def test_an_author_is_named_by_name(tmp_path: Path) -> None:
    sources = {
        "a": {"text": TRAWLERS, "title": "On shoals", "author": "Ada Marsh"},
        "b": {"text": FOG, "title": "On horns", "author": "Berta Holm"},
    }
    one = only(checked(tmp_path, f"“{TRAWLERS}” Berta Holm said.", sources))
    assert (one.verdict, one.credited_source) == (Verdict.MISATTRIBUTED, "b")


def test_aliases_name_a_source(tmp_path: Path) -> None:
    aliases = tmp_path / "names.toml"
    aliases.write_text('[[group]]\nsets = [["HB/1930/3"], ["the Rain Papers"]]\n', encoding="utf-8")
    draft = f"“{TRAWLERS}” the Rain Papers said."
    assert only(checked(tmp_path, draft)).verdict is Verdict.VERBATIM
    one = only(checked(tmp_path, draft, options=Options(aliases=str(aliases))))
    assert one.credited_source == "third"


def test_words_that_stand_nowhere_are_not_found_and_the_nearest_is_shown(tmp_path: Path) -> None:
    one = only(checked(tmp_path, "“The keepers swore at the inquiry and would not say why,” a cook said."))
    assert (one.verdict, one.severity, codes(one)) == (Verdict.NOT_FOUND, Severity.MEANING, ["not-found"])
    assert one.near is not None
    assert one.near.text == ROTA.removesuffix(".")


def test_a_short_quotation_with_a_changed_word_is_changed_rather_than_not_found(tmp_path: Path) -> None:
    one = only(checked(tmp_path, "It was “sold to a circus in the spring of the great fog”, he said."))
    assert (one.verdict, codes(one)) == (Verdict.CHANGED, ["word-substituted"])


def test_few_words_are_too_short_to_say_and_the_place_of_the_same_words_is_told(tmp_path: Path) -> None:
    one = only(checked(tmp_path, "It was, he said, “his own goat” that did it."))
    assert one.verdict in (Verdict.TOO_SHORT, Verdict.VERBATIM)
    if one.verdict is Verdict.TOO_SHORT:
        assert one.near is not None
        assert (one.near.score, one.near.citation) == (1.0, "HB/1931/4, line 3")


def test_few_words_that_stand_nowhere_are_no_finding(tmp_path: Path) -> None:
    one = only(checked(tmp_path, "“It was grim,” he said."))
    assert (one.verdict, one.severity, one.near) == (Verdict.TOO_SHORT, None, None)


def test_marks_without_a_word_between_them_are_not_checked(tmp_path: Path) -> None:
    assert checked(tmp_path, "He typed “” and “…” and “—”.").checks == ()


def test_a_so_called_term_is_no_quotation(tmp_path: Path) -> None:
    one = only(checked(tmp_path, "The so-called “herring kings” stayed away."))
    assert (one.verdict, one.severity) == (Verdict.NO_QUOTATION, None)


def test_a_stylebook_can_let_what_is_not_found_pass(tmp_path: Path) -> None:
    profile = tmp_path / "house.toml"
    profile.write_text("[severity]\nnot-found = 0\n", encoding="utf-8")
    draft = "“We shall never ask for more than our share,” a boatman said."
    one = only(checked(tmp_path, draft, options=Options(profile=str(profile))))
    assert (one.verdict, one.severity, one.remarks) == (Verdict.NOT_FOUND, None, ())


def test_lines_and_columns_count_code_points_from_1_and_front_matter_too(tmp_path: Path) -> None:
    draft = f"---\ntitle: Goats\n---\n\n🐐 “{LANTERN}”"
    one = only(checked(tmp_path, draft))
    assert (one.stretch.begin, one.stretch.end) == (Position(5, 4), Position(5, 4 + len(LANTERN)))


def test_a_byte_order_mark_and_windows_lines_do_not_shift_positions(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_bytes(f"\ufeffOne.\r\n\r\n“{LANTERN}”\r\n".encode())
    one = only(check([path], [sources_in(tmp_path)]))
    assert one.stretch.begin == Position(3, 2)


def test_a_record_among_many_is_shown_by_file_and_id(tmp_path: Path) -> None:
    draft = json.dumps({"id": "lead", "text": f"“{LANTERN}”"})
    found = checked(tmp_path, draft, name="drafts.jsonl")
    assert [draft.shown for draft in found.drafts] == [f"{tmp_path / 'drafts.jsonl'}#lead"]


def test_a_draft_can_come_from_no_file(tmp_path: Path) -> None:
    piped = Piped("draft.md", f"---\ntitle: x\n---\n“{LANTERN}”".encode())
    found = check([], [sources_in(tmp_path)], piped=piped)
    assert (found.drafts[0].shown, only(found).stretch.begin) == ("draft.md", Position(4, 2))


def test_sources_of_one_name_are_both_used(tmp_path: Path) -> None:
    for folder, text in (("a", LANTERN), ("b", FOG)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.txt").write_text(text, encoding="utf-8")
    draft = tmp_path / "draft.txt"
    draft.write_text(f"“{LANTERN}” he said.\n\n“{FOG}” she said.", encoding="utf-8")
    found = check([draft], [tmp_path / "a" / "report.txt", tmp_path / "b" / "report.txt"])
    assert [one.verdict for one in found.checks] == [Verdict.VERBATIM, Verdict.VERBATIM]


def test_an_unreadable_draft_among_others_is_a_problem(tmp_path: Path) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.4 broken")
    good = tmp_path / "good.txt"
    good.write_text(f"“{LANTERN}”", encoding="utf-8")
    found = check([bad, good], [sources_in(tmp_path)])
    assert ([draft.shown for draft in found.drafts], len(found.problems)) == ([str(good)], 1)


def test_without_a_readable_draft_or_source_nothing_is_checked(tmp_path: Path) -> None:
    sources = sources_in(tmp_path)
    with pytest.raises(NothingReadError):
        check([tmp_path / "absent.txt"], [sources])
    with pytest.raises(NothingReadError):
        check([sources], [tmp_path / "absent.txt"])
    with pytest.raises(UsageError):
        check([sources], [sources], Options(profile="no-such"))


def test_neither_order_nor_processes_change_what_is_found(tmp_path: Path) -> None:
    sources = sources_in(tmp_path)
    drafts = []
    for number, text in enumerate((LANTERN, TRAWLERS, FOG)):
        drafts.append(tmp_path / f"{number}.txt")
        drafts[-1].write_text(f"“{text}” he said.", encoding="utf-8")
    once = check(drafts, [sources])
    again = check(drafts[::-1], [sources], Options(processes=2))
    assert replace(once, settings={}) == replace(again, settings={})


EDITS = st.lists(
    st.tuples(
        st.integers(0, 40), st.sampled_from(["", "not", "gulls", "[sic]", "…", "eleven", "“so”", "🐐"])
    ),
    max_size=6,
)


@settings(max_examples=40)
@given(edits=EDITS)
def test_every_match_replays_to_the_drafts_own_words(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[int, str]]
) -> None:
    words = f"{LANTERN} {TRAWLERS}".split()
    for place, word in edits:
        at = place % len(words)
        words[at : at + 1] = [word] if word else []
    draft = f"He read: “{' '.join(words)}” And then he slept."
    for one in checked(tmp_path_factory.mktemp("draft"), draft).checks:
        assert one.stretch.span.of(draft) == one.text
        for match in one.matches:
            assert match.span.of(draft) == match.text
            assert replay(match.passage.text, match.changes) == match.text
        for remark in one.remarks:
            if remark.change:
                assert remark.stretch.span.of(draft) == remark.change.after


def _examples() -> dict[tuple[str, int], Check]:
    found = check([EXAMPLES / "articles"], [EXAMPLES / "sources"])
    return {
        (draft.metadata.id, one.stretch.span.start): one for draft in found.drafts for one in draft.checks
    }


def test_the_quotations_of_the_examples_stand_where_the_list_says() -> None:
    found = _examples()
    rows = tomllib.loads(CASES.read_text(encoding="utf-8"))["quotation"]
    quoted = [row for row in rows if row["manner"] == "quoted" and row["source"] != "none"]
    # a Markdown block quotation is not read as a quotation
    listed = [row for row in quoted if not row["words"].startswith("Kelvaria understands")]
    wrong = []
    for row in listed:
        own = [
            one
            for (article, _), one in found.items()
            if article == row["article"] and row["words"] in one.text
        ]
        places = {m.passage.place.document for one in own for m in one.matches if m.passage.place}
        also = {place.document for one in own for m in one.matches for place in m.passage.also}
        if row["source"] not in places | also:
            wrong.append((row["article"], row["words"]))
    assert len(listed) > 50
    assert wrong == []


def test_the_examples_words_of_no_source_are_not_placed() -> None:
    found = _examples()
    rows = tomllib.loads(CASES.read_text(encoding="utf-8"))["quotation"]
    words = {(row["article"], row["words"]) for row in rows if row["source"] == "none"}
    placed = [
        (article, one.text)
        for (article, _), one in found.items()
        if (article, one.text.rstrip(",.")) in words and one.matches
    ]
    assert placed == []


def test_a_quotation_that_a_witness_quotes_is_checked_on_its_own(tmp_path: Path) -> None:
    draft = f"“He told me, ‘{FOG.replace('western', 'eastern')}’ and laughed all the way home,” said Berg."
    outer, inner = checked(tmp_path, draft).checks
    assert (outer.verdict, outer.near) == (Verdict.NOT_FOUND, None)
    assert (inner.verdict, codes(inner)) == (Verdict.CHANGED, ["entity-swapped"])
    assert inner.text.startswith("The horn of the eastern pier")


def test_a_quotation_inside_one_that_the_sources_have_gets_no_check_of_its_own(tmp_path: Path) -> None:
    sources = {"a": {"text": f"The keeper said: “{FOG}” Then he laughed all the way home."}}
    draft = f"“The keeper said: ‘{FOG}’ Then he laughed,” the report says."
    assert len(checked(tmp_path, draft, sources).checks) == 1


def test_neither_of_two_nested_quotations_in_no_source_is_told_twice(tmp_path: Path) -> None:
    draft = "“She said ‘nobody ever paid the fishermen for the nets’ and wept,” said Anna Berg."
    assert only(checked(tmp_path, draft)).verdict is Verdict.NOT_FOUND


def test_columns_count_the_marks_of_markdown_too(tmp_path: Path) -> None:
    draft = f"# Fog\n\nSay *“{LANTERN[:43]}”* [here](http://a) and **“{ROTA.replace('old', 'new')}”**\n"
    found = checked(tmp_path, draft)
    (remark,) = found.checks[1].remarks
    line = draft.split("\n")[2]
    assert found.checks[0].stretch.begin == Position(3, line.index("The lantern") + 1)
    assert remark.stretch.begin == Position(3, line.index("new") + 1)


def test_a_quotation_of_an_old_print_is_found_as_a_trace_finds_it(tmp_path: Path) -> None:
    source = (
        "The Keeper, Mr. Jofiah Penn, swore before us that he had never tafted the water of the ciftern. "
        "We confider this\nanfwer to be the moft inftructive that we received at the lighthoufe."
    )
    draft = "“We consider this answer to be the most instructive that we received,” the report says."
    assert only(checked(tmp_path, draft, {"a": {"text": source}})).verdict is Verdict.CHANGED
