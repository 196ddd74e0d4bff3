"""Words that a source quotes from somebody else, and drafts and articles that credit the source with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance.checks import Verdict
from provenance.drafts.checking import check
from provenance.trace import trace
from tests.provenance.desk import checked, codes, only, sources_in

FICTION = "One keeper reported that the talk of repairs was “mere fiction, told to please the board in town”."
LETTER = (
    "In its letter of 5 May the Pilots' Union called the toll “an act of war against the poor of the delta”."
)
RANSOM = "We have never paid a ransom, and we shall never pay one to anybody."
OWN = "The Panel notes that “the western pier was sold to a circus in the winter of the great fog”."
TERM = "So-called “weather pilots who had never seen the weather” were paid by the board in silver coin."
TITLE_AND_OWN = "The pier was closed in the spring of the flood, and nobody wrote the date of it down."
REPORT = {
    "text": "\n\n".join((FICTION, LETTER, OWN, TERM, TITLE_AND_OWN)),
    "title": "Fourth report of the harbour inquiry",
    "symbol": "HB/1931/4",
}
TOLD = "mere fiction, told to please the board in town"
WAR = "an act of war against the poor of the delta"


@pytest.mark.parametrize(
    ("draft", "voice"),
    [
        (f"The report said the talk was “{TOLD}”.", "One keeper"),
        (f"“{WAR},” the fourth report says of the toll.", "the Pilots' Union"),
        (f"HB/1931/4 calls the toll “{WAR}”.", "the Pilots' Union"),
    ],
)
def test_words_of_another_voice_are_not_the_sources_own(tmp_path: Path, draft: str, voice: str) -> None:
    one = only(checked(tmp_path, draft, {"r": REPORT}))
    assert (one.verdict, codes(one)) == (Verdict.MISATTRIBUTED, ["misattributed"])
    assert f"credits “{voice}”" in one.remarks[0].note


def test_a_block_quotation_is_another_voice_too(tmp_path: Path) -> None:
    source, draft = tmp_path / "report.html", tmp_path / "draft.txt"
    source.write_text(
        "<article><h1>Report on salt</h1><p>The harbour master wrote at length about the days of fog:</p>"
        f"<blockquote><p>{RANSOM}</p></blockquote><p>{TITLE_AND_OWN}</p></article>",
        encoding="utf-8",
    )
    draft.write_text(f"The report says: “{RANSOM}”", encoding="utf-8")
    one = only(check([draft], [source]))
    assert (
        one.remarks[0].note
        == "the source has these words in a block quotation and credits “The harbour master”"
    )


@pytest.mark.parametrize(
    "draft",
    [
        f"One keeper told the inquiry that the talk was “{TOLD}”, the report said.",
        f"“{TOLD},” a keeper said.",
        f"“{TOLD},” the report said, quoting a keeper.",
        f"The report, citing a man of the tower, said the talk was “{TOLD}”.",
        f"A keeper was blunt. The talk of repairs was “{TOLD}”, the report said.",
        f"The union called the toll “{WAR}”, according to the report.",
        f"The toll is “{WAR}”.",
        "The report says that “the western pier was sold to a circus in the winter of the great fog”.",
        "The report speaks of “weather pilots who had never seen the weather”.",
        "“The pier was closed in the spring of the flood,” the report said.",
        f"Senator Holm called the toll “{WAR}”.",
    ],
)
def test_nothing_is_said_where_the_credit_may_be_right(tmp_path: Path, draft: str) -> None:
    assert "misattributed" not in codes(only(checked(tmp_path, draft, {"r": REPORT})))


def test_words_around_the_marks_of_the_source_make_the_quotation_its_own(tmp_path: Path) -> None:
    draft = f"“the talk of repairs was ‘{TOLD}’,” the report said."
    assert "misattributed" not in codes(only(checked(tmp_path, draft, {"r": REPORT})))


def test_words_that_the_source_also_has_as_its_own_are_its_own(tmp_path: Path) -> None:
    report = {**REPORT, "text": f"{REPORT['text']}\n\nThe toll was {WAR}."}
    assert "misattributed" not in codes(
        only(checked(tmp_path, f"The toll is “{WAR}”, the report says.", {"r": report}))
    )


def test_a_transcript_is_its_speakers_own(tmp_path: Path) -> None:
    speech = {
        "text": f"MS. HOLM: {TITLE_AND_OWN}\n\nMR. REED: “{WAR}”, as they say.",
        "title": "Minutes of the board",
    }
    draft = "“The pier was closed in the spring of the flood,” the minutes say."
    assert "misattributed" not in codes(only(checked(tmp_path, draft, {"r": speech})))


def test_the_people_of_a_novel_speak_their_authors_words(tmp_path: Path) -> None:
    talk = "\n\n".join(
        f"“The tide of {number} was the worst that I ever saw from this rock,” said keeper {number}."
        for number in range(1_600)
    )
    novel = {"text": talk, "title": "The lamp report", "author": "Ada Marsh"}
    draft = "“The tide of 77 was the worst that I ever saw from this rock,” Ada Marsh writes."
    assert "misattributed" not in codes(only(checked(tmp_path, draft, {"r": novel})))


def test_trace_tells_the_witness_whose_credit_is_wrong(tmp_path: Path) -> None:
    wrong, right = tmp_path / "wrong.txt", tmp_path / "right.txt"
    wrong.write_text(f"“{WAR},” the fourth report says of the toll.", encoding="utf-8")
    right.write_text(f"“{WAR},” the Pilots' Union says of the toll.", encoding="utf-8")
    found = trace([wrong, right], [sources_in(tmp_path, {"r": REPORT})])
    told = {
        Path(witness.document).stem: witness.miscredit for one in found.apparatus for witness in one.witnesses
    }
    assert told["right"] == ""
    assert "credits “the Pilots' Union”" in told["wrong"]


DREDGED = "The channel was dredged twice, and twice the gravel came back with the first tide of the winter."
LICENCES = (
    "Not one licence was sold to a cousin of mine, whatever the harbour master may have told the papers."
)
DEBATE = {
    "text": "\n\n".join(
        (
            "Ms Holt (North): Where did the money go?",
            f"Mr Voss (Harbour Party): {DREDGED}",
            "Ms Holt (North): And the licences?",
            f"Mr Voss (Harbour Party): {LICENCES}",
            "Dr Orme: I have a question on fog.",
            "The Chair: Order. Ms Holt has the floor.",
        )
    ),
    "title": "Debate on the harbour",
}
GRAVEL = "twice the gravel came back with the first tide of the winter"


def test_words_of_one_speaker_of_a_transcript_are_not_anothers(tmp_path: Path) -> None:
    one = only(checked(tmp_path, f"“And {GRAVEL},” Ms Holt said.", {"r": DEBATE}))
    assert one.verdict is Verdict.MISATTRIBUTED
    assert one.remarks[0].note == "the transcript gives these words to “Mr Voss”"


@pytest.mark.parametrize("who", ["Mr Voss", "Anton Voss", "the minister", "Mr Grieg"])
def test_who_speaks_or_is_no_speaker_of_the_transcript_may_be_credited(tmp_path: Path, who: str) -> None:
    one = only(checked(tmp_path, f"“And {GRAVEL},” {who} said.", {"r": DEBATE}))
    assert "misattributed" not in codes(one)


def test_names_in_front_that_do_not_come_again_make_no_transcript(tmp_path: Path) -> None:
    text = f"Mr Voss: {DREDGED}\n\nNote: all is well.\n\nMs Holt: {LICENCES}"
    one = only(checked(tmp_path, f"“And {GRAVEL},” Ms Holt said.", {"r": {"text": text, "title": "Letters"}}))
    assert "misattributed" not in codes(one)
