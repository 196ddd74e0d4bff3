"""Outlets, wires and wrapped addresses, and the table behind them."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from corpus.describing.outlets import domain_of, outlet_of, unwrapped, wire_at_head, wire_of

DATA = tomllib.loads(files("corpus").joinpath("data/outlets.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("https://www.bbc.co.uk/news", "bbc.co.uk"),
        ("https://gandhara.rferl.org/a/1.html", "rferl.org"),
        ("https://www.smh.com.au/world", "smh.com.au"),
        ("https://m.example.de/", "example.de"),
        ("no address", ""),
        ("https://[bad", ""),
    ],
)
def test_the_registrable_domain_is_what_one_owner_holds(address: str, domain: str) -> None:
    assert domain_of(address) == domain


@pytest.mark.parametrize(
    ("wrapped", "address"),
    [
        ("https://web.archive.org/web/20200601000000/https://thehill.com/a", "https://thehill.com/a"),
        ("http://web.archive.org/web/20200601000000id_/http://thehill.com/a?b=c", "http://thehill.com/a?b=c"),
        ("https://archive.ph/20200601/https://thehill.com/a", "https://thehill.com/a"),
        ("https://thehill-com.cdn.ampproject.org/v/s/thehill.com/a", "https://thehill.com/a"),
        ("https://www.google.com/amp/s/amp.cnn.com/a", "https://amp.cnn.com/a"),
        ("https://www.google.com/url?q=https://thehill.com/a&sa=D", "https://thehill.com/a"),
        ("https://thehill.com/a", "https://thehill.com/a"),
    ],
)
def test_an_archive_or_a_cache_is_seen_through(wrapped: str, address: str) -> None:
    assert unwrapped(wrapped)[0] == address


def test_only_archives_are_kept_as_archived_addresses() -> None:
    archived = "https://web.archive.org/web/20200601000000/https://thehill.com/a"
    assert unwrapped(archived)[1] == archived
    assert unwrapped("https://thehill-com.cdn.ampproject.org/c/s/thehill.com/a")[1] == ""


@pytest.mark.parametrize(
    ("byline", "wire"),
    [
        ("By ANN LEE, Associated Press", "Associated Press"),
        ("AP", "Associated Press"),
        ("Ann Lee (Reuters)", "Reuters"),
        ("Agence France-Presse", "AFP"),
        ("Pamela Apple", ""),
        ("Ann Lee", ""),
    ],
)
def test_a_byline_may_name_a_wire(byline: str, wire: str) -> None:
    assert wire_of(byline) == wire


def test_a_wire_is_not_its_own_wire() -> None:
    assert wire_of("Reuters Staff", "https://www.reuters.com/a") == ""


@pytest.mark.parametrize(
    ("text", "wire"),
    [
        ("Rain falls\n\nLONDON, June 1 (Reuters) - Rain fell.", "Reuters"),
        ("WASHINGTON (AP) — Rain fell.", "Associated Press"),
        ("Rain fell (a lot) - said the mayor.", ""),
    ],
)
def test_a_dateline_may_name_a_wire(text: str, wire: str) -> None:
    assert wire_at_head(text) == wire


def test_a_site_without_a_line_in_the_table_goes_by_its_own_name() -> None:
    assert outlet_of("https://news.example.org/", "Example News | Home of rain") == "Example News"
    assert outlet_of("https://news.example.org/", "https://example.org") == "example.org"


def test_the_table_holds_hosts_and_plain_names() -> None:
    assert len(DATA["names"]) >= 150
    assert [
        host for host in DATA["names"] if host != host.lower() or "/" in host or host.startswith("www.")
    ] == []
    assert [name for name in DATA["names"].values() if name != name.strip() or "|" in name] == []


def test_every_suffix_in_the_table_has_two_labels() -> None:
    assert [suffix for suffix in DATA["suffixes"]["two_labels"] if suffix.count(".") != 1] == []
