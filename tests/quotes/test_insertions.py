"""A saying inside French marks is credited, and is none of the source's own words."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(
    ("text", "language", "spoken"),
    [
        (TEXT, "fr", ["Si rien ne change", "nous vendrons les bêtes."]),
        (
            "« Les bêtes partiront, a-t-il dit au juge. Tout est vendu. »",
            "fr",
            ["Les bêtes partiront", "Tout est vendu."],
        ),
        (
            "«La torre sigue en pie —dijo el alcalde—, y no caerá»",
            "es",
            ["La torre sigue en pie", "y no caerá"],
        ),
        ("« Nous vendrons les bêtes, prévient l’éleveur. »", "fr", ["Nous vendrons les bêtes"]),
        ("«Башня стоит, — сказал Павел Верин. — Она не упадёт».", "ru", ["Башня стоит", "Она не упадёт"]),
        ("« Nous vendrons les bêtes », prévient l’éleveur.", "fr", ["Nous vendrons les bêtes"]),
        ("The pilot said: “The bridge will hold.”", "en", ["The bridge will hold."]),
    ],
)
def test_what_is_said_stands_around_the_saying(text: str, language: str, spoken: list[str]) -> None:
    (quotation,) = found_in(text, language)
    assert [span.of(text) for span in quotation.spoken] == spoken
