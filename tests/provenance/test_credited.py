"""An article that names a source needs less of its words: what it credits to it is looked for there."""

from __future__ import annotations

from pathlib import Path

from provenance.checks import Verdict
from provenance.drafts.checking import check
from provenance.options import Options
from provenance.trace import trace

REPORT = (
    "The panel visited eleven ports. One keeper called the talk of a rift mere fiction, and left. It did not "
    "say how many lamps had been lit in the spring of that year, nor who had paid for the paraffin."
)
MINUTES = (
    "The council called the estimate mere fiction and sent it back. It voted to repaint the bandstand before "
    "midsummer, against the advice of the vicar."
)
OUT = "The Third report of the Lantern Panel is out."


def _places(folder: Path, article: str) -> list[tuple[str, str]]:
    """Return the source and the words of every witness, given two sources with titles."""
    for name, title, text in (
        ("report", "Third report of the Lantern Panel", REPORT),
        ("minutes", "Minutes of the parish council", MINUTES),
    ):
        (folder / f"{name}.html").write_text(
            f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{text}</p>"
            f"<p>{'Nothing else was said that day about the tide, the mud or the gulls. ' * 8}</p>"
            "</article></body></html>",
            encoding="utf-8",
        )
    (folder / "article.txt").write_text(article, encoding="utf-8")
    found = trace([folder / "article.txt"], [folder / "report.html", folder / "minutes.html"], Options())
    return [
        (one.passage.place.document, witness.text)
        for one in found.apparatus
        for witness in one.witnesses
        if one.passage.place
    ]


def test_two_words_credited_to_a_source_by_its_title_are_placed_in_it(tmp_path: Path) -> None:
    article = f"{OUT} The rift is “mere fiction”, the Lantern Panel’s report said."
    assert _places(tmp_path, article) == [("report.html", "mere fiction")]


def test_the_source_that_is_named_is_chosen_before_one_with_the_same_words(tmp_path: Path) -> None:
    article = "The estimate is “mere fiction”, the Minutes of the parish council said."
    assert _places(tmp_path, article) == [("minutes.html", "mere fiction")]


def test_a_sentence_that_two_sources_have_is_placed_in_the_one_that_is_named(tmp_path: Path) -> None:
    shared = "Nothing else was said that day about the tide, the mud or the gulls"
    other = "It voted to repaint the bandstand before midsummer, against the advice of the vicar"
    article = f"“{other}”, the minutes say. “{shared},” the Lantern Panel’s report said."
    assert _places(tmp_path, article)[-1] == ("report.html", shared)


def test_a_check_looks_for_words_in_the_source_that_the_draft_names(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("The estimate is “mere fiction”, the Minutes of the parish council said.", "utf-8")
    _places(tmp_path, OUT)
    (found,) = check([draft], [tmp_path / "report.html", tmp_path / "minutes.html"]).drafts[0].checks
    assert (found.verdict, found.matches[0].passage.text.split()[1]) == (Verdict.VERBATIM, "council")


def test_two_words_credited_to_nobody_in_particular_are_not_placed(tmp_path: Path) -> None:
    assert _places(tmp_path, f"{OUT} The rift is “mere fiction”, a friend of the keepers said.") == []


def test_words_that_the_named_source_lacks_are_not_placed(tmp_path: Path) -> None:
    article = f"{OUT} It is “sheer lunacy”, the Lantern Panel’s report said."
    assert _places(tmp_path, article) == []
