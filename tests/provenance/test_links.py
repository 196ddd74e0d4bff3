"""Links into the articles: only to the web, only as browsers find them."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from provenance.reports.links import link_to, web_address


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//example.org/a", "example.org",
        "https://", "https://a b", "https://a\x00b", "https://a\u202eb", 'https://a"b', "http://[::1", "",
        "\thttps://example.org",
    ],
)  # fmt: skip
def test_what_is_no_plain_web_address_gets_no_link(url: str) -> None:
    assert web_address(url) == ""
    assert link_to(url, "some words") == ""


def test_hyphens_commas_and_ampersands_are_encoded() -> None:
    assert link_to("https://e.example/", "Al-Qaida, & co").endswith("#:~:text=Al%2DQaida%2C%20%26%20co")


def test_a_long_stretch_is_given_by_its_ends_in_whole_words() -> None:
    text = " ".join(f"word{n}" for n in range(60))
    start, end = link_to("https://e.example/", text).split(":~:text=")[1].split(",")
    assert unquote(start) == "word0 word1 word2 word3 word4"
    assert unquote(end) == "word55 word56 word57 word58 word59"


def test_the_ends_of_a_stretch_never_overlap() -> None:
    text = "a" * 60 + " " + "b" * 60
    assert link_to("https://e.example/", text).endswith("a" * 60 + "," + "b" * 60)


def test_a_stretch_over_paragraphs_is_given_by_its_ends() -> None:
    assert link_to("https://e.example/", "one two\n\nthree four").endswith("#:~:text=one%20two,three%20four")


def test_an_address_with_a_fragment_keeps_it() -> None:
    assert link_to("https://e.example/#top", "one") == "https://e.example/#top:~:text=one"
