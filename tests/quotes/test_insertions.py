"""A saying inside French marks is credited, and is none of the source's own words."""

from __future__ import annotations

from tests.quotes.quotation_cases import found_in

TEXT = "« Si rien ne change, prévient l’éleveur, nous vendrons les bêtes. »"


def test_the_saying_inside_the_marks_names_the_source() -> None:
    (quotation,) = found_in(TEXT, "fr")
    assert quotation.attribution is not None
    assert (quotation.attribution.speaker, quotation.attribution.rule) == ("l’éleveur", "inserted")


def test_the_saying_inside_the_marks_is_no_segment() -> None:
    (quotation,) = found_in(TEXT, "fr")
    assert [segment.of(TEXT) for segment in quotation.segments] == [
        "Si rien ne change",
        "nous vendrons les bêtes.",
    ]
